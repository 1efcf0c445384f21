/** The filtered list as CSV, read and handed out in parts: what is held at any time is one part, however many orders fit. */
import { stringify } from 'csv-stringify/sync';
import type { ChannelKey, ShopId } from '#sync/core/ids.ts';
import { money, toDecimal } from '#sync/core/money.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { selectOrders } from '#sync/persistence/order-conditions.ts';
import { orderPlaces, type OrderPlace } from '#sync/persistence/order-list.ts';
import type { OrdersQuery } from '../views/orders.ts';
import { listedOrders, statusOf, unitsOf, type ListedOrder } from './order-row.server.ts';
import { conditionsOf } from './orders-query.server.ts';
import type { Naming, Reading } from './reading.server.ts';

/** Orders in one part. */
const PART = 500;

/** Spreadsheets take a file for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

type Cell = string | number | null;

const COLUMNS: readonly (readonly [heading: string, cell: (listed: ListedOrder, naming: Naming) => Cell])[] = [
  ['ID', ({ order }) => Number(order.number)],
  ['Channel', ({ order }, naming) => naming.channels[order.channel as ChannelKey].name],
  ['Test mode', ({ order }) => (order.environment === 'sandbox' ? 'yes' : 'no')],
  ['Market', ({ order }) => order.market],
  ['Channel order', ({ order }) => order.channelOrderId],
  ['Parent order', ({ order }) => order.parentOrderId],
  ['Offers', ({ transfers }) => transfers.map(({ channelTransferId }) => channelTransferId).join(' ')],
  ['ID in store', ({ order }) => order.storeName ?? 'NOT INSERTED'],
  ['Customer', ({ order }) => order.customerName],
  ['Created', ({ order }) => (order.channelCreatedAt ?? order.firstSeenAt).toISOString()],
  ['First seen', ({ order }) => order.firstSeenAt.toISOString()],
  ['Inserted', ({ order }) => order.insertedAt?.toISOString() ?? null],
  ['Price', ({ order }) => toDecimal(money(Number(order.totalMinor), order.currency))],
  ['Currency', ({ order }) => order.currency],
  ['Units', (listed) => unitsOf(listed)],
  ['Status', (listed) => statusOf(listed).status.label],
  ['Answer by (estimated)', ({ order }) => order.answerBy?.toISOString() ?? null],
  ['Ship by (estimated)', ({ order }) => order.shipBy?.toISOString() ?? null],
  ['Handled', ({ order }) => order.handledAt?.toISOString() ?? null],
];

/**
 * The texts of a CSV file (UTF-8, RFC 4180): a heading, then every order that fits the filters, newest first. Cells that a
 * spreadsheet would take for a formula begin with an apostrophe. Each part is a short transaction of its own, so an order
 * that comes in meanwhile may or may not be in it, and none is in it twice.
 */
export async function* ordersCsv(
  reading: Pick<Reading, 'database'>,
  naming: Naming,
  shopId: ShopId,
  query: OrdersQuery,
): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csv([COLUMNS.map(([heading]) => heading)]);
  let from: OrderPlace | null = null;
  for (;;) {
    const part = await reading.database.withShop(shopId, (tx) => readPart(tx, query, from));
    if (part.orders.length > 0) yield csv(part.orders.map((listed) => COLUMNS.map(([, cell]) => cell(listed, naming))));
    if (part.last === null) return;
    from = part.last;
  }
}

async function readPart(
  tx: ShopTx,
  query: OrdersQuery,
  from: OrderPlace | null,
): Promise<{ readonly orders: readonly ListedOrder[]; readonly last: OrderPlace | null }> {
  const selection = await selectOrders(tx, conditionsOf(query));
  const places = await orderPlaces(tx, selection, { sort: 'newest', from, backwards: false, limit: PART });
  const orders = await listedOrders(
    tx,
    places.map(({ id }) => id),
  );
  return { orders, last: places.length < PART ? null : (places.at(-1) ?? null) };
}

function csv(rows: readonly (readonly Cell[])[]): string {
  // A lone line feed must be quoted too, not only the delimiter itself.
  return stringify(rows as Cell[][], { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
