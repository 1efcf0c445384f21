/** What a platform's own permissions have to allow before a setting can work. */
import type { StorePlatform } from './ids.ts';
import type { ConnectionSettings } from './settings.ts';

/** Shopify's scope for changing stock; asked for only when a merchant chooses *Stock only* (reference shopify-admin 8). */
export const CHANGE_STOCK_SCOPE = 'write_inventory';

/** Shopify's scopes for the store's own returns; asked for only when a merchant turns on *Track returns* (reference shopify-admin 8.3). */
export const RETURN_SCOPES = ['read_returns', 'write_returns'] as const;

/** Shopify's scope for orders older than 60 days; given by Shopify's review alone, so it may be missing for good. */
const ALL_ORDERS_SCOPE = 'read_all_orders';
/** How far back the app sees a shop's orders without it (milliseconds). */
export const ORDERS_SEEN_MS = 60 * 24 * 3600 * 1000;

/** Whether the app may keep returns in the store. Platforms without permissions of this kind allow it. */
export function mayTrackReturns(platform: StorePlatform, grantedScopes: readonly string[]): boolean {
  return platform !== 'shopify' || RETURN_SCOPES.every((scope) => grantedScopes.includes(scope));
}

/** Whether an order of this age can still be read and refunded in the store. */
export function maySeeOrder(
  platform: StorePlatform,
  grantedScopes: readonly string[],
  order: { readonly createdAt: Date; readonly now: Date },
): boolean {
  if (platform !== 'shopify' || grantedScopes.includes(ALL_ORDERS_SCOPE)) return true;
  return order.now.getTime() - order.createdAt.getTime() < ORDERS_SEEN_MS;
}

/** Whether the app may lower and raise the store's stock. Platforms without permissions of this kind allow it. */
export function mayChangeStock(platform: StorePlatform, grantedScopes: readonly string[]): boolean {
  return platform !== 'shopify' || grantedScopes.includes(CHANGE_STOCK_SCOPE);
}

/** The permission these settings need and do not have; null when nothing is missing. */
export function missingPermission(
  platform: StorePlatform,
  settings: Pick<ConnectionSettings, 'orderLevel' | 'returns'>,
  grantedScopes: readonly string[],
): { readonly sentence: string } | null {
  if (settings.orderLevel === 'stock-only' && !mayChangeStock(platform, grantedScopes)) {
    return {
      sentence:
        'Stock only takes units off your stock, and the app may not change it yet. Grant the permission to change inventory (write_inventory), then save again.',
    };
  }
  if (settings.returns.trackInStore && !mayTrackReturns(platform, grantedScopes)) {
    return {
      sentence:
        'Track returns opens returns in your shop, and the app may not do that yet. Grant the permission for returns (read_returns, write_returns), then save again.',
    };
  }
  return null;
}
