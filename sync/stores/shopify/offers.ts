/** Stock and prices of variants at one moment. */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Offer, StockAt } from '../../core/store-types.ts';
import type { ShopifyClient } from './client.ts';
import { toCountryCode } from './country.ts';
import { OffersDocument, StockAtDocument } from './generated/operations.ts';
import { toOffer } from './mapper.ts';
import { chunks } from './search.ts';
import type { Settings } from './shop-settings.ts';
import { NO_LOCATION, stockAt } from './stock.ts';
import * as wire from './wire.ts';

const VARIANTS_PER_CALL = 50;

export interface OffersRequest {
  readonly variantRefs: readonly string[];
  readonly stockLocationRefs: readonly string[];
  readonly country: string;
}

export async function readOffers(
  client: ShopifyClient,
  settings: Settings,
  request: OffersRequest,
): Promise<Result<readonly Offer[], AdapterError>> {
  const country = toCountryCode(request.country);
  if (country === null) {
    return err(
      adapterError('rejected', `Shopify has no prices for "${request.country}": it does not know that country.`),
    );
  }
  const ids = [...new Set(request.variantRefs)];
  if (ids.length === 0) return ok([]);
  const shop = await settings.shop();
  if (!shop.ok) return shop;
  const contextualTax = await settings.contextualTax(country);
  if (!contextualTax.ok) return contextualTax;

  const offers: Offer[] = [];
  for (const chunk of chunks(ids, VARIANTS_PER_CALL)) {
    const [first, ...others] = [...new Set(request.stockLocationRefs)];
    const variables = { ids: chunk, country, locationId: first ?? NO_LOCATION, withStock: first !== undefined };
    const reply = await client.execute(OffersDocument, variables, wire.offers);
    if (!reply.ok) return reply;
    const items = reply.value.nodes.map(({ inventoryItem }) => inventoryItem);
    const elsewhere = await stockElsewhere(
      client,
      items.map(({ id }) => id),
      others,
    );
    if (!elsewhere.ok) return elsewhere;
    for (const node of reply.value.nodes) {
      const here = first === undefined ? [] : stockAt(first, node.inventoryItem.inventoryLevel);
      const stock = [...here, ...(elsewhere.value.get(node.inventoryItem.id) ?? [])];
      const offer = toOffer(node, { shop: shop.value, contextualTax: contextualTax.value, stock });
      if (!offer.ok) return offer;
      offers.push(offer.value);
    }
  }
  return ok(offers);
}

/** One small call for each further stock location: a query cannot ask for a list of them and stay cheap. */
async function stockElsewhere(
  client: ShopifyClient,
  items: readonly string[],
  locations: readonly string[],
): Promise<Result<ReadonlyMap<string, readonly StockAt[]>, AdapterError>> {
  const stock = new Map<string, readonly StockAt[]>();
  if (items.length === 0) return ok(stock);
  const ids = [...new Set(items)];
  for (const locationId of locations) {
    const reply = await client.execute(StockAtDocument, { ids, locationId, withStock: true }, wire.stockAt);
    if (!reply.ok) return reply;
    for (const { id, inventoryLevel } of reply.value.nodes) {
      stock.set(id, [...(stock.get(id) ?? []), ...stockAt(locationId, inventoryLevel)]);
    }
  }
  return ok(stock);
}
