/** One request from route to answer: who is it, may it, does a fault meet it, what does it do. */
import { ApiError, CODE, notFound } from '../errors.ts';
import { runUnderFault } from '../faults/run.ts';
import { maySee } from '../market/accounts.ts';
import type { Location } from '../market/state.ts';
import type { World } from '../market/world.ts';
import type { Service } from '../switches.ts';
import type { Call, LocationCall } from './call.ts';
import { queryPairs } from './query.ts';
import { failure, type Reply } from './reply.ts';
import type { Outcome } from './request-log.ts';
import { segmentsOf, type RawRequest } from './request.ts';
import { findRoute, type Match, type Route } from './route-table.ts';
import { verifyControlHeaders, verifySigner, type Signer } from './verify.ts';

export interface Handled {
  readonly reply: Reply;
  readonly outcome: Outcome;
}

/** What is known of a request so far, for the log. */
export interface Trail {
  service: string;
  route: string | null;
  locationId: string | null;
  login: string | null;
  fault: string | null;
  version: string;
}

/** @param wait real milliseconds; rejects when the simulator is closed */
export async function handle(
  world: World,
  request: RawRequest,
  services: readonly Service[],
  trail: Trail,
  wait: (milliseconds: number) => Promise<void>,
): Promise<Handled> {
  world.timeline.settle(world.clock.now());
  try {
    const segments = segmentsOf(request.path);
    const match = segments === null ? null : findRoute(request.method, segments, services);
    if (match === null) throw notFound('No such resource.');
    const execute = admit(world, request, match, trail);
    const { route } = match;
    const { locationId, login } = trail;
    const fault = world.faults.meet({ route: route.name, locationId, login, offset: offsetOf(request.query) });
    if (fault === null) return { reply: execute(0), outcome: 'sent' };
    trail.fault = fault.kind;
    const attempt = (hidden: number): Reply => {
      world.timeline.settle(world.clock.now());
      return replyOf(world, trail.version, () => execute(hidden));
    };
    return await runUnderFault({
      world,
      fault,
      attempt,
      match,
      channelId: channelIdOf(request),
      version: trail.version,
      wait,
    });
  } catch (error) {
    return { reply: errorReply(world, trail.version, error), outcome: 'sent' };
  }
}

function channelIdOf(request: RawRequest): string {
  const value = request.headers['miinto-api-auth-id'];
  return typeof value === 'string' ? value : '';
}

function offsetOf(query: string): number {
  return Number(/(?:^|&)offset=(\d+)/.exec(query)?.[1] ?? 0);
}

/** Checks everything that comes before the work itself. @returns the work; it gets the number of entries to hide */
function admit(world: World, request: RawRequest, match: Match, trail: Trail): (hidden: number) => Reply {
  const { route, params } = match;
  trail.route = route.name;
  trail.service = route.service ?? trail.service;
  trail.version = route.minVersion === '1.0' ? '1.0' : '2.6';
  trail.locationId = locationIdOf(route, match, request);
  const base = { world, request, params, service: trail.service };
  if (route.access === 'open') {
    const call: Call = { ...base, version: trail.version, signer: null, hidden: 0 };
    return () => route.run(call);
  }
  const service = route.service ?? 'order';
  const signer = verifySigner(world, request, service);
  trail.login = signer.account.login;
  const version = verifyControlHeaders(world, request.headers, route.minVersion);
  trail.version = version;
  if (route.access === 'signed') return () => route.run({ ...base, version, signer, hidden: 0 });
  const location = permittedLocation(world, signer, trail.locationId);
  const call: LocationCall = { ...base, version, signer, hidden: 0, location };
  return (hidden) => route.run({ ...call, hidden });
}

function locationIdOf(route: Route, { params }: Match, request: RawRequest): string | null {
  if (params.locationId !== undefined) return params.locationId;
  if (route.access !== 'location') return null;
  return queryPairs(request.query).find(([name]) => name === 'unifiedLocationId')?.[1] ?? '';
}

function permittedLocation(world: World, { account }: Signer, locationId: string | null): Location {
  const location = locationId === null ? undefined : world.locations.get(locationId);
  if (location === undefined || !maySee(account, location.id)) {
    throw new ApiError(403, CODE.privilege, `No privileges for ${locationId ?? 'this location'}.`, { auth: true });
  }
  const { rateLimit } = world.switches;
  const waitSeconds = rateLimit === null ? null : world.limiter.take(location.id, rateLimit);
  if (waitSeconds !== null) throw tooManyRequests(waitSeconds);
  if (!location.active) throw new ApiError(200, CODE.privilege, 'The shop is not active.');
  return location;
}

function tooManyRequests(waitSeconds: number): ApiError {
  return new ApiError(429, CODE.rate, 'Too many requests.', { headers: { 'retry-after': String(waitSeconds) } });
}

function replyOf(world: World, version: string, run: () => Reply): Reply {
  try {
    return run();
  } catch (error) {
    return errorReply(world, version, error);
  }
}

function errorReply(world: World, version: string, error: unknown): Reply {
  if (!(error instanceof ApiError)) throw error;
  const status = error.auth && world.switches.authFailureStatus === 200 ? 200 : error.status;
  return failure(version, error, status);
}
