/** Names under which our references stand in a store. Changing one makes older orders unrecognisable. */

/** Shopify's alias of the namespace that belongs to this app alone. */
export const APP_NAMESPACE = '$app';
/** Metafield of type `id` on orders: the plan's custom id. */
export const ORDER_KEY = 'channel_order';
/** Metafield of type `id` on variants, for merchants who link products by an id of the channel. */
export const VARIANT_KEY = 'channel_item';

/** Line properties; the underscore hides them from buyers. */
export const POSITION_PROPERTY = '_miinto_position';
export const LINE_PROPERTY = '_miinto_line';

/** How the sale shows among payments and sources. */
export const GATEWAY = 'Miinto';
export const SOURCE_NAME = 'miinto';
/** What a change of stock was for; Shopify shows the app beside it in the stock history. */
export const STOCK_REFERENCE = 'gid://miinto-sync/Order';
