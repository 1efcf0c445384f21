import { zeroOf } from '../../orders/totals.ts';
import { legacyId } from '../../state/gid.ts';
import { addBags, bagView } from '../../state/money.ts';
import type { Shop } from '../../state/shop.ts';
import type { Order, Refund, RefundLine } from '../../state/types.ts';
import { connection } from '../connection.ts';
import type { Fields } from '../context.ts';
import { apiError } from '../errors.ts';
import { lineView } from './orders.ts';

function orderOf(shop: Shop, refund: Refund): Order {
  const order = shop.orders.get(refund.orderId);
  if (!order) throw apiError('INTERNAL_SERVER_ERROR', 'The order of this refund has been deleted.');
  return order;
}

const refund: Fields<Refund> = {
  legacyResourceId: ({ id }) => legacyId(id),
  order: (source, _, { act }) => orderOf(act.shop, source),
  duties: () => [],
  updatedAt: (source) => source.createdAt,
  staffMember: () => null,
  return: (source, _, { act }) => (source.returnId === null ? null : (act.shop.returns.get(source.returnId) ?? null)),
  orderAdjustments: (source, args) =>
    connection(
      source.adjustments.map((one) => ({
        ...one,
        amountSet: bagView(one.amount),
        taxAmountSet: bagView({
          shop: { ...one.amount.shop, minor: 0 },
          presentment: { ...one.amount.presentment, minor: 0 },
        }),
      })),
      args,
    ),
  refundLineItems: (source, args, { act }) =>
    connection(
      source.lines.map((line) => ({ ...line, order: orderOf(act.shop, source) })),
      args,
    ),
  refundShippingLines: (source, args, { act }) =>
    connection(
      source.shipping.map((part) => ({
        ...part,
        shippingLine: orderOf(act.shop, source).shippingLines.find((line) => line.id === part.shippingLineId),
        subtotalAmountSet: bagView(part.amount),
        taxAmountSet: bagView(part.tax),
      })),
      args,
    ),
  totalRefundedSet: (source, _, { act }) => {
    const order = orderOf(act.shop, source);
    const paid = order.transactions.filter((one) => source.transactionIds.includes(one.id) && one.status === 'SUCCESS');
    return bagView(addBags(zeroOf(order), ...paid.map((one) => one.amount)));
  },
  transactions: (source, args, { act }) => {
    const order = orderOf(act.shop, source);
    return connection(
      order.transactions.filter((one) => source.transactionIds.includes(one.id)).map((one) => ({ ...one, order })),
      args,
    );
  },
};

interface RefundLineView extends RefundLine {
  readonly order: Order;
}

const refundLine: Fields<RefundLineView> = {
  lineItem: (source) => {
    const line = source.order.lines.find((one) => one.id === source.lineId);
    return line && lineView(source.order, line);
  },
  location: (source, _, { act }) =>
    source.locationId === null ? null : (act.shop.locations.get(source.locationId) ?? null),
  priceSet: (source) => {
    const line = source.order.lines.find((one) => one.id === source.lineId);
    return bagView(line?.unitPrice ?? zeroOf(source.order));
  },
  restocked: (source) => source.restockType === 'RETURN' || source.restockType === 'CANCEL',
  subtotalSet: (source) => bagView(source.subtotal),
  totalTaxSet: (source) => bagView(source.totalTax),
};

export const REFUND_FIELDS = { Refund: refund, RefundLineItem: refundLine };
