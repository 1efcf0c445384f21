/**
 * Types and documents of the Shopify operations: `npm run codegen`, after a change in `operations/*.graphql` or of the
 * schema extract. The result is committed and runs as it is under Node's type stripping (no enums, `import type`).
 */
import type { CodegenConfig } from '@graphql-codegen/cli';

const folder = 'sync/stores/shopify';

const config: CodegenConfig = {
  schema: `${folder}/schema/admin-2026-10.graphql`,
  documents: [`${folder}/operations/*.graphql`],
  generates: {
    [`${folder}/generated/operations.ts`]: {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        // Objects, not TypeScript enums: they can be asked at run time which values there are.
        enumType: 'const',
        useTypeImports: true,
        immutableTypes: true,
        scalars: {
          ID: 'string',
          DateTime: 'string',
          Decimal: 'string',
          Money: 'string',
          URL: 'string',
          UnsignedInt64: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
