/** Returns and refunds of both sides, with channel and store in memory and a clock that moves when told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapterError } from '../core/errors.ts';
import { defaultReturnSettings, type ReturnSettings } from '../core/return-settings.ts';
import type { ConnectionSettings } from '../core/settings.ts';
import { readRefunds } from '../persistence/refunds.ts';
import { ShopId } from '../core/ids.ts';
import { decideReturn } from './decide-return.ts';
import { confirmRequest, refundDone, requestDone, requestReturn, sameUnits } from './return-clicks.ts';
import { position } from '#tests/support/bogus-channel.ts';
import { addRefunds, type BogusRefunds } from '#tests/support/bogus-refunds.ts';
import { addReturns, type BogusReturns } from '#tests/support/bogus-returns.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';

const LOST = adapterError('unclear', 'The reply was lost.');
const ANNA = 'Anna';

let world: FlowWorld;
let channel: BogusReturns;
let store: BogusRefunds;

async function start(returns: Partial<ReturnSettings> = {}, settings: Partial<ConnectionSettings> = {}): Promise<void> {
  world = await createFlowWorld({ ...settings, returns: { ...defaultReturnSettings, ...returns } });
  channel = addReturns(world.channel, () => world.clock.now());
  store = addRefunds(world.store, () => world.clock.now());
  world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 100, price: 10_000 });
}
afterEach(() => world.close());

const db = <T>(read: (tx: Parameters<Parameters<typeof world.database.withShop<T>>[1]>[0]) => Promise<T>): Promise<T> =>
  world.database.withShop(SHOP, read);
const order = () => db((tx) => tx.db.order.findFirstOrThrow({ include: { lines: { orderBy: { sequence: 'asc' } } } }));
const rmas = () => db((tx) => tx.db.rma.findMany({ include: { lines: { orderBy: { sequence: 'asc' } } } }));
const refunds = () => db((tx) => tx.db.refund.findMany({ include: { lines: true }, orderBy: { createdAt: 'asc' } }));
const requests = () => db((tx) => tx.db.rmaRequest.findMany({ orderBy: { createdAt: 'asc' } }));
const attention = async () =>
  (await db((tx) => tx.db.attention.findMany({ where: { handledAt: null } }))).map(({ kind }) => kind).sort();
const openEffects = () => db((tx) => tx.db.effect.count({ where: { state: { notIn: ['done', 'rejected'] } } }));
const inStore = () =>
  [...store.there.values()]
    .flat()
    .map(({ lines, paid }) => [lines.reduce((sum, line) => sum + line.quantity, 0), paid.minor]);
/** Units taken back on both sides, as last compared. */
const counts = async () =>
  (await order()).lines.map(({ channelReturned, storeReturned }) => [channelReturned, storeReturned]);
const stock = () => world.store.variants[0]?.stock;

/** An order in the store of which everything was shipped; its store ref, its id at the channel, and its lines there. */
async function shipped(positions: Readonly<Record<string, number>> = { a: 1 }) {
  world.channel.offer(
    't1',
    Object.entries(positions).map(([id, quantity]) => position(id, { quantity })),
  );
  await world.pass(60);
  const made = world.store.orders[0]?.created;
  if (!made) throw new Error('No order');
  world.store.afterwards.ship(made.orderRef, { trackings: [{ carrier: 'GLS', number: 'T', url: null }] });
  await db((tx) => tx.db.order.updateMany({ data: { shipDueAt: world.clock.now() } }));
  await world.pass(5);
  const channelId = [...world.channel.orders.keys()].at(-1) ?? '';
  return { ref: made.orderRef, channelId, lines: made.lines.map(({ storeLineRef }) => storeLineRef) };
}
const decide = async (decision: 'accept' | 'decline', reason = 'In good condition') => {
  const [rma] = await rmas();
  if (!rma) throw new Error('No return');
  const lines = rma.lines.map(({ id }) => ({ rmaLineId: id, decision, reason }));
  return decideReturn(world.context, { shopId: SHOP, rmaId: rma.id, lines, person: ANNA });
};
/** The store tells of a refund. */
const news = () => db(async (tx) => readRefunds(tx, [(await tx.db.order.findFirstOrThrow()).id], world.clock.now()));

