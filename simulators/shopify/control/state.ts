import { onHand } from '../inventory/levels.ts';
import {
  financialStatus,
  fulfilmentStatus,
  originalTotal,
  outstanding,
  received,
  refunded,
  taxTotal,
} from '../orders/totals.ts';
import { legacyId } from '../state/gid.ts';
import { toMoney, type Amount, type AmountBag } from '../state/money.ts';
import type { Shop } from '../state/shop.ts';
import type { Order } from '../state/types.ts';

const text = (amount: Amount) => ({ amount: toMoney(amount), currency: amount.currency });
const bag = (value: AmountBag) => ({ shop: text(value.shop), presentment: text(value.presentment) });

/** An order with everything that belongs to it, as plain data. Amounts are decimal strings with their currency. */
function orderView(shop: Shop, order: Order) {
  const place = (id: string | null) => (id === null ? null : { id, name: shop.locations.get(id)?.name ?? '' });
  return {
    ...order,
    legacyId: legacyId(order.id),
    createdAtIso: new Date(order.createdAtMs).toISOString(),
    financialStatus: financialStatus(order),
    fulfilmentStatus: fulfilmentStatus(order),
    total: bag(originalTotal(order)),
    totalTax: bag(taxTotal(order)),
    received: bag(received(order)),
    refundedAmount: bag(refunded(order)),
    outstanding: bag(outstanding(shop, order)),
    customer: order.customerId === null ? null : (shop.customers.get(order.customerId) ?? null),
    lines: order.lines.map((line) => ({
      ...line,
      unitPrice: bag(line.unitPrice),
      taxLines: line.taxLines.map((tax) => ({ ...tax, price: bag(tax.price) })),
    })),
    shippingLines: order.shippingLines.map((line) => ({
      ...line,
      price: bag(line.price),
      taxLines: line.taxLines.map((tax) => ({ ...tax, price: bag(tax.price) })),
    })),
    taxLines: order.taxLines.map((tax) => ({ ...tax, price: bag(tax.price) })),
    transactions: order.transactions.map((one) => ({ ...one, amount: bag(one.amount) })),
    fulfilmentOrders: [...shop.fulfilmentOrders.values()]
      .filter((one) => one.orderId === order.id)
      .map((one) => ({ ...one, location: place(one.locationId) })),
    fulfilments: [...shop.fulfilments.values()]
      .filter((one) => one.orderId === order.id)
      .map((one) => ({ ...one, location: place(one.locationId) })),
    refunds: [...shop.refunds.values()]
      .filter((one) => one.orderId === order.id)
      .map((one) => ({
        ...one,
        lines: one.lines.map((line) => ({ ...line, subtotal: bag(line.subtotal), totalTax: bag(line.totalTax) })),
        shipping: one.shipping.map((part) => ({ ...part, amount: bag(part.amount), tax: bag(part.tax) })),
        adjustments: one.adjustments.map((part) => ({ ...part, amount: bag(part.amount) })),
      })),
    returns: [...shop.returns.values()].filter((one) => one.orderId === order.id),
  };
}

/** Stock of every level. */
function stockView(shop: Shop) {
  return [...shop.levels.values()].map((level) => ({
    inventoryItemId: level.inventoryItemId,
    variantIds: [...shop.variants.values()]
      .filter((one) => one.inventoryItemId === level.inventoryItemId)
      .map((one) => one.id),
    locationId: level.locationId,
    locationName: shop.locations.get(level.locationId)?.name ?? '',
    active: level.active,
    ...level.quantities,
    onHand: onHand(level),
  }));
}

export function stateOf(shop: Shop) {
  return {
    shop: {
      id: shop.id,
      domain: shop.domain,
      name: shop.name,
      currencyCode: shop.currencyCode,
      taxesIncluded: shop.taxesIncluded,
      countryCode: shop.countryCode,
      plan: shop.plan,
      status: shop.status,
      installed: shop.installation !== null,
      scopes: shop.installation?.scopes ?? [],
    },
    locations: [...shop.locations.values()],
    markets: [...shop.markets.values()],
    products: [...shop.products.values()],
    variants: [...shop.variants.values()],
    inventoryItems: [...shop.inventoryItems.values()],
    stock: stockView(shop),
    orders: [...shop.orders.values()].map((order) => orderView(shop, order)),
    customers: [...shop.customers.values()],
    definitions: [...shop.definitions.values()],
    subscriptions: [...shop.subscriptions.values()],
  };
}

export type ShopView = ReturnType<typeof stateOf>;
