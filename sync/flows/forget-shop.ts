import type { ShopId } from '../core/ids.ts';
import { loadShop } from '../persistence/shops.ts';
import type { FlowContext } from './context.ts';

/** Children before parents. The shop's inbox goes last, with the request itself. */
const TABLES = [
  'return_tie',
  'refund_line',
  'refund',
  'rma_request_line',
  'rma_request',
  'rma_line',
  'rma',
  'shipment_line',
  'shipment',
  'document_opening',
  'document_link',
  'document',
  'comment',
  'stock_target',
  'variant_link',
  'dry_run',
  'verdict',
  'stock_reservation',
  'effect_attempt',
  'effect',
  'order_line',
  'transfer',
  'order',
  'communication_log',
  'attention',
  'unreadable_record',
  'channel_product',
  'poll_state',
  'connection_settings',
  'connection',
  'channel_account',
  'lease',
  'run',
  'inbox',
  'store',
  'shop',
] as const;

/**
 * Erases everything of a shop (compliance topic shop/redact, 48 hours after the uninstallation). A shop that installed the
 * app again in the meantime keeps its data.
 */
export async function forgetShop(context: FlowContext, input: { shopId: ShopId }): Promise<void> {
  const erased = await context.database.withShop(input.shopId, async (tx) => {
    const shop = await loadShop(tx);
    if (shop && shop.state !== 'uninstalled') return false;
    for (const table of TABLES) {
      await tx.db.$executeRawUnsafe(`DELETE FROM "${table}" WHERE shop_id = $1`, tx.shopId);
    }
    return true;
  });
  // After the rows: what breaks off here is done by the request's next try, and no row points at nothing.
  if (erased) await context.documents.removeAll(input.shopId);
  if (erased) await context.database.owner.session.deleteMany({ where: { shop: input.shopId } });
}
