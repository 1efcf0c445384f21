/** Return cases: reading them, what was decided about them here, and which are to be read again. */
import type { Rma, RmaLine } from '@prisma/client';
import type { ChannelPlace, ShopId } from '../core/ids.ts';
import type { RestockChoice } from '../core/return-settings.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { ShopTx } from './database.ts';

export interface RmaRow extends Rma {
  readonly lines: readonly RmaLine[];
}

const withLines = { lines: { orderBy: { sequence: 'asc' } } } as const;

export const rawRmaContext = (shopId: ShopId, rmaId: string) => `rma:${shopId}:${rmaId}`;
export const buyerWordsContext = (shopId: ShopId, lineId: string, what: 'reason' | 'comment') =>
  `rma-line:${shopId}:${lineId}:${what}`;

export function atPlace(place: ChannelPlace) {
  return { channel: place.channel, environment: place.environment, channelLocationId: place.locationId };
}

export async function loadRma(tx: ShopTx, id: string): Promise<RmaRow | null> {
  return tx.db.rma.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } }, include: withLines });
}

export async function rmaByChannelId(tx: ShopTx, place: ChannelPlace, channelRmaId: string): Promise<RmaRow | null> {
  return tx.db.rma.findFirst({ where: { shopId: tx.shopId, ...atPlace(place), channelRmaId }, include: withLines });
}

/** The case that a line belongs to; null when it is no line of a case. */
export async function rmaOfLine(tx: ShopTx, rmaLineId: string): Promise<RmaRow | null> {
  return tx.db.rma.findFirst({
    where: { shopId: tx.shopId, lines: { some: { id: rmaLineId } } },
    include: withLines,
  });
}

/** Of an order, oldest first. */
export async function rmasOf(tx: ShopTx, orderId: string): Promise<readonly RmaRow[]> {
  return tx.db.rma.findMany({
    where: { shopId: tx.shopId, orderId },
    include: withLines,
    orderBy: [{ firstSeenAt: 'asc' }, { id: 'asc' }],
  });
}

/** What the buyer wrote, unchanged; empty after it was erased. Personal: never log it. */
export function buyerWords(
  encryption: Encryption,
  line: RmaLine,
): { readonly reason: string; readonly comment: string } {
  const open = (text: string, what: 'reason' | 'comment') =>
    text === '' ? '' : encryption.decrypt(text, buyerWordsContext(line.shopId as ShopId, line.id, what));
  return { reason: open(line.buyerReasonEnc, 'reason'), comment: open(line.buyerCommentEnc, 'comment') };
}

/** Erases what buyers wrote and what the channel sent in these orders' cases; the numbers stay. */
export async function eraseBuyerWords(tx: ShopTx, orderIds: readonly string[]): Promise<void> {
  const rma = { shopId: tx.shopId, orderId: { in: [...orderIds] } };
  await tx.db.rmaLine.updateMany({
    where: { shopId: tx.shopId, rma },
    data: { buyerReasonEnc: '', buyerCommentEnc: '' },
  });
  await tx.db.rma.updateMany({ where: rma, data: { rawEnc: '' } });
}

export interface LineDecision {
  readonly rmaLineId: string;
  readonly decision: 'accept' | 'decline';
  readonly reason: string;
  readonly comment?: string | null;
  /** A person's choice for the goods; null: as the settings say. */
  readonly restock?: RestockChoice | null;
  readonly stockLocationRef?: string | null;
}

/**
 * Writes down what is decided about lines that wait, without sending anything. Only in a case that nobody is deciding.
 * False, and nothing written, if one of them does not wait any more.
 */
export async function decideLines(
  tx: ShopTx,
  input: {
    readonly rmaId: string;
    readonly lines: readonly LineDecision[];
    readonly by: 'rule' | 'person';
    readonly person: string | null;
    readonly now: Date;
  },
): Promise<boolean> {
  const { rmaId, lines, by, person, now } = input;
  // Locks the case, so that a decision and a reading of it come one after the other.
  const [row] = await tx.db.$queryRaw<{ state: string }[]>`
    SELECT state FROM rma WHERE shop_id = ${tx.shopId} AND id = ${rmaId}::uuid FOR UPDATE`;
  if (row?.state !== 'pending') return false;
  const ids = lines.map(({ rmaLineId }) => rmaLineId);
  const waiting = { shopId: tx.shopId, rmaId, id: { in: ids }, state: 'pending' };
  if ((await tx.db.rmaLine.count({ where: waiting })) !== new Set(ids).size) return false;
  for (const { rmaLineId, decision, reason, comment, restock, stockLocationRef } of lines) {
    await tx.db.rmaLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: rmaLineId } },
      data: {
        decision,
        decisionReason: reason,
        comment: comment ?? null,
        restock: restock ?? null,
        stockLocationRef: stockLocationRef ?? null,
        decidedBy: by,
        person,
        decidedAt: now,
      },
    });
  }
  return true;
}

