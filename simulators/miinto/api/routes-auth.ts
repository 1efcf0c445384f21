/** Channels, shop details and the status of a service (reference 2.1, 2.2, 3 and 1). */
import { authError, badRequest, notFound } from '../errors.ts';
import { isObject } from '../json.ts';
import { channelWire, logIn } from '../market/accounts.ts';
import { ok, type Call, type LocationCall } from './call.ts';
import { queryPairs } from './query.ts';
import { readJson } from './request.ts';
import type { Reply } from './reply.ts';

/** `POST /channels`, JSON or form-encoded; not signed. */
export function createChannel(call: Call): Reply {
  const { identifier, secret } = credentials(call);
  if (typeof identifier !== 'string' || typeof secret !== 'string')
    throw badRequest('identifier and secret must be given.');
  const { account, channel } = logIn(call.world, identifier, secret);
  return ok(call, channelWire(call.world, account, channel));
}

function credentials({ request }: Call): { identifier?: unknown; secret?: unknown } {
  if ((request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(queryPairs(request.body.toString('latin1')));
  }
  const body = readJson(request.body);
  if (!isObject(body)) throw badRequest('The body must be a JSON object.');
  return body;
}

export function readChannel(call: Call): Reply {
  if (call.signer === null) throw authError('This call must be signed.');
  const { account } = call.signer;
  const channel = account.channels.find(({ id }) => id === call.params.channelId);
  if (channel === undefined || channel.revokedAt !== null) throw notFound('There is no such channel.');
  return ok(call, channelWire(call.world, account, channel));
}

export function readShop(call: LocationCall): Reply {
  const { id, name, countryCode, currency, active } = call.location;
  return ok(call, { id, name: name ?? undefined, countryCode, currency, active });
}

export function readStatus(call: Call): Reply {
  return ok(call, { service: `${call.service} service (simulated)`, status: 'OK' });
}
