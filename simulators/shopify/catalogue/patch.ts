import { announce, type Act } from '../act.ts';
import { variantDocument } from '../search/documents.ts';
import { indexLater } from '../search/index-lag.ts';
import { gid } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { Market, Metafield, Product, Variant } from '../state/types.ts';
import { productPayload } from '../webhooks/payloads.ts';
import type { World } from '../world.ts';

export interface ProductPatch extends Partial<Pick<Product, 'title' | 'vendor' | 'status' | 'tags' | 'productType'>> {
  readonly metafields?: readonly MetafieldPatch[];
}

export interface VariantPatch extends Partial<
  Pick<Variant, 'sku' | 'barcode' | 'price' | 'compareAtPrice' | 'inventoryPolicy'>
> {
  /** Joins another inventory item (shared stock); legacy or global id. */
  readonly inventoryItemId?: string;
  readonly tracked?: boolean;
  readonly metafields?: readonly MetafieldPatch[];
}

/** Put beside the others; one of the same name is replaced. */
export interface MetafieldPatch {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

export interface MarketPatch {
  readonly handle: string;
  readonly name?: string;
  readonly status?: Market['status'];
  readonly countries?: readonly string[];
  readonly currency?: string;
  readonly taxStrategy?: Market['taxStrategy'];
  readonly rate?: string;
  /** By variant id (legacy or global). */
  readonly prices?: Readonly<Record<string, { readonly price: string; readonly compareAtPrice?: string | null }>>;
}

/** A global id from either form. */
export function toGid(type: string, id: string): string {
  return id.startsWith('gid://') ? id : gid(type, id);
}

export function patchProduct(act: Act, id: string, patch: ProductPatch): void {
  const product = act.shop.products.get(toGid('Product', id));
  if (!product) throw new Error(`There is no product ${id}.`);
  const { metafields, ...plain } = patch;
  Object.assign(product, plain);
  putMetafields(act.world, product.metafields, metafields);
  productChanged(act, product);
}

export function patchVariant(act: Act, id: string, patch: VariantPatch): void {
  const { shop, world } = act;
  const variant = shop.variants.get(toGid('ProductVariant', id));
  const product = variant ? shop.products.get(variant.productId) : undefined;
  if (!variant || !product) throw new Error(`There is no variant ${id}.`);
  const { inventoryItemId, tracked, metafields, ...plain } = patch;
  Object.assign(variant, plain);
  if (inventoryItemId !== undefined) {
    const itemId = toGid('InventoryItem', inventoryItemId);
    if (!shop.inventoryItems.has(itemId)) throw new Error(`There is no inventory item ${inventoryItemId}.`);
    variant.inventoryItemId = itemId;
  }
  const item = shop.inventoryItems.get(variant.inventoryItemId);
  if (item && tracked !== undefined) item.tracked = tracked;
  putMetafields(world, variant.metafields, metafields);
  variant.updatedAt = world.clock.stamp();
  productChanged(act, product);
}

function putMetafields(world: World, metafields: Metafield[], given: readonly MetafieldPatch[] = []): void {
  const stamp = world.clock.stamp();
  for (const one of given) {
    const known = metafields.findIndex(({ namespace, key }) => namespace === one.namespace && key === one.key);
    if (known !== -1) metafields.splice(known, 1);
    metafields.push({ ...one, id: world.newId('Metafield'), createdAt: stamp, updatedAt: stamp });
  }
}

/** Makes or changes the market with this handle; answers its id. */
export function patchMarket(world: World, shop: Shop, patch: MarketPatch): string {
  const known = [...shop.markets.values()].find((market) => market.handle === patch.handle);
  const market: Market = known ?? {
    id: world.newId('Market'),
    name: patch.handle,
    handle: patch.handle,
    status: 'ACTIVE',
    countries: [],
    currency: shop.currencyCode,
    taxStrategy: shop.taxesIncluded ? 'INCLUDES_TAXES_IN_PRICE' : 'ADD_TAXES_AT_CHECKOUT',
    rate: '1',
    prices: {},
  };
  market.name = patch.name ?? market.name;
  market.status = patch.status ?? market.status;
  market.countries = [...(patch.countries ?? market.countries)];
  market.currency = patch.currency ?? market.currency;
  market.taxStrategy = patch.taxStrategy === undefined ? market.taxStrategy : patch.taxStrategy;
  market.rate = patch.rate ?? market.rate;
  for (const [id, given] of Object.entries(patch.prices ?? {})) {
    market.prices[toGid('ProductVariant', id)] = { price: given.price, compareAtPrice: given.compareAtPrice ?? null };
  }
  shop.markets.set(market.id, market);
  return market.id;
}

function productChanged(act: Act, product: Product): void {
  product.updatedAt = act.world.clock.stamp();
  for (const id of product.variantIds) {
    const variant = act.shop.variants.get(id);
    if (variant) indexLater(act.world, act.shop, id, variantDocument(act.shop, variant));
  }
  announce(act, 'products/update', productPayload(act.shop, product));
}
