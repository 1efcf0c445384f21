import { announce, userIdOf, type Act } from '../act.ts';
import { levelAt, changeStock } from '../inventory/levels.ts';
import {
  currentQuantity,
  refundableShipped,
  refundsOf,
  refundValue,
  shippingTotal,
  unfulfilled,
  unitsValue,
  zeroOf,
} from '../orders/totals.ts';
import { touchOrder } from '../orders/touch.ts';
import { addBags, minusBag, parseAmount, type AmountBag } from '../state/money.ts';
import type { Order, Refund, RefundLine, Transaction } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { refundPayload } from '../webhooks/payloads.ts';
import { takeUnshipped } from './unshipped.ts';

export interface RefundLineInput {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restockType?: RefundLine['restockType'] | null;
  readonly locationId?: string | null;
}

export interface RefundTransactionInput {
  readonly amount: string;
  readonly gateway: string;
  readonly kind: string;
  readonly parentId?: string | null;
}

export interface RefundInput {
  readonly orderId: string;
  readonly refundLineItems?: readonly RefundLineInput[] | null;
  readonly shipping?: { readonly amount?: string | null; readonly fullRefund?: boolean | null } | null;
  readonly transactions?: readonly RefundTransactionInput[] | null;
  readonly currency?: string | null;
  readonly note?: string | null;
  readonly discrepancyReason?: string | null;
  readonly allowOverRefunding?: boolean | null;
  readonly processedAt?: string | null;
}

/** Who asks, and whether lines in an open return may be touched (only the return itself may). */
export interface RefundContext {
  readonly returnId: string | null;
}

/** Takes goods and money back. @throws Refusal with nothing changed */
export function createRefund(act: Act, input: RefundInput, context: RefundContext = { returnId: null }): Refund {
  const { shop, world } = act;
  const order = shop.orders.get(input.orderId);
  if (!order) return refuse(['orderId'], 'Order does not exist');
  const lines = input.refundLineItems ?? [];
  const moneys = input.transactions ?? [];
  if (lines.length === 0 && moneys.length === 0 && !input.shipping) {
    return refuse(null, 'Refund must have refund line items, shipping, duties or transactions');
  }
  if (order.presentmentCurrency !== order.currency && input.currency !== order.presentmentCurrency) {
    return refuse(['currency'], `Currency must be the order's presentment currency ${order.presentmentCurrency}`);
  }
  lines.forEach((line, index) => checkLine(act, order, line, lines, index, context));
  const paid = moneys.map((money, index) => readTransaction(act, order, money, moneys, index, input));
  const shipping = readShipping(act, order, input);

  const stamp = world.clock.stamp();
  const made: RefundLine[] = lines.map((line) => {
    const ordered =
      order.lines.find((one) => one.id === line.lineItemId) ?? refuse(['refundLineItems'], 'Line item does not exist');
    const restockType = line.restockType ?? 'NO_RESTOCK';
    const value = unitsValue(order, ordered, line.quantity);
    const shipped = restockType === 'CANCEL' ? 0 : Math.min(line.quantity, refundableShipped(ordered));
    takeUnshipped(
      act,
      order,
      ordered,
      line.quantity - shipped,
      restockType === 'CANCEL' ? (line.locationId ?? null) : null,
    );
    ordered.refunded += line.quantity;
    if (restockType === 'RETURN') putBack(act, ordered.variantId, line.locationId ?? '', line.quantity);
    return {
      id: world.newId('RefundLineItem'),
      lineId: ordered.id,
      quantity: line.quantity,
      restockType,
      locationId: line.locationId ?? null,
      subtotal: value.subtotal,
      totalTax: value.tax,
    };
  });
  const total = addBags(zeroOf(order), ...paid.map((transaction) => transaction.amount));
  const gap = minusBag(refundValue(order, { lines: made, shipping }), total);
  const pending = moneys.length === 0;
  const refund: Refund = {
    id: world.newId('Refund'),
    orderId: order.id,
    note: input.note ?? null,
    createdAt: stamp,
    createdAtMs: world.clock.ms(),
    processedAt: input.processedAt ?? stamp,
    lines: made,
    shipping,
    adjustments:
      gap.shop.minor === 0 && gap.presentment.minor === 0
        ? []
        : [
            {
              id: world.newId('OrderAdjustment'),
              amount: gap,
              reason: pending ? 'PENDING_REFUND_DISCREPANCY' : adjustmentReason(input.discrepancyReason),
            },
          ],
    transactionIds: paid.map((transaction) => transaction.id),
    returnId: context.returnId,
    userId: userIdOf(act),
  };
  order.transactions.push(...paid);
  order.financialStatusGiven = null;
  shop.refunds.set(refund.id, refund);
  announce(act, 'refunds/create', refundPayload(order, refund));
  touchOrder(act, order);
  return refund;
}

function adjustmentReason(given: string | null | undefined): string {
  return given && given !== 'OTHER' ? given : 'REFUND_DISCREPANCY';
}

