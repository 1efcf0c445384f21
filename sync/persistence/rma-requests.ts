/** Returns that the merchant asks the channel for. */
import type { RmaRequest, RmaRequestLine } from '@prisma/client';
import type { ChannelPlace } from '../core/ids.ts';
import { mayMove, rmaRequestMoves, type StateOf } from '../core/lifecycles.ts';
import type { ChannelReturnRequest } from '../core/return-types.ts';
import { newId } from '../platform/ids.ts';
import { storableText, type ShopTx } from './database.ts';
import { atPlace } from './rmas.ts';
import { compareReturns } from './rma-reading.ts';

export type RequestState = StateOf<typeof rmaRequestMoves>;

export interface RequestRow extends RmaRequest {
  readonly lines: readonly RmaRequestLine[];
}

const withLines = { lines: { orderBy: { lineId: 'asc' } } } as const;

export async function insertRequest(
  tx: ShopTx,
  input: {
    readonly place: ChannelPlace;
    readonly orderId: string;
    readonly origin: 'store-refund' | 'app';
    /** The refund it reports; null for one made in the app. Its ties are the caller's to write. */
    readonly refundId: string | null;
    readonly state: 'draft' | 'to-confirm';
    readonly stateReason: string | null;
    readonly createdBy: string | null;
    readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly reason: string }[];
    readonly now: Date;
  },
): Promise<string> {
  const { place, lines, now, ...row } = input;
  const id = newId();
  await tx.db.rmaRequest.create({
    data: {
      shopId: tx.shopId,
      id,
      ...atPlace(place),
      ...row,
      createdAt: now,
      updatedAt: now,
      lines: { create: lines.map((line) => ({ ...line })) },
    },
  });
  return id;
}

export async function loadRequest(tx: ShopTx, id: string): Promise<RequestRow | null> {
  return tx.db.rmaRequest.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } }, include: withLines });
}

