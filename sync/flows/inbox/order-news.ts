/** News about orders and refunds in the store: what stands there is read again, the payload only says which order. */
import { z } from 'zod';
import { job } from '../../jobs/catalog.ts';
import type { ShopTx } from '../../persistence/database.ts';
import { updateOrder } from '../../persistence/orders.ts';
import { readRefunds } from '../../persistence/refunds.ts';
import { orderIdByStoreRef } from '../../persistence/store-orders.ts';
import type { TopicHandler, Worked } from './topic.ts';

const outsideId = z.union([z.number(), z.string().min(1)]);
const order = z.object({ id: outsideId });
const edited = z.object({ order_edit: z.object({ order_id: outsideId }) });
const refund = z.object({ order_id: outsideId });

/** orders/cancelled, orders/updated, orders/delete. */
export const orderChanged: TopicHandler = (tx, delivery, now) => {
  const parsed = order.safeParse(delivery.body);
  return parsed.success ? lookAgain(tx, parsed.data.id, now) : unreadable(parsed.error);
};

/** orders/edited names the order inside its edit. */
export const orderEdited: TopicHandler = (tx, delivery, now) => {
  const parsed = edited.safeParse(delivery.body);
  return parsed.success ? lookAgain(tx, parsed.data.order_edit.order_id, now) : unreadable(parsed.error);
};

/** A refund may be the cancellation of units that were not shipped, or a return; the order and the refund itself show it. */
export const refundCreated: TopicHandler = (tx, delivery, now) => {
  const parsed = refund.safeParse(delivery.body);
  return parsed.success ? lookAgain(tx, parsed.data.order_id, now, { refunds: true }) : unreadable(parsed.error);
};

async function lookAgain(
  tx: ShopTx,
  id: number | string,
  now: Date,
  { refunds }: { readonly refunds: boolean } = { refunds: false },
): Promise<Worked> {
  const orderId = await orderIdByStoreRef(tx, `gid://shopify/Order/${id}`);
  if (orderId === null) return ['ignored', 'The order is not one of the app’s'];
  const row = await tx.db.order.findUnique({ where: { shopId_id: { shopId: tx.shopId, id: orderId } } });
  if (!row) return ['ignored', 'The order is not one of the app’s'];
  await updateOrder(tx, orderId, { storeCheckDueAt: now }, now);
  if (refunds) {
    await readRefunds(tx, [orderId], now);
    tx.enqueue(job('read-refunds', { shopId: tx.shopId, storeId: row.storeId }));
  }
  tx.enqueue(job('check-store-orders', { shopId: tx.shopId, storeId: row.storeId }));
  return ['done', null];
}

function unreadable(error: z.ZodError): Promise<Worked> {
  return Promise.resolve(['failed', error.message]);
}