function checkLine(
  act: Act,
  order: Order,
  line: RefundLineInput,
  all: readonly RefundLineInput[],
  index: number,
  context: RefundContext,
): void {
  const field = (part: string) => ['refundLineItems', String(index), part];
  const ordered = order.lines.find((one) => one.id === line.lineItemId);
  if (!ordered) return refuse(field('lineItemId'), 'Line item does not exist');
  if (line.quantity < 1) return refuse(field('quantity'), 'Quantity must be greater than 0');
  const sum = (type: RefundLine['restockType'] | null) =>
    all
      .filter((one) => one.lineItemId === line.lineItemId && (type === null || one.restockType === type))
      .reduce((total, one) => total + one.quantity, 0);
  if (sum(null) > currentQuantity(ordered)) {
    return refuse(field('quantity'), 'Quantity cannot refund more items than were purchased');
  }
  if (line.restockType === 'LEGACY_RESTOCK')
    return refuse(field('restockType'), 'Restock type cannot be legacy_restock');
  const restocks = line.restockType === 'RETURN' || line.restockType === 'CANCEL';
  if (restocks && !act.shop.locations.has(line.locationId ?? '')) {
    return refuse(field('locationId'), "Location id can't be blank");
  }
  if (line.restockType === 'RETURN' && sum('RETURN') > refundableShipped(ordered)) {
    return refuse(field('restockType'), 'Restock type return is only for fulfilled items');
  }
  if (line.restockType === 'CANCEL' && sum('CANCEL') > unfulfilled(ordered)) {
    return refuse(field('restockType'), 'Restock type cancel is only for unfulfilled items');
  }
  const inReturn = [...act.shop.returns.values()].some(
    (one) =>
      one.orderId === order.id &&
      one.status === 'OPEN' &&
      one.id !== context.returnId &&
      one.lines.some((part) => part.lineId === ordered.id && part.processed < part.quantity),
  );
  if (inReturn && line.restockType !== 'CANCEL') {
    return refuse(field('lineItemId'), 'Line item is part of an open return');
  }
}

function readTransaction(
  act: Act,
  order: Order,
  money: RefundTransactionInput,
  all: readonly RefundTransactionInput[],
  index: number,
  input: RefundInput,
): Transaction {
  const field = (part: string) => ['transactions', String(index), part];
  if (money.kind !== 'REFUND') return refuse(field('kind'), 'Kind must be refund');
  const parent = order.transactions.find((one) => one.id === money.parentId);
  if (!parent || parent.status !== 'SUCCESS' || !['SALE', 'CAPTURE'].includes(parent.kind)) {
    return refuse(field('parentId'), 'Parent transaction is not a successful sale or capture of this order');
  }
  if (parent.gateway !== money.gateway) return refuse(field('gateway'), "Gateway is not the parent transaction's");
  const amount = parseAmount(money.amount, order.presentmentCurrency);
  if (!amount || amount.minor <= 0) return refuse(field('amount'), 'Amount must be greater than zero');
  const back = order.transactions
    .filter((one) => one.kind === 'REFUND' && one.status === 'SUCCESS' && one.parentId === parent.id)
    .reduce((sum, one) => sum + one.amount.presentment.minor, 0);
  const asked = all
    .filter((one) => one.parentId === parent.id)
    .reduce((sum, one) => sum + (parseAmount(one.amount, order.presentmentCurrency)?.minor ?? 0), 0);
  if (input.allowOverRefunding !== true && back + asked > parent.amount.presentment.minor) {
    return refuse(field('amount'), 'Refund amount is greater than the amount available to refund');
  }
  const stamp = act.world.clock.stamp();
  return {
    id: act.world.newId('OrderTransaction'),
    kind: 'REFUND',
    status: 'SUCCESS',
    gateway: money.gateway,
    amount: inShopCurrency(parent.amount, amount.minor),
    parentId: parent.id,
    processedAt: input.processedAt ?? stamp,
    createdAt: stamp,
    test: order.test,
  };
}

/** A part of the parent's amount, in both currencies by the parent's own rate. */
function inShopCurrency(whole: AmountBag, presentmentMinor: number): AmountBag {
  const share = whole.presentment.minor === 0 ? 0 : presentmentMinor / whole.presentment.minor;
  return {
    presentment: { minor: presentmentMinor, currency: whole.presentment.currency },
    shop: { minor: Math.round(whole.shop.minor * share), currency: whole.shop.currency },
  };
}

function readShipping(act: Act, order: Order, input: RefundInput): Refund['shipping'] {
  if (!input.shipping) return [];
  const back = refundsOf(act.shop, order).flatMap((refund) => refund.shipping.map((part) => part.amount));
  const left = minusBag(shippingTotal(order), addBags(zeroOf(order), ...back));
  const asked = input.shipping.amount ? parseAmount(input.shipping.amount, order.presentmentCurrency) : null;
  const minor = input.shipping.fullRefund ? left.presentment.minor : (asked?.minor ?? 0);
  const line = order.shippingLines[0];
  if (!line || minor > left.presentment.minor) {
    return refuse(['shipping', 'amount'], 'Shipping refund is greater than the shipping that is left');
  }
  return [
    {
      id: act.world.newId('RefundShippingLine'),
      shippingLineId: line.id,
      amount: inShopCurrency(left, minor),
      tax: zeroOf(order),
    },
  ];
}

function putBack(act: Act, variantId: string | null, locationId: string, quantity: number): void {
  const item = variantId === null ? undefined : act.shop.variants.get(variantId)?.inventoryItemId;
  const level = item === undefined ? undefined : levelAt(act.shop, item, locationId);
  if (level && act.shop.inventoryItems.get(level.inventoryItemId)?.tracked)
    changeStock(act, level, { available: quantity });
}
