/**
 * What both sides' returns and refunds of one order line come to (design section 7, *Refunds*): how many units are taken
 * back at the channel and in the store, and what is still to be written where. Pure: the same news in any order, once or
 * twice, settles to the same numbers, since only units that have no partner on the other side lead to a step.
 */
import type { rmaRequestMoves, StateOf } from './lifecycles.ts';
import { makeCases, type Case, type CasePhase } from './return-cases.ts';
import type { ReturnKind, ReturnLineState } from './return-types.ts';

/** Units of a return case at the channel that concern one order line. */
export interface RmaUnits {
  readonly rmaLineId: string;
  readonly quantity: number;
  /** Only returns bring units back; the others are matters for a person. */
  readonly kind: ReturnKind;
  readonly state: ReturnLineState;
  /** What was decided here and is on its way; null when nobody decided here. */
  readonly decision: 'accept' | 'decline' | null;
  /** Our request that it answers: it counts as that request, not once more. */
  readonly requestId: string | null;
  /** When it began at the channel (UTC). */
  readonly startedAt: Date;
}

/** Units of a request of ours to the channel that concern one order line. */
export interface RequestUnits {
  readonly requestId: string;
  readonly quantity: number;
  readonly state: StateOf<typeof rmaRequestMoves>;
  /** The channel has said which case answers it, whether or not we have read that case yet. */
  readonly answerNamed: boolean;
  /** A person is done with it by hand; what was not sent by then never will be. */
  readonly handled: boolean;
  readonly startedAt: Date;
}

/** Shipped units of one order line that a refund in the store takes back. */
export interface RefundUnits {
  readonly refundLineId: string;
  readonly quantity: number;
  /** channel: written by us, also while it is only intended; store: the merchant's own. */
  readonly origin: 'channel' | 'store';
  readonly startedAt: Date;
}

/** Units on both sides that are the same ones. */
export interface Tie {
  /** `rmaLineId` or `requestId`. */
  readonly caseId: string;
  readonly refundLineId: string;
  /** 0: a person said that they are different units. */
  readonly quantity: number;
}

export interface LineReturns {
  readonly lineId: string;
  /** Units sold and not cancelled: no more can come back. */
  readonly sold: number;
  readonly rmas: readonly RmaUnits[];
  readonly requests: readonly RequestUnits[];
  readonly refunds: readonly RefundUnits[];
  readonly ties: readonly Tie[];
}

/** What is to be written for one line. Whoever carries a step out records its tie in the same transaction. */
export type ReturnStep =
  /** Refund these units in the store, because the channel took them back; the new refund is tied to the case. */
  | { readonly kind: 'refund-in-store'; readonly caseId: string; readonly quantity: number }
  /** Ask the channel to take these units back, because the store refunded them; the new request is tied to the refund. */
  | { readonly kind: 'request-at-channel'; readonly refundLineId: string; readonly quantity: number }
  /** The merchant gave these units back already, in the store or with a request: accept the RMA; tied, if by a refund. */
  | {
      readonly kind: 'accept-rma';
      readonly rmaLineId: string;
      readonly refundLineId: string | null;
      readonly quantity: number;
    }
  /** The same units on both sides: nothing is written but the tie. */
  | { readonly kind: 'tie'; readonly caseId: string; readonly refundLineId: string; readonly quantity: number }
  /** The RMA answers this request although the channel does not say so; the only step then, and the line is compared again. */
  | { readonly kind: 'link-request'; readonly requestId: string; readonly rmaLineId: string }
  /** A person has to say whether these are the same units: then they are tied with this quantity, otherwise with 0. */
  | {
      readonly kind: 'ask';
      readonly why: 'same-units' | 'other-quantity' | 'declining';
      readonly caseId: string;
      readonly refundLineId: string;
      readonly quantity: number;
    }
  /** One side took back more than the other can: a person has to look. */
  | { readonly kind: 'too-many'; readonly side: 'store'; readonly caseId: string; readonly quantity: number }
  | { readonly kind: 'too-many'; readonly side: 'channel'; readonly refundLineId: string; readonly quantity: number }
  /**
   * The store gave these units back, and the channel refused them, took fewer, or was asked in vain: the one task about
   * them, whose sentence comes from the request or the RMA they are tied to. Nothing is sent again by itself.
   */
  | { readonly kind: 'unanswered'; readonly refundLineId: string; readonly quantity: number };

