/** The order list. */
import type { ClockView, Instant, Money, StatusView } from './order-parts.ts';

/** Groups of states a merchant filters by. */
export const ORDER_FILTERS = ['all', 'pending', 'held', 'waiting', 'inserted', 'failed', 'closed'] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

export const ORDER_SORTS = ['newest', 'urgent'] as const;
export const PAGE_SIZES = [25, 50, 100] as const;
export const DEFAULT_PAGE_SIZE = 50;

/** The words an order can carry, with the names they have in the address. Sync's own list decides what each means. */
export const ORDER_STATUSES = [
  'pending-approval',
  'held',
  'answering',
  'accepted',
  'waiting',
  'inserting',
  'inserted',
  'not-inserted',
  'failed',
  'declined',
  'canceled',
  'gone',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** An amount as typed: a plain number counts in each order's own currency. */
export interface AmountText {
  /** `12.50` */
  readonly decimal: string;
  readonly currency: string | null;
}

/** The filters of the list besides its tabs and the search; all of them together. Empty and null: not used. */
export interface OrderWhere {
  readonly status: OrderStatus | null;
  /** The order's number or the marketplace's id of it. */
  readonly id: string;
  readonly channel: string | null;
  /** Two letters. */
  readonly market: string | null;
  /** The order's id in the store, with or without `#`. */
  readonly storeName: string;
  /** Part of the name. */
  readonly customer: string;
  /** Days of the merchant's calendar, `2026-11-24`; both included. */
  readonly createdFrom: string | null;
  readonly createdTo: string | null;
  /** IANA name that the days are meant in; UTC without one. */
  readonly zone: string | null;
  readonly priceFrom: AmountText | null;
  readonly priceTo: AmountText | null;
}

export const NO_WHERE: OrderWhere = {
  status: null,
  id: '',
  channel: null,
  market: null,
  storeName: '',
  customer: '',
  createdFrom: null,
  createdTo: null,
  zone: null,
  priceFrom: null,
  priceTo: null,
};

/** A keyset place: way, lane, number of the row it belongs to, time in milliseconds, id of that row. */
export const CURSOR = /^(next|previous)_(due|rest)_(\d{1,9})_(\d{1,13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What the list was asked for. */
export interface OrdersQuery {
  readonly filter: OrderFilter;
  /** An id as a whole, the beginning of one, or a part of the customer's name; empty for all. */
  readonly search: string;
  /** A keyset place as given by a view; null for the first page. */
  readonly cursor: string | null;
  readonly where?: OrderWhere;
  /** Newest first by default; `urgent`: the earliest deadline first. */
  readonly sort?: (typeof ORDER_SORTS)[number];
  readonly size?: (typeof PAGE_SIZES)[number];
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
  /** What else is true of it: shipped, handled by a person. */
  readonly marks: readonly StatusView[];
  /** One short sentence: why it waits, is held or failed. Empty when there is nothing to say. */
  readonly note: string;
  /** The clock that runs, if one does. */
  readonly clock: ClockView | null;
  /** How long an offer has waited for its answer, in milliseconds; null when nothing waits. */
  readonly waitedMs: number | null;
  /** Whether a person may accept or decline it now. */
  readonly answerable: boolean;
}

export interface OrdersView {
  readonly rows: readonly OrderRow[];
  readonly query: OrdersQuery;
  /** Keyset places; null at the ends. */
  readonly next: string | null;
  readonly previous: string | null;
  /** How many fit; with `more`, that many at least. */
  readonly total: { readonly count: number; readonly more: boolean };
  /** The number of the first row shown, from 1. While orders come in it may be off by a few. */
  readonly firstIndex: number;
  /** What can be filtered by in this shop. */
  readonly choices: {
    readonly channels: readonly { readonly key: string; readonly name: string }[];
    readonly markets: readonly string[];
  };
  /** Set when names were looked for among the newest orders only: how many those are. */
  readonly searchedNewest: number | null;
  /** Whether the shop has any connection and any order, for the right empty state. */
  readonly hasConnections: boolean;
  readonly hasOrders: boolean;
}

/** What became of a click on several orders. */
export interface BulkResult {
  readonly kind: 'bulk';
  readonly intent: 'accept' | 'decline' | 'handled' | 'retry';
  readonly done: number;
  readonly skipped: readonly { readonly orderId: string; readonly number: string | null; readonly message: string }[];
}
