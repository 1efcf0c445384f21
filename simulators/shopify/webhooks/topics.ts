/** Topics with a slash (`orders/create`), as headers and the app's configuration write them. */
const RESOURCES = [
  'app_subscriptions',
  'app',
  'bulk_operations',
  'customers',
  'fulfillment_events',
  'fulfillment_holds',
  'fulfillment_orders',
  'fulfillments',
  'inventory_items',
  'inventory_levels',
  'locations',
  'markets',
  'orders',
  'order_transactions',
  'products',
  'refunds',
  'returns',
  'reverse_fulfillment_orders',
  'shop',
  'variants',
];

/** `INVENTORY_LEVELS_UPDATE` → `inventory_levels/update`. */
export function fromEnumTopic(topic: string): string {
  const text = topic.toLowerCase();
  const resource = RESOURCES.filter((one) => text.startsWith(`${one}_`)).sort((a, b) => b.length - a.length)[0];
  return resource ? `${resource}/${text.slice(resource.length + 1)}` : text.replace('_', '/');
}

/** `inventory_levels/update` → `INVENTORY_LEVELS_UPDATE`. */
export function toEnumTopic(topic: string): string {
  return topic.replace('/', '_').toUpperCase();
}
