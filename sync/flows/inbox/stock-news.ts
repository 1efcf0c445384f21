/** News about stock or products: positions that were held may pass now. */
import { z } from 'zod';
import type { ShopTx } from '../../persistence/database.ts';
import type { TopicHandler } from './topic.ts';

const outsideId = z.union([z.number(), z.string()]);
const inventoryLevel = z.object({ inventory_item_id: outsideId });
const product = z.object({ id: outsideId });

export const inventoryLevelUpdated: TopicHandler = async (tx, delivery, now) => {
  const parsed = inventoryLevel.safeParse(delivery.body);
  if (!parsed.success) return ['failed', parsed.error.message];
  await lookAgain(tx, `gid://shopify/InventoryItem/${parsed.data.inventory_item_id}`, now);
  return ['done', null];
};

export const productUpdated: TopicHandler = async (tx, delivery, now) => {
  const parsed = product.safeParse(delivery.body);
  if (!parsed.success) return ['failed', parsed.error.message];
  await lookAgain(tx, null, now);
  return ['done', null];
};

async function lookAgain(tx: ShopTx, inventoryItemRef: string | null, now: Date): Promise<void> {
  const lines = await tx.db.orderLine.findMany({
    where: {
      shopId: tx.shopId,
      channelState: 'offered',
      outcome: { in: ['hold', 'pending'] },
      transferId: { not: null },
      ...(inventoryItemRef === null ? {} : { link: { path: ['inventoryItemRef'], equals: inventoryItemRef } }),
    },
    select: { transferId: true },
  });
  const ids = [...new Set(lines.flatMap((line) => (line.transferId ? [line.transferId] : [])))];
  if (ids.length === 0) return;
  await tx.db.transfer.updateMany({
    where: { shopId: tx.shopId, id: { in: ids }, state: 'pending' },
    data: { decideAt: now },
  });
}
