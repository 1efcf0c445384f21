import { createDefinition, updateDefinition, type DefinitionInput } from '../../metafields/definitions.ts';
import { metafieldErrors, putMetafield } from '../../metafields/write.ts';
import type { MetafieldInput } from '../../orders/inputs.ts';
import { orderDocument } from '../../search/documents.ts';
import { indexLater } from '../../search/index-lag.ts';
import { parseGid } from '../../state/gid.ts';
import { Refusal, refuse } from '../../user-error.ts';
import { mutation, type MutationResolver } from './run.ts';

const OWNER_TYPES: Readonly<Record<string, string>> = {
  Order: 'ORDER',
  ProductVariant: 'PRODUCTVARIANT',
  Product: 'PRODUCT',
};

export const METAFIELD_MUTATIONS: Readonly<Record<string, MutationResolver>> = {
  metafieldDefinitionCreate: mutation((args, { act }) => ({
    createdDefinition: createDefinition(act, args['definition'] as DefinitionInput),
    userErrors: [],
  })),
  metafieldDefinitionUpdate: mutation((args, { act }) => ({
    updatedDefinition: updateDefinition(act, args['definition'] as DefinitionInput),
    validationJob: null,
    userErrors: [],
  })),
  metafieldsSet: mutation((args, { act }) => {
    const { shop, world } = act;
    const inputs = args['metafields'] as readonly (MetafieldInput & { readonly ownerId: string })[];
    if (inputs.length > 25)
      return refuse(['metafields'], 'Exceeded the maximum metafields input limit of 25.', 'LESS_THAN_OR_EQUAL_TO');
    const owners = inputs.map((input, index) => {
      const ownerType = OWNER_TYPES[parseGid(input.ownerId)?.type ?? ''];
      const owner =
        shop.orders.get(input.ownerId) ?? shop.variants.get(input.ownerId) ?? shop.products.get(input.ownerId);
      return owner && ownerType
        ? { owner, ownerType, input }
        : refuse(['metafields', String(index), 'ownerId'], 'Owner does not exist.', 'INVALID');
    });
    const errors = owners.flatMap(({ owner, ownerType, input }, index) =>
      metafieldErrors(act, ownerType, [input], ['metafields'], owner.id).map((error) => ({
        ...error,
        field: ['metafields', String(index), ...(error.field?.slice(2) ?? [])],
        elementIndex: null,
      })),
    );
    if (errors.length > 0) throw new Refusal(errors);
    const metafields = owners.map(({ owner, ownerType, input }) => {
      const made = putMetafield(world, shop, ownerType, owner.metafields, input);
      const order = shop.orders.get(owner.id);
      if (order) indexLater(world, shop, order.id, orderDocument(shop, order));
      return Object.assign(made, { ownerType, ownerId: owner.id });
    });
    return { metafields, userErrors: [] };
  }),
};
