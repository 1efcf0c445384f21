import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOrders } from '#app/container/orders.server.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, GTIN, ITEM, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };
const LOCATIONS = ['1-m!i!s-049-1001', '1-m!i!s-049-1002'];
const [HERE = '', THERE = ''] = LOCATIONS;
const person = 'Kim';
const VARIANT = 'gid://shopify/ProductVariant/9001';
const KNOWN = { productId: ITEM, gtin: GTIN, name: 'Coat' };
const ODD = { productId: 'dead0000-0000-4000-8000-000000000001', gtin: '4000000000000', name: 'Odd coat' };

describe('decided by hand, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  let clicks: ReturnType<typeof createOrders>;
  beforeEach(async () => {
    world = await createScenarioWorld({ locations: LOCATIONS });
    clicks = createOrders(world.worker.services.context);
  });
  afterEach(() => world.close());

  const orders = () =>
    world.worker.services.context.database.withShop(SHOP, (tx) =>
      tx.db.order.findMany({ include: { lines: { orderBy: { sequence: 'asc' } } }, orderBy: { number: 'asc' } }),
    );
  const lines = async () => (await orders()).flatMap((order) => order.lines);
  const outcomes = async () => (await lines()).map((line) => line.outcome);
  const answers = () => world.miinto.requests({ route: 'PATCH transfer' }).entries.length;
  const offer = (items: readonly (typeof ODD)[], price = 10_000, locationId = HERE) =>
    world.miinto.addTransfer({
      locationId,
      currency: 'EUR',
      positions: items.map((item) => ({ price, quantity: 1, item })),
    });

  it('per position: one answer, once every position has a verdict, and a double click sends nothing twice', async () => {
    await world.connect(HERE, { acceptAutomatically: false });
    const offered = offer([KNOWN, KNOWN]);
    await expect.poll(outcomes, PATIENCE).toEqual(['accept', 'accept']);
    const [order] = await orders();
    const [first, second] = order?.lines ?? [];
    if (!order || !first || !second) throw new Error('No order');
    const click = { orderId: order.id, anyway: false, person };
    const decide = (lineId: string, outcome: 'accept' | 'decline') =>
      clicks.decide(SHOP, { ...click, lineId, outcome });
    expect(await Promise.all([decide(first.id, 'accept'), decide(first.id, 'accept')])).toEqual([
      { kind: 'done' },
      { kind: 'done' },
    ]);
    expect(answers()).toBe(0);
    await decide(second.id, 'decline');
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual([first.channelPositionId]);
    expect(answers()).toBe(1);
    const seen = world.miinto.state().transfers.find((transfer) => transfer.id === offered.id);
    expect(seen?.positions.map((position) => position.status).sort()).toEqual(['accepted', 'declined']);
  });

  it('many at once: what was answered in Miinto’s own panel is said, and the rest goes out', async () => {
    await world.connect(HERE, { acceptAutomatically: false });
    const transfers = [world.offer(), world.offer(), world.offer()];
    await expect.poll(outcomes, PATIENCE).toEqual(['accept', 'accept', 'accept']);
    world.miinto.answerInPanel({ locationId: HERE, transferId: transfers[1]?.id ?? 0, accept: 'all' });
    await expect.poll(async () => (await orders()).some((order) => order.storeState !== 'none'), PATIENCE).toBe(true);
    const result = await clicks.decideMany(SHOP, {
      orderIds: (await orders()).map((order) => order.id),
      outcome: 'accept',
      person,
    });
    expect(result.done).toBe(2);
    expect(result.skipped.map((entry) => entry.message)).toEqual([
      'This was answered in the channel’s own panel: 1 accepted. Nothing was changed.',
    ]);
    const all = transfers.flatMap((transfer) => transfer.positionIds.map(String)).sort();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(all);
    expect(answers()).toBe(2);
    expect(await world.openAttention()).toEqual([]);
  });

  it('*Link product*: once, and every held position of that product goes on, in the other market too', async () => {
    await world.connect(HERE);
    await world.connect(THERE);
    const linked = [offer([ODD]), offer([ODD, ODD]), offer([ODD], 10_000, THERE)];
    const other = offer([{ ...ODD, productId: 'dead0000-0000-4000-8000-000000000002', gtin: '4000000000017' }]);
    await expect.poll(outcomes, PATIENCE).toEqual(Array.from({ length: 5 }, () => 'hold'));
    const line = (await lines()).find((entry) => entry.channelPositionId === String(linked[0]?.positionIds[0]));
    if (!line) throw new Error('No line');
    const click = { orderId: line.orderId, lineId: line.id, variantRef: VARIANT, person };
    expect(await clicks.linkProduct(SHOP, click)).toEqual({ kind: 'done' });
    const expected = linked.flatMap((transfer) => transfer.positionIds.map(String)).sort();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(expected);
    const state = world.miinto.state().transfers.find((transfer) => transfer.id === other.id);
    expect(state?.status).toBe('pending');
    const later = offer([ODD], 10_000, THERE);
    const all = [...expected, ...later.positionIds.map(String)].sort();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(all);
  });

  it('*Mark as handled*: nothing more is written, and the offer is left to the person', async () => {
    await world.connect(HERE);
    const offered = offer([ODD]);
    await expect.poll(outcomes, PATIENCE).toEqual(['hold']);
    const [order] = await orders();
    const line = order?.lines[0];
    if (!order || !line) throw new Error('No order');
    expect(await clicks.markHandled(SHOP, { orderId: order.id, person })).toEqual({ kind: 'done' });
    await clicks.linkProduct(SHOP, { orderId: order.id, lineId: line.id, variantRef: VARIANT, person });
    const next = offer([ODD]);
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(next.positionIds.map(String));
    const seen = world.miinto.state().transfers.find((transfer) => transfer.id === offered.id);
    expect([seen?.status, answers()]).toEqual(['pending', 1]);
  });
});
