import type { ShopTx } from '#sync/persistence/database.ts';
import { openRequest, type EffectRow } from '#sync/persistence/effects.ts';
import {
  orderTimeline,
  type AttemptRow,
  unfinishedEffects,
  type TimelineEntry,
  type TimelinePlace,
} from '#sync/persistence/order-timeline.ts';
import type { Tone } from '../views/common.ts';
import type { CommunicationTab, CommunicationView, Direction, WriteView } from '../views/order.ts';
import { payloadText } from './payload.server.ts';
import type { Reading } from './reading.server.ts';

const PAGE = 50;
const WRITES = 20;

/** What was said and tried about an order, newest first, and what is still to be done. */
export async function readCommunication(
  tx: ShopTx,
  reading: Pick<Reading, 'encryption'>,
  orderId: string,
  cursor: string | null,
): Promise<CommunicationTab> {
  const after = placeOf(cursor);
  const found = await orderTimeline(tx, { orderId, after, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    tab: 'communication',
    entries: shown.map((entry) => entryView(entry, reading)),
    writes: (await unfinishedEffects(tx, orderId, WRITES)).map(writeView),
    older: found.length > PAGE && last ? `${last.at.getTime()}_${last.id}` : null,
    skipped: after !== null,
  };
}

function placeOf(cursor: string | null): TimelinePlace | null {
  const [, at, id] = /^(\d{1,13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? '') ?? [];
  return id === undefined ? null : { at: new Date(Number(at)), id };
}

function entryView(entry: TimelineEntry, reading: Pick<Reading, 'encryption'>): CommunicationView {
  return entry.kind === 'attempt'
    ? attemptView(entry.attempt, entry.effect, reading)
    : {
        id: entry.id,
        at: entry.at.toISOString(),
        direction: entry.message.direction as Direction,
        action: entry.message.action,
        outcome: entry.message.outcome,
        tone: 'neutral',
        durationMs: entry.message.durationMs,
        payload: payloadText(entry.message.payload),
      };
}

/** Writes in words; one that is not here is named by its kind. */
const WRITE_WORDS: Readonly<Record<string, readonly [what: string, direction: Direction]>> = {
  'answer-transfer': ['Answer the offer', 'to-channel'],
  'report-shipment': ['Report the shipment', 'to-channel'],
  'cancel-lines': ['Report the cancellation', 'to-channel'],
  'create-order': ['Create the order', 'to-store'],
  'move-fulfilment-order': ['Move the units to a chosen stock location', 'to-store'],
  'change-stock': ['Change the stock', 'to-store'],
};

function wordsOf(kind: string): readonly [what: string, direction: Direction] {
  const words = kind.replaceAll('-', ' ');
  return WRITE_WORDS[kind] ?? [words.charAt(0).toUpperCase() + words.slice(1), 'inside'];
}

/** How an attempt ended, in words; both of sending and of looking up what became of it. */
const OUTCOMES: Readonly<Record<string, readonly [words: string, tone: Tone]>> = {
  'send/done': ['Done', 'success'],
  'send/rejected': ['Refused', 'critical'],
  'send/again': ['Surely not carried out; tried again', 'warning'],
  'send/unclear': ['No clear answer; looked up before anything is sent again', 'warning'],
  'send/person': ['A person must look', 'critical'],
  'resolve/done': ['Looked up: it had been carried out', 'success'],
  'resolve/absent': ['Looked up: not there', 'warning'],
  'resolve/unsure': ['Looked up: cannot be told yet', 'warning'],
  'resolve/conflict': ['Looked up: the other side decided otherwise', 'critical'],
  'resolve/person': ['Looked up: a person must look', 'critical'],
};

function attemptView(attempt: AttemptRow, effect: EffectRow, reading: Pick<Reading, 'encryption'>): CommunicationView {
  const [what, direction] = wordsOf(effect.kind);
  const { step, outcome, finishedAt, startedAt } = attempt;
  const [words, tone] =
    outcome === null
      ? (['Under way, or broken off; it is looked up', 'info'] as const)
      : (OUTCOMES[`${step}/${outcome}`] ?? ([outcome, 'neutral'] as const));
  return {
    id: attempt.id,
    at: startedAt.toISOString(),
    direction,
    action: step === 'resolve' ? `${what}: look up what became of it` : what,
    outcome: attempt.detail === null || attempt.detail === '' ? words : `${words}. ${sentenceOf(attempt.detail)}`,
    tone,
    durationMs: finishedAt === null ? null : finishedAt.getTime() - startedAt.getTime(),
    payload: step === 'send' ? payloadText(requestOf(effect, reading)) : null,
  };
}

/** Kept with the key of its time: a request that can no longer be opened is not shown, and nothing else is missing. */
function requestOf(effect: EffectRow, { encryption }: Pick<Reading, 'encryption'>): unknown {
  try {
    return { request: openRequest(encryption, effect), ...(effect.result === null ? {} : { result: effect.result }) };
  } catch {
    return null;
  }
}

/** `temporary: The store could not be reached (timeout)` without the code before it. */
function sentenceOf(detail: string): string {
  return detail.replace(/^[a-z-]+: /, '');
}

const STATES: Readonly<Record<string, readonly [label: string, tone: Tone]>> = {
  planned: ['To be sent', 'info'],
  sending: ['Being sent', 'info'],
  unclear: ['Outcome unclear', 'warning'],
  person: ['A person must look', 'critical'],
  rejected: ['Refused', 'critical'],
};

function writeView(effect: EffectRow): WriteView {
  const [what, direction] = wordsOf(effect.kind);
  const [label, tone] = STATES[effect.state] ?? ([effect.state, 'neutral'] as const);
  const waits = effect.state === 'planned' || effect.state === 'unclear' || effect.state === 'sending';
  const error = effect.error as { message?: unknown } | null;
  return {
    id: effect.id,
    what,
    direction,
    state: { code: effect.state, label, tone },
    attempts: effect.attempts,
    nextTryAt: waits ? effect.dueAt.toISOString() : null,
    problem: typeof error?.message === 'string' ? error.message : null,
  };
}
