import { visibleFulfilmentOrders } from '../../fulfilments/claim.ts';
import { fulfilmentsOf } from '../../fulfilments/ship.ts';
import { APP_ID } from '../../metafields/write.ts';
import {
  allTaxLines,
  currentQuantity,
  currentTotal,
  financialStatus,
  fulfilmentStatus,
  lineTotal,
  originalTotal,
  outstanding,
  received,
  refunded,
  refundsOf,
  shippingTotal,
  subtotal,
  taxOf,
  taxTotal,
  unfulfilled,
  zeroOf,
} from '../../orders/totals.ts';
import { suggestRefund } from '../../refunds/suggest.ts';
import { legacyId } from '../../state/gid.ts';
import { bagView, minusBag, moneyView, timesBag, toMoney, addBags } from '../../state/money.ts';
import type { Shop } from '../../state/shop.ts';
import type { Address, Customer, Order, OrderLine, ShippingLine, TaxLine, Transaction } from '../../state/types.ts';
import { connection } from '../connection.ts';
import type { Args, Context, Fields } from '../context.ts';
import { apiError } from '../errors.ts';
import { needScope } from '../scopes.ts';
import { metafieldFields } from './metafields.ts';
import { addressView } from './stock.ts';

/** Buyer data is level 2 protected customer data: without approval it is null with an error (reference 8.4). */
function personal<T>({ act }: Context, value: T): T {
  if (act.world.options.protectedCustomerData === 'approved') return value;
  throw apiError('ACCESS_DENIED', 'This app is not approved to access this field. See protected customer data.');
}

function limited<T>(items: readonly T[], args: Args): readonly T[] {
  const first = args['first'] as number | null | undefined;
  return first == null ? items : items.slice(0, first);
}

function shippingAddress(order: Order, kind: string, address: Address | null) {
  return (
    address && { id: `gid://shopify/MailingAddress/${legacyId(order.id)}?model_name=${kind}`, ...addressView(address) }
  );
}

const returnStatus = (shop: Shop, order: Order): string => {
  const own = [...shop.returns.values()].filter((one) => one.orderId === order.id);
  if (own.some((one) => one.status === 'OPEN')) return 'IN_PROGRESS';
  return own.some((one) => one.status === 'CLOSED') ? 'RETURNED' : 'NO_RETURN';
};

/** Every line with what its resolvers need to know of its order. */
export interface LineView extends OrderLine {
  readonly order: Order;
}
export const lineView = (order: Order, line: OrderLine): LineView => ({ ...line, order });

