/**
 * What an operation will cost before it is sent, by the published rules: scalars 0, objects 1, mutations 10, connections
 * and `nodes(ids:)` by their size (reference shopify-admin 9.1). Shopify's true figure is lower for large pages; the
 * throttle learns the difference from its answers.
 */
import { Kind } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;
interface Scope {
  readonly variables: Variables;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

const MUTATION = 10;

/** Points, at least 1. */
export function estimateCost(document: DocumentNode, variables: Variables): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let total = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.operation === 'mutation') total += MUTATION;
    total += costOf(definition.selectionSet, { variables, fragments });
  }
  return Math.max(1, total);
}

function costOf(set: SelectionSetNode, scope: Scope): number {
  return set.selections.reduce((sum, selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return sum + costOfField(selection, scope);
      case Kind.INLINE_FRAGMENT:
        return sum + costOf(selection.selectionSet, scope);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = scope.fragments.get(selection.name.value);
        return fragment ? sum + costOf(fragment.selectionSet, scope) : sum;
      }
    }
  }, 0);
}

function costOfField(field: FieldNode, scope: Scope): number {
  if (!field.selectionSet || field.name.value === 'pageInfo') return 0;
  const children = costOf(field.selectionSet, scope);
  const size = sizeOf(field, scope.variables);
  return size === null ? 1 + children : 1 + size * children;
}

/** How many objects a field may bring: its `first`, or the number of its `ids`. */
function sizeOf(field: FieldNode, variables: Variables): number | null {
  for (const argument of field.arguments ?? []) {
    const { value } = argument;
    const given =
      value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.INT ? Number(value.value) : undefined;
    if (argument.name.value === 'first' && typeof given === 'number') return given;
    // The root field `nodes` brings the objects themselves, one point each.
    if (argument.name.value === 'ids' && Array.isArray(given)) return given.length;
  }
  return null;
}
