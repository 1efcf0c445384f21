import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { insertOrders } from '#tests/support/order-rows.ts';
import { makeReturn, makeReturnLine, makeReturnRequest } from '#tests/support/return-values.ts';
import { ShopId, type ChannelPlace } from '../core/ids.ts';
import { money } from '../core/money.ts';
import { refundMarker } from '../core/refund-marker.ts';
import { balance, type LineReturns } from '../core/returns.ts';
import { createEncryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { openDatabase, type Database, type ShopTx } from './database.ts';
import {
  eraseRefundWords,
  insertRefund,
  loadRefund,
  moveRefund,
  nameRefundEffect,
  ownRefunds,
  readRefunds,
  refundByStoreRef,
  refundsOf,
  refundWords,
  type InsertedRefund,
  type NewRefund,
} from './refunds.ts';
import { finishComparing, lineReturnsOf, saveReturned, tieUnits } from './return-balance.ts';
import { noteRma } from './rma-reading.ts';
import {
  checkRequests,
  finishRequest,
  insertRequest,
  loadRequest,
  moveRequest,
  noteRequest,
  requestByChannelId,
  requestChecksDue,
  requestsArrive,
  requestsOf,
  requestsUnsupported,
} from './rma-requests.ts';

const encryption = createEncryption([{ id: 'test', key: Buffer.alloc(32, 7) }]);
const place: ChannelPlace = { channel: 'miinto', environment: 'production', locationId: '1-m!i!s-045-2654' };
const now = new Date('2026-11-02T10:00:00Z');
const later = new Date('2026-11-02T11:00:00Z');

let database: Database;
let shop: ShopId;
let shops = 0;
let orderId: string;
let lineId: string;

beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url });
});
afterAll(() => database.close());
beforeEach(async () => {
  shop = ShopId.parse(`shop-${++shops}.myshopify.com`);
  const lines = [{ channelState: 'accepted', outcome: 'accept', quantity: 2 }];
  [orderId = ''] = await insertOrders(database, shop, [{ channelOrderId: '777', lines }]);
  lineId = await within(async ({ db }) => (await db.orderLine.findFirstOrThrow({ where: { orderId } })).id);
});

const within = <T>(work: (tx: ShopTx) => Promise<T>) => database.withShop(shop, work);
const refund = (change: Partial<NewRefund> = {}): NewRefund => ({
  orderId,
  origin: 'store',
  storeOrderRef: 'order-1',
  storeRefundRef: null,
  storeReturnRef: null,
  rmaId: null,
  state: 'done',
  stateReason: null,
  kind: 'return',
  reason: 'Te klein',
  comment: null,
  total: money(10_000, 'DKK'),
  madeAt: now,
  lines: [
    {
      lineId,
      storeLineRef: 'line-1',
      quantity: 1,
      returnedQuantity: 1,
      returnToStock: true,
      stockLocationRef: 'loc-1',
      amount: money(10_000, 'DKK'),
    },
  ],
  now,
  ...change,
});
async function add(change: Partial<NewRefund> = {}): Promise<InsertedRefund> {
  const added = await within((tx) => insertRefund(tx, encryption, refund(change)));
  if (!added) throw new Error('The refund is there already');
  return added;
}
const addRequest = (change: Partial<Parameters<typeof insertRequest>[1]> = {}) =>
  within((tx) =>
    insertRequest(tx, {
      place,
      orderId,
      origin: 'app',
      refundId: null,
      state: 'to-confirm',
      stateReason: null,
      createdBy: 'Anna',
      lines: [{ lineId, quantity: 1, reason: 'Te klein' }],
      now,
      ...change,
    }),
  );
const move = (id: string, to: Parameters<typeof moveRequest>[1]['to'], reason: string | null = null) =>
  within((tx) => moveRequest(tx, { id, to, reason, now }));
async function lineReturns(): Promise<LineReturns> {
  const [line] = await within((tx) => lineReturnsOf(tx, orderId));
  if (!line) throw new Error('No line');
  return line;
}
const order = () => within(({ db }) => db.order.findFirstOrThrow({ where: { id: orderId } }));
const tie = (caseId: string, refundLineId: string, quantity: number) =>
  within((tx) => tieUnits(tx, { lineId, caseId, refundLineId, quantity, by: 'rule', person: null, now }));

