import { money, type Money } from '#sync/core/money.ts';
import { listConnections } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import type { LineRow } from '#sync/persistence/order-rows.ts';
import {
  countWaiting,
  hasReturns,
  listedOrders,
  listRequests,
  listRmas,
  type ListedOrder,
  type ListPage,
} from '#sync/persistence/rma-list.ts';
import type { RequestRow } from '#sync/persistence/rma-requests.ts';
import { buyerWords, type RmaRow } from '#sync/persistence/rmas.ts';
import type { ReturnRow, ReturnsQuery, ReturnsView } from '../views/returns.ts';
import { titleOf } from './line-title.server.ts';
import type { Reading } from './reading.server.ts';
import { caseStatus, kindWord, requestStatus } from './return-words.server.ts';

const PAGE_SIZE = 50;

const STATES: Readonly<Record<ReturnsQuery['filter'], readonly string[] | null>> = {
  waiting: ['pending'],
  deciding: ['deciding'],
  decided: ['decided', 'refunded'],
  requests: null,
  all: null,
};

interface Listed {
  readonly at: Date;
  readonly row: ReturnRow;
}

/** One page of the queue: what waits oldest first, everything else newest first. */
export async function readReturns(tx: ShopTx, reading: Reading, query: ReturnsQuery): Promise<ReturnsView> {
  const { from, backwards } = placeOfCursor(query.cursor);
  const page = { oldestFirst: query.filter === 'waiting', from, backwards, limit: PAGE_SIZE + 1 };
  const found = query.filter === 'requests' ? await requests(tx, query, page) : await cases(tx, reading, query, page);
  const more = found.length > PAGE_SIZE;
  const shown = !more ? found : backwards ? found.slice(1) : found.slice(0, PAGE_SIZE);
  const counts = await countWaiting(tx);
  const [first, last] = [shown.at(0), shown.at(-1)];
  return {
    query,
    rows: shown.map(({ row }) => row),
    counts: { waiting: counts.returns, requests: counts.requests },
    any: await hasReturns(tx),
    hasConnections: (await listConnections(tx)).length > 0,
    next: last && (backwards || more) ? cursorAt('next', last) : null,
    previous: first && (backwards ? more : query.cursor !== null) ? cursorAt('previous', first) : null,
  };
}

async function cases(tx: ShopTx, reading: Reading, query: ReturnsQuery, page: ListPage): Promise<readonly Listed[]> {
  const rows = await listRmas(tx, { ...page, states: STATES[query.filter], kind: query.kind, search: query.search });
  const orders = await listedOrders(
    tx,
    rows.map(({ orderId }) => orderId),
  );
  const lines = await linesOf(
    tx,
    rows.flatMap((rma) => rma.lines.map(({ lineId }) => lineId)),
  );
  return rows.map((rma) => ({
    at: rma.firstSeenAt,
    row: caseRow(reading, rma, { order: rma.orderId === null ? null : (orders.get(rma.orderId) ?? null), lines }),
  }));
}

function caseRow(
  reading: Reading,
  rma: RmaRow,
  { order, lines }: { readonly order: ListedOrder | null; readonly lines: ReadonlyMap<string, LineRow> },
): ReturnRow {
  const readable = rma.lines.filter(({ unreadable }) => unreadable === null);
  const createdAt = rma.channelCreatedAt ?? rma.firstSeenAt;
  const waits = rma.state === 'pending';
  const reasons = rma.lines.map((line) => buyerWords(reading.encryption, line).reason).filter((text) => text !== '');
  return {
    id: rma.id,
    number: String(rma.number),
    channelId: rma.channelRmaId,
    kind: kindWord(rma.kind, rma.channelKind),
    order: order === null ? null : { id: order.id, number: String(order.number) },
    channelOrderId: rma.channelOrderId,
    customer: order?.customerName ?? null,
    market: order?.market ?? null,
    status: caseStatus(
      rma.state,
      readable.map(({ state }) => state),
    ),
    units: unitsText(rma.lines, lines),
    reason: [...new Set(reasons)].join(' · '),
    amount: worth(rma.lines, lines),
    createdAt: createdAt.toISOString(),
    waitedMs: waits ? Math.max(0, reading.clock.now().getTime() - createdAt.getTime()) : null,
    decidable: waits && readable.length > 0 && readable.length === rma.lines.length,
  };
}

async function requests(tx: ShopTx, query: ReturnsQuery, page: ListPage): Promise<readonly Listed[]> {
  const rows = await listRequests(tx, { ...page, search: query.search });
  const orders = await listedOrders(
    tx,
    rows.map(({ orderId }) => orderId),
  );
  const lines = await linesOf(
    tx,
    rows.flatMap((request) => request.lines.map(({ lineId }) => lineId)),
  );
  return rows.map((row) => ({ at: row.createdAt, row: requestRow(row, orders.get(row.orderId) ?? null, lines) }));
}

function requestRow(row: RequestRow, order: ListedOrder | null, lines: ReadonlyMap<string, LineRow>): ReturnRow {
  return {
    id: row.id,
    number: String(row.number),
    channelId: row.channelRequestId,
    kind: 'Request',
    order: order === null ? null : { id: order.id, number: String(order.number) },
    channelOrderId: null,
    customer: order?.customerName ?? null,
    market: order?.market ?? null,
    status: requestStatus(row.state, row.handledAt !== null),
    units: unitsText(row.lines, lines),
    reason: [...new Set(row.lines.map(({ reason }) => reason))].join(' · '),
    amount: worth(row.lines, lines),
    createdAt: row.createdAt.toISOString(),
    waitedMs: null,
    decidable: false,
  };
}

interface Units {
  readonly lineId: string | null;
  readonly quantity: number;
}

async function linesOf(tx: ShopTx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, LineRow>> {
  const rows = await tx.db.orderLine.findMany({
    where: { shopId: tx.shopId, id: { in: ids.flatMap((id) => id ?? []) } },
  });
  return new Map(rows.map((line) => [line.id, line]));
}

function unitsText(units: readonly Units[], lines: ReadonlyMap<string, LineRow>): string {
  return units
    .map(({ lineId, quantity }) => {
      const line = lineId === null ? undefined : lines.get(lineId);
      return `${quantity} × ${line ? titleOf(line) : 'an unknown position'}`;
    })
    .join(', ');
}

/** What the units were sold for; null when one of them is not known. */
function worth(units: readonly Units[], lines: ReadonlyMap<string, LineRow>): Money | null {
  let sum: Money | null = null;
  for (const { lineId, quantity } of units) {
    const line = lineId === null ? undefined : lines.get(lineId);
    if (!line) return null;
    sum = money((sum?.minor ?? 0) + Number(line.unitPriceMinor) * quantity, line.currency);
  }
  return sum;
}

function cursorAt(way: 'next' | 'previous', { at, row }: Listed): string {
  return `${way}_${at.getTime()}_${row.id}`;
}

/** An unreadable cursor is the first page. */
function placeOfCursor(cursor: string | null): Pick<ListPage, 'from' | 'backwards'> {
  const [, way, at, id] = /^(next|previous)_(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  if (at === undefined || id === undefined) return { from: null, backwards: false };
  return { from: { at: new Date(Number(at)), id }, backwards: way === 'previous' };
}
