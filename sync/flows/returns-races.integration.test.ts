/** Both sides at the same moment, news in every order, and several workers: the units of both sides stay the same ones. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapterError } from '../core/errors.ts';
import { defaultReturnSettings, type ReturnSettings } from '../core/return-settings.ts';
import { readRefunds } from '../persistence/refunds.ts';
import { decideReturn } from './decide-return.ts';
import { confirmRequest } from './return-clicks.ts';
import { position } from '#tests/support/bogus-channel.ts';
import { addRefunds, type BogusRefunds } from '#tests/support/bogus-refunds.ts';
import { addReturns, type BogusReturns } from '#tests/support/bogus-returns.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';

let world: FlowWorld;
let channel: BogusReturns;
let store: BogusRefunds;

beforeEach(() => start());
afterEach(() => world.close());

async function start(returns: Partial<ReturnSettings> = {}): Promise<void> {
  world = await createFlowWorld({ returns: { ...defaultReturnSettings, ...returns } });
  channel = addReturns(world.channel, () => world.clock.now());
  store = addRefunds(world.store, () => world.clock.now());
  world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 100, price: 10_000 });
}

const db = <T>(read: (tx: Parameters<Parameters<typeof world.database.withShop<T>>[1]>[0]) => Promise<T>): Promise<T> =>
  world.database.withShop(SHOP, read);
const order = () => db((tx) => tx.db.order.findFirstOrThrow({ include: { lines: { orderBy: { sequence: 'asc' } } } }));
const refunds = () => db((tx) => tx.db.refund.findMany({ orderBy: { createdAt: 'asc' } }));
const requests = () => db((tx) => tx.db.rmaRequest.findMany());
const attention = async () =>
  (await db((tx) => tx.db.attention.findMany({ where: { handledAt: null } }))).map(({ kind }) => kind).sort();
const counts = async () =>
  (await order()).lines.map(({ channelReturned, storeReturned }) => [channelReturned, storeReturned]);
const inStore = () =>
  [...store.there.values()].flat().map(({ lines }) => lines.reduce((sum, line) => sum + line.quantity, 0));
const news = () => db(async (tx) => readRefunds(tx, [(await tx.db.order.findFirstOrThrow()).id], world.clock.now()));

/** An order with one position, shipped whole, and the merchant's and the buyer's ways to it. */
async function shipped(quantity: number) {
  world.channel.offer('t1', [position('a', { quantity })]);
  await world.pass(60);
  const made = world.store.orders[0]?.created;
  if (!made) throw new Error('No order');
  world.store.afterwards.ship(made.orderRef, { trackings: [{ carrier: 'GLS', number: 'T', url: null }] });
  await db((tx) => tx.db.order.updateMany({ data: { shipDueAt: world.clock.now() } }));
  await world.pass(5);
  const channelId = [...world.channel.orders.keys()].at(-1) ?? '';
  return {
    open: (units: number) => channel.open(channelId, { a: units }),
    byHand: (units: number) =>
      store.byHand(made.orderRef, { units: { [made.lines[0]?.storeLineRef ?? '']: units }, note: 'Kam zurück' }),
  };
}

async function accept(): Promise<void> {
  const rma = await db((tx) => tx.db.rma.findFirstOrThrow({ include: { lines: true } }));
  const lines = rma.lines.map(({ id }) => ({ rmaLineId: id, decision: 'accept' as const, reason: 'Fine' }));
  expect(await decideReturn(world.context, { shopId: SHOP, rmaId: rma.id, lines, person: 'Anna' })).toEqual({
    kind: 'sent',
  });
}

describe('a refund in the store that nobody told us of', () => {
  it('and a return accepted at the same moment are not both paid: a person says whether they are the same units', async () => {
    const { open, byHand } = await shipped(2);
    open(1);
    await world.pass(70);
    byHand(1);
    await accept();
    await world.pass(300);
    expect([inStore(), await attention(), await requests(), channel.drafts]).toEqual([
      [1],
      ['return-same-units'],
      [],
      [],
    ]);
  });

  it('of the last units is the refund of the return that is accepted at the same moment', async () => {
    const { open, byHand } = await shipped(1);
    open(1);
    await world.pass(70);
    byHand(1);
    await accept();
    await world.pass(300);
    expect([inStore(), await attention(), await counts(), channel.drafts]).toEqual([[1], [], [[1, 1]], []]);
    expect((await refunds()).filter(({ state }) => state === 'intent' || state === 'task')).toEqual([]);
  });
});

