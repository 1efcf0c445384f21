/**
 * Amounts of one order in the store's currency. Shopify wants both sides of a foreign sale and adds up the store's side
 * itself, from units times quantities; so each unit is converted and rounded once and the total is what they add up to.
 * Converting the total by itself would leave a balance of some cents open on the order.
 */
import { divide, fraction, multiply, roundHalfUp, whole } from '../../core/fraction.ts';
import { currencyExponent, money, toDecimal } from '../../core/money.ts';
import type { Money } from '../../core/money.ts';
import type { CurrencyCode, MoneyBagInput, MoneyInput } from './generated/operations.ts';

export interface Conversion {
  /** The amount in the store's currency, rounded half up to its minor unit. */
  convert(amount: Money): Money;
  /** Both sides, or the one side when the currencies are the same. */
  bag(amount: Money): MoneyBagInput;
  /** For an amount whose side in the store's currency was added up from parts. */
  bagOf(amount: Money, converted: Money): MoneyBagInput;
}

export interface ConversionFacts {
  readonly currency: string;
  readonly storeCurrency: string;
  /** Units of `currency` for one unit of the store's, decimal text; null only when both are the same. */
  readonly rate: string | null;
}

/** @returns null when the currencies differ and there is no rate above 0 */
export function createConversion({ currency, storeCurrency, rate }: ConversionFacts): Conversion | null {
  if (currency === storeCurrency) {
    return {
      convert: (amount) => amount,
      bag: (amount) => ({ shopMoney: input(amount) }),
      bagOf: (amount) => ({ shopMoney: input(amount) }),
    };
  }
  const perUnit = rate === null ? null : fraction(rate);
  if (perUnit === null || perUnit.numerator === 0n) return null;
  const scale = divide(whole(10n ** BigInt(exponent(storeCurrency))), whole(10n ** BigInt(exponent(currency))));
  const convert = (amount: Money): Money =>
    money(roundHalfUp(divide(multiply(whole(amount.minor), scale), perUnit)), storeCurrency);
  const bagOf = (amount: Money, converted: Money): MoneyBagInput => ({
    shopMoney: input(converted),
    presentmentMoney: input(amount),
  });
  return { convert, bag: (amount) => bagOf(amount, convert(amount)), bagOf };
}

function exponent(currency: string): number {
  return currencyExponent(currency) ?? 2;
}

function input(amount: Money): MoneyInput {
  return { amount: toDecimal(amount), currencyCode: amount.currency as CurrencyCode };
}
