import type { Act } from '../act.ts';
import {
  currentQuantity,
  received,
  refunded,
  refundsOf,
  refundValue,
  shippingTotal,
  unitsValue,
  zeroOf,
} from '../orders/totals.ts';
import { addBags, bagView, minusBag, parseAmount, toMoney, type AmountBag } from '../state/money.ts';
import type { Order, RefundLine } from '../state/types.ts';
import type { RefundLineInput } from './create.ts';

/** `Order.suggestedRefund`: what a refund of these lines and this shipping would be. Changes nothing. */
export function suggestRefund(act: Act, order: Order, args: Readonly<Record<string, unknown>>) {
  const full = args['suggestFullRefund'] === true;
  const wanted: readonly RefundLineInput[] = full
    ? order.lines.map((line) => ({
        lineItemId: line.id,
        quantity: currentQuantity(line),
        restockType: 'NO_RESTOCK',
      }))
    : ((args['refundLineItems'] as readonly RefundLineInput[] | null | undefined) ?? []);
  const lines: RefundLine[] = wanted.flatMap((part) => {
    const line = order.lines.find((one) => one.id === part.lineItemId);
    if (!line || part.quantity < 1) return [];
    const value = unitsValue(order, line, part.quantity);
    return [
      {
        id: `gid://shopify/RefundLineItem/0`,
        lineId: line.id,
        quantity: part.quantity,
        restockType: part.restockType ?? 'NO_RESTOCK',
        locationId: part.locationId ?? null,
        subtotal: value.subtotal,
        totalTax: value.tax,
      },
    ];
  });
  const shippingBack = refundsOf(act.shop, order).flatMap((one) => one.shipping.map((part) => part.amount));
  const shippingLeft = minusBag(shippingTotal(order), addBags(zeroOf(order), ...shippingBack));
  const asked = args['shippingAmount'] as string | null | undefined;
  const shipping: AmountBag =
    full || args['refundShipping'] === true
      ? shippingLeft
      : asked
        ? {
            shop: parseAmount(asked, order.currency) ?? zeroOf(order).shop,
            presentment: parseAmount(asked, order.presentmentCurrency) ?? zeroOf(order).presentment,
          }
        : zeroOf(order);
  const maximum = minusBag(received(order), refunded(order));
  const value = addBags(refundValue(order, { lines, shipping: [] }), shipping);
  const amount = value.presentment.minor > maximum.presentment.minor ? maximum : value;
  const parent = order.transactions.find((one) => one.status === 'SUCCESS' && ['SALE', 'CAPTURE'].includes(one.kind));
  return {
    amountSet: bagView(amount),
    maximumRefundableSet: bagView(maximum),
    subtotalSet: bagView(addBags(zeroOf(order), ...lines.map((line) => line.subtotal))),
    discountedSubtotalSet: bagView(addBags(zeroOf(order), ...lines.map((line) => line.subtotal))),
    totalTaxSet: bagView(addBags(zeroOf(order), ...lines.map((line) => line.totalTax))),
    totalCartDiscountAmountSet: bagView(zeroOf(order)),
    totalDutiesSet: bagView(zeroOf(order)),
    refundLineItems: lines.map((line) => ({ ...line, order })),
    shipping: {
      amountSet: bagView(shipping),
      maximumRefundableSet: bagView(shippingLeft),
      taxSet: bagView(zeroOf(order)),
    },
    suggestedTransactions: parent
      ? [
          {
            amountSet: bagView(amount),
            amount: toMoney(amount.presentment),
            gateway: parent.gateway,
            formattedGateway: parent.gateway,
            kind: 'SUGGESTED_REFUND',
            accountNumber: null,
            maximumRefundableSet: bagView(maximum),
            parentTransaction: { ...parent, order },
          },
        ]
      : [],
  };
}
