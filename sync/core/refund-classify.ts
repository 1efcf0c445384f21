/**
 * What a refund seen in the store means for the channel (reference shopify-admin 5.6 and 5.7). Pure: told everything that
 * is known about the refund and its order at the moment it was read.
 */
import { add, money, times, type Money } from './money.ts';
import type { StoreRefund, StoreRefundLine } from './refund-types.ts';

/** A refund of ours on the same order, written or about to be. */
export interface OwnRefund {
  readonly refundId: string;
  readonly marker: string;
  /** Null until the store's answer is known. */
  readonly storeRefundRef: string | null;
  /** Whether it is known that it was written, or that it never will be. */
  readonly settled: boolean;
}

/** A line of ours as it stood when the refund was made. */
export interface RefundedLine {
  readonly lineId: string;
  readonly storeLineRef: string;
  /** Gross, per unit, as the channel sold it. */
  readonly unitPrice: Money;
  /** Units of the line in the store order. */
  readonly quantity: number;
  /** Of them shipped before the refund. */
  readonly shipped: number;
  /** Of them taken off unshipped before the refund. */
  readonly cancelled: number;
}

export interface RefundFacts {
  readonly refund: StoreRefund;
  /** Null: the store order is none of ours. */
  readonly order: {
    readonly currency: string;
    readonly lines: readonly RefundedLine[];
    readonly own: readonly OwnRefund[];
  } | null;
}

/** What a refund is about, by the units and the money in it. */
export type RefundKind = 'return' | 'cancellation' | 'mixed' | 'amount-only' | 'shipping-only' | 'restock-only';

export interface ClassifiedLine {
  /** Null: a line of the store order that did not come from the channel, such as one the merchant added. */
  readonly lineId: string | null;
  readonly storeLineRef: string;
  readonly quantity: number;
  /** Units that were shipped: they came back. */
  readonly returned: number;
  /** Units that were not: they are sold no more. */
  readonly cancelled: number;
  readonly restocked: boolean;
  readonly stockLocationRef: string | null;
  readonly amount: Money;
  readonly reason: string | null;
}

export type RefundMeaning =
  /** Not our order. */
  | { readonly kind: 'foreign' }
  /** Written by us. */
  | { readonly kind: 'echo'; readonly refundId: string }
  /** It may be one of ours whose answer is still out: look again when that is settled. */
  | { readonly kind: 'parked'; readonly behind: readonly string[] }
  /** Its money has not moved yet: look again later. */
  | { readonly kind: 'pending' }
  /** The merchant's own. */
  | {
      readonly kind: 'own-hand';
      readonly about: RefundKind;
      readonly lines: readonly ClassifiedLine[];
      /** The store return it settles; its reasons are on the lines. */
      readonly returnRef: string | null;
      readonly paid: Money;
      /**
       * Money given back beyond what the channel sold these units for; negative when it is less. The channel pays by item,
       * so that what differs cannot be told there.
       */
      readonly beyond: Money;
    };

export function classifyRefund({ refund, order }: RefundFacts): RefundMeaning {
  if (order === null) return { kind: 'foreign' };
  const ours = order.own.find(
    ({ marker, storeRefundRef }) => storeRefundRef === refund.refundRef || marker === refund.marker,
  );
  if (ours) return { kind: 'echo', refundId: ours.refundId };
  const open = order.own.filter(({ settled }) => !settled);
  if (open.length > 0) return { kind: 'parked', behind: open.map(({ refundId }) => refundId) };
  const moves = refund.transactions.filter(({ status }) => status !== 'failed');
  if (moves.some(({ status }) => status === 'pending')) return { kind: 'pending' };

  const taken = new Map<string, number>();
  const lines = refund.lines.map((line) => classifyLine(line, order.lines, taken));
  const priced = lines.map(({ lineId, quantity, amount }) => {
    const line = order.lines.find((entry) => entry.lineId === lineId);
    return line ? times(line.unitPrice, quantity) : amount;
  });
  const worth = add(money(0, order.currency), ...priced);
  const about = aboutOf(refund, lines, moves.length > 0);
  return {
    kind: 'own-hand',
    about,
    lines,
    returnRef: refund.returnRef,
    paid: refund.paid,
    beyond:
      about === 'restock-only' ? money(0, order.currency) : money(refund.paid.minor - worth.minor, order.currency),
  };
}

/**
 * Splits a line into units that came back and units that never left. The store's own word about restocking decides where it
 * has one; goods that were not restocked are taken off what waits to be shipped first, as the store does it.
 */
function classifyLine(
  line: StoreRefundLine,
  known: readonly RefundedLine[],
  taken: Map<string, number>,
): ClassifiedLine {
  const { storeLineRef, quantity, restock, stockLocationRef, amount, returnReason } = line;
  const ours = known.find((entry) => entry.storeLineRef === storeLineRef);
  const before = taken.get(storeLineRef) ?? 0;
  const waiting = ours ? Math.max(0, ours.quantity - ours.shipped - ours.cancelled - before) : 0;
  const cancelled = restock === 'cancel' ? quantity : restock === 'return' ? 0 : Math.min(quantity, waiting);
  taken.set(storeLineRef, before + cancelled);
  return {
    lineId: ours?.lineId ?? null,
    storeLineRef,
    quantity,
    returned: quantity - cancelled,
    cancelled,
    restocked: restock === 'return' || restock === 'cancel',
    stockLocationRef,
    amount,
    reason: returnReason,
  };
}

function aboutOf(refund: StoreRefund, lines: readonly ClassifiedLine[], moved: boolean): RefundKind {
  const returned = lines.some((line) => line.returned > 0);
  const cancelled = lines.some((line) => line.cancelled > 0);
  if (returned && cancelled) return 'mixed';
  // Also without money: an order that was not paid back yet is cancelled all the same.
  if (cancelled) return 'cancellation';
  if (!moved) return 'restock-only';
  if (returned) return 'return';
  return refund.shipping.minor > 0 && refund.adjustment.minor === 0 ? 'shipping-only' : 'amount-only';
}
