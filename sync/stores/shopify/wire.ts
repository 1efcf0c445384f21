/**
 * What is read of Shopify's answers, one schema per operation. Each is checked by the compiler against the generated
 * type of its operation (see `Reads` in client.ts); enums stay text, since newer values must not break an answer.
 */
import { z } from 'zod';
import { isKnownCurrency } from '../../core/money.ts';
import { userErrors } from './envelope.ts';
import { attributes, instant, list, moneyV2, more, nodesOf, pageInfo } from './wire-parts.ts';

const variant = z.object({
  __typename: z.literal('ProductVariant'),
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  inventoryItem: z.object({ id: z.string() }),
  product: z.object({ title: z.string(), tags: z.array(z.string()), status: z.string() }),
});
export type WireVariant = z.output<typeof variant>;

export const findVariants = z.object({ productVariants: z.object({ nodes: z.array(variant), pageInfo }) });
export const variantsById = nodesOf('ProductVariant', variant);
export const singleVariantProducts = nodesOf(
  'Product',
  z.object({ __typename: z.literal('Product'), id: z.string(), variants: list(variant) }),
);
export const variantByMetafield = z.object({
  productVariantByIdentifier: variant.extend({ metafield: z.object({ value: z.string() }).nullable() }).nullable(),
});

const inventoryLevel = z.object({ quantities: z.array(z.object({ quantity: z.number().int() })) }).nullish();
export type WireLevel = z.output<typeof inventoryLevel>;

export const offers = nodesOf(
  'ProductVariant',
  z.object({
    __typename: z.literal('ProductVariant'),
    id: z.string(),
    price: z.string(),
    compareAtPrice: z.string().nullable(),
    inventoryPolicy: z.string(),
    inventoryItem: z.object({ id: z.string(), tracked: z.boolean(), inventoryLevel }),
    contextualPricing: z.object({ price: moneyV2, compareAtPrice: moneyV2.nullable() }),
  }),
);
export type WireOffer = z.output<typeof offers>['nodes'][number];
export const stockAt = nodesOf(
  'InventoryItem',
  z.object({ __typename: z.literal('InventoryItem'), id: z.string(), tracked: z.boolean(), inventoryLevel }),
);
export const changeStock = z.object({
  inventoryAdjustQuantities: z
    .object({ inventoryAdjustmentGroup: z.object({ id: z.string() }).nullable(), userErrors })
    .nullable(),
});

export const channelFacts = nodesOf(
  'ProductVariant',
  z.object({
    __typename: z.literal('ProductVariant'),
    id: z.string(),
    sku: z.string().nullable(),
    barcode: z.string().nullable(),
    inventoryItem: z.object({ id: z.string() }),
    product: z.object({ title: z.string(), vendor: z.string() }),
    selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
);
export type WireFacts = z.output<typeof channelFacts>['nodes'][number];
const metafield = z.object({ value: z.string() }).nullable();
export const metafieldOfVariants = nodesOf(
  'ProductVariant',
  z.object({
    __typename: z.literal('ProductVariant'),
    id: z.string(),
    metafield,
    product: z.object({ metafield }),
  }),
);

export const shopSettings = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string().refine(isKnownCurrency), taxesIncluded: z.boolean() }),
});
export type ShopSettings = z.output<typeof shopSettings>['shop'];
export const marketOfCountry = z.object({
  marketByGeography: z
    .object({ priceInclusions: z.object({ inclusiveTaxPricingStrategy: z.string() }).nullable() })
    .nullable(),
});
export const grantedScopes = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});
export const stockLocations = z.object({
  locations: z.object({
    nodes: z.array(
      z.object({ id: z.string(), name: z.string(), isActive: z.boolean(), fulfillsOnlineOrders: z.boolean() }),
    ),
    pageInfo,
  }),
});

const order = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  totalPriceSet: z.object({ presentmentMoney: moneyV2 }),
  transactions: z.array(z.object({ id: z.string() })),
  lineItems: list(z.object({ id: z.string(), customAttributes: attributes })),
});
export type WireOrder = z.output<typeof order>;

