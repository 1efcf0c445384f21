import { financialStatus, fulfilmentStatus } from '../orders/totals.ts';
import { legacyId } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { Order, Variant } from '../state/types.ts';
import type { SearchDocument } from './index-lag.ts';

const known = (...values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value): value is string => value !== null && value !== undefined && value !== '');

/** What `orders(query:)` can ask for. */
export function orderDocument(shop: Shop, order: Order): SearchDocument {
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  const document = new Map<string, string[]>([
    ['id', [legacyId(order.id)]],
    ['name', [order.name]],
    ['tag', [...order.tags]],
    ['source_identifier', known(order.sourceIdentifier)],
    ['source_name', known(order.sourceName)],
    ['po_number', known(order.poNumber)],
    ['email', known(order.email, customer?.email)],
    ['sku', known(...order.lines.map((line) => line.sku))],
    ['financial_status', [financialStatus(order)]],
    ['fulfillment_status', [fulfilmentStatus(order)]],
    ['status', [order.cancelledAt !== null ? 'cancelled' : order.closedAt !== null ? 'closed' : 'open']],
    ['test', [String(order.test)]],
    ['created_at', [order.createdAt]],
    ['processed_at', [order.processedAt]],
    ['updated_at', [order.updatedAt]],
    ['default', known(order.name, order.email, order.note, order.sourceIdentifier, ...order.tags)],
  ]);
  for (const metafield of order.metafields) {
    document.set(`metafields.${metafield.namespace}.${metafield.key}`, [metafield.value]);
  }
  return document;
}

/** What `productVariants(query:)` can ask for. */
export function variantDocument(shop: Shop, variant: Variant): SearchDocument {
  const product = shop.products.get(variant.productId);
  const quantity = [...shop.levels.values()]
    .filter((level) => level.inventoryItemId === variant.inventoryItemId && level.active)
    .reduce((sum, level) => sum + level.quantities.available, 0);
  return new Map<string, string[]>([
    ['id', [legacyId(variant.id)]],
    ['sku', known(variant.sku)],
    ['barcode', known(variant.barcode)],
    ['product_id', [legacyId(variant.productId)]],
    ['product_ids', [legacyId(variant.productId)]],
    ['product_status', known(product?.status)],
    ['vendor', known(product?.vendor)],
    ['tag', [...(product?.tags ?? [])]],
    ['title', known(product?.title, ...variant.options.map((option) => option.value))],
    ['inventory_quantity', [String(quantity)]],
    ['updated_at', [variant.updatedAt]],
    ['default', known(product?.title, product?.vendor, variant.sku, variant.barcode)],
  ]);
}
