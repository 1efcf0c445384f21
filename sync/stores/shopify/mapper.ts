/** From Shopify's answers to domain values. Pure; the way out is in order-input.ts. */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { parseDecimal } from '../../core/money.ts';
import type { Money } from '../../core/money.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type {
  CreatedOrder,
  Offer,
  Placement,
  StockAt,
  TaxTreatment,
  VariantFacts,
  VariantMatch,
} from '../../core/store-types.ts';
import { LINE_PROPERTY } from './names.ts';
import type {
  ShopSettings,
  WireFacts,
  WireFulfilmentOrder,
  WireLevel,
  WireOffer,
  WireOrder,
  WireVariant,
} from './wire.ts';

/** What Shopify calls the one variant of a product without options. */
const DEFAULT_VARIANT_TITLE = 'Default Title';

export function toVariantMatch(variant: WireVariant): VariantMatch {
  return {
    variantRef: variant.id,
    inventoryItemRef: variant.inventoryItem.id,
    productTitle: variant.product.title,
    variantTitle: variant.title === DEFAULT_VARIANT_TITLE ? null : variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    tags: variant.product.tags,
    // Unlisted products can be bought by their address; archived ones and drafts cannot.
    archived: variant.product.status === 'ARCHIVED' || variant.product.status === 'DRAFT',
  };
}

export function toFacts(variant: WireFacts, metafields: VariantFacts['metafields']): VariantFacts {
  const { id, sku, barcode, inventoryItem, product, selectedOptions } = variant;
  return {
    variantRef: id,
    inventoryItemRef: inventoryItem.id,
    productTitle: product.title,
    sku,
    barcode,
    vendor: product.vendor.trim() === '' ? null : product.vendor,
    // A product without options has one that says nothing.
    options: selectedOptions.filter(({ value }) => value !== DEFAULT_VARIANT_TITLE),
    metafields,
  };
}

/** How a price is meant by a market's strategy; null: the market could not be read or has none of its own. */
export function taxTreatment(strategy: string | null, shopTaxesIncluded: boolean): TaxTreatment {
  switch (strategy) {
    case 'INCLUDES_TAXES_IN_PRICE':
      return 'gross';
    case 'ADD_TAXES_AT_CHECKOUT':
      return 'net';
    case null:
      return shopTaxesIncluded ? 'gross' : 'net';
    default:
      // INCLUDES_TAXES_IN_PRICE_BASED_ON_COUNTRY, and what Shopify may add later.
      return 'unknown';
  }
}

/** Null where the item is not stocked. */
export function toAvailable(level: WireLevel): number | null {
  return level?.quantities[0]?.quantity ?? null;
}

export interface OfferContext {
  readonly shop: ShopSettings;
  readonly contextualTax: TaxTreatment;
  readonly stock: readonly StockAt[];
}

export function toOffer(node: WireOffer, { shop, contextualTax, stock }: OfferContext): Result<Offer, AdapterError> {
  const price = amount(node.price, shop.currencyCode);
  const compareAt = node.compareAtPrice === null ? null : amount(node.compareAtPrice, shop.currencyCode);
  if (price === undefined || compareAt === undefined) {
    return err(
      adapterError('unexpected-reply', "Shopify's price of a product cannot be read.", {
        detail: `${node.id}: ${node.price} / ${node.compareAtPrice} ${shop.currencyCode}`,
      }),
    );
  }
  const { contextualPricing, inventoryItem } = node;
  return ok({
    variantRef: node.id,
    inventoryItemRef: inventoryItem.id,
    tracked: inventoryItem.tracked,
    continueSelling: node.inventoryPolicy === 'CONTINUE',
    stock,
    contextual: {
      price: contextualPricing.price,
      compareAt: contextualPricing.compareAtPrice,
      taxTreatment: contextualTax,
    },
    base: { price, compareAt, taxTreatment: shop.taxesIncluded ? 'gross' : 'net' },
  });
}

function amount(text: string, currency: string): Money | undefined {
  try {
    return parseDecimal(text, currency);
  } catch {
    return undefined;
  }
}

export function toCreatedOrder(order: WireOrder): CreatedOrder {
  return {
    orderRef: order.id,
    name: order.name,
    createdAt: order.createdAt,
    total: order.totalPriceSet.presentmentMoney,
    lines: order.lineItems.nodes.flatMap(({ id, customAttributes }) => {
      const lineId = lineIdOf(customAttributes);
      return lineId === null ? [] : [{ lineId, storeLineRef: id }];
    }),
    saleTransactionRef: order.transactions[0]?.id ?? null,
  };
}

/** Our order line's id, written on the line when the order was created. */
export function lineIdOf(
  attributes: readonly { readonly key: string; readonly value: string | null }[],
): string | null {
  return attributes.find(({ key }) => key === LINE_PROPERTY)?.value ?? null;
}

/** Requests that a fulfilment service has taken over: such units are not ours to move. */
const WITH_THIRD_PARTY = new Set(['SUBMITTED', 'ACCEPTED', 'CANCELLATION_REQUESTED', 'CANCELLATION_REJECTED']);

/**
 * Where the units of one order stand. Shipped units count where they were shipped from. When units are moved to a place
 * that already has a fulfilment order, Shopify closes both and makes a third; so closed ones only fill up what the others
 * do not cover, and no unit is counted twice.
 */
export function toPlacements(fulfilmentOrders: readonly WireFulfilmentOrder[]): readonly Placement[] {
  const counted = new Map<string, number>();
  const standing = fulfilmentOrders.filter(({ status }) => status !== 'CANCELLED' && status !== 'CLOSED');
  const closed = fulfilmentOrders.filter(({ status }) => status === 'CLOSED');
  return [...standing, ...closed].flatMap((fulfilmentOrder) => {
    const placement = toPlacement(fulfilmentOrder, counted);
    return placement.units.length === 0 ? [] : [placement];
  });
}

function toPlacement(fulfilmentOrder: WireFulfilmentOrder, counted: Map<string, number>): Placement {
  const { id, status, requestStatus, assignedLocation, lineItems } = fulfilmentOrder;
  return {
    fulfilmentOrderRef: id,
    stockLocationRef: assignedLocation.location?.id ?? null,
    movable: (status === 'OPEN' || status === 'SCHEDULED') && !WITH_THIRD_PARTY.has(requestStatus),
    moveTargets: [],
    units: lineItems.nodes.flatMap(({ totalQuantity, lineItem }) => {
      const lineId = lineIdOf(lineItem.customAttributes);
      if (lineId === null) return [];
      const before = counted.get(lineId) ?? 0;
      const quantity = Math.min(totalQuantity, lineItem.quantity - before);
      if (quantity <= 0) return [];
      counted.set(lineId, before + quantity);
      return [{ lineId, quantity }];
    }),
  };
}
