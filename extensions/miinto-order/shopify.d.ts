import type { Api } from '@shopify/ui-extensions/admin.order-details.block.render';

declare global {
  /** What Shopify hands to the block. */
  const shopify: Api;
}
