import * as currencies from 'dinero.js/currencies';

/**
 * Money is integer minor units plus an ISO 4217 currency (`{ minor: 129900, currency: 'DKK' }` is 1,299.00 kroner).
 * Decimals exist only at the edges and only as strings; factors (threshold, VAT, rate) are exact fractions compared by
 * cross-multiplication, so nothing is rounded before a comparison.
 */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

type CurrencyTable = Record<string, { readonly base: number; readonly exponent: number } | undefined>;

/** Digits after the decimal point of a currency (dinero.js' ISO 4217 table); undefined when the code is unknown. */
export function currencyExponent(currency: string): number | undefined {
  const entry = (currencies as unknown as CurrencyTable)[currency];
  // MGA and MRU divide into fifths and stand there as base 5, exponent 1; ISO 4217 and everybody's decimals give them two digits.
  return entry && entry.base !== 10 ? 2 : entry?.exponent;
}

export function isKnownCurrency(currency: string): boolean {
  return currencyExponent(currency) !== undefined;
}

/** Throws on a non-safe integer or an unknown currency: both are bugs once a value is past the door. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a safe integer of minor units: ${minor}`);
  if (!isKnownCurrency(currency)) throw new RangeError(`Unknown currency: ${currency}`);
  return { minor, currency };
}

/** `'1299.00'` → 129900 for DKK. More digits than the currency has are refused unless they are zeros. */
export function parseDecimal(text: string, currency: string): Money {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) throw new RangeError(`Unknown currency: ${currency}`);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`Not a decimal amount: ${text}`);
  const [, sign, whole = '0', rawFraction = ''] = match;
  const fraction = rawFraction.replace(/0+$/, '');
  if (fraction.length > exponent) throw new RangeError(`${text} has more digits than ${currency} carries`);
  const minor = Number(BigInt(whole + fraction.padEnd(exponent, '0')));
  return money(sign && minor !== 0 ? -minor : minor, currency);
}

/** 129900 DKK → `'1299.00'`; the form Shopify's `Decimal` takes. */
export function toDecimal(value: Money): string {
  const exponent = currencyExponent(value.currency) ?? 2;
  const digits = Math.abs(value.minor)
    .toString()
    .padStart(exponent + 1, '0');
  const sign = value.minor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

export function add(...values: readonly [Money, ...Money[]]): Money {
  const [first, ...rest] = values;
  return rest.reduce((sum, next) => {
    assertSameCurrency(sum, next);
    return money(sum.minor + next.minor, sum.currency);
  }, first);
}

export function times(value: Money, quantity: number): Money {
  return money(value.minor * quantity, value.currency);
}

export function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new TypeError(`Cannot mix ${a.currency} and ${b.currency}`);
}
