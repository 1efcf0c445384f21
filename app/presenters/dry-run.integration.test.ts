import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '#sync/core/settings.ts';
import { ShopId } from '#sync/core/ids.ts';
import { money } from '#sync/core/money.ts';
import { startDryRun } from '#sync/flows/dry-run.ts';
import { loadConnection } from '#sync/persistence/connections.ts';
import { position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { createPageViews } from './page-views.server.ts';

const other = ShopId.parse('other.myshopify.com');
const names = { miinto: 'Miinto', bol: 'bol.com', amazon: 'Amazon', beslist: 'beslist.nl' } as const;
const UNKNOWN = '00000000-0000-4000-8000-000000000999';

let world: FlowWorld;
let views: ReturnType<typeof createPageViews>;
beforeAll(async () => {
  world = await createFlowWorld({ acceptAutomatically: true });
  const channels = {
    miinto: { name: names.miinto },
    bol: { name: names.bol },
    amazon: { name: names.amazon },
    beslist: { name: names.beslist },
  };
  views = createPageViews({ context: world.context, channels });
  world.store.variants.push({ ref: 'a', barcode: '5700000000012', stock: 50, price: 10_000 });
  world.channel.offer('t1', [position('cheap', { unitPrice: money(9_000, 'EUR') }), position('fine')]);
  await world.settle();
});
afterAll(() => world.close());

const present = async () => {
  const connection = await world.database.withShop(SHOP, (tx) => loadConnection(tx, world.connectionId));
  if (!connection) throw new Error('No connection');
  return connection.settings;
};

describe('the result of a dry run', () => {
  it('is shown in words: what was tried, what changes, and what it cannot know', async () => {
    const started = await startDryRun(world.context, {
      shopId: SHOP,
      connectionId: world.connectionId,
      settings: { ...(await present()), threshold: '0.9', identification: { kind: 'sku' } },
      days: 7,
      person: 'x',
    });
    if (started.kind !== 'started') throw new Error('Not started');
    const asked = { connectionId: world.connectionId, id: started.id };
    expect(await views.dryRun(SHOP, asked)).toMatchObject({ state: 'running', replayed: 0, shares: [] });
    await world.settle();
    const view = await views.dryRun(SHOP, asked);
    expect(view).toMatchObject({
      state: 'done',
      days: 7,
      replayed: 2,
      notReplayable: 0,
      changed: 1,
      proposals: false,
      connection: { id: world.connectionId, label: 'Miinto Orders (v21)' },
      changes: [
        { label: 'Price threshold', before: '0.97', after: '0.9' },
        { label: 'Product identification', before: 'ID', after: 'SKU' },
      ],
      differences: [
        {
          title: 'Wool scarf - M',
          value: { minor: 9_000, currency: 'EUR' },
          before: { label: 'Hold' },
          after: { label: 'Accept', sentence: expect.stringContaining('90 %') as string },
        },
      ],
    });
    expect(view?.shares.map(({ code, before, after }) => [code, before.positions, after.positions])).toEqual([
      ['accept', 1, 2],
      ['decline', 0, 0],
      ['hold', 1, 0],
    ]);
    expect(view?.limits.join(' ')).toMatch(/stock that was free at that moment.*another product identification/);
    const order = await views.order(SHOP, view?.differences[0]?.orderId ?? '');
    expect(order).not.toBeNull();

    expect(await views.dryRun(other, asked)).toBeNull();
    expect(await views.dryRun(SHOP, { ...asked, connectionId: UNKNOWN })).toBeNull();
    expect(await views.dryRun(SHOP, { ...asked, id: UNKNOWN })).toBeNull();
  });
});

describe('the connections to copy settings from', () => {
  it('are the shop’s others, with their settings and their market', async () => {
    expect(await views.copySources(SHOP, world.connectionId)).toEqual([]);
    expect(await views.copySources(other, null)).toEqual([]);
    const [source] = await views.copySources(SHOP, null);
    expect(source).toMatchObject({
      id: world.connectionId,
      channel: 'miinto',
      market: { country: 'DE', currency: 'EUR', vatPercent: '19' },
      values: { acceptAutomatically: 'yes', threshold: defaultSettings.threshold },
    });
    expect(JSON.stringify(source)).not.toContain('secret');
  });
});
