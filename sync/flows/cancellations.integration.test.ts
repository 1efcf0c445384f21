import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { item, position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import type { ChannelOrder } from '../core/channel-types.ts';
import { adapterError, type AdapterError } from '../core/errors.ts';
import { err, ok } from '../core/result.ts';
import type { ConnectionSettings } from '../core/settings.ts';
import { openBuyer } from '../persistence/orders.ts';
import { markHandled, unmarkHandled } from './mark-handled.ts';
import { retryImport } from './retry-import.ts';

const lost = adapterError('unclear', 'The reply was lost.');
const down = adapterError('temporary', 'The store is down.');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The flow world with a channel that lists accepted orders only, as Miinto does, and hands out others one by one. */
async function openWorld(settings: Partial<ConnectionSettings> = {}) {
  const world = await createFlowWorld(settings);
  world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 10, price: 10_000 });
  const { orders } = world.channel.channel;
  const list: typeof orders.list = orders.list.bind(orders);
  const get: typeof orders.get = orders.get.bind(orders);
  const unreadable = new Map<string, AdapterError>();
  const reads: string[] = [];
  Object.assign(orders, {
    list: async (access: Parameters<typeof list>[0], until: Parameters<typeof list>[1]) => {
      const listed = await list(access, async () => false);
      if (!listed.ok) return listed;
      const records = listed.value.records.filter(({ status }) => status === 'accepted');
      await until(records);
      return { ok: true as const, value: { ...listed.value, records } };
    },
    get: async (access: Parameters<typeof get>[0], id: string) => {
      reads.push(id);
      const error = unreadable.get(id);
      return error ? err(error) : get(access, id);
    },
  });
  const orderOf = (id: string): ChannelOrder => {
    const found = world.channel.orders.get(id);
    if (!found) throw new Error(`No order ${id}`);
    return found;
  };
  return {
    ...world,
    unreadable,
    reads,
    /** The one order at the channel, or the one with this id. */
    channelOrder: (id?: string) => orderOf(id ?? [...world.channel.orders.keys()][0] ?? ''),
    /** The channel cancels these positions; all of them unless some are named. */
    cancelThere(ids?: readonly string[], orderId?: string) {
      const order = orderOf(orderId ?? [...world.channel.orders.keys()][0] ?? '');
      const gone = new Set([...order.cancelledPositionIds, ...(ids ?? order.accepted.map(({ id }) => id))]);
      const left = order.accepted.filter(({ id }) => !gone.has(id));
      world.channel.addOrder({
        ...order,
        accepted: left.length === 0 ? order.accepted : left,
        cancelledPositionIds: [...gone],
        status: left.length === 0 ? 'cancelled' : order.status,
      });
    },
    changeQuantity(positionId: string, quantity: number) {
      const order = orderOf([...world.channel.orders.keys()][0] ?? '');
      const accepted = order.accepted.map((entry) => (entry.id === positionId ? { ...entry, quantity } : entry));
      world.channel.addOrder({ ...order, accepted });
    },
    async after(milliseconds: number) {
      world.clock.advance(milliseconds);
      await world.settle();
      await world.pass(30);
    },
  };
}
type World = Awaited<ReturnType<typeof openWorld>>;

const orders = (world: FlowWorld) =>
  world.database.withShop(SHOP, (tx) =>
    tx.db.order.findMany({ include: { lines: { orderBy: { sequence: 'asc' } } }, orderBy: { number: 'asc' } }),
  );
const only = async (world: FlowWorld) => {
  const [order, ...others] = await orders(world);
  if (!order || others.length > 0) throw new Error('Not one order');
  return order;
};
const attention = async (world: FlowWorld) =>
  world.database.withShop(SHOP, (tx) => tx.db.attention.findMany({ where: { handledAt: null } }));
