import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, FIRST_LOCATION, placeOrder, startBoutique, type Boutique } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique({ routing: 'first-stocked' });
});
afterEach(() => boutique.close());

const REFUND = `mutation Refund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id totalRefundedSet { shopMoney { amount } } } userErrors { field message } }
}`;
let keys = 0;
const refund = async (input: object) => {
  keys += 1;
  return (await boutique.gql(REFUND, { input, key: `key-${keys}` })).data.refundCreate;
};

describe('refundCreate', () => {
  it('is refused without an idempotency key and done once with one', async () => {
    const order = await placeOrder(boutique);
    const input = {
      orderId: order.id,
      refundLineItems: [{ lineItemId: order.lineId, quantity: 1, restockType: 'CANCEL', locationId: FIRST_LOCATION }],
      transactions: [{ orderId: order.id, parentId: order.saleId, gateway: 'Miinto', kind: 'REFUND', amount: '80.00' }],
    };
    const bare = await boutique.gql(
      `mutation R($input: RefundInput!) { refundCreate(input: $input) { refund { id } } }`,
      { input },
    );
    expect(bare.errors?.[0]?.message).toContain('@idempotent');
    const first = await boutique.gql(REFUND, { input, key: 'one' });
    const again = await boutique.gql(REFUND, { input, key: 'one' });
    expect(again.data.refundCreate.refund.id).toBe(first.data.refundCreate.refund.id);
    expect(boutique.state().orders[0]).toMatchObject({ refunds: [{}], financialStatus: 'PARTIALLY_REFUNDED' });
    expect(boutique.stock()).toMatchObject({ available: 4, committed: 1 });
  });

  it('reports a key with other parameters as a top-level error, since its user errors have no codes', async () => {
    const order = await placeOrder(boutique);
    const money = (amount: string) => ({
      orderId: order.id,
      transactions: [{ orderId: order.id, parentId: order.saleId, gateway: 'Miinto', kind: 'REFUND', amount }],
    });
    await boutique.gql(REFUND, { input: money('1.00'), key: 'one' });
    const { errors } = await boutique.gql(REFUND, { input: money('2.00'), key: 'one' });
    expect(errors?.[0]?.extensions?.['code']).toBe('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
  });

  it('puts shipped goods back only as a return and unshipped ones only as a cancellation', async () => {
    const order = await placeOrder(boutique);
    const line = (restockType: string) => ({
      orderId: order.id,
      refundLineItems: [{ lineItemId: order.lineId, quantity: 2, restockType, locationId: FIRST_LOCATION }],
    });
    expect((await refund(line('RETURN'))).userErrors).toHaveLength(1);
    await boutique.control.merchant(DOMAIN).ship(order.id);
    expect((await refund(line('CANCEL'))).userErrors).toHaveLength(1);
    expect((await refund(line('RETURN'))).userErrors).toEqual([]);
    expect(boutique.stock()).toMatchObject({ available: 5, committed: 0 });
  });

  it('refuses more units or more money than there is, and restocking without a location', async () => {
    const order = await placeOrder(boutique);
    const lines = (quantity: number, more: object) => ({
      orderId: order.id,
      refundLineItems: [{ lineItemId: order.lineId, quantity, ...more }],
    });
    expect((await refund(lines(3, { restockType: 'NO_RESTOCK' }))).userErrors).toHaveLength(1);
    expect((await refund(lines(1, { restockType: 'CANCEL' }))).userErrors).toHaveLength(1);
    const transactions = [
      { orderId: order.id, parentId: order.saleId, gateway: 'Miinto', kind: 'REFUND', amount: '160.01' },
    ];
    expect((await refund({ orderId: order.id, transactions })).userErrors).toHaveLength(1);
  });

  it('keeps the difference between goods and money as an adjustment', async () => {
    const order = await placeOrder(boutique);
    await refund({
      orderId: order.id,
      discrepancyReason: 'DAMAGE',
      refundLineItems: [{ lineItemId: order.lineId, quantity: 1, restockType: 'NO_RESTOCK' }],
      transactions: [{ orderId: order.id, parentId: order.saleId, gateway: 'Miinto', kind: 'REFUND', amount: '50.00' }],
    });
    expect(boutique.state().orders[0]?.refunds[0]?.adjustments).toMatchObject([
      { reason: 'DAMAGE', amount: { shop: { amount: '30.00' } } },
    ]);
  });
});
