/** RMAs and RMA requests: the working assumption of reference 6.3, and a variant with other paths and names. */
import { badRequest, notFound } from '../errors.ts';
import { applyOverride, isObject, type WireObject, type WireValue } from '../json.ts';
import { isReadable } from '../market/orders.ts';
import { decideRma, requestRma, rmaStatus, type RequestedPosition, type RmaDecision } from '../market/rmas.ts';
import { nextId, type Rma, type RmaPosition, type RmaRequest } from '../market/state.ts';
import type { WireVariant } from '../switches.ts';
import { byId, decisionLists, objectBody, objectsWithId, ok, okList, optionalText, type LocationCall } from './call.ts';
import { pageOf, readListQuery } from './query.ts';
import type { Reply } from './reply.ts';
import { wireTime } from './wire-time.ts';

/** Which of the two sets of paths a route belongs to. */
export type RmaPaths = 'assumed' | 'other';

function requirePaths(variant: WireVariant, paths: RmaPaths): void {
  const served = variant === 'not-found' ? null : variant === 'other-path' ? 'other' : 'assumed';
  if (served !== paths) throw notFound('No such resource.');
}

export function listRmas(call: LocationCall, paths: RmaPaths): Reply {
  requirePaths(call.world.switches.rma, paths);
  const now = call.world.clock.now();
  const query = readListQuery(call.request.query, call.world.switches);
  const wanted = [...call.location.rmas.values()]
    .filter(({ visibleAt }) => visibleAt <= now)
    .filter((rma) => query.statuses.length === 0 || query.statuses.includes(rmaStatus(rma, now)));
  const { entries, totalItemCount } = pageOf(wanted, query);
  return okList(
    call,
    entries.map((rma) => rmaWire(call, rma, paths)),
    totalItemCount,
  );
}

export function readRma(call: LocationCall, paths: RmaPaths): Reply {
  requirePaths(call.world.switches.rma, paths);
  return ok(call, rmaWire(call, visibleRma(call), paths));
}

function visibleRma(call: LocationCall): Rma {
  const rma = byId(call.location.rmas, call.params.rmaId, 'RMA');
  if (rma.visibleAt > call.world.clock.now()) throw notFound('There is no such RMA.');
  return rma;
}

/** `PATCH …/rmas/{rmaId}`, or in the other variant `POST …/returns/{rmaId}/decision`. */
export function decide(call: LocationCall, paths: RmaPaths): Reply {
  requirePaths(call.world.switches.rma, paths);
  const rma = visibleRma(call);
  const decision = paths === 'assumed' ? assumedDecision(call) : otherDecision(call);
  if (call.world.switches.rma !== 'no-effect') decideRma(call.world, rma, decision);
  return ok(call, rmaWire(call, rma, paths));
}

function assumedDecision(call: LocationCall): RmaDecision {
  const { accepted, declined } = decisionLists(call);
  const read = (entry: (typeof accepted)[number]): { id: number; reason: string } => {
    return { id: entry.id, reason: optionalText(entry.reason, 'reason') };
  };
  return { accepted: accepted.map(read), declined: declined.map(read), by: 'api' };
}

function otherDecision(call: LocationCall): RmaDecision {
  const lines = objectsWithId(objectBody(call).lines, 'lines');
  const read = (decision: string): { id: number; reason: string }[] =>
    lines
      .filter((line) => line.decision === decision)
      .map((line) => ({ id: line.id, reason: optionalText(line.note, 'note') }));
  if (lines.some(({ decision }) => decision !== 'accept' && decision !== 'decline')) {
    throw badRequest('decision must be accept or decline.');
  }
  return { accepted: read('accept'), declined: read('decline'), by: 'api' };
}