const kinds = async (world: FlowWorld) => (await attention(world)).map(({ kind }) => kind).sort();
const effects = (world: FlowWorld, kind: string) =>
  world.database.withShop(SHOP, (tx) => tx.db.effect.findMany({ where: { kind }, orderBy: { createdAt: 'asc' } }));
const openReservations = (world: FlowWorld) =>
  world.database.withShop(SHOP, (tx) => tx.db.stockReservation.count({ where: { state: 'open' } }));
/** Lets time pass until the one write of this kind is in this state. */
const reaches = async (world: FlowWorld, kind: string, state: string) => {
  for (let seconds = 0; seconds < 300; seconds += 5) {
    const found = await effects(world, kind);
    if (found.some((effect) => effect.state === state)) return;
    await world.pass(5);
  }
  throw new Error(`${kind} is not ${state}`);
};
/** Units per line still on the store's order. */
const inStore = (world: FlowWorld, ref = 'order/1') =>
  world.store.afterwards.stateOf(ref)?.lines.map(({ currentQuantity }) => currentQuantity) ?? null;
const checkStore = async (world: FlowWorld) => {
  await world.database.withShop(SHOP, (tx) =>
    tx.db.order.updateMany({ where: { storeState: 'inserted' }, data: { storeCheckDueAt: world.clock.now() } }),
  );
  await world.settle();
};

