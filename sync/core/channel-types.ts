import type { Money } from './money.ts';

/** A party on a channel order. Personal data: stored encrypted, never logged. Every part may be missing. */
export interface Party {
  /** Full name in one field, as the channel gives it. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly countryCode: string | null;
}

/** What a channel says about the article of a position. Every part may be missing. */
export interface ChannelItem {
  /** The channel's own item id (Miinto's UUID), the key into the product map. */
  readonly channelItemId: string | null;
  /** As sent, not normalised. */
  readonly gtin: string | null;
  readonly name: string | null;
  readonly brand: string | null;
  readonly color: string | null;
  readonly size: string | null;
  readonly styleId: string | null;
}

/** Why a record or a part of it could not be read: a plain sentence and where in the JSON. */
export interface Unreadable {
  readonly problem: string;
  /** zod path, dots and indexes, e.g. `pendingPositions.0.price`. */
  readonly path: string;
}

/** One line of a transfer or order. */
export interface Position {
  readonly id: string;
  readonly quantity: number;
  /** Gross, per unit, as the channel states it. */
  readonly unitPrice: Money;
  readonly item: ChannelItem;
}

/** A position whose id could be read but whose content cannot be trusted (negative price, quantity 0, listed twice …). It is held. */
export interface BadPosition extends Unreadable {
  readonly id: string;
  readonly item: ChannelItem;
}

/** Channel state of a position (design section 5). */
export type PositionState = 'offered' | 'accepted' | 'declined' | 'gone';

/** An offer waiting for an answer. */
export interface ChannelTransfer {
  readonly id: string;
  readonly parentOrderId: string | null;
  /** UTC; null when missing or unreadable. */
  readonly createdAt: Date | null;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** Positions still pending, in the order sent, each id once. */
  readonly positions: readonly Position[];
  readonly badPositions: readonly BadPosition[];
  /** The record as received, kept with the transfer. */
  readonly raw: unknown;
}

/** A record of a list that could not be read at all; the rest of the list goes on. */
export interface BadRecord extends Unreadable {
  /** Its outside id if at least that could be read. */
  readonly id: string | null;
  readonly raw: unknown;
}

/** One complete or partial listing. */
export interface Listing<T> {
  readonly records: readonly T[];
  readonly bad: readonly BadRecord[];
  /** True only if every page was read without an error and no page overlapped or shrank in between. */
  readonly complete: boolean;
}

/** What an order says about the shipping of one of its positions. */
export interface PositionShipping {
  readonly positionId: string;
  /** Null while none is set. */
  readonly providerId: string | null;
  readonly trackingNumber: string | null;
}

/** A file that the channel links to: a shipping label, a label for the way back, a packing slip. */
export interface ChannelDocument {
  readonly kind: 'label' | 'return-label' | 'packing-slip' | 'other';
  /** Where it can be fetched. May carry a secret: kept encrypted, never logged or shown. */
  readonly url: string;
}

/** One parcel as it is reported to the channel: whole positions, since the channel knows no part of a position. */
export interface ShipmentReport {
  readonly orderId: string;
  readonly positionIds: readonly string[];
  readonly providerId: string;
  /** Empty when the store's shipment has none. */
  readonly trackingNumber: string;
}

/** How the channel tells articles apart for stock: text that must equal the merchant's feed exactly (reference miinto-api 7.1). */
export interface StockArticle {
  readonly group: string;
  readonly brand: string;
  readonly color: string;
  readonly size: string;
}

/** The number of units one article should have from now on. */
export interface StockLevel {
  readonly article: StockArticle;
  readonly stock: number;
}

/** An order at the channel: what a shop gets after accepting at least one position. */
export interface ChannelOrder {
  readonly id: string;
  readonly parentOrderId: string | null;
  readonly createdAt: Date | null;
  /** As sent, lower case; unknown values are kept. */
  readonly status: string;
  readonly currency: string;
  readonly accepted: readonly Position[];
  readonly badPositions: readonly BadPosition[];
  readonly billing: Party | null;
  readonly delivery:
    (Party & { /** e.g. HomeDelivery, ParcelShopDelivery; as sent. */ readonly type: string | null }) | null;
  /** The provider the order must ship with (override before initial); null if none is named. */
  readonly shippingProviderId: string | null;
  /** Positions the channel says are cancelled; a cancelled order names all of its positions. */
  readonly cancelledPositionIds: readonly string[];
  /** What is known about the shipping of its positions; absent positions have no shipping yet. */
  readonly shipping: readonly PositionShipping[];
  readonly documents: readonly ChannelDocument[];
  readonly raw: unknown;
}

export interface ChannelLocation {
  readonly id: string;
  /** As shown to merchants, e.g. `2654 (DK)`. */
  readonly label: string;
  /** From the dialling code in the id; null if unknown. */
  readonly country: string | null;
  readonly currency: string | null;
}

export interface ShippingProvider {
  readonly id: string;
  readonly name: string;
}

/** One row of the channel's product map (reference miinto-api 7.2). Any part may be empty. */
export interface ProductMapRow {
  readonly styleId: string | null;
  /** The `id` column of the merchant's feed: compared with the identification attribute. */
  readonly feedId: string | null;
  readonly gtin: string | null;
  readonly channelItemId: string;
}
