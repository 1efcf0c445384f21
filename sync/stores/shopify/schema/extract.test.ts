import { readdirSync, readFileSync } from 'node:fs';
import { assertValidSchema, buildSchema, concatAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { MUTATION_FIELDS, QUERY_FIELDS } from './keep.ts';

const schema = buildSchema(readFileSync(new URL('./admin-2026-10.graphql', import.meta.url), 'utf8'));
const problems = (document: string) => validate(schema, parse(document)).map((error) => error.message);

describe('the extract of the Admin schema', () => {
  it('is a valid schema that holds every listed root field', () => {
    assertValidSchema(schema);
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([...QUERY_FIELDS].sort());
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual([...MUTATION_FIELDS].sort());
  });

  it('keeps @idempotent and the inputs that take exactly one of their fields', () => {
    expect(schema.getDirective('idempotent')?.locations).toEqual(['FIELD']);
    expect(
      problems(
        '{ orderByIdentifier(identifier: { id: "gid://shopify/Order/1", customId: { key: "a", value: "b" } }) { id } }',
      ),
    ).toHaveLength(1);
  });

  it('holds everything that the operations of the adapter ask for', () => {
    const folder = new URL('../operations/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
    const documents = concatAST(files.map((name) => parse(readFileSync(new URL(name, folder), 'utf8'))));
    expect(validate(schema, documents).map((error) => error.message)).toEqual([]);
  });

  it('refuses what the full schema would refuse', () => {
    expect(problems('{ shop { nonsense } }')).toHaveLength(1);
    expect(problems('{ order(id: 1) { lineItems(first: "x") { nodes { id } } } }')).not.toEqual([]);
  });
});