const order: Fields<Order> = {
  ...metafieldFields('ORDER'),
  legacyResourceId: ({ id }) => legacyId(id),
  app: (source) => (source.appId === null ? null : { id: APP_ID, name: 'Miinto Sync' }),
  attribution: () => null,
  billingAddress: (source, _, context) => personal(context, shippingAddress(source, 'Billing', source.billingAddress)),
  shippingAddress: (source, _, context) =>
    personal(context, shippingAddress(source, 'Address', source.shippingAddress)),
  displayAddress: (source, _, context) => personal(context, shippingAddress(source, 'Address', source.shippingAddress)),
  email: (source, _, context) => personal(context, source.email),
  phone: (source, _, context) => personal(context, source.phone),
  customer: (source, _, context) => {
    if (source.customerId === null) return null;
    needScope(context, 'customer');
    return personal(context, context.act.shop.customers.get(source.customerId) ?? null);
  },
  billingAddressMatchesShippingAddress: (source) => source.billingAddress === source.shippingAddress,
  cancellation: (source) => (source.cancelledAt === null ? null : { staffNote: source.staffNote }),
  canMarkAsPaid: (source, _, { act }) => outstanding(act.shop, source).shop.minor > 0,
  canNotifyCustomer: (source) => source.email !== null,
  capturable: () => false,
  closed: (source) => source.closedAt !== null,
  confirmed: () => true,
  confirmationNumber: () => null,
  currencyCode: (source) => source.currency,
  presentmentCurrencyCode: (source) => source.presentmentCurrency,
  currentTotalPriceSet: (source, _, { act }) => bagView(currentTotal(act.shop, source)),
  currentSubtotalPriceSet: (source) =>
    bagView(addBags(zeroOf(source), ...source.lines.map((line) => timesBag(line.unitPrice, currentQuantity(line))))),
  currentSubtotalLineItemsQuantity: (source) => source.lines.reduce((sum, line) => sum + currentQuantity(line), 0),
  currentTotalTaxSet: (source, _, { act }) =>
    bagView(
      minusBag(
        taxTotal(source),
        addBags(
          zeroOf(source),
          ...refundsOf(act.shop, source).flatMap((refund) => refund.lines.map((line) => line.totalTax)),
        ),
      ),
    ),
  currentTotalDiscountsSet: (source) => bagView(zeroOf(source)),
  currentShippingPriceSet: (source) => bagView(shippingTotal(source)),
  currentTaxLines: (source) => allTaxLines(source),
  currentTotalWeight: () => '0',
  customerAcceptsMarketing: () => false,
  customerLocale: () => null,
  discountCode: () => null,
  discountCodes: () => [],
  displayFinancialStatus: (source) => financialStatus(source),
  displayFulfillmentStatus: (source) => fulfilmentStatus(source),
  dutiesIncluded: () => false,
  edited: (source) => source.lines.some((line) => line.removed > 0),
  estimatedTaxes: () => false,
  fulfillable: (source) => source.lines.some((line) => line.requiresShipping && unfulfilled(line) > 0),
  fulfillmentOrders: (source, args, context) => {
    needScope(context, 'fulfillmentOrdersOfOrder', 'fulfillmentOrders');
    return connection(visibleFulfilmentOrders(context.act, source), args);
  },
  fulfillments: (source, args, { act }) => limited(fulfilmentsOf(act, source), args),
  fulfillmentsCount: (source, _, { act }) => ({ count: fulfilmentsOf(act, source).length, precision: 'EXACT' }),
  fullyPaid: (source, _, { act }) => outstanding(act.shop, source).shop.minor <= 0,
  lineItems: (source, args) =>
    connection(
      source.lines.map((line) => lineView(source, line)),
      args,
    ),
  merchantEditable: () => true,
  merchantEditableErrors: () => [],
  netPaymentSet: (source) => bagView(minusBag(received(source), refunded(source))),
  nonFulfillableLineItems: (source, args) =>
    connection(
      source.lines.filter((line) => !line.requiresShipping).map((line) => lineView(source, line)),
      args,
    ),
  originalTotalPriceSet: (source) => bagView(originalTotal(source)),
  paymentGatewayNames: (source) => [...new Set(source.transactions.map((one) => one.gateway))],
  refundable: (source) => received(source).shop.minor > refunded(source).shop.minor,
  refundDiscrepancySet: (source) => bagView(zeroOf(source)),
  refunds: (source, args, { act }) => limited(refundsOf(act.shop, source), args),
  registeredSourceUrl: (source) => source.sourceUrl,
  requiresShipping: (source) => source.lines.some((line) => line.requiresShipping),
  restockable: (source) => source.lines.some((line) => currentQuantity(line) > 0),
  returnStatus: (source, _, { act }) => returnStatus(act.shop, source),
  returns: (source, args, context) => {
    needScope(context, 'return', 'returns');
    return connection(
      [...context.act.shop.returns.values()].filter((one) => one.orderId === source.id),
      args,
    );
  },
  shippingLine: (source) => source.shippingLines[0] ?? null,
  shippingLines: (source, args) => connection(source.shippingLines, args),
  statusPageUrl: (source, _, { act }) => `https://${act.shop.domain}/orders/${legacyId(source.id)}`,
  subtotalLineItemsQuantity: (source) => source.lines.reduce((sum, line) => sum + line.quantity, 0),
  subtotalPriceSet: (source) => bagView(subtotal(source)),
  suggestedRefund: (source, args, { act }) => suggestRefund(act, source, args),
  taxExempt: () => false,
  taxLines: (source) => allTaxLines(source),
  totalDiscountsSet: (source) => bagView(zeroOf(source)),
  totalOutstandingSet: (source, _, { act }) => bagView(outstanding(act.shop, source)),
  totalPriceSet: (source) => bagView(originalTotal(source)),
  totalPrice: (source) => toMoney(originalTotal(source).shop),
  totalReceivedSet: (source) => bagView(received(source)),
  totalRefundedSet: (source) => bagView(refunded(source)),
  totalRefundedShippingSet: (source, _, { act }) =>
    bagView(
      addBags(zeroOf(source), ...refundsOf(act.shop, source).flatMap((one) => one.shipping.map((part) => part.amount))),
    ),
  totalShippingPriceSet: (source) => bagView(shippingTotal(source)),
  totalTaxSet: (source) => bagView(taxTotal(source)),
  totalTipReceivedSet: (source) => bagView(zeroOf(source)),
  totalWeight: () => '0',
  totalCapturableSet: (source) => bagView(zeroOf(source)),
  transactions: (source, args) =>
    limited(
      source.transactions.map((one) => ({ ...one, order: source })),
      args,
    ),
  transactionsCount: (source) => ({ count: source.transactions.length, precision: 'EXACT' }),
  unpaid: (source) => received(source).shop.minor === 0,
};

