/** The order list: pages by keyset, and totals. Every statement reads a bounded number of rows or an index. */
import { Prisma } from '@prisma/client';
import type { ShopTx } from './database.ts';
import type { OrderSelection } from './order-conditions.ts';
import { groupCondition, type OrderGroup } from './order-list-states.ts';

/** `urgent`: the earliest running clock first, then everything without one, newest first. */
export type OrderSort = 'newest' | 'urgent';

/** A place between two orders. `lane` says which part of an urgent list it is in. */
export interface OrderPlace {
  readonly lane: 'due' | 'rest';
  /** Milliseconds since 1970: the clock in the lane `due`, first seen in the other. */
  readonly at: number;
  readonly id: string;
}

/** A part of a name cannot be looked up in an index, so it is looked for among this many of the newest orders. */
export const SEARCHED_ORDERS = 100_000;
/** A total beyond this is not counted. */
export const COUNTED_ORDERS = 10_000;

/** At most `limit` orders beyond a place, in reading order of that direction. */
export async function orderPlaces(
  tx: ShopTx,
  selection: OrderSelection,
  page: {
    readonly sort: OrderSort;
    readonly from: OrderPlace | null;
    readonly backwards: boolean;
    readonly limit: number;
  },
): Promise<readonly OrderPlace[]> {
  if (page.sort === 'newest') return restLane(tx, selection, { ...page, untimedOnly: false });
  const lanes = page.backwards ? (['rest', 'due'] as const) : (['due', 'rest'] as const);
  const places: OrderPlace[] = [];
  for (const lane of lanes.slice(page.from === null ? 0 : lanes.indexOf(page.from.lane))) {
    const from = page.from?.lane === lane ? page.from : null;
    const step = { ...page, from, limit: page.limit - places.length };
    if (step.limit === 0) break;
    places.push(
      ...(lane === 'due'
        ? await dueLane(tx, selection, step)
        : await restLane(tx, selection, { ...step, untimedOnly: true })),
    );
  }
  return places;
}

/** How many there are, counted up to COUNTED_ORDERS + 1. */
export async function countOrders(tx: ShopTx, selection: OrderSelection): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM ${source(tx, selection)} WHERE ${selection.where} LIMIT ${COUNTED_ORDERS + 1}) AS counted`;
  return Number(row?.count ?? 0);
}

/** Orders of a group that somebody may have to look at: not those that were meant to end there. */
export async function countToLookAt(tx: ShopTx, group: OrderGroup): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM "order" AS o
    WHERE o.shop_id = ${tx.shopId} AND ${groupCondition(group)} AND o.handled_at IS NULL
      AND COALESCE(o.store_state_reason, '') NOT IN ('stock-only', 'left-out')`;
  return Number(row?.count ?? 0);
}

interface Step {
  readonly from: OrderPlace | null;
  readonly backwards: boolean;
  readonly limit: number;
}

type Found = { id: string; at: Date }[];

/** Newest first. */
async function restLane(
  tx: ShopTx,
  selection: OrderSelection,
  step: Step & { readonly untimedOnly: boolean },
): Promise<readonly OrderPlace[]> {
  const { from, backwards, limit } = step;
  const at = from && new Date(from.at);
  const beyond = !from
    ? Prisma.sql`TRUE`
    : backwards
      ? Prisma.sql`o.first_seen_at >= ${at} AND (o.first_seen_at > ${at} OR o.id < ${from.id}::uuid)`
      : Prisma.sql`o.first_seen_at <= ${at} AND (o.first_seen_at < ${at} OR o.id > ${from.id}::uuid)`;
  const rows = await tx.db.$queryRaw<Found>`
    SELECT o.id, o.first_seen_at AS at FROM ${source(tx, selection)}
    WHERE ${selection.where} AND ${beyond}
      AND ${step.untimedOnly ? Prisma.sql`o.answer_by IS NULL AND o.ship_by IS NULL` : Prisma.sql`TRUE`}
    ORDER BY ${backwards ? Prisma.sql`o.first_seen_at ASC, o.id DESC` : Prisma.sql`o.first_seen_at DESC, o.id ASC`}
    LIMIT ${limit}`;
  return rows.map(({ id, at: seen }) => ({ lane: 'rest', at: seen.getTime(), id }));
}

/** The earlier of both clocks first: two reads, each in the order of its own index, put together. */
async function dueLane(tx: ShopTx, selection: OrderSelection, step: Step): Promise<readonly OrderPlace[]> {
  const { from, backwards, limit } = step;
  const direction = backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const read = (clock: Prisma.Sql, first: Prisma.Sql) => {
    const at = from && new Date(from.at);
    const beyond = !from
      ? Prisma.sql`TRUE`
      : backwards
        ? Prisma.sql`(${clock}, o.id) < (${at}::timestamptz, ${from.id}::uuid)`
        : Prisma.sql`(${clock}, o.id) > (${at}::timestamptz, ${from.id}::uuid)`;
    return Prisma.sql`(SELECT o.id, ${clock} AS at FROM ${source(tx, selection)}
      WHERE ${clock} IS NOT NULL AND ${first} AND ${selection.where} AND ${beyond}
      ORDER BY ${clock} ${direction}, o.id ${direction} LIMIT ${limit})`;
  };
  const answer = read(Prisma.sql`o.answer_by`, Prisma.sql`(o.ship_by IS NULL OR o.answer_by <= o.ship_by)`);
  const ship = read(Prisma.sql`o.ship_by`, Prisma.sql`(o.answer_by IS NULL OR o.ship_by < o.answer_by)`);
  const rows = await tx.db.$queryRaw<Found>`
    SELECT id, at FROM (${answer} UNION ALL ${ship}) AS due
    ORDER BY at ${direction}, id ${direction} LIMIT ${limit}`;
  return rows.map(({ id, at }) => ({ lane: 'due', at: at.getTime(), id }));
}

/** All orders of the shop; only the newest where names are read one by one. */
function source(tx: ShopTx, { scan }: OrderSelection): Prisma.Sql {
  return scan
    ? Prisma.sql`(SELECT * FROM "order" WHERE shop_id = ${tx.shopId}
        ORDER BY first_seen_at DESC, id LIMIT ${SEARCHED_ORDERS}) AS o`
    : Prisma.sql`(SELECT * FROM "order" WHERE shop_id = ${tx.shopId}) AS o`;
}
