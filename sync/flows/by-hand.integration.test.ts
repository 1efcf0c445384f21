import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { item, position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { adapterError } from '../core/errors.ts';
import { money } from '../core/money.ts';
import type { ConnectionSettings } from '../core/settings.ts';
import { decideMany } from './decide-many.ts';
import { linkProduct, unlinkProduct } from './link-product.ts';
import { markHandled, unmarkHandled } from './mark-handled.ts';
import { recordPersonVerdict } from './record-verdict.ts';
import { retryImport } from './retry-import.ts';

const person = 'Kim';
const unknown = item({ gtin: '4000000000000', channelItemId: 'odd-item' });
const cheap = money(100, 'EUR');

let world: FlowWorld;
const begin = async (settings: Partial<ConnectionSettings> = {}): Promise<void> => {
  world = await createFlowWorld(settings);
  world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 5, price: 10_000, tags: ['Dropship'] });
};
afterEach(() => world.close());

const orders = () =>
  world.database.withShop(SHOP, (tx) =>
    tx.db.order.findMany({ include: { lines: { orderBy: { sequence: 'asc' } } }, orderBy: { number: 'asc' } }),
  );
const first = async () => {
  const [order] = await orders();
  if (!order) throw new Error('No order');
  return order;
};
const lineOf = async (positionId: string) => {
  const line = (await orders()).flatMap((order) => order.lines).find((entry) => entry.channelPositionId === positionId);
  if (!line) throw new Error('No line');
  return { shopId: SHOP, orderId: line.orderId, lineId: line.id, person };
};
const attention = async () =>
  (await world.database.withShop(SHOP, (tx) => tx.db.attention.findMany({ where: { handledAt: null } }))).map(
    (entry) => entry.kind,
  );
const reservations = () =>
  world.database.withShop(SHOP, (tx) => tx.db.stockReservation.findMany({ where: { state: 'open' } }));
const verdicts = () => world.database.withShop(SHOP, (tx) => tx.db.verdict.findMany({ orderBy: { createdAt: 'asc' } }));
const answers = () => world.channel.answers.map((answer) => [answer.acceptedPositionIds, answer.declinedPositionIds]);

