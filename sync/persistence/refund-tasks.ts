/** Refunds of ours that are not written by us after all: withdrawn before, or entered in the store by a person. */
import { refundMarker } from '../core/refund-marker.ts';
import type { ShopTx } from './database.ts';
import { compareReturns } from './rma-reading.ts';

/** How far the store's clock may be behind ours. */
const SKEW_MS = 5 * 60 * 1000;

/** Of these refunds of the store, those that nobody here knows of: neither written down, nor marked as one of the order's own. */
export async function unknownRefunds(
  tx: ShopTx,
  input: {
    readonly orderId: string;
    readonly seen: readonly { readonly refundRef: string; readonly marker: string | null }[];
  },
): Promise<readonly string[]> {
  const rows = await tx.db.refund.findMany({
    where: { shopId: tx.shopId, orderId: input.orderId },
    select: { id: true, storeRefundRef: true },
  });
  const refs = new Set(rows.map(({ storeRefundRef }) => storeRefundRef));
  const markers = new Set(rows.map(({ id }) => refundMarker(id)));
  return input.seen
    .filter(({ refundRef, marker }) => !refs.has(refundRef) && (marker === null || !markers.has(marker)))
    .map(({ refundRef }) => refundRef);
}

/** An intent that was surely not written is given up, and both sides are compared again without it. */
export async function withdrawRefund(
  tx: ShopTx,
  input: { readonly id: string; readonly reason: string; readonly now: Date },
): Promise<void> {
  const { id, reason, now } = input;
  const moved = await tx.db.refund.updateMany({
    where: { shopId: tx.shopId, id, state: 'intent' },
    data: { state: 'ignored', stateReason: reason, settledAt: now, updatedAt: now },
  });
  if (moved.count === 0) return;
  const row = await tx.db.refund.findUniqueOrThrow({
    where: { shopId_id: { shopId: tx.shopId, id } },
    include: { lines: { select: { id: true } } },
  });
  await tx.db.returnTie.deleteMany({
    where: { shopId: tx.shopId, refundLineId: { in: row.lines.map((line) => line.id) } },
  });
  // The question about its goods is asked again with whatever follows.
  await tx.db.attention.updateMany({
    where: { shopId: tx.shopId, subject: { startsWith: `return-goods:${id}:` }, handledAt: null },
    data: { handledAt: now, handledBy: 'the app' },
  });
  await compareReturns(tx, [row.orderId], now);
}

/** The goods of these store lines did not go into stock although the refund was planned so. */
export async function keepOutOfStock(
  tx: ShopTx,
  input: { readonly refundId: string; readonly storeLineRefs: readonly string[] },
): Promise<void> {
  await tx.db.refundLine.updateMany({
    where: { shopId: tx.shopId, refundId: input.refundId, storeLineRef: { in: [...input.storeLineRefs] } },
    data: { returnToStock: false, stockLocationRef: null },
  });
}

/**
 * A refund that the merchant made is the one that a person was asked to enter, as far as its units go: they pass from the
 * task to it, and so does what they answer at the channel. Answers the tasks of which nothing is left. The caller holds the
 * place's lock.
 */
export async function answerRefundTasks(
  tx: ShopTx,
  input: {
    readonly orderId: string;
    readonly lines: readonly {
      readonly refundLineId: string;
      readonly lineId: string | null;
      /** Shipped units of it. */
      readonly quantity: number;
    }[];
    readonly madeAt: Date;
    readonly now: Date;
  },
): Promise<readonly string[]> {
  const { orderId, lines, madeAt, now } = input;
  const tasks = await tx.db.refund.findMany({
    where: {
      shopId: tx.shopId,
      orderId,
      origin: 'channel',
      storeRefundRef: null,
      madeAt: { lte: new Date(madeAt.getTime() + SKEW_MS) },
      // Done by a person's mark, before the refund itself was read.
      OR: [{ state: 'task' }, { state: 'done', handledBy: { not: null } }],
    },
    include: { lines: { orderBy: { sequence: 'asc' } } },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  });
  const answered: string[] = [];
  const used = new Map<string, number>();
  for (const task of tasks) {
    let open = 0;
    for (const entry of task.lines) {
      let units = entry.returnedQuantity;
      for (const line of lines.filter(({ lineId }) => lineId !== null && lineId === entry.lineId)) {
        const taken = Math.min(units, line.quantity - (used.get(line.refundLineId) ?? 0));
        if (taken <= 0) continue;
        units -= taken;
        used.set(line.refundLineId, (used.get(line.refundLineId) ?? 0) + taken);
        await passTies(tx, { from: entry.id, to: line.refundLineId, units: taken });
      }
      open += units;
      if (units === entry.returnedQuantity) continue;
      const unitMinor = entry.amountMinor / BigInt(entry.returnedQuantity);
      await tx.db.refundLine.update({
        where: { shopId_id: { shopId: tx.shopId, id: entry.id } },
        data: { quantity: units, returnedQuantity: units, amountMinor: unitMinor * BigInt(units) },
      });
      await tx.db.refund.update({
        where: { shopId_id: { shopId: tx.shopId, id: task.id } },
        data: {
          totalMinor: { decrement: unitMinor * BigInt(entry.returnedQuantity - units) },
          updatedAt: now,
        },
      });
    }
    if (open > 0) continue;
    await tx.db.refund.update({
      where: { shopId_id: { shopId: tx.shopId, id: task.id } },
      data: { state: 'ignored', stateReason: 'It was entered in the store by hand.', settledAt: now, updatedAt: now },
    });
    answered.push(task.id);
  }
  return answered;
}

/** What a refund's units answer at the channel is answered by other ones from now on. */
async function passTies(
  tx: ShopTx,
  { from, to, units }: { readonly from: string; readonly to: string; readonly units: number },
): Promise<void> {
  let left = units;
  const ties = await tx.db.returnTie.findMany({
    where: { shopId: tx.shopId, refundLineId: from, quantity: { gt: 0 } },
    orderBy: [{ at: 'asc' }, { caseId: 'asc' }],
  });
  for (const { caseId, lineId, quantity, by, person, at } of ties) {
    const moved = Math.min(left, quantity);
    if (moved === 0) return;
    left -= moved;
    const key = (refundLineId: string) => ({ shopId_caseId_refundLineId: { shopId: tx.shopId, caseId, refundLineId } });
    // A tie of nothing would say that they are different units.
    if (moved === quantity) await tx.db.returnTie.delete({ where: key(from) });
    else await tx.db.returnTie.update({ where: key(from), data: { quantity: quantity - moved } });
    await tx.db.returnTie.upsert({
      where: key(to),
      create: { shopId: tx.shopId, lineId, caseId, refundLineId: to, quantity: moved, by, person, at },
      update: { quantity: { increment: moved } },
    });
  }
}
