import type { Act } from '../act.ts';
import type { MetafieldInput } from '../orders/inputs.ts';
import { legacyId } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { Metafield, MetafieldDefinition } from '../state/types.ts';
import type { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

/** The numeric id of the app, which names its reserved namespaces. */
export const APP_ID = 'gid://shopify/App/21474836480';

/** `$app`, `$app:x` and no namespace at all mean the app's own one: `app--<id>`, `app--<id>--x`. */
export function resolveNamespace(namespace: string | null | undefined): string {
  const own = `app--${legacyId(APP_ID)}`;
  if (namespace === null || namespace === undefined || namespace === '$app') return own;
  return namespace.startsWith('$app:') ? `${own}--${namespace.slice('$app:'.length)}` : namespace;
}

export function definitionOf(
  shop: Shop,
  ownerType: string,
  namespace: string,
  key: string,
): MetafieldDefinition | undefined {
  return [...shop.definitions.values()].find(
    (one) => one.ownerType === ownerType && one.namespace === namespace && one.key === key,
  );
}

/** What is wrong with metafields to be written on an owner of this type. */
export function metafieldErrors(
  act: Act,
  ownerType: string,
  inputs: readonly MetafieldInput[],
  path: readonly string[],
  ownerId: string | null = null,
): (UserError & { index: number })[] {
  const errors: (UserError & { index: number })[] = [];
  inputs.forEach((input, index) => {
    const fail = (part: string, message: string, code: string) =>
      errors.push({ field: [...path, String(index), part], message, code, index });
    if (!input.key) return fail('key', "Key can't be blank", 'BLANK');
    if (input.value === null || input.value === undefined || input.value === '') {
      return fail('value', "Value can't be blank", 'BLANK');
    }
    const namespace = resolveNamespace(input.namespace);
    const definition = definitionOf(act.shop, ownerType, namespace, input.key);
    if (!definition && !input.type) return fail('type', "Type can't be blank", 'BLANK');
    if (definition && input.type && input.type !== definition.type) {
      return fail('type', `Type must be ${definition.type}`, 'INVALID_TYPE');
    }
    const taken = holders(act.shop, namespace, input.key, input.value).some((id) => id !== ownerId);
    if (definition?.uniqueValues && taken && act.world.options.duplicateCustomIds === 'refused') {
      fail('value', 'Value has already been taken', 'TAKEN');
    }
    return undefined;
  });
  return errors;
}

/** Orders and variants that carry a value, oldest first. */
export function holders(shop: Shop, namespace: string, key: string, value: string): string[] {
  return [...shop.orders.values(), ...shop.variants.values()]
    .filter((owner) =>
      owner.metafields.some((one) => one.namespace === namespace && one.key === key && one.value === value),
    )
    .map((owner) => owner.id);
}

/** Writes one metafield into an owner's list. */
export function putMetafield(
  world: World,
  shop: Shop,
  ownerType: string,
  list: Metafield[],
  input: MetafieldInput,
): Metafield {
  const namespace = resolveNamespace(input.namespace);
  const key = input.key ?? '';
  const stamp = world.clock.stamp();
  const type = input.type ?? definitionOf(shop, ownerType, namespace, key)?.type ?? 'single_line_text_field';
  const known = list.find((one) => one.namespace === namespace && one.key === key);
  if (known) {
    known.value = input.value ?? '';
    known.type = type;
    known.updatedAt = stamp;
    return known;
  }
  const made: Metafield = {
    id: world.newId('Metafield'),
    namespace,
    key,
    type,
    value: input.value ?? '',
    createdAt: stamp,
    updatedAt: stamp,
  };
  list.push(made);
  return made;
}
