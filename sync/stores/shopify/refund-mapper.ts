/** From Shopify's refunds to the port's; pure. Money is gross and in the currency the buyer paid in. */
import { add, money, type Money } from '../../core/money.ts';
import { splitMarker } from '../../core/refund-marker.ts';
import type { RestockWord, StoreRefund, StoreRefundTransaction } from '../../core/refund-types.ts';
import type { WireRefundedLine, WireRefundedOrder, WireRefundFacts } from './wire-refunds.ts';

/** A return that still awaits goods; one that is only asked for holds nothing yet. */
export function isOpenReturn(returnStatus: string): boolean {
  return returnStatus === 'IN_PROGRESS' || returnStatus === 'INSPECTION_COMPLETE';
}

const RESTOCKS: Readonly<Record<string, RestockWord>> = { RETURN: 'return', CANCEL: 'cancel', NO_RESTOCK: 'none' };
const STATUSES: Readonly<Record<string, StoreRefundTransaction['status']>> = {
  SUCCESS: 'success',
  PENDING: 'pending',
  AWAITING_RESPONSE: 'pending',
  UNKNOWN: 'pending',
};

/** @param reasons of the order's returns by return and line of the store, as `returnRef/storeLineRef` */
export function toRefund(
  refund: WireRefundFacts,
  lines: readonly WireRefundedLine[],
  order: Pick<WireRefundedOrder, 'presentmentCurrencyCode' | 'taxesIncluded'>,
  reasons: ReadonlyMap<string, string>,
): StoreRefund {
  const zero = money(0, order.presentmentCurrencyCode);
  const gross = (net: Money, tax: Money): Money => (order.taxesIncluded ? net : add(net, tax));
  const { note, marker } = splitMarker(refund.note);
  const returnRef = refund.return?.id ?? null;
  const mapped = lines.map((line) => ({
    storeLineRef: line.lineItem.id,
    quantity: line.quantity,
    restock: RESTOCKS[line.restockType] ?? ('unknown' as const),
    stockLocationRef: line.location?.id ?? null,
    amount: gross(line.subtotalSet.presentmentMoney, line.totalTaxSet.presentmentMoney),
    tax: line.totalTaxSet.presentmentMoney,
    returnReason: returnRef === null ? null : (reasons.get(`${returnRef}/${line.lineItem.id}`) ?? null),
  }));
  const transactions = refund.transactions.nodes.map(({ id, status, amountSet, parentTransaction }) => ({
    ref: id,
    status: STATUSES[status] ?? ('failed' as const),
    amount: amountSet.presentmentMoney,
    parentRef: parentTransaction?.id ?? null,
  }));
  const shipping = add(
    zero,
    ...refund.refundShippingLines.nodes.map(({ subtotalAmountSet, taxAmountSet }) =>
      gross(subtotalAmountSet.presentmentMoney, taxAmountSet.presentmentMoney),
    ),
  );
  const sum = (wanted: readonly StoreRefundTransaction['status'][]): Money =>
    add(zero, ...transactions.filter(({ status }) => wanted.includes(status)).map(({ amount }) => amount));
  const worth = add(zero, shipping, ...mapped.map(({ amount }) => amount));
  return {
    refundRef: refund.id,
    // A refund without a time is one that Shopify is still making.
    createdAt: refund.createdAt ?? new Date(0),
    note,
    marker,
    returnRef,
    lines: mapped,
    transactions,
    shipping,
    adjustment: money(sum(['success', 'pending']).minor - worth.minor, zero.currency),
    paid: sum(['success']),
  };
}
