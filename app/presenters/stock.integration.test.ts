import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStock } from '#app/container/stock.server.ts';
import { CHANNELS } from '#sync/channels/registry.ts';
import { adapterError } from '#sync/core/errors.ts';
import { ShopId } from '#sync/core/ids.ts';
import { switchConnection } from '#sync/flows/save-connection.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { addArticles, addMapRows, addStockFacets, type StockFacets } from '#tests/support/stock-facets.ts';
import type { StockQuery, StockView } from '../views/stock.ts';
import { createPageViews } from './page-views.server.ts';

const STRANGER = ShopId.parse('stranger.myshopify.com');
const person = 'Shopify user 1';
const COUNT = 120;

let world: FlowWorld;
let channel: StockFacets;
let views: ReturnType<typeof createPageViews>;

beforeAll(async () => {
  world = await createFlowWorld({ stockBuffer: 1 });
  channel = addStockFacets(world);
  views = createPageViews({ context: world.context, channels: CHANNELS });
  const refs = Array.from({ length: COUNT }, (_entry, index) => `v${String(index).padStart(3, '0')}`);
  await addArticles(world, Object.fromEntries(refs.map((ref, index) => [ref, index])));
  await addMapRows(world, [{ styleId: 'S-none', feedId: 'none', gtin: null, channelItemId: 'c-none' }]);
  channel.refused.add('S-v007/Example/Black/M');
  await world.pass(30);
});
afterAll(() => world.close());

const page = (more: Partial<StockQuery> = {}): Promise<StockView> =>
  views.stock(SHOP, { connectionId: null, filter: 'all', search: '', cursor: null, ...more });

describe('the stock page', () => {
  it('explains each number: what was sent, when and why', async () => {
    const view = await page({ search: 'sku-v012' });
    expect(view.rows).toHaveLength(1);
    expect(view.rows[0]).toMatchObject({
      sku: 'SKU-v012',
      article: { group: 'S-v012', brand: 'Example', color: 'Black', size: 'M' },
      sent: 11,
      next: null,
      why: '12 available at 1 stock location − 1 kept back',
      status: { code: 'current' },
      problem: '',
      sendable: true,
    });
    expect(view).toMatchObject({ sending: true, notice: null, counts: { articles: 121, waiting: 0, problems: 2 } });
  });

  it('walks through every article by keyset, forwards and back, each once', async () => {
    const seen: string[] = [];
    let view = await page();
    for (;;) {
      seen.push(...view.rows.map((row) => row.id));
      if (view.next === null) break;
      view = await page({ cursor: view.next });
    }
    expect(new Set(seen).size).toBe(121);
    expect(seen).toHaveLength(121);
    const back = await page({ cursor: view.previous });
    expect(back.rows.map((row) => row.id)).toEqual(seen.slice(50, 100));
    expect((await page({ cursor: 'next_nonsense' })).rows.map((row) => row.id)).toEqual(seen.slice(0, 50));
  });

  it('lists what needs a person, with what to do', async () => {
    const view = await page({ filter: 'problems' });
    expect(view.rows.map((row) => [row.status.code, row.sendable]).sort()).toEqual([
      ['failed', true],
      ['not-published', false],
    ]);
    expect(view.rows.map((row) => row.problem).join()).toMatch(/feed.*No product of the store has id none\./);
  });

  it('takes percent signs in the search as what they are', async () => {
    expect((await page({ search: '%' })).rows).toEqual([]);
    expect((await page({ search: '_' })).rows).toEqual([]);
  });

  it('sends one number again on a click, and nothing on another shop’s', async () => {
    const stock = createStock(world.context);
    const { connectionId } = world;
    const [row] = (await page({ search: 'v012' })).rows;
    const before = channel.pushes.length;
    const click = { connectionId, articleId: row?.id ?? '', person };
    expect(await stock.sendNow(STRANGER, click)).toEqual({ kind: 'not-found' });
    expect(await stock.sendNow(SHOP, { ...click, articleId: 'f'.repeat(32) })).toMatchObject({ kind: 'refused' });
    expect(await stock.sendNow(SHOP, click)).toEqual({ kind: 'done' });
    await world.settle();
    expect(channel.pushes.slice(before).map((push) => push.map((level) => level.article.group))).toEqual([['S-v012']]);
    expect((await views.stock(STRANGER, { connectionId, filter: 'all', search: '', cursor: null })).rows).toEqual([]);
  });

  it('sends all at once on a click, without waiting for a pause to end', async () => {
    channel.failNext({ error: adapterError('forbidden', 'The account may not write stock.') });
    const stock = createStock(world.context);
    await stock.sendNow(SHOP, { connectionId: world.connectionId, articleId: null, person });
    await world.settle();
    expect((await page()).notice).toMatchObject({ tone: 'critical' });
    expect((await page()).notice?.message).toMatch(/may not write stock.*The next try is at \d\d:\d\d UTC\./);
    await stock.sendNow(SHOP, { connectionId: world.connectionId, articleId: null, person });
    await world.pass(20);
    const view = await page();
    expect(view.notice).toBeNull();
    expect(view.counts.waiting).toBe(0);
  });

  it('says of a connection that is not active that nothing was set to zero', async () => {
    await switchConnection(world.context, { shopId: SHOP, connectionId: world.connectionId, active: false });
    const view = await page();
    expect(view.sending).toBe(false);
    expect(view.notice?.message).toContain('Nothing is set to zero');
    expect(view.rows.every((row) => !row.sendable)).toBe(true);
    const refused = await createStock(world.context).sendNow(SHOP, {
      connectionId: world.connectionId,
      articleId: null,
      person,
    });
    expect(refused).toMatchObject({ kind: 'refused' });
    await switchConnection(world.context, { shopId: SHOP, connectionId: world.connectionId, active: true });
    await world.pass(10);
  });
});
