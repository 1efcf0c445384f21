import { announce, type Act } from '../act.ts';
import { claimOrder } from '../fulfilments/claim.ts';
import { APP_ID, metafieldErrors, putMetafield } from '../metafields/write.ts';
import { orderDocument } from '../search/documents.ts';
import { indexLater } from '../search/index-lag.ts';
import type { Metafield, Order } from '../state/types.ts';
import { toStamp } from '../time/clock.ts';
import { refuse, Refusal } from '../user-error.ts';
import { orderPayload } from '../webhooks/payloads.ts';
import { toAddress } from './addresses.ts';
import { buildLine, buildShippingLine, buildTaxLines, toBag, type Pricing } from './build.ts';
import { takeCustomer } from './customers.ts';
import type { OrderCreateInput, OrderCreateOptions } from './inputs.ts';
import { financialStatus } from './totals.ts';
import { orderErrors } from './validate.ts';

/** A development store takes this many new orders a minute (reference 1.1). */
const DEVELOPMENT_LIMIT = 5;
const MINUTE_MS = 60_000;

/** @throws Refusal with nothing changed */
export function createOrder(act: Act, input: OrderCreateInput, options: OrderCreateOptions): Order {
  const { shop, world } = act;
  const now = world.clock.ms();
  const errors = [
    ...orderErrors(shop, input, now),
    ...metafieldErrors(act, 'ORDER', input.metafields ?? [], ['order', 'metafields']).map((error) => ({
      ...error,
      code: 'INVALID',
    })),
  ];
  if (errors.length > 0) throw new Refusal(errors);
  if (shop.plan === 'development') {
    const recent = shop.orderTimes.filter((time) => now - time < MINUTE_MS);
    if (recent.length >= DEVELOPMENT_LIMIT) refuse(null, 'Too many attempts. Please try again later.');
  }

  const stamp = toStamp(now);
  const pricing: Pricing = {
    shopCurrency: shop.currencyCode,
    presentmentCurrency: input.presentmentCurrency ?? shop.currencyCode,
    taxesIncluded: input.taxesIncluded ?? false,
  };
  const behaviour = options.inventoryBehaviour ?? 'BYPASS';
  const lines = (input.lineItems ?? []).map((line) => buildLine(act, pricing, line, behaviour !== 'BYPASS'));
  const metafields: Metafield[] = [];
  const processedMs = input.processedAt ? Math.min(Date.parse(input.processedAt), now) : now;
  const order: Order = {
    id: world.newId('Order'),
    number: shop.nextOrderNumber,
    name: input.name ?? `#${shop.nextOrderNumber}`,
    createdAt: stamp,
    createdAtMs: now,
    processedAt: toStamp(processedMs),
    updatedAt: stamp,
    cancelledAt: null,
    cancelReason: null,
    staffNote: null,
    closedAt: input.closedAt ?? null,
    currency: shop.currencyCode,
    presentmentCurrency: pricing.presentmentCurrency,
    taxesIncluded: pricing.taxesIncluded,
    email: input.email ?? input.customer?.toUpsert?.email ?? null,
    phone: input.phone ?? null,
    note: input.note ?? null,
    poNumber: input.poNumber ?? null,
    tags: [...new Set((input.tags ?? []).map((tag) => tag.trim()).filter((tag) => tag !== ''))].sort(),
    customAttributes: (input.customAttributes ?? []).map(({ key, value }) => ({ key, value })),
    sourceName: input.sourceName ?? null,
    sourceIdentifier: input.sourceIdentifier ?? null,
    sourceUrl: input.sourceUrl ?? null,
    test: input.test ?? false,
    appId: act.by === 'app' ? APP_ID : null,
    shippingAddress: toAddress(input.shippingAddress),
    billingAddress: toAddress(input.billingAddress ?? input.shippingAddress),
    customerId: null,
    lines,
    shippingLines: (input.shippingLines ?? []).map((line) => buildShippingLine(act, pricing, line)),
    taxLines: buildTaxLines(pricing, input.taxLines, null),
    transactions: (input.transactions ?? []).map((transaction) => ({
      id: world.newId('OrderTransaction'),
      kind: transaction.kind ?? 'SALE',
      status: transaction.status ?? 'SUCCESS',
      gateway: transaction.gateway ?? 'manual',
      amount: toBag(pricing, transaction.amountSet),
      parentId: null,
      processedAt: transaction.processedAt ?? stamp,
      createdAt: stamp,
      test: transaction.test ?? false,
    })),
    metafields,
    financialStatusGiven: input.financialStatus ?? null,
    inventoryBehaviour: behaviour,
    routedAtMs: now + world.lagMs(world.options.lags.fulfilmentOrders),
  };
  // Refuses with INVENTORY_CLAIM_FAILED before anything is kept.
  const claim = claimOrder(act, order, behaviour);
  order.customerId = takeCustomer(act, input.customer, input.customerId);
  for (const metafield of input.metafields ?? []) putMetafield(world, shop, 'ORDER', metafields, metafield);
  shop.nextOrderNumber += 1;
  shop.orderTimes.push(now);
  shop.orders.set(order.id, order);
  indexLater(world, shop, order.id, orderDocument(shop, order));
  claim();
  announce(act, 'orders/create', orderPayload(shop, order));
  if (financialStatus(order) === 'PAID') announce(act, 'orders/paid', orderPayload(shop, order));
  announce(act, 'orders/updated', orderPayload(shop, order));
  return order;
}
