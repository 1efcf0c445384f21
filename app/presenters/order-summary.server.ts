import type { ChannelKey } from '#sync/core/ids.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { orderIdByStoreRef } from '#sync/persistence/store-orders.ts';
import type { OrderSummaryView } from '../views/order-summary.ts';
import type { Naming } from './reading.server.ts';
import { orderStatus } from './status.server.ts';

/** The order that stands in the store under this ref; null when it is not one of ours. */
export async function readOrderSummary(tx: ShopTx, naming: Naming, storeRef: string): Promise<OrderSummaryView | null> {
  const id = await orderIdByStoreRef(tx, storeRef);
  const order =
    id === null
      ? null
      : await tx.db.order.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } }, include: WITH_STATE });
  if (!order) return null;
  const { status, explanation } = orderStatus({ ...order, transferState: order.transfers.at(0)?.state ?? null });
  return {
    id: order.id,
    number: Number(order.number),
    channelName: naming.channels[order.channel as ChannelKey].name,
    channelOrderId: order.channelOrderId,
    market: order.market,
    status,
    note: explanation,
    answerBy: order.answerBy?.toISOString() ?? null,
    shipBy: order.shipBy?.toISOString() ?? null,
  };
}

const WITH_STATE = {
  lines: { orderBy: { sequence: 'asc' } },
  transfers: { orderBy: { firstSeenAt: 'desc' }, take: 1 },
} as const;
