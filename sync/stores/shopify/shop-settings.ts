/** Settings of the shop that decide how its prices are read; they change rarely and are asked for with every offer. */
import type { AdapterError } from '../../core/errors.ts';
import { ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { TaxTreatment } from '../../core/store-types.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import { MarketOfCountryDocument, ShopSettingsDocument } from './generated/operations.ts';
import type { CountryCode } from './generated/operations.ts';
import { taxTreatment } from './mapper.ts';
import * as wire from './wire.ts';
import type { ShopSettings } from './wire.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

export interface Settings {
  shop(): Reply<ShopSettings>;
  /** How contextual prices for a country are meant (design section 7, *Price rule*). */
  contextualTax(country: CountryCode): Reply<TaxTreatment>;
}

/** @param maxAgeMs how long an answer serves */
export function createSettings(client: ShopifyClient, clock: Clock, maxAgeMs: number): Settings {
  const remember = createMemory(clock, maxAgeMs);
  const shop = () =>
    remember('shop', async () => {
      const reply = await client.execute(ShopSettingsDocument, {}, wire.shopSettings);
      return reply.ok ? ok(reply.value.shop) : reply;
    });
  return {
    shop,
    contextualTax: (country) =>
      remember(`market ${country}`, async () => {
        const settings = await shop();
        if (!settings.ok) return settings;
        const market = await client.execute(MarketOfCountryDocument, { country }, wire.marketOfCountry);
        // Without read_markets, or where the field is gone, the market cannot be read: the shop's own setting decides.
        if (!market.ok && market.error.kind !== 'forbidden' && market.error.kind !== 'rejected') return market;
        const strategy = market.ok
          ? market.value.marketByGeography?.priceInclusions?.inclusiveTaxPricingStrategy
          : null;
        return ok(taxTreatment(strategy ?? null, settings.value.taxesIncluded));
      }),
  };
}

type Remember = <T>(key: string, read: () => Reply<T>) => Reply<T>;

/** Callers that come together share one request; failures are not kept. */
function createMemory(clock: Clock, maxAgeMs: number): Remember {
  const entries = new Map<string, { readonly at: number; readonly reply: Promise<unknown> }>();
  return <T>(key: string, read: () => Reply<T>): Reply<T> => {
    const now = clock.now().getTime();
    const known = entries.get(key);
    if (known && now - known.at < maxAgeMs) return known.reply as Reply<T>;
    const reply = read();
    const entry = { at: now, reply };
    entries.set(key, entry);
    const forget = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    reply.then((result) => (result.ok ? undefined : forget()), forget);
    return reply;
  };
}
