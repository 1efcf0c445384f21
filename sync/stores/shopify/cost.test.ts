import { describe, expect, it } from 'vitest';
import { estimateCost } from './cost.ts';
import {
  CreateOrderDocument,
  FindVariantsDocument,
  OffersDocument,
  PlacementsDocument,
  ShopSettingsDocument,
} from './generated/operations.ts';

describe('the estimate of an operation’s cost', () => {
  it.each([
    ['the shop', ShopSettingsDocument, {}, 1],
    ['one page of variants', FindVariantsDocument, { first: 2 }, 1 + 2 * 3],
    ['three offers', OffersDocument, { ids: ['a', 'b', 'c'] }, 3 * 7],
    ['one order', CreateOrderDocument, { lines: 1 }, 19],
    ['a first look at placements', PlacementsDocument, { ids: ['a'], fulfilmentOrders: 2, lines: 2 }, 22],
  ])('of %s follows the published rule', (_, document, variables, points) => {
    expect(estimateCost(document, variables)).toBe(points);
  });

  it('keeps everything that one order of one line needs under sixty points', () => {
    const order = [
      estimateCost(FindVariantsDocument, { first: 2 }),
      estimateCost(OffersDocument, { ids: ['a'] }),
      estimateCost(CreateOrderDocument, { lines: 1 }),
      estimateCost(PlacementsDocument, { ids: ['a'], fulfilmentOrders: 2, lines: 2 }),
    ];
    expect(order.reduce((sum, points) => sum + points, 0)).toBeLessThan(60);
  });
});
