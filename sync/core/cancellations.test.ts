import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cancelledAtChannel,
  cancelledInStore,
  lineDifference,
  storeUnits,
  unitsText,
  type StoreUnits,
} from './cancellations.ts';
import type { StoreFulfilment, StoreOrderState } from './store-types.ts';

const LINE = 'line/1';
const fulfilment = (quantity: number, status: StoreFulfilment['status'] = 'success'): StoreFulfilment => ({
  ref: 'fulfilment/1',
  status,
  createdAt: new Date(0),
  trackings: [],
  lines: [
    { storeLineRef: LINE, quantity },
    { storeLineRef: 'line/2', quantity: 9 },
  ],
});
const state = (
  line: { quantity: number; currentQuantity: number; unfulfilledQuantity: number },
  over: Partial<StoreOrderState> = {},
): StoreOrderState => ({
  orderRef: 'order/1',
  name: '#1001',
  cancelledAt: null,
  lines: [{ storeLineRef: LINE, ...line }],
  fulfilments: [],
  ...over,
});
const units = (over: Partial<StoreUnits> = {}): StoreUnits => ({
  quantity: 3,
  shipped: 0,
  cancelled: 0,
  shippedGone: 0,
  ...over,
});

describe('what the store shows of a line', () => {
  it.each([
    ['untouched', state({ quantity: 3, currentQuantity: 3, unfulfilledQuantity: 3 }), units()],
    ['edited down', state({ quantity: 3, currentQuantity: 1, unfulfilledQuantity: 1 }), units({ cancelled: 2 })],
    [
      'partly shipped, the rest edited away',
      state({ quantity: 3, currentQuantity: 2, unfulfilledQuantity: 0 }, { fulfilments: [fulfilment(2)] }),
      units({ shipped: 2, cancelled: 1 }),
    ],
    [
      'shipped, and refunded after it came back: a return, not a cancellation',
      state({ quantity: 3, currentQuantity: 1, unfulfilledQuantity: 0 }, { fulfilments: [fulfilment(3)] }),
      units({ shipped: 3, shippedGone: 2 }),
    ],
    [
      'shipped in a parcel that was voided',
      state({ quantity: 3, currentQuantity: 3, unfulfilledQuantity: 3 }, { fulfilments: [fulfilment(3, 'cancelled')] }),
      units(),
    ],
    [
      'cancelled whole, whether or not its money was moved',
      state({ quantity: 3, currentQuantity: 3, unfulfilledQuantity: 0 }, { cancelledAt: new Date(0) }),
      units({ cancelled: 3 }),
    ],
    [
      'neither waiting nor shipped but still part of the order: nothing is guessed',
      state({ quantity: 3, currentQuantity: 3, unfulfilledQuantity: 2 }),
      units(),
    ],
  ])('%s', (_, shown, expected) => {
    expect(storeUnits(shown, LINE)).toEqual(expected);
  });

  it('is nothing for a line that is not on the order', () => {
    expect(storeUnits(state({ quantity: 1, currentQuantity: 1, unfulfilledQuantity: 1 }), 'line/3')).toBeNull();
  });
});