describe('units the channel cancels before they are in the store', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const unknownProduct = item({ gtin: '4000000000000' });
  /** Accepted in the panel, and waiting whole for a product of one of its positions. */
  const waiting = async () => {
    world.channel.offer('1', [position('a', { quantity: 2 }), position('b', { item: unknownProduct })]);
    await world.pass(20);
    world.channel.acceptInPanel('1', ['a', 'b']);
    await world.pass(90);
    expect((await only(world)).storeStateReason).toBe('product-not-found');
  };

  it('are not imported: a whole order is shown as canceled and not inserted, and its stock is free again', async () => {
    await waiting();
    expect(await openReservations(world)).toBe(1);
    world.cancelThere();
    await world.pass(120);
    const order = await only(world);
    expect([order.channelState, order.storeState, order.storeStateReason]).toEqual([
      'canceled',
      'not-inserted',
      'canceled',
    ]);
    expect(order.lines.map((line) => line.channelCancelled)).toEqual([2, 1]);
    world.store.variants.push({ ref: 'v2', barcode: '4000000000000', stock: 5, price: 10_000 });
    await world.after(HOUR);
    expect(await retryImport(world.context, { shopId: SHOP, orderId: order.id, person: 'Kim' })).toMatchObject({
      kind: 'too-late',
    });
    await world.pass(30);
    expect([world.store.commits, await openReservations(world), await attention(world)]).toEqual([0, 0, []]);
  });

  it('are left out, and the rest goes on without them', async () => {
    await waiting();
    world.cancelThere(['b']);
    await world.pass(120);
    expect(world.store.orders.map(({ plan }) => plan.lines.map((line) => [line.positionId, line.quantity]))).toEqual([
      [['a', 2]],
    ]);
    const order = await only(world);
    expect([order.channelState, order.storeState]).toEqual(['accepted', 'inserted']);
  });

  it('are taken out of a creation that was planned and surely not executed, which then goes out once', async () => {
    world.store.failNextCommit({ executed: false, error: down });
    world.channel.offer('1', [position('a', { quantity: 3 }), position('b')]);
    await world.settle();
    world.changeQuantity('a', 2);
    world.cancelThere(['b']);
    world.clock.advance(MINUTE);
    await world.handlers['poll-orders']({ shopId: SHOP, connectionId: world.connectionId, whole: false });
    await world.pass(60);
    expect(world.store.orders.map(({ plan }) => plan.lines.map((line) => [line.positionId, line.quantity]))).toEqual([
      [['a', 2]],
    ]);
    expect((await effects(world, 'create-order')).map(({ state }) => state).sort()).toEqual(['done', 'rejected']);
    await world.after(HOUR);
    expect(world.store.orders).toHaveLength(1);
    expect([world.store.afterwards.reductions, world.store.afterwards.cancels]).toEqual([[], []]);
  });

  it('of a whole order withdraw its planned creation for good, whoever retries or gives it back', async () => {
    world.store.failNextCommit({ executed: false, error: down });
    world.channel.offer('1', [position('a')]);
    await world.settle();
    const { id } = await only(world);
    await markHandled(world.context, { shopId: SHOP, orderId: id, person: 'Kim' });
    world.cancelThere();
    await world.after(20 * MINUTE);
    await unmarkHandled(world.context, { shopId: SHOP, orderId: id, person: 'Kim' });
    await world.after(HOUR);
    const order = await only(world);
    expect([order.channelState, order.storeState, world.store.orders]).toEqual(['canceled', 'not-inserted', []]);
    expect(await openReservations(world)).toBe(0);
  });

  it('while the creation is unclear wait for it, and are cancelled in the store then, once', async () => {
    world.store.failNextCommit({ executed: true, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.settle();
    world.cancelThere();
    await world.pass(400);
    const order = await only(world);
    expect([order.channelState, order.storeState]).toEqual(['canceled', 'inserted']);
    expect([world.store.commits, world.store.afterwards.cancels.length, inStore(world)]).toEqual([1, 1, [0]]);
    expect(await attention(world)).toEqual([]);
  });

  it('of a position that was added to an order that is in the store leave that order alone', async () => {
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    world.channel.addOrder({
      ...world.channelOrder(),
      accepted: [position('a'), position('late', { item: unknownProduct })],
    });
    await world.pass(90);
    world.cancelThere(['late']);
    await world.pass(90);
    expect([world.store.orders.length, inStore(world), world.store.afterwards.reductions]).toEqual([1, [1], []]);
  });
});

describe('units the channel cancels after they were put in the store', () => {
  let world: World;
  const begin = async (
    settings: Partial<ConnectionSettings> = {},
    positions = [position('a', { quantity: 3 }), position('b')],
  ) => {
    world = await openWorld(settings);
    world.channel.offer('1', positions);
    await world.pass(60);
    expect((await only(world)).storeState).toBe('inserted');
  };
  afterEach(() => world.close());

  it('of a whole order cancel the store’s order once; it leaves the list, and is read by itself within two minutes', async () => {
    await begin();
    world.cancelThere();
    await world.pass(120);
    expect(world.store.afterwards.cancels).toMatchObject([{ orderRef: 'order/1', restock: false }]);
    const order = await only(world);
    expect([order.channelState, order.storeState]).toEqual(['canceled', 'inserted']);
    expect(order.lines.map((line) => [line.channelCancelled, line.storeCancelled])).toEqual([
      [3, 3],
      [1, 1],
    ]);
    expect(world.store.variants[0]?.stock).toBe(6);
    await world.after(2 * HOUR);
    expect([world.store.afterwards.cancels.length, await attention(world)]).toEqual([1, []]);
  });

  it('of a part take just those off, once, with a mark of our own', async () => {
    await begin();
    world.changeQuantity('a', 2);
    world.cancelThere(['b']);
    await world.pass(120);
    const [reduction, ...others] = world.store.afterwards.reductions;
    expect(others).toEqual([]);
    expect(reduction?.lines.map(({ quantity }) => quantity).sort()).toEqual([1, 1]);
    expect(reduction).toMatchObject({ restock: false, stockLocationRef: null, saleRef: 'sale/1' });
    expect(reduction?.note).toMatch(/ \[[0-9a-f-]{13}\]$/);
    expect([inStore(world), world.store.afterwards.cancels]).toEqual([[2, 0], []]);
    await world.after(2 * HOUR);
    await checkStore(world);
    expect([world.store.afterwards.reductions.length, await attention(world)]).toEqual([1, []]);
  });

  it('are put back into stock where they stood, if the connection says so', async () => {
    await begin({ restockOnCancel: true });
    expect(world.store.variants[0]?.stock).toBe(6);
    world.cancelThere(['b']);
    await world.pass(120);
    expect(world.store.afterwards.reductions).toMatchObject([{ restock: true, stockLocationRef: 'location/1' }]);
    expect(world.store.variants[0]?.stock).toBe(7);
    world.cancelThere();
    await world.pass(120);
    expect(world.store.afterwards.cancels).toMatchObject([{ restock: true }]);
    expect(world.store.variants[0]?.stock).toBe(10);
  });

  it.each([
    ['executed', true],
    ['not executed', false],
  ])('are taken off once when the reply was lost and the write was %s', async (_, executed) => {
    await begin();
    world.store.afterwards.failNext('reduce', { executed, error: lost });
    world.cancelThere(['b']);
    await world.pass(240);
    expect(inStore(world)).toEqual([3, 0]);
    expect(new Set(world.store.afterwards.reductions.map((request) => JSON.stringify(request))).size).toBe(1);
    expect([(await effects(world, 'reduce-store-order')).map(({ state }) => state), await attention(world)]).toEqual([
      ['done'],
      [],
    ]);
  });

  it.each([
    ['executed', true, 1],
    ['not executed', false, 2],
  ])('cancel the order once when the reply was lost and it was %s', async (_, executed, calls) => {
    await begin();
    world.store.afterwards.failNext('cancel', { executed, error: lost });
    world.cancelThere();
    await world.pass(400);
    expect([inStore(world), world.store.afterwards.cancels.length, await attention(world)]).toEqual([
      [0, 0],
      calls,
      [],
    ]);
  });

  it.each([
    ['executed', true],
    ['not executed', false],
  ])('are settled by looking the order up once the store may have forgotten the key (%s)', async (_, executed) => {
    await begin();
    world.store.afterwards.failNext('reduce', { executed, error: lost });
    world.cancelThere(['b']);
    await reaches(world, 'reduce-store-order', 'unclear');
    await world.after(21 * HOUR);
    await world.pass(60);
    expect([inStore(world), (await effects(world, 'reduce-store-order')).map(({ state }) => state)]).toEqual([
      [3, 0],
      ['done'],
    ]);
    expect(world.store.afterwards.reductions.length).toBe(executed ? 1 : 2);
  });

  it.each([
    ['go back into stock', true, [2, 1], ['cancelled-after-shipping']],
    [
      'are a task, since a store cannot be told which units of a line are meant',
      false,
      [3, 1],
      ['cancel-by-hand', 'cancelled-after-shipping'],
    ],
  ])(
    'that were shipped already change nothing, and a person is told; the others of the line %s',
    async (_, restockOnCancel, left, told) => {
      await begin({ restockOnCancel });
      const [a, b] = (await only(world)).lines;
      world.store.afterwards.ship('order/1', {
        lines: [
          { storeLineRef: a?.storeLineRef ?? '', quantity: 2 },
          { storeLineRef: b?.storeLineRef ?? '', quantity: 1 },
        ],
      });
      world.cancelThere();
      await world.pass(120);
      expect([inStore(world), world.store.afterwards.cancels, await kinds(world)]).toEqual([left, [], told]);
      const message = (await attention(world)).find(({ kind }) => kind === 'cancelled-after-shipping')?.message;
      expect(message).toContain('2 × “Wool scarf - M” at 100.00 EUR, 1 × “Wool scarf - M” at 100.00 EUR');
    },
  );

  it('in the store at the same time leave nothing to do and nothing to tell', async () => {
    await begin();
    const [a] = (await only(world)).lines;
    world.store.afterwards.editDown('order/1', a?.storeLineRef ?? '', 2);
    world.changeQuantity('a', 2);
    await world.pass(120);
    expect([inStore(world), world.store.afterwards.reductions, await attention(world)]).toEqual([[2, 1], [], []]);
  });

  it('and the store cancelled between our look and our write are not cancelled a second time', async () => {
    await begin();
    const [a] = (await only(world)).lines;
    world.store.afterwards.failNext('reduce', {
      executed: false,
      error: { ...down, until: new Date('2026-11-01T10:10Z') },
    });
    world.changeQuantity('a', 2);
    await reaches(world, 'reduce-store-order', 'planned');
    world.store.afterwards.editDown('order/1', a?.storeLineRef ?? '', 2);
    await world.after(20 * MINUTE);
    expect([inStore(world), (await effects(world, 'reduce-store-order')).map(({ state }) => state)]).toEqual([
      [2, 1],
      ['rejected'],
    ]);
    expect(await attention(world)).toEqual([]);
  });

  it('are decided on no reading that a write of our own has overtaken', async () => {
    await begin();
    const read = world.store.adapter.orders.read?.bind(world.store.adapter.orders);
    const { storeId } = await only(world);
    let overtaken = false;
    world.changeQuantity('a', 2);
    await world.handlers['poll-orders']({ shopId: SHOP, connectionId: world.connectionId, whole: true });
    Object.assign(world.store.adapter.orders, {
      read: async (refs: readonly string[]) => {
        const before = await read?.(refs);
        if (overtaken) return before;
        overtaken = true;
        // While this reading is on its way, another worker takes the unit off and sees that it is gone.
        await checkStore(world);
        await world.pass(10);
        return before;
      },
    });
    await world.handlers['check-store-orders']({ shopId: SHOP, storeId });
    expect(overtaken).toBe(true);
    expect((await only(world)).lines.map((line) => line.storeCancelled)).toEqual([1, 0]);
    await world.pass(120);
    expect([world.store.afterwards.reductions.length, inStore(world), await attention(world)]).toEqual([1, [2, 1], []]);
  });

  it('of an order marked as handled are counted, and nothing is written', async () => {
    await begin();
    const { id } = await only(world);
    await markHandled(world.context, { shopId: SHOP, orderId: id, person: 'Kim' });
    world.cancelThere();
    await world.pass(120);
    expect((await only(world)).lines.map((line) => line.channelCancelled)).toEqual([3, 1]);
    expect([inStore(world), await attention(world)]).toEqual([[3, 1], []]);
  });

  it('in a store that cannot do it become a task with the units named, which ends by itself', async () => {
    await begin();
    Object.assign(world.store.adapter.orders, { cancel: undefined, reduce: undefined });
    world.cancelThere();
    await world.pass(120);
    const [told] = await attention(world);
    expect([told?.kind, told?.message]).toEqual(['cancel-by-hand', expect.stringContaining('3 × “Wool scarf - M”')]);
    world.store.afterwards.cancelThere('order/1');
    await checkStore(world);
    expect(await attention(world)).toEqual([]);
  });

  it('of an order that cannot be cancelled whole are taken off line by line instead', async () => {
    await begin();
    world.store.afterwards.failNext('cancel', {
      executed: false,
      error: adapterError('conflict', 'It is in a return.'),
    });
    world.cancelThere();
    await world.pass(120);
    expect([inStore(world), world.store.afterwards.reductions.length, await attention(world)]).toEqual([[0, 0], 1, []]);
  });

  it('wait for the permission and say so', async () => {
    await begin();
    world.store.afterwards.failNext('cancel', { executed: false, error: adapterError('forbidden', 'No scope.') }, 3);
    world.cancelThere();
    await reaches(world, 'cancel-store-order', 'planned');
    expect(await kinds(world)).toEqual(['store-cancel-not-allowed']);
    await world.pass(300);
    expect([inStore(world), await attention(world)]).toEqual([[0, 0], []]);
  });

  it('raised by the channel are said, since the store’s order has fewer', async () => {
    await begin();
    world.changeQuantity('a', 5);
    await world.pass(90);
    await checkStore(world);
    const [told] = await attention(world);
    expect([told?.kind, told?.message]).toEqual([
      'channel-wants-more',
      expect.stringContaining('2 × “Wool scarf - M”'),
    ]);
    expect(world.store.orders).toHaveLength(1);
  });

  it('no longer named by the channel, without a word about why, are a matter for a person', async () => {
    await begin();
    world.channel.addOrder({ ...world.channelOrder(), accepted: [position('a', { quantity: 3 })] });
    await world.pass(90);
    expect([inStore(world), await kinds(world)]).toEqual([[3, 1], ['position-vanished']]);
  });
});

describe('an order that left the channel’s list', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('is read by itself, and one that cannot be read stops no other', async () => {
    for (const id of ['1', '2', '3']) world.channel.offer(id, [position(`p${id}`)]);
    await world.pass(90);
    const ids = [...world.channel.orders.keys()];
    world.unreadable.set(ids[0] ?? '', adapterError('temporary', 'Down.'));
    for (const id of ids.slice(0, 2)) world.cancelThere(undefined, id);
    await world.pass(1000);
    const states = () => orders(world).then((rows) => rows.map((row) => [row.channelOrderId, row.channelState]));
    expect(await states()).toEqual([
      [ids[0], 'accepted'],
      [ids[1], 'canceled'],
      [ids[2], 'accepted'],
    ]);
    world.unreadable.clear();
    await world.after(10 * MINUTE);
    expect((await states())[0]).toEqual([ids[0], 'canceled']);
  });

  it('because it was shipped is read now and then only', async () => {
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    world.channel.addOrder({ ...world.channelOrder(), status: 'sent' });
    await world.pass(120);
    const before = world.reads.length;
    expect((await only(world)).channelStatus).toBe('sent');
    await world.pass(3600);
    expect(world.reads.length).toBe(before);
    await world.after(6 * HOUR);
    expect(world.reads.length).toBeGreaterThan(before);
  });

  it('and cannot be read any more is a matter for a person, told once; nothing is cancelled on a guess', async () => {
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    const order = world.channelOrder();
    world.channel.orders.delete(order.id);
    await world.pass(1000);
    expect([await kinds(world), inStore(world)]).toEqual([['order-vanished'], [1]]);
    world.channel.addOrder(order);
    await world.after(7 * HOUR);
    expect(await attention(world)).toEqual([]);
  });

  it('is not looked for while a listing fails', async () => {
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    const before = world.reads.length;
    Object.assign(world.channel.channel.orders, { list: async () => err(adapterError('temporary', 'Down.')) });
    await world.pass(1200);
    expect(world.reads.length).toBe(before);
  });
});

