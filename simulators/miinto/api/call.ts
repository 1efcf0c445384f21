/** What a route's handler gets, and how a body is taken apart. */
import { badRequest, notFound } from '../errors.ts';
import { isObject, type WireValue } from '../json.ts';
import type { Location, Order } from '../market/state.ts';
import type { World } from '../market/world.ts';
import { readJson, type RawRequest } from './request.ts';
import { success, type Reply } from './reply.ts';
import type { Signer } from './verify.ts';

export interface Call {
  readonly world: World;
  readonly request: RawRequest;
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** Version asked for, shown back in the envelope. */
  readonly version: string;
  /** null on the few calls that are not signed. */
  readonly signer: Signer | null;
  readonly service: string;
  /** Entries of earlier pages that a fault hides from this list. */
  readonly hidden: number;
}

/** A call whose path or query names a location that the signer may see and that is active. */
export interface LocationCall extends Call {
  readonly location: Location;
}

export function ok(call: Call, data: WireValue): Reply {
  return success(call.version, data);
}

export function okList(call: Call, data: readonly WireValue[], total: number): Reply {
  return success(call.version, data, call.world.switches.countAsText ? String(total) : total);
}

/** @throws ApiError 404 when the parameter is no integer or names nothing */
export function byId<T>(map: ReadonlyMap<number, T>, text: string | undefined, what: string): T {
  const found = text !== undefined && /^\d{1,15}$/.test(text) ? map.get(Number(text)) : undefined;
  if (found === undefined) throw notFound(`There is no such ${what}.`);
  return found;
}

/** @throws ApiError 404 also for an order that cannot be read yet */
export function readableOrder(call: LocationCall, isReadable: (world: World, order: Order) => boolean): Order {
  const order = byId(call.location.orders, call.params.orderId, 'order');
  if (!isReadable(call.world, order)) throw notFound('There is no such order.');
  return order;
}

/** @throws ApiError 400 when the body is not a JSON object */
export function objectBody(call: Call): Readonly<Record<string, unknown>> {
  const body = readJson(call.request.body);
  if (!isObject(body)) throw badRequest('The body must be a JSON object.');
  return body;
}

/** Entries of a list of objects, each with an integer `id`. @throws ApiError 400 */
export function objectsWithId(
  value: unknown,
  name: string,
): (Readonly<Record<string, unknown>> & { readonly id: number })[] {
  if (!Array.isArray(value)) throw badRequest(`${name} must be a list.`);
  return (value as unknown[]).map((entry) => {
    if (!isObject(entry)) throw badRequest(`Entries of ${name} must be objects with an id.`);
    const { id } = entry;
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw badRequest(`An id in ${name} is not an integer.`);
    return { ...entry, id };
  });
}

/** @throws ApiError 400 when it is there and is no text */
export function optionalText(value: unknown, name: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw badRequest(`${name} must be text.`);
  return value;
}

/** The two lists of an answer. @throws ApiError 400 when neither is there, or an empty one is not allowed */
export function decisionLists(call: Call): {
  accepted: ReturnType<typeof objectsWithId>;
  declined: ReturnType<typeof objectsWithId>;
} {
  const body = objectBody(call);
  const read = (name: string): ReturnType<typeof objectsWithId> => {
    if (body[name] === undefined) return [];
    const entries = objectsWithId(body[name], name);
    if (entries.length === 0 && !call.world.switches.emptyLists)
      throw badRequest(`Leave ${name} out when it is empty.`);
    return entries;
  };
  const accepted = read('acceptedPositions');
  const declined = read('declinedPositions');
  if (accepted.length + declined.length === 0)
    throw badRequest('acceptedPositions or declinedPositions must be given.');
  return { accepted, declined };
}
