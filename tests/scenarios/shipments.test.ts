/**
 * What is shipped in the store, told to Miinto, over both simulators. What Miinto was told is judged from its own state and
 * its own log of requests.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '#sync/core/settings.ts';
import { enteredByHand, goAhead } from '#sync/flows/shipment-clicks.ts';
import { receiveDelivery } from '#sync/persistence/inbox.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, GTIN, ITEM, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };
const COAT = { productId: ITEM, gtin: GTIN, name: 'Coat' };
const ANNA = 'Shopify user 1';
const REPORT = 'PATCH order';

describe('shipments, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  let locationId: string;
  let webhooks = 0;
  beforeEach(async () => {
    world = await createScenarioWorld();
    [locationId = ''] = world.locations;
  });
  afterEach(() => world.close());

  const context = () => world.worker.services.context;
  const orders = () =>
    context().database.withShop(SHOP, (tx) =>
      tx.db.order.findMany({ include: { lines: { orderBy: { sequence: 'asc' } } }, orderBy: { number: 'asc' } }),
    );
  const shipments = () =>
    context().database.withShop(SHOP, (tx) =>
      tx.db.shipment.findMany({ orderBy: [{ shippedAt: 'asc' }, { id: 'asc' }] }),
    );
  const states = async () => (await shipments()).map(({ state }) => state);
  const kinds = async () => (await world.openAttention()).map(({ kind }) => kind).sort();
  const storeOrder = () => {
    const [order] = world.shopify.state(SHOP).orders;
    if (!order) throw new Error('Nothing is in the store');
    return order;
  };
  const shop = () => world.shopify.merchant(SHOP);
  /** Provider and tracking of each position as Miinto has them. */
  const atMiinto = () =>
    world.miinto
      .state()
      .orders.flatMap((order) => order.positions.map((one) => [one.shippingProviderId, one.trackAndTrace]));
  /** How often Miinto was told of shipments. */
  const told = () => world.miinto.requests({ route: REPORT }).entries.length;
  const settled = () => expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
  const reserved = () =>
    context().database.withShop(SHOP, (tx) => tx.db.stockReservation.count({ where: { state: 'open' } }));
  /** The store's webhook, as often as asked. */
  const news = async (times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      webhooks += 1;
      await receiveDelivery(
        context().database,
        context().encryption,
        {
          source: 'shopify',
          shopId: SHOP,
          webhookId: `fulfilment-${webhooks}`,
          topic: 'fulfillments/create',
          eventId: null,
          triggeredAt: null,
          body: JSON.stringify({ id: webhooks, order_id: Number(storeOrder().legacyId) }),
        },
        context().clock.now(),
      );
    }
  };
  const ship = async (settings?: Parameters<ReturnType<typeof shop>['ship']>[1], times = 1): Promise<string> => {
    const [fulfilment = ''] = await shop().ship(storeOrder().id, settings);
    await news(times);
    return fulfilment;
  };

  /** An order of these positions that stands in the store; the shop's first report has been allowed. */
  async function inserted(quantities: readonly number[], settings: Partial<ConnectionSettings> = {}): Promise<void> {
    await world.connect(undefined, settings);
    world.miinto.addTransfer({
      locationId,
      currency: 'EUR',
      positions: quantities.map((quantity) => ({ price: 10_000, quantity, item: COAT })),
    });
    const lines = () => world.shopify.state(SHOP).orders.map((order) => order.lines.map((line) => line.quantity));
    await expect.poll(lines, PATIENCE).toEqual([quantities]);
    await settled();
    // Their fulfilment orders stand, so the merchant can ship.
    await expect.poll(reserved, PATIENCE).toBe(0);
    const [order] = await orders();
    await goAhead(context(), { shopId: SHOP, orderId: order?.id ?? '', person: ANNA });
  }

  it('become one report each, by line item, however often the store says so', async () => {
    await inserted([1, 1]);
    const [first] = storeOrder().lines;
    await ship({ lines: [{ lineId: first?.id ?? '', quantity: 1 }], trackingCompany: 'GLS', trackingNumber: 'T1' }, 3);
    await expect.poll(atMiinto, PATIENCE).toEqual([
      ['gls', 'T1'],
      ['', ''],
    ]);
    await ship({ trackingCompany: 'GLS', trackingNumber: 'T2' }, 2);
    await expect.poll(atMiinto, PATIENCE).toEqual([
      ['gls', 'T1'],
      ['gls', 'T2'],
    ]);
    await settled();
    await expect.poll(states, PATIENCE).toEqual(['reported', 'reported']);
    expect([told(), await kinds()]).toEqual([2, []]);
    expect((await orders()).map(({ shippedState }) => shippedState)).toEqual(['all']);
  });

  it('of one position in two parcels are told when the last one leaves, with its tracking', async () => {
    await inserted([3]);
    const [line] = storeOrder().lines;
    await ship({ lines: [{ lineId: line?.id ?? '', quantity: 2 }], trackingCompany: 'GLS', trackingNumber: 'T1' });
    await expect.poll(async () => (await orders())[0]?.lines[0]?.shippedQuantity, PATIENCE).toBe(2);
    expect([atMiinto(), told()]).toEqual([[['', '']], 0]);
    await ship({ trackingCompany: 'GLS', trackingNumber: 'T2' });
    await expect.poll(atMiinto, PATIENCE).toEqual([['gls', 'T2']]);
    await settled();
    expect(told()).toBe(1);
  });

  it('are told once although the reply is lost', async () => {
    await inserted([1]);
    world.miinto.addFault({ kind: 'reply-lost', route: REPORT, next: 1, phase: 'after' });
    await ship({ trackingCompany: 'GLS', trackingNumber: 'T1' });
    await expect.poll(atMiinto, PATIENCE).toEqual([['gls', 'T1']]);
    await expect.poll(states, PATIENCE).toEqual(['reported']);
    await settled();
    expect(told()).toBe(1);
  });

  it('are told again when the request itself was lost', async () => {
    await inserted([1]);
    world.miinto.addFault({ kind: 'reply-lost', route: REPORT, next: 1, phase: 'before' });
    await ship({ trackingCompany: 'GLS', trackingNumber: 'T1' });
    await expect.poll(states, PATIENCE).toEqual(['reported']);
    expect(atMiinto()).toEqual([['gls', 'T1']]);
  });

  it('are told again once when their tracking is corrected, and a webhook that never came is made up for', async () => {
    await inserted([1]);
    const [fulfilment = ''] = await shop().ship(storeOrder().id, { trackingCompany: 'GLS', trackingNumber: 'T1' });
    await expect.poll(atMiinto, PATIENCE).toEqual([['gls', 'T1']]);
    await shop().addTracking(fulfilment, { company: 'GLS', number: 'T1-corrected' });
    await news(2);
    await expect.poll(atMiinto, PATIENCE).toEqual([['gls', 'T1-corrected']]);
    await settled();
    expect(told()).toBe(2);
  });

  it('take the provider the order allows before the table, the table before the default, and count the default', async () => {
    await inserted([1, 1, 1], {
      carrierMap: [{ carrier: 'Yellow Vans', providerId: 'dhl' }],
      defaultShippingProviderId: 'dpd',
    });
    // Without the provider the order itself names, which would come before the default.
    const providers = ['ups', 'dhl', 'dpd'].map((id) => ({ id, name: id.toUpperCase() }));
    world.miinto.setShippingProviders({ locationId, providers });
    for (const [index, trackingCompany] of ['UPS', 'Yellow Vans', 'Pigeon'].entries()) {
      const line = storeOrder().lines[index]?.id ?? '';
      await ship({ lines: [{ lineId: line, quantity: 1 }], trackingCompany, trackingNumber: `T${index}` });
    }
    await expect.poll(atMiinto, PATIENCE).toEqual([
      ['ups', 'T0'],
      ['dhl', 'T1'],
      ['dpd', 'T2'],
    ]);
    await settled();
    expect((await shipments()).map(({ providerSource }) => providerSource)).toEqual(['order', 'mapping', 'default']);
  });

  it('that are voided in the store are told to a person, since Miinto cannot take a parcel back', async () => {
    await inserted([1]);
    const fulfilment = await ship({ trackingCompany: 'GLS', trackingNumber: 'T1' });
    await expect.poll(states, PATIENCE).toEqual(['reported']);
    await shop().cancelFulfilment(fulfilment);
    await news();
    await expect.poll(kinds, PATIENCE).toEqual(['shipment-voided']);
    expect(atMiinto()[0]?.[0]).toBe('gls');
  });

  it('carry no control characters to Miinto', async () => {
    await inserted([1]);
    await ship({ trackingCompany: 'GLS', trackingNumber: ' T1\u0000\u0007\n2\u202e ' });
    await expect.poll(states, PATIENCE).toEqual(['reported']);
    expect(atMiinto()[0]?.[1]).toMatch(/^[\x21-\x7e]+$/);
  });

  it('that Miinto does not take wait together with one message, and can be entered by hand', async () => {
    await inserted([1, 1]);
    world.miinto.setSwitches({ shipping: 'not-found' });
    for (const { id } of storeOrder().lines) {
      await ship({ lines: [{ lineId: id, quantity: 1 }], trackingCompany: 'GLS', trackingNumber: 'T' });
    }
    await expect.poll(kinds, PATIENCE).toHaveLength(1);
    const message = (await world.openAttention())[0]?.message ?? '';
    expect(message).toMatch(/Miinto/);
    await expect.poll(async () => (await shipments()).length, PATIENCE).toBe(2);
    for (const { id, orderId } of await shipments()) {
      const click = () => enteredByHand(context(), { shopId: SHOP, orderId, shipmentId: id, person: ANNA });
      await expect.poll(async () => (await click()).kind, PATIENCE).toBe('done');
    }
    await settled();
    expect(await states()).toEqual(['reported', 'reported']);
    expect(atMiinto()).toEqual([
      ['', ''],
      ['', ''],
    ]);
    // Miinto is asked no more until a person says that it takes reports again: the one message stands.
    expect(await kinds()).toEqual(['shipment-unsupported']);
  });
});
