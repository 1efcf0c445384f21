/** News about deliveries in the store; the order is read again, so the payload only says which. */
import { z } from 'zod';
import { job } from '../../jobs/catalog.ts';
import { hintAtShipments } from '../../persistence/shipments.ts';
import { ownStore } from '../../persistence/shops.ts';
import { orderIdByStoreRef } from '../../persistence/store-orders.ts';
import type { TopicHandler } from './topic.ts';

const fulfilment = z.object({ order_id: z.union([z.number(), z.string()]) });

export const fulfilmentChanged: TopicHandler = async (tx, delivery, now) => {
  const parsed = fulfilment.safeParse(delivery.body);
  if (!parsed.success) return ['failed', parsed.error.message];
  const orderId = await orderIdByStoreRef(tx, `gid://shopify/Order/${parsed.data.order_id}`);
  if (orderId === null) return ['ignored', 'The order is not one of ours'];
  await hintAtShipments(tx, [orderId], now);
  const { id: storeId } = await ownStore(tx);
  tx.enqueue(job('read-shipments', { shopId: tx.shopId, storeId }));
  return ['done', null];
};
