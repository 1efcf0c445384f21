import { z } from 'zod';
import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { listConnections } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { loadDelivery, settleDelivery } from '../persistence/inbox.ts';
import { stopPolls } from '../persistence/polls.ts';
import { loadShop, setShopState } from '../persistence/shops.ts';
import type { FlowContext } from './context.ts';

const inventoryLevel = z.object({ inventory_item_id: z.union([z.number(), z.string()]) });
const product = z.object({ id: z.union([z.number(), z.string()]) });

/** Works on one kept delivery. Payloads are hints: what counts is read again from the tables and the store. */
export async function workInbox(context: FlowContext, input: { shopId: ShopId; inboxId: string }): Promise<void> {
  await context.database.withShop(input.shopId, async (tx) => {
    const delivery = await loadDelivery(tx, context.encryption, input.inboxId);
    if (!delivery || delivery.state !== 'received') return;
    const now = context.clock.now();
    const settle = (state: 'done' | 'ignored' | 'failed', note: string | null) =>
      settleDelivery(tx, { id: delivery.id, state, note, now });
    switch (delivery.topic) {
      case 'app/uninstalled':
        return settle(...(await uninstalled(tx, delivery.triggeredAt ?? delivery.receivedAt, now)));
      case 'inventory_levels/update': {
        const parsed = inventoryLevel.safeParse(delivery.body);
        if (!parsed.success) return settle('failed', parsed.error.message);
        await lookAgain(tx, `gid://shopify/InventoryItem/${parsed.data.inventory_item_id}`, now);
        return settle('done', null);
      }
      case 'products/update': {
        const parsed = product.safeParse(delivery.body);
        if (!parsed.success) return settle('failed', parsed.error.message);
        await lookAgain(tx, null, now);
        return settle('done', null);
      }
      case 'shop/redact':
        tx.enqueue(job('forget-shop', { shopId: tx.shopId }));
        return settle('done', null);
      case 'customers/redact':
        return settle('done', await redactBuyers(tx, delivery.body));
      case 'customers/data_request':
        return settle('done', 'The merchant can show the data of these orders on their detail pages');
      case 'app/scopes_update':
        return settle('done', null);
      default:
        return settle('ignored', 'Nothing in this version follows from this topic');
    }
  });
}

/** Late deliveries after a quick reinstall must not stop the shop again. */
async function uninstalled(tx: ShopTx, triggeredAt: Date, now: Date): Promise<['done' | 'ignored', string | null]> {
  const shop = await loadShop(tx);
  if (shop && shop.installedAt > triggeredAt) return ['ignored', 'The app was installed again after this'];
  await setShopState(tx, 'uninstalled', now);
  for (const connection of await listConnections(tx)) {
    await stopPolls(tx, connection.id);
    await tx.db.connection.update({
      where: { shopId_id: { shopId: tx.shopId, id: connection.id } },
      data: { active: false, message: 'The app was uninstalled. Activate the connection again to go on.' },
    });
  }
  return ['done', null];
}

/** News about stock or products: positions that were held may pass now. */
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

const redaction = z.object({ orders_to_redact: z.array(z.union([z.number(), z.string()])).default([]) });

/** Erases the buyer's data of these store orders; the ledger without personal data stays. */
async function redactBuyers(tx: ShopTx, body: unknown): Promise<string> {
  const ids = redaction.parse(body).orders_to_redact.map((id) => `gid://shopify/Order/${id}`);
  const erased = await tx.db.order.updateMany({
    where: { shopId: tx.shopId, storeRef: { in: ids } },
    data: { buyerEnc: null, customerName: null },
  });
  return `${erased.count} order(s) erased of buyer data`;
}