describe('a return that the buyer opens', () => {
  beforeEach(() => start());

  it('is listed with the buyer’s own words, and nothing is written before it is decided', async () => {
    const { channelId } = await shipped({ a: 2 });
    channel.open(channelId, { a: 1 });
    await world.pass(120);
    const [rma] = await rmas();
    expect(rma).toMatchObject({ state: 'pending', kind: 'return', orderId: (await order()).id });
    expect([await refunds(), channel.decisions, inStore()]).toEqual([[], [], []]);
  });

  it('accepted by a person is refunded once in the store, and both sides agree', async () => {
    const { channelId } = await shipped({ a: 2 });
    channel.open(channelId, { a: 1 });
    await world.pass(70);
    const before = stock();
    expect(await decide('accept')).toEqual({ kind: 'sent' });
    await world.pass(300);
    expect(channel.decisions).toHaveLength(1);
    expect(inStore()).toEqual([[1, 10_000]]);
    expect([await counts(), stock(), await attention(), await openEffects()]).toEqual([
      [[1, 1]],
      (before ?? 0) + 1,
      [],
      0,
    ]);
    expect(await decide('accept')).toMatchObject({ kind: 'refused' });
  });

  it('declined by a person changes nothing in the store', async () => {
    const { channelId } = await shipped();
    channel.open(channelId, { a: 1 });
    await world.pass(70);
    expect(await decide('decline', 'Worn')).toEqual({ kind: 'sent' });
    await world.pass(300);
    const [rma] = await rmas();
    expect(rma?.lines.map(({ state, decisionReason }) => [state, decisionReason])).toEqual([['declined', 'Worn']]);
    expect([inStore(), await counts(), await attention()]).toEqual([[], [[0, 0]], []]);
  });

  it('needs a reason for its decision', async () => {
    const { channelId } = await shipped();
    channel.open(channelId, { a: 1 });
    await world.pass(70);
    expect(await decide('accept', '  ')).toMatchObject({ kind: 'refused', message: expect.stringContaining('reason') });
    expect(channel.decisions).toEqual([]);
  });

  it('accepted in the panel is noticed and refunded', async () => {
    const { channelId } = await shipped();
    const { id } = channel.open(channelId, { a: 1 });
    await world.pass(70);
    channel.decideInPanel(id, 'all');
    await world.pass(300);
    expect([inStore(), await counts(), channel.decisions]).toEqual([[[1, 10_000]], [[1, 1]], []]);
  });

  it('decided otherwise in the panel at the same moment: the channel’s word stands, and it is said', async () => {
    const { channelId } = await shipped();
    const { id } = channel.open(channelId, { a: 1 });
    await world.pass(70);
    channel.decideInPanel(id, 'all');
    await decide('decline', 'Worn');
    await world.pass(300);
    expect([inStore(), await counts(), await attention()]).toEqual([[[1, 10_000]], [[1, 1]], ['rma-contradicted']]);
  });

  it('of an order that nobody knows yet waits for it', async () => {
    channel.open('701', { a: 1 }, { createdAt: world.clock.now() });
    await world.pass(70);
    expect((await rmas())[0]?.orderId).toBeNull();
    await shipped();
    const [rma] = await rmas();
    expect([rma?.orderId, rma?.lines[0]?.lineId]).toEqual([(await order()).id, (await order()).lines[0]?.id]);
  });

  it('that is an exchange is a matter for a person', async () => {
    const { channelId } = await shipped();
    const { id } = channel.open(channelId, { a: 1 }, { kind: 'exchange', channelKind: 'exchange' });
    await world.pass(70);
    channel.decideInPanel(id, 'all');
    await world.pass(300);
    expect([inStore(), await attention()]).toEqual([[], ['rma-other-kind']]);
  });
});

describe('a decision', () => {
  beforeEach(() => start());
  const waiting = async () => {
    const { channelId } = await shipped();
    channel.open(channelId, { a: 1 });
    await world.pass(70);
  };

  it.each([true, false])('whose reply is lost (executed %s) takes effect once', async (executed) => {
    await waiting();
    channel.failNext({ executed, error: LOST });
    await decide('accept');
    await world.pass(600);
    expect(channel.decisions).toHaveLength(executed ? 1 : 2);
    expect([inStore(), await counts(), await attention()]).toEqual([[[1, 10_000]], [[1, 1]], []]);
  });

  it('whose worker dies after sending takes effect once', async () => {
    await waiting();
    channel.dieInNext();
    await decide('accept');
    await expect(world.settle()).rejects.toThrow('died');
    await world.pass(900);
    expect([channel.decisions.length, inStore(), await counts()]).toEqual([1, [[1, 10_000]], [[1, 1]]]);
  });

  it('that the channel does not know becomes a task, and nothing is refunded', async () => {
    await waiting();
    channel.mode = 'unknown-call';
    await decide('accept');
    await world.pass(600);
    expect([inStore(), await attention(), channel.decisions.length]).toEqual([[], ['rma-unsupported'], 1]);
    expect((await rmas())[0]?.state).toBe('pending');
  });

  it('that is taken without effect is tried once more, then a person is told', async () => {
    await waiting();
    channel.mode = 'no-effect';
    await decide('accept');
    await world.pass(1800);
    expect([channel.decisions.length, inStore(), await attention()]).toEqual([2, [], ['rma-unconfirmed']]);
  });
});

