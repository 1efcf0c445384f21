/** The channel's side of one order line's returns, as cases: an RMA of the buyer's, or a request of ours with its answer. */
import type { LineReturns, RequestUnits, RmaUnits } from './returns.ts';

/**
 * - `open`: an RMA that waits for a decision; `accepting` / `declining`: one that is decided here, not there yet
 * - `taken`: the channel took the units back
 * - `asked`: a request of ours that was not refused, and has no RMA that we know
 * - `dead`: refused, or never arrived: nothing follows from it
 */
export type CasePhase = 'open' | 'accepting' | 'declining' | 'taken' | 'asked' | 'dead';

/** One case and those of its units that nothing in the store answers yet. */
export interface Case {
  /** Names it in steps: the RMA's line, or the request while it has no RMA. */
  readonly id: string;
  /** All ids under which it may be tied. */
  readonly ids: readonly string[];
  readonly began: 'channel' | 'request';
  readonly quantity: number;
  readonly phase: CasePhase;
  /** Units of it that count as taken back at the channel. */
  readonly counted: number;
  /** Units of the request it answers; null if it answers none. */
  readonly answers: number | null;
  readonly startedAt: Date;
  /** Units tied to refunds. */
  readonly tied: number;
  /** Used up by the steps. */
  free: number;
}

const DEAD: ReadonlySet<RequestUnits['state']> = new Set(['declined', 'unsupported', 'unconfirmed']);

/** The cases of a line, in the order in which they were read. Exchanges, repairs and unknown kinds are none. */
export function makeCases(line: LineReturns): Case[] {
  const returns = line.rmas.filter(({ kind, quantity }) => kind === 'return' && quantity > 0);
  const known = new Set(line.requests.map(({ requestId }) => requestId));
  const own = returns.filter(({ requestId }) => requestId === null || !known.has(requestId));
  const ofRequests = line.requests.flatMap((request) => {
    const answers = returns.filter(({ requestId }) => requestId === request.requestId);
    return answers.length === 0 ? [unanswered(line, request)] : answered(line, request, answers);
  });
  return [...own.map((rma) => ofChannel(line, rma)), ...ofRequests];
}

function phaseOf({ state, decision }: RmaUnits): CasePhase {
  if (state === 'declined') return 'dead';
  if (state !== 'pending') return 'taken';
  if (decision === null) return 'open';
  return decision === 'accept' ? 'accepting' : 'declining';
}

function tiedUnits(line: LineReturns, ids: readonly string[]): number {
  const refunds = new Set(line.refunds.map(({ refundLineId }) => refundLineId));
  return line.ties
    .filter(({ caseId, refundLineId }) => ids.includes(caseId) && refunds.has(refundLineId))
    .reduce((total, { quantity }) => total + quantity, 0);
}

function freeUnits(phase: CasePhase, quantity: number, tied: number): number {
  return phase === 'dead' ? 0 : Math.max(0, quantity - tied);
}

function ofChannel(line: LineReturns, rma: RmaUnits): Case {
  const { rmaLineId: id, quantity, startedAt } = rma;
  const phase = phaseOf(rma);
  const tied = tiedUnits(line, [id]);
  const counted = phase === 'taken' ? quantity : 0;
  const free = freeUnits(phase, quantity, tied);
  return { id, ids: [id], began: 'channel', quantity, phase, counted, answers: null, startedAt, tied, free };
}

function unanswered(line: LineReturns, request: RequestUnits): Case {
  const { requestId: id, quantity, state, startedAt } = request;
  const unsent = state === 'draft' || state === 'to-confirm';
  const dead = DEAD.has(state) || (unsent && request.handled);
  const phase = dead ? 'dead' : 'asked';
  const tied = tiedUnits(line, [id]);
  const counted = state === 'sent' || state === 'accepted' ? quantity : 0;
  const free = freeUnits(phase, quantity, tied);
  return { id, ids: [id], began: 'request', quantity, phase, counted, answers: null, startedAt, tied, free };
}

/** A request with its RMA: one case, with what the RMA says. Usually a single line; the request's ties fill the first ones. */
function answered(line: LineReturns, request: RequestUnits, rmas: readonly RmaUnits[]): Case[] {
  let asked = request.quantity;
  let tiedToRequest = tiedUnits(line, [request.requestId]);
  return rmas.map((rma, index) => {
    const { rmaLineId: id, quantity } = rma;
    const phase = phaseOf(rma);
    const last = index === rmas.length - 1;
    const answers = last ? asked : Math.min(asked, quantity);
    asked -= answers;
    const shared = last ? tiedToRequest : Math.min(tiedToRequest, quantity);
    tiedToRequest -= shared;
    const tied = shared + tiedUnits(line, [id]);
    return {
      id,
      ids: [id, request.requestId],
      began: 'request',
      quantity,
      phase,
      // The request was sent and not declined, so its units count before the RMA is decided, too.
      counted: phase === 'dead' ? 0 : quantity,
      answers,
      startedAt: request.startedAt,
      tied,
      free: freeUnits(phase, quantity, tied),
    };
  });
}