describe('units cancelled in the store', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    world.channel.offer('1', [position('a', { quantity: 2 }), position('b')]);
    await world.pass(60);
  });
  afterEach(() => world.close());

  it('are found by the sweep without a webhook, told once with price and what to do, and sent nowhere', async () => {
    const [a] = (await only(world)).lines;
    world.store.afterwards.editDown('order/1', a?.storeLineRef ?? '', 1);
    await world.after(41 * MINUTE);
    const [told, ...others] = await attention(world);
    expect([told?.kind, others]).toEqual(['store-cancelled', []]);
    expect(told?.message).toContain('1 × “Wool scarf - M” at 100.00 EUR');
    expect(told?.message).toContain('Contact the channel');
    expect((await only(world)).lines.map((line) => line.storeCancelled)).toEqual([1, 0]);
    await world.database.withShop(SHOP, (tx) =>
      tx.db.attention.updateMany({ data: { handledAt: world.clock.now(), handledBy: 'Kim' } }),
    );
    await checkStore(world);
    await checkStore(world);
    expect(await attention(world)).toEqual([]);
  });

  it('are settled when the channel cancels them too', async () => {
    const [, b] = (await only(world)).lines;
    world.store.afterwards.editDown('order/1', b?.storeLineRef ?? '', 0);
    await checkStore(world);
    expect(await kinds(world)).toEqual(['store-cancelled']);
    world.cancelThere(['b']);
    await world.pass(120);
    expect([await attention(world), world.store.afterwards.reductions, inStore(world)]).toEqual([[], [], [2, 0]]);
  });

  it('with the whole order there name every unit', async () => {
    world.store.afterwards.cancelThere('order/1');
    await checkStore(world);
    const [told] = await attention(world);
    expect(told?.message).toContain('2 × “Wool scarf - M” at 100.00 EUR, 1 × “Wool scarf - M” at 100.00 EUR');
    expect((await only(world)).channelState).toBe('accepted');
  });

  it('with the order deleted keep our record, and are told as such', async () => {
    world.store.afterwards.deleteThere('order/1');
    await world.after(41 * MINUTE);
    const order = await only(world);
    expect([order.storeRef, order.lines.map((line) => line.storeCancelled)]).toEqual(['order/1', [2, 1]]);
    expect(await kinds(world)).toEqual(['store-order-deleted']);
    await checkStore(world);
    expect((await attention(world)).length).toBe(1);
  });

  it('are not looked for in orders older than stores show', async () => {
    world.store.afterwards.deleteThere('order/1');
    world.clock.advance(61 * 24 * HOUR);
    await checkStore(world);
    expect((await only(world)).lines.map((line) => line.storeCancelled)).toEqual([0, 0]);
    expect(await kinds(world)).not.toContain('store-order-deleted');
  });

  it('after lines were added there by hand leave those alone and say so', async () => {
    const read = world.store.adapter.orders.read?.bind(world.store.adapter.orders);
    Object.assign(world.store.adapter.orders, {
      read: async (refs: readonly string[]) => {
        const reply = await read?.(refs);
        const added = { storeLineRef: 'line/own', quantity: 1, currentQuantity: 1, unfulfilledQuantity: 1 };
        return reply?.ok ? ok(reply.value.map((state) => ({ ...state, lines: [...state.lines, added] }))) : reply;
      },
    });
    world.cancelThere();
    await world.pass(150);
    // Not the whole order, which has somebody else's line on it.
    expect([world.store.afterwards.cancels, inStore(world), await kinds(world)]).toEqual([
      [],
      [0, 0],
      ['store-lines-added'],
    ]);
  });

  it('with a shipped line removed by an edit keep our record of what was shipped, and say so', async () => {
    await world.database.withShop(SHOP, (tx) => tx.db.orderLine.updateMany({ data: { shippedQuantity: 1 } }));
    const [a] = (await only(world)).lines;
    const read = world.store.adapter.orders.read?.bind(world.store.adapter.orders);
    Object.assign(world.store.adapter.orders, {
      read: async (refs: readonly string[]) => {
        const reply = await read?.(refs);
        const left = (line: { storeLineRef: string }) => line.storeLineRef !== a?.storeLineRef;
        return reply?.ok ? ok(reply.value.map((state) => ({ ...state, lines: state.lines.filter(left) }))) : reply;
      },
    });
    await checkStore(world);
    expect(await kinds(world)).toEqual(['shipped-units-taken-off', 'store-cancelled']);
    const [line] = (await only(world)).lines;
    expect([line?.quantity, line?.storeCancelled]).toEqual([2, 1]);
  });

  it('while the store cannot be read are found later', async () => {
    world.store.afterwards.cancelThere('order/1');
    world.store.afterwards.failNext('read', { executed: false, error: down }, 2);
    await checkStore(world);
    expect(await attention(world)).toEqual([]);
    await world.pass(150);
    expect(await kinds(world)).toEqual(['store-cancelled']);
  });
});