describe('the refund in the store', () => {
  beforeEach(() => start());
  const accepted = async (positions: Readonly<Record<string, number>> = { a: 1 }) => {
    const made = await shipped(positions);
    channel.open(made.channelId, positions);
    await world.pass(70);
    return made;
  };

  it.each([true, false])('whose reply is lost (executed %s) is paid once', async (executed) => {
    await accepted();
    store.failNext({ executed, error: LOST });
    await decide('accept');
    await world.pass(600);
    expect([inStore(), await counts(), await attention(), await openEffects()]).toEqual([
      [[1, 10_000]],
      [[1, 1]],
      [],
      0,
    ]);
  });

  it('whose worker dies after writing it is paid once', async () => {
    await accepted();
    store.dieInNext();
    await decide('accept');
    await expect(world.settle()).rejects.toThrow('died');
    await world.pass(900);
    expect([inStore(), await counts(), await openEffects()]).toEqual([[[1, 10_000]], [[1, 1]], 0]);
  });

  it('is known as ours, whenever the store tells of it', async () => {
    await accepted();
    store.failNext({ executed: true, error: LOST });
    await decide('accept');
    await world.settle();
    // Before the answer, twice, and much later.
    await news();
    await world.pass(30);
    await news();
    await world.pass(600);
    await news();
    await world.pass(3600);
    expect([(await refunds()).map(({ origin, state }) => [origin, state]), inStore()]).toEqual([
      [['channel', 'done']],
      [[1, 10_000]],
    ]);
    expect([await requests(), await attention()]).toEqual([[], []]);
  });

  it('that is refused is a task with the reason', async () => {
    await accepted();
    store.failNext({ executed: false, error: adapterError('rejected', 'The store refuses it.') });
    await decide('accept');
    await world.pass(120);
    expect(await attention()).toEqual(['refund-by-hand']);
    expect((await refunds()).map(({ state }) => state)).toEqual(['task']);
  });

  it('goes without the goods where the connection asks about them', async () => {
    await world.close();
    await start({ restock: 'ask' });
    await accepted();
    const before = stock();
    await decide('accept');
    await world.pass(120);
    expect([inStore(), stock(), await attention()]).toEqual([[[1, 10_000]], before, ['return-goods']]);
  });
});