/** Of an order, oldest first. */
export async function requestsOf(tx: ShopTx, orderId: string): Promise<readonly RequestRow[]> {
  return tx.db.rmaRequest.findMany({
    where: { shopId: tx.shopId, orderId },
    include: withLines,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/**
 * Moves a request on; false when it is not in a state that this may follow. Has its order's returns compared, since what it
 * counts for changes with it.
 */
export async function moveRequest(
  tx: ShopTx,
  input: {
    readonly id: string;
    readonly to: RequestState;
    /** A sentence for the merchant. */
    readonly reason: string | null;
    readonly now: Date;
    readonly effectId?: string;
    readonly confirmedBy?: string;
    readonly channelRequestId?: string;
    readonly checkDueAt?: Date | null;
  },
): Promise<boolean> {
  const { id, to, reason, now, ...more } = input;
  const from = (Object.keys(rmaRequestMoves) as RequestState[]).filter((state) => mayMove(rmaRequestMoves, state, to));
  const settled = to === 'accepted' || to === 'declined';
  const moved = await tx.db.rmaRequest.updateMany({
    where: { shopId: tx.shopId, id, state: { in: from } },
    data: {
      ...more,
      state: to,
      stateReason: reason,
      updatedAt: now,
      ...(to === 'sent' ? { sentAt: now } : {}),
      ...(settled ? { settledAt: now, checkDueAt: null } : {}),
    },
  });
  if (moved.count === 0) return false;
  const row = await tx.db.rmaRequest.findUniqueOrThrow({ where: { shopId_id: { shopId: tx.shopId, id } } });
  await compareReturns(tx, [row.orderId], now);
  return true;
}

/**
 * Writes down a request as the channel shows it: that it arrived, which case answers it, and its outcome. Says whether
 * anything is new.
 */
export async function noteRequest(
  tx: ShopTx,
  input: { readonly id: string; readonly seen: ChannelReturnRequest; readonly now: Date },
): Promise<boolean> {
  const { id, seen, now } = input;
  const before = await loadRequest(tx, id);
  if (!before) return false;
  const channelRmaId = seen.returnId ?? before.channelRmaId;
  await tx.db.rmaRequest.update({
    where: { shopId_id: { shopId: tx.shopId, id } },
    data: { channelRequestId: seen.id, channelRmaId, seenAt: before.seenAt ?? now },
  });
  // Seen there, so it was not lost.
  const state = seen.state === 'pending' ? 'sent' : seen.state;
  const reason = seen.state === 'declined' ? storableText(seen.reason ?? '') || null : null;
  const moved = await moveRequest(tx, { id, to: state, reason, now });
  return moved || before.seenAt === null || before.channelRmaId !== channelRmaId;
}

/** Requests of a place whose answer is awaited, the longest due first. */
export async function requestChecksDue(
  tx: ShopTx,
  input: { readonly place: ChannelPlace; readonly now: Date; readonly limit: number },
): Promise<readonly RequestRow[]> {
  return tx.db.rmaRequest.findMany({
    where: { shopId: tx.shopId, ...atPlace(input.place), checkDueAt: { lte: input.now } },
    include: withLines,
    orderBy: { checkDueAt: 'asc' },
    take: input.limit,
  });
}

/** When the answers to these requests are looked for; null: nothing is awaited. */
export async function checkRequests(tx: ShopTx, ids: readonly string[], at: Date | null): Promise<void> {
  await tx.db.rmaRequest.updateMany({
    where: { shopId: tx.shopId, id: { in: [...ids] } },
    data: { checkDueAt: at },
  });
}

export async function requestByChannelId(
  tx: ShopTx,
  place: ChannelPlace,
  channelRequestId: string,
): Promise<RequestRow | null> {
  return tx.db.rmaRequest.findFirst({
    where: { shopId: tx.shopId, ...atPlace(place), channelRequestId },
    include: withLines,
  });
}

/**
 * The request of ours that the channel shows: by its id there, else one that was sent and whose id was never told, about
 * the same units of the same order. Null: it is none of ours.
 */
export async function requestFor(
  tx: ShopTx,
  place: ChannelPlace,
  seen: ChannelReturnRequest,
): Promise<RequestRow | null> {
  const known = await requestByChannelId(tx, place, seen.id);
  if (known || seen.orderId === null) return known;
  const orders = await tx.db.order.findMany({
    where: { shopId: tx.shopId, ...atPlace(place), channelOrderId: seen.orderId },
    select: { id: true, lines: { select: { id: true, channelPositionId: true } } },
  });
  const positionOf = new Map(orders.flatMap(({ lines }) => lines.map((line) => [line.id, line.channelPositionId])));
  const units = (lines: readonly { positionId: string | null; quantity: number | null }[]) =>
    lines
      .map(({ positionId, quantity }) => `${positionId}/${quantity}`)
      .sort()
      .join();
  const nameless = await tx.db.rmaRequest.findMany({
    where: {
      shopId: tx.shopId,
      ...atPlace(place),
      orderId: { in: orders.map(({ id }) => id) },
      channelRequestId: null,
      state: { in: ['sent', 'unconfirmed', 'unsupported'] },
    },
    include: withLines,
    orderBy: { createdAt: 'asc' },
  });
  const same = nameless.find(
    ({ lines }) =>
      units(lines.map(({ lineId, quantity }) => ({ positionId: positionOf.get(lineId) ?? null, quantity }))) ===
      units(seen.lines),
  );
  return same ?? null;
}

/** Whether a request of this shop was ever read back at this channel: until then each one needs a person's go-ahead. */
export async function requestsArrive(
  tx: ShopTx,
  place: Pick<ChannelPlace, 'channel' | 'environment'>,
): Promise<boolean> {
  const { channel, environment } = place;
  const seen = await tx.db.rmaRequest.findFirst({
    where: { shopId: tx.shopId, channel, environment, seenAt: { not: null } },
    select: { id: true },
  });
  return seen !== null;
}

/** Whether the last request that was answered at this place told that the channel knows no such call: later ones wait. */
export async function requestsUnsupported(tx: ShopTx, place: ChannelPlace): Promise<boolean> {
  const last = await tx.db.rmaRequest.findFirst({
    where: { shopId: tx.shopId, ...atPlace(place), sentAt: { not: null }, state: { not: 'sent' } },
    orderBy: { sentAt: 'desc' },
    select: { state: true },
  });
  return last?.state === 'unsupported';
}

/** *Done*: a person entered it by hand, or wants nothing more from it. False when somebody did that before. */
export async function finishRequest(
  tx: ShopTx,
  input: { readonly id: string; readonly person: string; readonly now: Date },
): Promise<boolean> {
  const { id, person, now } = input;
  const done = await tx.db.rmaRequest.updateMany({
    where: { shopId: tx.shopId, id, handledAt: null },
    data: { handledAt: now, handledBy: person, checkDueAt: null, updatedAt: now },
  });
  if (done.count === 0) return false;
  const row = await tx.db.rmaRequest.findUniqueOrThrow({ where: { shopId_id: { shopId: tx.shopId, id } } });
  await compareReturns(tx, [row.orderId], now);
  return true;
}

/** A request that was never sent is not needed any more; what it reported is free again. */
export async function dropRequest(
  tx: ShopTx,
  { requestId, now }: { readonly requestId: string; readonly now: Date },
): Promise<void> {
  await tx.db.returnTie.deleteMany({ where: { shopId: tx.shopId, caseId: requestId } });
  await tx.db.rmaRequest.updateMany({
    where: { shopId: tx.shopId, id: requestId, state: { in: ['draft', 'to-confirm'] }, handledAt: null },
    data: {
      handledAt: now,
      handledBy: 'the app',
      stateReason: 'Not needed: the channel has a return of its own for these units.',
      updatedAt: now,
    },
  });
}
