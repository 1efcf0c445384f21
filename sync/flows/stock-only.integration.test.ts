import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WAREHOUSE } from '#tests/support/bogus-store.ts';
import { item, position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { adapterError } from '../core/errors.ts';
import { money } from '../core/money.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace } from '../persistence/orders.ts';
import { raiseStock } from './import-stock-only.ts';
import { recordPersonVerdict } from './record-verdict.ts';
import { retryImport } from './retry-import.ts';

const lost = adapterError('unclear', 'The reply was lost.');
const HOUR = 3600;
const person = 'Kim';

describe('an accepted order of a connection that only changes stock', () => {
  let world: FlowWorld;
  let variant: FlowWorld['store']['variants'][number];
  beforeEach(async () => {
    world = await createFlowWorld({ orderLevel: 'stock-only' });
    variant = { ref: 'v1', barcode: '5700000000012', stock: 5, price: 10_000 };
    world.store.variants.push(variant);
  });
  afterEach(() => world.close());

  const order = async () => {
    const [found] = await world.database.withShop(SHOP, (tx) => tx.db.order.findMany({ include: { lines: true } }));
    if (!found) throw new Error('No order');
    return found;
  };
  const effects = () =>
    world.database.withShop(SHOP, (tx) =>
      tx.db.effect.findMany({ where: { kind: 'change-stock' }, orderBy: { createdAt: 'asc' } }),
    );
  const attention = () =>
    world.database.withShop(SHOP, (tx) => tx.db.attention.findMany({ where: { handledAt: null } }));
  const openReservations = () =>
    world.database.withShop(SHOP, (tx) => tx.db.stockReservation.findMany({ where: { state: 'open' } }));
  const raise = (cancelled: number) =>
    world.database.withShop(SHOP, async (tx) => {
      const found = await loadOrder(tx, (await order()).id);
      const line = found?.lines[0];
      if (!found || !line) throw new Error('No line');
      await lockPlace(tx, placeOf(found));
      return raiseStock(tx, world.context, { order: found, line, cancelled, now: world.clock.now() });
    });

  it('lowers the stock once and creates nothing', async () => {
    world.channel.offer('1', [position('a', { quantity: 2 })]);
    await world.pass(120);
    expect(world.channel.answers).toHaveLength(1);
    expect(world.store.orders).toEqual([]);
    expect(variant.stock).toBe(3);
    expect(world.store.changes).toMatchObject([
      { delta: -2, stockLocationRef: WAREHOUSE, inventoryItemRef: 'item/v1' },
    ]);
    const found = await order();
    expect([found.storeState, found.storeStateReason, found.lines[0]?.stockLowered]).toEqual([
      'not-inserted',
      'stock-only',
      2,
    ]);
    expect(await openReservations()).toEqual([]);
    expect(await attention()).toEqual([]);
  });

  it('lowers it too when it was accepted in the channel’s own panel', async () => {
    world.channel.offer('1', [position('a', { unitPrice: money(100, 'EUR') })]);
    await world.pass(30);
    world.channel.acceptInPanel('1', ['a']);
    await world.pass(120);
    expect(world.channel.answers).toEqual([]);
    expect(variant.stock).toBe(4);
    expect((await order()).storeStateReason).toBe('stock-only');
  });

  it('lowers it once although the reply was lost, by sending the same again with the same key', async () => {
    world.store.failNextChanges(2, { executed: true, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.pass(300);
    expect(variant.stock).toBe(4);
    expect(world.store.changes.length).toBe(3);
    expect(new Set(world.store.changes.map((change) => JSON.stringify(change))).size).toBe(1);
    expect((await effects()).map((effect) => effect.state)).toEqual(['done']);
    expect(await attention()).toEqual([]);
  });

  it('lowers it once although the worker died right after asking for it', async () => {
    world.store.dieInNextChange();
    world.channel.offer('1', [position('a')]);
    await expect(world.pass(60)).rejects.toThrow('The worker died');
    expect((await effects()).map((effect) => effect.state)).toEqual(['sending']);
    await world.pass(120);
    expect((await effects()).map((effect) => effect.state)).toEqual(['done']);
    expect([variant.stock, new Set(world.store.changes.map((change) => change.idempotencyKey)).size]).toEqual([4, 1]);
  });

  it('sells a unit whose lowering is unclear to nobody else, and declines nobody for it', async () => {
    variant.stock = 1;
    world.store.failNextChanges(1_000, { executed: false, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    world.channel.offer('2', [position('b')]);
    await world.pass(60);
    expect(world.channel.answers.map((answer) => answer.transferId)).toEqual(['1']);
    world.store.failNextChanges(0, { executed: false, error: lost });
    await world.pass(120);
    expect(world.channel.answers.map((answer) => answer.transferId)).toEqual(['1']);
    expect(variant.stock).toBe(0);
  });

  it('is a matter for a person once the store may have forgotten the key, and is never repeated blindly', async () => {
    world.store.failNextChanges(1_000_000, { executed: false, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    world.clock.advance(21 * HOUR * 1000);
    const before = world.store.changes.length;
    await world.settle();
    await world.pass(120);
    expect(world.store.changes.length).toBe(before);
    expect((await effects()).map((effect) => effect.state)).toEqual(['person']);
    expect((await attention()).map((entry) => entry.kind)).toEqual(['stock-change-failed']);
    world.store.failNextChanges(0, { executed: false, error: lost });
    expect(await retryImport(world.context, { shopId: SHOP, orderId: (await order()).id, person })).toEqual({
      kind: 'started',
    });
    await world.pass(30);
    expect(variant.stock).toBe(4);
    expect(await attention()).toEqual([]);
  });

  it('begins anew with another key once the store says that the first attempt failed', async () => {
    const failed = adapterError('rejected', 'It failed.', { detail: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED' });
    world.store.failNextChanges(1, { executed: false, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.settle();
    world.store.failNextChanges(3, { executed: false, error: failed });
    await world.pass(180);
    expect(variant.stock).toBe(4);
    expect(new Set(world.store.changes.map((change) => change.idempotencyKey)).size).toBe(2);
  });

  it('waits for the permission, says so, and goes on by itself when it is granted', async () => {
    world.store.failNextChanges(1_000, { executed: false, error: adapterError('forbidden', 'No write_inventory.') });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect((await attention()).map((entry) => [entry.kind, entry.message.includes('write_inventory')])).toEqual([
      ['stock-not-allowed', true],
    ]);
    world.store.failNextChanges(0, { executed: false, error: lost });
    await world.pass(900);
    expect(variant.stock).toBe(4);
    expect(await attention()).toEqual([]);
  });

  it('is not put in the store by hand either, since its stock was lowered', async () => {
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    const { id } = await order();
    expect(await retryImport(world.context, { shopId: SHOP, orderId: id, person })).toMatchObject({ kind: 'too-late' });
    await world.pass(60);
    expect([world.store.orders.length, variant.stock]).toEqual([0, 4]);
  });

  it('with a product that is not found waits whole', async () => {
    world.channel.offer('1', [position('a'), position('b', { item: item({ gtin: '4000000000000' }) })]);
    await world.pass(30);
    await recordPersonVerdict(world.context, {
      shopId: SHOP,
      orderId: (await order()).id,
      lineIds: null,
      outcome: 'accept',
      person,
      anyway: false,
    });
    await world.pass(60);
    expect(world.channel.answers).toHaveLength(1);
    expect(world.store.changes).toEqual([]);
    expect((await order()).storeStateReason).toBe('product-not-found');
  });

  it('lowers nothing for a product the store does not track', async () => {
    world.store.variants.splice(0, 1, { ...variant, tracked: false });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect(world.store.changes).toEqual([]);
    expect((await effects()).map((effect) => effect.state)).toEqual(['done']);
  });

  it('has its stock raised once for each number of cancelled units', async () => {
    world.channel.offer('1', [position('a', { quantity: 3 })]);
    await world.pass(60);
    expect(variant.stock).toBe(2);
    await raise(1);
    await raise(1);
    await world.pass(30);
    expect(variant.stock).toBe(3);
    await raise(3);
    await raise(2);
    await world.pass(30);
    expect(variant.stock).toBe(5);
    expect(world.store.changes.map((change) => change.delta)).toEqual([-3, 1, 2]);
    expect((await order()).lines[0]?.stockLowered).toBe(0);
  });

  it('that is cancelled while its lowering is unclear is raised only after that is settled', async () => {
    world.store.failNextChanges(3, { executed: true, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.settle();
    await raise(1);
    await world.settle();
    expect(world.store.changes.map((change) => change.delta).filter((delta) => delta > 0)).toEqual([]);
    await world.pass(300);
    expect(variant.stock).toBe(5);
    expect((await effects()).map((effect) => effect.state)).toEqual(['done', 'done']);
  });

  it('in the store already stays there when the level is switched', async () => {
    const other = await createFlowWorld();
    try {
      other.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 5, price: 10_000 });
      other.channel.offer('1', [position('a')]);
      await other.pass(60);
      await other.database.withShop(SHOP, async (tx) => {
        const [row] = await tx.db.connectionSettings.findMany();
        if (!row) throw new Error('No settings');
        await tx.db.connectionSettings.update({
          where: {
            shopId_connectionId_version: { shopId: SHOP, connectionId: row.connectionId, version: row.version },
          },
          data: { settings: { ...(row.settings as object), orderLevel: 'stock-only' } },
        });
      });
      const [placed] = other.channel.orders.values();
      if (!placed) throw new Error('No order');
      other.channel.addOrder({ ...placed, accepted: [position('a'), position('late')] });
      await other.pass(120);
      expect(other.store.orders).toHaveLength(2);
      expect(other.store.changes).toEqual([]);
    } finally {
      await other.close();
    }
  });
});
