/** What a platform's own permissions have to allow before a setting can work. */
import type { StorePlatform } from './ids.ts';
import type { ConnectionSettings } from './settings.ts';

/** Shopify's scope for changing stock; asked for only when a merchant chooses *Stock only* (reference shopify-admin 8). */
export const CHANGE_STOCK_SCOPE = 'write_inventory';

/** Whether the app may lower and raise the store's stock. Platforms without permissions of this kind allow it. */
export function mayChangeStock(platform: StorePlatform, grantedScopes: readonly string[]): boolean {
  return platform !== 'shopify' || grantedScopes.includes(CHANGE_STOCK_SCOPE);
}

/** The permission these settings need and do not have; null when nothing is missing. */
export function missingPermission(
  platform: StorePlatform,
  settings: Pick<ConnectionSettings, 'orderLevel'>,
  grantedScopes: readonly string[],
): { readonly sentence: string } | null {
  if (settings.orderLevel !== 'stock-only' || mayChangeStock(platform, grantedScopes)) return null;
  return {
    sentence:
      'Stock only takes units off your stock, and the app may not change it yet. Grant the permission to change inventory (write_inventory), then save again.',
  };
}
