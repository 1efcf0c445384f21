import { legacyId } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { Product, Variant } from '../state/types.ts';

const MOST = 50;

function variantShape(shop: Shop, product: Product, variant: Variant, position: number) {
  const title = variant.options.map((option) => option.value).join(' / ');
  return {
    id: variant.id,
    title,
    displayName: `${product.title} - ${title}`,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    position,
    selectedOptions: variant.options.map((option) => ({ __typename: 'SelectedOption', value: option.value })),
    inventoryItem: { __typename: 'InventoryItem', id: variant.inventoryItemId },
    inventoryManagement: 'SHOPIFY',
    inventoryPolicy: variant.inventoryPolicy,
    inventoryQuantity: [...shop.levels.values()]
      .filter((level) => level.inventoryItemId === variant.inventoryItemId && level.active)
      .reduce((sum, level) => sum + level.quantities.available, 0),
    product: { __typename: 'Product', id: product.id },
    taxable: variant.taxable,
    requiresShipping: true,
    weight: 0,
    weightUnit: 'KILOGRAMS',
    image: null,
    availableForSale: true,
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
  };
}

/** Products for the resource picker, in the shape that App Bridge hands to the app. */
export function pickerProducts(shop: Shop, search: string) {
  const words = search.toLowerCase();
  const text = (product: Product) =>
    [
      product.title,
      product.vendor,
      ...product.variantIds.flatMap((id) => [
        shop.variants.get(id)?.sku ?? '',
        shop.variants.get(id)?.barcode ?? '',
        legacyId(id),
      ]),
    ]
      .join(' ')
      .toLowerCase();
  return [...shop.products.values()]
    .filter((product) => text(product).includes(words))
    .slice(0, MOST)
    .map((product) => ({
      id: product.id,
      title: product.title,
      handle: product.handle,
      vendor: product.vendor,
      productType: product.productType,
      status: product.status,
      tags: product.tags,
      images: [],
      options: [],
      descriptionHtml: '',
      hasOnlyDefaultVariant: product.variantIds.length === 1,
      totalVariants: product.variantIds.length,
      tracksInventory: true,
      createdAt: product.createdAt,
      updatedAt: product.updatedAt,
      variants: product.variantIds.flatMap((id, index) => {
        const variant = shop.variants.get(id);
        return variant ? [variantShape(shop, product, variant, index + 1)] : [];
      }),
    }));
}