/** The decision goes out with this effect. False when the case does not wait any more. */
export async function startDeciding(
  tx: ShopTx,
  input: { readonly rmaId: string; readonly effectId: string; readonly now: Date },
): Promise<boolean> {
  const moved = await tx.db.rma.updateMany({
    where: { shopId: tx.shopId, id: input.rmaId, state: 'pending' },
    data: { state: 'deciding', effectId: input.effectId, updatedAt: input.now },
  });
  return moved.count > 0;
}

/** The decision surely did not arrive: the case waits again, and nothing is decided about the lines that still wait. */
export async function giveUpDeciding(
  tx: ShopTx,
  input: { readonly rmaId: string; readonly now: Date },
): Promise<boolean> {
  const { rmaId, now } = input;
  const moved = await tx.db.rma.updateMany({
    where: { shopId: tx.shopId, id: rmaId, state: 'deciding' },
    data: { state: 'pending', effectId: null, updatedAt: now },
  });
  if (moved.count === 0) return false;
  await tx.db.rmaLine.updateMany({
    where: { shopId: tx.shopId, rmaId, state: 'pending' },
    data: { decision: null, decisionReason: null, decidedBy: null, person: null, decidedAt: null },
  });
  return true;
}

/** The case answers this request of ours. */
export async function linkRequest(
  tx: ShopTx,
  input: { readonly rmaId: string; readonly requestId: string },
): Promise<void> {
  await tx.db.rma.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.rmaId } },
    data: { requestId: input.requestId },
  });
}

/** The store's own return that was opened for a case. */
export async function saveStoreReturn(
  tx: ShopTx,
  input: {
    readonly rmaId: string;
    readonly storeReturnRef: string;
    readonly lines: readonly { readonly rmaLineId: string; readonly storeReturnLineRef: string }[];
  },
): Promise<void> {
  const { rmaId, storeReturnRef, lines } = input;
  await tx.db.rma.update({ where: { shopId_id: { shopId: tx.shopId, id: rmaId } }, data: { storeReturnRef } });
  for (const { rmaLineId, storeReturnLineRef } of lines) {
    const where = { shopId_id: { shopId: tx.shopId, id: rmaLineId } };
    await tx.db.rmaLine.update({ where, data: { storeReturnLineRef } });
  }
}

/** Cases of a place to be read by themselves, the longest due first. */
export async function rmaChecksDue(
  tx: ShopTx,
  input: { readonly place: ChannelPlace; readonly now: Date; readonly limit: number },
): Promise<readonly { readonly id: string; readonly channelRmaId: string }[]> {
  return tx.db.rma.findMany({
    where: { shopId: tx.shopId, ...atPlace(input.place), checkDueAt: { lte: input.now } },
    select: { id: true, channelRmaId: true },
    orderBy: { checkDueAt: 'asc' },
    take: input.limit,
  });
}

/** Has these cases read by themselves; null: the list is enough. */
export async function checkRmas(tx: ShopTx, rmaIds: readonly string[], at: Date | null): Promise<void> {
  await tx.db.rma.updateMany({
    where: { shopId: tx.shopId, id: { in: [...rmaIds] } },
    data: { checkDueAt: at },
  });
}

/** Cases that can still change and were not seen for a while, the longest unseen first; those that are due already excepted. */
export async function rmasLeftBehind(
  tx: ShopTx,
  input: { readonly place: ChannelPlace; readonly seenBefore: Date; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await tx.db.rma.findMany({
    where: {
      shopId: tx.shopId,
      ...atPlace(input.place),
      lastSeenAt: { lt: input.seenBefore },
      checkDueAt: null,
      lines: { some: { state: { in: ['pending', 'accepted'] } } },
    },
    select: { id: true },
    orderBy: { lastSeenAt: 'asc' },
    take: input.limit,
  });
  return rows.map(({ id }) => id);
}
