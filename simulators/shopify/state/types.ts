import type { AmountBag } from './money.ts';

/** States of stock that are kept; `on_hand` is their sum without `incoming`. */
export const STOCK_STATES = [
  'available',
  'committed',
  'reserved',
  'incoming',
  'damaged',
  'quality_control',
  'safety_stock',
] as const;
export type StockState = (typeof STOCK_STATES)[number];

export interface Metafield {
  readonly id: string;
  readonly namespace: string;
  readonly key: string;
  type: string;
  value: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Product {
  readonly id: string;
  title: string;
  handle: string;
  vendor: string;
  productType: string;
  status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT' | 'UNLISTED';
  tags: string[];
  variantIds: string[];
  metafields: Metafield[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface Variant {
  readonly id: string;
  readonly productId: string;
  inventoryItemId: string;
  sku: string | null;
  barcode: string | null;
  options: { name: string; value: string }[];
  /** Decimal strings in the shop's currency, as the merchant entered them (gross or net: `Shop.taxesIncluded`). */
  price: string;
  compareAtPrice: string | null;
  inventoryPolicy: 'DENY' | 'CONTINUE';
  taxable: boolean;
  metafields: Metafield[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface InventoryItem {
  readonly id: string;
  tracked: boolean;
  requiresShipping: boolean;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Level {
  readonly id: string;
  readonly inventoryItemId: string;
  readonly locationId: string;
  active: boolean;
  quantities: Record<StockState, number>;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Address {
  address1: string | null;
  address2: string | null;
  city: string | null;
  company: string | null;
  countryCode: string | null;
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  provinceCode: string | null;
  zip: string | null;
}

export interface Location {
  readonly id: string;
  name: string;
  active: boolean;
  fulfillsOnlineOrders: boolean;
  address: Address;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Market {
  readonly id: string;
  name: string;
  handle: string;
  status: 'ACTIVE' | 'DRAFT';
  /** ISO 3166 alpha-2. */
  countries: string[];
  currency: string;
  /** Null: the API says nothing about price inclusions of this market. */
  taxStrategy: 'ADD_TAXES_AT_CHECKOUT' | 'INCLUDES_TAXES_IN_PRICE' | 'INCLUDES_TAXES_IN_PRICE_BASED_ON_COUNTRY' | null;
  /** Shop currency × rate = market currency; decimal string. Used where no fixed price is set. */
  rate: string;
  /** Fixed prices by variant gid, decimal strings in the market's currency. */
  prices: Record<string, { price: string; compareAtPrice: string | null }>;
}

export interface TaxLine {
  readonly title: string;
  /** Decimal string, e.g. `0.25`. */
  readonly rate: string;
  readonly price: AmountBag;
  readonly channelLiable: boolean;
}

export interface OrderLine {
  readonly id: string;
  readonly variantId: string | null;
  readonly productId: string | null;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly vendor: string | null;
  readonly quantity: number;
  readonly unitPrice: AmountBag;
  readonly requiresShipping: boolean;
  readonly taxable: boolean;
  readonly taxLines: readonly TaxLine[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  /** Units taken out by `CANCEL` refunds and order cancellation. */
  cancelled: number;
  fulfilled: number;
  refunded: number;
  /** Unshipped units that an edit of the order took out; no refund goes with them. */
  removed: number;
  /** Units for which stock was claimed when the order was made. */
  readonly claimed: boolean;
}

export interface ShippingLine {
  readonly id: string;
  readonly title: string;
  readonly code: string | null;
  readonly source: string | null;
  readonly price: AmountBag;
  readonly taxLines: readonly TaxLine[];
}

export interface Transaction {
  readonly id: string;
  readonly kind: string;
  status: string;
  readonly gateway: string;
  readonly amount: AmountBag;
  readonly parentId: string | null;
  readonly processedAt: string;
  readonly createdAt: string;
  readonly test: boolean;
}

export interface Customer {
  readonly id: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  tags: string[];
  note: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Order {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly createdAt: string;
  readonly createdAtMs: number;
  readonly processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  staffNote: string | null;
  closedAt: string | null;
  readonly currency: string;
  readonly presentmentCurrency: string;
  readonly taxesIncluded: boolean;
  email: string | null;
  phone: string | null;
  note: string | null;
  poNumber: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  readonly sourceName: string | null;
  readonly sourceIdentifier: string | null;
  readonly sourceUrl: string | null;
  readonly test: boolean;
  /** The app that made it; null when the merchant's own shop did. */
  readonly appId: string | null;
  shippingAddress: Address | null;
  billingAddress: Address | null;
  customerId: string | null;
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  /** Order-level tax lines, when the order was made with them instead of line-level ones. */
  readonly taxLines: readonly TaxLine[];
  transactions: Transaction[];
  metafields: Metafield[];
  /** As given at creation; forgotten by the next operation that recomputes it from the transactions. */
  financialStatusGiven: string | null;
  readonly inventoryBehaviour: string;
  /** Fulfilment orders become visible at this instant: routing runs after creation. */
  readonly routedAtMs: number;
}

export interface FulfilmentOrderLine {
  readonly id: string;
  readonly lineId: string;
  total: number;
  remaining: number;
}

export interface FulfilmentOrder {
  readonly id: string;
  readonly orderId: string;
  locationId: string;
  status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED' | 'CANCELLED' | 'ON_HOLD' | 'SCHEDULED' | 'INCOMPLETE';
  requestStatus: string;
  lines: FulfilmentOrderLine[];
  holds: { readonly id: string; readonly reason: string; readonly notes: string | null }[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface Fulfilment {
  readonly id: string;
  readonly orderId: string;
  readonly name: string;
  status: 'SUCCESS' | 'CANCELLED' | 'ERROR' | 'FAILURE';
  readonly locationId: string;
  readonly fulfilmentOrderIds: readonly string[];
  readonly lines: readonly {
    readonly id: string;
    readonly lineId: string;
    readonly fulfilmentOrderLineId: string;
    readonly quantity: number;
  }[];
  trackingCompany: string | null;
  trackingNumbers: string[];
  trackingUrls: string[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface RefundLine {
  readonly id: string;
  readonly lineId: string;
  readonly quantity: number;
  readonly restockType: 'RETURN' | 'CANCEL' | 'NO_RESTOCK' | 'LEGACY_RESTOCK';
  readonly locationId: string | null;
  readonly subtotal: AmountBag;
  readonly totalTax: AmountBag;
}

export interface Refund {
  readonly id: string;
  readonly orderId: string;
  readonly note: string | null;
  readonly createdAt: string;
  readonly createdAtMs: number;
  readonly processedAt: string;
  readonly lines: readonly RefundLine[];
  readonly shipping: readonly {
    readonly id: string;
    readonly shippingLineId: string;
    readonly amount: AmountBag;
    readonly tax: AmountBag;
  }[];
  readonly adjustments: readonly { readonly id: string; readonly amount: AmountBag; readonly reason: string }[];
  readonly transactionIds: readonly string[];
  readonly returnId: string | null;
  /** Null for refunds made by an app. */
  readonly userId: string | null;
}

export interface ReturnCase {
  readonly id: string;
  readonly orderId: string;
  readonly name: string;
  status: 'CANCELED' | 'CLOSED' | 'DECLINED' | 'OPEN' | 'REQUESTED';
  readonly lines: {
    readonly id: string;
    readonly fulfilmentLineId: string;
    readonly lineId: string;
    readonly quantity: number;
    readonly reasonDefinitionId: string | null;
    readonly reasonNote: string;
    processed: number;
    refunded: number;
    readonly reverseLineId: string;
    dispositions: { id: string; type: string; quantity: number; locationId: string | null; createdAt: string }[];
  }[];
  readonly reverseFulfilmentOrderId: string;
  readonly createdAt: string;
  closedAt: string | null;
}

export interface MetafieldDefinition {
  readonly id: string;
  name: string;
  description: string | null;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly ownerType: string;
  adminAccess: string | null;
  storefrontAccess: string | null;
  adminFilterable: boolean;
  uniqueValues: boolean;
  validations: { name: string; value: string }[];
}

export interface WebhookSubscription {
  readonly id: string;
  readonly topic: string;
  uri: string;
  filter: string | null;
  includeFields: string[];
  metafieldNamespaces: string[];
  name: string | null;
  readonly createdAt: string;
  updatedAt: string;
}
