/** The order list. */
import type { Instant, Money, StatusView } from './common.ts';

/** Groups of states a merchant filters by. */
export const ORDER_FILTERS = ['all', 'pending', 'held', 'waiting', 'inserted', 'failed', 'closed'] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** What the list was asked for. */
export interface OrdersQuery {
  readonly filter: OrderFilter;
  /** Matches number, channel ids, store name and customer; empty for all. */
  readonly search: string;
  /** A keyset place as given by a view; null for the newest. */
  readonly cursor: string | null;
}

export interface OrderRow {
  readonly id: string;
  readonly number: number;
  readonly channelName: string;
  readonly market: string;
  /** The order's id in the store, e.g. `#1001`; null: NOT INSERTED. */
  readonly storeName: string | null;
  readonly storeUrl: string | null;
  readonly customer: string | null;
  /** When the channel made it; when we first saw it if the channel does not say. */
  readonly createdAt: Instant;
  readonly price: Money;
  /** Units over all lines. */
  readonly units: number;
  readonly status: StatusView;
  /** One short sentence: why it waits, is held or failed. Empty when there is nothing to say. */
  readonly note: string;
  /** Whether a person may accept or decline it now. */
  readonly answerable: boolean;
}

export interface OrdersView {
  readonly rows: readonly OrderRow[];
  readonly query: OrdersQuery;
  /** Keyset places; null at the ends. */
  readonly next: string | null;
  readonly previous: string | null;
  /** Whether the shop has any connection and any order, for the right empty state. */
  readonly hasConnections: boolean;
  readonly hasOrders: boolean;
}
