/** What of the wanted numbers is on its way to the channel and what it was told: at most one push per row at a time. */
import { Prisma } from '@prisma/client';
import type { StockArticle } from '../core/channel-types.ts';
import type { ShopTx } from './database.ts';

/** A number on its way; `version` says which of the row's wanted numbers it is. */
export interface PushedTarget {
  readonly channel: string;
  readonly environment: string;
  readonly locationId: string;
  readonly articleHash: string;
  readonly article: StockArticle;
  readonly number: number;
  readonly version: number;
  /** How often a push that carried it was refused as a whole. */
  readonly refusals: number;
}

interface PushRow {
  channel: string;
  environment: string;
  channel_location_id: string;
  article_hash: string;
  article: unknown;
  desired: number;
  desired_version: number;
  failures: number;
}

/**
 * Takes the newest numbers of rows that are due and have none under way. Rows of a push that was refused as a whole go in
 * smaller and smaller company, so that the one at fault is found and the others get through.
 */
export async function claimToPush(
  tx: ShopTx,
  input: { connectionId: string; now: Date; until: Date; batchSize: number },
): Promise<readonly PushedTarget[]> {
  const due = await tx.db.$queryRaw<PushRow[]>`
    SELECT channel, environment, channel_location_id, article_hash, article, desired, desired_version, failures
    FROM stock_target
    WHERE shop_id = ${tx.shopId} AND connection_id = ${input.connectionId}::uuid AND push_due_at <= ${input.now}
      AND (in_flight_until IS NULL OR in_flight_until <= ${input.now}) AND desired IS NOT NULL AND state <> 'off'
    ORDER BY failures, push_due_at, article_hash LIMIT ${input.batchSize} FOR UPDATE SKIP LOCKED`;
  const refusals = due[0]?.failures ?? 0;
  const together = Math.max(1, Math.floor(input.batchSize / 10 ** Math.min(refusals, 9)));
  const taken = due.filter((row) => row.failures === refusals).slice(0, together);
  if (taken.length === 0) return [];
  await tx.db.$executeRaw`
    UPDATE stock_target t
    SET in_flight_version = t.desired_version, in_flight_until = ${input.until}, push_due_at = ${input.until}, state = 'in-flight'
    FROM (${keys(taken.map(toPushed))}) AS n
    WHERE ${same(tx)}`;
  return taken.map(toPushed);
}

function toPushed(row: PushRow): PushedTarget {
  return {
    channel: row.channel,
    environment: row.environment,
    locationId: row.channel_location_id,
    articleHash: row.article_hash,
    article: row.article as StockArticle,
    number: row.desired,
    version: row.desired_version,
    refusals: row.failures,
  };
}

function keys(rows: readonly PushedTarget[]): Prisma.Sql {
  return Prisma.sql`SELECT * FROM unnest(${rows.map((row) => row.channel)}::text[], ${rows.map((row) => row.environment)}::text[],
    ${rows.map((row) => row.locationId)}::text[], ${rows.map((row) => row.articleHash)}::text[],
    ${rows.map((row) => row.version)}::int[], ${rows.map((row) => row.number)}::int[])
    AS k (channel, environment, location_id, hash, version, number)`;
}

function same(tx: ShopTx): Prisma.Sql {
  return Prisma.sql`t.shop_id = ${tx.shopId} AND t.channel = n.channel AND t.environment = n.environment
    AND t.channel_location_id = n.location_id AND t.article_hash = n.hash`;
}

/** Rows that a claim still holds, locked; a claim that ran out and was taken over by somebody else is not among them. */
function held(tx: ShopTx, rows: readonly PushedTarget[], claimedUntil: Date): Prisma.Sql {
  return Prisma.sql`SELECT n.* FROM (${keys(rows)}) AS n JOIN stock_target t ON ${same(tx)}
    WHERE t.in_flight_version = n.version AND t.in_flight_until = ${claimedUntil}
    ORDER BY t.article_hash, t.channel_location_id FOR UPDATE OF t`;
}

/** The row's state once nothing is under way: `rest`, unless a newer number waits. */
function stateAfter(rest: string): Prisma.Sql {
  return Prisma.sql`CASE WHEN t.state = 'off' THEN 'off' WHEN t.desired_version > n.version THEN 'dirty' ELSE ${rest} END`;
}

const dueAfter = (now: Date): Prisma.Sql =>
  Prisma.sql`CASE WHEN t.desired_version > n.version AND t.state <> 'off' THEN ${now}::timestamptz END`;

/**
 * The channel took these numbers. Where the claim had run out meanwhile, this number may have landed after a newer one: the
 * newest is sent once more.
 */
