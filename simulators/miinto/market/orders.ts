/** Orders: made of accepted positions, shipped, cancelled, added to. */
import { conflict, ruleBroken } from '../errors.ts';
import type { Answer, PositionSpec } from './transfers.ts';
import { addFile } from './files.ts';
import { nextId, type Location, type Order, type OrderPosition, type Position, type Transfer } from './state.ts';
import { lag, type World } from './world.ts';

export function makeOrder(
  world: World,
  location: Location,
  transfer: Transfer,
  taken: readonly Position[],
  answer: Answer,
): Order {
  const order: Order = {
    locationId: location.id,
    id: nextId(location, 'order'),
    transferId: transfer.id,
    parentOrderId: transfer.parentOrderId,
    parentCreatedAt: transfer.parentCreatedAt,
    currency: transfer.currency,
    createdAt: answer.at,
    visibleAt: answer.at + lag(world, world.switches.orderLagMs),
    source: answer.by,
    positions: taken.map((position) => orderPosition(position, answer.at, false)),
    declined: transfer.positions.filter(({ status }) => status === 'declined'),
    buyer: transfer.buyer,
    wire: transfer.orderWire,
    history: [{ at: answer.at, event: 'created', by: answer.by }],
  };
  for (const position of taken) position.orderId = order.id;
  location.orders.set(order.id, order);
  if (world.switches.labels === 'every-order') addFile(world, order, { kind: 'label', variant: 'pdf', signed: false });
  return order;
}

function orderPosition(
  position: Pick<Position, 'id' | 'quantity' | 'price' | 'item' | 'wire'>,
  addedAt: number,
  addedLater: boolean,
): OrderPosition {
  const { id, quantity, price, item, wire } = position;
  const unsent = { trackAndTrace: '', shippingProviderId: '', sentAt: null, cancelledAt: null };
  return { id, quantity, price, item, wire, addedAt, addedLater, ...unsent };
}

/** A position that no transfer offered turns up on an order. */
export function addOrderPosition(location: Location, order: Order, spec: PositionSpec, at: number): OrderPosition {
  const id = nextId(location, 'position', spec.id);
  const { quantity = 1, price, item, wire = null } = spec;
  const position = orderPosition({ id, quantity, price, item, wire }, at, true);
  order.positions.push(position);
  order.history.push({ at, event: 'position added', by: 'miinto', detail: { id } });
  return position;
}

/** @param positionIds all of them unless given */
export function cancelPositions(order: Order, positionIds: readonly number[] | undefined, at: number): void {
  const chosen = order.positions.filter(({ id }) => positionIds === undefined || positionIds.includes(id));
  for (const position of chosen) position.cancelledAt ??= at;
  order.history.push({ at, event: 'cancelled', by: 'miinto', detail: chosen.map(({ id }) => id) });
}

/** Worked out of the positions: cancelled, sent or accepted. */
export function orderStatus(order: Order): 'accepted' | 'sent' | 'cancelled' {
  const live = order.positions.filter(({ cancelledAt }) => cancelledAt === null);
  if (live.length === 0) return 'cancelled';
  return live.every(({ sentAt }) => sentAt !== null) ? 'sent' : 'accepted';
}

export interface Parcel {
  readonly positionId: number;
  readonly providerId: string;
  readonly tracking: string;
}

/**
 * Marks positions as sent; sending the same again is harmless, other tracking replaces the old.
 * @throws ApiError 409 cancelled position, 422 unknown position or provider
 */
export function ship(world: World, location: Location, order: Order, parcels: readonly Parcel[]): void {
  const at = world.clock.now();
  const providers = new Set(providersFor(location, order).map(({ id }) => id));
  const found = parcels.map((parcel) => {
    const position = order.positions.find(({ id }) => id === parcel.positionId);
    if (position === undefined) throw ruleBroken(`Position ${parcel.positionId} is not part of order ${order.id}.`);
    if (position.cancelledAt !== null) throw conflict(`Position ${position.id} is cancelled.`);
    if (world.switches.checkShippingProvider && !providers.has(parcel.providerId)) {
      throw ruleBroken(`${parcel.providerId || '(none)'} is no shipping provider for order ${order.id}.`);
    }
    return { position, parcel };
  });
  for (const { position, parcel } of found) {
    position.shippingProviderId = parcel.providerId;
    position.trackAndTrace = parcel.tracking;
    position.sentAt ??= at;
  }
  order.history.push({ at, event: 'sent', by: 'api', detail: parcels.map((parcel) => ({ ...parcel })) });
}

const BY_DELIVERY_TYPE = {
  HomeDelivery: [
    { id: 'gls', name: 'GLS' },
    { id: 'dhl', name: 'DHL' },
    { id: 'postnord', name: 'PostNord' },
  ],
  ParcelShopDelivery: [
    { id: 'gls-parcelshop', name: 'GLS ParcelShop' },
    { id: 'postnord', name: 'PostNord' },
  ],
  CompanyDelivery: [
    { id: 'gls', name: 'GLS' },
    { id: 'ups', name: 'UPS' },
  ],
} as const;

export function providersFor(
  location: Location,
  order: Order,
): readonly { readonly id: string; readonly name: string }[] {
  if (location.shippingProviders !== null) return location.shippingProviders;
  const { type } = order.buyer.delivery;
  return type === 'CompanyDelivery' || type === 'ParcelShopDelivery'
    ? BY_DELIVERY_TYPE[type]
    : BY_DELIVERY_TYPE.HomeDelivery;
}

/** Readable now; a cancelled order may not be, by switch. */
export function isReadable(world: World, order: Order): boolean {
  if (order.visibleAt > world.clock.now()) return false;
  return orderStatus(order) !== 'cancelled' || world.switches.cancelledOrders !== 'not-found';
}
