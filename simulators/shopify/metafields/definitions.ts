import type { Act } from '../act.ts';
import type { MetafieldDefinition } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { definitionOf, resolveNamespace } from './write.ts';

export interface DefinitionInput {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly namespace?: string | null;
  readonly key: string;
  readonly type?: string | null;
  readonly ownerType: string;
  readonly access?: { readonly admin?: string | null; readonly storefront?: string | null } | null;
  readonly capabilities?: {
    readonly adminFilterable?: { readonly enabled: boolean } | null;
    readonly uniqueValues?: { readonly enabled: boolean } | null;
  } | null;
  readonly validations?: readonly { readonly name: string; readonly value: string }[] | null;
}

const TYPES = new Set([
  'id',
  'boolean',
  'date',
  'date_time',
  'json',
  'multi_line_text_field',
  'number_decimal',
  'number_integer',
  'order_reference',
  'product_reference',
  'single_line_text_field',
  'url',
  'variant_reference',
  'list.single_line_text_field',
]);
/** Types whose values can be searched for. */
const FILTERABLE = new Set([
  'id',
  'boolean',
  'number_integer',
  'single_line_text_field',
  'date',
  'date_time',
  'number_decimal',
]);

/** @throws Refusal, with TAKEN when there is one already (safe to repeat) */
export function createDefinition(act: Act, input: DefinitionInput): MetafieldDefinition {
  const at = (...path: readonly string[]) => ['definition', ...path];
  const namespace = resolveNamespace(input.namespace);
  if (!input.name) return refuse(at('name'), "Name can't be blank", 'BLANK');
  if (!/^[a-zA-Z0-9_-]{2,64}$/.test(input.key)) return refuse(at('key'), 'Key is invalid', 'INVALID_CHARACTER');
  if (!TYPES.has(input.type ?? '')) return refuse(at('type'), 'Type is not included in the list', 'INCLUSION');
  checkAccess(namespace, input);
  if (definitionOf(act.shop, input.ownerType, namespace, input.key)) {
    return refuse(
      at('key'),
      `Key is in use for ${input.ownerType} metafields on the '${namespace}' namespace.`,
      'TAKEN',
    );
  }
  const type = input.type ?? '';
  const filterable = input.capabilities?.adminFilterable?.enabled ?? false;
  if (filterable && !FILTERABLE.has(type)) {
    return refuse(at('capabilities', 'adminFilterable'), 'The type cannot be filtered by', 'INVALID_CAPABILITY');
  }
  if (type === 'id' && input.capabilities?.uniqueValues?.enabled === false) {
    return refuse(
      at('capabilities', 'uniqueValues'),
      'Unique values are required for ids',
      'CAPABILITY_REQUIRED_BUT_DISABLED',
    );
  }
  const definition: MetafieldDefinition = {
    id: act.world.newId('MetafieldDefinition'),
    name: input.name,
    description: input.description ?? null,
    namespace,
    key: input.key,
    type,
    ownerType: input.ownerType,
    adminAccess: input.access?.admin ?? (namespace.startsWith('app--') ? 'PRIVATE' : 'PUBLIC_READ_WRITE'),
    storefrontAccess: input.access?.storefront ?? 'NONE',
    adminFilterable: filterable,
    uniqueValues: type === 'id' || (input.capabilities?.uniqueValues?.enabled ?? false),
    validations: [...(input.validations ?? [])],
  };
  act.shop.definitions.set(definition.id, definition);
  return definition;
}

/** @throws Refusal */
export function updateDefinition(act: Act, input: DefinitionInput): MetafieldDefinition {
  const namespace = resolveNamespace(input.namespace);
  const known = definitionOf(act.shop, input.ownerType, namespace, input.key);
  if (!known) return refuse(['definition'], 'Definition not found.', 'NOT_FOUND');
  checkAccess(namespace, input);
  const filterable = input.capabilities?.adminFilterable?.enabled ?? known.adminFilterable;
  if (filterable && !FILTERABLE.has(known.type)) {
    return refuse(
      ['definition', 'capabilities', 'adminFilterable'],
      'The type cannot be filtered by',
      'INVALID_CAPABILITY',
    );
  }
  if (known.type === 'id' && input.capabilities?.uniqueValues?.enabled === false) {
    return refuse(
      ['definition', 'capabilities', 'uniqueValues'],
      'Cannot be disabled',
      'CAPABILITY_CANNOT_BE_DISABLED',
    );
  }
  known.name = input.name ?? known.name;
  known.description = input.description ?? known.description;
  known.adminAccess = input.access?.admin ?? known.adminAccess;
  known.adminFilterable = filterable;
  return known;
}

/** Admin access can be set in the app's own namespaces only. */
function checkAccess(namespace: string, input: DefinitionInput): void {
  if (input.access?.admin && !namespace.startsWith('app--')) {
    refuse(
      ['definition', 'access', 'admin'],
      'Admin access can only be specified for app namespaces',
      'ADMIN_ACCESS_INPUT_NOT_ALLOWED',
    );
  }
}
