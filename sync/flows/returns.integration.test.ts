/** Returns and refunds of both sides, with channel and store in memory and a clock that moves when told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapterError } from '../core/errors.ts';
import { defaultReturnSettings, type ReturnSettings } from '../core/return-settings.ts';
import type { ConnectionSettings } from '../core/settings.ts';
import { readRefunds } from '../persistence/refunds.ts';
import { decideReturn } from './decide-return.ts';
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
    const { ref, lines } = await accepted();
    store.byHand(ref, { units: { [lines[0] ?? '']: 1 } });
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
    ['money alone', { amount: 500 }],
    ['more money than the units were sold for', { units: 1, amount: 12_000 }],
  ])('of %s is a task with the reason', async (_what, { units, amount }) => {
    await start({ requestFromRefunds: false });
    const { ref, lines } = await shipped();
    store.byHand(ref, { units: units ? { [lines[0] ?? '']: units } : {}, amount });
    await news();
    await world.pass(60);
    expect(await attention()).toEqual(['refund-not-expressible']);
  });
});
