/** Refunds: ours for the channel's returns, and the merchant's own as they were seen in the store. */
import type { Refund, RefundLine } from '@prisma/client';
import type { ShopId } from '../core/ids.ts';
import { mayMove, refundMoves, type StateOf } from '../core/lifecycles.ts';
import type { Money } from '../core/money.ts';
import type { OwnRefund, RefundKind } from '../core/refund-classify.ts';
import { refundMarker } from '../core/refund-marker.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import type { ShopTx } from './database.ts';
import { compareReturns } from './rma-reading.ts';

export type RefundState = StateOf<typeof refundMoves>;

export interface RefundRow extends Refund {
  readonly lines: readonly RefundLine[];
}

const withLines = { lines: { orderBy: { sequence: 'asc' } } } as const;
const wordsContext = (shopId: ShopId, id: string, what: 'reason' | 'comment') => `refund:${shopId}:${id}:${what}`;

export interface NewRefundLine {
  readonly lineId: string | null;
  readonly storeLineRef: string | null;
  readonly quantity: number;
  /** Units of it that were shipped. */
  readonly returnedQuantity: number;
  readonly returnToStock: boolean;
  readonly stockLocationRef: string | null;
  readonly amount: Money;
}

export interface NewRefund {
  readonly orderId: string;
  /** channel: ours, written because the channel took units back; store: the merchant's own. */
  readonly origin: 'channel' | 'store';
  readonly storeOrderRef: string | null;
  readonly storeRefundRef: string | null;
  readonly storeReturnRef: string | null;
  readonly rmaId: string | null;
  readonly state: RefundState;
  readonly stateReason: string | null;
  readonly kind: RefundKind;
  /** The buyer's or the merchant's words, in their language. */
  readonly reason: string | null;
  readonly comment: string | null;
  readonly total: Money;
  readonly madeAt: Date;
  readonly lines: readonly NewRefundLine[];
  readonly now: Date;
}

export interface InsertedRefund {
  readonly refundId: string;
  /** In the order given. */
  readonly lineIds: readonly string[];
}

/** Null when the store's refund is written down already. Has the order's returns compared. The caller holds the place's lock. */
export async function insertRefund(
  tx: ShopTx,
  encryption: Encryption,
  input: NewRefund,
): Promise<InsertedRefund | null> {
  const { lines, total, reason, comment, now, ...row } = input;
  if (row.storeRefundRef !== null && (await refundByStoreRef(tx, row.storeRefundRef)) !== null) return null;
  const refundId = newId();
  const sealed = (text: string | null, what: 'reason' | 'comment') =>
    text === null ? null : encryption.encrypt(text, wordsContext(tx.shopId, refundId, what));
  const entries = lines.map(({ amount, ...line }, sequence) => ({
    id: newId(),
    sequence,
    ...line,
    amountMinor: BigInt(amount.minor),
  }));
  await tx.db.refund.create({
    data: {
      shopId: tx.shopId,
      id: refundId,
      ...row,
      reasonEnc: sealed(reason, 'reason'),
      commentEnc: sealed(comment, 'comment'),
      currency: total.currency,
      totalMinor: BigInt(total.minor),
      createdAt: now,
      updatedAt: now,
      ...(row.state === 'done' || row.state === 'ignored' ? { settledAt: now } : {}),
      lines: { create: entries },
    },
  });
  await compareReturns(tx, [row.orderId], now);
  return { refundId, lineIds: entries.map(({ id }) => id) };
}

export async function loadRefund(tx: ShopTx, id: string): Promise<RefundRow | null> {
  return tx.db.refund.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } }, include: withLines });
}

export async function refundByStoreRef(tx: ShopTx, storeRefundRef: string): Promise<RefundRow | null> {
  return tx.db.refund.findFirst({ where: { shopId: tx.shopId, storeRefundRef }, include: withLines });
}

