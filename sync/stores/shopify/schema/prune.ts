import type {
  IntrospectionField,
  IntrospectionInputTypeRef,
  IntrospectionInterfaceType,
  IntrospectionObjectType,
  IntrospectionOutputTypeRef,
  IntrospectionQuery,
  IntrospectionType,
  IntrospectionUnionType,
} from 'graphql';

/** What to keep: root fields by name, object types by name. */
export interface Keep {
  readonly queryFields: readonly string[];
  readonly mutationFields: readonly string[];
  readonly objectTypes: readonly string[];
}

type Output = IntrospectionObjectType | IntrospectionInterfaceType | IntrospectionUnionType;
type TypeRef = IntrospectionOutputTypeRef | IntrospectionInputTypeRef;
const BUILT_IN_SCALARS = ['String', 'Int', 'Float', 'Boolean', 'ID'];

/**
 * A smaller introspection result that is a true part of the full one: every document valid against it is valid against
 * the full schema. Descriptions are left out.
 *
 * @throws Error when a listed field or type is not in the schema (a listed name that went away must not pass unnoticed).
 */
export function prune(full: IntrospectionQuery, keep: Keep): IntrospectionQuery {
  const schema = full.__schema;
  const byName = new Map(schema.types.map((type) => [type.name, type]));
  const kept = chooseOutputTypes(byName, keep);
  const query = schema.queryType.name;
  const mutation = schema.mutationType?.name ?? '';
  const rootFields = new Map([
    [query, requireAll(keep.queryFields, fieldNames(byName.get(query)), 'query field')],
    [mutation, requireAll(keep.mutationFields, fieldNames(byName.get(mutation)), 'mutation')],
  ]);

  // Dropping a type can empty an interface, which then must go too, with the fields that return it: until nothing changes.
  let outputs: Output[];
  do {
    outputs = schema.types.flatMap((type) => pruneOutput(type, byName, kept, rootFields.get(type.name)) ?? []);
  } while (outputs.filter(isEmpty).filter((type) => kept.delete(type.name)).length > 0);
  const used = usedOutputs(outputs, [query, mutation]);
  outputs = outputs.filter((type) => used.has(type.name));

  const reached = new Set<string>(BUILT_IN_SCALARS);
  for (const type of outputs) {
    if (type.kind !== 'UNION') for (const field of type.fields) reachFrom(field, byName, reached);
  }
  for (const directive of schema.directives) for (const arg of directive.args) reached.add(named(arg.type));
  const inputs = schema.types.filter((type) => isInputOrScalar(type) && reached.has(type.name));

  return withoutDescriptions({ __schema: { ...schema, subscriptionType: null, types: [...outputs, ...inputs] } });
}

/** Listed objects, the two roots, and what belongs to them by Shopify's naming: payloads, errors, connections, edges. */
function chooseOutputTypes(byName: ReadonlyMap<string, IntrospectionType>, keep: Keep): Set<string> {
  const objects = [...byName.values()].filter((type) => type.kind === 'OBJECT');
  requireAll(keep.objectTypes, new Set(objects.map((type) => type.name)), 'object type');
  const kept = new Set<string>([...keep.objectTypes, 'QueryRoot', 'Mutation']);

  const mutations = byName.get('Mutation');
  for (const field of mutations && 'fields' in mutations ? mutations.fields : []) {
    if (!keep.mutationFields.includes(field.name)) continue;
    const payload = byName.get(named(field.type));
    if (payload?.kind !== 'OBJECT') continue;
    kept.add(payload.name);
    for (const part of payload.fields) if (named(part.type).endsWith('Error')) kept.add(named(part.type));
  }
  for (const type of objects) for (const one of type.interfaces) if (kept.has(type.name)) kept.add(one.name);
  for (const type of byName.values()) {
    if (type.kind === 'UNION' && type.possibleTypes.some((member) => kept.has(member.name))) kept.add(type.name);
    if (type.kind === 'INTERFACE' && type.possibleTypes.some((member) => kept.has(member.name))) kept.add(type.name);
  }
  for (const type of objects) {
    const of = /^(.+)(?:Connection|Edge)$/.exec(type.name)?.[1];
    const item = of ? itemOf(type, byName) : undefined;
    if (item && kept.has(item)) kept.add(type.name);
  }
  return kept;
}

