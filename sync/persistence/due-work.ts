import type { ShopId } from '../core/ids.ts';
import type { Database, OutgoingJob, Tx } from './database.ts';
import { PLACED } from './orders.ts';
import { dueShipments } from './shipments.ts';

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
    ...(await dueWaiting(db, now)),
    ...(await dueOrders(db, now)),
    ...(await dueShipments(db, now, LIMIT)),
    ...(await dueChecks(db, now)),
    ...(await dueReturns(db, now)),
    ...(await dueStock(db, now)),
    ...(await dueDocuments(db, now)),
    ...(await dueDryRuns(db, now)),
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
    where: { placeDueAt: { lte: now }, storeState: { in: [...PLACED] } },
    select: { shopId: true, storeId: true },
    distinct: ['shopId', 'storeId'],
    take: LIMIT,
  });
  return [
    ...imports.map(({ shopId, id }) => ({ name: 'import-order', data: { shopId, orderId: id } })),
    ...stores.map(({ shopId, storeId }) => ({ name: 'place-orders', data: { shopId, storeId } })),
  ];
}

/** Orders to be read again on either side; at the channel by place, since the connection may have been made anew. */
async function dueChecks(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const atChannel = await db.$queryRaw<{ shop_id: string; connection_id: string }[]>`
    SELECT DISTINCT c.shop_id, c.id AS connection_id
    FROM "order" o
    JOIN connection c ON c.shop_id = o.shop_id AND c.channel = o.channel AND c.environment = o.environment
      AND c.channel_location_id = o.channel_location_id AND c.active AND c.deleted_at IS NULL
    WHERE o.channel_check_due_at <= ${now} AND NOT EXISTS (SELECT 1 FROM lease l
      WHERE l.shop_id = c.shop_id AND l.name = 'scan-orders/' || c.id AND l.expires_at > ${now})
    LIMIT ${LIMIT}`;
  const inStore = await db.order.findMany({
    where: { storeCheckDueAt: { lte: now } },
    select: { shopId: true, storeId: true },
    distinct: ['shopId', 'storeId'],
    take: LIMIT,
  });
  return [
    ...atChannel.map((row) => ({
      name: 'check-channel-orders',
      data: { shopId: row.shop_id, connectionId: row.connection_id },
    })),
    ...inStore.map(({ shopId, storeId }) => ({ name: 'check-store-orders', data: { shopId, storeId } })),
  ];
}

/** Orders whose returns are to be compared, and whose refunds are to be read in the store. */
async function dueReturns(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const compared = await db.order.findMany({
    where: { returnsDueAt: { lte: now } },
    select: { shopId: true, id: true },
    orderBy: { returnsDueAt: 'asc' },
    take: LIMIT,
  });
  const read = await db.order.findMany({
    where: { refundsDueAt: { lte: now } },
    select: { shopId: true, storeId: true },
    distinct: ['shopId', 'storeId'],
    take: LIMIT,
  });
  return [
    ...compared.map(({ shopId, id }) => ({ name: 'settle-returns', data: { shopId, orderId: id } })),
    ...read.map(({ shopId, storeId }) => ({ name: 'read-refunds', data: { shopId, storeId } })),
  ];
}

/** Offers whose clock is to be looked at. */
async function dueWaiting(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const rows = await db.order.findMany({
    where: { waitDueAt: { lte: now } },
    select: { shopId: true },
    distinct: ['shopId'],
    take: LIMIT,
  });
  return rows.map(({ shopId }) => ({ name: 'watch-waiting', data: { shopId } }));
}

/** Numbers to read, by store, and to send, by connection; each has turns (sync/persistence/stock-targets.ts). */
async function dueStock(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const reads = await db.$queryRaw<{ shop_id: string; store_id: string }[]>`
    SELECT DISTINCT t.shop_id, t.store_id FROM stock_target t
    WHERE t.dirty_due_at <= ${now} AND NOT EXISTS (SELECT 1 FROM lease l
      WHERE l.shop_id = t.shop_id AND l.name = 'read-stock/' || t.store_id AND l.expires_at > ${now})
    LIMIT ${LIMIT}`;
  const pushes = await db.$queryRaw<{ shop_id: string; connection_id: string }[]>`
    SELECT DISTINCT t.shop_id, t.connection_id FROM stock_target t
    WHERE t.push_due_at <= ${now} AND NOT EXISTS (SELECT 1 FROM lease l
      WHERE l.shop_id = t.shop_id AND l.name = 'push-stock/' || t.connection_id AND l.expires_at > ${now})
    LIMIT ${LIMIT}`;
  return [
    ...reads.map((row) => ({ name: 'read-stock', data: { shopId: row.shop_id, storeId: row.store_id } })),
    ...pushes.map((row) => ({ name: 'push-stock', data: { shopId: row.shop_id, connectionId: row.connection_id } })),
  ];
}

/** Files to fetch, and files to erase. */
async function dueDocuments(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const rows = await db.document.findMany({
    where: { state: { in: ['waiting', 'erased'] }, dueAt: { lte: now } },
    select: { shopId: true },
    distinct: ['shopId'],
    take: LIMIT,
  });
  return rows.map(({ shopId }) => ({ name: 'fetch-documents', data: { shopId } }));
}

/** Dry runs that nobody works on: their worker died, or the job was lost. */
async function dueDryRuns(db: Tx, now: Date): Promise<OutgoingJob[]> {
  const rows = await db.$queryRaw<{ shop_id: string; id: string }[]>`
    SELECT r.shop_id, r.id FROM dry_run r
    WHERE r.state = 'running' AND NOT EXISTS (SELECT 1 FROM lease l
      WHERE l.shop_id = r.shop_id AND l.name = 'dry-run/' || r.id AND l.expires_at > ${now})
    LIMIT ${LIMIT}`;
  return rows.map((row) => ({ name: 'dry-run', data: { shopId: row.shop_id, dryRunId: row.id } }));
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
