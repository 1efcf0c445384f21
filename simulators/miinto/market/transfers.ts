/** Transfers: how they come, what becomes of them by themselves, and what an answer does. */
import { conflict, ruleBroken } from '../errors.ts';
import { readInstant, type Instant } from '../clock.ts';
import type { Json, JsonObject, WireOverride } from '../json.ts';
import { makeBuyer, type CustomerSpec } from './buyers.ts';
import { makeOrder } from './orders.ts';
import { nextId, type Location, type Order, type Party, type Position, type Transfer } from './state.ts';
import { nextParentOrderId, type World } from './world.ts';

export interface PositionSpec {
  /** Chosen by the location's counter unless given; giving one twice makes a position come twice. */
  readonly id?: number;
  /** Default 1. */
  readonly quantity?: number;
  /** Minor units, for one unit. */
  readonly price: number;
  /** Written as it is: productId, gtin, name, brand, color, size, styleId… */
  readonly item: JsonObject;
  readonly wire?: WireOverride;
}

export interface TransferSpec {
  readonly locationId: string;
  readonly id?: number;
  readonly parentOrderId?: number;
  /** By default that of the location. */
  readonly currency?: string;
  readonly positions: readonly PositionSpec[];
  readonly customer?: CustomerSpec;
  /** Now unless given; before it the transfer is not in any list. */
  readonly visibleAt?: Instant;
  /** By default `visibleAt`. */
  readonly createdAt?: Instant;
  /** Instead of the switch `transferTtlMs`; not scaled. */
  readonly ttlMs?: number;
  readonly wire?: WireOverride;
  readonly orderWire?: WireOverride;
  /** At this time, if it is still pending, Miinto takes it away. */
  readonly withdrawAt?: Instant;
  /** At this time, if it is still pending, the merchant answers it in the panel. */
  readonly panel?: { readonly at: Instant; readonly accept: 'all' | readonly number[] };
  readonly tag?: Json;
}

export function putTransfer(world: World, location: Location, spec: TransferSpec): Transfer {
  if (spec.id !== undefined && location.transfers.has(spec.id)) {
    throw conflict(`Transfer ${spec.id} is already there at ${location.id}.`);
  }
  const visibleAt = spec.visibleAt === undefined ? world.clock.now() : readInstant(spec.visibleAt);
  const createdAt = spec.createdAt === undefined ? visibleAt : readInstant(spec.createdAt);
  const transfer: Transfer = {
    locationId: location.id,
    id: nextId(location, 'transfer', spec.id),
    parentOrderId: spec.parentOrderId ?? nextParentOrderId(world, location.diallingCode),
    parentCreatedAt: createdAt - 5000,
    currency: spec.currency ?? location.currency,
    createdAt,
    visibleAt,
    expiresAt: visibleAt + (spec.ttlMs ?? world.clock.scaled(world.switches.transferTtlMs)),
    positions: spec.positions.map((position) => makePosition(location, position)),
    buyer: makeBuyer(world.random, location, spec.customer ?? {}),
    wire: spec.wire ?? null,
    orderWire: spec.orderWire ?? null,
    tag: spec.tag ?? null,
    status: 'pending',
    answeredAt: null,
    answeredBy: null,
    orderIds: [],
    history: [{ at: visibleAt, event: 'offered', by: 'miinto' }],
  };
  location.transfers.set(transfer.id, transfer);
  location.open.add(transfer);
  planFate(world, location, transfer, spec);
  return transfer;
}

function makePosition(location: Location, spec: PositionSpec): Position {
  return {
    id: nextId(location, 'position', spec.id),
    quantity: spec.quantity ?? 1,
    price: spec.price,
    item: spec.item,
    wire: spec.wire ?? null,
    status: 'pending',
    decidedAt: null,
    decidedBy: null,
    orderId: null,
  };
}

function planFate(world: World, location: Location, transfer: Transfer, spec: TransferSpec): void {
  const ifOpen = (at: number, run: (at: number) => void): void => {
    world.timeline.plan(at, (then) => {
      if (transfer.status === 'pending') run(then);
    });
  };
  ifOpen(transfer.expiresAt, (at) => close(location, transfer, 'expired', at));
  if (spec.withdrawAt !== undefined) {
    ifOpen(readInstant(spec.withdrawAt), (at) => close(location, transfer, 'withdrawn', at));
  }
  const { panel } = spec;
  if (panel !== undefined)
    ifOpen(readInstant(panel.at), (at) => answerInPanel(world, location, transfer, panel.accept, at));
}

