import { afterEach, describe, expect, it } from 'vitest';
import { adapterError } from '#sync/core/errors.ts';
import { ShopId } from '#sync/core/ids.ts';
import { err, ok } from '#sync/core/result.ts';
import type { ShippingProvider } from '#sync/core/channel-types.ts';
import { newId } from '#sync/platform/ids.ts';
import { position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { createShippingChoices } from './shipping-choices.server.ts';

let world: FlowWorld;
afterEach(() => world.close());

/** Counts how often the channel is asked, and answers as told. */
function asked(answer: () => ReturnType<FlowWorld['channel']['channel']['orders']['shippingProviders']>) {
  const orders: string[] = [];
  Object.assign(world.channel.channel.orders, {
    shippingProviders: (_access: unknown, orderId: string) => {
      orders.push(orderId);
      return answer();
    },
  });
  return orders;
}
async function accepted(): Promise<string> {
  world.store.variants.push({ ref: 'a', barcode: '5700000000012', stock: 50, price: 10_000 });
  world.channel.offer('t1', [position('one')]);
  await world.pass(120);
  const order = await world.database.withShop(SHOP, ({ db }) => db.order.findFirstOrThrow({ where: { shopId: SHOP } }));
  return order.id;
}

describe('what the form offers for shipping', () => {
  it('comes from the newest order, is asked for once in ten minutes, and is another shop’s never', async () => {
    world = await createFlowWorld();
    const choices = createShippingChoices(world.context);
    const orders = asked(async () => ok([{ id: 'gls', name: 'GLS' }]));
    expect((await choices(SHOP, world.connectionId)).notice).toMatch(/first accepted order/);
    expect(orders).toEqual([]);
    await accepted();
    const found = await choices(SHOP, world.connectionId);
    expect(found).toMatchObject({ providers: [{ id: 'gls', name: 'GLS' }], notice: null });
    expect(await choices(SHOP, world.connectionId)).toEqual(found);
    expect(orders).toEqual(['701']);
    world.clock.advance(11 * 60 * 1000);
    await choices(SHOP, world.connectionId);
    expect(orders).toHaveLength(2);
    const other = ShopId.parse('other.myshopify.com');
    expect((await choices(other, world.connectionId)).providers).toEqual([]);
  });

  it('is said not to be there when the channel fails, and the last known list stands', async () => {
    world = await createFlowWorld();
    const choices = createShippingChoices(world.context);
    await accepted();
    let answer: () => Promise<ReturnType<typeof ok<readonly ShippingProvider[]>> | ReturnType<typeof err>> = async () =>
      err(adapterError('temporary', 'Miinto does not answer.'));
    asked(() => answer() as never);
    expect(await choices(SHOP, world.connectionId)).toMatchObject({
      providers: [],
      notice: expect.stringContaining('could not be read just now') as string,
    });
    answer = async () => ok([{ id: 'gls', name: 'GLS' }]);
    await choices(SHOP, world.connectionId);
    world.clock.advance(11 * 60 * 1000);
    answer = () => Promise.reject(new Error('Broken'));
    expect(await choices(SHOP, world.connectionId)).toMatchObject({ providers: [{ id: 'gls' }], notice: null });
  });

  it('knows the carriers of this connection’s shipments, the most used first', async () => {
    world = await createFlowWorld();
    const orderId = await accepted();
    const now = world.clock.now();
    await world.database.withShop(SHOP, ({ db }) =>
      db.shipment.createMany({
        data: ['GLS', 'PostNord', ' postnord', '', null, 'Label only'].map((carrier, n) => ({
          shopId: SHOP,
          id: newId(),
          orderId,
          storeFulfilmentRef: `f${n}`,
          origin: carrier === 'Label only' ? 'channel' : 'store',
          storeStatus: 'success',
          carrier,
          state: 'reported',
          shippedAt: now,
          firstSeenAt: now,
          updatedAt: now,
        })),
      }),
    );
    const { carriersSeen, suggestions } = await createShippingChoices(world.context)(SHOP, world.connectionId);
    // The channel of this test knows GLS alone.
    expect(suggestions).toEqual([{ carrier: 'GLS', providerId: 'gls' }]);
    expect(carriersSeen.map((carrier) => carrier.toLowerCase())).toEqual(['postnord', 'gls']);
  });

  it('counts the parcels of 30 days that went out with a fallback, and names their carriers', async () => {
    world = await createFlowWorld();
    const orderId = await accepted();
    const now = world.clock.now();
    const days = (number: number) => new Date(now.getTime() - number * 24 * 60 * 60 * 1000);
    const rows = [
      { carrier: 'Pigeon', providerSource: 'default', reportedAt: now },
      { carrier: 'pigeon ', providerSource: 'named', reportedAt: days(29) },
      { carrier: null, providerSource: 'default', reportedAt: days(1) },
      { carrier: 'Pigeon', providerSource: 'default', reportedAt: days(31) },
      { carrier: 'GLS', providerSource: 'order', reportedAt: now },
      { carrier: 'Bike', providerSource: 'default', reportedAt: null },
    ];
    await world.database.withShop(SHOP, ({ db }) =>
      db.shipment.createMany({
        data: rows.map((row, n) => ({
          shopId: SHOP,
          id: newId(),
          orderId,
          storeFulfilmentRef: `f${n}`,
          origin: 'store',
          storeStatus: 'success',
          state: 'reported',
          shippedAt: now,
          firstSeenAt: now,
          updatedAt: now,
          ...row,
        })),
      }),
    );
    const { fallbacks } = await createShippingChoices(world.context)(SHOP, world.connectionId);
    expect([fallbacks.shipments, fallbacks.carriers.map((carrier) => carrier.toLowerCase())]).toEqual([3, ['pigeon']]);
  });
});
