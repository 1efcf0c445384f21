/** One order: its head, and what the chosen tab shows. */
import type { CommentsTabView } from './order-comments.ts';
import type { RefundsTabView } from './order-refunds.ts';
import type { RmaTabView } from './order-returns.ts';
import type { ShipmentsTabView } from './order-shipments.ts';
import type { ClockView, Instant, Money, StatusView, Tone } from './order-parts.ts';

/** In reading order; each has an address of its own, `?tab=…`. */
export const ORDER_TABS = [
  'general',
  'address',
  'items',
  'shipments',
  'rma',
  'refunds',
  'comments',
  'communication',
] as const;
export type OrderTab = (typeof ORDER_TABS)[number];

/** What the page was asked for. */
export interface OrderRequest {
  /** Null: the tab that fits the order's state. */
  readonly tab: OrderTab | null;
  /** A place in the communication, as given by a view; null for the newest. */
  readonly cursor: string | null;
}

/** How far an offer is from its one answer. */
export interface AnswerView {
  /** Positions that are open. */
  readonly open: number;
  /** Of these: with a verdict that may be sent. */
  readonly decided: number;
  /** Of these: with a proposal of the rules that a person may send. */
  readonly proposed: number;
  /** When the one answer goes out and what it waits for. */
  readonly sentence: string;
}

export interface OrderHead {
  readonly id: string;
  readonly number: number;
  readonly channelName: string;
  readonly market: string;
  readonly testMode: boolean;
  readonly status: StatusView;
  readonly marks: readonly StatusView[];
  readonly note: string;
  readonly channelOrderId: string | null;
  readonly storeName: string | null;
  readonly storeUrl: string | null;
  readonly clock: ClockView | null;
  /** How long an offer has waited for its answer, in milliseconds; null when nothing waits. */
  readonly waitedMs: number | null;
  readonly attention: readonly { readonly id: string; readonly message: string; readonly createdAt: Instant }[];
  /** Null when nothing waits for an answer. */
  readonly answer: AnswerView | null;
  readonly handled: { readonly at: Instant; readonly by: string | null } | null;
  /** What a person may do now. */
  readonly can: {
    readonly answer: boolean;
    /** Every open position has a verdict, and some are proposals that a person may send. */
    readonly send: boolean;
    /** Try again what was tried in vain. */
    readonly retry: boolean;
    /** Put an order in the store that was left out. */
    readonly insert: boolean;
    readonly handle: boolean;
    readonly unhandle: boolean;
  };
}

/** An input of a verdict as the merchant reads it. */
export interface VerdictInputView {
  /** E.g. `Reference price`. */
  readonly label: string;
  /** E.g. `DKK 1,299.00 (final, incl. 25 % VAT)`. */
  readonly value: string;
}

export interface LineView {
  readonly id: string;
  readonly positionId: string;
  readonly title: string;
  /** Brand, colour, size and the like, in reading order; only what is known. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly quantity: number;
  readonly accepted: number;
  /** Units cancelled at the channel or in the store, whichever is more. */
  readonly cancelled: number;
  readonly shipped: number;
  readonly unitPrice: Money;
  /** offered | accepted | declined | gone */
  readonly channelState: string;
  /** The store's product this is linked to; null while none is known. */
  readonly product: { readonly title: string; readonly sku: string | null; readonly url: string | null } | null;
  readonly verdict: {
    readonly outcome: 'pending' | 'accept' | 'decline' | 'hold';
    readonly label: string;
    readonly tone: Tone;
    /** A rule's verdict that waits for a person. */
    readonly proposal: boolean;
    /** `A rule` or `A person`. */
    readonly by: string;
    /** Stable code, e.g. `out-of-stock`. */
    readonly reason: string;
    readonly sentence: string;
    readonly inputs: readonly VerdictInputView[];
    readonly decidedAt: Instant;
    readonly settingsVersion: number;
  } | null;
  /** Set when the position could not be read. */
  readonly unreadable: { readonly problem: string; readonly path: string } | null;
  /** Whether a person may still change the verdict. */
  readonly answerable: boolean;
  /** Whether a person may say which product this is. */
  readonly linkable: boolean;
  /** A person said which product this is, and may take it back. */
  readonly unlinkable: boolean;
}

export interface AddressView {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface GeneralTab {
  readonly tab: 'general';
  readonly transferIds: readonly string[];
  readonly parentOrderId: string | null;
  readonly email: string | null;
  /** The channel's id of the shipping provider the order must go with; null when it names none. */
  readonly shippingProvider: string | null;
  /** E.g. `HomeDelivery`, as the channel says it. */
  readonly deliveryType: string | null;
  readonly connection: { readonly id: string; readonly label: string; readonly locationLabel: string } | null;
  readonly createdAt: Instant;
  readonly firstSeenAt: Instant;
  readonly insertedAt: Instant | null;
  readonly updatedAt: Instant;
  readonly total: Money;
  readonly rate: { readonly value: string; readonly date: string } | null;
  readonly answerBy: Instant | null;
  readonly shipBy: Instant | null;
}

export interface AddressTab {
  readonly tab: 'address';
  readonly customer: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly addresses: readonly AddressView[];
}

export interface ItemsTab {
  readonly tab: 'items';
  /** Those that wait for an answer first. */
  readonly lines: readonly LineView[];
  /** Lines beyond those shown. */
  readonly hiddenLines: number;
  readonly total: Money;
}

export type Direction = 'to-channel' | 'from-channel' | 'to-store' | 'from-store' | 'inside';

/** A message, or an attempt at a write to an outside system. */
export interface CommunicationView {
  readonly id: string;
  readonly at: Instant;
  readonly direction: Direction;
  readonly action: string;
  readonly outcome: string;
  /** How loud the outcome is. */
  readonly tone: Tone;
  readonly durationMs: number | null;
  /** JSON without secrets and personal data, indented; null when nothing was kept. */
  readonly payload: string | null;
}

/** A write that is not through yet, or was refused. */
export interface WriteView {
  readonly id: string;
  readonly what: string;
  readonly direction: Direction;
  readonly state: StatusView;
  readonly attempts: number;
  /** Null when nothing is tried by itself. */
  readonly nextTryAt: Instant | null;
  readonly problem: string | null;
}

export interface CommunicationTab {
  readonly tab: 'communication';
  /** Newest first. */
  readonly entries: readonly CommunicationView[];
  readonly writes: readonly WriteView[];
  /** The place behind the last one; null when there are no older ones. */
  readonly older: string | null;
  /** Whether newer ones were skipped. */
  readonly skipped: boolean;
}

export type OrderTabView =
  | GeneralTab
  | AddressTab
  | ItemsTab
  | ShipmentsTabView
  | RmaTabView
  | RefundsTabView
  | CommentsTabView
  | CommunicationTab;

export interface OrderView {
  readonly head: OrderHead;
  readonly body: OrderTabView;
}
