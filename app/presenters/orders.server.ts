import type { ChannelKey } from '#sync/core/ids.ts';
import { money } from '#sync/core/money.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import type { OrderRow as StoredOrder } from '#sync/persistence/order-rows.ts';
import type { OrderRow, OrdersQuery, OrdersView } from '../views/orders.ts';
import { filterOf, pageOf, place, searchOf } from './orders-query.server.ts';
import { adminPage, type Naming } from './reading.server.ts';
import { orderStatus } from './status.server.ts';

const PAGE_SIZE = 25;

/** One page of orders, newest first, by keyset: a page deep in a million costs what the first one costs. */
export async function readOrders(tx: ShopTx, naming: Naming, query: OrdersQuery): Promise<OrdersView> {
  const { backwards, after } = pageOf(query.cursor);
  const found = await tx.db.order.findMany({
    where: { AND: [{ shopId: tx.shopId }, filterOf(query.filter), searchOf(query.search), after] },
    orderBy: backwards ? [{ firstSeenAt: 'asc' }, { id: 'desc' }] : [{ firstSeenAt: 'desc' }, { id: 'asc' }],
    take: PAGE_SIZE + 1,
    include: { transfers: { select: { state: true }, orderBy: { firstSeenAt: 'desc' }, take: 1 } },
  });
  const more = found.length > PAGE_SIZE;
  const orders = found.slice(0, PAGE_SIZE);
  if (backwards) orders.reverse();
  const lines = await lineGroups(
    tx,
    orders.map((order) => order.id),
  );
  const [first, last] = [orders.at(0), orders.at(-1)];
  return {
    rows: orders.map((order) =>
      toRow(tx, naming, order, order.transfers.at(0)?.state ?? null, lines.get(order.id) ?? []),
    ),
    query,
    next: last && (backwards || more) ? place('next', last) : null,
    previous: first && (backwards ? more : query.cursor !== null) ? place('previous', first) : null,
    hasConnections: (await tx.db.connection.count({ where: { shopId: tx.shopId, deletedAt: null }, take: 1 })) > 0,
    hasOrders: orders.length > 0 || (await tx.db.order.count({ where: { shopId: tx.shopId }, take: 1 })) > 0,
  };
}

interface LineGroup {
  readonly orderId: string;
  readonly channelState: string;
  readonly outcome: string;
  readonly outcomeBy: string | null;
  readonly proposal: boolean;
  readonly lines: number;
  readonly units: number;
}

/** An offer can have thousands of positions; for a list their states are counted, not read. */
async function lineGroups(tx: ShopTx, orderIds: readonly string[]): Promise<ReadonlyMap<string, readonly LineGroup[]>> {
  const groups = await tx.db.orderLine.groupBy({
    by: ['orderId', 'channelState', 'outcome', 'outcomeBy', 'proposal'],
    where: { shopId: tx.shopId, orderId: { in: [...orderIds] } },
    _count: { _all: true },
    _sum: { quantity: true },
  });
  return Map.groupBy(
    groups.map(({ _count, _sum, ...group }) => ({ ...group, lines: _count._all, units: _sum.quantity ?? 0 })),
    (group) => group.orderId,
  );
}

function toRow(
  tx: ShopTx,
  naming: Naming,
  order: StoredOrder,
  transferState: string | null,
  groups: readonly LineGroup[],
): OrderRow {
  const lines = groups.flatMap((group) => Array.from({ length: group.lines }, () => group));
  const { status, explanation } = orderStatus({ ...order, transferState, lines });
  const calm = status.tone === 'success' || status.tone === 'info' || status.tone === 'neutral';
  return {
    id: order.id,
    number: Number(order.number),
    channelName: naming.channels[order.channel as ChannelKey].name,
    market: order.market,
    storeName: order.storeName,
    storeUrl: adminPage(naming, tx.shopId, order.storeRef),
    customer: order.customerName,
    createdAt: (order.channelCreatedAt ?? order.firstSeenAt).toISOString(),
    price: money(Number(order.totalMinor), order.currency),
    units: groups.reduce((sum, group) => sum + group.units, 0),
    status,
    note: calm ? '' : explanation,
    answerable: transferState === 'pending' && groups.some(({ channelState }) => channelState === 'offered'),
  };
}