describe('a refund', () => {
  it('is kept with its lines, its words encrypted, and has the order compared', async () => {
    const { refundId, lineIds } = await add({ storeRefundRef: 'refund-1', comment: 'Photo in the mail' });
    const [row] = await within((tx) => refundsOf(tx, orderId));
    if (!row) throw new Error('No refund');
    expect(row).toMatchObject({ id: refundId, totalMinor: 10_000n, currency: 'DKK', settledAt: now });
    expect(row.lines).toMatchObject([{ id: lineIds[0], returnedQuantity: 1, returnToStock: true }]);
    expect(row.reasonEnc).not.toContain('klein');
    expect(refundWords(encryption, row)).toEqual({ reason: 'Te klein', comment: 'Photo in the mail' });
    expect((await order()).returnsDueAt).toEqual(now);
    await within((tx) => eraseRefundWords(tx, [orderId]));
    const [erased] = await within((tx) => refundsOf(tx, orderId));
    expect(erased && refundWords(encryption, erased)).toEqual({ reason: null, comment: null });
  });

  it('of the store is written down once, whoever saw it first', async () => {
    await add({ storeRefundRef: 'refund-1' });
    expect(await within((tx) => insertRefund(tx, encryption, refund({ storeRefundRef: 'refund-1' })))).toBeNull();
    expect(await within((tx) => refundsOf(tx, orderId))).toHaveLength(1);
    expect(await within((tx) => refundByStoreRef(tx, 'refund-1'))).not.toBeNull();
  });

  it('of ours is known by its marker until it is settled, and moves on only once', async () => {
    const { refundId } = await add({ origin: 'channel', state: 'intent' });
    const effectId = newId();
    await within((tx) => nameRefundEffect(tx, { id: refundId, effectId }));
    const own = { refundId, marker: refundMarker(refundId) };
    expect(await within((tx) => ownRefunds(tx, orderId))).toEqual([{ ...own, storeRefundRef: null, settled: false }]);
    const done = { id: refundId, to: 'done', reason: null, now: later, storeRefundRef: 'refund-1' } as const;
    const paid = money(9_000, 'DKK');
    expect(await within((tx) => moveRefund(tx, { ...done, paid }))).toBe(true);
    expect(await within((tx) => moveRefund(tx, { ...done, to: 'task' }))).toBe(false);
    const row = await within((tx) => loadRefund(tx, refundId));
    expect(row).toMatchObject({ effectId, state: 'done', totalMinor: 9_000n, settledAt: later });
    expect(await within((tx) => ownRefunds(tx, orderId))).toEqual([
      { ...own, storeRefundRef: 'refund-1', settled: true },
    ]);
  });

  it('can be looked for in the store', async () => {
    await within((tx) => readRefunds(tx, [orderId], later));
    expect((await order()).refundsDueAt).toEqual(later);
  });
});

describe('a request', () => {
  it('goes from confirmed to sent to seen to accepted, and then stays', async () => {
    const id = await addRequest();
    expect(await move(id, 'accepted')).toBe(false);
    expect(await move(id, 'sent')).toBe(true);
    expect(await within((tx) => requestsArrive(tx, place))).toBe(false);
    const seen = (change: object) =>
      within((tx) => noteRequest(tx, { id, seen: makeReturnRequest(change), now: later }));
    expect(await seen({})).toBe(true);
    expect(await seen({})).toBe(false);
    expect(await within((tx) => requestsArrive(tx, place))).toBe(true);
    expect(await seen({ state: 'accepted', returnId: '3001' })).toBe(true);
    expect(await within((tx) => loadRequest(tx, id))).toMatchObject({
      state: 'accepted',
      channelRequestId: '5001',
      channelRmaId: '3001',
      seenAt: later,
      settledAt: later,
    });
    expect(await move(id, 'sent')).toBe(false);
    expect((await within((tx) => requestByChannelId(tx, place, '5001')))?.id).toBe(id);
  });

  it('that was declined keeps the reason and is not sent again', async () => {
    const id = await addRequest();
    await move(id, 'sent');
    const seen = makeReturnRequest({ state: 'declined', reason: 'Too late' });
    await within((tx) => noteRequest(tx, { id, seen, now }));
    expect(await within((tx) => loadRequest(tx, id))).toMatchObject({ state: 'declined', stateReason: 'Too late' });
    expect(await move(id, 'sent')).toBe(false);
  });

  it('that was not confirmed turns up after all', async () => {
    const id = await addRequest();
    await move(id, 'sent');
    await move(id, 'unconfirmed', 'It was not seen at Miinto.');
    await within((tx) => noteRequest(tx, { id, seen: makeReturnRequest({ state: 'accepted' }), now }));
    expect(await within((tx) => loadRequest(tx, id))).toMatchObject({ state: 'accepted', stateReason: null });
  });

  it('makes later ones wait when the channel does not know the call, until one gets through', async () => {
    const unsupported = () => within((tx) => requestsUnsupported(tx, place));
    const first = await addRequest();
    await move(first, 'sent');
    expect(await unsupported()).toBe(false);
    await move(first, 'unsupported', 'Miinto does not know the call.');
    expect(await unsupported()).toBe(true);
    await move(first, 'sent');
    await move(first, 'accepted');
    expect(await unsupported()).toBe(false);
  });

  it('is looked for while its answer is awaited, and no more once a person is done with it', async () => {
    const id = await addRequest();
    await within((tx) => checkRequests(tx, [id], now));
    const due = () => within((tx) => requestChecksDue(tx, { place, now, limit: 5 }));
    expect(await due()).toMatchObject([{ id, lines: [{ quantity: 1 }] }]);
    const done = () => within((tx) => finishRequest(tx, { id, person: 'Anna', now }));
    expect([await done(), await done()]).toEqual([true, false]);
    expect(await due()).toEqual([]);
    expect(await within((tx) => requestsOf(tx, orderId))).toMatchObject([{ handledBy: 'Anna' }]);
  });
});

