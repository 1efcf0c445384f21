import type { Party } from './channel-types.ts';
import type { Money } from './money.ts';

/** By which attribute the channel's product code is looked up in the store (design section 7, *Linking a product*). */
export type IdentificationAttribute =
  | { readonly kind: 'id' }
  | { readonly kind: 'variant-id' }
  | { readonly kind: 'sku' }
  | { readonly kind: 'barcode' }
  | { readonly kind: 'metafield'; readonly namespace: string; readonly key: string };

/** One look-up: by the feed id through the chosen attribute, by gtin through the barcode, or both. */
export interface VariantQuery {
  readonly attribute: IdentificationAttribute;
  readonly value: string;
}

/** A variant as found in the store. */
export interface VariantMatch {
  /** Store ref of the variant (`gid://shopify/ProductVariant/1`). */
  readonly variantRef: string;
  /** Store ref of the stock-keeping item; several variants can share one. */
  readonly inventoryItemRef: string;
  readonly productTitle: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly tags: readonly string[];
  readonly archived: boolean;
}

/** Ambiguous and missing are kept apart; several hits are returned, never chosen. */
export type FoundVariants = { readonly query: VariantQuery; readonly matches: readonly VariantMatch[] };

/** Stock of one item at one stock location. */
export interface StockAt {
  readonly stockLocationRef: string;
  readonly available: number;
}

/** A price as the store states it; gross or net follows from {@link Offer.taxTreatment}. */
export interface StorePrice {
  readonly price: Money;
  /** Null when the store shows no "compare at" price. */
  readonly compareAt: Money | null;
}

/** Whether the stated price contains tax: `unknown` holds the position unless the connection overrides it. */
export type TaxTreatment = 'gross' | 'net' | 'unknown';

/** All that the stock and price rules need to know about one variant, as read at one moment. */
export interface Offer {
  readonly variantRef: string;
  readonly inventoryItemRef: string;
  /** Untracked items have no meaningful quantity and always pass. */
  readonly tracked: boolean;
  /** The store lets the variant be sold below zero. */
  readonly continueSelling: boolean;
  /** Only the stock locations asked for; one without a level is absent. */
  readonly stock: readonly StockAt[];
  /** Price for the market's country; null when the store has none. */
  readonly contextual: (StorePrice & { readonly taxTreatment: TaxTreatment }) | null;
  readonly base: StorePrice & { readonly taxTreatment: TaxTreatment };
}

/** A place where a store keeps stock. */
export interface StockLocation {
  readonly ref: string;
  readonly name: string;
  readonly active: boolean;
  readonly fulfillsOnlineOrders: boolean;
}

export interface StoreProfile {
  readonly name: string;
  readonly currency: string;
  /** Whether base prices include tax. */
  readonly taxesIncluded: boolean;
  readonly stockLocations: readonly StockLocation[];
  readonly grantedScopes: readonly string[];
}

/** One line to be created. Tax is per line total, gross − gross / (1 + rate), rounded once per line. */
export interface OrderPlanLine {
  /** Our order line's id; comes back with the fulfilment placement. */
  readonly lineId: string;
  readonly positionId: string;
  /** Null makes a custom line without stock. */
  readonly variantRef: string | null;
  readonly inventoryItemRef: string | null;
  readonly quantity: number;
  /** Gross, per unit, in {@link OrderPlan.currency}. */
  readonly unitPrice: Money;
  readonly lineTax: Money;
  /** For custom lines and as a record of what was sold. */
  readonly title: string;
  readonly sku: string | null;
}

