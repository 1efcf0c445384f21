/** What a store adapter must do with refunds and with returns of the store's own. */
import { beforeEach, describe, expect, it } from 'vitest';
import { surelyNotExecuted } from '../core/errors.ts';
import { money } from '../core/money.ts';
import { refundMarker } from '../core/refund-marker.ts';
import type { RefundDraft, StoreOrderRefunds, StoreReturnDraft } from '../core/refund-types.ts';
import { absent, expectError, expectOk, placeOrder, sum, WRITE_TROUBLES } from './store-contract-harness.ts';
import type { ContractFacet, Placed, StoreHarness } from './store-contract-harness.ts';

const KEY = '018f6e2a-0000-5000-8000-000000000011';
const OTHER_KEY = '018f6e2a-0000-5000-8000-000000000012';
const MARKER = refundMarker('018f6e2a-0000-7000-8000-000000000021');
const OTHER_MARKER = refundMarker('018f6e2a-0000-7000-8000-000000000022');

export function describeRefunds(harness: () => StoreHarness): void {
  const needs = (...facets: readonly ContractFacet[]) => {
    beforeEach(async ({ skip }) => {
      const lacking = facets.filter((facet) => !harness().facets.includes(facet));
      skip(lacking.length > 0, `this store has no ${lacking.join(' and no ')}`);
      expectOk(await harness().store.ensureSetUp());
    });
  };
  const missing = (ref: string) => ref.replace(/\d+$/, '999999999999');
  const refunds = () => harness().store.refunds ?? absent('refunds');
  const read = async (orderRef: string): Promise<StoreOrderRefunds> => {
    const [found] = expectOk(await refunds().read([orderRef]));
    if (!found) throw new Error(`${orderRef} is absent.`);
    return found;
  };
  /** Everything is on its way to the buyer. */
  const shipped = async (count = 1, change: Parameters<typeof placeOrder>[2] = {}): Promise<Placed> => {
    const placed = await placeOrder(harness(), count, change);
    await harness().merchant.ship(placed.order.orderRef);
    await harness().settle();
    return placed;
  };
  const draft = ({ order, line, plan }: Placed, change: Partial<RefundDraft> = {}): RefundDraft => ({
    orderRef: order.orderRef,
    saleRef: order.saleTransactionRef,
    lines: [{ storeLineRef: line(), quantity: 1, stockLocationRef: harness().stockLocationRefs[0] ?? null }],
    amount: money(12500, plan.currency),
    difference: 'customer',
    note: 'Returned at Miinto: too small',
    marker: MARKER,
    processedAt: new Date('2026-10-02T08:00:00Z'),
    idempotencyKey: KEY,
    ...change,
  });
  const create = (placed: Placed, change: Partial<RefundDraft> = {}) => refunds().create(draft(placed, change));
  const paid = (minor: number, currency = harness().currency) => money(minor, currency);

  describe('refunds', () => {
    needs('refunds');

    it('give the money of the sale back and put the units into stock, with note and marker', async () => {
      const placed = await shipped(2);
      const item = placed.product.variants[0]!.inventoryItemRef;
      const before = sum(await harness().stockThere(item));
      const made = expectOk(await create(placed));
      expect(made.paid).toEqual(paid(12500));
      const order = await read(placed.order.orderRef);
      expect(order).toMatchObject({ currency: harness().currency, cancelledAt: null, openReturn: false });
      expect(order.refunds).toMatchObject([
        {
          refundRef: made.refundRef,
          note: 'Returned at Miinto: too small',
          marker: MARKER,
          returnRef: null,
          lines: [
            {
              storeLineRef: placed.line(),
              quantity: 1,
              restock: 'return',
              stockLocationRef: harness().stockLocationRefs[0],
              amount: paid(12500),
              tax: paid(2500),
            },
          ],
          transactions: [{ status: 'success', amount: paid(12500) }],
          shipping: paid(0),
          adjustment: paid(0),
          paid: paid(12500),
        },
      ]);
      expect(sum(await harness().stockThere(item))).toBe(before + 1);
    });

    it('can leave the stock alone, and give back less or nothing', async () => {
      const placed = await shipped();
      const item = placed.product.variants[0]!.inventoryItemRef;
      const before = sum(await harness().stockThere(item));
      const lines = [{ storeLineRef: placed.line(), quantity: 1, stockLocationRef: null }];
      expectOk(await create(placed, { lines, amount: paid(10000), difference: 'damage' }));
      expectOk(await create(placed, { lines, amount: paid(0), marker: OTHER_MARKER, idempotencyKey: OTHER_KEY }));
      expect(sum(await harness().stockThere(item))).toBe(before);
      const order = await read(placed.order.orderRef);
      expect(order.refunds.map((one) => [one.lines[0]?.restock, one.paid, one.adjustment])).toEqual([
        ['none', paid(10000), paid(-2500)],
        ['none', paid(0), paid(-12500)],
      ]);
    });

    it('of an order in another currency are in that of the sale', async () => {
      const { currency, rate } = harness().foreign;
      const placed = await shipped(1, { currency, rate: { value: rate, date: '2026-10-01' } });
      expect(expectOk(await create(placed)).paid).toEqual(paid(12500, currency));
      const order = await read(placed.order.orderRef);
      expect([order.currency, order.refunds[0]?.paid]).toEqual([currency, paid(12500, currency)]);
      expectError(await create(placed, { amount: paid(100, 'SEK'), idempotencyKey: OTHER_KEY }), 'rejected');
    });

    it('sent twice with one key are one', async () => {
      const placed = await shipped();
      const first = expectOk(await create(placed));
      expect(expectOk(await create(placed)).refundRef).toBe(first.refundRef);
      expect(await harness().refundsThere(placed.order.orderRef)).toHaveLength(1);
    });

    it('made by hand are read as they are: lines, money alone, nothing at all', async () => {
      const placed = await shipped(2);
      const { orderRef } = placed.order;
      const { merchant } = harness();
      await merchant.refund(orderRef, { lines: [{ storeLineRef: placed.line(), quantity: 1 }], note: 'Too big' });
      await merchant.refund(orderRef, { lines: [], amount: '10.00' });
      await merchant.refund(orderRef, {
        lines: [{ storeLineRef: placed.line(1), quantity: 2, restock: 'NO_RESTOCK' }],
        amount: '0',
      });
      const { refunds: found } = await read(orderRef);
      expect(
        found.map(({ note, marker, lines, paid: back, adjustment }) => [note, marker, lines.length, back, adjustment]),
      ).toEqual([
        ['Too big', null, 1, paid(12500), paid(0)],
        [null, null, 0, paid(1000), paid(1000)],
        [null, null, 1, paid(0), paid(-25000)],
      ]);
    });

    it('are read to the end, of many orders at once; orders that are gone are absent', async () => {
      const many = await shipped(12);
      const few = await shipped();
      for (let unit = 0; unit < 2; unit += 1) {
        await harness().merchant.refund(many.order.orderRef, {
          lines: Array.from({ length: 12 }, (_, index) => ({ storeLineRef: many.line(index), quantity: 1 })),
        });
      }
      for (let turn = 0; turn < 12; turn += 1) {
        await harness().merchant.refund(few.order.orderRef, { lines: [], amount: '1.00' });
      }
      const refs = [many.order.orderRef, missing(few.order.orderRef), few.order.orderRef];
      const found = expectOk(await refunds().read(refs));
      expect(found.map(({ orderRef, refunds: list }) => [orderRef, list.length, list[0]?.lines.length])).toEqual([
        [many.order.orderRef, 2, 12],
        [few.order.orderRef, 12, 0],
      ]);
    });

    it('are suggested by what is left to give back', async () => {
      const placed = await shipped();
      expectOk(await create(placed));
      const request = {
        orderRef: placed.order.orderRef,
        saleRef: placed.order.saleTransactionRef,
        lines: [{ storeLineRef: placed.line(), quantity: 2 }],
      };
      expect(expectOk(await refunds().suggest(request))).toMatchObject({
        currency: harness().currency,
        amount: paid(12500),
        tax: paid(2500),
        maximum: paid(12500),
        refundable: [{ storeLineRef: placed.line(), quantity: 1 }],
        saleRef: placed.order.saleTransactionRef,
        openReturn: false,
      });
      expectError(await refunds().suggest({ ...request, orderRef: missing(request.orderRef) }), 'not-found');
    });

    it('beyond what is left are refused with what stands against them, and nothing is changed', async () => {
      const placed = await shipped();
      const [here = ''] = harness().stockLocationRefs;
      const obstacle = async (change: Partial<RefundDraft>) => {
        const reply = await create(placed, { idempotencyKey: crypto.randomUUID(), ...change });
        expectError(reply, 'conflict');
        return reply.ok ? null : reply.error.obstacle;
      };
      const lines = (quantity: number, stockLocationRef: string | null = here) => [
        { storeLineRef: placed.line(), quantity, stockLocationRef },
      ];
      expect(await obstacle({ lines: lines(3), amount: paid(20000) })).toBe('quantity');
      expect(await obstacle({ lines: lines(1), amount: paid(25001) })).toBe('amount');
      expect(await obstacle({ saleRef: missing(placed.order.saleTransactionRef ?? '') })).toBe('sale');
      expect(await obstacle({ lines: lines(1, missing(here)) })).toBe('stock-location');
      expect(await harness().refundsThere(placed.order.orderRef)).toEqual([]);
      await harness().merchant.cancelOrder((await placeOrder(harness())).order.orderRef);
    });

    it('of an order that is gone are told as such', async () => {
      const placed = await shipped();
      expectError(await create(placed, { orderRef: missing(placed.order.orderRef) }), 'not-found');
    });

    it.each(WRITE_TROUBLES)('during trouble (%s) are told as what they are, and one after it all', async (...row) => {
      const [kind, kinds, executed] = row;
      const placed = await shipped();
      await harness().trouble(kind);
      const reply = await create(placed);
      // The look before the write can fail as well, which says that nothing was sent.
      expectError(reply, ...kinds, 'temporary');
      await harness().heal();
      const there = () => harness().refundsThere(placed.order.orderRef);
      const begun = !reply.ok && !surelyNotExecuted(reply.error);
      expect((await there()).length).toBeLessThanOrEqual(executed && begun ? 1 : 0);
      expectOk(await create(placed));
      expect(await there()).toHaveLength(1);
    });
  });

  describe('returns of the store’s own', () => {
    needs('refunds', 'returns');
    const returns = () => harness().store.returns ?? absent('returns');
    const opening = ({ order, line }: Placed, change: Partial<StoreReturnDraft> = {}): StoreReturnDraft => ({
      orderRef: order.orderRef,
      lines: [{ storeLineRef: line(), quantity: 2, note: 'too small' }],
      marker: MARKER,
      requestedAt: null,
      ...change,
    });
    const open = async (placed: Placed) => expectOk(await returns().create(opening(placed)));

    it('are opened over the parcels the units left in, and found again by their marker', async () => {
      const placed = await placeOrder(harness());
      for (let unit = 0; unit < 2; unit += 1) {
        await harness().merchant.ship(placed.order.orderRef, { lines: [{ storeLineRef: placed.line(), quantity: 1 }] });
        await harness().settle();
      }
      const made = await open(placed);
      const found = expectOk(await returns().read([placed.order.orderRef]));
      expect(found).toEqual([made]);
      expect(made).toMatchObject({ status: 'open', marker: MARKER });
      expect(
        made.lines.map(({ storeLineRef, quantity, open: left, reason }) => [storeLineRef, quantity, left, reason]),
      ).toEqual([
        [placed.line(), 1, 1, 'too small'],
        [placed.line(), 1, 1, 'too small'],
      ]);
      expect((await read(placed.order.orderRef)).openReturn).toBe(true);
    });

    it('of more units than were shipped are a conflict', async () => {
      const placed = await placeOrder(harness());
      expectError(await returns().create(opening(placed)), 'conflict');
    });

    it('hold their items until they are processed, which gives the money back and closes them', async () => {
      const placed = await shipped();
      const item = placed.product.variants[0]!.inventoryItemRef;
      const before = sum(await harness().stockThere(item));
      const made = await open(placed);
      const around = await create(placed);
      expectError(around, 'conflict');
      expect(around.ok ? null : around.error.obstacle).toBe('open-return');
      const [here = ''] = harness().stockLocationRefs;
      const process = (quantity: number, minor: number, marker: string) =>
        returns().process({
          orderRef: placed.order.orderRef,
          returnRef: made.returnRef,
          lines: [{ returnLineRef: made.lines[0]?.returnLineRef ?? '', quantity, stockLocationRef: here }],
          refund: { saleRef: placed.order.saleTransactionRef, amount: paid(minor) },
          note: 'Returned at Miinto',
          marker,
        });
      expect(expectOk(await process(1, 12500, MARKER))).toMatchObject({ closed: false, refund: { paid: paid(12500) } });
      expect(expectOk(await process(1, 12500, OTHER_MARKER))).toMatchObject({ closed: true });
      expectError(await process(1, 100, OTHER_MARKER), 'conflict');
      const order = await read(placed.order.orderRef);
      expect(order.openReturn).toBe(false);
      expect(order.refunds.map(({ marker, returnRef, lines }) => [marker, returnRef, lines[0]?.returnReason])).toEqual([
        [MARKER, made.returnRef, 'too small'],
        [OTHER_MARKER, made.returnRef, 'too small'],
      ]);
      expect(sum(await harness().stockThere(item))).toBe(before + 2);
    });
  });
}
