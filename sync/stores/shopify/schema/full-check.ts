/**
 * Holds every operation of the Shopify adapter against the full official schema: `npm run schema:check-full`. The
 * extract is a part of that schema; this proves that no field was lost or changed in the cutting.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClientSchema, concatAST, Kind, parse, Source, validate, type GraphQLSchema } from 'graphql';
import { ADMIN_API_VERSION, fetchOfficialSchema, RegistryUnreachable } from './official.ts';

const folder = fileURLToPath(new URL('../operations/', import.meta.url));

function officialSchema(): GraphQLSchema | null {
  try {
    return buildClientSchema(fetchOfficialSchema());
  } catch (error) {
    if (error instanceof RegistryUnreachable) return null;
    throw error;
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const schema = officialSchema();
if (!schema) {
  say('NOT CHECKED: the npm registry cannot be reached, so the full official schema is not at hand.');
} else {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
  // Checked together, since fragments may live in a file of their own.
  const documents = concatAST(
    files.map((name) => parse(new Source(readFileSync(join(folder, name), 'utf8'), `operations/${name}`))),
  );
  const errors = validate(schema, documents, undefined, { maxErrors: 1000 });
  for (const error of errors) say(`${error.toString()}\n`);
  const operations = documents.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  say(
    `${operations.length} operations in ${files.length} files against the full Admin API ${ADMIN_API_VERSION}: ` +
      (errors.length === 0 ? 'all valid.' : `${errors.length} errors.`),
  );
  if (errors.length > 0) process.exitCode = 1;
}