/** Everything needed to create one order in a store, frozen before the first attempt. */
export interface OrderPlan {
  /** Unique in the store: `channel:environment:location:order[:batch]`. Goes into the custom id. */
  readonly customId: string;
  readonly channelName: string;
  readonly channelOrderId: string;
  readonly parentOrderId: string | null;
  readonly locationId: string;
  readonly market: string;
  /** Currency of all amounts here: the market's. */
  readonly currency: string;
  /**
   * Present when the store's currency differs: units of the market's currency per one unit of the store's, as a decimal
   * text, with the date it was set (UTC, ISO). The rate is kept on the order and used again for refunds.
   */
  readonly rate: { readonly value: string; readonly date: string } | null;
  readonly storeCurrency: string;
  readonly processedAt: string;
  /** VAT rate as decimal factor, e.g. `0.25`. */
  readonly vatRate: string;
  readonly lines: readonly OrderPlanLine[];
  readonly total: Money;
  readonly shippingAddress: Party | null;
  readonly billingAddress: Party | null;
  readonly deliveryType: string | null;
  readonly email: string | null;
  /** The buyer as a customer of the store, known there by the mail address; null makes an order without one. */
  readonly customer: {
    readonly email: string;
    readonly firstName: string | null;
    readonly lastName: string | null;
  } | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  readonly testOrder: boolean;
  /** Chosen stock locations: where the units should ship from. */
  readonly stockLocationRefs: readonly string[];
  /** Parts the store refused in an earlier generation, left out of this one. */
  readonly without: readonly OrderPart[];
}

/** Parts of an order that may be left out when the store refuses them, in the order they are given up. */
export const ORDER_PARTS = ['customer', 'phone', 'billing-address', 'shipping-address', 'email'] as const;
export type OrderPart = (typeof ORDER_PARTS)[number];

export interface CreatedOrder {
  readonly orderRef: string;
  /** The id merchants see, e.g. `#1001`. */
  readonly name: string;
  readonly createdAt: Date;
  /** Total as the store ended up with, in the plan's currency; differs from the plan's only when something drifted. */
  readonly total: Money;
  readonly lines: readonly { readonly lineId: string; readonly storeLineRef: string }[];
  /** The SALE transaction: parent of every later refund. */
  readonly saleTransactionRef: string | null;
}

/** One delivery a merchant made in the store. */
export interface StoreFulfilment {
  readonly ref: string;
  /** `success` counts; `cancelled` was voided; anything else is not under way. */
  readonly status: 'success' | 'cancelled' | 'failed' | 'pending';
  readonly createdAt: Date;
  /** As the store states them; several for several parcels, none when it ships without. */
  readonly trackings: readonly {
    readonly carrier: string | null;
    readonly number: string | null;
    readonly url: string | null;
  }[];
  /** By the store's line, never by SKU: two lines can share one. */
  readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
}

/** A store order as it stands now: what was cancelled or edited away, and what was shipped. */
export interface StoreOrderState {
  readonly orderRef: string;
  readonly name: string;
  /** Null while it is not cancelled as a whole. */
  readonly cancelledAt: Date | null;
  readonly lines: readonly {
    readonly storeLineRef: string;
    /** As ordered. */
    readonly quantity: number;
    /** After edits, cancellations and refunds of unshipped units. */
    readonly currentQuantity: number;
    /** Not shipped and not cancelled. */
    readonly unfulfilledQuantity: number;
  }[];
  readonly fulfilments: readonly StoreFulfilment[];
}

/** What the store says about a variant, to find the article at the channel. */
export interface VariantFacts {
  readonly variantRef: string;
  readonly inventoryItemRef: string;
  readonly productTitle: string;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly vendor: string | null;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  /** The metafields asked for, of the variant before those of its product; absent ones are left out. */
  readonly metafields: readonly { readonly namespace: string; readonly key: string; readonly value: string }[];
}

/** Stock of one item over the stock locations asked for. */
export interface StockReading {
  readonly inventoryItemRef: string;
  readonly tracked: boolean;
  readonly stock: readonly StockAt[];
}

/** A relative change of stock, frozen before it is sent; sent again only with the same key (reference shopify-admin 3.2, 3.3). */
export interface StockChange {
  readonly inventoryItemRef: string;
  readonly stockLocationRef: string;
  /** Negative lowers. */
  readonly delta: number;
  /** UUID; the store remembers it for 24 hours. */
  readonly idempotencyKey: string;
  /** Shown in the store's stock history: what it was for. */
  readonly reference: string;
}

/** Where the units of an order stand in the store. */
export interface Placement {
  readonly fulfilmentOrderRef: string;
  readonly stockLocationRef: string | null;
  /** False when it is closed, cancelled, on hold or with a third party. */
  readonly movable: boolean;
  /** Chosen stock locations it could be moved to now. */
  readonly moveTargets: readonly string[];
  readonly units: readonly { readonly lineId: string; readonly quantity: number }[];
}
