import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from './money.ts';
import { classifyRefund, type OwnRefund, type RefundedLine } from './refund-classify.ts';
import type { StoreRefund, StoreRefundLine } from './refund-types.ts';

const dkk = (minor: number) => money(minor, 'DKK');
const refundLine = (over: Partial<StoreRefundLine> = {}): StoreRefundLine => ({
  storeLineRef: 'line-1',
  quantity: 1,
  restock: 'return',
  stockLocationRef: 'loc-1',
  amount: dkk(10_000),
  tax: dkk(2_000),
  returnReason: null,
  ...over,
});
const paid = (minor: number) => ({
  paid: dkk(minor),
  transactions: [{ ref: 't1', status: 'success' as const, amount: dkk(minor), parentRef: 'sale' }],
});
const refund = (over: Partial<StoreRefund> = {}): StoreRefund => ({
  refundRef: 'refund-1',
  createdAt: new Date('2026-11-02T10:00:00Z'),
  note: null,
  marker: null,
  returnRef: null,
  lines: [refundLine()],
  shipping: dkk(0),
  adjustment: dkk(0),
  ...paid(10_000),
  ...over,
});
const line = (over: Partial<RefundedLine> = {}): RefundedLine => ({
  lineId: 'ours-1',
  storeLineRef: 'line-1',
  unitPrice: dkk(10_000),
  quantity: 2,
  shipped: 2,
  cancelled: 0,
  ...over,
});
const own = (over: Partial<OwnRefund> = {}): OwnRefund => ({
  refundId: 'own-1',
  marker: '[marker]',
  storeRefundRef: null,
  settled: false,
  ...over,
});
const classify = (over: Partial<StoreRefund> = {}, lines = [line()], owns: readonly OwnRefund[] = []) =>
  classifyRefund({ refund: refund(over), order: { currency: 'DKK', lines, own: owns } });

describe('a refund seen in the store', () => {
  it('is left alone on an order that is not ours', () => {
    expect(classifyRefund({ refund: refund(), order: null })).toEqual({ kind: 'foreign' });
  });

  it('is known as ours by its id or by its marker, before and after our answer', () => {
    const echo = { kind: 'echo', refundId: 'own-1' };
    expect(classify({}, [line()], [own({ storeRefundRef: 'refund-1', settled: true })])).toEqual(echo);
    expect(classify({ marker: '[marker]' }, [line()], [own()])).toEqual(echo);
  });

  it('waits while it may be one of ours', () => {
    expect(classify({}, [line()], [own()])).toEqual({ kind: 'parked', behind: ['own-1'] });
    expect(classify({}, [line()], [own({ settled: true })])).toMatchObject({ kind: 'own-hand' });
    expect(classify({}, [line()], [own({ settled: true, storeRefundRef: 'another' })])).toMatchObject({
      about: 'return',
    });
  });

  it('waits while its money has not moved', () => {
    const transactions = [{ ref: 't1', status: 'pending' as const, amount: dkk(10_000), parentRef: null }];
    expect(classify({ transactions, paid: dkk(0) })).toEqual({ kind: 'pending' });
  });

  it('of shipped units is a return, with the reasons of the store’s return', () => {
    const lines = [refundLine({ returnReason: 'Too small' })];
    expect(classify({ lines, returnRef: 'return-1' })).toMatchObject({
      about: 'return',
      returnRef: 'return-1',
      lines: [{ lineId: 'ours-1', returned: 1, cancelled: 0, restocked: true, reason: 'Too small' }],
      beyond: dkk(0),
    });
  });

  it('of units that never left is a cancellation, by the store’s word or by what was shipped', () => {
    expect(classify({ lines: [refundLine({ restock: 'cancel' })] }, [line({ shipped: 0 })])).toMatchObject({
      about: 'cancellation',
    });
    expect(classify({ lines: [refundLine({ restock: 'none' })] }, [line({ shipped: 0 })])).toMatchObject({
      about: 'cancellation',
    });
    expect(classify({ lines: [refundLine({ restock: 'none' })] })).toMatchObject({ about: 'return' });
  });

  it('of both is split by units, also when a line is named twice', () => {
    const both = classify({ lines: [refundLine({ quantity: 2, restock: 'none' })] }, [line({ shipped: 1 })]);
    expect(both).toMatchObject({ about: 'mixed', lines: [{ returned: 1, cancelled: 1 }] });
    const twice = [refundLine({ restock: 'none' }), refundLine({ restock: 'none' })];
    expect(classify({ lines: twice }, [line({ shipped: 1 })])).toMatchObject({
      lines: [
        { returned: 0, cancelled: 1 },
        { returned: 1, cancelled: 0 },
      ],
    });
  });

  it('without items is money alone, or shipping alone', () => {
    expect(classify({ lines: [], adjustment: dkk(2_500), ...paid(2_500) })).toMatchObject({
      about: 'amount-only',
      beyond: dkk(2_500),
    });
    expect(classify({ lines: [], shipping: dkk(2_500), ...paid(2_500) })).toMatchObject({ about: 'shipping-only' });
    expect(classify({ lines: [], shipping: dkk(2_500), adjustment: dkk(100), ...paid(2_600) })).toMatchObject({
      about: 'amount-only',
    });
  });

  it('without money only puts goods back', () => {
    expect(classify({ transactions: [], paid: dkk(0) })).toMatchObject({ about: 'restock-only', beyond: dkk(0) });
    const failed = [{ ref: 't1', status: 'failed' as const, amount: dkk(10_000), parentRef: null }];
    expect(classify({ transactions: failed, paid: dkk(0) })).toMatchObject({ about: 'restock-only' });
  });

  it('says how far its money is from what the channel sold the units for', () => {
    expect(classify(paid(12_000))).toMatchObject({ beyond: dkk(2_000) });
    expect(classify(paid(6_000))).toMatchObject({ beyond: dkk(-4_000) });
  });

  it('keeps lines that are none of ours apart', () => {
    expect(classify({ lines: [refundLine({ storeLineRef: 'added' })] })).toMatchObject({
      lines: [{ lineId: null, returned: 1 }],
      beyond: dkk(0),
    });
  });

  it('never counts a unit twice or loses one', () => {
    const restock = fc.constantFrom('return', 'cancel', 'none', 'unknown');
    const lines = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 4 }), restock }), { maxLength: 4 });
    fc.assert(
      fc.property(lines, fc.nat(4), fc.nat(4), (entries, shipped, cancelled) => {
        const meaning = classify({ lines: entries.map((entry) => refundLine(entry)) }, [
          line({ quantity: 8, shipped, cancelled }),
        ]);
        if (meaning.kind !== 'own-hand') throw new Error(meaning.kind);
        for (const entry of meaning.lines) expect(entry.returned + entry.cancelled).toBe(entry.quantity);
        const free = meaning.lines.filter((_, index) => !['return', 'cancel'].includes(entries[index]?.restock ?? ''));
        expect(free.reduce((sum, entry) => sum + entry.cancelled, 0)).toBeLessThanOrEqual(8 - shipped);
      }),
    );
  });
});
