import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { adapterError, type AdapterErrorKind } from '#sync/core/errors.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import {
  addArticles,
  addStockFacets,
  articleText as article,
  setVariantStock,
  stockNews,
  stockTargets,
  type StockFacets,
} from '#tests/support/stock-facets.ts';
import type { JobHandlers } from '../jobs/runner.ts';
import { createHandlers } from './handlers.ts';

let world: FlowWorld;
let channel: StockFacets;

async function start(settings: Parameters<typeof createFlowWorld>[0] = {}, batchSize = 100): Promise<void> {
  world = await createFlowWorld(settings);
  channel = addStockFacets(world, batchSize);
}

const targets = () => stockTargets(world);
const news = (...refs: string[]): Promise<void> => stockNews(world, refs);
const setStock = (ref: string, units: number): void => setVariantStock(world, ref, units);

const attention = () =>
  world.database.withShop(SHOP, (tx) =>
    tx.db.attention.findMany({ where: { handledAt: null, kind: 'stock-not-sent' } }),
  );

afterEach(() => world.close());

describe('pushes that go wrong', () => {
  it('shows one refused article with the channel’s words, and sends the others', async () => {
    await start();
    channel.refused.add(article('v2'));
    await addArticles(world, { v1: 1, v2: 2, v3: 3 });
    await world.pass(60);
    expect(Object.fromEntries(channel.numbers)).toEqual({ [article('v1')]: 1, [article('v3')]: 3 });
    const [failed] = (await targets()).filter((row) => row.state === 'failed');
    expect(failed).toMatchObject({ sku: 'SKU-v2', sent: null });
    expect(failed?.problem).toContain('Unknown item.');
    expect(channel.pushes).toHaveLength(1);

    channel.refused.clear();
    world.clock.advance(25 * 3600 * 1000);
    await world.pass(20);
    expect(channel.numbers.get(article('v2'))).toBe(2);
    setStock('v2', 9);
    await news('v2');
    await world.pass(10);
    expect(channel.numbers.get(article('v2'))).toBe(9);
    expect((await targets()).map((row) => row.state)).toEqual(['current', 'current', 'current']);
  });

  it('finds the one article for which whole pushes are refused', async () => {
    await start({}, 20);
    channel.poison.add(article('v07'));
    const refs = Array.from({ length: 20 }, (_entry, index) => `v${String(index).padStart(2, '0')}`);
    await addArticles(world, Object.fromEntries(refs.map((ref, index) => [ref, index])));
    await world.pass(200);
    expect(channel.numbers.size).toBe(19);
    expect((await targets()).filter((row) => row.state === 'failed').map((row) => row.sku)).toEqual(['SKU-v07']);
  });

  it('does not blame the articles one by one when everything is refused', async () => {
    await start({}, 10);
    const refs = Array.from({ length: 60 }, (_entry, index) => `v${String(index).padStart(2, '0')}`);
    channel.failNext(...Array.from({ length: 20 }, () => ({ error: adapterError('rejected', 'Wrong version.') })));
    await addArticles(world, Object.fromEntries(refs.map((ref) => [ref, 1])));
    await world.pass(120);
    expect(await attention()).toHaveLength(1);
    expect(channel.pushes.length).toBeLessThan(10);
    expect((await targets()).filter((row) => row.state === 'failed')).toEqual([]);
    channel.failNone();
    await world.pass(600);
    expect(channel.numbers.size).toBe(60);
    expect(await attention()).toEqual([]);
  });

  it('sends the newest number once more after an unclear push, since the old one may land late', async () => {
    await start();
    await addArticles(world, { v1: 10 });
    await world.pass(10);
    const unclear = adapterError('unclear', 'No answer came.');
    channel.failNext({ error: unclear, lands: 'late' });
    setStock('v1', 8);
    await news('v1');
    await world.pass(10);
    setStock('v1', 5);
    await news('v1');
    await world.pass(30);
    // Nothing else goes out for this article while the old number may still land.
    expect(channel.pushes.slice(1).map((push) => push[0]?.stock)).toEqual([8]);
    channel.land();
    expect(channel.numbers.get(article('v1'))).toBe(8);
    await world.pass(40);
    expect(channel.pushes.slice(1).map((push) => push[0]?.stock)).toEqual([8, 5]);
    expect(channel.numbers.get(article('v1'))).toBe(5);
    expect((await targets())[0]).toMatchObject({ state: 'current', sent: 5, problem: null });
  });

  it('repeats a push whose reply was lost, once', async () => {
    await start();
    channel.failNext({ error: adapterError('unclear', 'No answer came.'), lands: 'at-once' });
    await addArticles(world, { v1: 10 });
    await world.pass(300);
    expect(channel.pushes.map((push) => push[0]?.stock)).toEqual([10, 10]);
    expect((await targets())[0]).toMatchObject({ state: 'current', sent: 10 });
  });

  it('says once that the connection takes no stock, waits longer and longer, and recovers by itself', async () => {
    await start();
    const missing = { error: adapterError('not-found', 'There is no such service.') };
    channel.failNext(...Array.from({ length: 6 }, () => missing));
    await addArticles(world, { v1: 10 });
    await world.pass(600);
    expect(await attention()).toHaveLength(1);
    expect(channel.pushes.length).toBeLessThanOrEqual(7);
    expect(channel.pushes.length).toBeGreaterThanOrEqual(4);
    await world.pass(2400);
    expect(channel.numbers.get(article('v1'))).toBe(10);
    expect(await attention()).toEqual([]);
  });

  it('says why a number stands still while the store cannot be read', async () => {
    await start();
    await addArticles(world, { v1: 10 });
    await world.pass(10);
    channel.failReads(adapterError('temporary', 'The store is busy.'));
    setStock('v1', 1);
    await news('v1');
    await world.pass(20);
    expect((await targets())[0]?.problem).toContain('The store is busy.');
    channel.failReads(null);
    await world.pass(60);
    expect(channel.numbers.get(article('v1'))).toBe(1);
    expect((await targets())[0]).toMatchObject({ state: 'current', problem: null });
  });
});

