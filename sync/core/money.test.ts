import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMarkets } from './markets.ts';
import {
  add,
  assertSameCurrency,
  currencyExponent,
  isKnownCurrency,
  money,
  parseDecimal,
  times,
  toDecimal,
} from './money.ts';

const currency = fc.constantFrom(
  'DKK',
  'SEK',
  'NOK',
  'EUR',
  'PLN',
  'CHF',
  'GBP',
  'CNY',
  'USD',
  'JPY',
  'ISK',
  'KWD',
  'MGA',
  'CLF',
);

describe('amounts', () => {
  it('survive the way to a decimal text and back, in every currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, (minor, code) => {
        const value = money(minor, code);
        expect(parseDecimal(toDecimal(value), code)).toEqual(value);
      }),
    );
  });

  it('are read the same however many zeros follow', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), currency, fc.nat(6), (minor, code, zeros) => {
        const text = toDecimal(money(minor, code));
        const longer = text.includes('.') ? text + '0'.repeat(zeros) : `${text}.0${'0'.repeat(zeros)}`;
        expect(parseDecimal(longer, code)).toEqual(money(minor, code));
      }),
    );
  });

  it('are written with the digits of their currency', () => {
    expect(toDecimal(money(129900, 'DKK'))).toBe('1299.00');
    expect(toDecimal(money(5, 'EUR'))).toBe('0.05');
    expect(toDecimal(money(-5, 'EUR'))).toBe('-0.05');
    expect(toDecimal(money(1299, 'JPY'))).toBe('1299');
    expect(toDecimal(money(1299, 'KWD'))).toBe('1.299');
  });

  it.each(['', ' ', 'abc', '1,00', '1.', '.5', '1e3', '+1', '0x10', '1.005', 'NaN', '٣', '99999999999999999999'])(
    'are refused when they are not a decimal of the currency: %j',
    (text) => {
      expect(() => parseDecimal(text, 'DKK')).toThrow(RangeError);
    },
  );

  it('never become negative zero', () => {
    expect(Object.is(parseDecimal('-0.00', 'DKK').minor, 0)).toBe(true);
  });

  it('are refused beyond what integers carry exactly', () => {
    expect(() => money(2 ** 53, 'DKK')).toThrow(RangeError);
    expect(() => money(0.5, 'DKK')).toThrow(RangeError);
    expect(() => times(money(Number.MAX_SAFE_INTEGER, 'DKK'), 2)).toThrow(RangeError);
    expect(() => add(money(Number.MAX_SAFE_INTEGER, 'DKK'), money(1, 'DKK'))).toThrow(RangeError);
  });

  it('are added and multiplied without loss', () => {
    const small = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(small, { minLength: 1, maxLength: 50 }), fc.nat(1000), (minors, quantity) => {
        const [first = 0, ...rest] = minors;
        const sum = add(money(first, 'SEK'), ...rest.map((minor) => money(minor, 'SEK')));
        expect(BigInt(sum.minor)).toBe(minors.reduce((total, minor) => total + BigInt(minor), 0n));
        expect(BigInt(times(money(first, 'SEK'), quantity).minor)).toBe(BigInt(first) * BigInt(quantity));
      }),
    );
  });

  it('of two currencies are never mixed', () => {
    expect(() => add(money(1, 'DKK'), money(1, 'EUR'))).toThrow(TypeError);
    expect(() => assertSameCurrency(money(1, 'DKK'), money(1, 'SEK'))).toThrow(TypeError);
  });
});

describe('currencies', () => {
  it('of every market are known, each with two decimals', () => {
    for (const market of allMarkets())
      expect([market.currency, currencyExponent(market.currency)]).toEqual([market.currency, 2]);
  });

  it('that are no ISO 4217 codes are unknown', () => {
    for (const code of ['', 'dkk', 'XXXX', '__proto__', 'default', 'toString'])
      expect(isKnownCurrency(code)).toBe(false);
  });

  it('that divide into fifths carry two digits, as ISO 4217 has it', () => {
    expect(parseDecimal('10.20', 'MRU').minor).toBe(1020);
    expect(currencyExponent('MGA')).toBe(2);
  });
});
