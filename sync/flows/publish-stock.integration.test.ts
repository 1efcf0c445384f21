import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapterError } from '#sync/core/errors.ts';
import { position, item as channelItem } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import {
  addArticles,
  addMapRows,
  addStockFacets,
  articleText as article,
  setVariantStock,
  stockNews,
  stockTargets,
  type StockFacets,
} from '#tests/support/stock-facets.ts';
import { loadConnection, saveSettings } from '../persistence/connections.ts';
import { makeDue } from '../persistence/polls.ts';
import { endReservations } from '../persistence/reservations.ts';
import { linkProduct } from './link-product.ts';
import { deleteConnection, switchConnection } from './save-connection.ts';

let world: FlowWorld;
let channel: StockFacets;

async function start(settings: Parameters<typeof createFlowWorld>[0] = {}, batchSize = 100): Promise<void> {
  world = await createFlowWorld(settings);
  channel = addStockFacets(world, batchSize);
}

const targets = () => stockTargets(world);
const news = (...refs: string[]): Promise<void> => stockNews(world, refs);
const setStock = (ref: string, units: number): void => setVariantStock(world, ref, units);

afterEach(() => world.close());

describe('stock out', () => {
  beforeEach(() => start());

  it('fills the channel when a connection becomes active, under exactly the texts of the feed', async () => {
    channel.facts.set('v2', {
      vendor: ' Nørre Gade ',
      options: [
        { name: 'Farve', value: 'blå ' },
        { name: 'Str', value: '' },
      ],
    });
    await addArticles(world, { v1: 12, v3: -3, v4: 1_000_000_000 });
    await world.pass(10);
    expect(Object.fromEntries(channel.numbers)).toEqual({
      [article('v1')]: 12,
      [article('v3')]: 0,
      [article('v4')]: 999_999,
    });
    const rows = await targets();
    expect(rows.map((row) => [row.state, row.sent, row.desiredVersion === row.sentVersion])).toEqual([
      ['current', 12, true],
      ['current', 0, true],
      ['current', 999_999, true],
    ]);
    expect(channel.pushes).toHaveLength(1);
  });

  it('reads a burst of news together, and lets a steady stream through', async () => {
    await addArticles(world, { v1: 60 });
    await world.pass(10);
    const [reads, pushes] = [channel.reads, channel.pushes.length];
    for (let sold = 1; sold <= 50; sold += 1) {
      setStock('v1', 60 - sold);
      await news('v1');
      if (sold % 10 === 0) await world.settle();
      world.clock.advance(100);
    }
    await world.pass(10);
    expect(channel.numbers.get(article('v1'))).toBe(10);
    expect(channel.reads - reads).toBeLessThanOrEqual(3);
    expect(channel.pushes.length - pushes).toBeLessThanOrEqual(3);

    for (let second = 1; second <= 30; second += 1) {
      setStock('v1', 100 + second);
      await news('v1');
      world.clock.advance(1000);
      await world.settle();
    }
    // Never quiet for a moment, and yet never far behind.
    expect(channel.numbers.get(article('v1'))).toBeGreaterThanOrEqual(120);
  });

  it('sends nothing when nothing has changed', async () => {
    await addArticles(world, { v1: 5 });
    await world.pass(10);
    await news('v1');
    await world.pass(20);
    expect(channel.pushes).toHaveLength(1);
  });

  it('lowers the number for an accepted transfer before the order stands in the store', async () => {
    await addArticles(world, { v1: 10 });
    await world.pass(10);
    world.channel.hideOrders(true);
    world.channel.offer('t1', [
      position('p1', { quantity: 3, item: channelItem({ channelItemId: 'c-v1', gtin: '57v1' }) }),
    ]);
    await world.pass(60);
    expect(world.store.orders).toHaveLength(0);
    expect(channel.numbers.get(article('v1'))).toBe(7);
    expect((await targets())[0]?.desiredFacts).toMatchObject({ available: 10, reserved: 3 });

    world.channel.hideOrders(false);
    const before = channel.pushes.length;
    await expect
      .poll(async () => {
        await world.pass(5);
        return world.store.orders.length;
      })
      .toBe(1);
    await news('v1'); // The store has taken the units off and says so.
    await world.pass(120);
    expect(channel.numbers.get(article('v1'))).toBe(7);
    expect((await targets())[0]?.desiredFacts).toMatchObject({ available: 7, reserved: 0, unsettled: 0 });
    // While it was unsure whether the store had taken the units off already, the lower number stood, then it was read again.
    expect(channel.pushes.slice(before).map((push) => push.map((level) => level.stock))).toEqual([[4], [7]]);
  });

  it('gives published units back when their reservation ends', async () => {
    await addArticles(world, { v1: 2 });
    await world.pass(10);
    world.channel.hideOrders(true);
    world.channel.offer('t1', [
      position('p1', { quantity: 2, item: channelItem({ channelItemId: 'c-v1', gtin: '57v1' }) }),
    ]);
    await world.pass(60);
    expect(channel.numbers.get(article('v1'))).toBe(0);
    await world.database.withShop(SHOP, async (tx) => {
      const lines = await tx.db.orderLine.findMany();
      await endReservations(
        tx,
        lines.map((line) => line.id),
        'handled by a person',
      );
    });
    await world.pass(15);
    expect(channel.numbers.get(article('v1'))).toBe(2);
  });

  it('keeps the buffer back, and reads everything anew when the settings change', async () => {
    await addArticles(world, { v1: 10, v2: 3 });
    await world.pass(10);
    await world.database.withShop(SHOP, async (tx) => {
      const connection = await loadConnection(tx, world.connectionId);
      if (!connection) throw new Error('gone');
      const settings = { ...connection.settings, stockBuffer: 4 };
      await saveSettings(tx, { id: connection.id, label: connection.label, settings, now: world.clock.now() });
    });
    expect(
      await switchConnection(world.context, { shopId: SHOP, connectionId: world.connectionId, active: true }),
    ).toMatchObject({ kind: 'saved' });
    await world.pass(10);
    expect(Object.fromEntries(channel.numbers)).toEqual({ [article('v1')]: 6, [article('v2')]: 0 });
  });

  it('repairs by night what a lost webhook left behind, and tells the channel everything once a day', async () => {
    await addArticles(world, { v1: 10, v2: 5 });
    await world.pass(10);
    setStock('v1', 4);
    channel.numbers.set(article('v2'), 77); // The channel's own feed import has overwritten it.
    world.clock.advance(25 * 3600 * 1000);
    await world.pass(30);
    expect(Object.fromEntries(channel.numbers)).toEqual({ [article('v1')]: 4, [article('v2')]: 5 });
  });

  it('sweeps once more when a new product map arrives while a sweep is under way', async () => {
    await addArticles(world, { v1: 10 });
    const { catalog } = world.store.adapter;
    const find = catalog.find.bind(catalog);
    let arrived = false;
    Object.assign(catalog, {
      async find(queries: Parameters<typeof find>[0]) {
        if (!arrived) {
          arrived = true;
          await addArticles(world, { v0: 4 }); // Before the place that the sweep has read up to.
          await world.database.withShop(SHOP, (tx) =>
            makeDue(tx, { connectionId: world.connectionId, now: world.clock.now(), tasks: ['sweep-stock'] }),
          );
        }
        return find(queries);
      },
    });
    await world.pass(20);
    expect(Object.fromEntries(channel.numbers)).toEqual({ [article('v0')]: 4, [article('v1')]: 10 });
  });

  it('tries a sweep again soon after the store could not be searched', async () => {
    await addArticles(world, { v1: 10 });
    world.store.unreachable(adapterError('temporary', 'The store is busy.'));
    await world.pass(10);
    world.store.unreachable(null);
    await world.pass(90);
    expect(channel.numbers.get(article('v1'))).toBe(10);
  });

  it('stops with the connection and does not set anything to zero', async () => {
    await addArticles(world, { v1: 10 });
    await world.pass(10);
    await switchConnection(world.context, { shopId: SHOP, connectionId: world.connectionId, active: false });
    setStock('v1', 3);
    await news('v1');
    await world.pass(60);
    expect(channel.numbers.get(article('v1'))).toBe(10);
    expect((await targets())[0]).toMatchObject({ state: 'off', problem: null });

    await switchConnection(world.context, { shopId: SHOP, connectionId: world.connectionId, active: true });
    await world.pass(20);
    expect(channel.numbers.get(article('v1'))).toBe(3);
  });

  it('goes quiet for a connection that was deleted in the middle of it', async () => {
    await addArticles(world, { v1: 10 });
    await world.pass(10);
    setStock('v1', 3);
    await news('v1');
    await deleteConnection(world.context, { shopId: SHOP, connectionId: world.connectionId });
    await world.pass(60);
    expect(channel.numbers.get(article('v1'))).toBe(10);
  });
});

