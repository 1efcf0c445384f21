import { describe, expect, it } from 'vitest';
import { decide, type DecideInput } from '#sync/core/decide.ts';
import { judgeLink } from '#sync/core/linking.ts';
import { base, dkk, eur, found, item, position, situation } from '#sync/core/test-values.ts';
import { verdictInputs } from './verdict-inputs.server.ts';

const shown = (input: DecideInput): Record<string, string> => {
  const stored: unknown = JSON.parse(JSON.stringify(decide(input).inputs));
  return Object.fromEntries(verdictInputs(stored).map(({ label, value }) => [label, value]));
};

describe('what a verdict was made of', () => {
  it('is shown whole: product, both prices, threshold, stock seen, reservation, and both rules in words', () => {
    const input = situation({
      position: position({ unitPrice: dkk('96.99') }),
      reserved: { settled: 2, consumedInGrace: 1, inFlight: 0 },
      settings: { onFailure: 'decline' },
    });
    expect(shown(input)).toEqual({
      Product: 'Linen shirt - Red / M, found by the product map',
      'Offered price': 'DKK 96.99',
      'Your price': 'DKK 100.00 (final, incl. VAT)',
      'Compared with': 'DKK 100.00',
      Threshold: '0.97',
      'Lowest price that passes': 'DKK 97.00',
      'Price rule': 'too low: offered below the lowest price that passes',
      'Units needed': '1',
      'Units available': '5 at the chosen stock locations',
      'Reserved for other orders': '3, 1 of them just settling',
      'Units free': '2',
      'Stock rule': 'passes: enough units are free',
      'Accept automatically': 'yes; what fails is declined',
    });
  });

  it('has VAT and exchange rate where they were used', () => {
    const rate = { value: '7.46', date: '2026-11-01' };
    const input = situation({ offer: base(eur('10.00'), null, 'net'), settings: { rate } });
    expect(shown(input)).toMatchObject({ VAT: '25 %', 'Exchange rate': '7.46, set on 2026-11-01' });
  });

  it('says why a price could not be judged, with the price that was there', () => {
    expect(shown(situation({ offer: base(eur('10.00')) }))).toMatchObject({
      'Your price': 'EUR 10.00 (final, VAT unknown)',
      'Price rule': 'not judged: there is no exchange rate',
    });
  });

  it('says what was looked for when no product was found', () => {
    const link = judgeLink({ byFeedId: found({ kind: 'sku' }, 'S-1'), byGtin: null, item });
    expect(shown({ ...situation({}), link, offer: null, price: null, stock: null })).toMatchObject({
      'Looked for': 'SKU “S-1”, from the product map',
      'Barcode of the offer': '“5701234567890”',
    });
  });

  it('says how long an offer has waited', () => {
    expect(shown({ ...situation({}), waitedHours: 5 })['Waited so far']).toBe('5 hours');
  });

  it('is nothing for a person’s verdict and for what cannot be read', () => {
    expect(verdictInputs({ anyway: true })).toEqual([]);
    expect(verdictInputs({ stock: 'odd' })).toEqual([]);
    expect(verdictInputs(null)).toEqual([]);
  });
});
