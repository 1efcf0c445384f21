import type { AdapterError } from '../core/errors.ts';
import type {
  ChannelLocation,
  ChannelOrder,
  ChannelTransfer,
  Listing,
  ProductMapRow,
  ShipmentReport,
  ShippingProvider,
  StockLevel,
} from '../core/channel-types.ts';
import type { ChannelEnvironment, ChannelKey } from '../core/ids.ts';
import type { Result } from '../core/result.ts';
import type {
  ChannelReturn,
  ChannelReturnRequest,
  DecisionReceipt,
  RequestReceipt,
  ReturnDecision,
  ReturnRequestDraft,
} from '../core/return-types.ts';

/** What a merchant enters to sign in. Never logged, never sent to a browser. */
export interface ChannelCredentials {
  readonly login: string;
  readonly password: string;
}

/** A signed-in session at the channel (Miinto: channel id and token). Secret. */
export interface ChannelToken {
  readonly id: string;
  readonly secret: string;
}

/**
 * The token of one channel account, shared by all its connections and all processes. Handed in by the container, which
 * stores it encrypted and lets only one process renew at a time.
 */
export interface ChannelTokens {
  /** The stored token, or null before the first sign-in. */
  current(): Promise<ChannelToken | null>;
  /**
   * Replaces `stale` (null: there was none) by calling `create`, one at a time per account. If somebody else already
   * replaced it, returns theirs without calling `create`.
   */
  renew(
    stale: ChannelToken | null,
    create: () => Promise<Result<ChannelToken, AdapterError>>,
  ): Promise<Result<ChannelToken, AdapterError>>;
}

/** One exchange with the channel, for the communication log; the payloads are already redacted. */
export interface Exchange {
  readonly action: string;
  readonly outcome: string;
  readonly durationMs: number;
}

/** Who calls, and where: everything a call needs besides its own arguments. */
export interface ChannelAccess {
  readonly environment: ChannelEnvironment;
  readonly credentials: ChannelCredentials;
  readonly tokens: ChannelTokens;
  readonly locationId: string;
}

/** One answer for a whole transfer: every pending position is in exactly one list. */
export interface TransferAnswer {
  readonly transferId: string;
  readonly acceptedPositionIds: readonly string[];
  readonly declinedPositionIds: readonly string[];
}

export interface AnswerReceipt {
  /** The order that came of it; null when everything was declined or the reply did not name one. */
  readonly orderId: string | null;
}

type Reply<T> = Promise<Result<T, AdapterError>>;

/**
 * A marketplace. A facet that is absent means "this channel cannot"; pages and flows ask before they call. No member
 * persists anything; every failure is an {@link AdapterError}, nothing is thrown for expected trouble.
 */
export interface Channel {
  readonly key: ChannelKey;
  readonly name: string;
  /** Shown in the connection list, e.g. `miinto_orders_v21`. */
  readonly apiLabel: string;

  /** Signs in with these credentials (always anew) and lists the locations they open. Safe to repeat. `auth` if refused. */
  locations(request: { readonly environment: ChannelEnvironment; readonly credentials: ChannelCredentials }): Reply<{
    readonly locations: readonly ChannelLocation[];
    readonly token: ChannelToken;
    readonly notice: string | null;
  }>;

  /** What follows from a location's id alone, for one that was typed in because the list could not be read. No call is made. */
  describeLocation(id: string): ChannelLocation;

  readonly catalog?: {
    /** Streams the product map in batches; safe to repeat. Unreadable rows are counted, not fatal. */
    productMap(
      access: ChannelAccess,
      onBatch: (rows: readonly ProductMapRow[]) => Promise<void>,
    ): Reply<{ readonly rows: number; readonly unreadable: number }>;
  };

  readonly transfers?: {
    /** Every pending transfer, all pages collected before anything is answered (the list shrinks as it is answered). Safe to repeat. */
    list(access: ChannelAccess): Reply<Listing<ChannelTransfer>>;
    /** Sends the one answer. Not idempotent: after `unclear` or `unexpected-reply` it must be resolved, never repeated blindly. */
    answer(access: ChannelAccess, answer: TransferAnswer): Reply<AnswerReceipt>;
  };

  readonly orders: {
    /**
     * Accepted orders newest first. `until(page)` is asked after each page and ends the walk when it answers true (nothing
     * new on that page). Safe to repeat.
     */
    list(
      access: ChannelAccess,
      until: (page: readonly ChannelOrder[]) => Promise<boolean>,
    ): Reply<Listing<ChannelOrder>>;
    /** One order in full. `not-found` also while a new order is not readable yet. Safe to repeat. */
    get(access: ChannelAccess, orderId: string): Reply<ChannelOrder>;
    /** The carriers this order may ship with. Safe to repeat. */
    shippingProviders(access: ChannelAccess, orderId: string): Reply<readonly ShippingProvider[]>;
    /**
     * Reports one parcel, or corrects what was reported. Not idempotent by itself, but the last word stands: after
     * `unclear`, read the order back and compare its `shipping`. `not-found` when the channel does not know the call.
     */
    reportShipment?(access: ChannelAccess, report: ShipmentReport): Reply<{ readonly sent: true }>;
  };

  readonly documents?: {
    /** The file behind one of an order's {@link ChannelDocument}s, at most 20 MB. Safe to repeat. `rejected` when it is larger or no file. */
    fetch(
      access: ChannelAccess,
      url: string,
    ): Reply<{ readonly contentType: string | null; readonly bytes: Uint8Array<ArrayBuffer> }>;
  };

  readonly stock?: {
    /** How many levels one push may carry. */
    readonly batchSize: number;
    /**
     * Sets absolute numbers; articles not named stay as they are. Safe to repeat, but an old push may land late: after
     * `unclear` the newest numbers are pushed once more. `refused` names levels by index that the channel did not take.
     */
    push(
      access: ChannelAccess,
      levels: readonly StockLevel[],
    ): Reply<{ readonly refused: readonly { readonly index: number; readonly message: string }[] }>;
  };
  /** Return cases (RMAs). `list` answers `not-found` when the channel does not know the call at all. */
  readonly returns?: {
    /** Every case, newest first, decided ones too; `until` as with `orders.list`. Safe to repeat. */
    list(
      access: ChannelAccess,
      until: (page: readonly ChannelReturn[]) => Promise<boolean>,
    ): Reply<Listing<ChannelReturn>>;
    /** One case as it stands. Safe to repeat. */
    get(access: ChannelAccess, returnId: string): Reply<ChannelReturn>;
    /**
     * Sends the one decision. Never repeated blindly, and `sent` is no proof either: only `get` shows what was taken.
     * `conflict` when the case was decided meanwhile.
     */
    decide(access: ChannelAccess, decision: ReturnDecision): Reply<DecisionReceipt>;
  };

  /** Returns that the merchant asks for. `list` answers `not-found` when the channel does not know the call at all. */
  readonly returnRequests?: {
    /**
     * Asks the channel to take units back. Never repeated blindly, and `sent` is no proof either: only `get` or `list` shows
     * that the request exists. `conflict` when a case or a request for these units is open; `rejected` when they cannot come back.
     */
    create(access: ChannelAccess, draft: ReturnRequestDraft): Reply<RequestReceipt>;
    get(access: ChannelAccess, requestId: string): Reply<ChannelReturnRequest>;
    /** Every request, newest first; `until` as with `orders.list`. Safe to repeat. */
    list(
      access: ChannelAccess,
      until: (page: readonly ChannelReturnRequest[]) => Promise<boolean>,
    ): Reply<Listing<ChannelReturnRequest>>;
  };
}
