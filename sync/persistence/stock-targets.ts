/**
 * One row per article and place: the number the channel should have, and the last it was told. This file keeps the wanted
 * number; stock-articles.ts which articles there are; stock-pushes.ts what was sent. Rows are always locked in the order of
 * their hash, so that nobody waits for somebody who waits for him.
 */
import type { StockTarget } from '@prisma/client';
import type { ChannelPlace } from '../core/ids.ts';
import type { StockNumber } from '../core/stock-publishing.ts';
import type { ShopTx } from './database.ts';

export type StockTargetRow = StockTarget;

/** Why a number is looked at again. */
export type StockCause = 'webhook' | 'reservation' | 'sweep' | 'person' | 'unsettled';

/** Due at once, whatever clock is asked. */
const AT_ONCE = new Date(0);

/**
 * The numbers of these inventory items are to be read again, at every place that publishes them. Part of the transaction
 * that changes what they rest on. Items without a target cost one look at an index.
 */
export async function markStockDirty(
  tx: ShopTx,
  input: { storeId: string; inventoryItemRefs: readonly string[]; cause: StockCause; now?: Date },
): Promise<void> {
  const refs = [...new Set(input.inventoryItemRefs)];
  if (refs.length === 0) return;
  const due = input.now ?? AT_ONCE;
  await tx.db.$executeRaw`
    WITH hit AS (
      SELECT channel, environment, channel_location_id, article_hash FROM stock_target
      WHERE shop_id = ${tx.shopId} AND store_id = ${input.storeId}::uuid AND inventory_item_ref = ANY(${refs}::text[])
        AND state <> 'off'
      ORDER BY article_hash, channel_location_id FOR UPDATE
    )
    UPDATE stock_target t
    SET dirty_due_at = LEAST(t.dirty_due_at, ${due}),
        cause = CASE WHEN t.dirty_due_at IS NOT NULL AND t.cause = 'person' THEN t.cause ELSE ${input.cause} END
    FROM hit h
    WHERE t.shop_id = ${tx.shopId} AND t.channel = h.channel AND t.environment = h.environment
      AND t.channel_location_id = h.channel_location_id AND t.article_hash = h.article_hash`;
}

/** A row whose number is to be read. */
export interface TargetToRead {
  readonly place: ChannelPlace;
  readonly articleHash: string;
  readonly connectionId: string;
  readonly inventoryItemRef: string;
}

interface ReadRow {
  channel: string;
  environment: string;
  channel_location_id: string;
  article_hash: string;
  connection_id: string;
  inventory_item_ref: string;
}

/**
 * Takes rows of a store whose number is due, news before the many that a sweep marked; nobody else gets them before `until`,
 * and they are due again then.
 */
export async function claimToRead(
  tx: ShopTx,
  input: { storeId: string; now: Date; until: Date; limit: number },
): Promise<readonly TargetToRead[]> {
  const rows = await tx.db.$queryRaw<ReadRow[]>`
    WITH due AS (
      SELECT channel, environment, channel_location_id, article_hash FROM stock_target
      WHERE shop_id = ${tx.shopId} AND store_id = ${input.storeId}::uuid AND dirty_due_at <= ${input.now}
      ORDER BY (cause = 'sweep'), dirty_due_at, article_hash LIMIT ${input.limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE stock_target t SET dirty_due_at = ${input.until}
    FROM due d
    WHERE t.shop_id = ${tx.shopId} AND t.channel = d.channel AND t.environment = d.environment
      AND t.channel_location_id = d.channel_location_id AND t.article_hash = d.article_hash
    RETURNING t.channel, t.environment, t.channel_location_id, t.article_hash, t.connection_id, t.inventory_item_ref`;
  return rows.map((row) => ({
    place: {
      channel: row.channel as ChannelPlace['channel'],
      environment: row.environment as ChannelPlace['environment'],
      locationId: row.channel_location_id,
    },
    articleHash: row.article_hash,
    connectionId: row.connection_id,
    inventoryItemRef: row.inventory_item_ref,
  }));
}

export interface ReadNumber extends StockNumber {
  readonly place: ChannelPlace;
  readonly articleHash: string;
  /** When it is to be read again without news; null: not before news. */
  readonly again: Date | null;
}

/**
 * Writes what was read. A reading that began before the one the row rests on is dropped, so that of two workers the later
 * reading stands; a mark made meanwhile is kept. A number is new when it differs, when a person asked for it to be sent, or
 * when a sweep finds that it was refused or last sent before `repeatBefore`. Returns the connections with something to send.
 */
