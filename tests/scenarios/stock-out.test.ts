/** Stock from Shopify to Miinto, over both simulators. What stands at the channel is judged from its own state alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '#sync/core/settings.ts';
import { receiveDelivery } from '#sync/persistence/inbox.ts';
import { makeDue } from '#sync/persistence/polls.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, product, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 50 };
const ROUTE = 'PATCH items';

describe('stock from Shopify to Miinto, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  let postman: ReturnType<typeof startPostman>;
  beforeEach(async () => {
    world = await createScenarioWorld();
    postman = startPostman(world);
  });
  afterEach(async () => {
    await postman.stop();
    await world.close();
  });

  const atMiinto = (): Record<string, number> =>
    Object.fromEntries(
      world.miinto.state().stock.map((item) => [[item.group, item.brand, item.color, item.size].join('/'), item.stock]),
    );
  const coat = (): number | undefined => atMiinto()['STYLE/Example/Black/M'];
  const pushes = (): number => world.miinto.requests({ route: ROUTE }).entries.length;
  const merchant = () => world.shopify.merchant(SHOP);
  const targets = () => world.worker.services.database.withShop(SHOP, (tx) => tx.db.stockTarget.findMany());

  /** Connects and waits for the first fill and for the store's webhooks to be subscribed. */
  async function connect(settings: Partial<ConnectionSettings> = {}): Promise<string> {
    const id = await world.connect(undefined, settings);
    await expect.poll(() => world.shopify.state(SHOP).subscriptions.length, PATIENCE).toBeGreaterThan(0);
    const unsent = async () => (await targets()).map((row) => row.sent === null);
    await expect.poll(async () => [...new Set(await unsent())], PATIENCE).toEqual([false]);
    return id;
  }

  it('fills the channel on activation and follows each change in the store', async () => {
    await connect({ stockBuffer: 2 });
    await expect.poll(coat, PATIENCE).toBe(48);
    await merchant().setStock('9001', 7);
    await expect.poll(coat, PATIENCE).toBe(5);
    expect((await targets())[0]).toMatchObject({ title: 'Coat - Black / M', sku: 'COAT-M' });
  });

  it('publishes 0 for −3 and a sane number for a thousand million', async () => {
    await connect();
    await merchant().setStock('9001', -3);
    await expect.poll(coat, PATIENCE).toBe(0);
    await merchant().setStock('9001', 1_000_000_000);
    await expect.poll(coat, PATIENCE).toBe(999_999);
  });

  it('sends few pushes for fifty webhooks, and the last number stands', async () => {
    await connect();
    await expect.poll(coat, PATIENCE).toBe(50);
    const before = pushes();
    for (let sold = 1; sold <= 50; sold += 1) await merchant().setStock('9001', 50 - sold);
    await expect.poll(() => postman.delivered('inventory_levels/update'), PATIENCE).toBeGreaterThanOrEqual(50);
    await expect.poll(coat, PATIENCE).toBe(0);
    expect(pushes() - before).toBeLessThanOrEqual(12);
  });

  it('shows what the channel refuses, while the others get through', async () => {
    world.shopify.loadCatalogue(SHOP, [hat()]);
    const locationId = world.locations[0] ?? '';
    world.miinto.setProductMap({
      locationId,
      rows: [
        ['STYLE', '9001', '5700000000012', 'c0ffee00-0000-4000-8000-000000000001'],
        ['HAT', '9002', '5700000000029', 'c0ffee00-0000-4000-8000-000000000002'],
      ],
    });
    await connect();
    await expect.poll(atMiinto, PATIENCE).toEqual({ 'STYLE/Example/Black/M': 50, 'HAT/Example/Red/One size': 8 });

    // The channel forgets the hat.
    world.miinto.setSwitches({ stock: 'item-errors' });
    world.miinto.setProductMap({
      locationId,
      rows: [['STYLE', '9001', '5700000000012', 'c0ffee00-0000-4000-8000-000000000001']],
    });
    await merchant().setStock('9001', 9);
    await merchant().setStock('9002', 3);
    await expect.poll(coat, PATIENCE).toBe(9);
    await expect
      .poll(async () => (await targets()).map((row) => row.state).sort(), PATIENCE)
      .toEqual(['current', 'failed']);
    expect((await targets()).find((row) => row.state === 'failed')?.problem).toContain('Unknown item');
    expect(atMiinto()['HAT/Example/Red/One size']).toBe(8);
  });

  it('sends the number once more when a reply is lost', async () => {
    await connect();
    await expect.poll(coat, PATIENCE).toBe(50);
    world.miinto.addFault({ kind: 'reply-lost', route: ROUTE });
    await merchant().setStock('9001', 12);
    await expect.poll(async () => (await targets())[0], PATIENCE).toMatchObject({ state: 'current', sent: 12 });
    expect(coat()).toBe(12);
    expect(world.miinto.state().stock[0]?.pushes).toBe(3); // The first fill, the lost one, and once more.
  });

  it('lets the newest number stand when an older push lands late', async () => {
    await connect();
    await expect.poll(coat, PATIENCE).toBe(50);
    // Longer than the app waits for an answer (30 s, here 1.5 s), and executed only then.
    world.miinto.addFault({ kind: 'stall', route: ROUTE, phase: 'before', delayMs: 2500 });
    await merchant().setStock('9001', 30);
    await expect.poll(async () => (await targets())[0]?.problem ?? '', PATIENCE).toContain('not clear');
    await merchant().setStock('9001', 4);
    await expect.poll(coat, PATIENCE).toBe(30);
    await expect.poll(coat, PATIENCE).toBe(4);
    await expect.poll(async () => (await targets())[0], PATIENCE).toMatchObject({ state: 'current', sent: 4 });
    expect(coat()).toBe(4);
  });

  it('ends with the newest number, with two workers and a channel that loses, stalls and refuses replies', async () => {
    const second = await world.startWorker();
    try {
      await connect();
      world.miinto.addFault({ kind: 'reply-lost', route: ROUTE, probability: 0.2, next: 3 });
      world.miinto.addFault({ kind: 'stall', route: ROUTE, phase: 'before', delayMs: 2500, probability: 0.2, next: 2 });
      world.miinto.addFault({ kind: 'error', route: ROUTE, probability: 0.2, next: 3 });
      for (let step = 0; step < 25; step += 1) {
        await merchant().setStock('9001', 100 - step);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await expect.poll(() => postman.idle(), PATIENCE).toBe(true);
      await expect.poll(async () => (await targets())[0], PATIENCE).toMatchObject({ state: 'current', sent: 76 });
      expect(coat()).toBe(76);
    } finally {
      await second.stop();
    }
  });

  it('finds by night what a lost webhook did not tell', async () => {
    const connectionId = await connect();
    await expect.poll(coat, PATIENCE).toBe(50);
    world.shopify.faults.add({ kind: 'webhook-drop' });
    await merchant().setStock('9001', 3);
    const { context } = world.worker.services;
    await context.database.withShop(SHOP, (tx) =>
      makeDue(tx, { connectionId, now: context.clock.now(), tasks: ['sweep-stock'] }),
    );
    await expect.poll(coat, PATIENCE).toBe(3);
    expect(postman.delivered('inventory_levels/update')).toBe(0);
  });

  it('lowers the number for an accepted transfer before the order stands in the store', async () => {
    await connect();
    await expect.poll(coat, PATIENCE).toBe(50);
    world.shopify.faults.add({ kind: 'error-before', operation: 'orderCreate' });
    const offered = world.offer(undefined, { quantity: 4 });
    await expect.poll(coat, PATIENCE).toBe(46);
    expect(world.importedPositions()).toEqual([]);
    world.shopify.faults.clear();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(offered.positionIds.map(String));
    await expect
      .poll(async () => (await targets())[0]?.desiredFacts, PATIENCE)
      .toMatchObject({ available: 46, reserved: 0, unsettled: 0 });
    await expect.poll(coat, PATIENCE).toBe(46);
  });

  it('says so when the account may not send stock, and goes on by itself when it may', async () => {
    world.miinto.setSwitches({ stock: 'not-found' });
    await world.connect();
    await expect
      .poll(async () => (await world.openAttention()).map((item) => item.kind), PATIENCE)
      .toEqual(['stock-not-sent']);
    const offered = world.offer();
    await expect.poll(() => world.importedPositions(), PATIENCE).toEqual(offered.positionIds.map(String));
    world.miinto.setSwitches({ stock: 'assumed' });
    await expect.poll(coat, PATIENCE).toBe(49);
    await expect.poll(async () => (await world.openAttention()).length, PATIENCE).toBe(0);
  });
});

