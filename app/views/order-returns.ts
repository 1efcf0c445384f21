/** Returns of one order: cases at the channel, requests to it, and units that a person has to tell apart. */
import type { Instant, Money, StatusView } from './common.ts';

export interface ReturnLineView {
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly amount: Money | null;
  readonly status: StatusView;
  /** The buyer's words, unchanged. */
  readonly buyerReason: string;
  readonly buyerComment: string;
  /** Why it was decided so; null before. */
  readonly decisionReason: string | null;
  readonly comment: string | null;
  /** `A person`, `A rule`, or where else; null before the decision. */
  readonly decidedBy: string | null;
  /** Why it cannot be read; null when it can. */
  readonly problem: string | null;
  /** Whether it waits for a decision here. */
  readonly waits: boolean;
}

export interface ReturnCaseView {
  readonly id: string;
  readonly number: string;
  readonly channelId: string;
  /** `Return`, `Exchange` …; with the channel's word where that is not known. */
  readonly kind: string;
  readonly status: StatusView;
  /** What happens next, in a sentence. */
  readonly next: string;
  /** The request of ours that it answers. */
  readonly answersRequest: string | null;
  readonly createdAt: Instant;
  readonly lines: readonly ReturnLineView[];
  readonly canDecide: boolean;
}

export interface ReturnRequestView {
  readonly id: string;
  readonly number: string;
  readonly status: StatusView;
  readonly sentence: string;
  /** `For a refund in your shop` or `Made in the app`. */
  readonly origin: string;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly reason: string }[];
  readonly can: { readonly send: boolean; readonly done: boolean };
}

/** Units on both sides that may be the same ones. */
export interface SameUnitsView {
  readonly lineId: string;
  readonly caseId: string;
  readonly refundLineId: string;
  readonly message: string;
}

export interface RequestableLine {
  readonly lineId: string;
  readonly title: string;
  readonly left: number;
}

export interface RmaTabView {
  readonly tab: 'rma';
  readonly channelName: string;
  readonly cases: readonly ReturnCaseView[];
  readonly requests: readonly ReturnRequestView[];
  readonly questions: readonly SameUnitsView[];
  /** Lines of which units can still be requested; empty when nothing can. */
  readonly requestable: readonly RequestableLine[];
  /** Offered as reasons. */
  readonly reasons: { readonly accept: string; readonly request: string; readonly decline: readonly string[] };
}

/** What accepting would refund, asked for when a person is about to. */
export interface ReturnCheckView {
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly left: number;
    readonly amount: Money;
  }[];
  readonly total: Money;
  readonly parts: readonly {
    readonly name: string;
    readonly amount: Money;
    readonly tax: Money;
    readonly shipping: Money;
    readonly maximum: Money;
  }[];
  readonly warnings: readonly string[];
}
