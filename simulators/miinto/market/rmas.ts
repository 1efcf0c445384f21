/** Return cases and the merchant's requests for them: the assumed rules of reference 6.3, each switchable. */
import { conflict, ruleBroken } from '../errors.ts';
import { readInstant, type Instant } from '../clock.ts';
import type { WireOverride } from '../json.ts';
import { nextId, type Location, type Order, type Party, type Rma, type RmaPosition, type RmaRequest } from './state.ts';
import { lag, type World } from './world.ts';

export interface RmaSpec {
  readonly locationId: string;
  readonly id?: number;
  /** An order that does not exist is allowed: then parentOrderId and prices are the caller's business. */
  readonly orderId: number;
  readonly parentOrderId?: number;
  readonly currency?: string;
  /** Default `return`. */
  readonly type?: string;
  readonly positions: readonly {
    readonly orderPositionId: number;
    readonly quantity?: number;
    readonly price?: number;
    readonly reason?: string;
    readonly comment?: string;
  }[];
  readonly visibleAt?: Instant;
  readonly wire?: WireOverride;
}

/** A buyer's return. The control API may make what the rules forbid; the marketplace's own mistakes are wanted too. */
export function putRma(world: World, location: Location, spec: RmaSpec, requestId: number | null = null): Rma {
  const order = location.orders.get(spec.orderId);
  const at = spec.visibleAt === undefined ? world.clock.now() : readInstant(spec.visibleAt);
  const rma: Rma = {
    locationId: location.id,
    id: nextId(location, 'rma', spec.id),
    orderId: spec.orderId,
    parentOrderId: spec.parentOrderId ?? order?.parentOrderId ?? 0,
    currency: spec.currency ?? order?.currency ?? location.currency,
    type: spec.type ?? 'return',
    createdAt: at,
    visibleAt: at,
    requestId,
    positions: spec.positions.map((position) => ({
      id: nextId(location, 'rmaPosition'),
      orderPositionId: position.orderPositionId,
      quantity: position.quantity ?? 1,
      price: position.price ?? order?.positions.find(({ id }) => id === position.orderPositionId)?.price ?? 0,
      reason: position.reason ?? 'too_small',
      comment: position.comment ?? '',
      status: 'pending',
      decisionReason: null,
    })),
    wire: spec.wire ?? null,
    decidedAt: null,
    decidedBy: null,
    refundedAt: null,
    history: [{ at, event: 'opened', by: 'miinto' }],
  };
  location.rmas.set(rma.id, rma);
  return rma;
}

export interface RmaDecision {
  readonly accepted: readonly { readonly id: number; readonly reason: string }[];
  readonly declined: readonly { readonly id: number; readonly reason: string }[];
  readonly by: Party;
}

/** @throws ApiError 409 already decided, 422 unknown position, position left open, reason missing */
export function decideRma(world: World, rma: Rma, decision: RmaDecision): void {
  const { switches } = world;
  if (rma.decidedAt !== null && switches.rmaDecidedOnce) throw conflict(`RMA ${rma.id} is already decided.`);
  const entries = [
    ...decision.accepted.map((entry) => ({ ...entry, status: 'accepted' as const })),
    ...decision.declined.map((entry) => ({ ...entry, status: 'declined' as const })),
  ];
  if (new Set(entries.map(({ id }) => id)).size !== entries.length) throw ruleBroken('A position is named twice.');
  const found = entries.map((entry) => ({ entry, position: rmaPosition(rma, entry.id) }));
  if (found.length !== rma.positions.length && !switches.partialAnswers) {
    throw ruleBroken('Every position of the RMA must be decided.');
  }
  if (switches.rmaReasonRequired && entries.some(({ reason }) => reason.trim() === '')) {
    throw ruleBroken('Each decision needs a reason.');
  }
  const at = world.clock.now();
  for (const { entry, position } of found) {
    position.status = entry.status;
    position.decisionReason = entry.reason;
  }
  rma.history.push({ at, event: 'decided', by: decision.by, detail: entries });
  if (rma.positions.some(({ status }) => status === 'pending')) return;
  rma.decidedAt = at;
  rma.decidedBy = decision.by;
  const refund = rma.positions.some(({ status }) => status === 'accepted');
  rma.refundedAt = refund ? at + lag(world, switches.refundLagMs) : null;
}

function rmaPosition(rma: Rma, id: number): RmaPosition {
  const position = rma.positions.find((candidate) => candidate.id === id);
  if (position === undefined) throw ruleBroken(`Position ${id} does not belong to RMA ${rma.id}.`);
  return position;
}

