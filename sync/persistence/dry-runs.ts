import { z } from 'zod';
import type { ChannelPlace } from '../core/ids.ts';
import { connectionSettings, type ConnectionSettings } from '../core/settings.ts';
import {
  dryRunDifference,
  dryRunSummary,
  type DecidedPosition,
  type DryRunDifference,
  type DryRunSummary,
} from '../core/dry-run.ts';
import { newId } from '../platform/ids.ts';
import { toJson, type ShopTx } from './database.ts';

/** Dry runs that are kept for each connection, the newest. */
const KEPT = 20;

export interface DryRunRow {
  readonly id: string;
  readonly connectionId: string;
  readonly settings: ConnectionSettings;
  readonly days: number;
  readonly state: 'running' | 'done' | 'failed';
  /** Null before the first position was looked at. */
  readonly summary: DryRunSummary | null;
  readonly differences: readonly DryRunDifference[];
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** Null: none with this id in this shop. */
export async function loadDryRun(tx: ShopTx, id: string): Promise<DryRunRow | null> {
  const row = await tx.db.dryRun.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
  if (!row) return null;
  return {
    id: row.id,
    connectionId: row.connectionId,
    settings: connectionSettings.parse(row.settings),
    days: row.days,
    state: row.state as DryRunRow['state'],
    summary: row.summary === null ? null : dryRunSummary.parse(row.summary),
    differences: row.differences === null ? [] : z.array(dryRunDifference).parse(row.differences),
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}

/** Dry runs of the shop that are still going on, the newest first. */
export async function runningDryRuns(
  tx: ShopTx,
): Promise<readonly { id: string; connectionId: string; days: number; settings: ConnectionSettings }[]> {
  const rows = await tx.db.dryRun.findMany({
    where: { shopId: tx.shopId, state: 'running' },
    orderBy: { startedAt: 'desc' },
  });
  return rows.map(({ id, connectionId, days, settings }) => ({
    id,
    connectionId,
    days,
    settings: connectionSettings.parse(settings),
  }));
}

/** Starts one, and forgets the oldest of its connection. */
export async function insertDryRun(
  tx: ShopTx,
  input: { connectionId: string; settings: ConnectionSettings; days: number; person: string; now: Date },
): Promise<string> {
  const id = newId();
  await tx.db.dryRun.create({
    data: {
      shopId: tx.shopId,
      id,
      connectionId: input.connectionId,
      settings: toJson(input.settings),
      days: input.days,
      state: 'running',
      startedBy: input.person,
      startedAt: input.now,
    },
  });
  const old = await tx.db.dryRun.findMany({
    where: { shopId: tx.shopId, connectionId: input.connectionId, state: { not: 'running' } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    skip: KEPT,
    select: { id: true },
  });
  await tx.db.dryRun.deleteMany({ where: { shopId: tx.shopId, id: { in: old.map((row) => row.id) } } });
  return id;
}

/** How far it has come; nothing happens to one that has ended. */
export async function noteDryRunProgress(tx: ShopTx, id: string, summary: DryRunSummary): Promise<void> {
  await tx.db.dryRun.updateMany({
    where: { shopId: tx.shopId, id, state: 'running' },
    data: { summary: toJson(summary) },
  });
}

/** Ends it once: who comes later changes nothing. */
export async function finishDryRun(
  tx: ShopTx,
  input: {
    id: string;
    state: 'done' | 'failed';
    summary: DryRunSummary;
    differences: readonly DryRunDifference[];
    now: Date;
  },
): Promise<void> {
  await tx.db.dryRun.updateMany({
    where: { shopId: tx.shopId, id: input.id, state: 'running' },
    data: {
      state: input.state,
      summary: toJson(input.summary),
      differences: toJson(input.differences),
      finishedAt: input.now,
    },
  });
}

/** Where a page of positions ends; null: at the newest. */
export interface PositionCursor {
  readonly seenAt: Date;
  readonly lineId: string;
}

/** A position in its place of the list. */
export type ListedPosition = DecidedPosition & { readonly cursor: PositionCursor };

/** Positions of a place that were offered since an instant. By place, so that a connection made anew has its history. */
export async function countOfferedPositions(tx: ShopTx, place: ChannelPlace, since: Date): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM transfer t JOIN order_line l ON l.shop_id = t.shop_id AND l.transfer_id = t.id
    WHERE t.shop_id = ${tx.shopId} AND t.channel = ${place.channel} AND t.environment = ${place.environment}
      AND t.channel_location_id = ${place.locationId} AND t.first_seen_at >= ${since}`;
  return row?.count ?? 0;
}

interface PositionRow {
  order_id: string;
  order_number: bigint;
  line_id: string;
  item: { name?: string | null; brand?: string | null; color?: string | null; size?: string | null } | null;
  link: { title?: string } | null;
  quantity: number;
  unit_price_minor: bigint;
  currency: string;
  unreadable: unknown;
  seen_at: Date;
  outcome: string | null;
  reason: string | null;
  sentence: string | null;
  inputs: unknown;
}

/** The next positions, the newest offers first, each with the latest decision of the rules that kept its inputs. */
export async function decidedPositions(
  tx: ShopTx,
  input: { place: ChannelPlace; since: Date; after: PositionCursor | null; limit: number },
): Promise<readonly ListedPosition[]> {
  const { place, since, after, limit } = input;
  const rows = await tx.db.$queryRaw<PositionRow[]>`
    SELECT o.id AS order_id, o.number AS order_number, l.id AS line_id, l.item, l.link, l.quantity, l.unit_price_minor,
      l.currency, l.unreadable, t.first_seen_at AS seen_at, v.outcome, v.reason, v.sentence, v.inputs
    FROM transfer t
    JOIN order_line l ON l.shop_id = t.shop_id AND l.transfer_id = t.id
    JOIN "order" o ON o.shop_id = l.shop_id AND o.id = l.order_id
    LEFT JOIN LATERAL (
      SELECT outcome, reason, sentence, inputs FROM verdict
      WHERE shop_id = l.shop_id AND line_id = l.id AND by = 'rule' AND jsonb_exists(inputs, 'settings')
      ORDER BY created_at DESC, id DESC LIMIT 1) v ON true
    WHERE t.shop_id = ${tx.shopId} AND t.channel = ${place.channel} AND t.environment = ${place.environment}
      AND t.channel_location_id = ${place.locationId} AND t.first_seen_at >= ${since}
      AND (${after === null}::boolean
        OR (t.first_seen_at, l.id) < (${after?.seenAt ?? since}::timestamptz, ${after?.lineId ?? NO_ID}::uuid))
    ORDER BY t.first_seen_at DESC, l.id DESC
    LIMIT ${limit}`;
  return rows.map((row) => ({
    cursor: { seenAt: row.seen_at, lineId: row.line_id },
    orderId: row.order_id,
    orderNumber: Number(row.order_number),
    lineId: row.line_id,
    title: titleOf(row),
    quantity: row.quantity,
    unitPrice: row.unreadable === null ? { minor: Number(row.unit_price_minor), currency: row.currency } : null,
    seenAt: row.seen_at,
    verdict:
      row.outcome === null
        ? null
        : { outcome: row.outcome, reason: row.reason ?? '', sentence: row.sentence ?? '', inputs: row.inputs },
  }));
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

function titleOf({ item, link }: PositionRow): string {
  if (link?.title) return link.title;
  const parts = [item?.brand, item?.name, item?.color, item?.size].filter((part) => part);
  return parts.length > 0 ? parts.join(' ') : 'Unnamed item';
}