describe('a refund that the merchant makes', () => {
  const refunded = async (positions: Readonly<Record<string, number>> = { a: 1 }) => {
    const made = await shipped(positions);
    store.byHand(made.ref, { units: { [made.lines[0] ?? '']: 1 }, note: 'Zu klein' });
    await news();
    await world.pass(60);
    return made;
  };

  it('waits for a person’s word the first time', async () => {
    await start();
    await refunded();
    expect([channel.drafts, (await requests()).map(({ state }) => state), await attention()]).toEqual([
      [],
      ['to-confirm'],
      ['rma-request-confirm'],
    ]);
  });

  it('accepts the return that waits for the same units', async () => {
    await start();
    const { ref, lines, channelId } = await shipped();
    channel.open(channelId, { a: 1 });
    await world.pass(70);
    store.byHand(ref, { units: { [lines[0] ?? '']: 1 }, note: 'Kam zurück' });
    await news();
    await world.pass(300);
    expect(channel.decisions.map(({ lines: said }) => said.map(({ decision, reason }) => [decision, reason]))).toEqual([
      [['accept', 'Kam zurück']],
    ]);
    expect([inStore(), await counts(), await requests(), await attention()]).toEqual([[[1, 10_000]], [[1, 1]], [], []]);
  });

  it.each([
    ['money alone', 0, 500],
    ['more money than the units were sold for', 1, 12_000],
  ])('of %s is a task with the reason', async (_what, units, amount) => {
    await start({ requestFromRefunds: false });
    const { ref, lines } = await shipped();
    store.byHand(ref, { units: units > 0 ? { [lines[0] ?? '']: units } : {}, amount });
    await news();
    await world.pass(60);
    expect(await attention()).toEqual(['refund-not-expressible']);
  });

  const click = async () => {
    const [request] = await requests();
    return { shopId: SHOP, orderId: (await order()).id, requestId: request?.id ?? '', person: ANNA };
  };
  const channelRequest = () => [...channel.requests.keys()][0] ?? '';

  it('becomes one request once a person says so, and its answer is no return of its own', async () => {
    await start();
    await refunded({ a: 2 });
    expect(await confirmRequest(world.context, await click())).toEqual({ kind: 'done' });
    expect(await confirmRequest(world.context, await click())).toMatchObject({ kind: 'refused' });
    await world.pass(120);
    expect(channel.drafts.map(({ lines }) => lines)).toEqual([[{ positionId: 'a', quantity: 1, reason: 'Zu klein' }]]);
    channel.answer(channelRequest(), 'accept');
    await world.pass(300);
    expect([(await requests()).map(({ state }) => state), await counts()]).toEqual([['accepted'], [[1, 1]]]);
    expect([inStore(), await attention()]).toEqual([[[1, 10_000]], []]);
  });

  it('is asked for by itself once a request was seen to arrive, and an answer that names nothing is known all the same', async () => {
    await start();
    const { ref, lines } = await refunded({ a: 2 });
    await confirmRequest(world.context, await click());
    await world.pass(120);
    store.byHand(ref, { units: { [lines[0] ?? '']: 1 } });
    await news();
    await world.pass(120);
    expect(channel.drafts).toHaveLength(2);
    for (const id of channel.requests.keys()) channel.answer(id, 'accept', { named: false });
    await world.pass(600);
    expect([await counts(), inStore(), await attention()]).toEqual([
      [[2, 2]],
      [
        [1, 10_000],
        [1, 10_000],
      ],
      [],
    ]);
  });

  it('that the channel declines is one task, and is not asked for again', async () => {
    await start();
    await refunded();
    await confirmRequest(world.context, await click());
    await world.pass(120);
    channel.answer(channelRequest(), 'decline', { reason: 'Zu spät' });
    await world.pass(3600);
    expect([channel.drafts.length, await attention(), inStore()]).toEqual([1, ['return-unanswered'], [[1, 10_000]]]);
    expect((await requests()).map(({ state, stateReason }) => [state, stateReason])).toEqual([['declined', 'Zu spät']]);
  });

  it.each([true, false])('whose request is lost on the way (executed %s) is asked for once', async (executed) => {
    await start();
    await refunded();
    channel.failNext({ executed, error: LOST });
    await confirmRequest(world.context, await click());
    await world.pass(900);
    expect([channel.requests.size, (await requests()).map(({ state }) => state)]).toEqual([1, ['sent']]);
  });

  it('whose worker dies after asking is asked for once', async () => {
    await start();
    await refunded();
    channel.dieInNext();
    await confirmRequest(world.context, await click());
    await expect(world.settle()).rejects.toThrow('died');
    await world.pass(900);
    expect([channel.drafts.length, channel.requests.size]).toEqual([1, 1]);
  });

  it('that the channel has no call for says so with the facts, and later ones wait instead of failing', async () => {
    await start();
    const { ref, lines } = await refunded({ a: 2 });
    channel.mode = 'unknown-call';
    await confirmRequest(world.context, await click());
    await world.pass(120);
    store.byHand(ref, { units: { [lines[0] ?? '']: 1 } });
    await news();
    await world.pass(600);
    expect([channel.drafts.length, (await requests()).map(({ state }) => state)]).toEqual([
      1,
      ['unsupported', 'to-confirm'],
    ]);
    expect(await attention()).toEqual(expect.arrayContaining(['rma-request-unsupported', 'rma-request-unsupported']));
    for (const { id } of await requests()) {
      expect(await requestDone(world.context, { ...(await click()), requestId: id })).toEqual({ kind: 'done' });
    }
    await world.pass(60);
    expect(await attention()).toEqual([]);
  });

  it('and a return that began close together are asked about; either answer settles', async () => {
    for (const same of [true, false]) {
      if (!same) await world.close();
      await start();
      const { channelId, ref, lines } = await shipped({ a: 2 });
      const { id } = channel.open(channelId, { a: 1 });
      channel.decideInPanel(id, 'all');
      store.byHand(ref, { units: { [lines[0] ?? '']: 1 } });
      await news();
      await world.pass(120);
      expect([await attention(), channel.drafts, inStore()]).toEqual([
        ['return-same-units', 'rma-request-confirm'],
        [],
        [[1, 10_000]],
      ]);
      const [rma] = await rmas();
      const [refund] = await refunds();
      const answer = {
        shopId: SHOP,
        orderId: (await order()).id,
        person: ANNA,
        lineId: (await order()).lines[0]?.id ?? '',
        caseId: rma?.lines[0]?.id ?? '',
        refundLineId: refund?.lines[0]?.id ?? '',
        same,
      };
      expect(await sameUnits(world.context, answer)).toEqual({ kind: 'done' });
      await world.pass(120);
      // Different units: the refund of the shop is still to be told to the channel.
      expect([same, inStore().length, await counts(), await attention()]).toEqual(
        same ? [true, 1, [[1, 1]], []] : [false, 2, [[1, 2]], ['rma-request-confirm']],
      );
    }
  });

  it('of units in another shop’s order is not found', async () => {
    await start();
    await refunded();
    const mine = await click();
    const other = { ...mine, shopId: ShopId.parse('other.myshopify.com') };
    expect(await confirmRequest(world.context, other)).toEqual({ kind: 'not-found' });
    expect(await requestDone(world.context, other)).toEqual({ kind: 'not-found' });
    expect(
      await decideReturn(world.context, {
        ...other,
        rmaId: mine.requestId,
        lines: [{ rmaLineId: mine.requestId, decision: 'accept', reason: 'x' }],
      }),
    ).toEqual({ kind: 'not-found' });
  });
});

