/**
 * Prints the SQL that takes an empty database, or the schema in a given file, to prisma/schema.prisma. Prisma's own
 * `migrate dev` needs a downloaded engine; this uses the same engine as WebAssembly. Row-level security is added by hand.
 *
 *   npm run db:author                       from an empty database
 *   npm run db:author -- old-schema.prisma  from an older schema
 */
import { readFileSync } from 'node:fs';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

// The package exports only a bundler entry; its parts are loaded by path.
const engineFolder = new URL('../node_modules/@prisma/schema-engine-wasm/', import.meta.url);
const runtime: unknown = await import(new URL('schema_engine_bg.js', engineFolder).href);
const wasmFile = new URL('schema_engine_bg.wasm', engineFolder);
const module_ = new WebAssembly.Module(readFileSync(wasmFile));
const instance = new WebAssembly.Instance(module_, { './schema_engine_bg.js': runtime as WebAssembly.ModuleImports });
const glue = runtime as {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new: (
      options: object,
      log: (line: string) => void,
      adapter: unknown,
    ) => Promise<{ diff(request: object): Promise<{ stdout: string | null }> }>;
  };
};
glue.__wbg_set_wasm(instance.exports);
(instance.exports['__wbindgen_start'] as () => void)();

const target = 'prisma/schema.prisma';
const from = process.argv[2];
const file = (name: string) => ({ path: name, content: readFileSync(name, 'utf8') });
const engine = await glue.SchemaEngine.new(
  { datamodels: [[target, file(target).content]] },
  () => undefined,
  bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: process.env['DATABASE_URL'] ?? '' })),
);
const { stdout } = await engine.diff({
  from: from ? { tag: 'schemaDatamodel', files: [file(from)] } : { tag: 'empty' },
  to: { tag: 'schemaDatamodel', files: [file(target)] },
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(`${stdout ?? ''}\n`);
process.exit(0); // The engine leaves a timer behind.
