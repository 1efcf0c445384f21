import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnections } from '#app/container/connections.server.ts';
import { createOrders } from '#app/container/orders.server.ts';
import { createPageViews } from '#app/presenters/page-views.server.ts';
import { CHANNELS } from '#sync/channels/registry.ts';
import { ShopId } from '#sync/core/ids.ts';
import { defaultSettings } from '#sync/core/settings.ts';
import { installShop } from '#sync/persistence/shops.ts';
import { position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';

const STRANGER = ShopId.parse('stranger.myshopify.com');
const person = 'Shopify user 1';

describe('another shop’s ids', () => {
  let world: FlowWorld;
  let orderId = '';
  let lineId = '';

  beforeAll(async () => {
    world = await createFlowWorld({ acceptAutomatically: false });
    world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 5, price: 10_000 });
    world.channel.offer('1', [position('a')]);
    await world.pass(30);
    await installShop(world.database, STRANGER, world.clock.now());
    const [order] = await world.database.withShop(SHOP, (tx) => tx.db.order.findMany({ include: { lines: true } }));
    orderId = order?.id ?? '';
    lineId = order?.lines[0]?.id ?? '';
  });
  afterAll(() => world.close());

  it('open no page', async () => {
    const views = createPageViews({ context: world.context, channels: CHANNELS });
    expect(await views.order(SHOP, orderId)).not.toBeNull();
    expect(await views.order(STRANGER, orderId)).toBeNull();
    expect(await views.connectionForm(STRANGER, world.connectionId)).toBeNull();
    expect((await views.connections(STRANGER)).connections).toEqual([]);
    expect((await views.orders(STRANGER, { filter: 'all', search: '', cursor: null })).rows).toEqual([]);
  });

  it('decide, send and retry nothing, while the shop’s own do', async () => {
    const orders = createOrders(world.context);
    const decide = { orderId, lineId, outcome: 'accept', anyway: true, person } as const;
    expect(await orders.decide(STRANGER, decide)).toEqual({ kind: 'not-found' });
    expect(await orders.answerAll(STRANGER, { orderId, outcome: 'accept', person })).toEqual({ kind: 'not-found' });
    expect(await orders.send(STRANGER, { orderId, person })).toEqual({ kind: 'not-found' });
    expect(await orders.retry(STRANGER, { orderId, person })).toEqual({ kind: 'not-found' });
    await world.pass(30);
    expect(world.channel.answers).toEqual([]);
    expect(await orders.answerAll(SHOP, { orderId, outcome: 'accept', person })).toEqual({ kind: 'done' });
    await world.pass(30);
    expect(world.channel.answers).toEqual([{ transferId: '1', acceptedPositionIds: ['a'], declinedPositionIds: [] }]);
  });

  it('change, switch and delete no connection', async () => {
    const connections = createConnections(world.context);
    const input = {
      channel: 'miinto',
      environment: 'production',
      label: 'Mine now',
      login: 'boutique',
      password: null,
      locationId: '1-m!i!s-049-1',
      active: false,
      settings: defaultSettings,
    } as const;
    expect(await connections.update(STRANGER, world.connectionId, input)).toEqual({ kind: 'not-found' });
    expect(await connections.setActive(STRANGER, world.connectionId, false)).toEqual({ kind: 'not-found' });
    expect(await connections.remove(STRANGER, world.connectionId)).toEqual({ kind: 'not-found' });
    const kept = await world.database.withShop(SHOP, (tx) => tx.db.connection.findMany());
    expect(kept.map((row) => [row.active, row.label, row.deletedAt])).toEqual([[true, 'Miinto Orders (v21)', null]]);
  });
});
