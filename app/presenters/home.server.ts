import type { ShopTx } from '#sync/persistence/database.ts';
import type { HomeView } from '../views/home.ts';
import { connectionRows } from './connections.server.ts';
import { filterOf } from './orders-query.server.ts';
import type { Naming, Reading } from './reading.server.ts';

const SHOWN = 10;
const DAY_MS = 24 * 60 * 60 * 1000;

export async function readHome(tx: ShopTx, reading: Reading, naming: Naming): Promise<HomeView> {
  const count = (where: object): Promise<number> => tx.db.order.count({ where: { shopId: tx.shopId, ...where } });
  const open = { shopId: tx.shopId, handledAt: null };
  const attention = await tx.db.attention.findMany({ where: open, orderBy: { createdAt: 'desc' }, take: SHOWN });
  return {
    connections: await connectionRows(tx, reading, naming),
    orders: {
      pendingApproval: await count(filterOf('pending')),
      held: await count(filterOf('held')),
      waiting: await count(filterOf('waiting')),
      failed: await count(filterOf('failed')),
      insertedToday: await count({ insertedAt: { gte: new Date(reading.clock.now().getTime() - DAY_MS) } }),
    },
    attention: attention.map(({ id, message, orderId, createdAt }) => ({
      id,
      message,
      orderId,
      createdAt: createdAt.toISOString(),
    })),
    attentionCount: attention.length < SHOWN ? attention.length : await tx.db.attention.count({ where: open }),
  };
}