function close(location: Location, transfer: Transfer, status: 'expired' | 'withdrawn', at: number): void {
  transfer.status = status;
  for (const position of transfer.positions) if (position.status === 'pending') position.status = status;
  transfer.history.push({ at, event: status, by: 'miinto' });
  location.open.delete(transfer);
}

/** @throws ApiError 409 when the transfer is no longer pending */
export function withdraw(location: Location, transfer: Transfer, at: number): void {
  if (transfer.status !== 'pending') throw conflict(`Transfer ${transfer.id} is ${transfer.status}.`);
  close(location, transfer, 'withdrawn', at);
}

/** Visible and still open at this time. */
export function pendingTransfers(location: Location, now: number): Transfer[] {
  return [...location.open].filter((transfer) => transfer.visibleAt <= now);
}

/** What is not accepted is declined. @throws ApiError 409 when the transfer is no longer pending */
export function answerInPanel(
  world: World,
  location: Location,
  transfer: Transfer,
  accept: 'all' | readonly number[],
  at: number,
): Order | null {
  const open = transfer.positions.filter((position) => position.status === 'pending').map(({ id }) => id);
  const accepted = accept === 'all' ? open : accept;
  const declined = open.filter((id) => !accepted.includes(id));
  return answerTransfer(world, location, transfer, { accepted, declined, by: 'panel', at });
}

export interface Answer {
  readonly accepted: readonly number[];
  readonly declined: readonly number[];
  readonly by: Party;
  readonly at: number;
}

/**
 * Decides positions; accepted ones become an order.
 * @returns the new order, null when all was declined
 * @throws ApiError 409 already answered, 422 unknown or repeated position, or positions left open
 */
export function answerTransfer(world: World, location: Location, transfer: Transfer, answer: Answer): Order | null {
  if (transfer.status !== 'pending') throw conflict(`Transfer ${transfer.id} is ${transfer.status}.`);
  const { accepted, declined } = checkedIds(transfer, answer);
  const open = transfer.positions.filter((position) => position.status === 'pending');
  const left = open.filter(({ id }) => !accepted.has(id) && !declined.has(id));
  if (left.length > 0 && !world.switches.partialAnswers) {
    throw ruleBroken(`Every pending position must be answered; left open: ${left.map(({ id }) => id).join(', ')}.`);
  }
  const mark = (position: Position): void => {
    position.status = accepted.has(position.id) ? 'accepted' : 'declined';
    position.decidedAt = answer.at;
    position.decidedBy = answer.by;
  };
  for (const position of open) if (!left.includes(position)) mark(position);
  const taken = open.filter((position) => position.status === 'accepted');
  const order = taken.length === 0 ? null : makeOrder(world, location, transfer, taken, answer);
  finish(location, transfer, answer, left.length === 0);
  if (order !== null) transfer.orderIds.push(order.id);
  return order;
}

function finish(location: Location, transfer: Transfer, answer: Answer, complete: boolean): void {
  const { accepted, declined, by, at } = answer;
  const detail = { accepted: [...accepted], declined: [...declined] };
  transfer.history.push({ at, event: complete ? 'answered' : 'answered in part', by, detail });
  if (!complete) return;
  transfer.status = transfer.positions.some(({ status }) => status === 'accepted') ? 'accepted' : 'declined';
  transfer.answeredAt = at;
  transfer.answeredBy = by;
  location.open.delete(transfer);
}

function checkedIds(transfer: Transfer, answer: Answer): { accepted: Set<number>; declined: Set<number> } {
  const accepted = new Set(answer.accepted);
  const declined = new Set(answer.declined);
  const all = [...answer.accepted, ...answer.declined];
  if (accepted.size + declined.size !== all.length || all.some((id) => accepted.has(id) && declined.has(id))) {
    throw ruleBroken('A position is named more than once.');
  }
  const known = new Map(transfer.positions.map((position) => [position.id, position.status]));
  for (const id of all) {
    const status = known.get(id);
    if (status === undefined) throw ruleBroken(`Position ${id} does not belong to transfer ${transfer.id}.`);
    if (status !== 'pending') throw conflict(`Position ${id} is already ${status}.`);
  }
  return { accepted, declined };
}
