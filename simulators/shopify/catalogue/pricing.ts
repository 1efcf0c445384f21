import { parseAmount, zero, type Amount } from '../state/money.ts';
import type { Shop } from '../state/shop.ts';
import type { Market, Variant } from '../state/types.ts';

/** The active market that serves a country. */
export function marketOf(shop: Shop, country: string): Market | undefined {
  return [...shop.markets.values()].find((market) => market.status === 'ACTIVE' && market.countries.includes(country));
}

/**
 * What a buyer in the country sees: a fixed price of the market, else the base price at the market's rate, else the base
 * price in the shop's currency.
 */
export function contextualPrice(
  shop: Shop,
  variant: Variant,
  country: string,
): { readonly price: Amount; readonly compareAt: Amount | null } {
  const market = marketOf(shop, country);
  const currency = market?.currency ?? shop.currencyCode;
  const fixed = market?.prices[variant.id];
  const read = (text: string | null, converted: boolean): Amount | null => {
    if (text === null) return null;
    if (!converted || !market || currency === shop.currencyCode) return parseAmount(text, currency);
    const base = parseAmount(text, shop.currencyCode);
    return base && { minor: timesDecimal(base.minor, market.rate), currency };
  };
  if (fixed) return { price: read(fixed.price, false) ?? zero(currency), compareAt: read(fixed.compareAtPrice, false) };
  return { price: read(variant.price, true) ?? zero(currency), compareAt: read(variant.compareAtPrice, true) };
}

/** minor × a decimal string, rounded half up; both currencies have the same number of digits here. */
function timesDecimal(minor: number, decimal: string): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const scale = 10n ** BigInt(fraction.length);
  const product = BigInt(minor) * BigInt(`${whole}${fraction}`);
  return Number((product + scale / 2n) / scale);
}
