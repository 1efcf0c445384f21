import { announce, type Act } from '../act.ts';
import { changeStock, connectLevel, levelAt } from '../inventory/levels.ts';
import type { FulfilmentOrder, Order, OrderLine } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { routeLines } from './routing.ts';

/**
 * Routes a new order. Returns what makes the fulfilment orders and claims the stock: it is called once the order is kept.
 * Lines that need no shipping are in no fulfilment order; they are claimed all the same.
 *
 * @throws Refusal INVENTORY_CLAIM_FAILED when the claim must obey the policy and cannot
 */
export function claimOrder(act: Act, order: Order, behaviour: string): () => void {
  const { shop, world } = act;
  const itemOf = (line: OrderLine) =>
    line.variantId === null ? null : (shop.variants.get(line.variantId)?.inventoryItemId ?? null);
  const obeys = (line: OrderLine) =>
    behaviour === 'DECREMENT_OBEYING_POLICY' &&
    line.claimed &&
    line.variantId !== null &&
    shop.variants.get(line.variantId)?.inventoryPolicy === 'DENY';
  const places = routeLines(
    world,
    shop,
    order.lines.map((line) => ({ inventoryItemId: itemOf(line), quantity: line.quantity, mustHave: obeys(line) })),
  );
  if (order.lines.some((line, index) => obeys(line) && (places[index] ?? null) === null)) {
    refuse(['order', 'lineItems'], 'Inventory could not be claimed', 'INVENTORY_CLAIM_FAILED');
  }

  return () => {
    const stamp = world.clock.stamp();
    const made = new Map<string, FulfilmentOrder>();
    order.lines.forEach((line, index) => {
      const place = places[index];
      if (!place) return;
      const item = itemOf(line);
      if (line.claimed && item !== null) {
        const level = levelAt(shop, item, place) ?? connectLevel(shop, item, place, stamp);
        changeStock(act, level, { available: -line.quantity, committed: line.quantity });
      }
      if (!line.requiresShipping) return;
      const target = made.get(place) ?? newFulfilmentOrder(act, order, place);
      made.set(place, target);
      target.lines.push({
        id: world.newId('FulfillmentOrderLineItem'),
        lineId: line.id,
        total: line.quantity,
        remaining: line.quantity,
      });
    });
    for (const target of made.values()) shop.fulfilmentOrders.set(target.id, target);
    world.scheduler.at(order.routedAtMs, () => {
      for (const target of made.values()) {
        announce({ ...act, webhooks: [] }, 'fulfillment_orders/order_routing_complete', {
          fulfillment_order: { id: target.id, status: target.status.toLowerCase() },
        });
      }
    });
  };
}

export function newFulfilmentOrder(act: Act, order: Order, locationId: string): FulfilmentOrder {
  const stamp = act.world.clock.stamp();
  return {
    id: act.world.newId('FulfillmentOrder'),
    orderId: order.id,
    locationId,
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    lines: [],
    holds: [],
    createdAt: stamp,
    updatedAt: stamp,
  };
}

/** The fulfilment orders anybody can see: none before the routing has run. */
export function visibleFulfilmentOrders(act: Pick<Act, 'world' | 'shop'>, order: Order): FulfilmentOrder[] {
  if (act.world.clock.ms() < order.routedAtMs) return [];
  return [...act.shop.fulfilmentOrders.values()].filter((one) => one.orderId === order.id);
}

/** Moves stock that units of a line hold: `claim` takes from available, `free` gives back, `ship` lets it go. */
export function moveClaim(
  act: Act,
  line: OrderLine,
  locationId: string,
  quantity: number,
  how: 'claim' | 'free' | 'ship' | 'unship',
): void {
  if (!line.claimed || line.variantId === null) return;
  const item = act.shop.variants.get(line.variantId)?.inventoryItemId;
  if (item === undefined) return;
  const level =
    levelAt(act.shop, item, locationId) ?? connectLevel(act.shop, item, locationId, act.world.clock.stamp());
  const deltas = {
    claim: { available: -quantity, committed: quantity },
    free: { available: quantity, committed: -quantity },
    ship: { committed: -quantity },
    unship: { committed: quantity },
  }[how];
  changeStock(act, level, deltas);
}
