/** The form of a connection: its values, its choices, and what can be wrong with each field. */
import type { ChannelEnvironment, ChannelKey, Instant } from './common.ts';

/** Field names as posted; see app/forms/connection-form.server.ts for the form of each value. */
export const CONNECTION_FIELDS = [
  'label',
  'login',
  'password',
  'testMode',
  'locationId',
  'active',
  'orderLevel',
  'unlinkedLine',
  'syncFrom',
  'leaveOutDeliveryTypes',
  'leaveOutProductTags',
  'acceptAutomatically',
  'onFailure',
  'heldAction',
  'heldHours',
  'warnFirst',
  'warnSecond',
  'priceAttribute',
  'threshold',
  'currency',
  'rate',
  'vatPercent',
  'pricesIncludeTax',
  'identification',
  'metafield',
  'groupSource',
  'groupName',
  'brandSource',
  'brandName',
  'colorSource',
  'colorName',
  'sizeSource',
  'sizeName',
  'stockLocations',
  'stockOnlyLocation',
  'continueSellingPasses',
  'publishStock',
  'stockBuffer',
  'restockOnCancel',
  'defaultShippingProvider',
  'carrierMap',
  'shipFromLabel',
  'orderTags',
  'noteTemplate',
  'customerHandling',
  'restock',
  'returnLocation',
  'restockReasons',
  'noRestockReasons',
  'askReasons',
  'noRestockLocations',
  'askLocations',
  'trackInStore',
  'requestFromRefunds',
  'confirmRequests',
  'requestReason',
  'acceptReason',
  'declineTemplates',
] as const;
export type ConnectionField = (typeof CONNECTION_FIELDS)[number];

/** One cell of the carrier table, such as `carrierMap.0.carrier`. */
export type CarrierCell = `carrierMap.${number}.${keyof CarrierRow}`;
export type ErrorField = ConnectionField | CarrierCell;

/** A sentence per field at fault; says what to do. */
export type FieldErrors = Readonly<Partial<Record<ErrorField, string>>>;

/** The fields at fault, and a sentence for the whole form. */
export interface FormErrors {
  readonly fields: FieldErrors;
  readonly form: string | null;
}

/** A carrier of the store and the channel's shipping provider for it. */
export interface CarrierRow {
  readonly carrier: string;
  readonly providerId: string;
}

/** Fields that hold one text. */
export type ValueField = Exclude<ConnectionField, 'password' | 'stockLocations' | 'carrierMap'>;

/** Texts as they stand in the form; `yes`/`no` for choices of two. The password is never filled in. */
export type ConnectionValues = Readonly<Record<ValueField, string>> & {
  readonly stockLocations: readonly string[];
  readonly carrierMap: readonly CarrierRow[];
};

/** What says who signs in, and for which store: never copied from another connection. */
export type AccountField = 'label' | 'login' | 'testMode' | 'locationId' | 'active';
export type SettingValues = Omit<ConnectionValues, AccountField>;

/** A market location offered by the channel account. */
export interface LocationChoice {
  readonly id: string;
  /** E.g. `2654 (DK)`. */
  readonly label: string;
  readonly country: string | null;
  readonly currency: string | null;
  readonly vatPercent: string | null;
  /** Another connection of this shop serves it already. */
  readonly taken: boolean;
}

/** What the store says about itself, for the choices of the form. */
export interface StoreChoices {
  readonly name: string;
  readonly currency: string;
  readonly taxesIncluded: boolean;
  readonly stockLocations: readonly { readonly ref: string; readonly name: string; readonly active: boolean }[];
  /** Whether the app may lower the store's stock, as *Stock only* needs. */
  readonly mayChangeStock: boolean;
  /** Whether the app may keep returns in the store, as *Track returns* needs. */
  readonly mayTrackReturns: boolean;
  /** Why the store could not be read just now; then the lists above are empty. */
  readonly problem: string | null;
}

/** What the channel says about its carriers, and which ones the store has shipped with. */
export interface ShippingChoices {
  /** Empty while no order of this connection is known, or while the channel cannot be read. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** Carriers of this connection's shipments so far, the most used first. */
  readonly carriersSeen: readonly string[];
  /** What the app would map these carriers to. */
  readonly suggestions: readonly CarrierRow[];
  /** Shipments of the last 30 days whose provider was not told by their carrier, and those carriers. */
  readonly fallbacks: { readonly shipments: number; readonly carriers: readonly string[] };
  /** Why the list is empty, for the merchant; null when it is not. */
  readonly notice: string | null;
}

/** The market of a connection, as its location says; null where it is not known yet. */
export interface MarketFacts {
  readonly country: string | null;
  readonly currency: string | null;
  /** The country's standard rate in per cent. */
  readonly vatPercent: string | null;
}

/** Another connection of this shop whose settings can be copied. */
export interface CopySource {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly locationLabel: string;
  readonly channel: ChannelKey;
  readonly market: MarketFacts;
  readonly values: SettingValues;
}

export interface ConnectionFormView {
  /** Null while it is being added. */
  readonly connection: {
    readonly id: string;
    readonly number: number;
    readonly channel: ChannelKey;
    readonly environment: ChannelEnvironment;
    readonly locationId: string;
    readonly locationLabel: string;
    readonly market: string;
    /** Of the market itself, whatever the connection overrides. */
    readonly marketCurrency: string;
    readonly vatPercent: string | null;
    /** When the saved exchange rate was set (ISO day); null without a rate. */
    readonly rateDate: string | null;
    readonly health: 'ok' | 'warning' | 'error';
    readonly message: string;
    readonly createdAt: Instant;
  } | null;
  readonly values: ConnectionValues;
}