/** The refund that a line belongs to. */
export async function refundOfLine(tx: ShopTx, refundLineId: string): Promise<RefundRow | null> {
  return tx.db.refund.findFirst({
    where: { shopId: tx.shopId, lines: { some: { id: refundLineId } } },
    include: withLines,
  });
}

/** Of an order, oldest first. */
export async function refundsOf(tx: ShopTx, orderId: string): Promise<readonly RefundRow[]> {
  return tx.db.refund.findMany({
    where: { shopId: tx.shopId, orderId },
    include: withLines,
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  });
}

/** Why it was made, as it was said; nulls after that was erased. Personal: never log it. */
export function refundWords(
  encryption: Encryption,
  row: Refund,
): { readonly reason: string | null; readonly comment: string | null } {
  const open = (text: string | null, what: 'reason' | 'comment') =>
    text === null ? null : encryption.decrypt(text, wordsContext(row.shopId as ShopId, row.id, what));
  return { reason: open(row.reasonEnc, 'reason'), comment: open(row.commentEnc, 'comment') };
}

/** Erases the words of these orders' refunds; the numbers stay. */
export async function eraseRefundWords(tx: ShopTx, orderIds: readonly string[]): Promise<void> {
  await tx.db.refund.updateMany({
    where: { shopId: tx.shopId, orderId: { in: [...orderIds] } },
    data: { reasonEnc: null, commentEnc: null },
  });
}

/**
 * Moves a refund on; false when it is not in a state that this may follow: a later word about a settled one changes
 * nothing. Has its order's returns compared.
 */
export async function moveRefund(
  tx: ShopTx,
  input: {
    readonly id: string;
    readonly to: RefundState;
    /** A sentence for the merchant. */
    readonly reason: string | null;
    readonly now: Date;
    readonly storeRefundRef?: string;
    readonly storeReturnRef?: string;
    readonly effectId?: string;
    readonly handledBy?: string;
    /** What the store says it gave back. */
    readonly paid?: Money;
    readonly madeAt?: Date;
  },
): Promise<boolean> {
  const { id, to, reason, now, paid, ...more } = input;
  const from = (Object.keys(refundMoves) as RefundState[]).filter((state) => mayMove(refundMoves, state, to));
  const moved = await tx.db.refund.updateMany({
    where: { shopId: tx.shopId, id, state: { in: from } },
    data: {
      ...more,
      state: to,
      stateReason: reason,
      updatedAt: now,
      ...(paid ? { totalMinor: BigInt(paid.minor) } : {}),
      ...(to === 'done' || to === 'ignored' ? { settledAt: now } : {}),
    },
  });
  if (moved.count === 0) return false;
  const row = await tx.db.refund.findUniqueOrThrow({ where: { shopId_id: { shopId: tx.shopId, id } } });
  await compareReturns(tx, [row.orderId], now);
  return true;
}

/** The effect that writes it. */
export async function nameRefundEffect(
  tx: ShopTx,
  input: { readonly id: string; readonly effectId: string },
): Promise<void> {
  await tx.db.refund.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.id } },
    data: { effectId: input.effectId },
  });
}

/** Our refunds of an order, as a refund seen in the store is compared with them. */
export async function ownRefunds(tx: ShopTx, orderId: string): Promise<readonly OwnRefund[]> {
  const rows = await tx.db.refund.findMany({
    where: { shopId: tx.shopId, orderId, origin: 'channel' },
    select: { id: true, storeRefundRef: true, state: true },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ id, storeRefundRef, state }) => ({
    refundId: id,
    marker: refundMarker(id),
    storeRefundRef,
    settled: state !== 'intent',
  }));
}

/** Has the refunds of these orders read in the store; null: nothing hints at news. */
export async function readRefunds(tx: ShopTx, orderIds: readonly string[], at: Date | null): Promise<void> {
  await tx.db.order.updateMany({
    where: { shopId: tx.shopId, id: { in: [...orderIds] } },
    data: { refundsDueAt: at },
  });
}
