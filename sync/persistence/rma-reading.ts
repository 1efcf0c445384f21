/** Writing down return cases as the channel shows them. */
import { createHash } from 'node:crypto';
import { Prisma, type RmaLine } from '@prisma/client';
import type { ChannelPlace, ShopId } from '../core/ids.ts';
import { mayMove, rmaLineMoves } from '../core/lifecycles.ts';
import type { ChannelReturn, ReturnLineState } from '../core/return-types.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { storableText, type ShopTx } from './database.ts';
import { atPlace, buyerWordsContext, rawRmaContext, type RmaRow } from './rmas.ts';

/** What became of a case when it was read. */
export interface RmaNews {
  readonly rmaId: string;
  readonly orderId: string | null;
  readonly news: 'new' | 'changed' | 'known';
  /** Lines that were decided at the channel since they were last read, and not by us. */
  readonly decidedElsewhere: readonly string[];
  /** Of those, lines for which the opposite was decided here: the channel's word stands, and a person is told. */
  readonly contradicted: readonly string[];
}

/** Changes when anything about the case does. */
function contentHash({ raw: _, createdAt, ...content }: ChannelReturn): string {
  return createHash('sha256')
    .update(JSON.stringify([createdAt?.getTime() ?? null, content]))
    .digest('base64');
}

/**
 * Takes note of a case: makes it the first time, moves its lines to where the channel says they are, and has its order's
 * returns compared when anything changed. The caller holds the place's lock. A case whose order is not known is kept and
 * linked when the order comes ({@link linkRmas}).
 */
export async function noteRma(
  tx: ShopTx,
  encryption: Encryption,
  seen: { readonly place: ChannelPlace; readonly rma: ChannelReturn; readonly now: Date },
): Promise<RmaNews> {
  const { place, rma, now } = seen;
  const identity = { shopId: tx.shopId, ...atPlace(place), channelRmaId: rma.id };
  const hash = contentHash(rma);
  const before = await tx.db.rma.findFirst({ where: identity, include: { lines: true } });
  const order = rma.orderId === null ? null : await orderOf(tx, place, rma.orderId);
  const orderId = order?.id ?? before?.orderId ?? null;
  if (before?.contentHash === hash && before.orderId === orderId) {
    await tx.db.rma.update({ where: key(tx, before.id), data: { lastSeenAt: now } });
    return { rmaId: before.id, orderId, news: 'known', decidedElsewhere: [], contradicted: [] };
  }
  const rmaId = before?.id ?? newId();
  // What was erased at a buyer's wish does not come back with the next reading.
  const erased = before?.rawEnc === '';
  const facts = {
    orderId,
    channelOrderId: rma.orderId,
    parentOrderId: rma.parentOrderId,
    kind: rma.kind,
    channelKind: storableText(rma.channelKind),
    currency: rma.currency,
    channelStatus: storableText(rma.status),
    rawEnc: erased ? '' : encryption.encrypt(JSON.stringify(rma.raw ?? null), rawRmaContext(tx.shopId, rmaId)),
    contentHash: hash,
    channelCreatedAt: rma.createdAt,
    lastSeenAt: now,
    updatedAt: now,
  };
  if (!before)
    await tx.db.rma.create({ data: { ...identity, id: rmaId, ...facts, state: 'pending', firstSeenAt: now } });
  await writeLines(tx, encryption, { rmaId, rma, before, order, erased });
  const after = await tx.db.rmaLine.findMany({ where: { shopId: tx.shopId, rmaId } });
  const elsewhere = decidedElsewhere(before, after);
  const state = wholeState(after, before?.state ?? 'pending');
  await tx.db.rma.update({
    where: key(tx, rmaId),
    data: {
      ...facts,
      state,
      ...(elsewhere.length > 0 ? { decidedElsewhere: true } : {}),
      ...(state === 'decided' || state === 'refunded' ? { decidedAt: before?.decidedAt ?? now } : {}),
    },
  });
  if (orderId !== null) await compareReturns(tx, [orderId], now);
  return {
    rmaId,
    orderId,
    news: before ? 'changed' : 'new',
    decidedElsewhere: elsewhere.map(({ id }) => id),
    contradicted: elsewhere.filter((line) => line.decision !== null).map(({ id }) => id),
  };
}

/** Gives cases that were read before their order to the order. Answers how many there were. The caller holds the place's lock. */
export async function linkRmas(
  tx: ShopTx,
  input: {
    readonly place: ChannelPlace;
    readonly orderId: string;
    readonly channelOrderId: string;
    readonly now: Date;
  },
): Promise<number> {
  const { place, orderId, channelOrderId, now } = input;
  const waiting = await tx.db.rma.findMany({
    where: { shopId: tx.shopId, ...atPlace(place), channelOrderId, orderId: null },
    select: { id: true },
  });
  if (waiting.length === 0) return 0;
  const ids = waiting.map(({ id }) => id);
  await tx.db.rma.updateMany({ where: { shopId: tx.shopId, id: { in: ids } }, data: { orderId, updatedAt: now } });
  await tx.db.$executeRaw`
    UPDATE rma_line r SET line_id = l.id FROM order_line l
    WHERE r.shop_id = ${tx.shopId} AND r.rma_id = ANY(${ids}::uuid[]) AND l.shop_id = r.shop_id
      AND l.order_id = ${orderId}::uuid AND l.channel_position_id = r.channel_position_id`;
  await compareReturns(tx, [orderId], now);
  return ids.length;
}

/**
 * Ties cases to the requests of ours that they answer, whichever of both says so. The caller holds the place's lock.
 */
