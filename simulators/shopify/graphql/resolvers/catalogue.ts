import { contextualPrice } from '../../catalogue/pricing.ts';
import { levelsOf } from '../../inventory/levels.ts';
import { legacyId } from '../../state/gid.ts';
import { moneyView, parseAmount, zero } from '../../state/money.ts';
import type { Shop } from '../../state/shop.ts';
import type { Product, Variant } from '../../state/types.ts';
import { connection, cursorOf } from '../connection.ts';
import type { Args, Context, Fields } from '../context.ts';
import { metafieldFields } from './metafields.ts';

function variantsOf(shop: Shop, product: Product): Variant[] {
  return product.variantIds.flatMap((id) => shop.variants.get(id) ?? []);
}

function variantTitle(variant: Variant): string {
  return variant.options.map((option) => option.value).join(' / ');
}

function available(shop: Shop, variant: Variant): number {
  return levelsOf(shop, variant.inventoryItemId).reduce((sum, level) => sum + level.quantities.available, 0);
}

function tracked(shop: Shop, variant: Variant): boolean {
  return shop.inventoryItems.get(variant.inventoryItemId)?.tracked ?? false;
}

const isDefault = (product: Product, shop: Shop) =>
  variantsOf(shop, product).every((variant) => variantTitle(variant) === 'Default Title');

const priceOf = (shop: Shop, variant: Variant) =>
  parseAmount(variant.price, shop.currencyCode) ?? zero(shop.currencyCode);

const product: Fields<Product> = {
  ...metafieldFields('PRODUCT'),
  legacyResourceId: ({ id }) => legacyId(id),
  defaultCursor: ({ id }) => cursorOf(id),
  description: () => '',
  descriptionHtml: () => '',
  featuredImage: () => null,
  isGiftCard: () => false,
  hasOnlyDefaultVariant: (source, _, { act }) => isDefault(source, act.shop),
  hasOutOfStockVariants: (source, _, { act }) =>
    variantsOf(act.shop, source).some((one) => available(act.shop, one) <= 0),
  hasVariantsThatRequiresComponents: () => false,
  onlineStoreUrl: () => null,
  onlineStorePreviewUrl: () => null,
  options: (source, _, { act }) =>
    [...new Set(variantsOf(act.shop, source).flatMap((one) => one.options.map((option) => option.name)))].map(
      (name, index) => ({
        id: `gid://shopify/ProductOption/${legacyId(source.id)}${index}`,
        name,
        position: index + 1,
        values: [
          ...new Set(
            variantsOf(act.shop, source).flatMap((one) =>
              one.options.filter((option) => option.name === name).map((option) => option.value),
            ),
          ),
        ],
      }),
    ),
  priceRangeV2: (source, _, { act }) => {
    const prices = variantsOf(act.shop, source)
      .map((one) => priceOf(act.shop, one))
      .sort((a, b) => a.minor - b.minor);
    const none = zero(act.shop.currencyCode);
    return { minVariantPrice: moneyView(prices[0] ?? none), maxVariantPrice: moneyView(prices.at(-1) ?? none) };
  },
  publishedAt: ({ createdAt }) => createdAt,
  requiresSellingPlan: () => false,
  templateSuffix: () => null,
  totalInventory: (source, _, { act }) =>
    variantsOf(act.shop, source).reduce((sum, one) => sum + (tracked(act.shop, one) ? available(act.shop, one) : 0), 0),
  tracksInventory: (source, _, { act }) => variantsOf(act.shop, source).some((one) => tracked(act.shop, one)),
  variants: (source, args, { act }) => connection(variantsOf(act.shop, source), args),
  variantsCount: (source) => ({ count: source.variantIds.length, precision: 'EXACT' }),
  totalVariants: (source) => source.variantIds.length,
};

const variant: Fields<Variant> = {
  ...metafieldFields('PRODUCTVARIANT'),
  legacyResourceId: ({ id }) => legacyId(id),
  defaultCursor: ({ id }) => cursorOf(id),
  product: (source, _, { act }) => act.shop.products.get(source.productId),
  inventoryItem: (source, _, { act }) => act.shop.inventoryItems.get(source.inventoryItemId),
  title: (source) => variantTitle(source),
  displayName: (source, _, { act }) =>
    `${act.shop.products.get(source.productId)?.title ?? ''} - ${variantTitle(source)}`,
  selectedOptions: (source) => source.options,
  image: () => null,
  price: (source) => source.price,
  compareAtPrice: (source) => source.compareAtPrice,
  contextualPricing: (source, args: Args, { act }: Context) => {
    const { country } = args['context'] as { country?: string | null };
    const found = contextualPrice(act.shop, source, country ?? act.shop.countryCode);
    return {
      price: moneyView(found.price),
      compareAtPrice: found.compareAt && moneyView(found.compareAt),
      unitPrice: null,
    };
  },
  availableForSale: (source, _, { act }) =>
    !tracked(act.shop, source) || source.inventoryPolicy === 'CONTINUE' || available(act.shop, source) > 0,
  inventoryQuantity: (source, _, { act }) => available(act.shop, source),
  sellableOnlineQuantity: (source, _, { act }) => available(act.shop, source),
  position: (source, _, { act }) => (act.shop.products.get(source.productId)?.variantIds.indexOf(source.id) ?? 0) + 1,
  requiresComponents: () => false,
  showUnitPrice: () => false,
  taxCode: () => null,
  unitPrice: () => null,
};

export const CATALOGUE_FIELDS = { Product: product, ProductVariant: variant };
