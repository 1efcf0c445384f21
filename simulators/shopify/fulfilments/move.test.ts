import { afterEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import {
  DOMAIN,
  FIRST_LOCATION,
  placeOrder,
  SECOND_LOCATION,
  startBoutique,
  VARIANT,
  type Boutique,
} from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
afterEach(() => boutique.close());

const READ = `query Read($id: ID!) { order(id: $id) { displayFulfillmentStatus fulfillmentOrders(first: 10) { nodes { id status assignedLocation { location { id } } supportedActions { action }
  lineItems(first: 5) { nodes { id remainingQuantity } } locationsForMove(first: 5) { nodes { movable location { id } } } } } } }`;
const MOVE = `mutation Move($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { movedFulfillmentOrder { id } originalFulfillmentOrder { status } userErrors { message } } }`;
const read = async (id: string) => (await boutique.gql(READ, { id })).data.order;

describe('fulfilment orders', () => {
  it('go by chance to any location that stocks the goods, also one without any', async () => {
    boutique = await startBoutique({ routing: 'any-stocked' });
    const places = new Set<string>();
    for (let made = 0; made < 12; made += 1) {
      const order = await placeOrder(boutique, { sourceIdentifier: `M-${made}` });
      places.add((await read(order.id)).fulfillmentOrders.nodes[0].assignedLocation.location.id as string);
    }
    expect([...places].sort()).toEqual([FIRST_LOCATION, SECOND_LOCATION]);
  });

  it('move with their claim to another location that stocks the goods', async () => {
    boutique = await startBoutique({ routing: 'first-stocked' });
    const order = await placeOrder(boutique);
    const [before] = (await read(order.id)).fulfillmentOrders.nodes;
    expect(before.locationsForMove.nodes).toEqual([{ movable: true, location: { id: SECOND_LOCATION } }]);
    const { data } = await boutique.gql(MOVE, { id: before.id, to: SECOND_LOCATION });
    expect(data.fulfillmentOrderMove.userErrors).toEqual([]);
    expect(data.fulfillmentOrderMove.originalFulfillmentOrder.status).toBe('CLOSED');
    expect(boutique.stock()).toMatchObject({ available: 5, committed: 0 });
    expect(boutique.stock(VARIANT, SECOND_LOCATION)).toMatchObject({ available: -2, committed: 2 });
    // The old one has moved on: asking again is refused.
    const again = await boutique.gql(MOVE, { id: before.id, to: SECOND_LOCATION });
    expect(again.data.fulfillmentOrderMove.userErrors).toHaveLength(1);
  });

  it('do not move to where the goods are not stocked', async () => {
    boutique = await startBoutique({ routing: 'first-stocked' });
    await boutique.control.merchant(DOMAIN).disconnect(VARIANT, SECOND_LOCATION);
    const order = await placeOrder(boutique);
    const [target] = (await read(order.id)).fulfillmentOrders.nodes;
    expect(target.locationsForMove.nodes[0].movable).toBe(false);
    const { data } = await boutique.gql(MOVE, { id: target.id, to: SECOND_LOCATION });
    expect(data.fulfillmentOrderMove.userErrors).toHaveLength(1);
  });

  it('are shipped in part, then closed, and open again when a shipment is voided', async () => {
    boutique = await startBoutique({ routing: 'first-stocked' });
    const order = await placeOrder(boutique);
    const [target] = (await read(order.id)).fulfillmentOrders.nodes;
    const ship = (quantity: number) =>
      boutique.gql(
        `mutation Ship($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) { fulfillment { id status trackingInfo { number } } userErrors { message } } }`,
        {
          input: {
            lineItemsByFulfillmentOrder: [
              {
                fulfillmentOrderId: target.id,
                fulfillmentOrderLineItems: [{ id: target.lineItems.nodes[0].id, quantity }],
              },
            ],
            trackingInfo: { company: 'GLS', number: '123' },
          },
        },
      );
    const first = await ship(1);
    expect(first.data.fulfillmentCreate.fulfillment).toMatchObject({
      status: 'SUCCESS',
      trackingInfo: [{ number: '123' }],
    });
    expect((await read(order.id)).displayFulfillmentStatus).toBe('PARTIALLY_FULFILLED');
    expect((await ship(2)).data.fulfillmentCreate.userErrors).toHaveLength(1);
    await ship(1);
    expect((await read(order.id)).displayFulfillmentStatus).toBe('FULFILLED');
    expect(boutique.stock()).toMatchObject({ available: 3, committed: 0 });
    await boutique.control.merchant(DOMAIN).cancelFulfilment(first.data.fulfillmentCreate.fulfillment.id as string);
    const after = await read(order.id);
    expect(after.displayFulfillmentStatus).toBe('PARTIALLY_FULFILLED');
    expect(after.fulfillmentOrders.nodes.map((one: { status: string }) => one.status)).toContain('OPEN');
  });
});
