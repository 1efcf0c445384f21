import type { ShopTx } from '#sync/persistence/database.ts';
import type { Direction } from '#sync/persistence/journal.ts';
import type { CommunicationView } from '../views/order.ts';

const SHOWN = 100;

/** What was said about an order, newest first. */
export async function readCommunication(tx: ShopTx, orderId: string): Promise<readonly CommunicationView[]> {
  const rows = await tx.db.communicationLog.findMany({
    where: { shopId: tx.shopId, orderId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return rows.map(({ id, at, direction, action, outcome, durationMs }) => ({
    id,
    at: at.toISOString(),
    direction: direction as Direction,
    action,
    outcome,
    durationMs,
  }));
}
