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
  'acceptAutomatically',
  'onFailure',
  'priceAttribute',
  'threshold',
  'identification',
  'metafield',
  'stockLocations',
  'currency',
  'rate',
  'vatPercent',
  'pricesIncludeTax',
  'unlinkedLine',
  'continueSellingPasses',
  'syncFrom',
] as const;
export type ConnectionField = (typeof CONNECTION_FIELDS)[number];

/** A sentence per field at fault, and one for the whole form; says what to do. */
export interface FormErrors {
  readonly fields: Readonly<Partial<Record<ConnectionField, string>>>;
  readonly form: string | null;
}

/** Texts as they stand in the form; `yes`/`no` for choices of two. The password is never filled in. */
export type ConnectionValues = Readonly<Record<Exclude<ConnectionField, 'password' | 'stockLocations'>, string>> & {
  readonly stockLocations: readonly string[];
};

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
  /** Why the store could not be read just now; then the lists above are empty. */
  readonly problem: string | null;
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
    readonly marketCurrency: string;
    readonly health: 'ok' | 'warning' | 'error';
    readonly message: string;
    readonly createdAt: Instant;
  } | null;
  readonly values: ConnectionValues;
}
