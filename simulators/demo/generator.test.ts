import { describe, expect, it } from 'vitest';
import { ean13 } from './catalogue.ts';
import { makeDay } from './generator.ts';
import { lowestPassing } from './prices.ts';

const rates = new Map([
  ['EUR', '1'],
  ['DKK', '7.46'],
  ['SEK', '11.2'],
  ['PLN', '4.28'],
]);
const day = (orders: number, seed: number) => makeDay({ orders, seed, rates });

describe('the generated day', () => {
  it('is the same for the same seed and another for another', () => {
    expect(day(60, 5)).toEqual(day(60, 5));
    expect(day(60, 5)).not.toEqual(day(60, 6));
  });

  it.each([
    [200, 1],
    [200, 2],
    [200, 3],
    [120, 4],
    [40, 3],
    [25, 5],
  ])('keeps the promised shares with %i orders (seed %i)', (orders, seed) => {
    const positions = day(orders, seed).transfers.flatMap((transfer) => transfer.positions);
    const share = (outcome: string) =>
      positions.filter((position) => position.outcome === outcome).length / positions.length;
    expect(share('accept')).toBeGreaterThan(0.7);
    expect(share('decline')).toBeGreaterThan(0.05);
    expect(new Set(positions.flatMap((position) => position.reason ?? [])).size).toBeGreaterThanOrEqual(4);
  });

  it('means most of a very short day to be accepted, too', () => {
    for (const orders of [1, 3, 5, 10]) {
      const positions = day(orders, 1).transfers.flatMap((transfer) => transfer.positions);
      const accepted = positions.filter((position) => position.outcome === 'accept').length;
      expect(accepted / positions.length).toBeGreaterThanOrEqual(0.7);
    }
  });

  it('has exactly as many transfers as asked for, also when there are few', () => {
    for (const orders of [0, 1, 3, 10, 200]) expect(day(orders, 1).transfers).toHaveLength(orders);
  });

  it('lets nobody compete for stock but the declared pairs', () => {
    const { catalogue, transfers } = day(1000, 3);
    const wanted = new Map<string, number>();
    for (const position of transfers.flatMap((transfer) => transfer.positions)) {
      if (position.contested !== null || position.outcome === 'hold') continue;
      const id = String(position.item['productId']);
      wanted.set(id, (wanted.get(id) ?? 0) + position.quantity);
    }
    for (const article of catalogue.ordinary)
      expect(wanted.get(article.itemId) ?? 0).toBeLessThanOrEqual(article.stock);
    const contests = Map.groupBy(
      transfers.flatMap((transfer) => transfer.positions).filter((position) => position.contested !== null),
      (position) => position.contested,
    );
    for (const pair of contests.values()) expect(pair).toHaveLength(2);
  });

  it('knows the smallest passing price to the last minor unit', () => {
    expect(lowestPassing(10_000, '1')).toBe(9_700);
    expect(lowestPassing(3_995, '7.46')).toBe(28_909);
  });

  it('makes bar codes with a right check digit', () => {
    expect(ean13('400638133393')).toBe('4006381333931');
  });
});
