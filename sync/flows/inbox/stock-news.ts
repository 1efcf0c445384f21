/** News about stock or products: positions that were held may pass now, and channels may need another number. */
import { z } from 'zod';
import type { ShopTx } from '../../persistence/database.ts';
import { ownStore } from '../../persistence/shops.ts';
import { markStockDirty } from '../../persistence/stock-targets.ts';
import type { TopicHandler } from './topic.ts';

const outsideId = z.union([z.number(), z.string()]);
const inventoryLevel = z.object({ inventory_item_id: outsideId });
/** The subscription may name the variants' items; without them the nightly sweep sees to the numbers. */
const product = z.object({
  id: outsideId,
  variants: z.array(z.object({ inventory_item_id: outsideId.nullish() })).optional(),
});

const itemRef = (id: number | string): string => `gid://shopify/InventoryItem/${id}`;

export const inventoryLevelUpdated: TopicHandler = async (tx, delivery, now) => {
  const parsed = inventoryLevel.safeParse(delivery.body);
  if (!parsed.success) return ['failed', parsed.error.message];
  const ref = itemRef(parsed.data.inventory_item_id);
  await lookAgain(tx, ref, now);
  await publishAnew(tx, [ref], now);
  return ['done', null];
};

export const productUpdated: TopicHandler = async (tx, delivery, now) => {
  const parsed = product.safeParse(delivery.body);
  if (!parsed.success) return ['failed', parsed.error.message];
  await lookAgain(tx, null, now);
  const items = parsed.data.variants?.flatMap((entry) => entry.inventory_item_id ?? []) ?? [];
  await publishAnew(tx, items.map(itemRef), now);
  return ['done', null];
};

async function publishAnew(tx: ShopTx, inventoryItemRefs: readonly string[], now: Date): Promise<void> {
  if (inventoryItemRefs.length === 0) return;
  const { id: storeId } = await ownStore(tx);
  await markStockDirty(tx, { storeId, inventoryItemRefs, cause: 'webhook', now });
}

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
