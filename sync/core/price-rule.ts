/** Whether a position's price reaches the merchant's threshold (design section 7, *Price rule*). */
import {
  addFractions,
  compare,
  describeFraction,
  divide,
  fixed,
  fraction,
  multiply,
  whole,
  type Fraction,
} from './fraction.ts';
import { assertSameCurrency, currencyExponent, toDecimal, type Money } from './money.ts';
import type { ConnectionSettings } from './settings.ts';
import type { Offer, StorePrice, TaxTreatment } from './store-types.ts';

export interface PriceInput {
  /** Gross, per unit, in the currency of the connection's market. */
  readonly unitPrice: Money;
  readonly offer: Offer;
  /** The market's country, for the record: its price is in the offer, its VAT rate in `vatRate`. */
  readonly country: string;
  readonly settings: Pick<ConnectionSettings, 'threshold' | 'priceAttribute' | 'rate' | 'pricesIncludeTax'>;
  /** Decimal factor, 0.25 = 25 %; null when none is known. Needed only for net prices. */
  readonly vatRate: string | null;
}

/** Which of the store's prices the reference was made from. */
export type PriceSource = 'contextual' | 'base' | 'base-with-rate';

/** How a judgement came about: plain JSON, amounts as decimal texts. Nothing here is computed with again. */
export type PriceFacts = {
  readonly unitPrice: string;
  /** Of `unitPrice`, `reference` and `minimum`. */
  readonly currency: string;
  readonly country: string;
  readonly source: PriceSource;
  readonly storePrice: string;
  readonly compareAt: string | null;
  readonly storeCurrency: string;
  readonly priceAttribute: ConnectionSettings['priceAttribute'];
  /** The one of `storePrice` and `compareAt` that counts. */
  readonly usedPrice: string;
  /** As used, after the connection's override. */
  readonly taxTreatment: TaxTreatment;
  readonly vatRate: string | null;
  /** Present only when it was needed. */
  readonly rate: { readonly value: string; readonly date: string } | null;
  readonly threshold: string;
  /** Gross, in the position's currency; up to six decimals, cut. */
  readonly reference: string;
  /** Reference × threshold, likewise. */
  readonly minimum: string;
  /** The reference rounded to the currency's minor unit, to be shown. */
  readonly shownReference: string;
  /** The smallest amount of the currency that passes. */
  readonly lowestPassing: string;
};

export type PriceUnknown = 'no-exchange-rate' | 'no-reference-price' | 'tax-unknown' | 'no-vat-rate';

export type PriceJudgement =
  | { readonly outcome: 'pass' | 'below'; readonly facts: PriceFacts }
  | { readonly outcome: 'unknown'; readonly reason: PriceUnknown; readonly facts: Partial<PriceFacts> };

/** Exact: fractions are compared by cross-multiplication and nothing is rounded before. */
export function judgePrice(input: PriceInput): PriceJudgement {
  const { unitPrice, settings, vatRate } = input;
  const known = {
    unitPrice: toDecimal(unitPrice),
    currency: unitPrice.currency,
    country: input.country,
    priceAttribute: settings.priceAttribute,
    threshold: settings.threshold,
    vatRate,
  };

  const chosen = choosePrice(input);
  if (!chosen) {
    const { price } = input.offer.base;
    const facts = { ...known, storePrice: toDecimal(price), storeCurrency: price.currency };
    return { outcome: 'unknown', reason: 'no-exchange-rate', facts };
  }
  const used = usedPrice(chosen, settings.priceAttribute);
  const taxTreatment = treatment(chosen.taxTreatment, settings.pricesIncludeTax);
  const found = {
    ...known,
    source: chosen.source,
    storePrice: toDecimal(chosen.price),
    compareAt: chosen.compareAt && toDecimal(chosen.compareAt),
    storeCurrency: chosen.price.currency,
    usedPrice: toDecimal(used),
    taxTreatment,
    rate: chosen.rate && { value: chosen.rate.value, date: chosen.rate.date },
  };
  if (used.minor <= 0) return { outcome: 'unknown', reason: 'no-reference-price', facts: found };
  if (taxTreatment === 'unknown') return { outcome: 'unknown', reason: 'tax-unknown', facts: found };
  if (taxTreatment === 'net' && vatRate === null) return { outcome: 'unknown', reason: 'no-vat-rate', facts: found };

  const gross = taxTreatment === 'net' && vatRate !== null ? addFractions(whole(1), fraction(vatRate)) : whole(1);
  const rate = chosen.rate ? fraction(chosen.rate.value) : whole(1);
  const reference = multiply(majorUnits(used), gross, rate);
  const minimum = multiply(reference, fraction(settings.threshold));
  const digits = currencyExponent(unitPrice.currency) ?? 2;
  const facts: PriceFacts = {
    ...found,
    reference: describeFraction(reference, 6),
    minimum: describeFraction(minimum, 6),
    shownReference: fixed(reference, digits, 'nearest'),
    lowestPassing: fixed(minimum, digits, 'up'),
  };
  // A price below zero is no fraction of ours and can pass nothing.
  const passes = unitPrice.minor >= 0 && compare(majorUnits(unitPrice), minimum) >= 0;
  return { outcome: passes ? 'pass' : 'below', facts };
}

interface ChosenPrice extends StorePrice {
  readonly source: PriceSource;
  readonly taxTreatment: TaxTreatment;
  readonly rate: ConnectionSettings['rate'];
}

/** The market's own price if it is in the position's currency, else the base price in it, else the base price by the rate. */
function choosePrice({ unitPrice, offer, settings }: PriceInput): ChosenPrice | null {
  const { contextual, base } = offer;
  if (contextual?.price.currency === unitPrice.currency) return { ...contextual, source: 'contextual', rate: null };
  if (base.price.currency === unitPrice.currency) return { ...base, source: 'base', rate: null };
  return settings.rate ? { ...base, source: 'base-with-rate', rate: settings.rate } : null;
}

/** final: the current price; original: the larger of compare-at and current price. */
function usedPrice({ price, compareAt }: StorePrice, attribute: ConnectionSettings['priceAttribute']): Money {
  if (attribute === 'final' || compareAt === null) return price;
  assertSameCurrency(price, compareAt);
  return compareAt.minor > price.minor ? compareAt : price;
}

function treatment(stated: TaxTreatment, override: ConnectionSettings['pricesIncludeTax']): TaxTreatment {
  if (override === 'auto') return stated;
  return override === 'yes' ? 'gross' : 'net';
}

/** Major units, since a rate is stated between those and currencies differ in their decimals. */
function majorUnits({ minor, currency }: Money): Fraction {
  return divide(whole(minor), whole(10n ** BigInt(currencyExponent(currency) ?? 2)));
}
