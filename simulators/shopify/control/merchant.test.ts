import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { legacyId } from '../state/gid.ts';
import {
  DOMAIN,
  orderInput,
  placeOrder,
  startBoutique,
  startReceiver,
  type Boutique,
  type Receiver,
} from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  boutique = await startBoutique({
    routing: 'first-stocked',
    appUrl: receiver.url,
    appWebhooks: [
      'orders/edited',
      'orders/updated',
      'orders/delete',
      'inventory_levels/update',
      'fulfillments/create',
      'fulfillments/update',
    ].map((topic) => ({ topic, uri: '/inbox' })),
  });
});
afterEach(async () => {
  await boutique.close();
  await receiver.close();
});

const merchant = () => boutique.control.merchant(DOMAIN);
const told = () =>
  receiver.received.map((one) => ({
    topic: one.headers['x-shopify-topic'],
    body: JSON.parse(one.body) as Record<string, unknown>,
  }));
const lineNow = async (id: string) =>
  (
    await boutique.gql(
      `query Q($id: ID!) { order(id: $id) { edited totalOutstandingSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } lineItems(first: 1) { nodes { quantity currentQuantity unfulfilledQuantity refundableQuantity } } } }`,
      { id },
    )
  ).data.order;

describe('editing an order', () => {
  it('takes units off, puts them back into stock and tells of the edit and of the order', async () => {
    const order = await placeOrder(boutique);
    receiver.received.length = 0;
    await merchant().editOrder(order.id, {
      lines: [{ lineId: order.lineId, quantity: 1 }],
      reason: 'sold in the shop',
    });
    const now = await lineNow(order.id);
    expect(now.lineItems.nodes).toEqual([
      { quantity: 2, currentQuantity: 1, unfulfilledQuantity: 1, refundableQuantity: 1 },
    ]);
    // No money goes back with an edit: the buyer has paid too much.
    expect(now).toMatchObject({
      edited: true,
      currentTotalPriceSet: { shopMoney: { amount: '80.0' } },
      totalOutstandingSet: { shopMoney: { amount: '-80.0' } },
    });
    expect(boutique.stock()).toMatchObject({ available: 4, committed: 1 });
    const [edit] = told().filter(({ topic }) => topic === 'orders/edited');
    expect(edit?.body).toMatchObject({
      order_edit: {
        order_id: Number(legacyId(order.id)),
        reason: 'sold in the shop',
        line_items: { additions: [], removals: [{ id: Number(legacyId(order.lineId)), delta: 1 }] },
      },
    });
    expect(told().map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['orders/updated', 'inventory_levels/update']),
    );
  });

  it('can remove a line without putting it back into stock', async () => {
    const order = await placeOrder(boutique);
    await merchant().editOrder(order.id, { lines: [{ lineId: order.lineId, quantity: 0 }], restock: false });
    expect((await lineNow(order.id)).lineItems.nodes[0]).toMatchObject({ currentQuantity: 0, unfulfilledQuantity: 0 });
    expect(boutique.stock()).toMatchObject({ available: 3, committed: 0 });
  });

  it('refuses to remove units that were shipped, and changes nothing then', async () => {
    const order = await placeOrder(boutique);
    await merchant().ship(order.id, { lines: [{ lineId: order.lineId, quantity: 1 }] });
    const edit = (quantity: number) => merchant().editOrder(order.id, { lines: [{ lineId: order.lineId, quantity }] });
    await expect(edit(0)).rejects.toThrow('Fulfilled items cannot be removed');
    await edit(1);
    await expect(edit(1)).rejects.toThrow('nothing to change');
    await expect(edit(2)).rejects.toThrow('can only be lowered');
    expect((await lineNow(order.id)).lineItems.nodes[0]).toMatchObject({ currentQuantity: 1, unfulfilledQuantity: 0 });
  });
});

describe('what a merchant does', () => {
  it('selling in the storefront claims stock and tells of it', async () => {
    await merchant().createOrder(orderInput({ sourceName: 'web' }), 'DECREMENT_OBEYING_POLICY');
    expect(boutique.stock()).toMatchObject({ available: 3, committed: 2 });
    expect(told()).toContainEqual({
      topic: 'inventory_levels/update',
      body: expect.objectContaining({ inventory_item_id: 71001, available: 3 }) as unknown,
    });
  });

  it('deleting an order leaves nothing of it and tells its id alone', async () => {
    const order = await placeOrder(boutique);
    await merchant().ship(order.id);
    await merchant().deleteOrder(order.id);
    const { data } = await boutique.gql(`query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename } }`, {
      ids: [order.id],
    });
    expect(data.nodes).toEqual([null]);
    expect(told().filter(({ topic }) => topic === 'orders/delete')).toEqual([
      { topic: 'orders/delete', body: { id: Number(legacyId(order.id)) } },
    ]);
  });

  it('shipping in several parcels names every tracking number, and a correction replaces them', async () => {
    const order = await placeOrder(boutique);
    const [id = ''] = await merchant().ship(order.id, {
      trackingCompany: 'GLS',
      trackingNumbers: ['1', '2'],
      trackingUrls: ['https://gls.example/1'],
    });
    const tracking = async () =>
      (await boutique.gql(`query Q($id: ID!) { fulfillment(id: $id) { trackingInfo { company number url } } }`, { id }))
        .data.fulfillment.trackingInfo;
    expect(await tracking()).toEqual([
      { company: 'GLS', number: '1', url: 'https://gls.example/1' },
      { company: 'GLS', number: '2', url: null },
    ]);
    await merchant().addTracking(id, { company: 'UPS', numbers: ['3'] });
    expect(await tracking()).toEqual([{ company: 'UPS', number: '3', url: null }]);
    const bodies = told().filter(({ topic }) => topic?.toString().startsWith('fulfillments/'));
    expect(bodies.map(({ topic, body }) => [topic, body['tracking_numbers']])).toEqual([
      ['fulfillments/create', ['1', '2']],
      ['fulfillments/update', ['3']],
    ]);
  });

  it('a hold keeps everything from being shipped until it is released', async () => {
    const order = await placeOrder(boutique);
    await merchant().hold(order.id);
    await expect(merchant().ship(order.id)).rejects.toThrow('nothing to ship');
    await merchant().releaseHold(order.id);
    expect(await merchant().ship(order.id)).toHaveLength(1);
  });
});