export function rmaStatus(rma: Rma, now: number): 'pending' | 'accepted' | 'declined' | 'refunded' {
  if (rma.decidedAt === null) return 'pending';
  if (rma.refundedAt === null) return 'declined';
  return rma.refundedAt <= now ? 'refunded' : 'accepted';
}

export interface RequestedPosition {
  readonly id: number;
  readonly quantity: number;
  readonly reason: string;
}

/** @throws ApiError 422 unknown or unsent position, too many units, no reason; 409 another open case on the same units */
export function requestRma(
  world: World,
  location: Location,
  order: Order,
  positions: readonly RequestedPosition[],
): RmaRequest {
  for (const position of positions) checkRequested(world, location, order, position);
  const now = world.clock.now();
  const request: RmaRequest = {
    locationId: location.id,
    id: nextId(location, 'rmaRequest'),
    orderId: order.id,
    createdAt: now,
    positions,
    status: 'pending',
    rmaId: null,
    declineReason: null,
    decidedAt: null,
  };
  location.rmaRequests.set(request.id, request);
  const { rmaRequestDecision: decision, rmaRequestLagMs } = world.switches;
  if (decision !== 'none') {
    world.timeline.plan(now + lag(world, rmaRequestLagMs), () => {
      if (request.status === 'pending') decideRmaRequest(world, location, request, decision, 'Not returnable');
    });
  }
  return request;
}

function checkRequested(world: World, location: Location, order: Order, requested: RequestedPosition): void {
  const { switches } = world;
  const position = order.positions.find(({ id }) => id === requested.id);
  if (position === undefined) throw ruleBroken(`Position ${requested.id} is not part of order ${order.id}.`);
  if (switches.rmaOnlyShipped && position.sentAt === null)
    throw ruleBroken(`Position ${position.id} was not sent yet.`);
  if (switches.rmaReasonRequired && requested.reason.trim() === '') throw ruleBroken('Each position needs a reason.');
  if (!Number.isInteger(requested.quantity) || requested.quantity < 1)
    throw ruleBroken('The quantity must be 1 or more.');
  const { open, done } = unitsInCases(location, order.id, position.id);
  if (switches.rmaQuantityLeft && requested.quantity > position.quantity - done) {
    throw ruleBroken(`Only ${position.quantity - done} of position ${position.id} can still be returned.`);
  }
  if (switches.rmaOneOpenCase && requested.quantity > position.quantity - done - open) {
    throw conflict(`Position ${position.id} is already part of an open case.`);
  }
}

/** Units of a position in accepted RMAs, and in RMAs or requests that are not decided. */
function unitsInCases(location: Location, orderId: number, positionId: number): { open: number; done: number } {
  let open = 0;
  let done = 0;
  for (const rma of location.rmas.values()) {
    if (rma.orderId !== orderId) continue;
    for (const { orderPositionId, status, quantity } of rma.positions) {
      if (orderPositionId !== positionId) continue;
      if (status === 'accepted') done += quantity;
      if (status === 'pending') open += quantity;
    }
  }
  for (const request of location.rmaRequests.values()) {
    if (request.orderId !== orderId || request.status !== 'pending') continue;
    for (const { id, quantity } of request.positions) if (id === positionId) open += quantity;
  }
  return { open, done };
}

/** Miinto's word on a request; accepting makes an accepted RMA. @throws ApiError 409 when it was given before */
export function decideRmaRequest(
  world: World,
  location: Location,
  request: RmaRequest,
  decision: 'accept' | 'decline',
  reason: string,
): Rma | null {
  if (request.status !== 'pending') throw conflict(`RMA request ${request.id} is ${request.status}.`);
  request.decidedAt = world.clock.now();
  if (decision === 'decline') {
    request.status = 'declined';
    request.declineReason = reason;
    return null;
  }
  request.status = 'accepted';
  const positions = request.positions.map(({ id, quantity, reason: why }) => ({
    orderPositionId: id,
    quantity,
    reason: why,
  }));
  const rma = putRma(world, location, { locationId: location.id, orderId: request.orderId, positions }, request.id);
  request.rmaId = rma.id;
  decideRma(world, rma, {
    accepted: rma.positions.map(({ id }) => ({ id, reason: reason === '' ? 'Requested by the shop' : reason })),
    declined: [],
    by: 'panel',
  });
  return rma;
}