const line: Fields<LineView> = {
  name: (source) => [source.title, source.variantTitle].filter(Boolean).join(' - '),
  currentQuantity: (source) => currentQuantity(source),
  unfulfilledQuantity: (source) => unfulfilled(source),
  fulfillableQuantity: (source) => unfulfilled(source),
  nonFulfillableQuantity: (source) => source.fulfilled + source.cancelled + source.removed,
  refundableQuantity: (source) => currentQuantity(source),
  fulfillmentStatus: (source) =>
    source.fulfilled === 0 ? 'unfulfilled' : unfulfilled(source) > 0 ? 'partial' : 'fulfilled',
  customAttributes: (source) => source.properties.map(({ name, value }) => ({ key: name, value })),
  originalUnitPriceSet: (source) => bagView(source.unitPrice),
  discountedUnitPriceSet: (source) => bagView(source.unitPrice),
  discountedUnitPriceAfterAllDiscountsSet: (source) => bagView(source.unitPrice),
  originalTotalSet: (source) => bagView(lineTotal(source)),
  discountedTotalSet: (source) => bagView(lineTotal(source)),
  priceAfterAllDiscountsBeforeTaxesSet: (source) =>
    bagView(minusBag(lineTotal(source), taxOf(source.order, source.taxLines))),
  totalDiscountSet: (source) => bagView(zeroOf(source.order)),
  unfulfilledOriginalTotalSet: (source) => bagView(timesBag(source.unitPrice, unfulfilled(source))),
  unfulfilledDiscountedTotalSet: (source) => bagView(timesBag(source.unitPrice, unfulfilled(source))),
  product: (source, _, { act }) =>
    source.productId === null ? null : (act.shop.products.get(source.productId) ?? null),
  variant: (source, _, { act }) =>
    source.variantId === null ? null : (act.shop.variants.get(source.variantId) ?? null),
  taxLines: (source, args) => limited(source.taxLines, args),
  image: () => null,
  isGiftCard: () => false,
  merchantEditable: () => true,
  restockable: () => true,
  weight: () => null,
};

const shippingLine: Fields<ShippingLine> = {
  originalPriceSet: (source) => bagView(source.price),
  discountedPriceSet: (source) => bagView(source.price),
  currentDiscountedPriceSet: (source) => bagView(source.price),
  price: (source) => toMoney(source.price.shop),
  carrierIdentifier: () => null,
  custom: () => true,
  deliveryCategory: () => null,
  isRemoved: () => false,
  phone: () => null,
  shippingRateHandle: () => null,
};

const taxLine: Fields<TaxLine> = {
  priceSet: (source) => bagView(source.price),
  price: (source) => toMoney(source.price.shop),
  rate: (source) => Number(source.rate),
  ratePercentage: (source) => Number(source.rate) * 100,
  source: () => null,
};

interface TransactionView extends Transaction {
  readonly order: Order;
}

const transaction: Fields<TransactionView> = {
  amountSet: (source) => bagView(source.amount),
  amountRoundingSet: () => null,
  amount: (source) => toMoney(source.amount.shop),
  formattedGateway: (source) => source.gateway,
  // A made-up gateway has no payment provider behind it (reference 1.3).
  manualPaymentGateway: () => true,
  manuallyCapturable: () => false,
  multiCapturable: () => false,
  maximumRefundableV2: (source) => {
    const back = source.order.transactions.filter((one) => one.parentId === source.id && one.kind === 'REFUND');
    const left = minusBag(source.amount, addBags(zeroOf(source.order), ...back.map((one) => one.amount)));
    return source.kind === 'SALE' || source.kind === 'CAPTURE' ? moneyView(left.presentment) : null;
  },
  parentTransaction: (source) => {
    const parent = source.order.transactions.find((one) => one.id === source.parentId);
    return parent ? { ...parent, order: source.order } : null;
  },
  accountNumber: () => null,
  authorizationExpiresAt: () => null,
  errorCode: () => null,
  location: () => null,
  paymentId: () => null,
  receiptJson: () => null,
  settlementCurrency: () => null,
  settlementCurrencyRate: () => null,
  totalUnsettledSet: () => null,
};

const customer: Fields<Customer> = {
  legacyResourceId: ({ id }) => legacyId(id),
  displayName: (source) => [source.firstName, source.lastName].filter(Boolean).join(' ') || (source.email ?? ''),
  defaultEmailAddress: (source) => (source.email === null ? null : { emailAddress: source.email, validFormat: true }),
  defaultPhoneNumber: (source) => (source.phone === null ? null : { phoneNumber: source.phone }),
  numberOfOrders: (source, _, { act }) =>
    String([...act.shop.orders.values()].filter((one) => one.customerId === source.id).length),
  locale: () => 'en',
  state: () => 'DISABLED',
  taxExempt: () => false,
  verifiedEmail: () => true,
};

export const ORDER_FIELDS = {
  Order: order,
  LineItem: line,
  ShippingLine: shippingLine,
  TaxLine: taxLine,
  OrderTransaction: transaction,
  Customer: customer,
};
