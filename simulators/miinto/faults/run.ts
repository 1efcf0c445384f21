/** Does the work of a request the way a fault wants it. */
import type { Handled } from '../api/handle.ts';
import { bodyText, failure, html, type Reply } from '../api/reply.ts';
import type { Match } from '../api/route-table.ts';
import { ApiError, authError, CODE } from '../errors.ts';
import { revokeChannels } from '../market/accounts.ts';
import { answerInPanel, pendingTransfers, withdraw } from '../market/transfers.ts';
import type { Location } from '../market/state.ts';
import type { World } from '../market/world.ts';
import type { Fault } from './faults.ts';
import { spoilTypes } from './spoil.ts';

export interface FaultyCall {
  readonly world: World;
  readonly fault: Fault;
  /** Does the work; refusals come as failure answers. */
  readonly attempt: (hidden: number) => Reply;
  readonly match: Match;
  readonly channelId: string;
  readonly version: string;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const STALL_MS = 60_000;

export async function runUnderFault(call: FaultyCall): Promise<Handled> {
  const { world, fault, attempt, version } = call;
  const sent = (reply: Reply): Handled => ({ reply, outcome: 'sent' });
  const refused = (error: ApiError): Handled => sent(failure(version, error, error.status));
  const workIfAfter = (): void => {
    if (fault.phase === 'after') attempt(0);
  };
  switch (fault.kind) {
    case 'reply-lost':
      return { reply: fault.phase === 'before' ? html(503) : attempt(0), outcome: 'lost' };
    case 'cut':
      return { reply: attempt(0), outcome: 'cut' };
    case 'stall':
      return sent(await stalled(call));
    case 'error':
      workIfAfter();
      return refused(new ApiError(fault.status ?? 503, CODE.server, 'Something went wrong.'));
    case 'html':
      workIfAfter();
      return sent(html(fault.status ?? 502));
    case 'failure-200':
      workIfAfter();
      return refused(new ApiError(200, CODE.server, 'Something went wrong.'));
    case 'rate-limited': {
      const headers = { 'retry-after': String(fault.retryAfterSeconds ?? 1) };
      return refused(new ApiError(429, CODE.rate, 'Too many requests.', { headers }));
    }
    case 'wrong-types': {
      const reply = attempt(0);
      return sent({ ...reply, body: spoilTypes(bodyText(reply), fault.mode ?? 'data-text') });
    }
    case 'channel-expired':
      for (const account of world.accounts.values()) revokeChannels(account, world.clock.now(), call.channelId);
      return refused(authError('The channel is unknown or no longer valid.'));
    case 'page-shrinking':
      return sent(attempt(shrink(call)));
    case 'taken-away':
      takeAway(call);
      return sent(attempt(0));
  }
}

async function stalled({ world, fault, attempt, wait }: FaultyCall): Promise<Reply> {
  const delay = fault.delayMs ?? world.clock.scaled(STALL_MS);
  const early = fault.phase === 'before' ? null : attempt(0);
  await wait(delay);
  return early ?? attempt(0);
}

function locationOf({ world, match }: FaultyCall): Location | undefined {
  return world.locations.get(match.params.locationId ?? '');
}

/** @returns how many entries are to be hidden from this answer */
function shrink(call: FaultyCall): number {
  const { world, fault } = call;
  const count = fault.count ?? 1;
  const location = locationOf(call);
  if (location === undefined || fault.mode === undefined || fault.mode === 'hide') return count;
  const now = world.clock.now();
  // The newest are the first of the earlier pages.
  const leaving = pendingTransfers(location, now).toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  for (const transfer of leaving.slice(0, count)) {
    if (fault.mode === 'withdraw') withdraw(location, transfer, now);
    else answerInPanel(world, location, transfer, fault.mode === 'panel-accept' ? 'all' : [], now);
  }
  return 0;
}

function takeAway(call: FaultyCall): void {
  const location = locationOf(call);
  const transfer = location?.transfers.get(Number(call.match.params.transferId));
  if (location !== undefined && transfer?.status === 'pending') withdraw(location, transfer, call.world.clock.now());
}
