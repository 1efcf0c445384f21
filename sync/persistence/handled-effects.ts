/** What *Mark as handled* does to the writes of an order. */
import { Prisma } from '@prisma/client';
import type { ShopTx } from './database.ts';

/** Why a reservation ended or a write was withdrawn. */
export const HANDLED_BY_HAND = 'marked as handled';

/**
 * Withdraws every planned write of an order: planned means surely not executed. Returns the transfers whose answer was
 * withdrawn, and the attention subjects of writes that cannot be withdrawn since they are under way or unclear.
 */
export async function withdrawPlanned(
  tx: ShopTx,
  orderId: string,
  now: Date,
): Promise<{ readonly answers: readonly string[]; readonly open: readonly string[] }> {
  const withdrawn = await tx.db.$queryRaw<{ kind: string; transfer_id: string | null }[]>`
    UPDATE effect SET state = 'rejected', error = jsonb_build_object('message', ${HANDLED_BY_HAND}::text), settled_at = ${now}
    WHERE shop_id = ${tx.shopId} AND order_id = ${orderId}::uuid AND state = 'planned'
    RETURNING kind, transfer_id::text AS transfer_id`;
  const open = await tx.db.effect.findMany({
    where: { shopId: tx.shopId, orderId, state: { in: ['sending', 'unclear'] } },
    select: { id: true, kind: true, transferId: true },
  });
  return {
    answers: withdrawn.flatMap((row) => (row.kind === 'answer-transfer' && row.transfer_id ? [row.transfer_id] : [])),
    open: open.flatMap((effect) => subjects(effect, orderId)),
  };
}

/** Under which subjects the writes of an order are brought to a person's attention. */
function subjects(effect: { id: string; kind: string; transferId: string | null }, orderId: string): string[] {
  switch (effect.kind) {
    case 'answer-transfer':
      return [`answer:${effect.transferId ?? ''}`];
    case 'change-stock':
      return [`stock:${effect.id}`];
    default:
      return [`import:${orderId}`];
  }
}

/** Plans again what was withdrawn by the mark; answers are made anew by the rules instead. */
export async function reviveWithdrawn(
  tx: ShopTx,
  orderId: string,
  now: Date,
): Promise<readonly { readonly id: string; readonly kind: string }[]> {
  const rows = await tx.db.effect.findMany({
    where: {
      shopId: tx.shopId,
      orderId,
      state: 'rejected',
      kind: { not: 'answer-transfer' },
      error: { path: ['message'], equals: HANDLED_BY_HAND },
    },
    select: { id: true, kind: true },
  });
  await tx.db.effect.updateMany({
    where: { shopId: tx.shopId, id: { in: rows.map((row) => row.id) } },
    data: { state: 'planned', dueAt: now, settledAt: null, error: Prisma.DbNull },
  });
  return rows;
}
