import type { ChannelKey } from '#sync/core/ids.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { selectOrders } from '#sync/persistence/order-conditions.ts';
import { COUNTED_ORDERS, countOrders, orderPlaces, SEARCHED_ORDERS } from '#sync/persistence/order-list.ts';
import { DEFAULT_PAGE_SIZE, type OrdersQuery, type OrdersView } from '../views/orders.ts';
import { listedOrders, orderRow } from './order-row.server.ts';
import { conditionsOf, cursorAt, pageOf } from './orders-query.server.ts';
import type { Naming, Reading } from './reading.server.ts';

/** One page of orders by keyset: a page deep in a million costs what the first one costs. */
export async function readOrders(
  tx: ShopTx,
  reading: Pick<Reading, 'clock'>,
  naming: Naming,
  query: OrdersQuery,
): Promise<OrdersView> {
  const size = query.size ?? DEFAULT_PAGE_SIZE;
  const { from, backwards, index } = pageOf(query.cursor);
  const selection = await selectOrders(tx, conditionsOf(query));
  const places = await orderPlaces(tx, selection, { sort: query.sort ?? 'newest', from, backwards, limit: size + 1 });
  const more = places.length > size;
  const shown = places.slice(0, size);
  if (backwards) shown.reverse();
  const [first, last] = [shown.at(0), shown.at(-1)];
  // Behind the first page there is none before, whatever the cursor's number says after newer orders came in.
  const atStart = first === undefined || (backwards ? !more : from === null);
  const firstIndex = atStart && backwards ? 1 : backwards ? Math.max(1, index - shown.length) : index + 1;
  const count = await countOrders(tx, selection);
  const listed = await listedOrders(
    tx,
    shown.map(({ id }) => id),
  );
  return {
    rows: listed.map((order) => orderRow(order, { tx, naming, now: reading.clock.now() })),
    query,
    next: last && (backwards || more) ? cursorAt('next', last, firstIndex + shown.length - 1) : null,
    previous: first && !atStart ? cursorAt('previous', first, firstIndex) : null,
    total: { count: Math.min(count, COUNTED_ORDERS), more: count > COUNTED_ORDERS },
    firstIndex: shown.length === 0 ? 0 : firstIndex,
    searchedNewest: selection.scan && (await hasMoreThan(tx, SEARCHED_ORDERS)) ? SEARCHED_ORDERS : null,
    ...(await readShop(tx, naming, shown.length > 0)),
  };
}

async function hasMoreThan(tx: ShopTx, count: number): Promise<boolean> {
  const beyond = await tx.db.order.findFirst({
    where: { shopId: tx.shopId },
    orderBy: [{ firstSeenAt: 'desc' }, { id: 'asc' }],
    skip: count,
    select: { id: true },
  });
  return beyond !== null;
}

/** What the shop has to filter by; a connection that was deleted has left its orders. */
async function readShop(
  tx: ShopTx,
  naming: Naming,
  orderShown: boolean,
): Promise<Pick<OrdersView, 'choices' | 'hasConnections' | 'hasOrders'>> {
  const connections = await tx.db.connection.findMany({
    where: { shopId: tx.shopId },
    select: { channel: true, country: true, deletedAt: true },
  });
  const channels = [...new Set(connections.map(({ channel }) => channel as ChannelKey))];
  return {
    choices: {
      channels: channels.map((key) => ({ key, name: naming.channels[key].name })),
      markets: [...new Set(connections.map(({ country }) => country))].toSorted(),
    },
    hasConnections: connections.some(({ deletedAt }) => deletedAt === null),
    hasOrders:
      orderShown || (await tx.db.order.findFirst({ where: { shopId: tx.shopId }, select: { id: true } })) !== null,
  };
}
