import type { ShopId } from '../core/ids.ts';
import type { Database, OutgoingJob, Tx } from './database.ts';

const LIMIT = 500;

/**
 * Everything that is due now, over all shops, as jobs. The tables are the truth; a job that was lost with its worker, or
 * never queued, is found here. Read-only, through the named door.
 */
export async function findDueWork(database: Database, now: Date): Promise<readonly OutgoingJob[]> {
  return database.acrossShops('due work', async (db) => [
    ...(await duePolls(db, now)),
    ...(await dueTransfers(db, now)),
    ...(await dueEffects(db, now)),
    ...(await dueOrders(db, now)),
    ...(await dueInbox(db, now)),
    ...(await dueShops(db, now)),
  ]);
}

async function duePolls(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const rows = await db.pollState.findMany({ where: { dueAt: { lte: now } }, orderBy: { dueAt: 'asc' }, take: LIMIT });
  return rows.map(({ shopId, connectionId, task }) => {
    if (task === 'poll-orders' || task === 'scan-orders') {
      return { name: 'poll-orders', data: { shopId, connectionId, whole: task === 'scan-orders' } };
    }
    return { name: task, data: { shopId, connectionId } };
  });
}

async function dueTransfers(db: Tx, now: Date): Promise<OutgoingJob[]> {
  // Joined by place, not by id: the connection may have been made anew.
  const rows = await db.$queryRaw<{ shop_id: string; connection_id: string }[]>`
    SELECT DISTINCT c.shop_id, c.id AS connection_id
    FROM transfer t
    JOIN connection c ON c.shop_id = t.shop_id AND c.channel = t.channel AND c.environment = t.environment
      AND c.channel_location_id = t.channel_location_id AND c.active AND c.deleted_at IS NULL
    WHERE t.state = 'pending' AND t.decide_at <= ${now}
    LIMIT ${LIMIT}`;
  return rows.map((row) => ({
    name: 'decide-transfers',
    data: { shopId: row.shop_id, connectionId: row.connection_id },
  }));
}

async function dueEffects(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const rows = await db.effect.findMany({
    where: { state: { in: ['planned', 'sending', 'unclear'] }, dueAt: { lte: now } },
    select: { shopId: true, id: true },
    orderBy: { dueAt: 'asc' },
    take: LIMIT,
  });
  return rows.map(({ shopId, id }) => ({ name: 'run-effect', data: { shopId, effectId: id } }));
}

async function dueOrders(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const imports = await db.order.findMany({
    where: { importDueAt: { lte: now } },
    select: { shopId: true, id: true },
    orderBy: { importDueAt: 'asc' },
    take: LIMIT,
  });
  const stores = await db.order.findMany({
    where: { placeDueAt: { lte: now }, storeState: 'inserted' },
    select: { shopId: true, storeId: true },
    distinct: ['shopId', 'storeId'],
    take: LIMIT,
  });
  return [
    ...imports.map(({ shopId, id }) => ({ name: 'import-order', data: { shopId, orderId: id } })),
    ...stores.map(({ shopId, storeId }) => ({ name: 'place-orders', data: { shopId, storeId } })),
  ];
}

async function dueInbox(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const rows = await db.inbox.findMany({
    where: { state: 'received', receivedAt: { lte: new Date(now.getTime() - 5000) } },
    select: { shopId: true, id: true },
    take: LIMIT,
  });
  return rows.map(({ shopId, id }) => ({ name: 'work-inbox', data: { shopId, inboxId: id } }));
}

async function dueShops(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const rows = await db.shop.findMany({
    where: {
      state: 'installed',
      OR: [{ setUpAt: null }, { setUpAt: { lte: new Date(now.getTime() - 24 * 3600 * 1000) } }],
    },
    select: { shopId: true },
    take: LIMIT,
  });
  return rows.map(({ shopId }) => ({ name: 'set-up-shop', data: { shopId: shopId as ShopId } }));
}
