/** The queue of returns over all orders. */
import type { Instant, Money, StatusView } from './common.ts';

export const RETURN_FILTERS = ['waiting', 'deciding', 'decided', 'requests', 'all'] as const;
export type ReturnFilter = (typeof RETURN_FILTERS)[number];

export const RETURN_KIND_FILTERS = ['return', 'exchange', 'repair', 'unknown'] as const;
export type ReturnKindFilter = (typeof RETURN_KIND_FILTERS)[number];

export interface ReturnsQuery {
  readonly filter: ReturnFilter;
  /** Null: every kind. */
  readonly kind: ReturnKindFilter | null;
  /** A number or an id of the marketplace, or its beginning; empty for all. */
  readonly search: string;
  /** A keyset place as given by a view. */
  readonly cursor: string | null;
}

export interface ReturnRow {
  readonly id: string;
  readonly number: string;
  /** The channel's own id of it; null for a request that has none. */
  readonly channelId: string | null;
  readonly kind: string;
  readonly order: { readonly id: string; readonly number: string } | null;
  readonly channelOrderId: string | null;
  readonly customer: string | null;
  readonly market: string | null;
  readonly status: StatusView;
  /** What came back, e.g. `1 × Coat`. */
  readonly units: string;
  readonly reason: string;
  readonly amount: Money | null;
  readonly createdAt: Instant;
  /** How long it has waited (milliseconds); null when it does not wait for a person. */
  readonly waitedMs: number | null;
  readonly decidable: boolean;
}

export interface ReturnsView {
  readonly query: ReturnsQuery;
  readonly rows: readonly ReturnRow[];
  readonly counts: { readonly waiting: number; readonly requests: number };
  /** False before the first return or request of the shop. */
  readonly any: boolean;
  readonly hasConnections: boolean;
  readonly next: string | null;
  readonly previous: string | null;
}

/** How a decision about several returns went. */
export interface BulkReturnsResult {
  readonly kind: 'bulk';
  readonly intent: 'accept' | 'decline';
  readonly done: number;
  readonly skipped: readonly { readonly rmaId: string; readonly message: string }[];
}
