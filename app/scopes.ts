/** What the app may do in a shop; the same stand in shopify.app.toml, and SCOPES has to name the required ones. */
export const REQUIRED_SCOPES = [
  'read_products',
  'read_inventory',
  'read_locations',
  'read_markets',
  'read_orders',
  'write_orders',
  'read_fulfillments',
  'read_merchant_managed_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
] as const;

/** Asked for at the moment a merchant turns on what needs them. */
export const OPTIONAL_SCOPES = [
  'write_inventory',
  'write_customers',
  'read_returns',
  'write_returns',
  'write_order_edits',
] as const;
