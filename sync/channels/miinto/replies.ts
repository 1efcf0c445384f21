/** Readers of the enveloped replies, one per shape. */
import type { AnswerReceipt } from '../channel.ts';
import { readEnvelope } from './envelope.ts';
import type { Reading } from './envelope.ts';
import type { Page } from './pages.ts';
import { answerWire } from './wire.ts';

/** `data` is a list. */
export function readPage(bodyText: string): Reading<Page> {
  const envelope = readEnvelope(bodyText);
  if (envelope.kind !== 'value') return envelope;
  const { data, total } = envelope.value;
  return Array.isArray(data)
    ? { kind: 'value', value: { entries: data, total } }
    : { kind: 'unreadable', why: 'a reply whose data is not a list' };
}

/** `data` is one object. */
export function readData(bodyText: string): Reading<unknown> {
  const envelope = readEnvelope(bodyText);
  return envelope.kind === 'value' ? { kind: 'value', value: envelope.value.data } : envelope;
}

/**
 * The reply to an answered transfer. Only 204 and 205 may come without a body; an empty reply with another status may
 * be one that was cut, so it does not count as confirmed.
 */
export function readAnswer(bodyText: string, status: number): Reading<AnswerReceipt> {
  if (bodyText === '' && (status === 204 || status === 205)) return { kind: 'value', value: { orderId: null } };
  const envelope = readEnvelope(bodyText);
  if (envelope.kind !== 'value') return envelope;
  return { kind: 'value', value: { orderId: answerWire.parse(envelope.value.data).newOrder.id ?? null } };
}
