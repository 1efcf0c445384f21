import { announce, type Act } from '../act.ts';
import { levelAt } from '../inventory/levels.ts';
import { touchOrder } from '../orders/touch.ts';
import type { Shop } from '../state/shop.ts';
import type { FulfilmentOrder, FulfilmentOrderLine, Location } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { movedPayload } from '../webhooks/payloads.ts';
import { moveClaim, newFulfilmentOrder, visibleFulfilmentOrders } from './claim.ts';

export interface LineQuantity {
  readonly id: string;
  readonly quantity: number;
}

export interface Moved {
  readonly moved: FulfilmentOrder;
  readonly original: FulfilmentOrder;
}

/** What can be done with a fulfilment order in its state. */
export function supportedActions(fulfilmentOrder: FulfilmentOrder): string[] {
  if (fulfilmentOrder.requestStatus !== 'UNSUBMITTED') return [];
  switch (fulfilmentOrder.status) {
    case 'OPEN':
      return ['CREATE_FULFILLMENT', 'MOVE', 'HOLD', 'SPLIT'];
    case 'IN_PROGRESS':
      return ['CREATE_FULFILLMENT', 'HOLD'];
    case 'ON_HOLD':
      return ['MOVE', 'RELEASE_HOLD', 'HOLD'];
    case 'SCHEDULED':
      return ['MARK_AS_OPEN', 'MOVE'];
    case 'INCOMPLETE':
    case 'CANCELLED':
    case 'CLOSED':
      return [];
  }
}

/** Lines of the fulfilment order that the location stocks; lines without an inventory item go anywhere. */
export function movableLines(shop: Shop, fulfilmentOrder: FulfilmentOrder, location: Location): FulfilmentOrderLine[] {
  const order = shop.orders.get(fulfilmentOrder.orderId);
  return fulfilmentOrder.lines.filter((part) => {
    const variantId = order?.lines.find((line) => line.id === part.lineId)?.variantId ?? null;
    const item = variantId === null ? undefined : shop.variants.get(variantId)?.inventoryItemId;
    return item === undefined || levelAt(shop, item, location.id) !== undefined;
  });
}

/**
 * Moves lines to another location that stocks them. What moves becomes a fulfilment order of its own; an original that
 * has nothing left is closed.
 *
 * @throws Refusal with nothing changed
 */
export function moveFulfilmentOrder(
  act: Act,
  id: string,
  newLocationId: string,
  wanted: readonly LineQuantity[] | null,
): Moved {
  const { shop } = act;
  const original = shop.fulfilmentOrders.get(id);
  const order = original ? shop.orders.get(original.orderId) : undefined;
  if (!original || !order || !visibleFulfilmentOrders(act, order).includes(original)) {
    return refuse(['id'], 'Fulfillment order does not exist.');
  }
  const location = shop.locations.get(newLocationId);
  if (!location) return refuse(['newLocationId'], 'Location not found.');
  if (!supportedActions(original).includes('MOVE')) {
    const progressed = original.status === 'IN_PROGRESS';
    return refuse(
      ['id'],
      'The fulfillment order is not in a state that can be moved.',
      progressed ? 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS' : null,
    );
  }
  if (original.locationId === newLocationId)
    return refuse(['newLocationId'], 'The fulfillment order is already assigned to this location.');
  if (!location.active || !location.fulfillsOnlineOrders) {
    return refuse(['newLocationId'], 'The location is not active or does not fulfill online orders.');
  }
  const movable = movableLines(shop, original, location);
  const parts = (wanted ?? original.lines.map((line) => ({ id: line.id, quantity: line.remaining }))).map((part) => ({
    line: movable.find((line) => line.id === part.id),
    quantity: part.quantity,
  }));
  if (parts.some((part) => !part.line))
    return refuse(['newLocationId'], 'None of the items are stocked at the new location.');
  if (parts.some((part) => part.quantity < 1 || part.quantity > (part.line?.remaining ?? 0))) {
    return refuse(['fulfillmentOrderLineItems'], 'Quantity is not valid.');
  }

  const fromLocationId = original.locationId;
  const moved = newFulfilmentOrder(act, order, newLocationId);
  moved.status = original.status;
  for (const { line: part, quantity } of parts) {
    if (!part) continue;
    part.remaining -= quantity;
    part.total -= quantity;
    moved.lines.push({
      id: act.world.newId('FulfillmentOrderLineItem'),
      lineId: part.lineId,
      total: quantity,
      remaining: quantity,
    });
    const line = order.lines.find((one) => one.id === part.lineId);
    if (!line) continue;
    moveClaim(act, line, fromLocationId, quantity, 'free');
    moveClaim(act, line, newLocationId, quantity, 'claim');
  }
  original.lines = original.lines.filter((line) => line.total > 0);
  if (original.lines.length === 0) original.status = 'CLOSED';
  original.updatedAt = act.world.clock.stamp();
  shop.fulfilmentOrders.set(moved.id, moved);
  announce(act, 'fulfillment_orders/moved', movedPayload(original, moved, fromLocationId));
  touchOrder(act, order);
  return { moved, original };
}
