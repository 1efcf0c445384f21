import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

const MUTATION_COST = 10;
const CONNECTION_COST = 2;
/** What a list without any size counts as. */
const UNSIZED = 1;

/** The highest cost a single query may have (reference 9.1). */
export const MAX_COST = 1000;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Cost before execution: objects 1, mutations 10, connections by page size; scalars and enums are free. */
export function requestedCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): number {
  const walk = { schema, fragments, variables };
  const mutation = operation.operation === OperationTypeNode.MUTATION;
  const root = mutation ? schema.getMutationType() : schema.getQueryType();
  return root ? selectionCost(walk, root, operation.selectionSet, mutation) : 0;
}

function selectionCost(walk: Walk, parent: GraphQLNamedType, set: SelectionSetNode, mutationRoot = false): number {
  let always = 0;
  // Of fragments on different types only one can apply: the dearest counts.
  const byType = new Map<string, number>();
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      always += fieldCost(walk, parent, selection, mutationRoot);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
    if (!fragment) continue;
    const name = fragment.typeCondition?.name.value ?? parent.name;
    const type = walk.schema.getType(name) ?? parent;
    const cost = selectionCost(walk, type, fragment.selectionSet, mutationRoot);
    if (name === parent.name) always += cost;
    else byType.set(name, (byType.get(name) ?? 0) + cost);
  }
  return always + Math.max(0, ...byType.values());
}

function fieldCost(walk: Walk, parent: GraphQLNamedType, node: FieldNode, mutationRoot: boolean): number {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  const field = parent.getFields()[node.name.value];
  if (!field || !node.selectionSet || isLeftOut(walk, node)) return 0;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return 0;
  if (mutationRoot) return MUTATION_COST + selectionCost(walk, type, node.selectionSet);
  if (type.name.endsWith('Connection')) {
    return CONNECTION_COST + sizeOf(walk, node) * nodeCost(walk, type, node.selectionSet);
  }
  const one = 1 + selectionCost(walk, type, node.selectionSet);
  return isList(field.type) ? sizeOf(walk, node) * one : one;
}

/** Cost of one thing in a connection, whether asked for by `nodes` or by `edges { node }`. */
function nodeCost(walk: Walk, type: GraphQLNamedType, set: SelectionSetNode): number {
  if (!isObjectType(type)) return 1;
  let cost = 0;
  for (const node of fieldsIn(walk, set)) {
    const inner = type.getFields()[node.name.value];
    if (!inner || !node.selectionSet) continue;
    const target = getNamedType(inner.type);
    if (node.name.value === 'edges') cost = Math.max(cost, nodeCost(walk, target, node.selectionSet));
    if (node.name.value === 'nodes' || node.name.value === 'node') {
      cost = Math.max(cost, 1 + selectionCost(walk, target, node.selectionSet));
    }
  }
  return cost;
}

/** `@skip` and `@include`, with the variables as they are. */
function isLeftOut(walk: Walk, node: FieldNode): boolean {
  return (node.directives ?? []).some((directive) => {
    const condition = directive.arguments?.[0];
    const value: unknown = condition ? valueFromASTUntyped(condition.value, walk.variables) : undefined;
    return (
      (directive.name.value === 'skip' && value === true) || (directive.name.value === 'include' && value === false)
    );
  });
}

function fieldsIn(walk: Walk, set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
    return fragment ? fieldsIn(walk, fragment.selectionSet) : [];
  });
}

function sizeOf(walk: Walk, node: FieldNode): number {
  for (const argument of node.arguments ?? []) {
    if (!['first', 'last', 'ids'].includes(argument.name.value)) continue;
    const value: unknown = valueFromASTUntyped(argument.value, walk.variables);
    if (typeof value === 'number') return value;
    if (Array.isArray(value)) return value.length;
  }
  return UNSIZED;
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}

/** Cost of what was really answered: every object counts, wrappers of connections do not. */
export function actualCost(data: unknown, mutationFields: number, requested: number): number {
  const objects = count(data, '') - 1;
  const cost = mutationFields > 0 ? objects + mutationFields * (MUTATION_COST - 1) : objects;
  return Math.max(0, Math.min(requested, cost));
}

const WRAPPERS = new Set(['edges', 'pageInfo', 'userErrors']);

function count(value: unknown, name: string): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + count(item, name), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.entries(value).reduce((sum, [key, part]) => sum + count(part, key), 0);
  return inside + (WRAPPERS.has(name) ? 0 : 1);
}
