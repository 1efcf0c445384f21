import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { insertOrders } from '#tests/support/order-rows.ts';
import { makeReturn, makeReturnLine } from '#tests/support/return-values.ts';
import { ShopId, type ChannelPlace } from '../core/ids.ts';
import type { ChannelReturn, ReturnLineState } from '../core/return-types.ts';
import { createEncryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { openDatabase, type Database, type ShopTx } from './database.ts';
import { linkRmas, noteRma } from './rma-reading.ts';
import {
  buyerWords,
  checkRmas,
  decideLines,
  eraseBuyerWords,
  giveUpDeciding,
  linkRequest,
  loadRma,
  rmaByChannelId,
  rmaChecksDue,
  rmasOf,
  saveStoreReturn,
  startDeciding,
  type RmaRow,
} from './rmas.ts';

const shop = ShopId.parse('a.myshopify.com');
const place: ChannelPlace = { channel: 'miinto', environment: 'production', locationId: '1-m!i!s-045-2654' };
const encryption = createEncryption([{ id: 'test', key: Buffer.alloc(32, 7) }]);
const now = new Date('2026-11-02T10:00:00Z');
const later = new Date('2026-11-02T11:00:00Z');

let database: Database;
let orderId: string;
let channelOrderId: string;
let orders = 0;

beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url });
});
afterAll(() => database.close());
beforeEach(async () => {
  channelOrderId = String(700 + ++orders);
  orderId = await addOrder(channelOrderId);
});

const within = <T>(work: (tx: ShopTx) => Promise<T>) => database.withShop(shop, work);
async function addOrder(channelId: string): Promise<string> {
  const line = { channelState: 'accepted', outcome: 'accept', quantity: 2 };
  const [id = ''] = await insertOrders(database, shop, [{ channelOrderId: channelId, lines: [line, line] }]);
  return id;
}
const rmaOf = (change: Partial<ChannelReturn> = {}) =>
  makeReturn({ id: `r${channelOrderId}`, orderId: channelOrderId, ...change });
const note = (rma: ChannelReturn, at = now) => within((tx) => noteRma(tx, encryption, { place, rma, now: at }));
const load = async (id: string): Promise<RmaRow> => {
  const row = await within((tx) => loadRma(tx, id));
  if (!row) throw new Error('No such RMA');
  return row;
};
const at = (...states: readonly ReturnLineState[]) =>
  rmaOf({ lines: states.map((state, n) => makeReturnLine({ id: `l${n}`, positionId: `p${n}`, state })) });
const returnsDue = () =>
  within(async ({ db, shopId }) => (await db.order.findFirstOrThrow({ where: { shopId, id: orderId } })).returnsDueAt);
const accept = (row: RmaRow) => ({
  rmaId: row.id,
  lines: row.lines.map(({ id }) => ({ rmaLineId: id, decision: 'accept' as const, reason: 'Received' })),
  by: 'person' as const,
  person: 'Anna',
  now,
});

describe('a return case', () => {
  it('is kept with its order and lines, and the buyer’s words unchanged and encrypted', async () => {
    const { rmaId, ...news } = await note(rmaOf());
    expect(news).toEqual({ orderId, news: 'new', decidedElsewhere: [], contradicted: [] });
    const row = await load(rmaId);
    expect(row).toMatchObject({ state: 'pending', kind: 'return', channelStatus: 'pending', firstSeenAt: now });
    const [line] = row.lines;
    if (!line) throw new Error('No line');
    expect(line).toMatchObject({ quantity: 1, unitPriceMinor: 10_000n, state: 'pending' });
    expect(line.lineId).not.toBeNull();
    expect(line.buyerReasonEnc).not.toContain('klein');
    expect(buyerWords(encryption, line)).toEqual({ reason: 'Te klein', comment: 'Valt klein uit' });
    expect(await returnsDue()).toEqual(now);
    expect((await within((tx) => rmaByChannelId(tx, place, `r${channelOrderId}`)))?.id).toBe(rmaId);
  });

  it('is one row however often it is read, and known when nothing changed', async () => {
    const first = await note(rmaOf());
    expect(await note(rmaOf(), later)).toMatchObject({ rmaId: first.rmaId, news: 'known' });
    expect((await load(first.rmaId)).lastSeenAt).toEqual(later);
    expect(await returnsDue()).toEqual(now);
    expect(await within((tx) => rmasOf(tx, orderId))).toHaveLength(1);
  });

  it('of an unknown order waits for it, and is linked when it comes', async () => {
    const lines = [makeReturnLine(), makeReturnLine({ id: 'l2', positionId: 'of another order' })];
    const { rmaId } = await note(makeReturn({ id: 'early', orderId: 'unknown-order', lines }));
    expect(await load(rmaId)).toMatchObject({ orderId: null, lines: [{ lineId: null }, { lineId: null }] });
    const id = await addOrder('unknown-order');
    const link = { place, orderId: id, channelOrderId: 'unknown-order', now };
    expect(await within((tx) => linkRmas(tx, link))).toBe(1);
    const row = await load(rmaId);
    expect(row.orderId).toBe(id);
    const [first] = await within(({ db }) =>
      db.orderLine.findMany({ where: { orderId: id }, orderBy: { sequence: 'asc' } }),
    );
    expect(row.lines.map(({ lineId }) => lineId)).toEqual([first?.id, null]);
    expect(await within((tx) => linkRmas(tx, link))).toBe(0);
  });

  it('follows the channel from pending to decided to refunded', async () => {
    const { rmaId } = await note(at('pending', 'pending'));
    expect((await note(at('accepted', 'declined'), later)).decidedElsewhere).toHaveLength(2);
    expect(await load(rmaId)).toMatchObject({ state: 'decided', decidedElsewhere: true, decidedAt: later });
    await note(at('refunded', 'declined'), later);
    expect(await load(rmaId)).toMatchObject({ state: 'refunded' });
    await note(at('accepted', 'declined'), later);
    expect((await load(rmaId)).lines[0]?.state).toBe('refunded');
  });

  it('decided before it was first seen was decided elsewhere', async () => {
    const { rmaId, decidedElsewhere } = await note(at('declined'));
    expect(decidedElsewhere).toHaveLength(1);
    expect(await load(rmaId)).toMatchObject({ state: 'decided', decidedElsewhere: true });
  });

  it('keeps lines that cannot be read, and is not settled by them', async () => {
    const badLines = [{ id: 'bad', positionId: 'p1', problem: 'The quantity is 0.', path: 'lines.1.quantity' }];
    const { rmaId } = await note({ ...at('refunded'), badLines });
    const row = await load(rmaId);
    expect(row.state).toBe('refunded');
    expect(row.lines[1]).toMatchObject({ quantity: 0, unreadable: { problem: 'The quantity is 0.' } });
  });

  it('loses the buyer’s words when they are erased, for good, and nothing else', async () => {
    const { rmaId } = await note(rmaOf());
    await within((tx) => eraseBuyerWords(tx, [orderId]));
    await note(at('accepted'), later);
    const row = await load(rmaId);
    expect(row).toMatchObject({ rawEnc: '', lines: [{ quantity: 1 }, { quantity: 1 }] });
    const words = row.lines.map((line) => buyerWords(encryption, line));
    expect(words).toEqual(words.map(() => ({ reason: '', comment: '' })));
  });
});

