/**
 * What an operation will cost before it is sent, by the published rules: scalars 0, objects 1, mutations 10, connections
 * and `nodes(ids:)` by their size (reference shopify-admin 9.1). Shopify's true figure is lower for large pages; the
 * throttle learns the difference from its answers.
 */
import { Kind, OperationTypeNode } from 'graphql';
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
    if (definition.operation === OperationTypeNode.MUTATION) total += MUTATION;
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
  const first = numberOf(field, 'first', scope.variables);
  if (first !== null) return 1 + first * children;
  const ids = numberOf(field, 'ids', scope.variables);
  return ids === null ? 1 + children : ids * (1 + children);
}

/** The number an argument stands for: itself, or the length of a list. */
function numberOf(field: FieldNode, name: string, variables: Variables): number | null {
  const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  if (Array.isArray(given)) return given.length;
  return typeof given === 'number' ? given : null;
}