export async function settlePushed(
  tx: ShopTx,
  input: { rows: readonly PushedTarget[]; claimedUntil: Date; now: Date },
): Promise<void> {
  const { rows, now, claimedUntil } = input;
  if (rows.length === 0) return;
  const settled = await tx.db.$queryRaw<Settled>`
    UPDATE stock_target t
    SET sent = n.number, sent_version = n.version, sent_at = ${now}, in_flight_version = NULL, in_flight_until = NULL,
        failures = 0, problem = NULL, state = ${stateAfter('current')}, push_due_at = ${dueAfter(now)}, updated_at = ${now}
    FROM (${held(tx, rows, claimedUntil)}) AS n
    WHERE ${same(tx)} RETURNING t.article_hash`;
  await sendNewestAgain(tx, { rows: lost(rows, settled), now, after: now });
}

/** The channel refused these rows one by one: they rest until there is another number, a person's click or a sweep. */
export async function settleRefused(
  tx: ShopTx,
  input: {
    rows: readonly PushedTarget[];
    messages: readonly string[];
    claimedUntil: Date;
    now: Date;
  },
): Promise<void> {
  const { rows, now, claimedUntil } = input;
  if (rows.length === 0) return;
  await tx.db.$executeRaw`
    UPDATE stock_target t
    SET in_flight_version = NULL, in_flight_until = NULL, failures = 0, state = ${stateAfter('failed')}, problem = m.message,
        push_due_at = ${dueAfter(now)}, updated_at = ${now}
    FROM (${held(tx, rows, claimedUntil)}) AS n
    JOIN unnest(${rows.map((row) => row.articleHash)}::text[], ${[...input.messages]}::text[]) AS m (hash, message) ON m.hash = n.hash
    WHERE ${same(tx)}`;
}

/** Surely not executed: due again at once, when the connection's turn comes. `refusedWhole`: to be sent in smaller company. */
export async function releasePush(
  tx: ShopTx,
  input: { rows: readonly PushedTarget[]; claimedUntil: Date; now: Date; refusedWhole: boolean },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE stock_target t
    SET in_flight_version = NULL, in_flight_until = NULL, failures = t.failures + ${input.refusedWhole ? 1 : 0},
        state = CASE WHEN t.state = 'off' THEN 'off' ELSE 'dirty' END,
        push_due_at = CASE WHEN t.state = 'off' THEN NULL ELSE ${input.now}::timestamptz END
    FROM (${held(tx, input.rows, input.claimedUntil)}) AS n
    WHERE ${same(tx)}`;
}

/** How many rows were refused so often in company, without getting through since. */
export async function countSuspects(tx: ShopTx, input: { connectionId: string; refusals: number }): Promise<number> {
  const { connectionId, refusals } = input;
  return tx.db.stockTarget.count({ where: { shopId: tx.shopId, connectionId, failures: { gte: refusals } } });
}

/** May have been executed, and may still be: nothing else goes out for these rows before `again`, then the newest does. */
export async function awaitUnclear(
  tx: ShopTx,
  input: { rows: readonly PushedTarget[]; claimedUntil: Date; again: Date; problem: string; now: Date },
): Promise<void> {
  const { rows, claimedUntil, again } = input;
  const waiting = await tx.db.$queryRaw<Settled>`
    UPDATE stock_target t
    SET in_flight_until = ${again}, problem = ${input.problem}, updated_at = ${input.now},
        push_due_at = CASE WHEN t.state = 'off' THEN NULL ELSE ${again}::timestamptz END
    FROM (${held(tx, rows, claimedUntil)}) AS n
    WHERE ${same(tx)} RETURNING t.article_hash`;
  await sendNewestAgain(tx, { rows: lost(rows, waiting), now: input.now, after: again });
}

type Settled = { article_hash: string }[];

/** Rows whose claim had run out and was taken over. */
function lost(rows: readonly PushedTarget[], settled: Settled): readonly PushedTarget[] {
  const kept = new Set(settled.map((row) => row.article_hash));
  return rows.filter((row) => !kept.has(row.articleHash));
}

/** An older number may have landed after a newer one, or may yet, so the newest is sent once more `after` that. */
async function sendNewestAgain(
  tx: ShopTx,
  input: { rows: readonly PushedTarget[]; now: Date; after: Date },
): Promise<void> {
  if (input.rows.length === 0) return;
  await tx.db.$executeRaw`
    UPDATE stock_target t
    SET desired_version = t.desired_version + 1, push_due_at = GREATEST(${input.after}::timestamptz, t.in_flight_until),
        state = CASE WHEN t.in_flight_until > ${input.now} THEN t.state ELSE 'dirty' END
    FROM (${keys(input.rows)}) AS n
    WHERE ${same(tx)} AND t.state <> 'off'`;
}
