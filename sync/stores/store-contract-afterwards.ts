/** What a store adapter must do with orders that stand: look at them, cancel them, take units off, ship them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { surelyNotExecuted } from '../core/errors.ts';
import { money } from '../core/money.ts';
import type { OrderPlan, StoreOrderState } from '../core/store-types.ts';
import { absent, expectError, expectOk, placeOrder, sorted, sum, WRITE_TROUBLES } from './store-contract-harness.ts';
import type { ContractFacet, Placed, StoreHarness } from './store-contract-harness.ts';

const KEY = '018f6e2a-0000-5000-8000-000000000001';
const OTHER_KEY = '018f6e2a-0000-5000-8000-000000000002';

export function describeAfterwards(harness: () => StoreHarness): void {
  const place = (
    count?: number,
    change?: Partial<OrderPlan>,
    stock?: (index: number) => readonly (number | null)[],
  ): Promise<Placed> => placeOrder(harness(), count, change, stock);
  const readAll = async (refs: readonly string[]) =>
    expectOk(await (harness().store.orders.read ?? absent('orders.read'))(refs));
  const read = async (ref: string): Promise<StoreOrderState> => {
    const [state] = await readAll([ref]);
    if (!state) throw new Error(`${ref} is absent.`);
    return state;
  };
  const units = (state: StoreOrderState) =>
    state.lines.map(({ quantity, currentQuantity, unfulfilledQuantity }) => [
      quantity,
      currentQuantity,
      unfulfilledQuantity,
    ]);
  const needs = (...facets: readonly ContractFacet[]) => {
    beforeEach(async ({ skip }) => {
      const lacking = facets.filter((facet) => !harness().facets.includes(facet));
      skip(lacking.length > 0, `this store has no ${lacking.join(' and no ')}`);
      expectOk(await harness().store.ensureSetUp());
    });
  };
  const missing = (ref: string) => ref.replace(/\d+$/, '999999999999');

  describe('reading orders', () => {
    needs('orders.read');

    it('tells what was ordered while nothing has happened', async () => {
      const { order, line: lineRef } = await place(2);
      const state = await read(order.orderRef);
      expect(state).toMatchObject({ orderRef: order.orderRef, name: order.name, cancelledAt: null, fulfilments: [] });
      expect(sorted(state.lines.map(({ storeLineRef }) => storeLineRef))).toEqual(sorted([lineRef(0), lineRef(1)]));
      expect(units(state)).toEqual([
        [2, 2, 2],
        [2, 2, 2],
      ]);
    });

    it('tells every parcel of a part that was shipped, by line', async () => {
      const { order, line: lineRef } = await place(2);
      const parcels = [
        { carrier: 'GLS', number: '1', url: 'https://gls.example/1' },
        { carrier: 'GLS', number: '2' },
      ];
      const [ref = ''] = await harness().merchant.ship(order.orderRef, {
        lines: [{ storeLineRef: lineRef(0), quantity: 1 }],
        parcels,
      });
      const state = await read(order.orderRef);
      expect(state.fulfilments).toEqual([
        {
          ref,
          status: 'success',
          createdAt: expect.any(Date) as unknown,
          trackings: parcels.map(({ carrier, number, url }) => ({ carrier, number, url: url ?? null })),
          lines: [{ storeLineRef: lineRef(0), quantity: 1 }],
        },
      ]);
      expect(state.lines.find(({ storeLineRef }) => storeLineRef === lineRef(0))).toMatchObject({
        currentQuantity: 2,
        unfulfilledQuantity: 1,
      });
    });

    it('follows corrected tracking, shipments without any, and voided ones', async () => {
      const { order } = await place();
      const [ref = ''] = await harness().merchant.ship(order.orderRef);
      expect((await read(order.orderRef)).fulfilments).toMatchObject([{ ref, status: 'success', trackings: [] }]);
      await harness().merchant.correctTracking(ref, [{ carrier: 'UPS', number: '9' }]);
      expect((await read(order.orderRef)).fulfilments).toMatchObject([
        { trackings: [{ carrier: 'UPS', number: '9', url: null }] },
      ]);
      await harness().merchant.voidFulfilment(ref);
      const state = await read(order.orderRef);
      expect(state.fulfilments).toMatchObject([{ ref, status: 'cancelled' }]);
      expect(units(state)).toEqual([[2, 2, 2]]);
    });

    it('tells what was edited away and what was cancelled', async () => {
      const edited = await place();
      await harness().merchant.editDown(edited.order.orderRef, edited.line(), 1);
      expect(units(await read(edited.order.orderRef))).toEqual([[2, 1, 1]]);
      await harness().merchant.cancelOrder(edited.order.orderRef);
      expect((await read(edited.order.orderRef)).cancelledAt).toBeInstanceOf(Date);
    });

    it('leaves out those that were deleted or never were, and answers in the order asked', async () => {
      const first = await place();
      const second = await place(1, { customId: 'second', channelOrderId: '701' });
      const third = await place(1, { customId: 'third', channelOrderId: '702' });
      await harness().merchant.deleteOrder(second.order.orderRef);
      const asked = [third, second, first].map(({ order }) => order.orderRef);
      const found = await readAll([missing(first.order.orderRef), ...asked, ...asked]);
      expect(found.map(({ orderRef }) => orderRef)).toEqual([asked[0], asked[2]]);
      expect(await readAll([])).toEqual([]);
    });

    it('is whole also for an order of few lines that ships unit by unit', async () => {
      const { order, line: lineRef } = await place(3);
      for (const index of [0, 1, 2, 0, 1, 2]) {
        await harness().merchant.ship(order.orderRef, { lines: [{ storeLineRef: lineRef(index), quantity: 1 }] });
      }
      expect((await read(order.orderRef)).fulfilments).toHaveLength(6);
    });

    it('is whole also for a parcel of many lines', async () => {
      const { order } = await place(15);
      await harness().merchant.ship(order.orderRef);
      const shipped = (await read(order.orderRef)).fulfilments.flatMap(({ lines }) => lines);
      expect(shipped.map(({ quantity }) => quantity)).toEqual(Array.from({ length: 15 }, () => 2));
    });

    it('is whole also for an order of many lines that ships in many parts', async () => {
      const { order } = await place(30);
      const state = await read(order.orderRef);
      expect(state.lines).toHaveLength(30);
      for (const { storeLineRef } of state.lines.slice(0, 7)) {
        await harness().merchant.ship(order.orderRef, { lines: [{ storeLineRef, quantity: 1 }] });
      }
      await harness().merchant.ship(order.orderRef);
      const after = await read(order.orderRef);
      expect(after.lines).toHaveLength(30);
      expect(after.lines.every(({ unfulfilledQuantity }) => unfulfilledQuantity === 0)).toBe(true);
      const shipped = after.fulfilments.flatMap(({ lines }) => lines);
      expect(shipped.reduce((total, { quantity }) => total + quantity, 0)).toBe(60);
      expect(new Set(shipped.map(({ storeLineRef }) => storeLineRef)).size).toBe(30);
    });
  });

  describe('cancelling an order', () => {
    needs('orders.cancel', 'orders.read');
    const cancel = (orderRef: string, restock: boolean) =>
      (harness().store.orders.cancel ?? absent('orders.cancel'))({ orderRef, restock, note: 'Cancelled at Miinto' });

    it.each([true, false])('cancels it as a whole and pays nothing out (restock: %s)', async (restock) => {
      const { order, product } = await place();
      const item = product.variants[0]!.inventoryItemRef;
      const before = sum(await harness().stockThere(item));
      expectOk(await cancel(order.orderRef, restock));
      await harness().settle();
      const state = await read(order.orderRef);
      expect(state.cancelledAt).toBeInstanceOf(Date);
      expect(state.lines.map(({ unfulfilledQuantity }) => unfulfilledQuantity)).toEqual([0]);
      expect(sum(await harness().stockThere(item))).toBe(before + (restock ? 2 : 0));
      const refunds = await harness().refundsThere(order.orderRef);
      expect(refunds.map(({ paid }) => paid.minor).filter((minor) => minor > 0)).toEqual([]);
    });

    it('is a conflict when it is cancelled or shipped already', async () => {
      const first = await place();
      await harness().merchant.cancelOrder(first.order.orderRef);
      expectError(await cancel(first.order.orderRef, true), 'conflict');
      const second = await place(1, { customId: 'second', channelOrderId: '701' });
      await harness().merchant.ship(second.order.orderRef);
      expectError(await cancel(second.order.orderRef, true), 'conflict');
    });

    it('of an order that is gone says so', async () => {
      const { order } = await place();
      await harness().merchant.deleteOrder(order.orderRef);
      expectError(await cancel(order.orderRef, true), 'not-found');
    });

    it.each(WRITE_TROUBLES)('in trouble (%s) is told as what it may have become', async (kind, kinds, executed) => {
      const { order } = await place();
      await harness().trouble(kind);
      const failed = await cancel(order.orderRef, true);
      expectError(failed, ...kinds);
      if (executed) expect(!failed.ok && surelyNotExecuted(failed.error)).toBe(false);
      await harness().heal();
      await harness().settle();
      expect((await read(order.orderRef)).cancelledAt !== null).toBe(executed);
    });
  });

  describe('taking units off an order', () => {
    needs('orders.reduce', 'orders.read');
    type Reduce = Parameters<NonNullable<StoreHarness['store']['orders']['reduce']>>[0];
    const reduce = ({ order, line: lineRef }: Placed, change: Partial<Reduce> = {}) =>
      (harness().store.orders.reduce ?? absent('orders.reduce'))({
        orderRef: order.orderRef,
        saleRef: order.saleTransactionRef,
        lines: [{ storeLineRef: lineRef(), quantity: 1 }],
        restock: true,
        stockLocationRef: harness().stockLocationRefs[0] ?? null,
        note: 'Cancelled at Miinto [miinto:cancel:1]',
        idempotencyKey: KEY,
        ...change,
      });

    it('takes the units and the money they were sold for, and puts them back into stock', async () => {
      const placed = await place(2);
      const item = placed.product.variants[0]!.inventoryItemRef;
      const [here = ''] = harness().stockLocationRefs;
      const before = (await harness().stockThere(item))[here] ?? 0;
      const { refundRef } = expectOk(await reduce(placed));
      const refunds = await harness().refundsThere(placed.order.orderRef);
      expect(refunds).toEqual([
        {
          ref: refundRef,
          note: 'Cancelled at Miinto [miinto:cancel:1]',
          units: 1,
          paid: money(12500, harness().currency),
        },
      ]);
      const state = await read(placed.order.orderRef);
      expect(state.cancelledAt).toBeNull();
      const line = state.lines.find(({ storeLineRef }) => storeLineRef === placed.line());
      expect(line).toMatchObject({ quantity: 2, currentQuantity: 1, unfulfilledQuantity: 1 });
      expect((await harness().stockThere(item))[here]).toBe(before + 1);
    });

    it('can leave the stock alone', async () => {
      const placed = await place();
      const item = placed.product.variants[0]!.inventoryItemRef;
      const before = sum(await harness().stockThere(item));
      expectOk(await reduce(placed, { restock: false, stockLocationRef: null }));
      expect(sum(await harness().stockThere(item))).toBe(before);
      expect(units(await read(placed.order.orderRef))).toEqual([[2, 1, 1]]);
    });

    it('gives back what was paid in the currency of the sale', async () => {
      const { currency, rate } = harness().foreign;
      const placed = await place(1, { currency, rate: { value: rate, date: '2026-10-01' } });
      expectOk(await reduce(placed));
      expect(await harness().refundsThere(placed.order.orderRef)).toMatchObject([{ paid: money(12500, currency) }]);
    });

    it('is done once for one key, and again for another', async () => {
      const placed = await place();
      const first = expectOk(await reduce(placed));
      expect(expectOk(await reduce(placed))).toEqual(first);
      expect(await harness().refundsThere(placed.order.orderRef)).toHaveLength(1);
      const second = { idempotencyKey: OTHER_KEY, note: '[miinto:cancel:2]' };
      expect(expectOk(await reduce(placed, second))).not.toEqual(first);
      // All units are gone now; each of the two requests still knows its own refund.
      expect(expectOk(await reduce(placed))).toEqual(first);
      expect(await harness().refundsThere(placed.order.orderRef)).toHaveLength(2);
    });

    it.each([true, false])('of more units than are left is refused in words and takes none (%s)', async (restock) => {
      const placed = await place();
      await harness().merchant.ship(placed.order.orderRef, { lines: [{ storeLineRef: placed.line(), quantity: 1 }] });
      const lines = [{ storeLineRef: placed.line(), quantity: 2 }];
      expectError(await reduce(placed, { lines, restock }), 'conflict', 'rejected');
      expect(await harness().refundsThere(placed.order.orderRef)).toEqual([]);
      expect(units(await read(placed.order.orderRef))).toEqual([[2, 2, 1]]);
    });

    it('of a cancelled order is a conflict, of one that is gone not found', async () => {
      const placed = await place();
      await harness().merchant.cancelOrder(placed.order.orderRef);
      expectError(await reduce(placed), 'conflict');
      await harness().merchant.deleteOrder(placed.order.orderRef);
      expectError(await reduce(placed), 'not-found');
    });

    it.each(WRITE_TROUBLES)('in trouble (%s) is done once when it is sent again', async (kind, kinds) => {
      const placed = await place();
      await harness().trouble(kind);
      expectError(await reduce(placed), ...kinds, 'temporary');
      await harness().heal();
      expectOk(await reduce(placed));
      expect(await harness().refundsThere(placed.order.orderRef)).toHaveLength(1);
      expect(units(await read(placed.order.orderRef))).toEqual([[2, 1, 1]]);
    });
  });

  describe('shipping from outside', () => {
    needs('fulfilments', 'orders.read');
    const ship = async ({ order, line: lineRef }: Placed, quantity = 2) =>
      (harness().store.fulfilments ?? absent('fulfilments')).create({
        orderRef: order.orderRef,
        lines: [{ storeLineRef: lineRef(), quantity }],
        carrier: 'GLS',
        trackingNumber: '123',
      });

    it('ships these units with this tracking', async () => {
      const placed = await place(2);
      const { fulfilmentRefs } = expectOk(await ship(placed, 1));
      const state = await read(placed.order.orderRef);
      expect(state.fulfilments).toMatchObject([
        {
          ref: fulfilmentRefs[0],
          status: 'success',
          trackings: [{ carrier: 'GLS', number: '123' }],
          lines: [{ storeLineRef: placed.line(), quantity: 1 }],
        },
      ]);
      expect(fulfilmentRefs).toHaveLength(1);
    });

    it('ships from every place the units stand at', async () => {
      const placed = await place(6, {}, (index) => (index % 2 === 0 ? [9, null] : [null, 9]));
      const lines = placed.order.lines.map(({ storeLineRef }) => ({ storeLineRef, quantity: 2 }));
      const { orderRef } = placed.order;
      const fulfilments = harness().store.fulfilments ?? absent('fulfilments');
      const request = { orderRef, lines, carrier: null, trackingNumber: null };
      const { fulfilmentRefs } = expectOk(await fulfilments.create(request));
      const state = await read(orderRef);
      expect(fulfilmentRefs).toHaveLength(harness().stockLocationRefs.length > 1 ? 2 : 1);
      expect(sorted(state.fulfilments.map(({ ref }) => ref))).toEqual(sorted(fulfilmentRefs));
      expect(state.lines.every(({ unfulfilledQuantity }) => unfulfilledQuantity === 0)).toBe(true);
    });

    it('of units that are not there to ship is a conflict, and ships none', async () => {
      const placed = await place();
      expectOk(await ship(placed, 1));
      expectError(await ship(placed, 2), 'conflict');
      expect((await read(placed.order.orderRef)).fulfilments).toHaveLength(1);
    });

    it('of an order on hold, cancelled or gone ships nothing and says why', async () => {
      const placed = await place();
      await harness().merchant.hold(placed.order.orderRef);
      expectError(await ship(placed), 'conflict');
      await harness().merchant.cancelOrder(placed.order.orderRef);
      expectError(await ship(placed), 'conflict');
      expect((await read(placed.order.orderRef)).fulfilments).toEqual([]);
      await harness().merchant.deleteOrder(placed.order.orderRef);
      expectError(await ship(placed), 'not-found');
    });

    it.each(WRITE_TROUBLES)(
      'in trouble (%s) may be looked up, and never ships twice',
      async (kind, kinds, executed) => {
        const placed = await place();
        await harness().trouble(kind);
        expectError(await ship(placed), ...kinds, 'temporary');
        await harness().heal();
        const { fulfilments } = await read(placed.order.orderRef);
        // The look before the write can fail as well: then nothing was shipped.
        expect(fulfilments.length).toBeLessThanOrEqual(executed ? 1 : 0);
        const again = await ship(placed);
        expect(again.ok).toBe(fulfilments.length === 0);
        expect((await read(placed.order.orderRef)).fulfilments).toHaveLength(1);
      },
    );
  });
}
