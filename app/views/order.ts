/** One order with its lines, verdicts and communication. */
import type { Instant, Money, StatusView, Tone } from './common.ts';

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
}

export interface CommunicationView {
  readonly id: string;
  readonly at: Instant;
  readonly direction: 'to-channel' | 'from-channel' | 'to-store' | 'from-store' | 'inside';
  readonly action: string;
  readonly outcome: string;
  readonly durationMs: number | null;
}

export interface AddressView {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface OrderView {
  readonly id: string;
  readonly number: number;
  readonly channelName: string;
  readonly market: string;
  readonly testMode: boolean;
  readonly status: StatusView;
  readonly note: string;
  readonly channelOrderId: string | null;
  readonly transferIds: readonly string[];
  readonly parentOrderId: string | null;
  readonly connection: { readonly id: string; readonly label: string; readonly locationLabel: string } | null;
  readonly storeName: string | null;
  readonly storeUrl: string | null;
  readonly createdAt: Instant;
  readonly firstSeenAt: Instant;
  readonly insertedAt: Instant | null;
  readonly updatedAt: Instant;
  readonly total: Money;
  readonly rate: { readonly value: string; readonly date: string } | null;
  readonly customer: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly addresses: readonly AddressView[];
  /** Those that wait for an answer first. */
  readonly lines: readonly LineView[];
  /** Lines beyond those shown. */
  readonly hiddenLines: number;
  /** Newest first. */
  readonly communication: readonly CommunicationView[];
  readonly attention: readonly { readonly id: string; readonly message: string; readonly createdAt: Instant }[];
  /** What a person may do now. */
  readonly can: {
    readonly answer: boolean;
    /** Every pending position has a verdict that may be sent. */
    readonly send: boolean;
    /** Import again, or insert an order that was left out. */
    readonly retry: boolean;
  };
}
