/**
 * Everything about the marketplace that is unknown or assumed and can be turned. Times are in milliseconds of the real
 * marketplace, divided by the time scale, except the clock tolerance.
 */
export const SERVICES = ['auth', 'order', 'stock', 'product'] as const;
export type Service = (typeof SERVICES)[number];

/** `other-path`: another path and other names; `not-found`: 404; `no-effect`: success, and nothing is changed. */
export type WireVariant = 'assumed' | 'other-path' | 'not-found' | 'no-effect';

export interface Switches {
  /** Not divided by the time scale: clients sign with real seconds. */
  readonly maxSkewSeconds: number;
  readonly refuseRepeatedSeeds: boolean;
  /** The HTTP status of a refused login, signature or privilege; 200 still says `failure` in the envelope. */
  readonly authFailureStatus: 'usual' | 200;
  readonly newChannelRevokesOlder: boolean;
  readonly channelMaxAgeMs: number | null;
  /** Content type, flavour and version must be present and right. */
  readonly requireControlHeaders: boolean;
  /** Per channel location, in real seconds; null turns it off. */
  readonly rateLimit: { readonly perSecond: number; readonly burst: number } | null;

  readonly transferTtlMs: number;
  /** Shortest and longest time from an acceptance to the order being readable. */
  readonly orderLagMs: readonly [number, number];
  readonly partialAnswers: boolean;
  /** Whether `"declinedPositions": []` is taken as if it was left out. */
  readonly emptyLists: boolean;
  /** The answer to a PATCH on a transfer that was taken away or has expired. */
  readonly goneTransferStatus: 409 | 404;
  /** Whether the transfer list gives answered transfers when asked for them; no client is known to do that. */
  readonly listAnsweredTransfers: boolean;

  readonly defaultLimit: number;
  readonly maxLimit: number;
  readonly countAsText: boolean;
  /** `iso` = 2024-03-01T09:15:00+01:00, `core` = 2024-03-01 09:15:00.562101+01, `mixed` = one in five in the core form. */
  readonly timestamps: 'mixed' | 'iso' | 'core';
  readonly lowerCaseCurrencyShare: number;
  /**
   * How a cancellation shows. `status`: a whole order is readable as cancelled, single positions are among the declined
   * ones; `positions-moved`: always so, and the order stays accepted; `position-status`: positions stay in their list with
   * a status; `cancelled-list`: they move to a list of their own; `amount-zero`: they stay with `amount` 0; `not-found`:
   * a whole order answers 404.
   */
  readonly cancelledOrders:
    'status' | 'positions-moved' | 'position-status' | 'cancelled-list' | 'amount-zero' | 'not-found';
  /**
   * How an order names its files. `fields`: `shippingLabel`, `returnLabel`, `packingSlip`; `list`: `documents` with type
   * and url; `nested`: objects below `shippingInformation`; `positions`: on each accepted position; `hidden`: not at all.
   */
  readonly documentLinks: 'fields' | 'list' | 'nested' | 'positions' | 'hidden';
  /** Whether each new order gets a shipping label. */
  readonly labels: 'none' | 'every-order';

  readonly shipping: WireVariant;
  /** Whether a shipment must name a provider from the list for that order. */
  readonly checkShippingProvider: boolean;
  readonly rma: WireVariant;
  readonly rmaRequest: WireVariant;
  readonly rmaReasonRequired: boolean;
  readonly rmaDecidedOnce: boolean;
  readonly rmaQuantityLeft: boolean;
  readonly rmaOnlyShipped: boolean;
  readonly rmaOneOpenCase: boolean;
  /** Shortest and longest time from an accepted RMA to `refunded`. */
  readonly refundLagMs: readonly [number, number];
  /** What becomes of requests by themselves, after `rmaRequestLagMs`. */
  readonly rmaRequestDecision: 'none' | 'accept' | 'decline';
  readonly rmaRequestLagMs: readonly [number, number];

  /** `item-errors`: success, but items whose group is not in the product map are named as errors and left alone. */
  readonly stock: 'assumed' | 'item-errors' | 'not-found' | 'no-effect';
  readonly maxStockBatch: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export const DEFAULT_SWITCHES: Switches = {
  maxSkewSeconds: 300,
  refuseRepeatedSeeds: false,
  authFailureStatus: 'usual',
  newChannelRevokesOlder: false,
  channelMaxAgeMs: null,
  requireControlHeaders: true,
  rateLimit: { perSecond: 10, burst: 10 },
  transferTtlMs: DAY_MS,
  orderLagMs: [0, 2000],
  partialAnswers: false,
  emptyLists: false,
  goneTransferStatus: 409,
  listAnsweredTransfers: false,
  defaultLimit: 100,
  maxLimit: 1000,
  countAsText: false,
  timestamps: 'mixed',
  lowerCaseCurrencyShare: 0.2,
  cancelledOrders: 'status',
  documentLinks: 'fields',
  labels: 'none',
  shipping: 'assumed',
  checkShippingProvider: true,
  rma: 'assumed',
  rmaRequest: 'assumed',
  rmaReasonRequired: true,
  rmaDecidedOnce: true,
  rmaQuantityLeft: true,
  rmaOnlyShipped: true,
  rmaOneOpenCase: true,
  refundLagMs: [0, 2000],
  rmaRequestDecision: 'none',
  rmaRequestLagMs: [0, 2000],
  stock: 'assumed',
  maxStockBatch: 1000,
};
