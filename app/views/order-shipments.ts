/** The parcels of one order, and what the channel was told about each. */
import type { Instant, StatusView } from './common.ts';

export interface ShipmentView {
  readonly id: string;
  /** What was told to the channel, e.g. `Reported`. */
  readonly status: StatusView;
  /** Why it stands so and what to do; empty when there is nothing to say. */
  readonly sentence: string;
  /** What is special about this parcel, a sentence each. */
  readonly notes: readonly string[];
  /** From the store, or shipped by a label of the channel. */
  readonly origin: 'store' | 'channel';
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly lines: readonly { readonly title: string; readonly quantity: number }[];
  /** The channel's id of the provider it is reported with. */
  readonly provider: string | null;
  /** Where the provider came from, in words; null while none was chosen. */
  readonly providerFrom: string | null;
  /** The carrier itself is not known to the channel: a fallback was used. */
  readonly fallback: boolean;
  readonly shippedAt: Instant;
  readonly reportedAt: Instant | null;
  readonly can: { readonly reportAgain: boolean; readonly byHand: boolean };
}

export interface ShipmentsTabView {
  readonly tab: 'shipments';
  readonly shipments: readonly ShipmentView[];
  /** The first reports of this shop wait for a person's word. */
  readonly asksForGoAhead: boolean;
}
