import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };

describe('orders from Miinto to Shopify, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  beforeEach(async () => {
    world = await createScenarioWorld();
  });
  afterEach(() => world.close());

  it('brings every accepted position into the store once, with price, tax, address and stock', async () => {
    await world.connect();
    const transfers = [world.offer(), world.offer(undefined, { quantity: 3 }), world.offer()];
    const positions = transfers.flatMap((transfer) => transfer.positionIds.map(String)).sort();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(positions);
    await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
    const { orders } = world.shopify.state(SHOP);
    const big = orders.find((order) => order.lines[0]?.quantity === 3);
    expect(big?.lines[0]?.unitPrice.shop).toEqual({ amount: '100.00', currency: 'EUR' });
    expect(big?.lines[0]?.taxLines[0]?.price.shop.amount).toBe('47.90');
    expect(big?.lines[0]?.claimed).toBe(true);
    expect(await world.openAttention()).toEqual([]);
  });

  it('survives lost replies on both sides: answered once, created once', async () => {
    world.miinto.addFault({ kind: 'reply-lost', route: 'PATCH transfer', next: 1, phase: 'after' });
    world.shopify.faults.add({ kind: 'lost-reply', operation: 'orderCreate', times: 1 });
    await world.connect();
    const transfers = [world.offer(), world.offer()];
    const positions = transfers.flatMap((transfer) => transfer.positionIds.map(String)).sort();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(positions);
    await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
    expect(world.importedPositions()).toEqual(positions);
    expect(world.miinto.requests({ route: 'PATCH transfer' }).entries).toHaveLength(2);
  });

  it('signs in again when the channel expires, and goes on', async () => {
    await world.connect();
    const first = world.offer();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(first.positionIds.map(String));
    world.miinto.expireChannels({});
    const second = world.offer();
    const both = [...first.positionIds, ...second.positionIds].map(String).sort();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(both);
  });

  it('imports what the merchant accepted in Miinto’s own panel, once', async () => {
    await world.connect(undefined, { acceptAutomatically: false });
    const offered = world.offer();
    world.miinto.answerInPanel({ locationId: world.locations[0] ?? '', transferId: offered.id, accept: 'all' });
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(offered.positionIds.map(String));
    expect(world.miinto.requests({ route: 'PATCH transfer' }).entries).toEqual([]);
  });

  it('keeps a transfer it cannot read, says so, and goes on with the next', async () => {
    await world.connect();
    world.miinto.addTransfer({
      locationId: world.locations[0] ?? '',
      positions: [{ price: 10_000, item: { gtin: null } }],
      wire: { text: '{"id": {"odd": true}, "pendingPositions": "none"}' },
    });
    const good = world.offer();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(good.positionIds.map(String));
    expect((await world.openAttention()).map((item) => item.kind)).toEqual(['unreadable-transfer']);
  });

  it('never sells the last unit twice, whichever worker is quicker', async () => {
    await world.shopify.merchant(SHOP).setStock('9001', 1);
    const second = await world.startWorker();
    try {
      await world.connect();
      for (let offered = 0; offered < 4; offered += 1) world.offer();
      await expect.poll(() => world.importedPositions().length, PATIENCE).toBe(1);
      await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
      expect(world.importedPositions()).toHaveLength(1);
    } finally {
      await second.stop();
    }
  });
});
