import type { ShopTx } from '#sync/persistence/database.ts';
import { countToLookAt } from '#sync/persistence/order-list.ts';
import type { HomeView } from '../views/home.ts';
import { readAttention } from './attention.server.ts';
import { connectionRows } from './connections.server.ts';
import type { Naming, Reading } from './reading.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export async function readHome(tx: ShopTx, reading: Reading, naming: Naming): Promise<HomeView> {
  const today = new Date(reading.clock.now().getTime() - DAY_MS);
  return {
    connections: await connectionRows(tx, reading, naming),
    orders: {
      pendingApproval: await countToLookAt(tx, 'pending'),
      held: await countToLookAt(tx, 'held'),
      waiting: await countToLookAt(tx, 'waiting'),
      failed: await countToLookAt(tx, 'failed'),
      insertedToday: await tx.db.order.count({ where: { shopId: tx.shopId, insertedAt: { gte: today } } }),
    },
    ...(await readAttention(tx)),
  };
}
