/**
 * Refunds and returns as the store's port speaks of them (reference shopify-admin 5). A *store refund* is money and goods
 * taken back in the store, a *store return* is the store's own record of goods on their way back. Money is gross and in the
 * currency of the sale, whichever currency the store keeps its books in.
 */
import type { AdapterError } from './errors.ts';
import type { Money } from './money.ts';

/** What happened to the goods of a refunded line. `return`: shipped ones went back into stock, `cancel`: never shipped ones did. */
export type RestockWord = 'return' | 'cancel' | 'none' | 'unknown';

/** One line of a refund in the store. Money in the currency of the sale, gross. */
export interface StoreRefundLine {
  readonly storeLineRef: string;
  readonly quantity: number;
  readonly restock: RestockWord;
  /** Where the goods went; null when they did not or when it is unknown. */
  readonly stockLocationRef: string | null;
  readonly amount: Money;
  readonly tax: Money;
  /** Why the goods came back, if the refund belongs to a store return that says so. */
  readonly returnReason: string | null;
}

/** Money that a refund moved, or tried to. */
export interface StoreRefundTransaction {
  readonly ref: string;
  /** Only `success` counts: a refund is no proof that its money moved. */
  readonly status: 'success' | 'pending' | 'failed';
  readonly amount: Money;
  /** The sale that it gives back. */
  readonly parentRef: string | null;
}

/** A refund as the store has it, whoever made it. */
export interface StoreRefund {
  readonly refundRef: string;
  readonly createdAt: Date;
  /** As written there, without our marker. */
  readonly note: string | null;
  /** Ours, if the refund carries one (`refundMarker`). */
  readonly marker: string | null;
  /** The store return that it settles. */
  readonly returnRef: string | null;
  readonly lines: readonly StoreRefundLine[];
  readonly transactions: readonly StoreRefundTransaction[];
  /** Shipping given back, gross. */
  readonly shipping: Money;
  /** What was given back beyond lines and shipping; negative when it was less than they come to. */
  readonly adjustment: Money;
  /** Money that surely moved: the sum of the successful transactions. */
  readonly paid: Money;
}

/** All refunds of one store order. An order that does not exist any more, or that the app may not see, is absent from a reading. */
export interface StoreOrderRefunds {
  readonly orderRef: string;
  /** Of the sale: the currency of all amounts here. */
  readonly currency: string;
  /** Null while it is not cancelled as a whole. */
  readonly cancelledAt: Date | null;
  readonly archived: boolean;
  /** Whether a store return of the order is under way: its items are settled through it, never around it. */
  readonly openReturn: boolean;
  /** Oldest first. */
  readonly refunds: readonly StoreRefund[];
}

/** What the store would allow now, asked for before anything is written. Money in the currency of the sale. */
export interface RefundSuggestion {
  readonly orderRef: string;
  readonly currency: string;
  /** What these lines come to by the store's own count, gross, and the tax in it. */
  readonly amount: Money;
  readonly tax: Money;
  /** The most that can still be given back on this order. */
  readonly maximum: Money;
  /** Shipping that can still be given back. */
  readonly shipping: Money;
  /** Units that can still be refunded, for each line asked about; 0 for a line that is not on the order. */
  readonly refundable: readonly { readonly storeLineRef: string; readonly quantity: number }[];
  /** The sale to give back; null when the order has none. */
  readonly saleRef: string | null;
  readonly cancelledAt: Date | null;
  readonly archived: boolean;
  readonly openReturn: boolean;
}

/** Frozen before the first attempt; sent again only with the same key. */
export interface RefundDraft {
  readonly orderRef: string;
  /** Null: the order's only sale. */
  readonly saleRef: string | null;
  readonly lines: readonly {
    readonly storeLineRef: string;
    readonly quantity: number;
    /** Null: the goods do not go back into stock. */
    readonly stockLocationRef: string | null;
  }[];
  /** What the channel gave back, gross, in the currency of the sale; what differs from the lines is recorded as such. Zero: no money. */
  readonly amount: Money;
  /** Why the amount differs, where it does. */
  readonly difference: 'customer' | 'damage' | 'other';
  /** Shown to the merchant; the adapter adds the marker. */
  readonly note: string;
  readonly marker: string;
  /** When the channel gave the money back, if it says so. */
  readonly processedAt: Date | null;
  /** UUID. */
  readonly idempotencyKey: string;
}

/** What stands against a refund, so that the flow can name it; found by looking at the order, never by words. */
export type RefundObstacle =
  /** Fewer units are left to refund than asked for. */
  | 'quantity'
  /** More money than is left. */
  | 'amount'
  /** The order is cancelled as a whole. */
  | 'cancelled'
  /** A store return holds the items. */
  | 'open-return'
  /** The stock location is deactivated or gone. */
  | 'stock-location'
  /** The sale is not to be found. */
  | 'sale';

/** Refusal of a refund. */
export interface RefundError extends AdapterError {
  readonly obstacle?: RefundObstacle;
}

export interface CreatedRefund {
  readonly refundRef: string;
  /** Money that surely moved; less than asked for when a transaction is not done. */
  readonly paid: Money;
  readonly createdAt: Date;
}

/** A return as the store itself records it. */
export interface StoreReturn {
  readonly returnRef: string;
  readonly orderRef: string;
  /** `open`: goods are awaited; `closed`: settled. */
  readonly status: 'requested' | 'open' | 'closed' | 'declined' | 'cancelled';
  /** Ours, if one of its lines carries it. */
  readonly marker: string | null;
  readonly lines: readonly {
    readonly returnLineRef: string;
    readonly storeLineRef: string;
    readonly quantity: number;
    /** Units of it not processed yet. */
    readonly open: number;
    readonly reason: string | null;
  }[];
}

/** A return to be opened in the store for shipped units. */
export interface StoreReturnDraft {
  readonly orderRef: string;
  readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number; readonly note: string }[];
  readonly marker: string;
  readonly requestedAt: Date | null;
}

/** What became of the goods of a store return, and the money with it. */
export interface StoreReturnProcessing {
  readonly orderRef: string;
  readonly returnRef: string;
  readonly lines: readonly {
    readonly returnLineRef: string;
    readonly quantity: number;
    /** Null: they do not go back into stock. */
    readonly stockLocationRef: string | null;
  }[];
  /** Null: no money moves. */
  readonly refund: { readonly saleRef: string | null; readonly amount: Money } | null;
  readonly note: string;
  readonly marker: string;
}
