import { announce, type Act } from '../act.ts';
import { fulfilmentStatus } from '../orders/totals.ts';
import { touchOrder } from '../orders/touch.ts';
import type { Fulfilment, FulfilmentOrder, Order } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { fulfilmentPayload, orderPayload } from '../webhooks/payloads.ts';
import { moveClaim, newFulfilmentOrder, visibleFulfilmentOrders } from './claim.ts';
import { supportedActions, type LineQuantity } from './move.ts';

export interface TrackingInput {
  readonly company?: string | null;
  readonly number?: string | null;
  readonly numbers?: readonly string[] | null;
  readonly url?: string | null;
  readonly urls?: readonly string[] | null;
}

/** Part of a fulfilment order to ship; no lines: everything that remains. */
export interface ShipPart {
  readonly fulfillmentOrderId: string;
  readonly fulfillmentOrderLineItems?: readonly LineQuantity[] | null;
}

const FIELD = ['fulfillment'] as const;

/** Ships units of one order from one location. @throws Refusal with nothing changed */
export function createFulfilment(act: Act, parts: readonly ShipPart[], tracking: TrackingInput | null): Fulfilment {
  const { shop, world } = act;
  const chosen = parts.map((part) => {
    const target = shop.fulfilmentOrders.get(part.fulfillmentOrderId);
    const order = target ? shop.orders.get(target.orderId) : undefined;
    if (!target || !order || !visibleFulfilmentOrders(act, order).includes(target)) {
      return refuse([...FIELD], 'Fulfillment order does not exist.');
    }
    if (!supportedActions(target).includes('CREATE_FULFILLMENT')) {
      return refuse(
        [...FIELD],
        `Fulfillment order ${target.id} has an unfulfillable status= ${target.status.toLowerCase()}.`,
      );
    }
    const lines = (
      part.fulfillmentOrderLineItems ?? target.lines.map((line) => ({ id: line.id, quantity: line.remaining }))
    )
      .filter((line) => part.fulfillmentOrderLineItems != null || line.quantity > 0)
      .map((wanted) => {
        const line = target.lines.find((one) => one.id === wanted.id);
        if (!line || wanted.quantity < 1 || wanted.quantity > line.remaining) {
          return refuse([...FIELD], 'Invalid fulfillment order line item quantity requested.');
        }
        return { line, quantity: wanted.quantity };
      });
    return { target, order, lines };
  });
  const first = chosen[0];
  if (!first) return refuse([...FIELD], 'Fulfillment orders cannot be empty.');
  if (chosen.some((one) => one.order !== first.order))
    return refuse([...FIELD], 'All fulfillment orders must belong to the same order.');
  if (chosen.some((one) => one.target.locationId !== first.target.locationId)) {
    return refuse([...FIELD], 'All fulfillment orders must be assigned to the same location.');
  }
  const order = first.order;
  const stamp = world.clock.stamp();
  const earlier = fulfilmentsOf(act, order).length;
  const fulfilment: Fulfilment = {
    id: world.newId('Fulfillment'),
    orderId: order.id,
    name: `${order.name}-F${earlier + 1}`,
    status: 'SUCCESS',
    locationId: first.target.locationId,
    fulfilmentOrderIds: chosen.map((one) => one.target.id),
    lines: chosen.flatMap((one) =>
      one.lines.map(({ line, quantity }) => ({
        id: world.newId('FulfillmentLineItem'),
        lineId: line.lineId,
        fulfilmentOrderLineId: line.id,
        quantity,
      })),
    ),
    ...readTracking(tracking),
    createdAt: stamp,
    updatedAt: stamp,
  };
  for (const { target, lines } of chosen) {
    for (const { line, quantity } of lines) {
      line.remaining -= quantity;
      const ordered = order.lines.find((one) => one.id === line.lineId);
      if (!ordered) continue;
      ordered.fulfilled += quantity;
      moveClaim(act, ordered, target.locationId, quantity, 'ship');
    }
    target.status = target.lines.every((line) => line.remaining === 0) ? 'CLOSED' : 'IN_PROGRESS';
    target.updatedAt = stamp;
  }
  shop.fulfilments.set(fulfilment.id, fulfilment);
  announce(act, 'fulfillments/create', fulfilmentPayload(order, fulfilment));
  const topic = fulfilmentStatus(order) === 'FULFILLED' ? 'orders/fulfilled' : 'orders/partially_fulfilled';
  announce(act, topic, orderPayload(shop, order));
  touchOrder(act, order);
  return fulfilment;
}

export function fulfilmentsOf(act: Pick<Act, 'shop'>, order: Order): Fulfilment[] {
  return [...act.shop.fulfilments.values()].filter((one) => one.orderId === order.id);
}

/** @throws Refusal when there is no such fulfilment */
export function updateTracking(act: Act, id: string, tracking: TrackingInput): Fulfilment {
  const { fulfilment, order } = find(act, id, 'fulfillmentId');
  if (fulfilment.status === 'CANCELLED') refuse(['fulfillmentId'], 'Fulfillment is cancelled.');
  Object.assign(fulfilment, readTracking(tracking), { updatedAt: act.world.clock.stamp() });
  announce(act, 'fulfillments/update', fulfilmentPayload(order, fulfilment));
  touchOrder(act, order);
  return fulfilment;
}

/** Voids a shipment; its units go into new fulfilment orders at the same location. */
export function cancelFulfilment(act: Act, id: string): Fulfilment {
  const { fulfilment, order } = find(act, id, 'id');
  if (fulfilment.status === 'CANCELLED') refuse(['id'], 'Fulfillment is already cancelled.');
  const again: FulfilmentOrder = newFulfilmentOrder(act, order, fulfilment.locationId);
  for (const part of fulfilment.lines) {
    const line = order.lines.find((one) => one.id === part.lineId);
    if (!line) continue;
    line.fulfilled -= part.quantity;
    moveClaim(act, line, fulfilment.locationId, part.quantity, 'unship');
    again.lines.push({
      id: act.world.newId('FulfillmentOrderLineItem'),
      lineId: part.lineId,
      total: part.quantity,
      remaining: part.quantity,
    });
  }
  act.shop.fulfilmentOrders.set(again.id, again);
  fulfilment.status = 'CANCELLED';
  fulfilment.updatedAt = act.world.clock.stamp();
  announce(act, 'fulfillments/update', fulfilmentPayload(order, fulfilment));
  touchOrder(act, order);
  return fulfilment;
}

function find(act: Act, id: string, field: string): { fulfilment: Fulfilment; order: Order } {
  const fulfilment = act.shop.fulfilments.get(id);
  const order = fulfilment ? act.shop.orders.get(fulfilment.orderId) : undefined;
  return fulfilment && order ? { fulfilment, order } : refuse([field], 'Fulfillment does not exist.');
}

function readTracking(
  input: TrackingInput | null,
): Pick<Fulfilment, 'trackingCompany' | 'trackingNumbers' | 'trackingUrls'> {
  return {
    trackingCompany: input?.company ?? null,
    trackingNumbers: [...(input?.numbers ?? (input?.number ? [input.number] : []))],
    trackingUrls: [...(input?.urls ?? (input?.url ? [input.url] : []))],
  };
}
