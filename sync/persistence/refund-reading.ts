/** Taking turns at reading refunds from the store. */
import type { ShopTx } from './database.ts';

/** Takes orders of a store whose refunds are to be read, the longest due first. They are due again at `until`. */
export async function claimToReadRefunds(
  tx: ShopTx,
  input: { readonly storeId: string; readonly now: Date; readonly until: Date; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    UPDATE "order" SET refunds_due_at = ${input.until}
    WHERE shop_id = ${tx.shopId} AND id IN (
      SELECT id FROM "order"
      WHERE shop_id = ${tx.shopId} AND store_id = ${input.storeId}::uuid AND refunds_due_at <= ${input.now}
      ORDER BY refunds_due_at, id LIMIT ${input.limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text AS id`;
  return rows.map(({ id }) => id);
}

/** Orders that stores still show, by when they were put there: their refunds are read now and then without any hint. */
export async function stillShown(
  tx: ShopTx,
  input: { readonly orderId: string; readonly insertedAfter: Date },
): Promise<boolean> {
  const { orderId, insertedAfter } = input;
  return (
    (await tx.db.order.count({ where: { shopId: tx.shopId, id: orderId, insertedAt: { gt: insertedAfter } } })) > 0
  );
}

/** When claimed orders are read next; left alone where news came in since the claim. */
export async function finishReadingRefunds(
  tx: ShopTx,
  input: { readonly orderIds: readonly string[]; readonly claimedUntil: Date; readonly next: Date | null },
): Promise<void> {
  await tx.db.order.updateMany({
    where: { shopId: tx.shopId, id: { in: [...input.orderIds] }, refundsDueAt: input.claimedUntil },
    data: { refundsDueAt: input.next },
  });
}