describe('Link product', () => {
  beforeEach(() => begin());

  it('releases every held position of that product, and counts from then on', async () => {
    world.channel.offer('1', [position('a', { item: unknown })]);
    world.channel.offer('2', [position('b', { item: unknown })]);
    world.channel.offer('3', [position('c', { item: item({ gtin: '4111111111111' }) })]);
    await world.pass(30);
    expect(world.channel.answers).toEqual([]);
    expect(await linkProduct(world.context, { ...(await lineOf('a')), variantRef: 'v1' })).toEqual({ kind: 'done' });
    await world.pass(30);
    world.channel.offer('4', [position('d', { item: unknown })]);
    await world.pass(60);
    expect(world.channel.answers.map((answer) => answer.transferId).sort()).toEqual(['1', '2', '4']);
    expect(world.store.orders.map((order) => order.plan.lines[0]?.variantRef)).toEqual(['v1', 'v1', 'v1']);
    expect(world.store.variants[0]?.stock).toBe(2);
    const [verdict] = await verdicts();
    expect(verdict?.reason).toBe('product-not-found');
  });

  it('stands over what product map and barcode say, until it is taken back', async () => {
    world.store.variants.push({ ref: 'v2', barcode: '4222222222222', stock: 9, price: 10_000 });
    world.channel.offer('1', [position('a', { unitPrice: cheap })]);
    await world.pass(30);
    await linkProduct(world.context, { ...(await lineOf('a')), variantRef: 'v2' });
    await world.pass(30);
    const linked = async () =>
      ((await first()).lines[0]?.link as { variantRef: string; method: string } | null) ?? null;
    expect(await linked()).toMatchObject({ variantRef: 'v2', method: 'person' });
    expect(await unlinkProduct(world.context, await lineOf('a'))).toEqual({ kind: 'done' });
    await world.pass(30);
    expect(await linked()).toMatchObject({ variantRef: 'v1', method: 'gtin' });
    expect(await unlinkProduct(world.context, await lineOf('a'))).toMatchObject({ kind: 'refused' });
  });

  it('lets an accepted order that waits for the product go on', async () => {
    world.channel.offer('1', [position('a', { item: unknown })]);
    await world.pass(30);
    world.channel.acceptInPanel('1', ['a']);
    await world.pass(120);
    expect((await first()).storeStateReason).toBe('product-not-found');
    await linkProduct(world.context, { ...(await lineOf('a')), variantRef: 'v1' });
    await world.settle();
    expect(world.store.orders).toHaveLength(1);
    expect(await attention()).toEqual([]);
  });

  it('leaves the link of an accepted line as it is', async () => {
    world.store.variants.push({ ref: 'v2', barcode: '4222222222222', stock: 9, price: 10_000 });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    await linkProduct(world.context, { ...(await lineOf('a')), variantRef: 'v2' });
    await world.pass(60);
    expect((await first()).lines[0]?.link).toMatchObject({ variantRef: 'v1' });
  });

  it('to something that is not in the store is refused, and so is a link that could never be found again', async () => {
    world.channel.offer('1', [position('a', { item: unknown }), position('b', { item: item({ gtin: null }) })]);
    await world.pass(30);
    expect(await linkProduct(world.context, { ...(await lineOf('a')), variantRef: 'v9' })).toMatchObject({
      kind: 'refused',
    });
    expect(await linkProduct(world.context, { ...(await lineOf('b')), variantRef: 'v1' })).toMatchObject({
      kind: 'refused',
    });
    const line = await lineOf('a');
    expect(await linkProduct(world.context, { ...line, lineId: line.orderId, variantRef: 'v1' })).toEqual({
      kind: 'not-found',
    });
  });

  it('to a product that was deleted later holds, and says what to do', async () => {
    world.channel.offer('1', [position('a', { item: unknown, unitPrice: cheap })]);
    await world.pass(30);
    await linkProduct(world.context, { ...(await lineOf('a')), variantRef: 'v1' });
    await world.pass(30);
    world.store.variants.splice(0, 1);
    await world.pass(330);
    const last = (await verdicts()).at(-1);
    expect([last?.outcome, last?.sentence.includes('link another product')]).toEqual(['hold', true]);
  });
});

