import { readFileSync } from 'node:fs';
import {
  buildSchema,
  GraphQLError,
  isAbstractType,
  isObjectType,
  isScalarType,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';
import { parseGid } from '../state/gid.ts';
import type { Context } from './context.ts';
import { apiError } from './errors.ts';
import { RESOLVERS } from './resolvers/index.ts';
import { MUTATIONS } from './mutations/index.ts';

/**
 * The extract of Shopify's official schema. It is the one file outside this folder that the simulator reads: it is
 * Shopify's word, not ours, and generated from Shopify's own package.
 */
const SDL = new URL('../../../sync/stores/shopify/schema/admin-2026-10.graphql', import.meta.url);

let built: GraphQLSchema | null = null;

/** The executable schema; built once per process. */
export function adminSchema(): GraphQLSchema {
  built ??= build(readFileSync(SDL, 'utf8'));
  return built;
}

function build(sdl: string): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isScalarType(type)) checkScalar(type);
    if (isAbstractType(type)) type.resolveType = typeOf;
    if (!isObjectType(type)) continue;
    const own = RESOLVERS[type.name] ?? {};
    for (const [name, field] of Object.entries(type.getFields())) {
      const resolve = own[name];
      field.resolve =
        type.name === 'Mutation'
          ? (MUTATIONS[name] ?? notCovered(type.name, name))
          : resolve
            ? (source: unknown, args: Record<string, unknown>, context: Context) =>
                resolve(source as never, args, context)
            : plain(type.name, name);
    }
  }
  return schema;
}

/** A property of the source; a field nobody wrote is refused loudly instead of answered with null. */
function plain(type: string, name: string): GraphQLFieldResolver<unknown, Context> {
  return (source) => {
    if (typeof source === 'object' && source !== null && name in source)
      return (source as Record<string, unknown>)[name];
    throw uncovered(type, name);
  };
}

function notCovered(type: string, name: string): GraphQLFieldResolver<unknown, Context> {
  return () => {
    throw uncovered(type, name);
  };
}

function uncovered(type: string, name: string): GraphQLError {
  return apiError('SIMULATOR_NOT_COVERED', `The Shopify simulator does not cover ${type}.${name}.`);
}

/** By an explicit `__typename`, else by the global id. */
function typeOf(source: unknown): string | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  const named = source as { __typename?: string; id?: string };
  return named.__typename ?? (named.id === undefined ? undefined : parseGid(named.id)?.type);
}

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  DateTime: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
  Decimal: (value) => typeof value === 'number' || typeof value === 'string',
  Money: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)),
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  UnsignedInt64: (value) => typeof value === 'string' && /^\d+$/.test(value),
};

/** Decimals are kept as text; wrong values are refused as the real scalars refuse them. */
function checkScalar(type: GraphQLScalarType): void {
  const check = CHECKS[type.name];
  if (!check) return;
  const read = (value: unknown): unknown => {
    if (!check(value)) throw new GraphQLError(`Invalid ${type.name} '${String(value)}'`);
    return type.name === 'Decimal' || type.name === 'Money' ? String(value) : value;
  };
  type.parseValue = read;
  type.parseLiteral = (node) => read('value' in node ? node.value : null);
}
