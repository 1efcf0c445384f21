/** Transfers and orders as they go over the wire (reference 4.2 and 5.2). */
import { applyOverride, type WireObject, type WireValue } from '../json.ts';
import { addressOf, filesOf, type FileKind } from '../market/files.ts';
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
  const shown = staysListed(world, status) ? order.positions : live;
  const moved = shown === live ? cancelled.map((position) => orderPositionWire(world, position)) : [];
  const ownList = switches.cancelledOrders === 'cancelled-list';
  const links = linksOf(world, order);
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
      shippingInformation: { deliveryAddress: delivery, deliveryOptions, ...links.nested },
      ...links.order,
      acceptedPositions: shown.map((position) => orderPositionWire(world, position, links.position)),
      pendingPositions: [],
      declinedPositions: [...order.declined.map(positionWire), ...(ownList ? [] : moved)],
      cancelledPositions: ownList ? moved : undefined,
    },
    order.wire,
  );
}

/** The status a list filters by, and the one shown. */
export function wireStatus(world: World, order: Order): string {
  const status = orderStatus(order);
  return status === 'cancelled' && world.switches.cancelledOrders === 'positions-moved' ? 'accepted' : status;
}

/** Whether cancelled positions stay in the list of accepted ones. */
function staysListed({ switches }: World, status: ReturnType<typeof orderStatus>): boolean {
  switch (switches.cancelledOrders) {
    case 'position-status':
    case 'amount-zero':
      return true;
    // A wholly cancelled order keeps its positions where its status says so.
    case 'status':
      return status === 'cancelled';
    default:
      return false;
  }
}

function orderPositionWire(world: World, position: OrderPosition, links: WireObject = {}): WireValue {
  const { id, quantity, price, item, wire } = position;
  const told = { ...trackingWire(world, position), ...cancellationWire(world, position), ...links };
  return applyOverride({ id, quantity, price, ...told, item }, wire);
}

function cancellationWire({ switches }: World, { cancelledAt, sentAt }: OrderPosition): WireObject {
  const isCancelled = cancelledAt !== null;
  if (switches.cancelledOrders === 'amount-zero') return { amount: isCancelled ? 0 : 1 };
  if (switches.cancelledOrders !== 'position-status') return {};
  return { status: isCancelled ? 'cancelled' : sentAt === null ? 'accepted' : 'sent' };
}

const LINK_NAMES: Readonly<Record<FileKind, readonly [field: string, nested: string, type: string]>> = {
  label: ['shippingLabel', 'label', 'shipping_label'],
  'return-label': ['returnLabel', 'returnLabel', 'return_label'],
  'packing-slip': ['packingSlip', 'packingSlip', 'packing_slip'],
};

/** Links to the order's files, in the one place that the switch names. */
function linksOf(world: World, order: Order): { order: WireObject; nested: WireObject; position: WireObject } {
  const none = { order: {}, nested: {}, position: {} };
  const files = filesOf(world, order).map((file) => ({ names: LINK_NAMES[file.kind], url: addressOf(world, file) }));
  if (files.length === 0) return none;
  const named = Object.fromEntries(files.map(({ names: [field], url }) => [field, url]));
  switch (world.switches.documentLinks) {
    case 'fields':
      return { ...none, order: named };
    case 'list':
      return { ...none, order: { documents: files.map(({ names: [, , type], url }) => ({ type, url })) } };
    case 'nested':
      return { ...none, nested: Object.fromEntries(files.map(({ names: [, name], url }) => [name, { href: url }])) };
    case 'positions':
      return { ...none, position: named };
    case 'hidden':
      return none;
  }
}

function trackingWire(world: World, { trackAndTrace, shippingProviderId }: OrderPosition): WireObject {
  if (world.switches.shipping !== 'other-path') return { trackAndTrace, shippingProviderId };
  return { trackingNumber: trackAndTrace, providerId: shippingProviderId };
}
