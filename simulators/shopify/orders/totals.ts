import { addBags, minusBag, partOfBag, timesBag, zeroBag, type AmountBag } from '../state/money.ts';
import type { Shop } from '../state/shop.ts';
import type { Order, OrderLine, Refund, TaxLine } from '../state/types.ts';

export function zeroOf(order: Order): AmountBag {
  return zeroBag(order.currency, order.presentmentCurrency);
}

export function lineTotal(line: OrderLine): AmountBag {
  return timesBag(line.unitPrice, line.quantity);
}

export function taxOf(order: Order, lines: readonly TaxLine[]): AmountBag {
  return addBags(zeroOf(order), ...lines.map((line) => line.price));
}

function lineTax(order: Order, line: OrderLine): AmountBag {
  return taxOf(order, line.taxLines);
}

export function subtotal(order: Order): AmountBag {
  return addBags(zeroOf(order), ...order.lines.map(lineTotal));
}

export function shippingTotal(order: Order): AmountBag {
  return addBags(zeroOf(order), ...order.shippingLines.map((line) => line.price));
}

export function taxTotal(order: Order): AmountBag {
  return taxOf(order, allTaxLines(order));
}

export function allTaxLines(order: Order): TaxLine[] {
  return [
    ...order.taxLines,
    ...order.lines.flatMap((line) => line.taxLines),
    ...order.shippingLines.flatMap((line) => line.taxLines),
  ];
}

/** What the buyer owed when the order was made. */
export function originalTotal(order: Order): AmountBag {
  const goods = addBags(subtotal(order), shippingTotal(order));
  return order.taxesIncluded ? goods : addBags(goods, taxTotal(order));
}

/** What is left of it after refunded and removed units and refunded shipping. */
export function currentTotal(shop: Shop, order: Order): AmountBag {
  const refunds = refundsOf(shop, order).map((refund) => refundValue(order, refund));
  const edits = order.lines.map((line) => {
    const { subtotal: goods, tax } = unitsValue(order, line, line.removed);
    return order.taxesIncluded ? goods : addBags(goods, tax);
  });
  return [...refunds, ...edits].reduce(minusBag, originalTotal(order));
}

/** Value of a refund's lines and shipping, with tax, whatever was paid back. */
export function refundValue(order: Order, refund: Pick<Refund, 'lines' | 'shipping'>): AmountBag {
  const lines = refund.lines.map((line) =>
    order.taxesIncluded ? line.subtotal : addBags(line.subtotal, line.totalTax),
  );
  const shipping = refund.shipping.map((part) => (order.taxesIncluded ? part.amount : addBags(part.amount, part.tax)));
  return addBags(zeroOf(order), ...lines, ...shipping);
}

export function refundsOf(shop: Shop, order: Order): Refund[] {
  return [...shop.refunds.values()].filter((refund) => refund.orderId === order.id);
}

function paidBy(order: Order, kinds: readonly string[]): AmountBag {
  const counted = order.transactions.filter(
    (transaction) => transaction.status === 'SUCCESS' && kinds.includes(transaction.kind),
  );
  return addBags(zeroOf(order), ...counted.map((transaction) => transaction.amount));
}

export function received(order: Order): AmountBag {
  return paidBy(order, ['SALE', 'CAPTURE']);
}

export function refunded(order: Order): AmountBag {
  return paidBy(order, ['REFUND']);
}

export function outstanding(shop: Shop, order: Order): AmountBag {
  return minusBag(currentTotal(shop, order), minusBag(received(order), refunded(order)));
}

/** As given at creation until an operation recomputes it, then from the transactions (reference 1.3). */
export function financialStatus(order: Order): string {
  if (order.financialStatusGiven !== null) return order.financialStatusGiven;
  const paid = received(order).shop.minor;
  const back = refunded(order).shop.minor;
  if (back > 0) return back >= paid ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  if (paid === 0) return originalTotal(order).shop.minor === 0 ? 'PAID' : 'PENDING';
  return paid >= originalTotal(order).shop.minor ? 'PAID' : 'PARTIALLY_PAID';
}

export function fulfilmentStatus(order: Order): string {
  const goods = order.lines.filter((line) => line.requiresShipping);
  if (goods.length === 0) return 'FULFILLMENT_NOT_REQUIRED';
  const left = goods.reduce((sum, line) => sum + unfulfilled(line), 0);
  const done = goods.reduce((sum, line) => sum + line.fulfilled, 0);
  if (left === 0) return done === 0 ? 'UNFULFILLED' : 'FULFILLED';
  return done === 0 ? 'UNFULFILLED' : 'PARTIALLY_FULFILLED';
}

/** Units that are still part of the order. */
export function currentQuantity(line: OrderLine): number {
  return line.quantity - line.refunded - line.removed;
}

export function unfulfilled(line: OrderLine): number {
  return Math.max(0, line.quantity - line.fulfilled - line.cancelled - line.removed);
}

/** Shipped units that have not been refunded yet. */
export function refundableShipped(line: OrderLine): number {
  return Math.max(0, line.fulfilled - (line.refunded - line.cancelled));
}

/** Price and tax of some units of a line. */
export function unitsValue(order: Order, line: OrderLine, quantity: number): { subtotal: AmountBag; tax: AmountBag } {
  return {
    subtotal: timesBag(line.unitPrice, quantity),
    tax: partOfBag(lineTax(order, line), quantity, line.quantity),
  };
}
