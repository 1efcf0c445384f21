import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, dkk, OTHER_VARIANT, placeOrder, SECOND_LOCATION, startBoutique, VARIANT } from '../testing/harness.ts';
import type { Boutique } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique({ routing: 'first-stocked' });
});
afterEach(() => boutique.close());

const SHIP = `mutation Ship($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) { fulfillment { id totalQuantity } userErrors { message } } }`;
const ship = async (ids: readonly string[]) =>
  (
    await boutique.gql(SHIP, {
      input: { lineItemsByFulfillmentOrder: ids.map((fulfillmentOrderId) => ({ fulfillmentOrderId })) },
    })
  ).data.fulfillmentCreate;
const placed = () => boutique.state().orders[0]?.fulfilmentOrders.filter((one) => one.status === 'OPEN') ?? [];

describe('fulfillmentCreate', () => {
  it('ships everything of one location, and never from two locations at once', async () => {
    await boutique.control.merchant(DOMAIN).disconnect('1002', '81000000001');
    const line = (variantId: string) => ({ variantId, quantity: 1, requiresShipping: true, priceSet: dkk('80.00') });
    await placeOrder(boutique, { lineItems: [line(VARIANT), line(OTHER_VARIANT)] });
    expect(placed().map((one) => one.locationId)).toEqual(expect.arrayContaining([SECOND_LOCATION]));
    const both = await ship(placed().map((one) => one.id));
    expect(both.userErrors[0].message).toContain('same location');
    for (const target of placed()) expect((await ship([target.id])).fulfillment.totalQuantity).toBe(1);
    expect(boutique.state().orders[0]?.fulfilments).toHaveLength(2);
  });

  it('is refused while the fulfilment order is on hold, cancelled or closed', async () => {
    const order = await placeOrder(boutique);
    const [target] = placed();
    const id = target?.id ?? '';
    await boutique.control.merchant(DOMAIN).hold(order.id);
    expect((await ship([id])).userErrors).toHaveLength(1);
    await boutique.control.merchant(DOMAIN).releaseHold(order.id);
    expect((await ship([id])).userErrors).toEqual([]);
    expect((await ship([id])).userErrors).toHaveLength(1);
  });
});
