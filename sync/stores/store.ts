import type { AdapterError } from '../core/errors.ts';
import type { StorePlatform } from '../core/ids.ts';
import type { Result } from '../core/result.ts';
import type {
  CreatedRefund,
  RefundDraft,
  RefundError,
  RefundSuggestion,
  StoreOrderRefunds,
  StoreReturn,
  StoreReturnDraft,
  StoreReturnProcessing,
} from '../core/refund-types.ts';
import type {
  CreatedOrder,
  FoundVariants,
  Offer,
  OrderPart,
  OrderPlan,
  Placement,
  StockChange,
  StockReading,
  StoreOrderState,
  StoreProfile,
  VariantFacts,
  VariantQuery,
} from '../core/store-types.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

/** Refusal of a whole order, naming the part at fault if the store said so. */
export interface CreateError extends AdapterError {
  /** The part to leave out next time; absent when nothing can be left out. */
  readonly refusedPart?: OrderPart;
}

/** Opaque to the core: what `prepare` produced and `commit` or `resolve` need. Empty object for one-call platforms. */
export type OrderHandle = Readonly<Record<string, string>>;

/**
 * A place where orders are put. A facet that is absent means "this platform cannot". No member persists anything; every
 * failure is an {@link AdapterError}. One instance serves one store of one shop (its client is handed in).
 */
export interface StoreAdapter {
  readonly platform: StorePlatform;

  /** Signs in and describes the store. Safe to repeat. A short-lived copy may be given unless it has to be `fresh`. */
  profile(request?: { readonly fresh: boolean }): Reply<StoreProfile>;
  /** One-time set-up in the store (definitions, subscriptions); safe to repeat and to run twice at once. */
  ensureSetUp(): Reply<{ readonly created: readonly string[] }>;

  readonly catalog: {
    /** Batched, exact comparison; every query gets an entry, several hits are returned, not chosen. Safe to repeat. */
    find(queries: readonly VariantQuery[]): Reply<readonly FoundVariants[]>;
    /** Stock at the given stock locations and prices for the country. Variants that no longer exist are absent. Safe to repeat. */
    offers(request: {
      readonly variantRefs: readonly string[];
      readonly stockLocationRefs: readonly string[];
      readonly country: string;
    }): Reply<readonly Offer[]>;
    /** What identifies these variants at a channel. Variants that no longer exist are absent. Safe to repeat. */
    facts?(request: {
      readonly variantRefs: readonly string[];
      readonly metafields: readonly { readonly namespace: string; readonly key: string }[];
    }): Reply<readonly VariantFacts[]>;
  };

  readonly orders: {
    /** Repeatable steps before the one that counts; the caller saves the handle before `commit`. */
    prepare(plan: OrderPlan): Reply<OrderHandle>;
    /** The one step that counts. Never call it twice for a plan without `resolve` in between, unless the error says it was surely not executed. */
    commit(plan: OrderPlan, handle: OrderHandle): Promise<Result<CreatedOrder, CreateError>>;
    /**
     * Looks the plan's order up. `absent` counts only after two look-ups a settle time apart (the caller's business).
     * `others`: orders that carry the same channel order id but not our custom id (another connector may have made them).
     */
    resolve(
      plan: OrderPlan,
      handle: OrderHandle,
    ): Reply<{ readonly found: CreatedOrder | null; readonly others: readonly string[] }>;
    /** Deep link into the store's admin. */
    adminUrl(orderRef: string): string | null;
    /** Orders as they stand now, with their fulfilments; those that do not exist any more are absent. Safe to repeat. */
    read?(orderRefs: readonly string[]): Reply<readonly StoreOrderState[]>;
    /**
     * Cancels the whole order without mail and without moving money at a provider. May go on in the background: look at
     * `read` to see it done. `conflict` when it is cancelled already or cannot be any more.
     */
    cancel?(request: {
      readonly orderRef: string;
      readonly restock: boolean;
      readonly note: string;
    }): Reply<{ readonly done: true }>;
    /**
     * Takes unshipped units off an order, with the money they were sold for given back to the sale. Sent again only with
     * the same key.
     */
    reduce?(request: {
      readonly orderRef: string;
      readonly saleRef: string | null;
      readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
      readonly restock: boolean;
      readonly stockLocationRef: string | null;
      readonly note: string;
      readonly idempotencyKey: string;
    }): Reply<{ readonly refundRef: string }>;
  };

  /** Present where shipments can be entered from outside, e.g. from a channel's label. */
  readonly fulfilments?: {
    /** Ships what is left of these lines with this tracking, without mail. Not idempotent: look at `orders.read` before repeating. */
    create(request: {
      readonly orderRef: string;
      readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
      readonly carrier: string | null;
      readonly trackingNumber: string | null;
    }): Reply<{ readonly fulfilmentRefs: readonly string[] }>;
  };

  readonly stock?: {
    /** Safe to repeat; items that no longer exist are absent. */
    read(request: {
      readonly inventoryItemRefs: readonly string[];
      readonly stockLocationRefs: readonly string[];
    }): Reply<readonly StockReading[]>;
    /** A relative change. Repeating it with the same key within 24 hours changes nothing more. */
    change(change: StockChange): Reply<{ readonly done: true }>;
  };

  /** Present where orders are assigned to stock locations. */
  readonly placements?: {
    /** Where the units of these orders stand; an order that does not exist any more is absent. Safe to repeat. */
    read(request: {
      readonly orderRefs: readonly string[];
      readonly stockLocationRefs: readonly string[];
    }): Reply<readonly { readonly orderRef: string; readonly placements: readonly Placement[] }[]>;
    /** Moves all units of one fulfilment order. `conflict` if it has moved on; look at `read` before repeating. */
    move(request: {
      readonly fulfilmentOrderRef: string;
      readonly stockLocationRef: string;
    }): Reply<{ readonly done: true }>;
  };
  /** Money and goods taken back after the sale. */
  readonly refunds?: {
    /** All refunds of these orders, whoever made them; an order that is gone or may not be seen is absent. Safe to repeat. */
    read(orderRefs: readonly string[]): Reply<readonly StoreOrderRefunds[]>;
    /** What the store would allow for these lines. `not-found` when the order is gone or may not be seen. Safe to repeat. */
    suggest(request: {
      readonly orderRef: string;
      readonly saleRef: string | null;
      readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
    }): Reply<RefundSuggestion>;
    /**
     * Writes one refund, without mail and without moving money at a provider. Sent again only with the same key; later than
     * the store remembers it, the marker is looked up with `read` first.
     */
    create(draft: RefundDraft): Promise<Result<CreatedRefund, RefundError>>;
  };

  /** Present where the store keeps returns of its own. */
  readonly returns?: {
    /** Returns of these orders, oldest first. Safe to repeat. */
    read(orderRefs: readonly string[]): Reply<readonly StoreReturn[]>;
    /** Opens one that is approved already. Not idempotent: look for the marker with `read` before repeating. */
    create(draft: StoreReturnDraft): Reply<StoreReturn>;
    /**
     * Says what came back, puts it into stock, gives the money back and closes the return when nothing is left open. Not
     * idempotent: look for the marker with `refunds.read`, and at what is still open, before repeating.
     */
    process(
      request: StoreReturnProcessing,
    ): Promise<Result<{ readonly refund: CreatedRefund | null; readonly closed: boolean }, RefundError>>;
  };
}