export interface LineBalance {
  readonly lineId: string;
  /** Units taken back at the channel, and those it was asked to. */
  readonly channel: number;
  /** Shipped units refunded in the store, or about to be. */
  readonly store: number;
  readonly steps: readonly ReturnStep[];
}

/** Cases that both sides began by themselves within this time may be different units. */
export const SAME_CASE_MS = 48 * 60 * 60 * 1000;

/** How far the channel's clock may be behind ours when it answers a request with an RMA. */
export const SKEW_MS = 5 * 60 * 1000;

const sum = (entries: readonly { readonly quantity: number }[]) =>
  entries.reduce((total, { quantity }) => total + quantity, 0);

/** A refund of the merchant's, and those of its units that are free for a partner. Used up by the steps. */
interface FreeRefund {
  readonly about: RefundUnits;
  /** Without a case at the channel that stands. */
  unpaired: number;
  /** Never asked for at the channel. What was asked for in vain is a person's matter and not sent again. */
  unasked: number;
  /** In requests that are not sent yet: a return that the channel has meanwhile is answered instead of them. */
  readonly waiting: number;
}

/** The balance of one line and the steps that even it out. While a person is asked about a pair, nothing is written for it. */
export function balance(line: LineReturns): LineBalance {
  const cases = makeCases(line);
  const channel = cases.reduce((total, { counted }) => total + counted, 0);
  const store = sum(line.refunds);
  const refunds = freeRefunds(line, cases);
  const steps: ReturnStep[] = [];
  const of = (...phases: readonly CasePhase[]) => cases.filter((entry) => phases.includes(entry.phase));

  const links = unlinkedAnswers(line, cases);
  // Everything else follows from what they say: compared again with them.
  if (links.length > 0) return { lineId: line.lineId, channel, store, steps: links };
  const room = (entry: Case, { about }: FreeRefund) =>
    line.sold - Math.max(channel - entry.counted, store - about.quantity);
  pair({ cases: of('taken'), refunds, ties: line.ties, room, steps });
  meetPending({ pending: of('open', 'accepting', 'declining'), refunds, ties: line.ties, steps });
  pair({ cases: of('asked'), refunds, ties: line.ties, room, steps });

  let left = Math.max(0, line.sold - store);
  for (const { id, free } of of('taken')) {
    const quantity = Math.min(free, left);
    left -= quantity;
    if (quantity > 0) steps.push({ kind: 'refund-in-store', caseId: id, quantity });
    if (free > quantity) steps.push({ kind: 'too-many', side: 'store', caseId: id, quantity: free - quantity });
  }
  const held = of('open', 'accepting', 'declining', 'asked').filter(({ counted }) => counted === 0);
  let open = Math.max(0, line.sold - channel - sum(held));
  for (const { about, unpaired, unasked, waiting } of refunds) {
    const { refundLineId } = about;
    const idle = Math.max(0, unpaired - waiting);
    const wanted = Math.max(0, Math.min(idle, unasked));
    const quantity = Math.min(wanted, open);
    open -= quantity;
    if (quantity > 0) steps.push({ kind: 'request-at-channel', refundLineId, quantity });
    if (wanted > quantity) steps.push({ kind: 'too-many', side: 'channel', refundLineId, quantity: wanted - quantity });
    if (idle > wanted) steps.push({ kind: 'unanswered', refundLineId, quantity: idle - wanted });
  }
  return { lineId: line.lineId, channel, store, steps };
}