function hat() {
  const base = product(8);
  const [variant] = base.variants;
  return {
    ...base,
    productId: '7002',
    title: 'Hat',
    variants: [
      {
        ...variant,
        variantId: '9002',
        sku: 'HAT',
        barcode: '5700000000029',
        color: 'Red',
        size: 'One size',
        price: '20.00',
        compareAtPrice: null,
        stock: 8,
      },
    ],
  };
}

/** Brings the simulated store's webhooks to the inbox, as the route does once it has verified them. */
function startPostman(world: Awaited<ReturnType<typeof createScenarioWorld>>) {
  const { context } = world.worker.services;
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  let stopped = false;
  const waiting = () =>
    world.shopify.webhooks.list(SHOP).filter((entry) => entry.state !== 'dropped' && !seen.has(entry.webhookId));
  const round = async (): Promise<void> => {
    for (const { webhookId, topic, eventId, body } of waiting()) {
      seen.add(webhookId);
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
      const delivery = { source: 'shopify', shopId: SHOP, webhookId, topic, eventId, triggeredAt: null, body } as const;
      await receiveDelivery(context.database, context.encryption, delivery, context.clock.now());
    }
  };
  const walking = (async () => {
    while (!stopped) {
      await round();
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  return {
    delivered: (topic: string) => counts.get(topic) ?? 0,
    idle: () => waiting().length === 0,
    async stop() {
      stopped = true;
      await walking;
    },
  };
}
