import { describe, expect, it } from 'vitest';
import { articleKeys, judgeLink, linkQueries, personLink } from './linking.ts';
import { found, item, match } from './test-values.ts';

const sku = { kind: 'sku' } as const;
const barcode = { kind: 'barcode' } as const;
const A = match('A');
const B = match('B');
const C = match('C');
const bySku = (...matches: (typeof A)[]) => found(sku, 'S-1', ...matches);
const byBarcode = (...matches: (typeof A)[]) => found(barcode, '5701234567890', ...matches);

describe('what is looked up for a position', () => {
  it('is the feed id by the chosen attribute and the gtin by the barcode', () => {
    expect(linkQueries({ item, feedId: ' S-1 ', attribute: sku })).toEqual({
      byFeedId: { attribute: sku, value: 'S-1' },
      byGtin: { attribute: barcode, value: '5701234567890' },
    });
  });

  it.each([null, '', '  ', '0', '0000000000000'])('leaves a gtin of %j out', (gtin) => {
    expect(linkQueries({ item: { ...item, gtin }, feedId: '', attribute: sku })).toEqual({
      byFeedId: null,
      byGtin: null,
    });
  });
});

describe('the product of a position', () => {
  const judge = (byFeedId: ReturnType<typeof found> | null, byGtin: ReturnType<typeof found> | null) => {
    const judged = judgeLink({ byFeedId, byGtin, item });
    return judged.ok ? `${judged.link.title} by ${judged.link.method}` : judged.reason;
  };

  it.each([
    ['the product map alone', bySku(A), null, 'A by product-map'],
    ['the map, when the gtin finds nothing', bySku(A), byBarcode(), 'A by product-map'],
    ['both, when they agree', bySku(A), byBarcode(A), 'A by both'],
    ['both, when the barcode is shared and the map names one of its products', bySku(A), byBarcode(B, A), 'A by both'],
    ['the gtin, when the map has no row', null, byBarcode(B), 'B by gtin'],
    ['the same variant found twice', bySku(A, A), null, 'A by product-map'],
  ])('follows from %s', (_, feed, gtin, result) => {
    expect(judge(feed, gtin)).toBe(result);
  });

  it.each([
    ['map and gtin disagree', bySku(A), byBarcode(B), 'product-conflict'],
    ['map and a shared barcode disagree', bySku(A), byBarcode(B, C), 'product-conflict'],
    ['the map names what the store does not have', bySku(), null, 'product-not-found'],
    [
      'the map names what the store does not have, though the gtin finds one',
      bySku(),
      byBarcode(B),
      'product-not-found',
    ],
    ['there is neither a row nor a gtin', null, null, 'product-not-found'],
    ['the gtin finds nothing', null, byBarcode(), 'product-not-found'],
    ['several have the feed id', bySku(A, B), byBarcode(A), 'product-ambiguous'],
    ['several have the gtin', null, byBarcode(A, B), 'product-ambiguous'],
  ])('is not guessed when %s', (_, feed, gtin, result) => {
    expect(judge(feed, gtin)).toBe(result);
  });

  it('is named with its variant', () => {
    const judged = judgeLink({ byFeedId: bySku(match('Shirt', { variantTitle: 'Red / M' })), byGtin: null, item });
    expect(judged).toMatchObject({ ok: true, link: { title: 'Shirt - Red / M' } });
  });
});

describe('a link by hand', () => {
  it('is kept under the item id, else under the gtin, and never under nothing', () => {
    expect(articleKeys({ ...item, channelItemId: ' abc ', gtin: '57' })).toEqual(['item:abc', 'gtin:57']);
    expect(articleKeys({ ...item, channelItemId: '', gtin: ' 57 ' })).toEqual(['gtin:57']);
    expect(articleKeys({ ...item, channelItemId: null, gtin: '000' })).toEqual([]);
  });

  it('says that a person made it', () => {
    expect(personLink(match('Shirt', { variantTitle: 'Red' }))).toMatchObject({
      title: 'Shirt - Red',
      method: 'person',
    });
  });
});
