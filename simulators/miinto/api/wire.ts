/** Transfers and orders as they go over the wire (reference 4.2 and 5.2). */
import { applyOverride, type WireObject, type WireValue } from '../json.ts';
import { orderStatus } from '../market/orders.ts';
import type { Order, OrderPosition, Position, Transfer } from '../market/state.ts';
import type { World } from '../market/world.ts';
import { falls } from '../random.ts';
import { wireTime } from './wire-time.ts';

export function transferWire(world: World, transfer: Transfer): WireValue {
  const withStatus = (status: Position['status']): WireValue[] =>
    transfer.positions.filter((position) => position.status === status).map(positionWire);
  const time = (at: number): string => wireTime(world.switches.timestamps, transfer.id, at);
  return applyOverride(
    {
      id: transfer.id,
      status: transfer.status,
      createdAt: time(transfer.createdAt),
      currency: transfer.currency,
      parentOrder: { id: transfer.parentOrderId, createdAt: time(transfer.parentCreatedAt) },
      pendingPositions: withStatus('pending'),
      acceptedPositions: withStatus('accepted'),
      declinedPositions: withStatus('declined'),
    },
    transfer.wire,
  );
}

function positionWire({ id, quantity, price, item, wire }: Position): WireValue {
  return applyOverride({ id, quantity, price, item }, wire);
}

export function orderWire(world: World, order: Order): WireValue {
  const { switches } = world;
  const status = orderStatus(order);
  const live = order.positions.filter(({ cancelledAt }) => cancelledAt === null);
  const cancelled = order.positions.filter(({ cancelledAt }) => cancelledAt !== null);
  // A wholly cancelled order keeps its positions where its status says so.
  const shown = status === 'cancelled' && switches.cancelledOrders === 'status' ? order.positions : live;
  const time = (at: number): string => wireTime(switches.timestamps, order.id, at);
  const { billing, delivery, deliveryOptions } = order.buyer;
  return applyOverride(
    {
      id: order.id,
      status: wireStatus(world, order),
      currency: falls(order.id, switches.lowerCaseCurrencyShare) ? order.currency.toLowerCase() : order.currency,
      createdAt: time(order.createdAt),
      parentOrder: { id: order.parentOrderId, createdAt: time(order.parentCreatedAt) },
      billingInformation: billing,
      shippingInformation: { deliveryAddress: delivery, deliveryOptions },
      acceptedPositions: shown.map((position) => orderPositionWire(world, position)),
      pendingPositions: [],
      declinedPositions: [
        ...order.declined.map(positionWire),
        ...(shown === live ? cancelled.map((position) => orderPositionWire(world, position)) : []),
      ],
    },
    order.wire,
  );
}

/** The status a list filters by, and the one shown. */
export function wireStatus(world: World, order: Order): string {
  const status = orderStatus(order);
  return status === 'cancelled' && world.switches.cancelledOrders === 'positions-moved' ? 'accepted' : status;
}

function orderPositionWire(world: World, position: OrderPosition): WireValue {
  const { id, quantity, price, item, wire } = position;
  return applyOverride({ id, quantity, price, ...trackingWire(world, position), item }, wire);
}

function trackingWire(world: World, { trackAndTrace, shippingProviderId }: OrderPosition): WireObject {
  if (world.switches.shipping !== 'other-path') return { trackAndTrace, shippingProviderId };
  return { trackingNumber: trackAndTrace, providerId: shippingProviderId };
}
