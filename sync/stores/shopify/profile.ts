/** Who the store is and where it keeps stock. */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { StockLocation, StoreProfile } from '../../core/store-types.ts';
import type { ShopifyClient } from './client.ts';
import { GrantedScopesDocument, ShopSettingsDocument, StockLocationsDocument } from './generated/operations.ts';
import { readPages } from './pages.ts';
import * as wire from './wire.ts';

const PAGE_SIZE = 50;
/** The largest plan allows 1,000 locations. */
const PAGES = 40;

export async function readProfile(client: ShopifyClient): Promise<Result<StoreProfile, AdapterError>> {
  const [settings, scopes, stockLocations] = await Promise.all([
    client.execute(ShopSettingsDocument, {}, wire.shopSettings),
    client.execute(GrantedScopesDocument, {}, wire.grantedScopes),
    readStockLocations(client),
  ]);
  if (!settings.ok) return settings;
  if (!scopes.ok) return scopes;
  if (!stockLocations.ok) return stockLocations;
  const { name, currencyCode, taxesIncluded } = settings.value.shop;
  return ok({
    name,
    currency: currencyCode,
    taxesIncluded,
    stockLocations: stockLocations.value,
    grantedScopes: scopes.value.currentAppInstallation.accessScopes.map(({ handle }) => handle),
  });
}

async function readStockLocations(client: ShopifyClient): Promise<Result<readonly StockLocation[], AdapterError>> {
  const found = await readPages(PAGES, async (after) => {
    const reply = await client.execute(StockLocationsDocument, { first: PAGE_SIZE, after }, wire.stockLocations);
    return reply.ok ? ok(reply.value.locations) : reply;
  });
  if (!found.ok) return found;
  if (!found.value) return err(adapterError('unexpected-reply', "Shopify's list of locations does not end."));
  return ok(
    found.value.map(({ id, name, isActive, fulfillsOnlineOrders }) => ({
      ref: id,
      name,
      active: isActive,
      fulfillsOnlineOrders,
    })),
  );
}