function freeRefunds(line: LineReturns, cases: readonly Case[]): FreeRefund[] {
  // What a case can answer, filled in the order of its ties: the channel may have taken fewer units than it was asked to.
  const unsent = unsentRequests(line);
  const capacity = cases.map(({ phase, ids, quantity }) => ({
    ids,
    left: phase === 'dead' || ids.some((id) => unsent.has(id)) ? 0 : quantity,
  }));
  const answered = new Map<string, number>();
  for (const { caseId, refundLineId, quantity } of line.ties) {
    let units = quantity;
    for (const entry of capacity.filter(({ ids }) => ids.includes(caseId))) {
      const taken = Math.min(units, entry.left);
      entry.left -= taken;
      units -= taken;
      answered.set(refundLineId, (answered.get(refundLineId) ?? 0) + taken);
    }
  }
  return line.refunds
    .filter(({ origin }) => origin === 'store')
    .map((about) => {
      const { refundLineId, quantity } = about;
      const asked = sum(line.ties.filter((tie) => tie.refundLineId === refundLineId));
      const waiting = sum(line.ties.filter((tie) => tie.refundLineId === refundLineId && unsent.has(tie.caseId)));
      return { about, unpaired: quantity - (answered.get(refundLineId) ?? 0), unasked: quantity - asked, waiting };
    });
}

/** Units that a person can still ask the channel to take back: sold ones that are in no return or request. */
export function unitsToRequest({ sold, rmas, requests }: LineReturns): number {
  const answered = new Set(rmas.map(({ requestId }) => requestId));
  const open = [
    ...rmas.filter(({ state }) => state !== 'declined'),
    ...requests.filter(({ requestId, state }) => state !== 'declined' && !answered.has(requestId)),
  ];
  return Math.max(0, sold - sum(open));
}

/** Requests that a person has not confirmed yet, and that are still wanted. */
function unsentRequests({ requests }: LineReturns): ReadonlySet<string> {
  const unsent = requests.filter(({ state, handled }) => (state === 'draft' || state === 'to-confirm') && !handled);
  return new Set(unsent.map(({ requestId }) => requestId));
}

/** Requests that were not sent and are needless by now: the channel has returns of its own for the refunds they report. */
export function needlessRequests(line: LineReturns): readonly string[] {
  const unsent = unsentRequests(line);
  const answered = freeRefunds(line, makeCases(line)).filter(({ unpaired, waiting }) => waiting > unpaired);
  const refundLineIds = new Set(answered.map(({ about }) => about.refundLineId));
  const ties = line.ties.filter(({ caseId, refundLineId }) => unsent.has(caseId) && refundLineIds.has(refundLineId));
  return [...new Set(ties.map(({ caseId }) => caseId))];
}

/** RMAs that must be the answer to a request which arrived, or may have, and for which the channel has named none. */
function unlinkedAnswers(line: LineReturns, cases: readonly Case[]): ReturnStep[] {
  const waiting = line.requests.filter(
    ({ requestId, state, answerNamed }) =>
      (state === 'accepted' || state === 'unconfirmed') &&
      !answerNamed &&
      !line.rmas.some((rma) => rma.requestId === requestId),
  );
  const free = cases.filter(({ phase, began, tied }) => began === 'channel' && phase !== 'dead' && tied === 0);
  return waiting.flatMap(({ requestId, quantity, startedAt }) => {
    const later = free.filter((entry) => entry.startedAt.getTime() >= startedAt.getTime() - SKEW_MS);
    const answer = later.find((entry) => entry.quantity === quantity) ?? later[0];
    if (!answer) return [];
    free.splice(free.indexOf(answer), 1);
    return [{ kind: 'link-request', requestId, rmaLineId: answer.id } as const];
  });
}

/** A person said that these are different units. */
function apart(ties: readonly Tie[], entry: Case, { about }: FreeRefund): boolean {
  return ties.some(
    (tie) => tie.quantity === 0 && tie.refundLineId === about.refundLineId && entry.ids.includes(tie.caseId),
  );
}

