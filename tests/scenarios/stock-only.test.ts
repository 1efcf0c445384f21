import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };
const CHANGES = 'inventoryAdjustQuantities';

describe('a connection that only changes stock, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  beforeEach(async () => {
    world = await createScenarioWorld({ stock: 10 });
  });
  afterEach(() => world.close());

  const available = () => world.shopify.state(SHOP).stock.reduce((sum, level) => sum + level.available, 0);
  const accepted = () =>
    world.miinto.state().orders.flatMap((order) => order.positions.map((position) => String(position.id))).length;
  const shown = () =>
    world.worker.services.context.database.withShop(SHOP, async (tx) =>
      (await tx.db.order.findMany({ orderBy: { number: 'asc' } })).map((order) => [
        order.storeState,
        order.storeStateReason,
      ]),
    );
  const STOCK_ONLY = ['not-inserted', 'stock-only'];

  it('lowers the store’s stock once for each accepted position, and makes no order there', async () => {
    await world.connect(undefined, { orderLevel: 'stock-only' });
    world.offer(undefined, { quantity: 3 });
    world.offer();
    await expect.poll(available, PATIENCE).toBe(6);
    await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
    expect([available(), accepted(), world.shopify.state(SHOP).orders]).toEqual([6, 2, []]);
    expect(await shown()).toEqual([STOCK_ONLY, STOCK_ONLY]);
    expect(await world.openAttention()).toEqual([]);
  });

  it('lowers it once through lost replies and disturbances', async () => {
    world.shopify.faults.add({ kind: 'lost-reply', operation: CHANGES, times: 2 });
    world.miinto.addFault({ kind: 'reply-lost', route: 'PATCH transfer', next: 1, phase: 'after' });
    await world.connect(undefined, { orderLevel: 'stock-only' });
    world.offer(undefined, { quantity: 2 });
    world.offer(undefined, { quantity: 2 });
    await expect.poll(shown, PATIENCE).toEqual([STOCK_ONLY, STOCK_ONLY]);
    await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
    expect([available(), accepted()]).toEqual([6, 2]);
  });

  it('lowers it for what was accepted in Miinto’s own panel too', async () => {
    await world.connect(undefined, { orderLevel: 'stock-only', acceptAutomatically: false });
    const offered = world.offer();
    world.miinto.answerInPanel({ locationId: world.locations[0] ?? '', transferId: offered.id, accept: 'all' });
    await expect.poll(available, PATIENCE).toBe(9);
    await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
    expect([world.miinto.requests({ route: 'PATCH transfer' }).entries, await shown()]).toEqual([[], [STOCK_ONLY]]);
  });

  it('never takes more than there is, with two workers', async () => {
    await world.shopify.merchant(SHOP).setStock('9001', 2);
    const second = await world.startWorker();
    try {
      await world.connect(undefined, { orderLevel: 'stock-only' });
      for (let offered = 0; offered < 5; offered += 1) world.offer();
      await expect.poll(available, PATIENCE).toBe(0);
      await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
      expect([available(), accepted()]).toEqual([0, 2]);
    } finally {
      await second.stop();
    }
  });

  it('whose permission was taken away waits and says what to grant, and goes on by itself', async () => {
    await world.connect(undefined, { orderLevel: 'stock-only' });
    const granted = world.worker.services.env.SCOPES;
    await world.shopify.setScopes(
      SHOP,
      granted.filter((scope) => scope !== 'write_inventory'),
    );
    world.offer();
    const notAllowed = async () =>
      (await world.openAttention()).filter((entry) => entry.kind === 'stock-not-allowed').length;
    await expect.poll(notAllowed, PATIENCE).toBe(1);
    expect(available()).toBe(10);
    await world.shopify.setScopes(SHOP, granted);
    await expect.poll(available, PATIENCE).toBe(9);
    await expect.poll(notAllowed, PATIENCE).toBe(0);
  });
});