describe('a return requested in the app', () => {
  it('goes out at once, within what is left, and is refunded in the store when the channel takes it', async () => {
    await start();
    await shipped({ a: 2 });
    const [line] = (await order()).lines;
    const about = { shopId: SHOP, orderId: (await order()).id, person: ANNA };
    const ask = (quantity: number, reason = 'Too late') =>
      requestReturn(world.context, { ...about, lines: [{ lineId: line?.id ?? '', quantity, reason }] });
    expect(await ask(3)).toMatchObject({
      kind: 'refused',
      message: 'At most 2 of these units can still be requested.',
    });
    expect(await ask(1, '')).toMatchObject({ kind: 'refused' });
    expect(await ask(2)).toMatchObject({ kind: 'done' });
    expect(await ask(1)).toMatchObject({ kind: 'refused' });
    await world.pass(120);
    channel.answer([...channel.requests.keys()][0] ?? '', 'accept');
    await world.pass(300);
    expect([inStore(), await counts(), await attention()]).toEqual([[[2, 20_000]], [[2, 2]], []]);
  });
});

describe('a store whose refunds the app cannot write', () => {
  it('is given a task for each return, done by a mark', async () => {
    await start();
    Object.assign(world.store.adapter, { refunds: undefined });
    const { channelId } = await shipped();
    channel.open(channelId, { a: 1 });
    await world.pass(70);
    await decide('accept');
    await world.pass(120);
    expect([await attention(), (await refunds()).map(({ state }) => state)]).toEqual([['return-by-hand'], ['task']]);
    const about = { shopId: SHOP, orderId: (await order()).id, refundId: (await refunds())[0]?.id ?? '', person: ANNA };
    expect(await refundDone(world.context, about)).toEqual({ kind: 'done' });
    expect(await refundDone(world.context, about)).toEqual({ kind: 'done' });
    await world.pass(60);
    expect([await attention(), await counts()]).toEqual([[], [[1, 1]]]);
  });
});

describe('an order that only lowered the stock', () => {
  it.each([
    ['restock', 100],
    ['none', 99],
  ] as const)('gets returned units back by the rule: %s', async (restock, left) => {
    await start({ restock }, { orderLevel: 'stock-only' });
    world.channel.offer('t1', [position('a')]);
    await world.pass(120);
    expect(stock()).toBe(99);
    const { id } = channel.open([...world.channel.orders.keys()][0] ?? '', { a: 1 });
    channel.decideInPanel(id, 'all');
    await world.pass(300);
    expect([stock(), (await refunds()).map(({ state }) => state), await attention()]).toEqual([left, ['done'], []]);
  });
});