describe('units cancelled at the channel of an order that only changed stock', () => {
  let world: World;
  afterEach(() => world.close());
  const begin = async (restockOnCancel: boolean) => {
    world = await openWorld({ orderLevel: 'stock-only', restockOnCancel });
    world.channel.offer('1', [position('a', { quantity: 3 }), position('b')]);
    await world.pass(60);
    expect(world.store.variants[0]?.stock).toBe(6);
  };

  it.each([
    [true, [7, 10]],
    [false, [6, 6]],
  ])('are put back once with restocking %s', async (restockOnCancel, stock) => {
    await begin(restockOnCancel);
    world.cancelThere(['b']);
    await world.pass(120);
    const afterPart = world.store.variants[0]?.stock;
    world.cancelThere();
    await world.pass(240);
    expect([afterPart, world.store.variants[0]?.stock]).toEqual(stock);
    const order = await only(world);
    expect([order.channelState, order.storeState]).toEqual(['canceled', 'not-inserted']);
    expect([world.store.orders, await attention(world)]).toEqual([[], []]);
  });

  it('before the stock was lowered are never taken off it', async () => {
    world = await openWorld({ orderLevel: 'stock-only' });
    world.store.failNextChanges(1, { executed: false, error: down });
    world.channel.offer('1', [position('a', { quantity: 3 })]);
    await world.settle();
    world.changeQuantity('a', 1);
    await world.handlers['poll-orders']({ shopId: SHOP, connectionId: world.connectionId, whole: true });
    await world.pass(60);
    expect([world.store.variants[0]?.stock, (await only(world)).lines[0]?.stockLowered]).toEqual([9, 1]);
  });
});

