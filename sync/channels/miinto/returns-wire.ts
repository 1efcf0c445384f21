/**
 * The wire of return cases and requests. All of it is an assumption (reference miinto-api 6.3): the path templates `returns`,
 * `return`, `returnDecision`, `returnRequests`, `returnRequest` and what this file writes and reads are all there is to change
 * when it turns out to be another. Reading knows both namings that the reference considers; writing is a setting.
 */
import { z } from 'zod';
import type { ReturnDecision, ReturnRequestDraft } from '../../core/return-types.ts';
import { wireNumber } from './ids.ts';
import type { WriteMethod } from './paths.ts';
import { code, wireId } from './wire.ts';

/** How decisions and requests are written. */
export interface ReturnsWire {
  readonly decisionMethod: WriteMethod;
  /** The exact body. */
  readonly encodeDecision: (decision: ReturnDecision) => string;
  readonly requestMethod: WriteMethod;
  readonly encodeRequest: (draft: ReturnRequestDraft) => string;
}

/** The working assumption, by analogy with transfers. */
export const ASSUMED_RETURNS: ReturnsWire = {
  decisionMethod: 'PATCH',
  /** `{"acceptedPositions":[{"id":4001,"reason":"Good"}],"declinedPositions":[{"id":4002,"reason":"Worn"}]}`, empty lists left out. */
  encodeDecision({ lines }) {
    const entries = (decision: 'accept' | 'decline') =>
      lines.filter((line) => line.decision === decision).map(({ id, reason }) => ({ id: wireNumber(id), reason }));
    const [acceptedPositions, declinedPositions] = [entries('accept'), entries('decline')];
    return JSON.stringify({
      ...(acceptedPositions.length > 0 && { acceptedPositions }),
      ...(declinedPositions.length > 0 && { declinedPositions }),
    });
  },
  requestMethod: 'POST',
  /** `{"orderId":777,"positions":[{"id":9001,"quantity":1,"reason":"Refunded in shop"}]}` */
  encodeRequest({ orderId, lines }) {
    return JSON.stringify({
      orderId: wireNumber(orderId),
      positions: lines.map(({ positionId, quantity, reason }) => ({ id: wireNumber(positionId), quantity, reason })),
    });
  },
};

const MAX_WORDS = 5000;
const MAX_QUANTITY = 10_000;
const MAX_PRICE = 1_000_000_000;

/** People's words stay as they were sent; only what no page could show is cut. */
const words = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) =>
    String(value ?? '')
      .slice(0, MAX_WORDS)
      .replace(/[\uD800-\uDBFF]$/, ''),
  );

const word = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value?.trim().toLowerCase() ?? '');

const optionalId = wireId.nullish().catch(null);

/** An object with an id, or nothing. */
const reference = z
  .looseObject({ id: optionalId })
  .nullish()
  .catch(null)
  .transform((value) => value?.id ?? null);

const entries = z.array(z.unknown()).nullish().catch(null);

/** A case; `lines` in the second naming, the three lists in the first. */
export const caseWire = z.looseObject(
  {
    id: wireId,
    status: word,
    createdAt: z.string().nullish().catch(null),
    currency: code,
    type: word,
    order: reference,
    orderId: optionalId,
    orderNumber: optionalId,
    parentOrder: reference,
    request: reference,
    requestId: optionalId,
    pendingPositions: entries,
    acceptedPositions: entries,
    declinedPositions: entries,
    lines: entries,
  },
  { error: 'The record is not an object.' },
);

/** One line of a case in either naming. */
export const caseLineWire = z
  .looseObject(
    {
      id: wireId,
      orderPositionId: optionalId,
      position: optionalId,
      quantity: z.unknown().optional(),
      units: z.unknown().optional(),
      price: z.unknown().optional(),
      amount: z.unknown().optional(),
      reason: words,
      cause: words,
      comment: words,
      note: words,
      state: word,
      decisionReason: z.string().nullish().catch(null),
    },
    { error: 'The line is not an object.' },
  )
  .transform((line) => ({
    id: line.id,
    positionId: line.orderPositionId ?? line.position ?? null,
    quantity: line.quantity ?? line.units,
    price: line.price ?? line.amount,
    reason: line.reason === '' ? line.cause : line.reason,
    comment: line.comment === '' ? line.note : line.comment,
    state: line.state,
    decisionReason: line.decisionReason ?? null,
  }));

/** A number of units, or the sentence why it is none. */
export function readQuantity(value: unknown): number | string {
  if (typeof value !== 'number') return 'The quantity is missing or is not a number.';
  if (!Number.isInteger(value)) return `The quantity ${value} is not a whole number.`;
  if (value < 1) return `The quantity ${value} is less than 1.`;
  return value <= MAX_QUANTITY ? value : `The quantity ${value} is too large to be true.`;
}

/** Minor units; null when the line states none that can be true. */
export function readPrice(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_PRICE ? value + 0 : null;
}

/** A request in either naming. */
export const requestWire = z
  .looseObject(
    {
      id: wireId,
      status: word,
      state: word,
      createdAt: z.string().nullish().catch(null),
      order: reference,
      orderId: optionalId,
      rma: reference,
      rmaId: optionalId,
      return: reference,
      reason: z.string().nullish().catch(null),
      positions: entries,
      lines: entries,
    },
    { error: 'The record is not an object.' },
  )
  .transform((wire) => ({
    id: wire.id,
    status: wire.status === '' ? wire.state : wire.status,
    createdAt: wire.createdAt ?? null,
    orderId: wire.order ?? wire.orderId ?? null,
    returnId: wire.rma ?? wire.rmaId ?? wire.return ?? null,
    reason: wire.reason ?? null,
    lines: wire.positions ?? wire.lines ?? [],
  }));

/** A line of a request; what it does not repeat is null. */
export const requestLineWire = z.looseObject({
  id: optionalId,
  quantity: z.int().min(1).max(MAX_QUANTITY).nullish().catch(null),
});

/** The reply to a new request; without a readable id it is found in the list. */
export const createdRequestWire = z
  .looseObject({ id: optionalId })
  .nullish()
  .catch(null)
  .transform((value) => value?.id ?? null);