describe('a verdict by hand', () => {
  it('goes out in one answer once every position has one, with the automatic on as well', async () => {
    await begin();
    world.channel.offer('1', [position('a', { unitPrice: cheap }), position('b', { unitPrice: cheap })]);
    await world.pass(30);
    const click = { shopId: SHOP, orderId: (await first()).id, person, anyway: false } as const;
    const a = (await lineOf('a')).lineId;
    expect(await recordPersonVerdict(world.context, { ...click, lineIds: [a], outcome: 'accept' })).toEqual({
      kind: 'recorded',
      waitingFor: 1,
    });
    await world.pass(30);
    expect(answers()).toEqual([]);
    const b = (await lineOf('b')).lineId;
    await recordPersonVerdict(world.context, { ...click, lineIds: [b], outcome: 'decline' });
    await world.pass(30);
    expect(answers()).toEqual([[['a'], ['b']]]);
  });

  it('clicked twice is recorded once, before and after it was sent', async () => {
    await begin({ acceptAutomatically: false });
    world.channel.offer('1', [position('a')]);
    await world.pass(30);
    const click = {
      shopId: SHOP,
      orderId: (await first()).id,
      person,
      anyway: false,
      lineIds: null,
      outcome: 'accept',
    } as const;
    const both = await Promise.all([
      recordPersonVerdict(world.context, click),
      recordPersonVerdict(world.context, click),
    ]);
    expect(both.map((outcome) => outcome.kind)).toEqual(['recorded', 'recorded']);
    expect((await verdicts()).filter((verdict) => verdict.by === 'person')).toHaveLength(1);
    await world.pass(30);
    expect((await recordPersonVerdict(world.context, click)).kind).toBe('recorded');
    expect((await recordPersonVerdict(world.context, { ...click, outcome: 'decline' })).kind).toBe('too-late');
    expect(world.channel.answers).toHaveLength(1);
  });

  it('is kept while the stock is short, and counts again when there is enough, whatever the rules would do', async () => {
    await begin({ onFailure: 'decline', acceptAutomatically: false });
    const [variant] = world.store.variants;
    if (!variant) throw new Error('No variant');
    world.channel.offer('1', [position('a')]);
    await world.pass(30);
    variant.stock = 0;
    await decideMany(world.context, { shopId: SHOP, orderIds: [(await first()).id], outcome: 'accept', person });
    await world.pass(30);
    expect((await first()).lines[0]?.outcome).toBe('hold');
    await world.pass(330);
    expect([(await first()).lines[0]?.outcome, world.channel.answers.length]).toEqual(['hold', 0]);
    variant.stock = 1;
    await world.pass(330);
    expect(answers()).toEqual([[['a'], []]]);
  });

  it('on many orders at once stops for none: what was answered in the panel is said, the rest goes out', async () => {
    await begin({ acceptAutomatically: false });
    for (const id of ['1', '2', '3']) world.channel.offer(id, [position(`p${id}`)]);
    await world.pass(30);
    world.channel.acceptInPanel('2', ['p2']);
    await world.pass(70);
    const all = await orders();
    const missing = '00000000-0000-7000-8000-000000000000';
    const outcome = await decideMany(world.context, {
      shopId: SHOP,
      orderIds: [...all.map((order) => order.id), all[0]?.id ?? '', missing],
      outcome: 'accept',
      person,
    });
    expect(outcome.done).toBe(2);
    expect(outcome.skipped.map((entry) => [entry.number, entry.message])).toEqual([
      [
        String(all.find((order) => order.lines[0]?.channelPositionId === 'p2')?.number),
        'This was answered in the channel’s own panel: 1 accepted. Nothing was changed.',
      ],
      ['', 'There is no such order.'],
    ]);
    await world.pass(60);
    expect(
      answers()
        .flatMap(([accepted]) => accepted ?? [])
        .sort(),
    ).toEqual(['p1', 'p3']);
    expect(world.store.orders).toHaveLength(3);
  });
});

