import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money, parseDecimal, type Money } from './money.ts';
import { judgePrice, type PriceInput } from './price-rule.ts';
import { base, dkk, eur, offer, settings } from './test-values.ts';

const rate = { value: '7.46', date: '2026-11-01' };

function judge(unitPrice: Money, change: Partial<PriceInput> = {}, chosen: Parameters<typeof settings>[0] = {}) {
  return judgePrice({
    unitPrice,
    offer: offer(),
    country: 'DK',
    settings: settings(chosen),
    vatRate: '0.25',
    ...change,
  });
}

describe('the price rule', () => {
  it('passes 97.00 and not 96.99 at 0.97 of 100.00', () => {
    expect(judge(dkk('97.00'))).toMatchObject({ outcome: 'pass', facts: { reference: '100', minimum: '97' } });
    expect(judge(dkk('96.99'))).toMatchObject({ outcome: 'below', facts: { lowestPassing: '97.00' } });
  });

  it('is exact for any price and threshold, as whole numbers say', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.nat(20_000),
        (offered, own, parts) => {
          const threshold = `${Math.floor(parts / 10_000)}.${(parts % 10_000).toString().padStart(4, '0')}`;
          const judged = judge(money(offered, 'DKK'), { offer: base(money(own, 'DKK')) }, { threshold });
          expect(judged.outcome).toBe(BigInt(offered) * 10_000n >= BigInt(own) * BigInt(parts) ? 'pass' : 'below');
        },
      ),
    );
  });

  it('names the lowest price that passes, to the minor unit, with tax and rate as well', () => {
    const arbitrary = fc.record({
      own: fc.integer({ min: 1, max: 1_000_000 }),
      threshold: fc.constantFrom('0.97', '0.9733', '1', '1.1', '0.3333'),
      vatRate: fc.constantFrom('0.25', '0.255', '0.081', '0.19'),
      net: fc.boolean(),
      foreign: fc.boolean(),
    });
    fc.assert(
      fc.property(arbitrary, ({ own, threshold, vatRate, net, foreign }) => {
        const priced = base(money(own, foreign ? 'EUR' : 'DKK'), null, net ? 'net' : 'gross');
        const at = (unitPrice: Money) => judge(unitPrice, { offer: priced, vatRate }, { threshold, rate });
        const facts = at(dkk('1')).facts;
        const lowest = parseDecimal(facts.lowestPassing ?? '', 'DKK');
        expect(at(lowest).outcome).toBe('pass');
        if (lowest.minor > 0) expect(at(money(lowest.minor - 1, 'DKK')).outcome).toBe('below');
      }),
    );
  });

  it('takes the market’s own price first, when it is in the position’s currency', () => {
    const contextual = { price: dkk('200.00'), compareAt: null, taxTreatment: 'gross' as const };
    const judged = judge(dkk('97.00'), { offer: offer({ contextual }) });
    expect(judged).toMatchObject({ outcome: 'below', facts: { source: 'contextual', reference: '200' } });
  });

  it('passes the market’s price over when it is in another currency', () => {
    const contextual = { price: eur('200.00'), compareAt: null, taxTreatment: 'gross' as const };
    expect(judge(dkk('97.00'), { offer: offer({ contextual }) })).toMatchObject({
      outcome: 'pass',
      facts: { source: 'base', rate: null },
    });
  });

  it('converts the base price by the connection’s rate, exactly', () => {
    const foreign = { offer: base(eur('100.00')) };
    expect(judge(dkk('723.62'), foreign, { rate })).toMatchObject({
      outcome: 'pass',
      facts: { source: 'base-with-rate', minimum: '723.62' },
    });
    expect(judge(dkk('723.61'), foreign, { rate }).outcome).toBe('below');
  });

  it('converts between currencies with different decimals', () => {
    const yen = { offer: base(money(1000, 'JPY')) };
    const change = { rate: { value: '0.05', date: '2026-11-01' }, threshold: '1' };
    expect(judge(dkk('50.00'), yen, change).outcome).toBe('pass');
    expect(judge(dkk('49.99'), yen, change).outcome).toBe('below');
  });

  it('knows nothing without a rate', () => {
    expect(judge(dkk('97.00'), { offer: base(eur('100.00')) })).toMatchObject({
      outcome: 'unknown',
      reason: 'no-exchange-rate',
    });
  });

  it('compares with the original price where the merchant chose it', () => {
    const sale = { offer: base(dkk('80.00'), dkk('100.00')) };
    expect(judge(dkk('90.00'), sale, { priceAttribute: 'final' }).outcome).toBe('pass');
    expect(judge(dkk('90.00'), sale, { priceAttribute: 'original' })).toMatchObject({
      outcome: 'below',
      facts: { reference: '100' },
    });
  });

  it.each([null, '70.00', '0.00'])('takes the current price as the original when compare-at is %j', (compareAt) => {
    const priced = { offer: base(dkk('80.00'), compareAt === null ? null : dkk(compareAt)) };
    expect(judge(dkk('80.00'), priced, { priceAttribute: 'original' })).toMatchObject({
      outcome: 'pass',
      facts: { reference: '80' },
    });
  });

  it('adds VAT to a net price', () => {
    const net = { offer: base(dkk('80.00'), null, 'net') };
    expect(judge(dkk('97.00'), net)).toMatchObject({ outcome: 'pass', facts: { reference: '100' } });
    expect(judge(dkk('96.99'), net).outcome).toBe('below');
  });

  it('holds a net price without a VAT rate, and a gross one needs none', () => {
    expect(judge(dkk('97.00'), { offer: base(dkk('80.00'), null, 'net'), vatRate: null })).toMatchObject({
      reason: 'no-vat-rate',
    });
    expect(judge(dkk('97.00'), { vatRate: null }).outcome).toBe('pass');
  });

  it('holds when it is unknown whether the price contains tax, unless the connection says so', () => {
    const unknown = { offer: base(dkk('80.00'), null, 'unknown') };
    expect(judge(dkk('97.00'), unknown)).toMatchObject({ outcome: 'unknown', reason: 'tax-unknown' });
    expect(judge(dkk('97.00'), unknown, { pricesIncludeTax: 'yes' })).toMatchObject({ facts: { reference: '80' } });
    expect(judge(dkk('97.00'), unknown, { pricesIncludeTax: 'no' })).toMatchObject({ facts: { reference: '100' } });
    expect(judge(dkk('97.00'), {}, { pricesIncludeTax: 'no' })).toMatchObject({ facts: { reference: '125' } });
  });

  it.each(['0.00', '-1.00'])('knows nothing from a reference price of %s', (price) => {
    expect(judge(dkk('97.00'), { offer: base(dkk(price)) })).toMatchObject({
      outcome: 'unknown',
      reason: 'no-reference-price',
    });
  });

  it('never passes a price below zero, also at threshold 0', () => {
    expect(judge(dkk('-1.00'), {}, { threshold: '0' }).outcome).toBe('below');
    expect(judge(dkk('0.00'), {}, { threshold: '0' }).outcome).toBe('pass');
  });

  it('stands the largest price and rate without losing count', () => {
    const huge = { offer: base(money(Number.MAX_SAFE_INTEGER, 'EUR')) };
    expect(judge(dkk('1.00'), huge, { rate: { value: '999999999', date: '2026-11-01' } }).outcome).toBe('below');
  });
});