describe('two workers', () => {
  it('the newest number stands, also when the first worker’s push lands and is answered after the second’s', async () => {
    await start();
    await addArticles(world, { v1: 10 });
    await world.pass(10);
    const other = createHandlers({ ...world.context, owner: 'other' });
    const input = { shopId: SHOP, connectionId: world.connectionId };

    // The first takes 7 and then stands still, longer than its claim lasts.
    let go = (): void => undefined;
    const standing = new Promise<void>((resolve) => (go = resolve));
    let held = false;
    channel.hold = () => {
      if (held) return Promise.resolve();
      held = true;
      return standing;
    };
    setStock('v1', 7);
    await news('v1');
    const storeId = (await targets())[0]?.storeId ?? '';
    await world.handlers['read-stock']({ shopId: SHOP, storeId });
    const first = world.handlers['push-stock'](input);
    await expect.poll(() => held).toBe(true);

    setStock('v1', 2);
    await news('v1');
    world.clock.advance(10_000);
    await other['read-stock']({ shopId: SHOP, storeId });
    await other['push-stock'](input);
    expect(channel.pushes.slice(1).map((push) => push[0]?.stock)).toEqual([7]); // One in flight.

    world.clock.advance(130_000);
    await other['push-stock'](input);
    expect(channel.numbers.get(article('v1'))).toBe(2);
    go(); // The old number lands only now, and its answer is good news of the wrong kind.
    await first;
    expect(channel.numbers.get(article('v1'))).toBe(7);
    await world.pass(10);
    expect(channel.numbers.get(article('v1'))).toBe(2);
    expect((await targets())[0]).toMatchObject({ state: 'current', sent: 2 });
  });

  it('an older reading never overwrites a newer one', async () => {
    await start();
    await addArticles(world, { v1: 10 });
    await world.pass(10);
    const storeId = (await targets())[0]?.storeId ?? '';
    const { stock } = world.store.adapter;
    if (!stock) throw new Error('no stock facet');
    const read = stock.read.bind(stock);
    let go = (): void => undefined;
    let held = false;
    const slow: typeof stock.read = async (request) => {
      const seen = await read(request);
      if (!held) {
        held = true;
        await new Promise<void>((resolve) => (go = resolve));
      }
      return seen;
    };
    Object.assign(stock, { read: slow });
    setStock('v1', 9);
    await news('v1');
    const first = world.handlers['read-stock']({ shopId: SHOP, storeId });
    await expect.poll(() => held).toBe(true);
    setStock('v1', 1);
    await news('v1');
    world.clock.advance(70_000);
    await createHandlers({ ...world.context, owner: 'other' })['read-stock']({ shopId: SHOP, storeId });
    go();
    await first;
    expect((await targets())[0]).toMatchObject({ desired: 1 });
    await world.pass(10);
    expect(channel.numbers.get(article('v1'))).toBe(1);
  });

  it('whatever fails in whatever order, the newest numbers stand in the end', async () => {
    await start({}, 2);
    const refs = ['v1', 'v2', 'v3'];
    await addArticles(world, Object.fromEntries(refs.map((ref) => [ref, 10])));
    await world.pass(10);
    const other = createHandlers({ ...world.context, owner: 'other' });
    const storeId = (await targets())[0]?.storeId ?? '';
    const step = fc.oneof(
      fc.record({ kind: fc.constant('stock'), ref: fc.constantFrom(...refs), units: fc.integer({ min: -3, max: 40 }) }),
      fc.record({ kind: fc.constant('tick'), seconds: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ kind: fc.constant('other') }),
      fc.record({
        kind: fc.constant('fail'),
        error: fc.constantFrom('unclear', 'unexpected-reply', 'temporary', 'rate-limited'),
        lands: fc.constantFrom('late', 'at-once'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step as fc.Arbitrary<Step>, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const each of steps) await take(each, other, storeId);
        await world.pass(20); // Whatever was planned to fail has failed now; nothing lands later than that.
        channel.failNone();
        channel.land();
        await world.pass(200);
        const wanted = world.store.variants.map((entry) => [article(entry.ref), Math.max(0, entry.stock)]);
        expect(Object.fromEntries(channel.numbers)).toEqual(Object.fromEntries(wanted));
        expect((await targets()).map((row) => row.state)).toEqual(['current', 'current', 'current']);
      }),
      { numRuns: 6 },
    );
  });
});

type Step =
  | { readonly kind: 'stock'; readonly ref: string; readonly units: number }
  | { readonly kind: 'tick'; readonly seconds: number }
  | { readonly kind: 'other' }
  | { readonly kind: 'fail'; readonly error: AdapterErrorKind; readonly lands: 'late' | 'at-once' };

async function take(step: Step, other: JobHandlers, storeId: string): Promise<void> {
  switch (step.kind) {
    case 'stock':
      setStock(step.ref, step.units);
      return news(step.ref);
    case 'tick':
      world.clock.advance(step.seconds * 1000);
      await world.settle();
      return channel.land();
    case 'other':
      await other['read-stock']({ shopId: SHOP, storeId });
      return other['push-stock']({ shopId: SHOP, connectionId: world.connectionId });
    case 'fail': {
      const mayLand = step.error === 'unclear' || step.error === 'unexpected-reply';
      channel.failNext({ error: adapterError(step.error, 'No.'), ...(mayLand ? { lands: step.lands } : {}) });
    }
  }
}