describe('Mark as handled', () => {
  beforeEach(() => begin());

  it('ends reservations, import and warnings, and can be taken back', async () => {
    world.store.failNextCommit({ executed: false, error: adapterError('rejected', 'No.') });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect([(await first()).storeState, await attention()]).toEqual(['failed', ['import-failed']]);
    expect(await reservations()).toHaveLength(1);
    const click = { shopId: SHOP, orderId: (await first()).id, person };
    expect(await markHandled(world.context, click)).toEqual({ kind: 'done' });
    expect(await reservations()).toEqual([]);
    expect(await attention()).toEqual([]);
    expect(await retryImport(world.context, click)).toMatchObject({ kind: 'too-late' });
    await world.pass(600);
    expect([world.store.orders.length, (await first()).handledBy, (await first()).storeState]).toEqual([
      0,
      person,
      'not-inserted',
    ]);
    expect(await unmarkHandled(world.context, click)).toEqual({ kind: 'done' });
    expect(await reservations()).toHaveLength(1);
    await retryImport(world.context, click);
    await world.pass(60);
    expect([world.store.orders.length, (await first()).storeState]).toEqual([1, 'inserted']);
    expect(await reservations()).toEqual([]);
  });

  it('withdraws what was not sent yet, and takes it up again when taken back', async () => {
    world.store.failNextCommit({ executed: false, error: adapterError('temporary', 'Down.') });
    world.channel.offer('1', [position('a')]);
    await world.settle();
    const click = { shopId: SHOP, orderId: (await first()).id, person };
    await markHandled(world.context, click);
    await world.pass(120);
    expect([world.store.orders.length, (await first()).storeState]).toEqual([0, 'not-inserted']);
    await unmarkHandled(world.context, click);
    await world.pass(60);
    expect([world.store.orders.length, (await first()).storeState]).toEqual([1, 'inserted']);
  });

  it('lets an unclear creation be looked up, but never sends it again', async () => {
    const lost = adapterError('unclear', 'Lost.');
    world.store.failNextCommit({ executed: false, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.settle();
    await markHandled(world.context, { shopId: SHOP, orderId: (await first()).id, person });
    await world.pass(400);
    expect([world.store.commits, world.store.orders.length, (await first()).storeState]).toEqual([
      1,
      0,
      'not-inserted',
    ]);
  });

  it('sends no answer again that did not arrive, and decides anew when taken back', async () => {
    world.channel.failNextAnswer({ executed: false, error: adapterError('unclear', 'Lost.') });
    world.channel.offer('1', [position('a')]);
    await world.settle();
    const click = { shopId: SHOP, orderId: (await first()).id, person };
    await markHandled(world.context, click);
    await world.pass(600);
    expect(world.channel.answers).toHaveLength(1);
    await unmarkHandled(world.context, click);
    await world.pass(60);
    expect(world.channel.answers).toHaveLength(2);
    expect([world.store.orders.length, (await first()).storeState]).toEqual([1, 'inserted']);
  });

  it('keeps rules and clicks away from an offer that is still open', async () => {
    world.channel.offer('1', [position('a', { item: unknown })]);
    await world.pass(30);
    const click = { shopId: SHOP, orderId: (await first()).id, person };
    await markHandled(world.context, click);
    await linkProduct(world.context, { ...(await lineOf('a')), variantRef: 'v1' });
    expect(
      await recordPersonVerdict(world.context, { ...click, lineIds: null, outcome: 'accept', anyway: true }),
    ).toMatchObject({
      kind: 'too-late',
    });
    await world.pass(400);
    expect(world.channel.answers).toEqual([]);
    await unmarkHandled(world.context, click);
    await world.pass(30);
    expect(answers()).toEqual([[['a'], []]]);
  });
});

describe('rules that leave orders out of the store', () => {
  it.each([
    ['delivery type', { deliveryTypes: ['homedelivery'], productTags: [] }],
    ['product tag', { deliveryTypes: [], productTags: ['dropship'] }],
  ])('by %s: answered as usual, not inserted, its units free again, inserted by hand', async (_rule, leaveOut) => {
    await begin({ leaveOut });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect(answers()).toEqual([[['a'], []]]);
    const order = await first();
    expect([order.storeState, order.storeStateReason]).toEqual(['not-inserted', 'left-out']);
    expect(await reservations()).toEqual([]);
    const log = await world.database.withShop(SHOP, (tx) => tx.db.communicationLog.findMany());
    expect(log.filter((entry) => entry.action === 'Left out')).toHaveLength(1);
    expect(await retryImport(world.context, { shopId: SHOP, orderId: order.id, person })).toEqual({ kind: 'started' });
    await world.pass(60);
    expect([world.store.orders.length, (await first()).storeState]).toEqual([1, 'inserted']);
  });

  it('meet nothing else', async () => {
    await begin({ leaveOut: { deliveryTypes: ['ParcelShopDelivery'], productTags: ['Sale'] } });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect(world.store.orders).toHaveLength(1);
  });
});

describe('the clock of an offer', () => {
  const MIN = 60;

  it('warns twice, and takes the warning away when it is answered', async () => {
    await begin({ warnAfterMinutes: { first: 30, second: 120 } });
    world.channel.offer('1', [position('a', { unitPrice: cheap })]);
    await world.settle();
    const seen = (await first()).firstSeenAt.getTime();
    expect((await first()).answerBy?.getTime()).toBe(seen + 120 * MIN * 1000);
    world.clock.advance(29 * MIN * 1000);
    await world.settle();
    expect(await attention()).toEqual([]);
    world.clock.advance(61 * 1000);
    await world.settle();
    expect([await attention(), (await first()).waitWarned]).toEqual([['waiting'], 1]);
    world.clock.advance(90 * MIN * 1000);
    await world.settle();
    expect([await attention(), (await first()).waitWarned]).toEqual([['waiting'], 2]);
    await decideMany(world.context, { shopId: SHOP, orderIds: [(await first()).id], outcome: 'accept', person });
    await world.pass(120);
    expect(await attention()).toEqual([]);
    expect([(await first()).answerBy, (await first()).waitDueAt]).toEqual([null, null]);
    expect((await first()).shipBy).not.toBeNull();
  });

  it('stops when the offer was answered in the panel or taken away', async () => {
    await begin();
    world.channel.offer('1', [position('a', { unitPrice: cheap })]);
    world.channel.offer('2', [position('b', { unitPrice: cheap })]);
    await world.settle();
    world.clock.advance(40 * MIN * 1000);
    await world.settle();
    expect(await attention()).toEqual(['waiting', 'waiting']);
    world.channel.acceptInPanel('1', ['a']);
    world.channel.withdraw('2');
    await world.pass(360);
    expect(await attention()).toEqual([]);
    expect((await orders()).map((order) => order.answerBy)).toEqual([null, null]);
  });

  it('after the merchant’s own limit tells somebody, once', async () => {
    await begin({ heldTooLong: { hours: 3, action: 'alert' } });
    world.channel.offer('1', [position('a', { unitPrice: cheap })]);
    await world.settle();
    world.clock.advance(181 * MIN * 1000);
    await world.settle();
    expect((await attention()).sort()).toEqual(['held-too-long', 'waiting']);
    await world.pass(30);
    expect(world.channel.answers).toEqual([]);
  });

  it('after the limit declines what is held, sends the rest, and needs no complete inputs for it', async () => {
    await begin({ heldTooLong: { hours: 3, action: 'decline' } });
    world.channel.offer('1', [position('a'), position('b', { item: unknown })]);
    await world.settle();
    world.clock.advance(178 * MIN * 1000);
    await world.pass(30);
    expect(answers()).toEqual([]);
    world.clock.advance(3 * MIN * 1000);
    await world.pass(30);
    expect(answers()).toEqual([[['a'], ['b']]]);
    expect((await verdicts()).at(-1)).toMatchObject({ outcome: 'decline', reason: 'held-too-long', by: 'rule' });
  });

  it('declines nothing that a person has accepted', async () => {
    await begin({ heldTooLong: { hours: 3, action: 'decline' } });
    world.channel.offer('1', [position('a', { item: unknown }), position('b', { item: unknown })]);
    await world.settle();
    const { orderId, lineId } = await lineOf('a');
    await recordPersonVerdict(world.context, {
      shopId: SHOP,
      orderId,
      lineIds: [lineId],
      outcome: 'accept',
      person,
      anyway: false,
    });
    world.clock.advance(181 * MIN * 1000);
    await world.pass(30);
    expect(answers()).toEqual([[['a'], ['b']]]);
  });

  it('with the automatic off declines what is held, but sends no proposal: the rest waits, and somebody is told', async () => {
    await begin({ acceptAutomatically: false, heldTooLong: { hours: 3, action: 'decline' } });
    world.channel.offer('1', [position('a'), position('b', { item: unknown })]);
    world.channel.offer('2', [position('c', { item: unknown })]);
    await world.settle();
    world.clock.advance(181 * MIN * 1000);
    await world.pass(30);
    expect(answers()).toEqual([[[], ['c']]]);
    world.clock.advance(6 * MIN * 1000);
    await world.pass(30);
    expect((await attention()).sort()).toEqual(['held-too-long', 'waiting']);
    const { orderId, lineId } = await lineOf('a');
    await recordPersonVerdict(world.context, {
      shopId: SHOP,
      orderId,
      lineIds: [lineId],
      outcome: 'accept',
      person,
      anyway: false,
    });
    await world.pass(30);
    expect(answers().at(-1)).toEqual([['a'], ['b']]);
  });
});
