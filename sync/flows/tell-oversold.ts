import type { AdapterError } from '../core/errors.ts';
import type { ShopId } from '../core/ids.ts';
import type { Offer } from '../core/store-types.ts';
import { raiseAttention, settleAttention } from '../persistence/journal.ts';
import { linkOf } from '../persistence/order-rows.ts';
import type { OrderWithLines } from '../persistence/orders.ts';
import type { StoreAdapter } from '../stores/store.ts';
import type { FlowContext } from './context.ts';

/**
 * Reads the stock of what was just sold, and tells a person of each article that is sold more often than it is there: the
 * store's own customers bought it while the order was being accepted, or it was accepted all the same. Articles that the
 * store sells below zero are meant to be. Returns why nothing could be read, null otherwise.
 */
export async function tellOversold(
  context: FlowContext,
  store: StoreAdapter,
  input: {
    readonly shopId: ShopId;
    readonly stockLocationRefs: readonly string[];
    readonly orders: readonly OrderWithLines[];
  },
): Promise<AdapterError | null> {
  for (const [country, orders] of Map.groupBy(input.orders, ({ market }) => market)) {
    const variants = new Map<string, { readonly order: OrderWithLines; readonly title: string }>();
    for (const order of orders) {
      for (const line of order.lines) {
        const link = line.channelState === 'accepted' ? linkOf(line) : null;
        if (link) variants.set(link.variantRef, { order, title: link.title });
      }
    }
    if (variants.size === 0) continue;
    const read = await store.catalog.offers({
      variantRefs: [...variants.keys()],
      stockLocationRefs: input.stockLocationRefs,
      country,
    });
    if (!read.ok) return read.error;
    await context.database.withShop(input.shopId, async (tx) => {
      const now = context.clock.now();
      for (const offer of read.value) {
        const sold = variants.get(offer.variantRef);
        if (!sold) continue;
        const subject = `oversold:${sold.order.storeId}:${offer.inventoryItemRef}`;
        const missing = unitsMissing(offer);
        if (missing === 0) await settleAttention(tx, subject, now);
        else
          await raiseAttention(tx, {
            kind: 'oversold',
            subject,
            orderId: sold.order.id,
            message: `“${sold.title}” is sold ${missing === 1 ? 'once' : `${missing} times`} more than it is in stock: your shop sold it while this order was being accepted, or it was accepted all the same. Order it in, or cancel the order that you cannot ship.`,
            now,
          });
      }
    });
  }
  return null;
}

function unitsMissing({ tracked, continueSelling, stock }: Offer): number {
  if (!tracked || continueSelling) return 0;
  return Math.max(0, -stock.reduce((sum, at) => sum + at.available, 0));
}
