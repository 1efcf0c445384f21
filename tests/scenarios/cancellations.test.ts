import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { job } from '#sync/jobs/catalog.ts';
import type { ConnectionSettings } from '#sync/core/settings.ts';
import { receiveDelivery } from '#sync/persistence/inbox.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, GTIN, ITEM, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };
const KNOWN = { productId: ITEM, gtin: GTIN, name: 'Coat' };
const ODD = { productId: 'dead0000-0000-4000-8000-000000000001', gtin: '4000000000000', name: 'Odd coat' };
const STOCK = 20;

describe('cancellations, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  let locationId: string;
  beforeEach(async () => {
    world = await createScenarioWorld({ stock: STOCK });
    [locationId = ''] = world.locations;
  });
  afterEach(() => world.close());

  const context = () => world.worker.services.context;
  const offer = (quantities: readonly number[], items: readonly object[] = quantities.map(() => KNOWN)) =>
    world.miinto.addTransfer({
      locationId,
      currency: 'EUR',
      positions: quantities.map((quantity, index) => ({
        price: 10_000,
        quantity,
        item: (items[index] ?? KNOWN) as never,
      })),
    });
  const miintoOrder = () => world.miinto.state().orders.at(-1)?.id ?? 0;
  const cancelAtMiinto = (positionIds?: readonly number[], orderId = miintoOrder()) =>
    world.miinto.cancelOrder({ locationId, orderId, ...(positionIds ? { positionIds } : {}) });
  const storeOrders = () => world.shopify.state(SHOP).orders;
  /** Units that the store still wants to ship, per line. */
  const toShip = () =>
    storeOrders().map((order) =>
      order.lines.map((line) => line.quantity - line.fulfilled - line.cancelled - line.removed),
    );
  const available = () => world.shopify.state(SHOP).stock.reduce((sum, level) => sum + level.available, 0);
  const orders = () =>
    context().database.withShop(SHOP, (tx) =>
      tx.db.order.findMany({ include: { lines: { orderBy: { sequence: 'asc' } } }, orderBy: { number: 'asc' } }),
    );
  const states = async () => (await orders()).map((order) => [order.channelState, order.storeState]);
  const kinds = async () => (await world.openAttention()).map(({ kind }) => kind).sort();
  const reserved = () =>
    context().database.withShop(SHOP, (tx) => tx.db.stockReservation.count({ where: { state: 'open' } }));
  const effects = (kind: string) =>
    context().database.withShop(SHOP, (tx) => tx.db.effect.findMany({ where: { kind }, select: { state: true } }));
  const settled = () => expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
  const deliver = (topic: string, body: object, webhookId = `${topic}-${Math.random()}`) =>
    receiveDelivery(
      context().database,
      context().encryption,
      {
        source: 'shopify',
        shopId: SHOP,
        webhookId,
        topic,
        eventId: null,
        triggeredAt: null,
        body: JSON.stringify(body),
      },
      context().clock.now(),
    );
  const legacyId = () => Number(storeOrders()[0]?.legacyId);
  /** What the sweep does every half hour. */
  const sweep = () =>
    context().database.withShop(SHOP, async (tx) => {
      const rows = await tx.db.order.findMany({ where: { storeState: 'inserted' } });
      await tx.db.order.updateMany({
        where: { storeState: 'inserted' },
        data: { storeCheckDueAt: context().clock.now() },
      });
      for (const { storeId } of rows) tx.enqueue(job('check-store-orders', { shopId: SHOP, storeId }));
    });
  const inserted = async (quantities: readonly number[], settings: Partial<ConnectionSettings> = {}) => {
    await world.connect(undefined, settings);
    const offered = offer(quantities);
    await expect.poll(toShip, PATIENCE).toEqual([quantities]);
    await settled();
    // Their fulfilment orders stand, so the merchant can ship.
    await expect.poll(reserved, PATIENCE).toBe(0);
    expect(await states()).toEqual([['accepted', 'inserted']]);
    return offered;
  };

  it.each(['status', 'positions-moved'] as const)(
    'before the insert: nothing is created, and the order shows canceled and not inserted (%s)',
    async (cancelledOrders) => {
      world.miinto.setSwitches({ cancelledOrders });
      await world.connect(undefined, { acceptAutomatically: false });
      const offered = offer([1, 1], [KNOWN, ODD]);
      world.miinto.answerInPanel({ locationId, transferId: offered.id, accept: 'all' });
      await expect.poll(states, PATIENCE).toEqual([['accepted', 'waiting']]);
      cancelAtMiinto();
      await expect.poll(states, PATIENCE).toEqual([['canceled', 'not-inserted']]);
      expect(storeOrders()).toEqual([]);
      expect([await reserved(), await world.openAttention()]).toEqual([0, []]);
    },
  );

  it('before the insert, in part: the rest is created without it', async () => {
    await world.connect(undefined, { acceptAutomatically: false });
    const offered = offer([2, 1], [KNOWN, ODD]);
    world.miinto.answerInPanel({ locationId, transferId: offered.id, accept: 'all' });
    await expect.poll(states, PATIENCE).toEqual([['accepted', 'waiting']]);
    cancelAtMiinto([offered.positionIds[1] ?? 0]);
    await expect.poll(toShip, PATIENCE).toEqual([[2]]);
  });

  it('while it is being created, its reply lost: made once, then canceled in the store once', async () => {
    world.shopify.faults.add({ kind: 'lost-reply', operation: 'orderCreate', times: 1 });
    await world.connect();
    offer([1]);
    await expect.poll(() => storeOrders().length, PATIENCE).toBe(1);
    cancelAtMiinto();
    await expect.poll(() => storeOrders().map((order) => order.cancelledAt !== null), PATIENCE).toEqual([true]);
    await settled();
    expect([await states(), await effects('cancel-store-order')]).toEqual([
      [['canceled', 'inserted']],
      [{ state: 'done' }],
    ]);
  });

  it.each([
    [false, STOCK - 3],
    [true, STOCK],
  ])(
    'after the insert, whole, with restocking %s: canceled once although the reply is lost',
    async (restockOnCancel, left) => {
      await inserted([2, 1], { restockOnCancel });
      world.shopify.faults.add({ kind: 'lost-reply', operation: 'orderCancel', times: 1 });
      cancelAtMiinto();
      await expect.poll(() => storeOrders()[0]?.cancelledAt ?? null, PATIENCE).not.toBeNull();
      await settled();
      await expect
        .poll(
          async () => (await orders())[0]?.lines.map((line) => [line.channelCancelled, line.storeCancelled]),
          PATIENCE,
        )
        .toEqual([
          [2, 2],
          [1, 1],
        ]);
      expect([available(), await world.openAttention()]).toEqual([left, []]);
      expect(storeOrders()[0]?.refunds.length).toBeLessThanOrEqual(1);
    },
  );

  it.each([
    [false, STOCK - 3],
    [true, STOCK - 2],
  ])(
    'after the insert, in part, with restocking %s: taken off once although the reply is lost',
    async (restockOnCancel, left) => {
      const offered = await inserted([2, 1], { restockOnCancel });
      world.shopify.faults.add({ kind: 'lost-reply', operation: 'refundCreate', times: 1 });
      cancelAtMiinto([offered.positionIds[1] ?? 0]);
      await expect.poll(toShip, PATIENCE).toEqual([[2, 0]]);
      await settled();
      const [order] = storeOrders();
      expect(order?.refunds.map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[1]]);
      expect([available(), order?.cancelledAt, order?.refundedAmount.shop.amount]).toEqual([left, null, '100.00']);
      expect(await world.openAttention()).toEqual([]);
    },
  );

  it('after a part was shipped: only the rest is taken off, and a person is told of the shipped one', async () => {
    await inserted([3], { restockOnCancel: true });
    const [order] = storeOrders();
    await world.shopify.merchant(SHOP).ship(order?.name ?? '', {
      lines: [{ lineId: order?.lines[0]?.id ?? '', quantity: 1 }],
    });
    cancelAtMiinto();
    await expect.poll(toShip, PATIENCE).toEqual([[0]]);
    await settled();
    await expect.poll(kinds, PATIENCE).toContain('cancelled-after-shipping');
    expect([available(), storeOrders()[0]?.refundedAmount.shop.amount]).toEqual([STOCK - 1, '200.00']);
    expect(storeOrders()[0]?.fulfilments.map(({ status }) => status)).toEqual(['SUCCESS']);
    const told = (await world.openAttention()).find(({ kind }) => kind === 'cancelled-after-shipping');
    expect(told?.message).toContain('1 × “Coat');
  });

  it('of the same unit on both sides at once leaves both sides with the same numbers and nothing to do', async () => {
    const offered = await inserted([1, 1]);
    const [order] = storeOrders();
    await world.shopify.merchant(SHOP).editOrder(order?.name ?? '', {
      lines: [{ lineId: order?.lines[1]?.id ?? '', quantity: 0 }],
    });
    cancelAtMiinto([offered.positionIds[1] ?? 0]);
    await expect
      .poll(
        async () => (await orders())[0]?.lines.map((line) => [line.channelCancelled, line.storeCancelled]),
        PATIENCE,
      )
      .toEqual([
        [0, 0],
        [1, 1],
      ]);
    expect([await effects('reduce-store-order'), toShip(), await world.openAttention()]).toEqual([[], [[1, 0]], []]);
  });

  it('in the store: told once with what to do, however often and late the webhook comes; nothing goes to Miinto', async () => {
    await inserted([2, 1]);
    const [order] = storeOrders();
    await world.shopify.merchant(SHOP).editOrder(order?.name ?? '', {
      lines: [{ lineId: order?.lines[0]?.id ?? '', quantity: 1 }],
    });
    const edit = { order_edit: { order_id: legacyId() } };
    expect([await deliver('orders/edited', edit, 'one'), await deliver('orders/edited', edit, 'one')]).toEqual([
      'new',
      'duplicate',
    ]);
    await expect.poll(kinds, PATIENCE).toEqual(['store-cancelled']);
    await deliver('orders/updated', { id: legacyId() });
    await deliver('refunds/create', { id: 1, order_id: legacyId() });
    await deliver('orders/updated', { id: 424_242 });
    await expect
      .poll(
        () =>
          context().database.withShop(SHOP, (tx) =>
            tx.db.inbox.findMany({ select: { topic: true, state: true }, orderBy: { receivedAt: 'asc' } }),
          ),
        PATIENCE,
      )
      .toEqual([
        { topic: 'orders/edited', state: 'done' },
        { topic: 'orders/updated', state: 'done' },
        { topic: 'refunds/create', state: 'done' },
        { topic: 'orders/updated', state: 'ignored' },
      ]);
    const [told, ...others] = await world.openAttention();
    expect([told?.message.includes('1 × “Coat'), told?.message.includes('100.00 EUR'), others]).toEqual([
      true,
      true,
      [],
    ]);
    expect(world.miinto.requests({ route: 'PATCH order' }).entries).toEqual([]);
    // The channel cancels the unit after all: the note goes away.
    world.miinto.setOrderWire({
      locationId,
      orderId: miintoOrder(),
      wire: { merge: { acceptedPositions: smaller(0, 1) } },
    });
    await expect.poll(kinds, PATIENCE).toEqual([]);
  });

  /** The order's positions as Miinto writes them, one of them with another quantity. */
  const smaller = (index: number, quantity: number) =>
    (world.miinto.state().orders.at(-1)?.positions ?? []).map((position, at) => ({
      id: position.id,
      quantity: at === index ? quantity : position.quantity,
      price: position.price,
      item: position.item,
    }));

  it('of the whole order in the store, its webhook lost, are found by the sweep; a deleted order keeps our record', async () => {
    await inserted([1, 2]);
    await world.shopify.merchant(SHOP).cancel(storeOrders()[0]?.name ?? '');
    await sweep();
    await expect.poll(kinds, PATIENCE).toEqual(['store-cancelled']);
    const [order] = await orders();
    expect(order?.lines.map((line) => line.storeCancelled)).toEqual([1, 2]);
    const id = legacyId();
    await world.shopify.merchant(SHOP).deleteOrder(storeOrders()[0]?.name ?? '');
    await context().database.withShop(SHOP, (tx) =>
      // Long enough in the store for a missing order to be a deleted one.
      tx.db.order.updateMany({ data: { insertedAt: new Date(context().clock.now().getTime() - 600_000) } }),
    );
    await deliver('orders/delete', { id });
    await expect.poll(kinds, PATIENCE).toEqual(['store-order-deleted']);
    expect((await orders()).map((row) => [row.channelState, row.storeRef === null])).toEqual([['accepted', false]]);
  });

  it('of one order that cannot be read at Miinto stop no other', async () => {
    await world.connect();
    offer([1]);
    offer([1]);
    await expect.poll(states, PATIENCE).toEqual([
      ['accepted', 'inserted'],
      ['accepted', 'inserted'],
    ]);
    const [first, second] = world.miinto.state().orders.map(({ id }) => id);
    world.miinto.setOrderWire({ locationId, orderId: first ?? 0, wire: { text: '<html>' } });
    cancelAtMiinto(undefined, first);
    cancelAtMiinto(undefined, second);
    const canceled = async () =>
      (await orders()).filter((row) => row.channelState === 'canceled').map((row) => Number(row.channelOrderId));
    await expect.poll(canceled, PATIENCE).toEqual([second]);
    world.miinto.setOrderWire({ locationId, orderId: first ?? 0, wire: null });
    await expect.poll(async () => (await canceled()).length, PATIENCE).toBe(2);
    await expect.poll(() => storeOrders().map((order) => order.cancelledAt !== null), PATIENCE).toEqual([true, true]);
  });
});
