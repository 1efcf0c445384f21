/**
 * Returns and refunds, both ways, over both simulators: the three scenarios of the reference, and what may go wrong. Judged
 * from the simulators' own state.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultReturnSettings, type ReturnSettings } from '#sync/core/return-settings.ts';
import { decideReturn } from '#sync/flows/decide-return.ts';
import { confirmRequest } from '#sync/flows/return-clicks.ts';
import { goAhead } from '#sync/flows/shipment-clicks.ts';
import { receiveDelivery } from '#sync/persistence/inbox.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, GTIN, ITEM, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };
const ANNA = 'Shopify user 1';
const COAT = { productId: ITEM, gtin: GTIN, name: 'Coat' };

describe('returns, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  let locationId: string;
  let webhooks = 0;
  beforeEach(async () => {
    world = await createScenarioWorld();
    [locationId = ''] = world.locations;
  });
  afterEach(() => world.close());

  const context = () => world.worker.services.context;
  const orderRow = () =>
    context().database.withShop(SHOP, ({ db }) => db.order.findFirstOrThrow({ include: { lines: true } }));
  const rmas = () => context().database.withShop(SHOP, ({ db }) => db.rma.findMany({ include: { lines: true } }));
  const requests = () => context().database.withShop(SHOP, ({ db }) => db.rmaRequest.findMany());
  const storeOrder = () => {
    const [order] = world.shopify.state(SHOP).orders;
    if (!order) throw new Error('Nothing is in the store');
    return order;
  };
  /** Units and money given back in the store, refund by refund. */
  const refunded = () =>
    storeOrder().refunds.map(({ lines, transactionIds }) => [
      lines.reduce((sum, { quantity }) => sum + quantity, 0),
      storeOrder()
        .transactions.filter(({ id }) => transactionIds.includes(id))
        .map(({ amount }) => amount.presentment.amount)
        .join(),
    ]);
  const available = () => world.shopify.state(SHOP).stock.reduce((sum, level) => sum + level.available, 0);
  const atMiinto = () =>
    world.miinto.state().rmas.map(({ status, positions }) => [status, positions.map(({ status: one }) => one)]);
  const counts = async () => (await orderRow()).lines.map((line) => [line.channelReturned, line.storeReturned]);
  const kinds = async () => (await world.openAttention()).map(({ kind }) => kind).sort();
  const settled = () => expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
  /** The store's webhook, as often as asked. */
  const news = async (times = 1, topic = 'refunds/create'): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      webhooks += 1;
      await receiveDelivery(
        context().database,
        context().encryption,
        {
          source: 'shopify',
          shopId: SHOP,
          webhookId: `news-${webhooks}`,
          topic,
          eventId: null,
          triggeredAt: null,
          body: JSON.stringify({ id: webhooks, order_id: Number(storeOrder().legacyId) }),
        },
        context().clock.now(),
      );
    }
  };

  /** An order of two units that stands in the store, was shipped there, and whose parcel Miinto knows. */
  async function shipped(returns: Partial<ReturnSettings> = {}): Promise<{ orderId: number; positionId: number }> {
    await world.connect(undefined, { returns: { ...defaultReturnSettings, ...returns } });
    world.miinto.addTransfer({ locationId, currency: 'EUR', positions: [{ price: 10_000, quantity: 2, item: COAT }] });
    await expect.poll(() => world.shopify.state(SHOP).orders.length, PATIENCE).toBe(1);
    await settled();
    await goAhead(context(), { shopId: SHOP, orderId: (await orderRow()).id, person: ANNA });
    const ship = () =>
      world.shopify
        .merchant(SHOP)
        .ship(storeOrder().id, { trackingCompany: 'GLS', trackingNumber: 'T1' })
        .then(
          () => true,
          () => false,
        );
    await expect.poll(ship, PATIENCE).toBe(true);
    await news(1, 'fulfillments/create');
    const [order] = world.miinto.state().orders;
    const [position] = order?.positions ?? [];
    await expect.poll(() => world.miinto.state().orders[0]?.positions[0]?.sentAt !== null, PATIENCE).toBe(true);
    await settled();
    return { orderId: order?.id ?? 0, positionId: position?.id ?? 0 };
  }
  const open = ({ orderId, positionId }: { orderId: number; positionId: number }, quantity = 1) =>
    world.miinto.addRma({
      locationId,
      orderId,
      positions: [{ orderPositionId: positionId, quantity, reason: 'Zu klein' }],
    });
  async function decide(decision: 'accept' | 'decline', reason: string): Promise<void> {
    await expect.poll(async () => (await rmas()).length, PATIENCE).toBe(1);
    const [rma] = await rmas();
    const lines = (rma?.lines ?? []).map(({ id }) => ({ rmaLineId: id, decision, reason }));
    const outcome = await decideReturn(context(), { shopId: SHOP, rmaId: rma?.id ?? '', lines, person: ANNA });
    expect(outcome).toEqual({ kind: 'sent' });
  }

  it('scenario 1: a refund in Shopify becomes one RMA request, and Miinto’s answer to it no second refund', async () => {
    await shipped();
    await world.shopify.merchant(SHOP).refund(storeOrder().id, {
      lines: [{ lineId: storeOrder().lines[0]?.id ?? '', quantity: 1, restockType: 'RETURN' }],
      note: 'Zu groß',
    });
    await news(2);
    await expect.poll(kinds, PATIENCE).toEqual(['rma-request-confirm']);
    const [request] = await requests();
    await confirmRequest(context(), {
      shopId: SHOP,
      orderId: (await orderRow()).id,
      requestId: request?.id ?? '',
      person: ANNA,
    });
    await expect.poll(() => world.miinto.state().rmaRequests.length, PATIENCE).toBe(1);
    const [there] = world.miinto.state().rmaRequests;
    expect(there?.positions).toMatchObject([{ quantity: 1, reason: 'Zu groß' }]);
    world.miinto.decideRmaRequest({ locationId, requestId: there?.id ?? 0, decision: 'accept' });
    await expect.poll(async () => (await requests()).map(({ state }) => state), PATIENCE).toEqual(['accepted']);
    await expect.poll(async () => (await rmas()).map(({ requestId }) => requestId !== null), PATIENCE).toEqual([true]);
    await settled();
    await expect.poll(counts, PATIENCE).toEqual([[1, 1]]);
    expect([refunded(), await kinds()]).toEqual([[[1, '100.00']], []]);
  });

  it('scenario 2: an accepted return is refunded once in Shopify, with its goods and its reason', async () => {
    const order = await shipped();
    const before = available();
    open(order);
    await decide('accept', 'In good condition');
    await expect.poll(refunded, PATIENCE).toEqual([[1, '100.00']]);
    await settled();
    await news(2);
    await expect.poll(counts, PATIENCE).toEqual([[1, 1]]);
    await expect.poll(atMiinto, PATIENCE).toEqual([['refunded', ['accepted']]]);
    expect([available(), await kinds(), await requests()]).toEqual([before + 1, [], []]);
    expect(storeOrder().refunds[0]?.note).toMatch(/^Zu klein \[miinto-sync:/);
  });

  it('scenario 3: a declined return changes nothing in Shopify', async () => {
    const order = await shipped();
    open(order);
    await decide('decline', 'Worn');
    await expect.poll(atMiinto, PATIENCE).toEqual([['declined', ['declined']]]);
    await settled();
    await expect.poll(async () => (await rmas()).map(({ state }) => state), PATIENCE).toEqual(['decided']);
    expect([refunded(), await counts(), await kinds()]).toEqual([[], [[0, 0]], []]);
  });

  it('accepted in Miinto’s panel are noticed and refunded', async () => {
    const order = await shipped();
    const { id } = open(order, 2);
    world.miinto.decideRmaInPanel({ locationId, rmaId: id, accept: 'all' });
    await expect.poll(refunded, PATIENCE).toEqual([[2, '200.00']]);
    await expect.poll(counts, PATIENCE).toEqual([[2, 2]]);
    await settled();
  });

  it('are decided once although the reply is lost, and refunded once although that reply is lost too', async () => {
    const order = await shipped();
    open(order);
    world.miinto.addFault({ kind: 'reply-lost', route: 'PATCH rma', next: 1, phase: 'after' });
    world.shopify.faults.add({ kind: 'reply-lost', operation: 'CreateRefund', next: 1 } as never);
    await decide('accept', 'Fine');
    await expect.poll(refunded, PATIENCE).toEqual([[1, '100.00']]);
    await settled();
    await expect.poll(counts, PATIENCE).toEqual([[1, 1]]);
    expect(refunded()).toHaveLength(1);
  });

  it.each(['not-found', 'no-effect'] as const)(
    'where Miinto’s call is %s become a task, and nothing is refunded',
    async (rma) => {
      const order = await shipped();
      open(order);
      await expect.poll(async () => (await rmas()).length, PATIENCE).toBe(1);
      world.miinto.setSwitches({ rma });
      await decide('accept', 'Fine');
      await expect.poll(kinds, PATIENCE).toEqual([rma === 'not-found' ? 'rma-unsupported' : 'rma-unconfirmed']);
      expect(refunded()).toEqual([]);
    },
  );
});