export const createOrder = z.object({
  orderCreate: z.object({ order: order.nullable(), userErrors }).nullable(),
});
export const orderByCustomId = z.object({ orderByIdentifier: order.nullable() });
export const orderById = z.object({ order: order.nullable() });
const orderHit = z.object({
  id: z.string(),
  sourceIdentifier: z.string().nullable(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
  metafield: z.object({ value: z.string() }).nullable(),
  lineItems: list(z.object({ customAttributes: attributes })),
});
export type WireOrderHit = z.output<typeof orderHit>;
export const searchOrders = z.object({ orders: list(orderHit) });

const lineState = z.object({
  id: z.string(),
  quantity: z.number().int(),
  currentQuantity: z.number().int(),
  unfulfilledQuantity: z.number().int(),
});
const fulfilledLine = z.object({ quantity: z.number().int().nullable(), lineItem: z.object({ id: z.string() }) });
const fulfilment = z.object({
  id: z.string(),
  status: z.string(),
  createdAt: instant,
  trackingInfo: z.array(
    z.object({ company: z.string().nullable(), number: z.string().nullable(), url: z.string().nullable() }),
  ),
});
const orderHead = z.object({ id: z.string(), name: z.string(), cancelledAt: instant.nullable() });
export const orderStates = nodesOf(
  'Order',
  orderHead.extend({
    __typename: z.literal('Order'),
    lineItems: z.object({ nodes: z.array(lineState), pageInfo: more }),
    fulfillmentsCount: z.object({ count: z.number().int() }).nullable(),
    fulfillments: z.array(
      fulfilment.extend({ fulfillmentLineItems: z.object({ nodes: z.array(fulfilledLine), pageInfo: more }) }),
    ),
  }),
);
export type WireOrderState = z.output<typeof orderStates>['nodes'][number];
export const longOrder = z.object({
  order: orderHead
    .extend({
      lineItems: z.object({ nodes: z.array(lineState), pageInfo }),
      fulfillments: z.array(z.object({ id: z.string() })),
    })
    .nullable(),
});
export const longFulfilment = z.object({
  fulfillment: fulfilment
    .extend({ fulfillmentLineItems: z.object({ nodes: z.array(fulfilledLine), pageInfo }) })
    .nullable(),
});
/** A fulfilment with all its lines, however many calls it took. */
export type WireFulfilment = z.output<typeof fulfilment> & {
  readonly lines: readonly z.output<typeof fulfilledLine>[];
};
export type WireOrderHead = z.output<typeof orderHead>;
export type WireLineState = z.output<typeof lineState>;

export const cancelOrder = z.object({
  orderCancel: z
    .object({
      job: z.object({ id: z.string() }).nullable(),
      jobResult: z.object({ status: z.string() }).nullable(),
      orderCancelUserErrors: userErrors,
    })
    .nullable(),
});
export const refundableOrder = z.object({
  order: z
    .object({
      id: z.string(),
      currencyCode: z.string(),
      presentmentCurrencyCode: z.string(),
      cancelledAt: instant.nullable(),
      refunds: z.array(z.object({ id: z.string(), note: z.string().nullable() })),
      transactions: z.array(
        z.object({ id: z.string(), kind: z.string(), status: z.string(), gateway: z.string().nullable() }),
      ),
      lineItems: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            unfulfilledQuantity: z.number().int(),
            discountedUnitPriceSet: z.object({ presentmentMoney: moneyV2 }),
          }),
        ),
        pageInfo,
      }),
    })
    .nullable(),
});
export const refundUnits = z.object({
  refundCreate: z.object({ refund: z.object({ id: z.string() }).nullable(), userErrors }).nullable(),
});

const shippable = z.object({
  id: z.string(),
  status: z.string(),
  requestStatus: z.string(),
  supportedActions: z.array(z.object({ action: z.string() })),
  assignedLocation: z.object({ location: z.object({ id: z.string() }).nullable() }),
  lineItems: z.object({
    nodes: z.array(
      z.object({ id: z.string(), remainingQuantity: z.number().int(), lineItem: z.object({ id: z.string() }) }),
    ),
    pageInfo: more,
  }),
});
export type WireShippable = z.output<typeof shippable>;
export const shippableOrder = z.object({
  order: z
    .object({
      id: z.string(),
      cancelledAt: instant.nullable(),
      fulfillmentOrders: z.object({ nodes: z.array(shippable), pageInfo: more }),
    })
    .nullable(),
});
export const createFulfilment = z.object({
  fulfillmentCreate: z
    .object({ fulfillment: z.object({ id: z.string(), status: z.string() }).nullable(), userErrors })
    .nullable(),
});

const fulfilmentOrder = z.object({
  id: z.string(),
  status: z.string(),
  requestStatus: z.string(),
  assignedLocation: z.object({ location: z.object({ id: z.string() }).nullable() }),
  lineItems: z.object({
    nodes: z.array(
      z.object({
        totalQuantity: z.number().int(),
        lineItem: z.object({ quantity: z.number().int(), customAttributes: attributes }),
      }),
    ),
    pageInfo: more,
  }),
});
export type WireFulfilmentOrder = z.output<typeof fulfilmentOrder>;
export const placements = nodesOf(
  'Order',
  z.object({
    __typename: z.literal('Order'),
    id: z.string(),
    fulfillmentOrders: z.object({ nodes: z.array(fulfilmentOrder), pageInfo: more }),
  }),
);
export type WirePlacedOrder = z.output<typeof placements>['nodes'][number];
export const moveTargets = nodesOf(
  'FulfillmentOrder',
  z.object({
    __typename: z.literal('FulfillmentOrder'),
    id: z.string(),
    locationsForMove: list(
      z.object({
        movable: z.boolean(),
        unavailableLineItemsCount: z.object({ count: z.number().int() }).nullable(),
        location: z.object({ id: z.string() }),
      }),
    ),
  }),
);
export type WireMoveTarget = z.output<typeof moveTargets>['nodes'][number]['locationsForMove']['nodes'][number];
export const moveFulfilmentOrder = z.object({
  fulfillmentOrderMove: z
    .object({ movedFulfillmentOrder: z.object({ id: z.string() }).nullable(), userErrors })
    .nullable(),
});

export const defineMetafield = z.object({
  metafieldDefinitionCreate: z
    .object({ createdDefinition: z.object({ id: z.string() }).nullable(), userErrors })
    .nullable(),
});
export const subscriptions = z.object({
  webhookSubscriptions: z.object({
    nodes: z.array(z.object({ id: z.string(), topic: z.string(), uri: z.string() })),
    pageInfo,
  }),
});
export const subscribe = z.object({ webhookSubscriptionCreate: z.object({ userErrors }).nullable() });
export const pointSubscription = z.object({ webhookSubscriptionUpdate: z.object({ userErrors }).nullable() });
