import {
  currentQuantity,
  financialStatus,
  fulfilmentStatus,
  originalTotal,
  refundsOf,
  shippingTotal,
  subtotal,
  taxTotal,
  unfulfilled,
} from '../orders/totals.ts';
import { legacyId } from '../state/gid.ts';
import { bagPayload, toMoney, type AmountBag } from '../state/money.ts';
import type { Shop } from '../state/shop.ts';
import type {
  Address,
  Fulfilment,
  FulfilmentOrder,
  Order,
  OrderLine,
  Product,
  Refund,
  ReturnCase,
  TaxLine,
} from '../state/types.ts';

const number = (id: string | null): number | null => (id === null ? null : Number(legacyId(id)));
const shown = (bag: AmountBag): string => toMoney(bag.shop);

function addressPayload(address: Address | null) {
  if (!address) return null;
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    name: [address.firstName, address.lastName].filter((part) => part !== null).join(' '),
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province_code: address.provinceCode,
    country_code: address.countryCode,
    phone: address.phone,
  };
}

function taxPayload(line: TaxLine) {
  return {
    title: line.title,
    rate: Number(line.rate),
    price: shown(line.price),
    price_set: bagPayload(line.price),
    channel_liable: line.channelLiable,
  };
}

function linePayload(line: OrderLine) {
  return {
    id: number(line.id),
    admin_graphql_api_id: line.id,
    variant_id: number(line.variantId),
    product_id: number(line.productId),
    title: line.title,
    variant_title: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    name: [line.title, line.variantTitle].filter((part) => part !== null && part !== '').join(' - '),
    quantity: line.quantity,
    current_quantity: currentQuantity(line),
    fulfillable_quantity: unfulfilled(line),
    fulfillment_status: line.fulfilled === 0 ? null : line.fulfilled < line.quantity ? 'partial' : 'fulfilled',
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    price: shown(line.unitPrice),
    price_set: bagPayload(line.unitPrice),
    properties: line.properties,
    tax_lines: line.taxLines.map(taxPayload),
  };
}

/** The order as REST and the `orders/*` topics show it. */
export function orderPayload(shop: Shop, order: Order) {
  const fulfilled = fulfilmentStatus(order);
  const total = originalTotal(order);
  return {
    id: number(order.id),
    admin_graphql_api_id: order.id,
    name: order.name,
    order_number: order.number,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: order.closedAt,
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    taxes_included: order.taxesIncluded,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status:
      fulfilled === 'FULFILLED' ? 'fulfilled' : fulfilled === 'PARTIALLY_FULFILLED' ? 'partial' : null,
    email: order.email,
    phone: order.phone,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    tags: order.tags.join(', '),
    source_name: order.sourceName,
    source_identifier: order.sourceIdentifier,
    source_url: order.sourceUrl,
    po_number: order.poNumber,
    test: order.test,
    app_id: order.appId === null ? null : number(order.appId),
    total_price: shown(total),
    total_price_set: bagPayload(total),
    subtotal_price: shown(subtotal(order)),
    total_tax: shown(taxTotal(order)),
    total_shipping_price_set: bagPayload(shippingTotal(order)),
    customer: order.customerId === null ? null : { id: number(order.customerId) },
    shipping_address: addressPayload(order.shippingAddress),
    billing_address: addressPayload(order.billingAddress),
    line_items: order.lines.map(linePayload),
    shipping_lines: order.shippingLines.map((line) => ({
      id: number(line.id),
      title: line.title,
      code: line.code,
      source: line.source,
      price: shown(line.price),
      tax_lines: line.taxLines.map(taxPayload),
    })),
    refunds: refundsOf(shop, order).map((refund) => refundPayload(order, refund)),
    fulfillments: [...shop.fulfilments.values()]
      .filter((one) => one.orderId === order.id)
      .map((one) => fulfilmentPayload(order, one)),
  };
}

/** What an edit did, for its webhook. */
export interface OrderEdit {
  readonly id: string;
  readonly createdAt: string;
  readonly reason: string | null;
  readonly userId: string | null;
  readonly removals: readonly { readonly id: number; readonly delta: number }[];
}