describe('an order whose units stand at two stock locations', () => {
  it('gets units of both taken off, each put back where it stood', async () => {
    const world = await openWorld({ restockOnCancel: true });
    try {
      world.channel.offer('1', [position('a', { quantity: 5 })]);
      await world.pass(60);
      const [a] = (await only(world)).lines;
      const place = (stockLocationRef: string, quantity: number) => ({
        fulfilmentOrderRef: `fo/${stockLocationRef}`,
        stockLocationRef,
        movable: true,
        moveTargets: [],
        units: [{ lineId: a?.id ?? '', quantity }],
      });
      Object.assign(world.store.adapter.placements ?? {}, {
        read: async () => {
          // What was taken off at the first one does not stand there any more.
          const taken = world.store.afterwards.reductions.length > 0;
          const placements = [...(taken ? [] : [place('location/2', 1)]), place('location/1', 4)];
          return ok([{ orderRef: 'order/1', placements }]);
        },
      });
      world.changeQuantity('a', 2);
      await world.pass(180);
      expect(
        world.store.afterwards.reductions.map(({ stockLocationRef, lines }) => [
          stockLocationRef,
          lines.map(({ quantity }) => quantity),
        ]),
      ).toEqual([
        ['location/2', [1]],
        ['location/1', [2]],
      ]);
      expect(new Set(world.store.afterwards.reductions.map(({ note }) => note)).size).toBe(2);
      expect([inStore(world), await attention(world)]).toEqual([[2], []]);
    } finally {
      await world.close();
    }
  });
});

describe('a buyer who was erased', () => {
  it('stays erased, whatever the channel says about the order afterwards', async () => {
    const world = await openWorld();
    try {
      world.channel.offer('1', [position('a'), position('b')]);
      await world.pass(60);
      await world.database.withShop(SHOP, (tx) =>
        tx.db.order.updateMany({ data: { buyerEnc: null, customerName: null } }),
      );
      world.cancelThere(['b']);
      await world.pass(180);
      const order = await only(world);
      expect([order.customerName, openBuyer(world.context.encryption, order)]).toEqual([null, null]);
      expect(order.lines.map((line) => line.channelCancelled)).toEqual([0, 1]);
      const { updatedAt } = order;
      await world.handlers['poll-orders']({ shopId: SHOP, connectionId: world.connectionId, whole: false });
      expect((await only(world)).updatedAt).toEqual(updatedAt);
    } finally {
      await world.close();
    }
  });
});
