/** Who sent a request: headers, clock, channel and signature, checked as the reference says (sections 1 and 2.4). */
import type { IncomingHttpHeaders } from 'node:http';
import { authError, badRequest } from '../errors.ts';
import { findChannel } from '../market/accounts.ts';
import type { Account, Channel } from '../market/state.ts';
import type { World } from '../market/world.ts';
import type { Service } from '../switches.ts';
import type { RawRequest } from './request.ts';
import { AUTH_TYPE, isSignedWith } from './signature.ts';

export interface Signer {
  readonly account: Account;
  readonly channel: Channel;
}

const FLAVOUR = 'Miinto-Generic';
const VERSIONS = ['1.0', '2.2', '2.3', '2.4', '2.5', '2.6'];

/** @throws ApiError 401 */
export function verifySigner(world: World, request: RawRequest, service: Service): Signer {
  const channelId = authHeader(request.headers, 'id');
  const timestamp = authHeader(request.headers, 'timestamp');
  const seed = authHeader(request.headers, 'seed');
  if (authHeader(request.headers, 'type') !== AUTH_TYPE) throw authError('Unknown authentication type.');
  const claimed = authHeader(request.headers, 'signature');

  if (!/^\d{1,11}$/.test(timestamp)) throw authError('The timestamp is not in whole seconds.');
  const skewSeconds = Math.abs(world.clock.now() / 1000 - Number(timestamp));
  if (skewSeconds > world.switches.maxSkewSeconds) throw authError('The timestamp is too far from our clock.');

  const found = findChannel(world, channelId);
  if (found === null) throw authError('The channel is unknown or no longer valid.');
  const { method, path, query, body } = request;
  const hosts = [request.host, ...(world.signingHosts[service] ?? [])];
  const parts = { method, path, query, channelId, timestamp, seed, body };
  if (!hosts.some((host) => isSignedWith(found.channel.token, { ...parts, host }, claimed))) {
    throw authError('The signature does not match.');
  }
  refuseRepeat(world, `${channelId} ${timestamp} ${seed}`);
  return found;
}

function authHeader(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[`miinto-api-auth-${name}`];
  if (typeof value !== 'string' || value === '') throw authError(`The header Miinto-Api-Auth-${name} is missing.`);
  return value;
}

function refuseRepeat(world: World, key: string): void {
  if (!world.switches.refuseRepeatedSeeds) return;
  if (world.seeds.has(key)) throw authError('This timestamp and seed were used before.');
  world.seeds.add(key);
}

/**
 * The version a request asks for, shown back in the envelope.
 * @throws ApiError 400 when content type, flavour or version are missing or not known to this service
 */
export function verifyControlHeaders(world: World, headers: IncomingHttpHeaders, minVersion: string): string {
  const version = headers['miinto-api-control-version'];
  if (!world.switches.requireControlHeaders) return typeof version === 'string' ? version : minVersion;
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    throw badRequest('Content-Type must be application/json.');
  }
  if (headers['miinto-api-control-flavour'] !== FLAVOUR) {
    throw badRequest(`Miinto-Api-Control-Flavour must be ${FLAVOUR}.`);
  }
  if (typeof version !== 'string' || !VERSIONS.includes(version))
    throw badRequest('Unknown Miinto-Api-Control-Version.');
  if (Number(version) < Number(minVersion)) throw badRequest(`This call needs version ${minVersion} or later.`);
  return version;
}