export function createRmaRequest(call: LocationCall, paths: RmaPaths): Reply {
  const { world, location } = call;
  requirePaths(world.switches.rmaRequest, paths);
  const body = objectBody(call);
  const orderId = paths === 'assumed' ? body.orderId : isObject(body.order) ? body.order.id : undefined;
  const [listName, reasonName] = paths === 'assumed' ? ['positions', 'reason'] : ['lines', 'note'];
  const positions = objectsWithId(body[listName], listName).map((entry): RequestedPosition => ({
    id: entry.id,
    quantity: typeof entry.quantity === 'number' ? entry.quantity : 0,
    reason: optionalText(entry[reasonName], reasonName),
  }));
  if (positions.length === 0) throw badRequest('At least one position must be given.');
  const order = byId(location.orders, typeof orderId === 'number' ? String(orderId) : undefined, 'order');
  if (!isReadable(world, order)) throw notFound('There is no such order.');
  if (world.switches.rmaRequest === 'no-effect')
    return ok(call, { id: nextId(location, 'rmaRequest'), status: 'pending' });
  const request = requestRma(world, location, order, positions);
  return ok(call, { id: request.id, status: request.status });
}

export function listRmaRequests(call: LocationCall, paths: RmaPaths): Reply {
  requirePaths(call.world.switches.rmaRequest, paths);
  const query = readListQuery(call.request.query, call.world.switches);
  const wanted = [...call.location.rmaRequests.values()].filter(
    ({ status }) => query.statuses.length === 0 || query.statuses.includes(status),
  );
  const { entries, totalItemCount } = pageOf(wanted, query);
  return okList(
    call,
    entries.map((request) => requestWire(call, request, paths)),
    totalItemCount,
  );
}

export function readRmaRequest(call: LocationCall, paths: RmaPaths): Reply {
  requirePaths(call.world.switches.rmaRequest, paths);
  return ok(call, requestWire(call, byId(call.location.rmaRequests, call.params.requestId, 'RMA request'), paths));
}

function rmaWire({ world }: LocationCall, rma: Rma, paths: RmaPaths): WireValue {
  const common = {
    id: rma.id,
    status: rmaStatus(rma, world.clock.now()),
    createdAt: wireTime(world.switches.timestamps, rma.id, rma.createdAt),
    currency: rma.currency,
    type: rma.type,
  };
  if (paths === 'other') {
    return applyOverride({ ...common, orderNumber: rma.orderId, lines: rma.positions.map(otherLine) }, rma.wire);
  }
  const withStatus = (status: RmaPosition['status']): WireObject[] =>
    rma.positions.filter((position) => position.status === status).map(assumedPosition);
  return applyOverride(
    {
      ...common,
      order: { id: rma.orderId },
      parentOrder: { id: rma.parentOrderId },
      pendingPositions: withStatus('pending'),
      acceptedPositions: withStatus('accepted'),
      declinedPositions: withStatus('declined'),
    },
    rma.wire,
  );
}

function assumedPosition(position: RmaPosition): WireObject {
  const { id, orderPositionId, quantity, price, reason, comment, decisionReason } = position;
  return { id, orderPositionId, quantity, price, reason, comment, decisionReason: decisionReason ?? undefined };
}

function otherLine({ id, orderPositionId, quantity, price, reason, comment, status }: RmaPosition): WireObject {
  return { id, position: orderPositionId, units: quantity, amount: price, cause: reason, note: comment, state: status };
}

function requestWire({ world }: LocationCall, request: RmaRequest, paths: RmaPaths): WireObject {
  const { id, status, orderId, positions, rmaId, declineReason } = request;
  const createdAt = wireTime(world.switches.timestamps, id, request.createdAt);
  const outcome = { rma: rmaId === null ? undefined : { id: rmaId }, reason: declineReason ?? undefined };
  if (paths === 'assumed')
    return { id, status, createdAt, order: { id: orderId }, positions: positions.map((p) => ({ ...p })), ...outcome };
  const lines = positions.map((position) => ({ id: position.id, quantity: position.quantity, note: position.reason }));
  return { id, state: status, createdAt, order: { id: orderId }, lines, ...outcome };
}