describe('the returns of an order, as they are compared', () => {
  it('hold what both sides took back, and the ties between them', async () => {
    const { lineIds } = await add({ storeRefundRef: 'refund-1' });
    await add({ state: 'parked', storeRefundRef: 'refund-2' });
    await add({
      kind: 'cancellation',
      storeRefundRef: 'refund-3',
      lines: refund().lines.map((entry) => ({ ...entry, returnedQuantity: 0 })),
    });
    const requestId = await addRequest({ origin: 'store-refund' });
    await tie(requestId, lineIds[0] ?? '', 1);
    const lines = [makeReturnLine({ state: 'accepted' })];
    await within((tx) => noteRma(tx, encryption, { place, rma: makeReturn({ lines }), now }));
    expect(await lineReturns()).toEqual({
      lineId,
      sold: 2,
      rmas: [expect.objectContaining({ quantity: 1, kind: 'return', state: 'accepted', decision: null })],
      requests: [{ requestId, quantity: 1, state: 'to-confirm', answerNamed: false, handled: false, startedAt: now }],
      refunds: [{ refundLineId: lineIds[0], quantity: 1, origin: 'store', startedAt: now }],
      ties: [{ caseId: requestId, refundLineId: lineIds[0], quantity: 1 }],
    });
  });

  it('settle step by step, from a refund in the store to the RMA that answers its request', async () => {
    const { refundId, lineIds } = await add({ storeRefundRef: 'refund-1' });
    const [step] = balance(await lineReturns()).steps;
    expect(step).toEqual({ kind: 'request-at-channel', refundLineId: lineIds[0], quantity: 1 });
    const requestId = await addRequest({ origin: 'store-refund', refundId });
    await tie(requestId, lineIds[0] ?? '', 1);
    await move(requestId, 'sent');
    const seen = makeReturnRequest({ state: 'accepted', returnId: '3001' });
    await within((tx) => noteRequest(tx, { id: requestId, seen, now }));
    const lines = [makeReturnLine({ state: 'refunded' })];
    const { rmaId } = await within((tx) => noteRma(tx, encryption, { place, rma: makeReturn({ lines }), now }));
    await within(({ db }) => db.rma.updateMany({ where: { id: rmaId }, data: { requestId } }));
    const settled = balance(await lineReturns());
    expect(settled).toEqual({ lineId, channel: 1, store: 1, steps: [] });
    await within((tx) => saveReturned(tx, settled));
    const saved = await within(({ db }) => db.orderLine.findFirstOrThrow({ where: { orderId } }));
    expect(saved).toMatchObject({ channelReturned: 1, storeReturned: 1 });
  });

  it('count no unit that either side has cancelled', async () => {
    await within(({ db }) => db.orderLine.updateMany({ where: { id: lineId }, data: { channelCancelled: 1 } }));
    expect((await lineReturns()).sold).toBe(1);
  });

  it('know the last word about a pair: the same units, or not', async () => {
    const { lineIds } = await add({ storeRefundRef: 'refund-1' });
    const caseId = newId();
    await tie(caseId, lineIds[0] ?? '', 1);
    await tie(caseId, lineIds[0] ?? '', 0);
    expect((await lineReturns()).ties).toEqual([{ caseId, refundLineId: lineIds[0], quantity: 0 }]);
  });

  it('are compared again when news came in meanwhile', async () => {
    await add({ storeRefundRef: 'refund-1' });
    const finish = (dueAt: Date) => within((tx) => finishComparing(tx, { orderId, dueAt, next: null }));
    await add({ storeRefundRef: 'refund-2', now: later });
    await finish(now);
    expect((await order()).returnsDueAt).toEqual(later);
    await finish(later);
    expect((await order()).returnsDueAt).toBeNull();
  });
});