describe('what cannot be published', () => {
  beforeEach(() => start());

  it('is kept with the reason: no product, several, no colour, the same text twice', async () => {
    await addArticles(world, { v1: 1, v2: 2, v3: 3, v4: 4, v5: 5 });
    world.store.variants.push({ ref: 'v6', barcode: '57v5', stock: 1, price: 1 });
    channel.facts.set('v2', { options: [{ name: 'Size', value: 'M' }] });
    channel.facts.set('v4', {
      options: [
        { name: 'Color', value: 'Red' },
        { name: 'size', value: 'M' },
      ],
    });
    await addMapRows(world, [
      { styleId: 'S-v3', feedId: 'v4', gtin: null, channelItemId: 'c-v4' },
      { styleId: 'S-v3', feedId: 'v3', gtin: null, channelItemId: 'c-v3' },
      { styleId: 'S-x', feedId: 'nowhere', gtin: null, channelItemId: 'c-x' },
      { styleId: 'S-v5', feedId: null, gtin: '57v5', channelItemId: 'c-v5' },
    ]);
    channel.facts.set('v3', {
      options: [
        { name: 'Color', value: 'Red' },
        { name: 'size', value: 'M' },
      ],
    });
    await world.pass(10);
    expect(Object.fromEntries(channel.numbers)).toEqual({ [article('v1')]: 1 });
    const problems = (await targets()).flatMap((row) =>
      row.problem === null ? [] : [[row.state, row.sku, row.problem]],
    );
    expect(problems.map(([state, sku]) => [state, sku])).toEqual([
      ['off', 'SKU-v2'],
      ['off', 'SKU-v3'],
      ['off', 'SKU-v4'],
      ['off', null],
      ['off', null],
    ]);
    const said = problems.map(([, , problem]) => problem).join('\n');
    expect(said).toContain('The product has no colour.');
    expect(said).toContain('No product of the store has id nowhere.');
    expect(said).toContain('Several products match barcode 57v5');
    expect(said.match(/cannot tell them apart, so none of them is published/g)).toHaveLength(2);

    // Told apart, both go out.
    channel.facts.set('v3', {
      options: [
        { name: 'Color', value: 'Blue' },
        { name: 'size', value: 'M' },
      ],
    });
    world.clock.advance(25 * 3600 * 1000);
    await world.pass(20);
    expect(channel.numbers.get('S-v3/Example/Blue/M')).toBe(3);
    expect(channel.numbers.get('S-v3/Example/Red/M')).toBe(4);
  });

  it('is published as soon as a person links the product', async () => {
    await addArticles(world, { v1: 7 });
    await addMapRows(world, [{ styleId: 'S-x', feedId: 'nowhere', gtin: null, channelItemId: 'c-x' }]);
    world.channel.offer('t1', [position('p1', { item: channelItem({ channelItemId: 'c-x', gtin: null }) })]);
    await world.pass(10);
    expect(channel.numbers.has('S-x/Example/Black/M')).toBe(false);
    const line = await world.database.withShop(SHOP, ({ db }) => db.orderLine.findFirstOrThrow());
    world.store.variants.push({ ref: 'v9', barcode: '57v9', stock: 4, price: 1 });
    await linkProduct(world.context, {
      shopId: SHOP,
      orderId: line.orderId,
      lineId: line.id,
      variantRef: 'v9',
      person: 'Anna',
    });
    await world.pass(30);
    // The offer that was linked takes one.
    expect(channel.numbers.get('S-x/Example/Black/M')).toBe(3);
  });

  it('publishes a plain number for what the store does not count, and 0 for what left the store', async () => {
    await addArticles(world, { v1: 0, v2: 5 });
    channel.untracked.add('v1');
    await world.pass(10);
    expect(channel.numbers.get(article('v1'))).toBe(999);
    world.store.variants.splice(1, 1);
    world.clock.advance(25 * 3600 * 1000);
    await world.pass(60);
    expect(channel.numbers.get(article('v2'))).toBe(0);
  });
});
