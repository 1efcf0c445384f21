/** Refunds of one order in the store, and the money view of the order. */
import type { Instant, Money, StatusView } from './common.ts';

export interface RefundView {
  readonly id: string;
  readonly number: string;
  readonly status: StatusView;
  /** Who began it, in words. */
  readonly origin: string;
  /** Return to stock, cancellation, money alone …, in words. */
  readonly what: string;
  /** The store's own id of it; null until the store answered. */
  readonly storeRefundId: string | null;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly sentence: string | null;
  readonly madeAt: Instant;
  readonly total: Money;
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly returnToStock: boolean;
    readonly amount: Money;
  }[];
  readonly canFinish: boolean;
}

export interface EntryView {
  readonly units: number;
  readonly amount: Money;
}

export interface LedgerRowView {
  readonly id: string;
  readonly title: string;
  readonly sold: EntryView;
  readonly cancelled: EntryView;
  readonly returned: EntryView;
  readonly refunded: EntryView;
  readonly kept: EntryView;
  readonly difference: EntryView;
}

export interface RefundsTabView {
  readonly tab: 'refunds';
  readonly channelName: string;
  readonly refunds: readonly RefundView[];
  readonly ledger: { readonly rows: readonly LedgerRowView[]; readonly total: LedgerRowView };
  /** The order in the store; null when it is not there. */
  readonly storeUrl: string | null;
}
