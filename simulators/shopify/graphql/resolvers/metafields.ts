import { createHash } from 'node:crypto';
import { definitionOf, resolveNamespace } from '../../metafields/write.ts';
import { legacyId } from '../../state/gid.ts';
import type { Metafield, MetafieldDefinition } from '../../state/types.ts';
import { connection } from '../connection.ts';
import type { Args, Fields } from '../context.ts';

interface Owned {
  readonly id: string;
  readonly metafields: readonly Metafield[];
}

/** A metafield as it is shown, knowing whose it is. */
interface Shown extends Metafield {
  readonly ownerType: string;
  readonly ownerId: string;
}

/** `metafield`, `metafields` and `metafieldDefinitions` of an owner type. */
export function metafieldFields(ownerType: string): Fields<Owned> {
  const shown = (owner: Owned, metafield: Metafield): Shown =>
    Object.assign(metafield, { ownerType, ownerId: owner.id });
  return {
    metafield: (owner, args) => {
      const namespace = resolveNamespace(args['namespace'] as string | null | undefined);
      const found = owner.metafields.find((one) => one.namespace === namespace && one.key === args['key']);
      return found ? shown(owner, found) : null;
    },
    metafields: (owner, args) => {
      const namespace = args['namespace'] as string | null | undefined;
      const keys = args['keys'] as readonly string[] | null | undefined;
      const found = owner.metafields.filter(
        (one) =>
          (namespace == null || one.namespace === resolveNamespace(namespace)) &&
          (keys == null || keys.includes(`${one.namespace}.${one.key}`) || keys.includes(one.key)),
      );
      return connection(
        found.map((one) => shown(owner, one)),
        args,
      );
    },
    metafieldDefinitions: (_, args, { act }) =>
      connection(
        [...act.shop.definitions.values()].filter((one) => one.ownerType === ownerType),
        args,
      ),
  };
}

const metafield: Fields<Shown> = {
  legacyResourceId: ({ id }) => legacyId(id),
  compareDigest: (source) => createHash('sha256').update(`${source.type}${source.value}`).digest('hex'),
  definition: (source, _, { act }) => definitionOf(act.shop, source.ownerType, source.namespace, source.key) ?? null,
  description: () => null,
  jsonValue: (source) => jsonOf(source),
  owner: (source, _, { act }) =>
    act.shop.orders.get(source.ownerId) ??
    act.shop.variants.get(source.ownerId) ??
    act.shop.products.get(source.ownerId),
  reference: () => null,
  references: () => null,
  sizeInBytes: (source) => Buffer.byteLength(source.value),
};

function jsonOf(source: Metafield): unknown {
  if (!/^(json|number_|boolean|list\.)/.test(source.type)) return source.value;
  try {
    return JSON.parse(source.value) as unknown;
  } catch {
    return source.value;
  }
}

const definition: Fields<MetafieldDefinition> = {
  type: (source) => ({
    name: source.type,
    category: source.type === 'id' ? 'ID' : 'TEXT',
    supportsDefinitionMigrations: false,
    valueType: 'STRING',
  }),
  access: (source) => ({ admin: source.adminAccess, storefront: source.storefrontAccess, customerAccount: 'NONE' }),
  capabilities: (source) => ({
    adminFilterable: {
      eligible: true,
      enabled: source.adminFilterable,
      status: source.adminFilterable ? 'FILTERABLE' : 'NOT_FILTERABLE',
    },
    uniqueValues: { eligible: true, enabled: source.uniqueValues },
  }),
  metafieldsCount: (source, _, { act }) =>
    [...act.shop.orders.values(), ...act.shop.variants.values(), ...act.shop.products.values()]
      .flatMap((owner) => owner.metafields)
      .filter((one) => one.namespace === source.namespace && one.key === source.key).length,
  pinnedPosition: () => null,
  useAsCollectionCondition: () => false,
  validationStatus: () => 'ALL_VALID',
  validations: (source) => source.validations.map((one) => ({ ...one, type: 'single_line_text_field' })),
};

export const METAFIELD_FIELDS = { Metafield: metafield, MetafieldDefinition: definition };

/** Filters of `metafieldDefinitions`. */
export function definitionFilter(args: Args): (definition: MetafieldDefinition) => boolean {
  const namespace = args['namespace'] as string | null | undefined;
  return (one) =>
    one.ownerType === args['ownerType'] &&
    (namespace == null || one.namespace === resolveNamespace(namespace)) &&
    (args['key'] == null || one.key === args['key']);
}
