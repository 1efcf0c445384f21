import type { ChannelKey } from '#sync/core/ids.ts';
import { money } from '#sync/core/money.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import type { OrderRow as StoredOrder } from '#sync/persistence/order-rows.ts';
import type { OrderRow } from '../views/orders.ts';
import { clockView } from './clock.server.ts';
import { adminPage, type Naming } from './reading.server.ts';
import { orderMarks, orderStatus, SUMMED, unitsOf as cancelledUnits } from './status.server.ts';

/** An order as lists need it. */
export interface ListedOrder {
  readonly order: StoredOrder;
  /** Newest first. */
  readonly transfers: readonly { readonly state: string; readonly channelTransferId: string }[];
  readonly groups: readonly LineGroup[];
}

interface LineGroup {
  readonly orderId: string;
  readonly channelState: string;
  readonly outcome: string;
  readonly outcomeBy: string | null;
  readonly proposal: boolean;
  readonly quantity: number | null;
  readonly channelCancelled: number | null;
  readonly storeCancelled: number | null;
  readonly lines: number;
}

/** These orders in this order; one that has gone meanwhile is left out. */
export async function listedOrders(tx: ShopTx, ids: readonly string[]): Promise<readonly ListedOrder[]> {
  if (ids.length === 0) return [];
  const found = await tx.db.order.findMany({
    where: { shopId: tx.shopId, id: { in: [...ids] } },
    include: {
      transfers: { select: { state: true, channelTransferId: true }, orderBy: { firstSeenAt: 'desc' } },
    },
  });
  const groups = await lineGroups(tx, ids);
  const byId = new Map(found.map((order) => [order.id, order]));
  return ids.flatMap((id) => {
    const order = byId.get(id);
    return order ? [{ order, transfers: order.transfers, groups: groups.get(id) ?? [] }] : [];
  });
}

/** An offer can have thousands of positions; for a list their states are counted, not read. */
async function lineGroups(tx: ShopTx, orderIds: readonly string[]): Promise<ReadonlyMap<string, readonly LineGroup[]>> {
  const groups = await tx.db.orderLine.groupBy({
    by: ['orderId', 'channelState', 'outcome', 'outcomeBy', 'proposal'],
    where: { shopId: tx.shopId, orderId: { in: [...orderIds] } },
    _count: { _all: true },
    _sum: SUMMED,
  });
  return Map.groupBy(
    groups.map(({ _count, _sum, ...group }) => ({ ...group, ..._sum, lines: _count._all })),
    (group) => group.orderId,
  );
}

/** The word for a listed order, and what it means. */
export function statusOf({ order, transfers, groups }: ListedOrder): ReturnType<typeof orderStatus> {
  const lines = groups.flatMap((group) => Array.from({ length: group.lines }, () => group));
  return orderStatus({ ...order, transferState: transfers.at(0)?.state ?? null, lines, units: cancelledUnits(groups) });
}

export function unitsOf({ groups }: ListedOrder): number {
  return groups.reduce((sum, group) => sum + (group.quantity ?? 0), 0);
}

export function orderRow(listed: ListedOrder, about: { tx: ShopTx; naming: Naming; now: Date }): OrderRow {
  const { order, transfers, groups } = listed;
  const { status, explanation } = statusOf(listed);
  const calm = status.tone === 'success' || status.tone === 'info' || status.tone === 'neutral';
  const answerable =
    transfers.at(0)?.state === 'pending' && groups.some(({ channelState }) => channelState === 'offered');
  return {
    id: order.id,
    number: Number(order.number),
    channelName: about.naming.channels[order.channel as ChannelKey].name,
    market: order.market,
    storeName: order.storeName,
    storeUrl: adminPage(about.naming, about.tx.shopId, order.storeRef),
    customer: order.customerName,
    createdAt: (order.channelCreatedAt ?? order.firstSeenAt).toISOString(),
    price: money(Number(order.totalMinor), order.currency),
    units: unitsOf(listed),
    status,
    marks: orderMarks(order),
    note: calm ? '' : explanation,
    clock: clockView(order, about.now),
    waitedMs: answerable ? Math.max(0, about.now.getTime() - order.firstSeenAt.getTime()) : null,
    answerable: answerable && order.handledAt === null,
  };
}