/** The type of the things in a connection or an edge. */
function itemOf(type: IntrospectionType, byName: ReadonlyMap<string, IntrospectionType>): string | undefined {
  if (type.kind !== 'OBJECT') return undefined;
  const node = type.fields.find((field) => field.name === 'node' || field.name === 'nodes');
  if (node) return named(node.type);
  const edges = type.fields.find((field) => field.name === 'edges');
  const edge = edges ? byName.get(named(edges.type)) : undefined;
  return edge ? itemOf(edge, byName) : undefined;
}

function pruneOutput(
  type: IntrospectionType,
  byName: ReadonlyMap<string, IntrospectionType>,
  kept: ReadonlySet<string>,
  rootFields: ReadonlySet<string> | undefined,
): Output | null {
  if (!kept.has(type.name)) return null;
  const survives = (field: IntrospectionField) => {
    if (rootFields && !rootFields.has(field.name)) return false;
    const target = byName.get(named(field.type));
    return target !== undefined && (target.kind === 'SCALAR' || target.kind === 'ENUM' || kept.has(target.name));
  };
  if (type.kind === 'UNION') {
    return { ...type, possibleTypes: type.possibleTypes.filter((member) => kept.has(member.name)) };
  }
  if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') return null;
  const smaller = {
    ...type,
    fields: type.fields.filter(survives),
    interfaces: (type.interfaces ?? []).filter((one) => kept.has(one.name)),
  };
  return smaller.kind === 'INTERFACE'
    ? { ...smaller, possibleTypes: smaller.possibleTypes.filter((member) => kept.has(member.name)) }
    : smaller;
}

function isEmpty(type: Output): boolean {
  return type.kind === 'UNION' ? type.possibleTypes.length === 0 : type.fields.length === 0;
}

/** Names of the output types that a document can meet, starting from the roots. */
function usedOutputs(outputs: readonly Output[], roots: readonly string[]): Set<string> {
  const byName = new Map(outputs.map((type) => [type.name, type]));
  const used = new Set<string>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = byName.get(name);
    if (!type || used.has(name)) continue;
    used.add(name);
    if (type.kind !== 'OBJECT') waiting.push(...type.possibleTypes.map((member) => member.name));
    if (type.kind === 'UNION') continue;
    waiting.push(...type.fields.map((field) => named(field.type)), ...type.interfaces.map((one) => one.name));
  }
  return used;
}

function reachFrom(field: IntrospectionField, byName: ReadonlyMap<string, IntrospectionType>, reached: Set<string>) {
  const waiting = [named(field.type), ...field.args.map((arg) => named(arg.type))];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = byName.get(name);
    if (!type || !isInputOrScalar(type) || reached.has(name)) continue;
    reached.add(name);
    if (type.kind === 'INPUT_OBJECT') waiting.push(...type.inputFields.map((input) => named(input.type)));
  }
}

function isInputOrScalar(type: IntrospectionType): boolean {
  return type.kind === 'SCALAR' || type.kind === 'ENUM' || type.kind === 'INPUT_OBJECT';
}

function named(ref: TypeRef): string {
  return ref.kind === 'NON_NULL' || ref.kind === 'LIST' ? named(ref.ofType) : ref.name;
}

function fieldNames(type: IntrospectionType | undefined): Set<string> {
  return new Set(type?.kind === 'OBJECT' ? type.fields.map((field) => field.name) : []);
}

function requireAll(wanted: readonly string[], present: ReadonlySet<string>, what: string): Set<string> {
  const missing = wanted.filter((name) => !present.has(name));
  if (missing.length > 0) throw new Error(`The official schema has no such ${what}: ${missing.join(', ')}.`);
  return new Set(wanted);
}

function withoutDescriptions(query: IntrospectionQuery): IntrospectionQuery {
  const text = JSON.stringify(query, (key, value: unknown) => (key === 'description' ? null : value));
  return JSON.parse(text) as IntrospectionQuery;
}
