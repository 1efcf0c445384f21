/** Stock sent to the channel, by connection. */
import type { Instant, StatusView, Tone } from './common.ts';

export const STOCK_FILTERS = ['all', 'problems'] as const;
export type StockFilter = (typeof STOCK_FILTERS)[number];

/** What the page was asked for. */
export interface StockQuery {
  /** Null: the first connection. */
  readonly connectionId: string | null;
  readonly filter: StockFilter;
  /** Part of a SKU or title; empty for all. */
  readonly search: string;
  /** A keyset place as given by a view; null for the latest changes. */
  readonly cursor: string | null;
}

/** One article at the channel. */
export interface StockRow {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  /** The variant in the store's admin. */
  readonly url: string | null;
  /** How the channel knows it; null while that is not known. */
  readonly article: {
    readonly group: string;
    readonly brand: string;
    readonly color: string;
    readonly size: string;
  } | null;
  /** The number the channel was last told; null: never. */
  readonly sent: number | null;
  readonly sentAt: Instant | null;
  /** A newer number that is on its way; null: the last one sent stands. */
  readonly next: number | null;
  /** How the number came about, in words; empty before the first reading. */
  readonly why: string;
  readonly status: StatusView;
  /** What is wrong and what to do; empty when nothing is. */
  readonly problem: string;
  /** Whether *Send now* does something for it. */
  readonly sendable: boolean;
}

export interface StockView {
  readonly connections: readonly { readonly id: string; readonly label: string }[];
  /** The connection shown; null: the shop has none. */
  readonly connectionId: string | null;
  /** Whether numbers are sent, and what there is to say about it; null: they are, and there is nothing to say. */
  readonly notice: { readonly tone: Tone; readonly title: string; readonly message: string } | null;
  readonly sending: boolean;
  /** Articles with a number at the channel's disposal, waiting for one, and with something to do. */
  readonly counts: { readonly articles: number; readonly waiting: number; readonly problems: number };
  readonly rows: readonly StockRow[];
  readonly query: StockQuery;
  readonly next: string | null;
  readonly previous: string | null;
}
