import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, placeOrder, startBoutique, type Boutique } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique({ routing: 'first-stocked' });
});
afterEach(() => boutique.close());

const CANCEL = `mutation Cancel($id: ID!, $restock: Boolean!, $refund: OrderCancelRefundMethodInput) {
  orderCancel(orderId: $id, reason: OTHER, restock: $restock, refundMethod: $refund) {
    job { id done } jobResult { id status } orderCancelUserErrors { code message } } }`;
const cancel = async (id: string, restock: boolean, refund: object | null = null) =>
  (await boutique.gql(CANCEL, { id, restock, refund })).data.orderCancel;
const only = () => boutique.state().orders[0];

describe('orderCancel', () => {
  it('is a job: the order is cancelled a moment later, and its job and result say so', async () => {
    const order = await placeOrder(boutique);
    const { job, jobResult, orderCancelUserErrors } = await cancel(order.id, true);
    expect(orderCancelUserErrors).toEqual([]);
    expect([job.done, jobResult.status]).toEqual([false, 'STARTED']);
    expect(only()?.cancelledAt).toBeNull();
    await boutique.control.clock.advance(2_000);
    expect(only()?.cancelledAt).not.toBeNull();
    const { data } = await boutique.gql(
      `query Q($job: ID!, $result: ID!) { job(id: $job) { done } node(id: $result) { ... on OrderCancelJobResult { status } } }`,
      { job: job.id, result: jobResult.id },
    );
    expect(data).toEqual({ job: { done: true }, node: { status: 'SUCCEEDED' } });
  });

  it('moves no money without a refund method, and restocks only when asked to', async () => {
    const first = await placeOrder(boutique);
    await cancel(first.id, true);
    await boutique.control.clock.advance(2_000);
    expect(boutique.stock()).toMatchObject({ available: 5, committed: 0 });
    expect(only()).toMatchObject({ refunds: [], financialStatus: 'PAID' });
    const second = await placeOrder(boutique, { sourceIdentifier: 'M-2' });
    await cancel(second.id, false, { originalPaymentMethodsRefund: true });
    await boutique.control.clock.advance(2_000);
    expect(boutique.stock()).toMatchObject({ available: 3, committed: 0 });
    expect(boutique.state().orders[1]).toMatchObject({ refunds: [{}], financialStatus: 'REFUNDED' });
  });

  it('is refused for an order that is cancelled or shipped', async () => {
    const order = await placeOrder(boutique);
    await cancel(order.id, true);
    await boutique.control.clock.advance(2_000);
    expect((await cancel(order.id, true)).orderCancelUserErrors).toHaveLength(1);
    const other = await placeOrder(boutique, { sourceIdentifier: 'M-2' });
    await boutique.control.merchant(DOMAIN).ship(other.id);
    expect((await cancel(other.id, true)).orderCancelUserErrors).toHaveLength(1);
    expect((await cancel('gid://shopify/Order/1', true)).orderCancelUserErrors[0].code).toBe('NOT_FOUND');
  });
});