describe('what follows from both sides', () => {
  const none = { toCancel: 0, shippedInVain: 0, notShipping: 0, neverThere: 0 };

  it.each([
    ['nothing while both count the same', { ordered: 3, cancelled: 0 }, units(), none],
    ['units to take off', { ordered: 3, cancelled: 2 }, units(), { ...none, toCancel: 2 }],
    [
      'only what is not shipped',
      { ordered: 3, cancelled: 3 },
      units({ shipped: 2 }),
      { ...none, toCancel: 1, shippedInVain: 2 },
    ],
    [
      'units the channel still counts on',
      { ordered: 3, cancelled: 0 },
      units({ cancelled: 1 }),
      { ...none, notShipping: 1 },
    ],
    ['nothing when both cancelled the same', { ordered: 3, cancelled: 2 }, units({ cancelled: 2 }), none],
    [
      'the difference when one cancelled more',
      { ordered: 3, cancelled: 3 },
      units({ cancelled: 2 }),
      { ...none, toCancel: 1 },
    ],
    ['nothing for units that were never imported', { ordered: 5, cancelled: 2 }, units(), none],
    [
      'more at the channel',
      { ordered: 5, cancelled: 0 },
      units({ cancelled: 1 }),
      { ...none, notShipping: 1, neverThere: 2 },
    ],
    ['nothing for a return', { ordered: 3, cancelled: 0 }, units({ shipped: 3, shippedGone: 3 }), none],
  ])('%s', (_, channel, store, expected) => {
    expect(lineDifference(channel, store)).toEqual(expected);
  });

  const line = fc
    .record({ imported: fc.nat(9), added: fc.nat(3), shipped: fc.nat(9), gone: fc.nat(9), cancelled: fc.nat(12) })
    .map(({ imported, added, shipped, gone, cancelled }) => {
      const sent = Math.min(shipped, imported);
      return {
        channel: { ordered: imported + added, cancelled: Math.min(cancelled, imported + added) },
        store: units({ quantity: imported, shipped: sent, cancelled: Math.min(gone, imported - sent) }),
      };
    });

  it('never takes off a shipped unit, nor one that is gone already', () => {
    fc.assert(
      fc.property(line, ({ channel, store }) => {
        const { toCancel } = lineDifference(channel, store);
        expect(toCancel).toBeLessThanOrEqual(store.quantity - store.shipped - store.cancelled);
        expect(toCancel).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('once carried out leaves nothing to take off, and both sides with the same units but for what a person is told', () => {
    fc.assert(
      fc.property(line, ({ channel, store }) => {
        const first = lineDifference(channel, store);
        const after = { ...store, cancelled: store.cancelled + first.toCancel };
        const second = lineDifference(channel, after);
        expect(second).toEqual({ ...first, toCancel: 0 });
        const atChannel = channel.ordered - channel.cancelled;
        const inStore = after.quantity - after.cancelled;
        expect(inStore - atChannel).toBe(second.shippedInVain - second.notShipping - second.neverThere);
      }),
    );
  });

  it('is the same in whichever order the two sides cancel the same units', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (quantity, wish) => {
        const cancelled = Math.min(wish, quantity);
        const channel = { ordered: quantity, cancelled };
        const whoever = lineDifference(channel, units({ quantity, cancelled }));
        expect(whoever).toEqual(none);
        expect(lineDifference(channel, units({ quantity })).toCancel).toBe(cancelled);
        expect(lineDifference({ ordered: quantity, cancelled: 0 }, units({ quantity, cancelled })).notShipping).toBe(
          cancelled,
        );
      }),
    );
  });

  it('counts what the store does not ship as the channel does, with what was never imported', () => {
    expect(cancelledInStore({ ordered: 5, cancelled: 2 }, units())).toBe(2);
    expect(cancelledInStore({ ordered: 5, cancelled: 2 }, units({ cancelled: 1 }))).toBe(3);
    expect(cancelledInStore({ ordered: 5, cancelled: 0 }, units())).toBe(0);
  });
});

describe('what the channel has cancelled', () => {
  it.each([
    ['nothing', { ordered: 3, quantity: 3, cancelled: false }, 0],
    ['the whole position', { ordered: 3, quantity: 3, cancelled: true }, 3],
    ['units that are no longer part of it', { ordered: 3, quantity: 1, cancelled: false }, 2],
    ['nothing of one that grew', { ordered: 3, quantity: 4, cancelled: false }, 0],
    ['nothing of one that is not named, since nobody said so', { ordered: 3, quantity: null, cancelled: false }, 0],
    ['all of one that is named as cancelled only', { ordered: 3, quantity: null, cancelled: true }, 3],
  ])('is %s', (_, said, expected) => {
    expect(cancelledAtChannel(said)).toBe(expected);
  });

  it('is named by units and title', () => {
    expect(
      unitsText([
        { title: 'Coat', units: 2 },
        { title: 'Scarf', units: 1 },
      ]),
    ).toBe('2 × “Coat”, 1 × “Scarf”');
  });
});
