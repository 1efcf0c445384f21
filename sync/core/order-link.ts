import type { ShopId } from './ids.ts';

/**
 * A link to the order's page of the app, with its labels and comments, fit to be kept elsewhere: it never changes. It holds
 * no secret and shows nothing by itself; it leads into the store's admin, where whoever follows it must be signed in.
 *
 * @param appUrl without a slash at the end
 */
export function orderLink(appUrl: string, shopId: ShopId, orderId: string): string {
  return `${appUrl}/orders/${shopId}/${orderId}`;
}
