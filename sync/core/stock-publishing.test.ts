import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from './settings.ts';
import {
  articleOf,
  explainMissing,
  explainNumber,
  MOST_PUBLISHED,
  numberToPublish,
  UNTRACKED_NUMBER,
} from './stock-publishing.ts';
import type { StockReading, VariantFacts } from './store-types.ts';

const nothing = { settled: 0, consumedInGrace: 0, inFlight: 0 };

function reading(...available: number[]): StockReading {
  return {
    inventoryItemRef: 'item/1',
    tracked: true,
    stock: available.map((units, index) => ({ stockLocationRef: `location/${index}`, available: units })),
  };
}

const units = fc.integer({ min: 0, max: 5000 });
const cases = fc.record({
  stock: fc.array(fc.integer({ min: -5000, max: 2_000_000 }), { maxLength: 6 }),
  reserved: fc.record({ settled: units, consumedInGrace: units, inFlight: units }),
  buffer: fc.integer({ min: 0, max: 1000 }),
});

describe('the number that is published', () => {
  it('adds up from its facts, and is never negative, never above what is available, never above the most', () => {
    fc.assert(
      fc.property(cases, ({ stock, reserved, buffer }) => {
        const { number, facts } = numberToPublish({ reading: reading(...stock), stockLocations: 6, reserved, buffer });
        const free = facts.available - facts.reserved - facts.unsettled - facts.buffer;
        expect(facts.available).toBe(stock.reduce((sum, at) => sum + at, 0));
        expect(number).toBe(Math.min(MOST_PUBLISHED, Math.max(0, free)));
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThanOrEqual(Math.max(0, facts.available));
        expect(facts.capped).toBe(free > MOST_PUBLISHED);
      }),
    );
  });

  it('never rises by a further reservation or a larger buffer', () => {
    fc.assert(
      fc.property(cases, units, ({ stock, reserved, buffer }, more) => {
        const input = { reading: reading(...stock), stockLocations: 6, reserved, buffer };
        const base = numberToPublish(input).number;
        for (const kind of ['settled', 'consumedInGrace', 'inFlight'] as const) {
          const higher = numberToPublish({ ...input, reserved: { ...reserved, [kind]: reserved[kind] + more } });
          expect(higher.number).toBeLessThanOrEqual(base);
        }
        expect(numberToPublish({ ...input, buffer: buffer + more }).number).toBeLessThanOrEqual(base);
      }),
    );
  });

  it.each([
    [-3, 0, '-3 available at 1 stock location; below zero counts as 0'],
    [0, 0, '0 available at 1 stock location'],
    [1_000_000_000, 999_999, '1000000000 available at 1 stock location; more than 999999 is never published'],
  ])('is sane for a store that says %i', (available, number, said) => {
    const result = numberToPublish({ reading: reading(available), stockLocations: 1, reserved: nothing, buffer: 0 });
    expect(result.number).toBe(number);
    expect(explainNumber(result.facts)).toBe(said);
  });

  it('says in words how it came about', () => {
    const reserved = { settled: 2, consumedInGrace: 1, inFlight: 2 };
    const { number, facts } = numberToPublish({ reading: reading(7, 5), stockLocations: 2, reserved, buffer: 1 });
    expect(number).toBe(6);
    expect(explainNumber(facts)).toBe(
      '12 available at 2 stock locations − 2 reserved − 3 just being booked − 1 kept back',
    );
  });

  it('is a fixed one for what the store does not count, and 0 for what it no longer has', () => {
    const untracked = { ...reading(0), tracked: false };
    const input = { stockLocations: 1, reserved: { ...nothing, settled: 5 }, buffer: 3 };
    expect(numberToPublish({ ...input, reading: untracked }).number).toBe(UNTRACKED_NUMBER);
    const gone = numberToPublish({ ...input, reading: null });
    expect(gone.number).toBe(0);
    expect(explainNumber(gone.facts)).toBe('The product is no longer in the store');
  });
});

const facts: VariantFacts = {
  variantRef: 'variant/1',
  inventoryItemRef: 'item/1',
  productTitle: 'Coat',
  sku: 'COAT',
  barcode: null,
  vendor: ' Nørgaard ',
  options: [
    { name: 'FARVE', value: ' black/Blå ' },
    { name: 'Størrelse', value: '38 ½' },
  ],
  metafields: [
    { namespace: 'feed', key: 'color', value: 'Night' },
    { namespace: 'feed', key: 'color', value: 'of the product' },
  ],
};
const { articleSources: auto } = defaultSettings;

describe('the article at the channel', () => {
  it('takes texts as they are, down to blanks and case, whatever the option is called in the merchant’s language', () => {
    expect(articleOf({ facts, styleId: 'S-1', sources: auto })).toEqual({
      ok: true,
      value: { group: 'S-1', brand: ' Nørgaard ', color: ' black/Blå ', size: '38 ½' },
    });
  });

  it('reads the option or metafield that was chosen, the variant’s before the product’s', () => {
    const sources = {
      ...auto,
      color: { kind: 'metafield', namespace: 'feed', key: 'color' },
      group: { kind: 'option', name: 'farve' },
    } as const;
    expect(articleOf({ facts, styleId: null, sources })).toMatchObject({
      ok: true,
      value: { color: 'Night', group: ' black/Blå ' },
    });
  });

  it('is not guessed: a missing, blank or ambiguous part is named with what to do', () => {
    const two = { ...facts, vendor: '  ', options: [...facts.options, { name: 'Colour', value: 'Red' }] };
    const result = articleOf({ facts: two, styleId: null, sources: auto });
    expect(result).toEqual({
      ok: false,
      error: [
        { part: 'group', ambiguous: false },
        { part: 'brand', ambiguous: false },
        { part: 'color', ambiguous: true },
      ],
    });
    expect(result.ok ? '' : explainMissing(result.error)).toMatch(
      /^The product has no group \(style id\), brand\. Several options could be the colour\. Choose an option or metafield/,
    );
  });
});