describe('a decision about a return case', () => {
  it('is written down once, then sent once', async () => {
    const row = await load((await note(rmaOf())).rmaId);
    expect(await within((tx) => decideLines(tx, accept(row)))).toBe(true);
    const effectId = newId();
    expect(await within((tx) => startDeciding(tx, { rmaId: row.id, effectId, now }))).toBe(true);
    expect(await within((tx) => startDeciding(tx, { rmaId: row.id, effectId: newId(), now }))).toBe(false);
    expect(await within((tx) => decideLines(tx, accept(row)))).toBe(false);
    expect(await load(row.id)).toMatchObject({ state: 'deciding', effectId, lines: [{ decision: 'accept' }] });
  });

  it('of ours that the channel shows is not somebody else’s', async () => {
    const row = await load((await note(rmaOf())).rmaId);
    await within((tx) => decideLines(tx, accept(row)));
    await within((tx) => startDeciding(tx, { rmaId: row.id, effectId: newId(), now }));
    const shown = await note(rmaOf({ lines: [makeReturnLine({ state: 'accepted' })] }), later);
    expect(shown).toMatchObject({ decidedElsewhere: [], contradicted: [] });
    expect(await load(row.id)).toMatchObject({ state: 'decided', decidedElsewhere: false });
  });

  it('that the channel contradicts yields to the channel’s word, and says so', async () => {
    const row = await load((await note(rmaOf())).rmaId);
    await within((tx) => decideLines(tx, accept(row)));
    const shown = await note(rmaOf({ lines: [makeReturnLine({ state: 'declined' })] }), later);
    expect(shown.contradicted).toEqual([row.lines[0]?.id]);
    expect(await load(row.id)).toMatchObject({ state: 'decided', lines: [{ state: 'declined', decision: 'accept' }] });
  });

  it('that did not arrive leaves the case waiting, with nothing decided', async () => {
    const row = await load((await note(rmaOf())).rmaId);
    await within((tx) => decideLines(tx, accept(row)));
    await within((tx) => startDeciding(tx, { rmaId: row.id, effectId: newId(), now }));
    expect(await within((tx) => giveUpDeciding(tx, { rmaId: row.id, now }))).toBe(true);
    expect(await load(row.id)).toMatchObject({ state: 'pending', effectId: null, lines: [{ decision: null }] });
    expect(await within((tx) => giveUpDeciding(tx, { rmaId: row.id, now }))).toBe(false);
  });

  it('is not taken for a line that is decided already', async () => {
    const row = await load((await note(at('pending', 'accepted'))).rmaId);
    expect(await within((tx) => decideLines(tx, accept(row)))).toBe(false);
    expect((await load(row.id)).lines.map(({ decision }) => decision)).toEqual([null, null]);
  });
});

describe('around a return case', () => {
  it('its request, its store return and its next reading are kept', async () => {
    const row = await load((await note(rmaOf())).rmaId);
    const requestId = newId();
    await within(async (tx) => {
      await linkRequest(tx, { rmaId: row.id, requestId });
      const lines = row.lines.map(({ id }) => ({ rmaLineId: id, storeReturnLineRef: 'return-line-1' }));
      await saveStoreReturn(tx, { rmaId: row.id, storeReturnRef: 'return-1', lines });
      await checkRmas(tx, [row.id], now);
    });
    expect(await load(row.id)).toMatchObject({
      requestId,
      storeReturnRef: 'return-1',
      lines: [{ storeReturnLineRef: 'return-line-1' }],
    });
    const due = (instant: Date) => within((tx) => rmaChecksDue(tx, { place, now: instant, limit: 5 }));
    expect(await due(new Date(now.getTime() - 1))).toEqual([]);
    expect(await due(now)).toEqual([{ id: row.id, channelRmaId: row.channelRmaId }]);
    await within((tx) => checkRmas(tx, [row.id], null));
    expect(await due(later)).toEqual([]);
  });
});
