/**
 * Returns as the channel's port speaks of them (reference miinto-api 6, whose wire is an assumption). A *return case* (RMA)
 * began at the channel, a *return request* is the merchant's own word to the channel. The store's side is in
 * `refund-types.ts`.
 */
import type { Money } from './money.ts';
import type { Unreadable } from './channel-types.ts';

/** What the buyer wants. Only a return moves units and money; the others, and words we do not know, are a person's matter. */
export const RETURN_KINDS = ['return', 'exchange', 'repair', 'unknown'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

/** Where a line of a return case stands at the channel. `refunded`: the buyer has the money. */
export type ReturnLineState = 'pending' | 'accepted' | 'declined' | 'refunded';

/** One line of a return case. */
export interface ChannelReturnLine {
  /** Unique within its case; a decision names it. */
  readonly id: string;
  /** The order's position it is about; null when the channel does not say. */
  readonly positionId: string | null;
  readonly quantity: number;
  /** Gross, per unit, as the channel states it; null when it does not. */
  readonly unitPrice: Money | null;
  readonly state: ReturnLineState;
  /** The buyer's words, unchanged, in the buyer's language; empty when there are none. Personal data. */
  readonly buyerReason: string;
  readonly buyerComment: string;
  /** What whoever decided gave as reason; null before the decision or when the channel does not say. */
  readonly decisionReason: string | null;
}

/** A line of a return case that cannot be trusted (quantity 0, listed twice …): kept and shown, never decided or refunded by itself. */
export interface BadReturnLine extends Unreadable {
  readonly id: string;
  readonly positionId: string | null;
}

/** A return case that began at the channel, or that the channel opened in answer to a request of ours. */
export interface ChannelReturn {
  readonly id: string;
  /** The channel's order; null when missing. It may be one that we do not know (yet). */
  readonly orderId: string | null;
  readonly parentOrderId: string | null;
  /** UTC; null when missing or unreadable. */
  readonly createdAt: Date | null;
  /** The channel's word for the whole case, lower case; unknown ones are kept. */
  readonly status: string;
  readonly kind: ReturnKind;
  /** The channel's word behind `kind`, as sent. */
  readonly channelKind: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly lines: readonly ChannelReturnLine[];
  readonly badLines: readonly BadReturnLine[];
  /** The request of ours that it answers, where the channel says so here; else the request itself names the case. */
  readonly requestId: string | null;
  /** The record as received, kept with the case. */
  readonly raw: unknown;
}

/** One decision about a whole return case: every line that waits is named once. The channel decides lines as a whole. */
export interface ReturnDecision {
  readonly returnId: string;
  readonly lines: readonly {
    readonly id: string;
    readonly decision: 'accept' | 'decline';
    /** Never empty. */
    readonly reason: string;
  }[];
}

/**
 * What became of a write whose form we only assume. `unsupported`: the channel knows no such call, so that nothing was done
 * and sending it again is pointless (not to be confused with a case or an order it does not know: that is `not-found`).
 */
export type DecisionReceipt = { readonly kind: 'sent' } | { readonly kind: 'unsupported' };
export type RequestReceipt =
  | {
      readonly kind: 'sent';
      /** Null when the reply named none: it is found in the list. */
      readonly requestId: string | null;
    }
  | { readonly kind: 'unsupported' };

/** Units that the channel is asked to take back: shipped ones of one order. */
export interface ReturnRequestDraft {
  readonly orderId: string;
  readonly lines: readonly ReturnRequestLine[];
}

export interface ReturnRequestLine {
  readonly positionId: string;
  readonly quantity: number;
  /** Never empty. */
  readonly reason: string;
}

/** A request of the merchant's as the channel has it. */
export interface ChannelReturnRequest {
  readonly id: string;
  readonly orderId: string | null;
  readonly createdAt: Date | null;
  /** As sent, lower case; unknown ones are kept. */
  readonly status: string;
  /** `pending` also for words we do not know. */
  readonly state: 'pending' | 'accepted' | 'declined';
  /** The case that the channel opened for it. */
  readonly returnId: string | null;
  readonly lines: readonly {
    readonly positionId: string | null;
    /** Null when the channel does not repeat it. */
    readonly quantity: number | null;
  }[];
  /** Why it was declined. */
  readonly reason: string | null;
  readonly raw: unknown;
}
