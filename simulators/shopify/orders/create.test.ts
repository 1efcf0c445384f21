import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import {
  dkk,
  DOMAIN,
  FIRST_LOCATION,
  ORDER_CREATE,
  orderInput,
  OTHER_VARIANT,
  placeOrder,
  startBoutique,
  VARIANT,
  type Boutique,
} from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique({ routing: 'first-stocked' });
});
afterEach(() => boutique.close());

const create = async (changes: object, options: object = {}) => {
  const reply = await boutique.gql(ORDER_CREATE, { order: orderInput(changes), options });
  return { ...reply, payload: reply.data?.orderCreate };
};
const fieldsRefused = async (changes: object) =>
  ((await create(changes)).payload.userErrors as { field: string[] }[]).map((error) => error.field.join('.'));

describe('orderCreate', () => {
  it('keeps totals, tax, payment and references as they were sent', async () => {
    const { payload } = await create({ note: 'hello', customAttributes: [{ key: 'a', value: 'b' }] });
    expect(payload.userErrors).toEqual([]);
    expect(payload.order).toMatchObject({
      displayFinancialStatus: 'PAID',
      totalPriceSet: { shopMoney: { amount: '160.0' } },
      totalTaxSet: { shopMoney: { amount: '32.0' } },
    });
    expect(boutique.state().orders[0]).toMatchObject({ sourceIdentifier: 'M-1', note: 'hello', tags: ['miinto'] });
  });

  it('does not touch the stock unless it is told to', async () => {
    await create({});
    expect(boutique.stock()).toMatchObject({ available: 5, committed: 0 });
  });

  it('claims below zero when the policy is to be ignored', async () => {
    const lineItems = [{ variantId: VARIANT, quantity: 9, requiresShipping: true, priceSet: dkk('80.00') }];
    await create({ lineItems }, { inventoryBehaviour: 'DECREMENT_IGNORING_POLICY' });
    expect(boutique.stock()).toMatchObject({ available: -4, committed: 9, onHand: 5 });
  });

  it('refuses with INVENTORY_CLAIM_FAILED when the policy is to be obeyed and stock is short', async () => {
    const lineItems = [{ variantId: VARIANT, quantity: 9, requiresShipping: true, priceSet: dkk('80.00') }];
    const { payload } = await create({ lineItems }, { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' });
    expect(payload.userErrors[0].code).toBe('INVENTORY_CLAIM_FAILED');
    expect(boutique.state().orders).toEqual([]);
  });

  it('makes fulfilment orders only for lines that need shipping, and only after a while', async () => {
    const lineItems = [
      { variantId: VARIANT, quantity: 1, priceSet: dkk('80.00') },
      { variantId: OTHER_VARIANT, quantity: 1, requiresShipping: true, priceSet: dkk('80.00') },
    ];
    const { payload } = await create({ lineItems });
    const ask = () =>
      boutique.gql(
        'query F($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { lineItems(first: 5) { nodes { sku } } } } } }',
        {
          id: payload.order.id,
        },
      );
    expect((await ask()).data.order.fulfillmentOrders.nodes).toEqual([]);
    await boutique.control.clock.advance(10_000);
    expect((await ask()).data.order.fulfillmentOrders.nodes).toEqual([
      { lineItems: { nodes: [{ sku: 'COAT-1-XL' }] } },
    ]);
  });

  it('names the part of an address, phone or mail it refuses', async () => {
    const address = orderInput().shippingAddress;
    expect(await fieldsRefused({ shippingAddress: { ...address, zip: 'ABC' } })).toEqual(['order.shippingAddress.zip']);
    expect(await fieldsRefused({ shippingAddress: { ...address, phone: 'call me' } })).toEqual([
      'order.shippingAddress.phone',
    ]);
    expect(await fieldsRefused({ shippingAddress: { ...address, provinceCode: 'XX' } })).toEqual([
      'order.shippingAddress.provinceCode',
    ]);
    expect(await fieldsRefused({ email: 'nobody' })).toEqual(['order.email']);
  });

  it('refuses tax lines on the order and on its lines together, and a rate that is missing', async () => {
    expect(await fieldsRefused({ taxLines: [{ title: 'VAT', rate: '0.25' }] })).toEqual(['order.taxLines']);
    const lineItems = [
      { variantId: VARIANT, quantity: 1, priceSet: dkk('1.00'), taxLines: [{ title: 'VAT', rate: '' }] },
    ];
    expect((await create({ lineItems })).payload.userErrors[0].code).toBe('TAX_LINE_RATE_MISSING');
  });

  it('wants shop money in the currency of the shop', async () => {
    const lineItems = [
      { variantId: VARIANT, quantity: 1, priceSet: { shopMoney: { amount: '1.00', currencyCode: 'SEK' } } },
    ];
    expect(await fieldsRefused({ lineItems })).toContain('order.lineItems.0.priceSet.shopMoney.currencyCode');
  });

  it('refuses a customer given twice, a phone that is taken and a phone that is not E.164', async () => {
    const both = await create({ customerId: 'gid://shopify/Customer/1', customer: { toUpsert: { email: 'a@b.dk' } } });
    expect(both.payload.userErrors.map((error: { code: string }) => error.code)).toContain('REDUNDANT_CUSTOMER_FIELDS');
    await create({ customer: { toUpsert: { email: 'a@b.dk', phone: '+4512345678' } } });
    const phone = ['order.customer.toUpsert.phone'];
    expect(await fieldsRefused({ customer: { toUpsert: { email: 'c@d.dk', phone: '+4512345678' } } })).toEqual(phone);
    expect(await fieldsRefused({ customer: { toUpsert: { email: 'c@d.dk', phone: '12345678' } } })).toEqual(phone);
  });

  it('puts a purchase time in the future back to now', async () => {
    const { payload } = await create({ processedAt: '2027-01-01T00:00:00Z' });
    expect(payload.order.processedAt).toBe('2026-10-05T10:00:00Z');
  });

  it('takes a sixth order within a minute, except on a development store', async () => {
    for (let made = 0; made < 6; made += 1) expect((await create({})).payload.userErrors).toEqual([]);
    boutique.control.patchShop(DOMAIN, { plan: 'development' });
    expect((await create({})).payload.order).toBeNull();
    await boutique.control.clock.advance(61_000);
    expect((await create({})).payload.userErrors).toEqual([]);
  });

  it('accepts two orders with the same custom id, and finds the older one by it', async () => {
    await boutique.gql(
      `mutation { metafieldDefinitionCreate(definition: { name: "Id", key: "ref", namespace: "$app", type: "id", ownerType: ORDER, access: { admin: MERCHANT_READ } }) { userErrors { code } } }`,
    );
    const metafields = [{ namespace: '$app', key: 'ref', type: 'id', value: 'T-1' }];
    const first = await create({ metafields });
    const second = await create({ metafields });
    expect(second.payload.userErrors).toEqual([]);
    const found = await boutique.gql(
      '{ orderByIdentifier(identifier: { customId: { key: "ref", value: "T-1" } }) { id } }',
    );
    expect(found.data.orderByIdentifier.id).toBe(first.payload.order.id);
  });

  it('knows no custom id without a definition of type id', async () => {
    const { errors } = await boutique.gql(
      '{ orderByIdentifier(identifier: { customId: { key: "ref", value: "T-1" } }) { id } }',
    );
    expect(errors?.[0]?.message).toContain("type 'id'");
  });

  it('cancels later, gives the stock back and refunds when asked', async () => {
    const order = await placeOrder(boutique);
    const cancel = `mutation C($id: ID!) { orderCancel(orderId: $id, reason: OTHER, restock: true, refundMethod: { originalPaymentMethodsRefund: true }) { job { id done } orderCancelUserErrors { code } } }`;
    const { data } = await boutique.gql(cancel, { id: order.id });
    expect(data.orderCancel.job.done).toBe(false);
    expect(boutique.stock()).toMatchObject({ committed: 2 });
    await boutique.control.clock.advance(5000);
    expect(boutique.stock()).toMatchObject({ available: 5, committed: 0 });
    expect(boutique.state().orders[0]).toMatchObject({
      financialStatus: 'REFUNDED',
      refunds: [{ lines: [{ restockType: 'CANCEL', quantity: 2, locationId: FIRST_LOCATION }] }],
    });
    const again = await boutique.gql(cancel, { id: order.id });
    expect(again.data.orderCancel.orderCancelUserErrors[0].code).toBe('INVALID');
  });
});
