import { afterEach, describe, expect, it } from 'vitest';
import { position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { adapterError } from '../core/errors.ts';

let world: FlowWorld;
afterEach(() => world.close());

const notices = async () =>
  (await world.database.withShop(SHOP, ({ db }) => db.attention.findMany({ where: { handledAt: null } }))).filter(
    ({ kind }) => kind === 'oversold',
  );

describe.each(['orders-and-stock', 'stock-only'] as const)('stock that the shop sold meanwhile (%s)', (orderLevel) => {
  const start = async (stock: number): Promise<FlowWorld['store']['variants'][number]> => {
    world = await createFlowWorld({ orderLevel });
    const variant = { ref: 'v1', barcode: '5700000000012', stock, price: 10_000 };
    world.store.variants.push(variant);
    return variant;
  };

  it('is told once with how much is missing, and is over when there is enough again', async () => {
    const variant = await start(2);
    world.channel.hideOrders(true);
    world.channel.offer('1', [position('a', { quantity: 2 })]);
    await world.pass(20);
    // Accepted at the channel, and sold in the shop before it is taken off.
    variant.stock -= 1;
    world.channel.hideOrders(false);
    await world.pass(120);
    expect(variant.stock).toBe(-1);
    const [notice, ...others] = await notices();
    expect([notice?.message, others]).toEqual([expect.stringContaining('sold once more than it is in stock'), []]);

    variant.stock = 5;
    world.channel.offer('2', [position('b')]);
    await world.pass(120);
    expect(await notices()).toEqual([]);
  });

  it('is not mentioned when nothing is missing', async () => {
    const variant = await start(2);
    world.channel.offer('1', [position('a', { quantity: 2 })]);
    await world.pass(120);
    expect([variant.stock, await notices()]).toEqual([0, []]);
  });

  it('is told although the store could not be read for a while', async () => {
    const variant = await start(1);
    world.channel.hideOrders(true);
    world.channel.offer('1', [position('a')]);
    await world.pass(20);
    variant.stock -= 1;
    const { catalog } = world.store.adapter;
    const offers = catalog.offers.bind(catalog);
    let refusals = 0;
    Object.assign(catalog, {
      offers: async (request: Parameters<typeof offers>[0]) =>
        (refusals += 1) > 3 ? offers(request) : { ok: false, error: adapterError('temporary', 'Down.') },
    });
    world.channel.hideOrders(false);
    await world.pass(300);
    expect(refusals).toBeGreaterThan(3);
    expect(await notices()).toHaveLength(1);
  });
});