function before(entry: Case, refund: RefundUnits): boolean {
  return entry.startedAt.getTime() < refund.startedAt.getTime() - SKEW_MS;
}

interface Pairing {
  readonly cases: readonly Case[];
  readonly refunds: readonly FreeRefund[];
  readonly ties: readonly Tie[];
  /** Units that could be taken back before this case and this refund. */
  readonly room: (entry: Case, refund: FreeRefund) => number;
  readonly steps: ReturnStep[];
}

/**
 * Cases that both sides began by themselves: the same units, unless there is room for both and they began so close together
 * that they may be different ones; then a person is asked.
 */
function pair({ cases, refunds, ties, room, steps }: Pairing): void {
  for (const entry of cases) {
    while (entry.free > 0) {
      const candidates = refunds.filter((refund) => refund.unpaired > 0 && !apart(ties, entry, refund));
      // What was asked for in vain is entered at the channel by hand, so that an RMA after it is no case of its own.
      const inVain = candidates.filter(
        ({ about, unpaired, unasked, waiting }) => unasked < unpaired - waiting && !before(entry, about),
      );
      const equal = ({ unpaired }: FreeRefund) => unpaired === entry.free;
      const refund = inVain.find(equal) ?? candidates.find(equal) ?? inVain[0] ?? candidates[0];
      if (!refund) break;
      const quantity = Math.min(entry.free, refund.unpaired);
      const about = { caseId: entry.id, refundLineId: refund.about.refundLineId, quantity };
      const gap = Math.abs(entry.startedAt.getTime() - refund.about.startedAt.getTime());
      const close = gap <= SAME_CASE_MS && entry.free + refund.unpaired <= room(entry, refund);
      if (close && !inVain.includes(refund)) {
        steps.push({ kind: 'ask', why: 'same-units', ...about });
        entry.free = 0;
        refund.unpaired = 0;
        continue;
      }
      steps.push({ kind: 'tie', ...about });
      entry.free -= quantity;
      refund.unpaired -= quantity;
      refund.unasked -= quantity;
    }
  }
}

/** A store refund while an RMA of that line waits accepts it when the quantities are equal; otherwise a person is asked. */
function meetPending({
  pending,
  refunds,
  ties,
  steps,
}: Pick<Pairing, 'refunds' | 'ties' | 'steps'> & { readonly pending: readonly Case[] }): void {
  const waiting = pending.filter(({ free }) => free > 0);
  for (const refund of refunds.filter(({ unpaired }) => unpaired > 0)) {
    const candidates = waiting.filter((entry) => entry.free > 0 && !apart(ties, entry, refund));
    const entry = candidates.find(({ free }) => free === refund.unpaired) ?? candidates[0];
    if (!entry) continue;
    const quantity = Math.min(entry.free, refund.unpaired);
    const refundLineId = refund.about.refundLineId;
    const equal = entry.free === refund.unpaired;
    if (entry.phase === 'declining')
      steps.push({ kind: 'ask', why: 'declining', caseId: entry.id, refundLineId, quantity });
    else if (!equal) steps.push({ kind: 'ask', why: 'other-quantity', caseId: entry.id, refundLineId, quantity });
    else if (entry.phase === 'accepting') steps.push({ kind: 'tie', caseId: entry.id, refundLineId, quantity });
    else steps.push({ kind: 'accept-rma', rmaLineId: entry.id, refundLineId, quantity });
    entry.free = 0;
    refund.unpaired = 0;
  }
  for (const { answers, phase, id, quantity } of pending) {
    // The merchant asked for exactly this.
    const decided = steps.some((step) => step.kind === 'accept-rma' && step.rmaLineId === id);
    if (answers === quantity && phase === 'open' && !decided)
      steps.push({ kind: 'accept-rma', rmaLineId: id, refundLineId: null, quantity });
  }
}
