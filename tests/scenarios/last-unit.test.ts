import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, ChannelAccess } from '#sync/channels/channel.ts';
import { defaultSettings } from '#sync/core/settings.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { createHandlers } from '#sync/flows/handlers.ts';
import { saveConnection } from '#sync/flows/save-connection.ts';
import type { JobHandlers } from '#sync/jobs/runner.ts';
import { findDueWork } from '#sync/persistence/due-work.ts';
import { createBogusChannel, item, position, type BogusChannel } from '#tests/support/bogus-channel.ts';
import { WAREHOUSE } from '#tests/support/bogus-store.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';

/** Units that are wanted twice, and how many of them at the same time. */
const REPETITIONS = 200;
const AT_ONCE = 25;
/** Two markets of one merchant: deciding is alone per market, so that nothing but the stock rule stands between them. */
const MARKETS = ['1-m!i!s-049-1', '1-m!i!s-049-2'] as const;

describe('one unit, wanted by two markets at once, decided by two workers', () => {
  let world: FlowWorld;
  let markets: ReadonlyMap<string, BogusChannel>;
  let workers: readonly JobHandlers[];

  beforeEach(async () => {
    world = await createFlowWorld();
    markets = new Map(
      MARKETS.map((id, index) => [id, index === 0 ? world.channel : createBogusChannel(() => world.clock.now())]),
    );
    const contexts = ['one', 'two'].map((owner): FlowContext => ({
      ...world.context,
      owner,
      channel: () => joined(markets),
    }));
    workers = contexts.map(createHandlers);
    const [context] = contexts;
    if (!context) throw new Error('No worker');
    const saved = await saveConnection(context, {
      shopId: SHOP,
      connectionId: null,
      channel: 'miinto',
      environment: 'production',
      login: 'boutique',
      password: 'secret',
      accountId: null,
      label: 'Second market',
      locationId: MARKETS[1],
      country: null,
      currency: null,
      active: true,
      settings: { ...defaultSettings, acceptAutomatically: true, stockLocationRefs: [WAREHOUSE] },
    });
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  });
  afterEach(() => world.close());

  it(`is sold once, ${REPETITIONS} times out of ${REPETITIONS}`, async () => {
    for (let start = 0; start < REPETITIONS; start += AT_ONCE) {
      const gtins = Array.from({ length: AT_ONCE }, (_, index) => `57${String(10_000_000_000 + start + index)}`);
      for (const gtin of gtins) {
        world.store.variants.push({ ref: `v${gtin}`, barcode: gtin, stock: 1, price: 10_000 });
        for (const [id, market] of markets) {
          market.offer(`${id}/${gtin}`, [position(`${id}/${gtin}`, { item: item({ gtin }) })]);
        }
      }
      // Longer than a reservation is held against the reading after its unit was placed.
      for (let step = 0; step < 8; step += 1) {
        world.clock.advance(5000);
        await Promise.all(workers.map((handlers, index) => work(handlers, index === 0)));
      }
    }
    // Only what the channel and the store have seen counts.
    const sold = [...markets.values()].flatMap((market) =>
      [...market.orders.values()].flatMap((order) => order.accepted.map((entry) => entry.item.gtin ?? '')),
    );
    const inStore = world.store.orders.flatMap((order) => order.plan.lines.map((line) => line.variantRef ?? ''));
    const oversold = world.store.variants.filter((variant) => variant.stock < 0);
    expect(oversold).toEqual([]);
    expect(new Set(sold).size).toBe(REPETITIONS);
    expect(sold).toHaveLength(REPETITIONS);
    expect([...inStore].sort()).toEqual(sold.map((gtin) => `v${gtin}`).sort());
    expect(world.store.variants.reduce((sum, variant) => sum + variant.stock, 0)).toBe(0);
    // Neither market was starved: the race was a race.
    expect(Math.min(...[...markets.values()].map((market) => market.orders.size))).toBeGreaterThan(0);
  }, 120_000);

  /** One worker takes what is due until there is nothing left; the other one goes through the same list from its end. */
  async function work(handlers: JobHandlers, forwards: boolean): Promise<void> {
    for (let round = 0; round < 50; round += 1) {
      const due = await findDueWork(world.database, world.clock.now());
      if (due.length === 0) return;
      for (const job of forwards ? due : due.toReversed()) {
        const handler = handlers[job.name as keyof JobHandlers] as (payload: unknown) => Promise<void>;
        await handler(job.data);
      }
    }
  }
});

/** One channel whose locations are the given ones. */
function joined(markets: ReadonlyMap<string, BogusChannel>): Channel {
  const at = (access: ChannelAccess): Channel => {
    const market = markets.get(access.locationId);
    if (!market) throw new Error(`There is no market ${access.locationId}`);
    return market.channel;
  };
  const transfersAt = (access: ChannelAccess) => {
    const { transfers } = at(access);
    if (!transfers) throw new Error('This market has no transfers');
    return transfers;
  };
  const [first] = markets.values();
  if (!first) throw new Error('No market');
  return {
    ...first.channel,
    locations: async () => ({
      ok: true,
      value: {
        locations: [...markets.keys()].map((id) => ({ id, label: id, country: 'DE', currency: 'EUR' })),
        token: { id: 'bogus', secret: 'bogus' },
        notice: null,
      },
    }),
    transfers: {
      list: (access) => transfersAt(access).list(access),
      answer: (access, answer) => transfersAt(access).answer(access, answer),
    },
    orders: {
      list: (access, until) => at(access).orders.list(access, until),
      get: (access, orderId) => at(access).orders.get(access, orderId),
      shippingProviders: (access, orderId) => at(access).orders.shippingProviders(access, orderId),
    },
  };
}