/** `orders/edited`: the edit, not the order. */
export function orderEditPayload(order: Order, edit: OrderEdit) {
  return {
    order_edit: {
      id: number(edit.id),
      app_id: null,
      created_at: edit.createdAt,
      notify_customer: false,
      order_id: number(order.id),
      reason: edit.reason,
      user_id: edit.userId === null ? null : Number(edit.userId),
      line_items: { additions: [], removals: edit.removals },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

/** `fulfillments/create` and `fulfillments/update` (reference 4.1). */
export function fulfilmentPayload(order: Order, fulfilment: Fulfilment) {
  return {
    id: number(fulfilment.id),
    admin_graphql_api_id: fulfilment.id,
    order_id: number(order.id),
    status: fulfilment.status.toLowerCase(),
    shipment_status: null,
    created_at: fulfilment.createdAt,
    updated_at: fulfilment.updatedAt,
    name: fulfilment.name,
    service: 'manual',
    tracking_company: fulfilment.trackingCompany,
    tracking_number: fulfilment.trackingNumbers[0] ?? null,
    tracking_numbers: fulfilment.trackingNumbers,
    tracking_url: fulfilment.trackingUrls[0] ?? null,
    tracking_urls: fulfilment.trackingUrls,
    location_id: number(fulfilment.locationId),
    email: order.email,
    destination: addressPayload(order.shippingAddress),
    line_items: fulfilment.lines.flatMap((part) => {
      const line = order.lines.find((one) => one.id === part.lineId);
      return line ? [{ ...linePayload(line), quantity: part.quantity }] : [];
    }),
  };
}

/** `refunds/create` (reference 5.5). */
export function refundPayload(order: Order, refund: Refund) {
  const lineOf = (id: string) => order.lines.find((line) => line.id === id);
  return {
    id: number(refund.id),
    admin_graphql_api_id: refund.id,
    order_id: number(order.id),
    created_at: refund.createdAt,
    processed_at: refund.processedAt,
    note: refund.note,
    user_id: refund.userId === null ? null : Number(refund.userId),
    restock: refund.lines.some((line) => line.restockType === 'RETURN' || line.restockType === 'CANCEL'),
    return: refund.returnId === null ? null : { id: number(refund.returnId), admin_graphql_api_id: refund.returnId },
    duties: [],
    total_duties_set: bagPayload({
      shop: { minor: 0, currency: order.currency },
      presentment: { minor: 0, currency: order.presentmentCurrency },
    }),
    order_adjustments: refund.adjustments.map((adjustment) => ({
      id: number(adjustment.id),
      order_id: number(order.id),
      refund_id: number(refund.id),
      kind: 'refund_discrepancy',
      reason: adjustment.reason,
      amount: shown(adjustment.amount),
      amount_set: bagPayload(adjustment.amount),
    })),
    refund_shipping_lines: refund.shipping.map((part) => ({
      id: number(part.id),
      subtotal_amount_set: bagPayload(part.amount),
      tax_amount_set: bagPayload(part.tax),
    })),
    refund_line_items: refund.lines.map((part) => {
      const line = lineOf(part.lineId);
      return {
        id: number(part.id),
        line_item_id: number(part.lineId),
        quantity: part.quantity,
        restock_type: part.restockType.toLowerCase(),
        location_id: number(part.locationId),
        subtotal: shown(part.subtotal),
        subtotal_set: bagPayload(part.subtotal),
        total_tax: shown(part.totalTax),
        total_tax_set: bagPayload(part.totalTax),
        line_item: line ? linePayload(line) : null,
      };
    }),
    transactions: order.transactions
      .filter((transaction) => refund.transactionIds.includes(transaction.id))
      .map((transaction) => ({
        id: number(transaction.id),
        admin_graphql_api_id: transaction.id,
        order_id: number(order.id),
        kind: transaction.kind.toLowerCase(),
        status: transaction.status.toLowerCase(),
        gateway: transaction.gateway,
        amount: toMoney(transaction.amount.presentment),
        currency: transaction.amount.presentment.currency,
        parent_id: number(transaction.parentId),
        manual_payment_gateway: true,
        source_name: refund.userId === null ? '1830279' : 'web',
        user_id: refund.userId === null ? null : Number(refund.userId),
        created_at: transaction.createdAt,
        processed_at: transaction.processedAt,
      })),
  };
}

export function productPayload(shop: Shop, product: Product) {
  return {
    id: number(product.id),
    admin_graphql_api_id: product.id,
    title: product.title,
    vendor: product.vendor,
    handle: product.handle,
    status: product.status.toLowerCase(),
    tags: product.tags.join(', '),
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    variants: product.variantIds.flatMap((id) => {
      const variant = shop.variants.get(id);
      if (!variant) return [];
      return [
        {
          id: number(variant.id),
          admin_graphql_api_id: variant.id,
          product_id: number(product.id),
          sku: variant.sku,
          barcode: variant.barcode,
          price: variant.price,
          compare_at_price: variant.compareAtPrice,
          inventory_item_id: number(variant.inventoryItemId),
          inventory_policy: variant.inventoryPolicy.toLowerCase(),
          updated_at: variant.updatedAt,
        },
      ];
    }),
  };
}

export function movedPayload(original: FulfilmentOrder, moved: FulfilmentOrder, fromLocationId: string) {
  return {
    original_fulfillment_order: { id: original.id, status: original.status.toLowerCase() },
    moved_fulfillment_order: { id: moved.id, status: moved.status.toLowerCase() },
    destination_location_id: moved.locationId,
    source_location: { id: fromLocationId },
  };
}

export function returnPayload(one: ReturnCase) {
  return {
    id: number(one.id),
    admin_graphql_api_id: one.id,
    order: { id: number(one.orderId), admin_graphql_api_id: one.orderId },
    name: one.name,
    status: one.status.toLowerCase(),
    total_return_line_items: one.lines.length,
    return_line_items: one.lines.map((line) => ({
      id: number(line.id),
      admin_graphql_api_id: line.id,
      quantity: line.quantity,
      return_reason_note: line.reasonNote,
      fulfillment_line_item: { id: number(line.fulfilmentLineId), line_item: { id: number(line.lineId) } },
    })),
  };
}
