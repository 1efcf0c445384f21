import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../core/fraction.ts';
import { money, parseDecimal } from '../../core/money.ts';
import type { OrderPlanLine } from '../../core/store-types.ts';
import { createConversion } from './conversion.ts';
import type { MoneyBagInput } from './generated/operations.ts';
import { toOrderInput } from './order-input.ts';
import { testLine, testPlan } from './test-doubles.ts';

const minorOf = (bag: MoneyBagInput | null | undefined, side: 'shopMoney' | 'presentmentMoney'): number => {
  const value = bag?.[side];
  if (!value) throw new Error(`no ${side}`);
  return parseDecimal(value.amount, value.currencyCode).minor;
};

describe('amounts in the store’s currency', () => {
  it('are the same amounts when the currencies are the same, and stand alone', () => {
    const same = createConversion({ currency: 'EUR', storeCurrency: 'EUR', rate: null });
    expect(same?.bag(money(1999, 'EUR'))).toEqual({ shopMoney: { amount: '19.99', currencyCode: 'EUR' } });
  });

  it.each([
    ['DKK', 'EUR', '7.46', 129900, 17413],
    ['EUR', 'JPY', '0.0062', 1999, 3224],
    ['JPY', 'EUR', '161.3', 3224, 1999],
    ['PLN', 'KWD', '13.1', 13100, 10000],
    ['DKK', 'EUR', '7.46', 0, 0],
  ])('come from %s to %s at %s a unit: %i is %i', (currency, storeCurrency, rate, minor, converted) => {
    const conversion = createConversion({ currency, storeCurrency, rate });
    expect(conversion?.convert(money(minor, currency))).toEqual(money(converted, storeCurrency));
  });

  it('cannot be had without a rate above nothing', () => {
    expect(createConversion({ currency: 'DKK', storeCurrency: 'EUR', rate: null })).toBeNull();
    expect(createConversion({ currency: 'DKK', storeCurrency: 'EUR', rate: '0.00' })).toBeNull();
  });

  it('of an order’s parts always add up to its payment, on both sides, and are never off by more than half a cent a unit', () => {
    const lines = fc.array(
      fc.record({ minor: fc.integer({ min: 0, max: 5_000_000 }), quantity: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 12 },
    );
    const rate = fc.integer({ min: 1, max: 20_000_000 }).map((value) => (value / 1e6).toFixed(6));
    const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'SEK');
    fc.assert(
      fc.property(lines, rate, currencies, (drawn, value, storeCurrency) => {
        const planLines: OrderPlanLine[] = drawn.map(({ minor, quantity }, index) =>
          testLine({ lineId: `${index}`, quantity, unitPrice: money(minor, 'DKK') }),
        );
        const plan = testPlan({ lines: planLines, storeCurrency, rate: { value, date: '2026-10-01' } });
        const conversion = createConversion({ currency: 'DKK', storeCurrency, rate: value });
        if (!conversion) throw new Error('no conversion');
        const input = toOrderInput(plan, conversion);
        const sum = (side: 'shopMoney' | 'presentmentMoney') =>
          (input.lineItems ?? []).reduce((total, line) => total + minorOf(line.priceSet, side) * line.quantity, 0);
        const paid = input.transactions?.[0]?.amountSet;
        expect(sum('shopMoney')).toBe(minorOf(paid, 'shopMoney'));
        expect(sum('presentmentMoney')).toBe(minorOf(paid, 'presentmentMoney'));
        expect(minorOf(paid, 'presentmentMoney')).toBe(plan.total.minor);

        const exponent = { EUR: 2, JPY: 0, KWD: 3, SEK: 2 }[storeCurrency] ?? 2;
        const { numerator, denominator } = fraction(value);
        const units = drawn.reduce((total, { quantity }) => total + quantity, 0);
        // |sum × rate − total| ≤ units × rate / 2, all in minor units of the store
        const exact = BigInt(plan.total.minor) * denominator * 10n ** BigInt(exponent);
        const difference = 2n * (BigInt(sum('shopMoney')) * numerator * 100n - exact);
        const allowed = BigInt(units) * numerator * 100n;
        expect(difference <= allowed && -difference <= allowed).toBe(true);
      }),
    );
  });
});