describe('a refund that a person was asked to enter', () => {
  it('is known when it stands in the store, and is not told to the channel once more', async () => {
    const { open, byHand } = await shipped(3);
    open(2);
    await world.pass(70);
    store.failNext({ executed: false, error: adapterError('rejected', 'The store refuses it.') });
    await accept();
    await world.pass(120);
    expect([await attention(), inStore()]).toEqual([['refund-by-hand'], []]);
    byHand(1);
    await news();
    await world.pass(60);
    expect([await attention(), await requests()]).toEqual([['refund-by-hand'], []]);
    byHand(1);
    await news();
    await world.pass(60);
    expect([await attention(), await requests(), await counts()]).toEqual([[], [], [[2, 2]]]);
    // What comes after that is another unit.
    byHand(1);
    await news();
    await world.pass(60);
    expect([(await requests()).map(({ state }) => state), await attention()]).toEqual([
      ['to-confirm'],
      ['rma-request-confirm'],
    ]);
  });
});

describe('a refund that the store tells nobody of', () => {
  it('is found all the same, and asked for at the channel once', async () => {
    const { byHand } = await shipped(2);
    byHand(1);
    for (let hours = 0; hours < 13; hours += 1) {
      world.clock.advance(3_600_000);
      await world.settle();
    }
    expect((await requests()).map(({ state }) => state)).toEqual(['to-confirm']);
  });
});

describe('a request that is taken and never seen', () => {
  it('is not sent again: a person is told what to enter, once, and late news of it still counts', async () => {
    const { byHand } = await shipped(2);
    byHand(1);
    await news();
    await world.pass(30);
    channel.mode = 'no-effect';
    const [waiting] = await requests();
    const about = { shopId: SHOP, orderId: (await order()).id, requestId: waiting?.id ?? '', person: 'Anna' };
    expect(await confirmRequest(world.context, about)).toEqual({ kind: 'done' });
    await world.pass(60);
    expect(await attention()).toEqual([]);
    for (let minutes = 0; minutes < 60; minutes += 1) {
      world.clock.advance(60_000);
      await world.settle();
    }
    expect([channel.drafts.length, (await requests()).map(({ state }) => state), await attention()]).toEqual([
      1,
      ['unconfirmed'],
      ['rma-request-unconfirmed'],
    ]);
    const draft = channel.drafts[0];
    if (!draft) throw new Error('No request');
    channel.show((await requests())[0]?.channelRequestId ?? '', draft);
    world.clock.advance(60_000);
    await world.settle();
    expect([(await requests()).map(({ state }) => state), await attention()]).toEqual([['sent'], []]);
  });
});

describe('a stock location that is not in use any more', () => {
  it('does not delay the money: the goods are a person’s task', async () => {
    const { open } = await shipped(1);
    open(1);
    await world.pass(70);
    const before = world.store.variants[0]?.stock;
    const gone = { ...adapterError('rejected', 'The location is not active.'), obstacle: 'stock-location' as const };
    store.failNext({ executed: false, error: gone });
    await accept();
    await world.pass(60);
    expect([inStore(), await counts(), await attention()]).toEqual([[1], [[1, 1]], ['return-goods']]);
    const lines = await db((tx) => tx.db.refundLine.findMany({ select: { returnToStock: true } }));
    expect([world.store.variants[0]?.stock, lines]).toEqual([before, [{ returnToStock: false }]]);
  });
});

describe('news of our own refund', () => {
  it('that comes before the answer is no refund of the merchant’s', async () => {
    const { open } = await shipped(2);
    open(1);
    await world.pass(70);
    const { refunds: facet } = world.store.adapter;
    if (!facet) throw new Error('No refunds');
    Object.assign(world.store.adapter, {
      refunds: {
        ...facet,
        create: async (draft: Parameters<typeof facet.create>[0]) => {
          const reply = await facet.create(draft);
          await news();
          await world.handlers['read-refunds']({ shopId: SHOP, storeId: (await order()).storeId });
          await world.handlers['settle-returns']({ shopId: SHOP, orderId: (await order()).id });
          return reply;
        },
      },
    });
    await accept();
    await world.pass(300);
    expect([inStore(), await counts(), await requests(), await attention()]).toEqual([[1], [[1, 1]], [], []]);
    expect((await refunds()).map(({ origin, state }) => [origin, state])).toEqual([['channel', 'done']]);
  });
});

describe('two workers', () => {
  it('compare, decide and refund once', async () => {
    const { open } = await shipped(2);
    open(1);
    await world.pass(70);
    await accept();
    const due = async () =>
      db((tx) => tx.db.effect.findMany({ where: { state: { in: ['planned', 'unclear'] } }, select: { id: true } }));
    for (let round = 0; round < 4; round += 1) {
      const orderId = (await order()).id;
      const both = [1, 2].flatMap(() => [
        world.handlers['settle-returns']({ shopId: SHOP, orderId }),
        world.handlers['poll-returns']({ shopId: SHOP, connectionId: world.connectionId }),
      ]);
      await Promise.all(both);
      const effects = await due();
      await Promise.all(
        [...effects, ...effects].map(({ id }) => world.handlers['run-effect']({ shopId: SHOP, effectId: id })),
      );
    }
    await world.pass(120);
    expect([channel.decisions.length, store.drafts.length, inStore(), await counts()]).toEqual([1, 1, [1], [[1, 1]]]);
  });
});