export async function linkAnswers(
  tx: ShopTx,
  input: { readonly place: ChannelPlace; readonly now: Date },
): Promise<void> {
  const { channel, environment, locationId } = input.place;
  const rows = await tx.db.$queryRaw<{ order_id: string }[]>`
    UPDATE rma c SET request_id = r.id
    FROM rma_request r
    WHERE c.shop_id = ${tx.shopId} AND r.shop_id = c.shop_id AND c.channel = ${channel}
      AND c.environment = ${environment} AND c.channel_location_id = ${locationId} AND r.channel = c.channel
      AND r.environment = c.environment AND r.channel_location_id = c.channel_location_id
      AND r.channel_rma_id = c.channel_rma_id AND c.request_id IS NULL
    RETURNING r.order_id::text AS order_id`;
  await compareReturns(tx, [...new Set(rows.map(({ order_id }) => order_id))], input.now);
}

/** Has both sides' returns of these orders compared. */
export async function compareReturns(tx: ShopTx, orderIds: readonly string[], at: Date): Promise<void> {
  await tx.db.order.updateMany({
    where: { shopId: tx.shopId, id: { in: [...orderIds] } },
    data: { returnsDueAt: at },
  });
}

interface KnownOrder {
  readonly id: string;
  readonly lines: readonly { readonly id: string; readonly channelPositionId: string }[];
}

async function orderOf(tx: ShopTx, place: ChannelPlace, channelOrderId: string): Promise<KnownOrder | null> {
  return tx.db.order.findFirst({
    where: { shopId: tx.shopId, ...atPlace(place), channelOrderId },
    select: { id: true, lines: { select: { id: true, channelPositionId: true } } },
  });
}

function key(tx: ShopTx, id: string) {
  return { shopId_id: { shopId: tx.shopId, id } };
}

async function writeLines(
  tx: ShopTx,
  encryption: Encryption,
  input: {
    readonly rmaId: string;
    readonly rma: ChannelReturn;
    readonly before: RmaRow | null;
    readonly order: KnownOrder | null;
    readonly erased: boolean;
  },
): Promise<void> {
  const { rmaId, rma, before, order, erased } = input;
  const lineOf = (positionId: string | null) =>
    order?.lines.find(({ channelPositionId }) => channelPositionId === positionId)?.id ?? null;
  const known = new Map(before?.lines.map((line) => [line.channelLineId, line]));
  const entries = [
    ...rma.lines.map((line) => ({ ...line, unreadable: Prisma.DbNull })),
    ...rma.badLines.map(({ id, positionId, problem, path }) => ({
      id,
      positionId,
      quantity: 0,
      unitPrice: null,
      state: 'pending' as const,
      buyerReason: '',
      buyerComment: '',
      decisionReason: null,
      unreadable: { problem, path },
    })),
  ];
  for (const [sequence, entry] of entries.entries()) {
    const old = known.get(entry.id);
    const id = old?.id ?? newId();
    const words = erased ? { buyerReasonEnc: '', buyerCommentEnc: '' } : wordsOf(tx.shopId, encryption, id, entry);
    const data = {
      sequence,
      channelPositionId: entry.positionId,
      lineId: lineOf(entry.positionId) ?? old?.lineId ?? null,
      quantity: entry.quantity,
      unitPriceMinor: entry.unitPrice === null ? null : BigInt(entry.unitPrice.minor),
      unreadable: entry.unreadable,
      ...words,
      state: nextState(old, entry.state),
      decisionReason: entry.decisionReason ?? old?.decisionReason ?? null,
    };
    if (old) await tx.db.rmaLine.update({ where: key(tx, id), data });
    else await tx.db.rmaLine.create({ data: { shopId: tx.shopId, id, rmaId, channelLineId: entry.id, ...data } });
  }
}

/** The channel's word stands, except that a refunded unit stays refunded. */
function nextState(old: RmaLine | undefined, said: ReturnLineState): string {
  if (!old) return said;
  const from = old.state as ReturnLineState;
  return mayMove(rmaLineMoves, from, said) ? said : from;
}

function wordsOf(
  shopId: ShopId,
  encryption: Encryption,
  lineId: string,
  { buyerReason, buyerComment }: { readonly buyerReason: string; readonly buyerComment: string },
) {
  return {
    buyerReasonEnc: encryption.encrypt(buyerReason, buyerWordsContext(shopId, lineId, 'reason')),
    buyerCommentEnc: encryption.encrypt(buyerComment, buyerWordsContext(shopId, lineId, 'comment')),
  };
}

/** Decided lines that we did not decide, or decided otherwise; as far as they were not known as decided before. */
function decidedElsewhere(before: RmaRow | null, after: readonly RmaLine[]): readonly RmaLine[] {
  const pendingBefore = (id: string) =>
    (before?.lines.find((line) => line.id === id)?.state ?? 'pending') === 'pending';
  return after
    .filter(({ id, state }) => state !== 'pending' && pendingBefore(id))
    .filter(({ state, decision }) => decision !== (state === 'declined' ? 'decline' : 'accept'));
}

/** Of the lines that can be read; a decision on its way stays so until the channel shows it or the effect gives it up. */
function wholeState(lines: readonly RmaLine[], before: string): string {
  const readable = lines.filter(({ unreadable }) => unreadable === null);
  if (readable.length === 0 || readable.some(({ state }) => state === 'pending')) {
    return before === 'deciding' ? 'deciding' : 'pending';
  }
  const taken = readable.filter(({ state }) => state !== 'declined');
  return taken.length > 0 && taken.every(({ state }) => state === 'refunded') ? 'refunded' : 'decided';
}
