import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, placeOrder, startBoutique, startReceiver, type Boutique, type Receiver } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  boutique = await startBoutique({
    appUrl: receiver.url,
    appWebhooks: [{ topic: 'app/uninstalled', uri: '/lifecycle' }],
  });
});
afterEach(async () => {
  await boutique.close();
  await receiver.close();
});

const subscribe = async (topic: string, more: object = {}) =>
  (
    await boutique.gql(
      `mutation S($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { webhookSubscription { id topic uri } userErrors { field message } } }`,
      { topic, input: { uri: receiver.url, ...more } },
    )
  ).data.webhookSubscriptionCreate;
const topics = () => receiver.received.map((one) => one.headers['x-shopify-topic']);
const setStock = (quantity: number) => boutique.control.merchant(DOMAIN).setStock('1001', quantity);

describe('webhooks', () => {
  it('are signed over the raw body and carry the headers of the delivery contract', async () => {
    await subscribe('INVENTORY_LEVELS_UPDATE', { name: 'stock' });
    await setStock(3);
    const [webhook] = receiver.received;
    expect(webhook?.genuine).toBe(true);
    expect(webhook?.headers).toMatchObject({
      'x-shopify-topic': 'inventory_levels/update',
      'x-shopify-shop-domain': DOMAIN,
      'x-shopify-api-version': '2026-10',
      'x-shopify-name': 'stock',
    });
    expect(webhook?.headers['x-shopify-webhook-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(webhook?.body ?? '')).toMatchObject({
      inventory_item_id: 71001,
      location_id: 81000000001,
      available: 3,
    });
  });

  it('arrive before the answer of the mutation that caused them', async () => {
    await subscribe('ORDERS_CREATE');
    await boutique.gql(
      `mutation { orderCreate(order: { lineItems: [{ variantId: "gid://shopify/ProductVariant/1001", quantity: 1 }] }) { order { id } } }`,
    );
    expect(topics()).toEqual(['orders/create']);
  });

  it('tell of one act with one event id and a webhook id each', async () => {
    await subscribe('REFUNDS_CREATE');
    await subscribe('ORDERS_UPDATED');
    const order = await placeOrder(boutique);
    receiver.received.length = 0;
    await boutique.control.merchant(DOMAIN).refund(order.id, { note: 'changed her mind' });
    expect(topics().sort()).toEqual(['orders/updated', 'refunds/create']);
    expect(new Set(receiver.received.map((one) => one.headers['x-shopify-event-id'])).size).toBe(1);
    expect(new Set(receiver.received.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(2);
    const refund = receiver.received.find((one) => one.headers['x-shopify-topic'] === 'refunds/create');
    expect(JSON.parse(refund?.body ?? '')).toMatchObject({
      note: 'changed her mind',
      refund_line_items: [{ quantity: 2, restock_type: 'cancel' }],
      transactions: [{ kind: 'refund', amount: '160.00' }],
    });
  });

  it('carry only the fields that were asked for', async () => {
    await subscribe('ORDERS_CREATE', { includeFields: ['id', 'line_items.quantity'] });
    await placeOrder(boutique);
    const body = JSON.parse(receiver.received[0]?.body ?? '') as object;
    expect(Object.keys(body)).toEqual(['id', 'line_items']);
    expect(body).toMatchObject({ line_items: [{ quantity: 2 }] });
  });

  it('are tried eight more times over four hours with the same id, then the subscription is gone', async () => {
    await subscribe('INVENTORY_LEVELS_UPDATE');
    receiver.answer(500);
    await setStock(3);
    for (let hours = 0; hours < 30; hours += 1) await boutique.control.clock.advance(10 * 60_000);
    expect(receiver.received).toHaveLength(9);
    expect(new Set(receiver.received.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(1);
    expect(boutique.state().subscriptions).toEqual([]);
  });

  it('can be doubled, dropped, delayed and swapped', async () => {
    await subscribe('INVENTORY_LEVELS_UPDATE');
    const available = () => receiver.received.map((one) => (JSON.parse(one.body) as { available: number }).available);
    boutique.control.faults.add({ kind: 'webhook-duplicate', times: 1 });
    await setStock(1);
    expect(available()).toEqual([1, 1]);
    boutique.control.faults.add({ kind: 'webhook-drop', times: 1 });
    await setStock(2);
    boutique.control.faults.add({ kind: 'webhook-delay', times: 1, milliseconds: 30_000 });
    await setStock(3);
    expect(available()).toEqual([1, 1]);
    await boutique.control.clock.advance(31_000);
    expect(available()).toEqual([1, 1, 3]);
    boutique.control.faults.add({ kind: 'webhook-reorder', times: 1 });
    await setStock(4);
    await setStock(5);
    expect(available()).toEqual([1, 1, 3, 5, 4]);
  });

  it('tell the app of its own uninstall and take its subscriptions along', async () => {
    await subscribe('ORDERS_CREATE');
    await boutique.control.uninstall(DOMAIN);
    expect(topics()).toEqual(['app/uninstalled']);
    expect(boutique.state().subscriptions).toEqual([]);
  });

  it('cannot be subscribed to twice at one address, nor without the scope, nor over plain http to another machine', async () => {
    expect((await subscribe('ORDERS_CREATE')).userErrors).toEqual([]);
    expect((await subscribe('ORDERS_CREATE')).userErrors).toHaveLength(1);
    expect((await subscribe('ORDERS_PAID', { uri: 'http://example.com/webhooks' })).userErrors).toHaveLength(1);
    await boutique.control.setScopes(DOMAIN, ['read_products']);
    expect((await subscribe('REFUNDS_CREATE')).userErrors).toHaveLength(1);
  });
});