export async function writeNumbers(
  tx: ShopTx,
  input: { numbers: readonly ReadNumber[]; readAt: Date; claimedUntil: Date; repeatBefore: Date; now: Date },
): Promise<readonly string[]> {
  const { numbers, now } = input;
  if (numbers.length === 0) return [];
  const rows = await tx.db.$queryRaw<{ connection_id: string; due: boolean }[]>`
    WITH n AS (
      SELECT * FROM unnest(${numbers.map((row) => row.place.channel)}::text[], ${numbers.map((row) => row.place.environment)}::text[],
        ${numbers.map((row) => row.place.locationId)}::text[], ${numbers.map((row) => row.articleHash)}::text[],
        ${numbers.map((row) => row.number)}::int[], ${numbers.map((row) => JSON.stringify(row.facts))}::text[],
        ${numbers.map((row) => row.again?.toISOString() ?? null)}::timestamptz[])
        AS n (channel, environment, location_id, hash, number, facts, again)
    ), hit AS (
      SELECT n.*, (t.desired IS DISTINCT FROM n.number OR t.cause = 'person'
          OR (t.cause = 'sweep' AND (t.state = 'failed' OR t.sent_at < ${input.repeatBefore}))) AS fresh
      FROM n JOIN stock_target t ON t.shop_id = ${tx.shopId} AND t.channel = n.channel AND t.environment = n.environment
        AND t.channel_location_id = n.location_id AND t.article_hash = n.hash
      WHERE t.state <> 'off' AND (t.desired_at IS NULL OR t.desired_at <= ${input.readAt})
      ORDER BY t.article_hash, t.channel_location_id FOR UPDATE OF t
    )
    UPDATE stock_target t SET
      desired = h.number, desired_facts = h.facts::jsonb, desired_at = ${input.readAt},
      desired_version = t.desired_version + CASE WHEN h.fresh THEN 1 ELSE 0 END,
      push_due_at = CASE WHEN NOT h.fresh THEN t.push_due_at WHEN t.in_flight_until > ${now} THEN t.in_flight_until ELSE ${now} END,
      state = CASE WHEN t.in_flight_until > ${now} THEN t.state WHEN h.fresh OR t.push_due_at IS NOT NULL THEN 'dirty'
        WHEN t.state = 'failed' THEN 'failed' ELSE 'current' END,
      problem = CASE WHEN t.in_flight_until > ${now} OR (t.state = 'failed' AND NOT h.fresh) THEN t.problem END,
      dirty_due_at = CASE WHEN t.dirty_due_at = ${input.claimedUntil} THEN h.again ELSE t.dirty_due_at END,
      cause = CASE WHEN t.dirty_due_at = ${input.claimedUntil} AND h.again IS NOT NULL THEN 'unsettled' ELSE t.cause END,
      updated_at = CASE WHEN h.fresh THEN ${now} ELSE t.updated_at END
    FROM hit h
    WHERE t.shop_id = ${tx.shopId} AND t.channel = h.channel AND t.environment = h.environment
      AND t.channel_location_id = h.location_id AND t.article_hash = h.hash
    RETURNING t.connection_id, (t.push_due_at <= ${now}) IS TRUE AS due`;
  return [...new Set(rows.filter((row) => row.due).map((row) => row.connection_id))];
}

/** The store could not be read: the rows say so and stay due at `again`. */
export async function noteUnread(
  tx: ShopTx,
  input: { rows: readonly TargetToRead[]; problem: string; claimedUntil: Date; again: Date },
): Promise<void> {
  await tx.db.stockTarget.updateMany({
    where: {
      shopId: tx.shopId,
      articleHash: { in: input.rows.map((row) => row.articleHash) },
      dirtyDueAt: input.claimedUntil,
      state: { notIn: ['off', 'failed'] },
    },
    data: { problem: input.problem, dirtyDueAt: input.again },
  });
}

/** Nothing is sent for this connection any more; the channel keeps the numbers it has. A push under way runs out. */
export async function switchTargetsOff(tx: ShopTx, input: { connectionId: string; now: Date }): Promise<void> {
  await tx.db.stockTarget.updateMany({
    where: {
      shopId: tx.shopId,
      connectionId: input.connectionId,
      OR: [{ state: { not: 'off' } }, { dirtyDueAt: { not: null } }, { pushDueAt: { not: null } }],
    },
    data: { state: 'off', problem: null, dirtyDueAt: null, pushDueAt: null, updatedAt: input.now },
  });
}

/** A person wants the numbers sent now, also those that did not change. Returns how many are on their way. */
export async function sendAgain(
  tx: ShopTx,
  input: { connectionId: string; /** Null: all of the connection's. */ articleHash: string | null; now: Date },
): Promise<number> {
  const { articleHash } = input;
  const marked = await tx.db.stockTarget.updateMany({
    where: {
      shopId: tx.shopId,
      connectionId: input.connectionId,
      ...(articleHash === null ? {} : { articleHash }),
      state: { not: 'off' },
    },
    data: { dirtyDueAt: input.now, cause: 'person' },
  });
  return marked.count;
}

/**
 * Takes a turn that nobody has before its end: a lease that is not given back, so that something happens at most so often
 * over all workers. False: it is taken.
 */
export async function takeTurn(
  tx: ShopTx,
  input: { name: string; owner: string; now: Date; until: Date },
): Promise<boolean> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    INSERT INTO lease (shop_id, name, owner, fence, expires_at)
    VALUES (${tx.shopId}, ${input.name}, ${input.owner}, 1, ${input.until})
    ON CONFLICT (shop_id, name) DO UPDATE
      SET owner = EXCLUDED.owner, fence = lease.fence + 1, expires_at = EXCLUDED.expires_at
      WHERE lease.expires_at <= ${input.now}
    RETURNING fence`;
  return rows.length > 0;
}

/** Moves the end of a turn: later for a pause, earlier to let the next one in. */
export async function endTurn(tx: ShopTx, input: { name: string; at: Date }): Promise<void> {
  await tx.db.lease.updateMany({ where: { shopId: tx.shopId, name: input.name }, data: { expiresAt: input.at } });
}

export const readTurn = (storeId: string): string => `read-stock/${storeId}`;
export const pushTurn = (connectionId: string): string => `push-stock/${connectionId}`;
