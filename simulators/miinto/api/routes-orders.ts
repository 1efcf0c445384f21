/** Orders, their shipping providers, and the assumed shipment update in its variants (reference 5). */
import { badRequest, notFound } from '../errors.ts';
import { isReadable, providersFor, ship, type Parcel } from '../market/orders.ts';
import { objectBody, objectsWithId, ok, okList, optionalText, readableOrder, type LocationCall } from './call.ts';
import { pageOf, readListQuery } from './query.ts';
import type { Reply } from './reply.ts';
import { orderWire, wireStatus } from './wire.ts';

export function listOrders(call: LocationCall): Reply {
  const { world, location } = call;
  const query = readListQuery(call.request.query, world.switches);
  const wanted = [...location.orders.values()]
    .filter((order) => isReadable(world, order))
    .filter((order) => query.statuses.length === 0 || query.statuses.includes(wireStatus(world, order)));
  const { entries, totalItemCount } = pageOf(wanted, query);
  return okList(
    call,
    entries.map((order) => orderWire(world, order)),
    totalItemCount,
  );
}

export function readOrder(call: LocationCall): Reply {
  return ok(call, orderWire(call.world, readableOrder(call, isReadable)));
}

export function listShippingProviders(call: LocationCall): Reply {
  const order = readableOrder(call, isReadable);
  return ok(
    call,
    providersFor(call.location, order).map(({ id, name }) => ({ id, name })),
  );
}

/** `PATCH /shops/{id}/orders/{orderId}`: the working assumption of reference 5.4. */
export function patchOrder(call: LocationCall): Reply {
  const { shipping } = call.world.switches;
  if (shipping === 'not-found' || shipping === 'other-path') throw notFound('No such resource.');
  const order = readableOrder(call, isReadable);
  const body = objectBody(call);
  const parcels = objectsWithId(body.acceptedPositions, 'acceptedPositions').map((entry): Parcel => ({
    positionId: entry.id,
    providerId: optionalText(entry.shippingProviderId, 'shippingProviderId'),
    tracking: optionalText(entry.trackAndTrace, 'trackAndTrace'),
  }));
  return shipped(call, order, parcels);
}

/** `PUT /shops/{id}/orders/{orderId}/shipping` with other names: what the variant `other-path` has instead. */
export function putShipping(call: LocationCall): Reply {
  if (call.world.switches.shipping !== 'other-path') throw notFound('No such resource.');
  const order = readableOrder(call, isReadable);
  const body = objectBody(call);
  const parcels = objectsWithId(body.positions, 'positions').map((entry): Parcel => ({
    positionId: entry.id,
    providerId: optionalText(entry.providerId, 'providerId'),
    tracking: optionalText(entry.trackingNumber, 'trackingNumber'),
  }));
  return shipped(call, order, parcels);
}

function shipped(call: LocationCall, order: Parameters<typeof ship>[2], parcels: readonly Parcel[]): Reply {
  if (parcels.length === 0) throw badRequest('At least one position must be given.');
  if (call.world.switches.shipping !== 'no-effect') ship(call.world, call.location, order, parcels);
  return ok(call, orderWire(call.world, order));
}
