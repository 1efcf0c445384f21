import type { Context } from './context.ts';
import { accessDenied } from './errors.ts';

/** One of these scopes opens the field (reference 8.3); a write scope includes its read scope. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  product: ['read_products'],
  products: ['read_products'],
  productVariant: ['read_products'],
  productVariants: ['read_products'],
  productVariantByIdentifier: ['read_products'],
  inventoryItem: ['read_inventory', 'read_products'],
  inventoryItems: ['read_inventory', 'read_products'],
  inventoryLevel: ['read_inventory'],
  location: ['read_locations'],
  locations: ['read_locations'],
  order: ['read_orders'],
  orders: ['read_orders'],
  ordersCount: ['read_orders'],
  orderByIdentifier: ['read_orders'],
  refund: ['read_orders'],
  fulfillment: ['read_orders', 'read_fulfillments'],
  fulfillmentOrder: [
    'read_merchant_managed_fulfillment_orders',
    'read_assigned_fulfillment_orders',
    'read_third_party_fulfillment_orders',
  ],
  fulfillmentOrders: [
    'read_merchant_managed_fulfillment_orders',
    'read_assigned_fulfillment_orders',
    'read_third_party_fulfillment_orders',
  ],
  market: ['read_markets'],
  markets: ['read_markets'],
  return: ['read_returns'],
  returnableFulfillments: ['read_returns', 'read_orders'],
  reverseFulfillmentOrder: ['read_returns'],
  returnReasonDefinitions: ['read_returns', 'read_orders'],
  orderCreate: ['write_orders'],
  orderUpdate: ['write_orders'],
  orderCancel: ['write_orders'],
  orderMarkAsPaid: ['write_orders'],
  refundCreate: ['write_orders'],
  fulfillmentOrderMove: [
    'write_merchant_managed_fulfillment_orders',
    'write_assigned_fulfillment_orders',
    'write_third_party_fulfillment_orders',
  ],
  fulfillmentCreate: [
    'write_merchant_managed_fulfillment_orders',
    'write_assigned_fulfillment_orders',
    'write_third_party_fulfillment_orders',
  ],
  fulfillmentCancel: [
    'write_merchant_managed_fulfillment_orders',
    'write_assigned_fulfillment_orders',
    'write_third_party_fulfillment_orders',
  ],
  fulfillmentTrackingInfoUpdate: [
    'write_merchant_managed_fulfillment_orders',
    'write_assigned_fulfillment_orders',
    'write_third_party_fulfillment_orders',
  ],
  inventoryAdjustQuantities: ['write_inventory'],
  inventorySetQuantities: ['write_inventory'],
  inventoryActivate: ['write_inventory'],
  returnCreate: ['write_returns'],
  returnProcess: ['write_returns'],
  returnClose: ['write_returns'],
  // nested
  contextualPricing: ['read_products'],
  inventoryLevels: ['read_inventory'],
  fulfillmentOrdersOfOrder: [
    'read_merchant_managed_fulfillment_orders',
    'read_assigned_fulfillment_orders',
    'read_third_party_fulfillment_orders',
  ],
  customerUpsert: ['write_customers'],
  customer: ['read_customers'],
};

/** @throws GraphQLError ACCESS_DENIED */
export function needScope(context: Context, field: string, shownAs = field): void {
  const needed = NEEDED[field];
  if (needed && !needed.some((scope) => holds(context.scopes, scope))) throw accessDenied(shownAs, needed[0] ?? '');
}

export function holds(scopes: readonly string[], scope: string): boolean {
  return scopes.includes(scope) || (scope.startsWith('read_') && scopes.includes(scope.replace('read_', 'write_')));
}

/** Scope that a webhook topic asks for; topics that are not listed ask for none. */
export function scopeOfTopic(topic: string): string | null {
  const [resource] = topic.split('/');
  const byResource: Readonly<Record<string, string>> = {
    orders: 'read_orders',
    refunds: 'read_orders',
    fulfillments: 'read_fulfillments',
    returns: 'read_returns',
    inventory_levels: 'read_inventory',
    inventory_items: 'read_inventory',
    products: 'read_products',
    locations: 'read_locations',
    fulfillment_orders: 'read_merchant_managed_fulfillment_orders',
  };
  return byResource[resource ?? ''] ?? null;
}
