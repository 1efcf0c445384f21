import { connectLevel } from '../inventory/levels.ts';
import { variantDocument } from '../search/documents.ts';
import { indexNow } from '../search/index-lag.ts';
import { gid } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { InventoryItem, Product, Variant } from '../state/types.ts';
import type { World } from '../world.ts';

/** A variant of a catalogue file. Ids are legacy ids (digits); prices gross decimal strings in the shop's currency. */
export interface CatalogueVariant {
  readonly variantId: string;
  readonly sku?: string | null;
  readonly barcode?: string | null;
  readonly color?: string | null;
  readonly size?: string | null;
  readonly price: string;
  readonly compareAtPrice?: string | null;
  /** Available at the first stock location; `stockAt` (by location name or id) goes before it. */
  readonly stock?: number;
  readonly stockAt?: Readonly<Record<string, number>>;
  readonly tracked?: boolean;
  readonly inventoryPolicy?: 'DENY' | 'CONTINUE';
  /** Variants that name the same one share their stock. */
  readonly inventoryItemId?: string;
}

export interface CatalogueProduct {
  readonly productId: string;
  readonly title: string;
  readonly brand?: string;
  readonly productType?: string;
  readonly tags?: readonly string[];
  readonly status?: Product['status'];
  readonly variants: readonly CatalogueVariant[];
}

/** Puts products into a shop as if they had always been there: searches know them at once. */
export function loadCatalogue(world: World, shop: Shop, products: readonly CatalogueProduct[]): void {
  for (const product of products) loadProduct(world, shop, product);
}

function loadProduct(world: World, shop: Shop, given: CatalogueProduct): void {
  const stamp = world.clock.stamp();
  const product: Product = {
    id: gid('Product', given.productId),
    title: given.title,
    handle: `${given.title}-${given.productId}`.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    vendor: given.brand ?? '',
    productType: given.productType ?? '',
    status: given.status ?? 'ACTIVE',
    tags: [...(given.tags ?? [])],
    variantIds: given.variants.map((variant) => gid('ProductVariant', variant.variantId)),
    metafields: [],
    createdAt: stamp,
    updatedAt: stamp,
  };
  shop.products.set(product.id, product);
  for (const variant of given.variants) {
    const made = loadVariant(world, shop, product, variant);
    indexNow(world, shop, made.id, variantDocument(shop, made));
  }
}

function loadVariant(world: World, shop: Shop, product: Product, given: CatalogueVariant): Variant {
  const stamp = world.clock.stamp();
  const itemId = gid('InventoryItem', given.inventoryItemId ?? inventoryNumber(given.variantId));
  const item: InventoryItem = shop.inventoryItems.get(itemId) ?? {
    id: itemId,
    tracked: given.tracked ?? true,
    requiresShipping: true,
    createdAt: stamp,
    updatedAt: stamp,
  };
  shop.inventoryItems.set(itemId, item);
  const options = [
    ...(given.color ? [{ name: 'Color', value: given.color }] : []),
    ...(given.size ? [{ name: 'Size', value: given.size }] : []),
  ];
  const variant: Variant = {
    id: gid('ProductVariant', given.variantId),
    productId: product.id,
    inventoryItemId: itemId,
    sku: given.sku ?? null,
    barcode: given.barcode ?? null,
    options: options.length > 0 ? options : [{ name: 'Title', value: 'Default Title' }],
    price: given.price,
    compareAtPrice: given.compareAtPrice ?? null,
    inventoryPolicy: given.inventoryPolicy ?? 'DENY',
    taxable: true,
    metafields: [],
    createdAt: stamp,
    updatedAt: stamp,
  };
  shop.variants.set(variant.id, variant);
  const locations = [...shop.locations.values()];
  const first = locations[0];
  if (given.stockAt) {
    for (const location of locations) {
      const stock = given.stockAt[location.name] ?? given.stockAt[location.id];
      if (stock !== undefined) connectLevel(shop, itemId, location.id, stamp).quantities.available = stock;
    }
  } else if (first) {
    connectLevel(shop, itemId, first.id, stamp).quantities.available = given.stock ?? 0;
    // The worse case for routing: every other location stocks the item as well, with nothing of it.
    for (const other of locations.slice(1)) connectLevel(shop, itemId, other.id, stamp);
  }
  return variant;
}

/** Inventory items have ids of their own; nobody may take the variant's for it. */
function inventoryNumber(variantId: string): string {
  return `7${variantId}`;
}
