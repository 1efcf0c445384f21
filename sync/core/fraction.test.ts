import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFractions,
  compare,
  describeFraction,
  divide,
  fixed,
  fraction,
  multiply,
  roundHalfUp,
  whole,
} from './fraction.ts';

const decimal = fc.tuple(fc.nat(1_000_000), fc.nat(9999)).map(([a, b]) => `${a}.${b.toString().padStart(4, '0')}`);

describe('fractions', () => {
  it('are exact: a factor and its inverse cancel out', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        fc.pre(Number(b) > 0);
        expect(compare(multiply(divide(fraction(a), fraction(b)), fraction(b)), fraction(a))).toBe(0);
      }),
    );
  });

  it('add up without loss where floats do not', () => {
    expect(compare(addFractions(fraction('0.1'), fraction('0.2')), fraction('0.3'))).toBe(0);
  });

  it('are ordered totally', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(Math.sign(compare(fraction(a), fraction(b)))).toBe(-Math.sign(compare(fraction(b), fraction(a))) + 0);
      }),
    );
  });

  it('round halves up and never by more than half', () => {
    expect([1, 2, 3, 4, 5].map((n) => roundHalfUp(divide(whole(n), whole(2))))).toEqual([1, 1, 2, 2, 3]);
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1000 }), (n, d) => {
        expect(Math.abs(2 * (roundHalfUp(divide(whole(n), whole(d))) * d - n))).toBeLessThanOrEqual(d);
      }),
    );
  });

  it('are shown cut, without trailing zeros', () => {
    expect(describeFraction(fraction('97.00'))).toBe('97');
    expect(describeFraction(fraction('100'))).toBe('100');
    expect(describeFraction(fraction('0.97'))).toBe('0.97');
    expect(describeFraction(divide(whole(2), whole(3)))).toBe('0.6666');
    expect(describeFraction(fraction('100'), 0)).toBe('100');
    expect(describeFraction(fraction('0'))).toBe('0');
  });

  it('are shown with fixed digits, rounded as asked', () => {
    expect(fixed(fraction('96.9903'), 2, 'up')).toBe('97.00');
    expect(fixed(fraction('96.9903'), 2, 'nearest')).toBe('96.99');
    expect(fixed(fraction('97'), 2, 'up')).toBe('97.00');
    expect(fixed(fraction('0.005'), 2, 'nearest')).toBe('0.01');
    expect(fixed(fraction('96.2'), 0, 'up')).toBe('97');
  });

  it.each(['', '-1', '1,5', '.5', '1.', 'abc', '1e2'])('refuse %j', (text) => {
    expect(() => fraction(text)).toThrow(RangeError);
  });

  it('refuse to divide by zero', () => {
    expect(() => divide(whole(1), whole(0))).toThrow(RangeError);
  });
});
