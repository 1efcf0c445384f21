/** Lists of returns and requests over all orders, by keyset. */
import type { ShopTx } from './database.ts';
import type { RequestRow } from './rma-requests.ts';
import type { RmaRow } from './rmas.ts';

export interface ListPlace {
  readonly at: Date;
  readonly id: string;
}

export interface ListPage {
  /** Oldest first: a queue; else newest first. */
  readonly oldestFirst: boolean;
  readonly from: ListPlace | null;
  readonly backwards: boolean;
  readonly limit: number;
}

export interface ListedOrder {
  readonly id: string;
  readonly number: bigint;
  readonly customerName: string | null;
  readonly market: string;
}

/** Returns in these states (all: null), at most `limit` beyond a place, in reading order of the list. */
export async function listRmas(
  tx: ShopTx,
  input: ListPage & {
    readonly states: readonly string[] | null;
    readonly kind: string | null;
    readonly search: string;
  },
): Promise<readonly RmaRow[]> {
  const { states, kind, search } = input;
  const rows = await tx.db.rma.findMany({
    where: {
      shopId: tx.shopId,
      ...(states === null ? {} : { state: { in: [...states] } }),
      ...(kind === null ? {} : { kind }),
      AND: [
        search === ''
          ? {}
          : {
              OR: [
                { channelRmaId: { startsWith: search } },
                { channelOrderId: { startsWith: search } },
                ...numberOf(search),
              ],
            },
        beyond(input, 'firstSeenAt'),
      ],
    },
    include: { lines: { orderBy: { sequence: 'asc' } } },
    orderBy: order(input, 'firstSeenAt'),
    take: input.limit,
  });
  return input.backwards ? rows.reverse() : rows;
}

/** Requests to the channel, at most `limit` beyond a place, in reading order of the list. */
export async function listRequests(
  tx: ShopTx,
  input: ListPage & { readonly search: string },
): Promise<readonly RequestRow[]> {
  const { search } = input;
  const rows = await tx.db.rmaRequest.findMany({
    where: {
      shopId: tx.shopId,
      AND: [
        search === '' ? {} : { OR: [{ channelRequestId: { startsWith: search } }, ...numberOf(search)] },
        beyond(input, 'createdAt'),
      ],
    },
    include: { lines: { orderBy: { lineId: 'asc' } } },
    orderBy: order(input, 'createdAt'),
    take: input.limit,
  });
  return input.backwards ? rows.reverse() : rows;
}

/** What waits for a person: returns to decide, and requests to confirm or to enter by hand. */
export async function countWaiting(tx: ShopTx): Promise<{ readonly returns: number; readonly requests: number }> {
  const { shopId } = tx;
  return {
    returns: await tx.db.rma.count({ where: { shopId, state: 'pending' } }),
    requests: await tx.db.rmaRequest.count({
      where: { shopId, state: { in: ['to-confirm', 'unsupported', 'unconfirmed'] }, handledAt: null },
    }),
  };
}

/** Whether the shop ever had a return or a request. */
export async function hasReturns(tx: ShopTx): Promise<boolean> {
  const where = { shopId: tx.shopId };
  const some = (await tx.db.rma.findFirst({ where })) ?? (await tx.db.rmaRequest.findFirst({ where }));
  return some !== null;
}

/** The orders of listed rows, by id. */
export async function listedOrders(
  tx: ShopTx,
  orderIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, ListedOrder>> {
  const rows = await tx.db.order.findMany({
    where: { shopId: tx.shopId, id: { in: orderIds.flatMap((id) => id ?? []) } },
    select: { id: true, number: true, customerName: true, market: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function numberOf(search: string): { number: bigint }[] {
  return /^\d{1,15}$/.test(search) ? [{ number: BigInt(search) }] : [];
}

function ascending({ oldestFirst, backwards }: ListPage): boolean {
  return oldestFirst !== backwards;
}

function order<K extends string>(page: ListPage, column: K) {
  const way = ascending(page) ? ('asc' as const) : ('desc' as const);
  return [{ [column]: way } as Record<K, 'asc' | 'desc'>, { id: way }];
}

function beyond(page: ListPage, column: 'firstSeenAt' | 'createdAt') {
  if (page.from === null) return {};
  const { at, id } = page.from;
  const than = <T>(value: T) => (ascending(page) ? { gt: value } : { lt: value });
  return { OR: [{ [column]: than(at) }, { [column]: at, id: than(id) }] };
}
