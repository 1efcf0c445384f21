/** Words for the states of returns, requests and refunds. */
import type { StatusView, Tone } from '../views/common.ts';

type Words = Readonly<Record<string, readonly [label: string, tone: Tone]>>;

const CASES: Words = {
  pending: ['Waiting for you', 'attention'],
  deciding: ['Being decided', 'info'],
  declined: ['Declined', 'neutral'],
  partly: ['Partly accepted', 'success'],
  accepted: ['Accepted', 'success'],
  refunded: ['Accepted and paid', 'success'],
};

const LINES: Words = {
  pending: ['Waiting', 'attention'],
  accepted: ['Accepted', 'success'],
  declined: ['Declined', 'neutral'],
  refunded: ['Accepted and paid', 'success'],
};

const REQUESTS: Words = {
  draft: ['Being sent', 'info'],
  'to-confirm': ['Waiting for you', 'attention'],
  sent: ['Sent', 'info'],
  accepted: ['Accepted', 'success'],
  declined: ['Declined', 'critical'],
  unsupported: ['Enter by hand', 'warning'],
  unconfirmed: ['Not confirmed', 'warning'],
};

const REFUNDS: Words = {
  intent: ['Being written', 'info'],
  done: ['Refunded', 'success'],
  task: ['Enter by hand', 'warning'],
  parked: ['Being compared', 'info'],
  ignored: ['Not written', 'neutral'],
};

function status(words: Words, code: string): StatusView {
  const [label, tone] = words[code] ?? [code, 'neutral'];
  return { code, label, tone };
}

/** Of a whole case, from its own state and those of its lines. */
export function caseStatus(state: string, lineStates: readonly string[]): StatusView {
  if (state !== 'decided') return status(CASES, state);
  const declined = lineStates.filter((one) => one === 'declined').length;
  return status(CASES, declined === 0 ? 'accepted' : declined === lineStates.length ? 'declined' : 'partly');
}

export const caseLineStatus = (state: string): StatusView => status(LINES, state);

export function requestStatus(state: string, handled: boolean): StatusView {
  return handled && state !== 'accepted'
    ? { code: 'handled', label: 'Done', tone: 'neutral' }
    : status(REQUESTS, state);
}

export const refundStatus = (state: string): StatusView => status(REFUNDS, state);

/** `Return`, or the channel's own word where the kind is not known. */
export function kindWord(kind: string, channelKind: string): string {
  switch (kind) {
    case 'return':
      return 'Return';
    case 'exchange':
      return 'Exchange';
    case 'repair':
      return 'Repair';
    default:
      return channelKind === '' ? 'Unknown kind' : `Unknown kind (${channelKind})`;
  }
}
