/** Refunds: what there is, what would be possible, and writing one (reference shopify-admin 5.1, 5.2 and 5.7). */
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { add, money, toDecimal, type Money } from '../../core/money.ts';
import { withMarker } from '../../core/refund-marker.ts';
import type {
  CreatedRefund,
  RefundDraft,
  RefundError,
  RefundObstacle,
  RefundSuggestion,
  StoreOrderRefunds,
} from '../../core/refund-types.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import { userError } from './errors.ts';
import {
  CreateRefundDocument,
  LongRefundDocument,
  OrderRefundsDocument,
  RefundableLinesDocument,
  RefundLocationsDocument,
  RefundsDocument,
  SuggestRefundDocument,
} from './generated/operations.ts';
import type { CurrencyCode, RefundInput } from './generated/operations.ts';
import { readPages } from './pages.ts';
import { isOpenReturn, toRefund } from './refund-mapper.ts';
import { returnReasons } from './return-reading.ts';
import { chunks } from './search.ts';
import * as wire from './wire-refunds.ts';
import type { WireRefundedLine, WireRefundedOrder, WireRefundFacts, WireSuggestible } from './wire-refunds.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

/** Most orders have no refund or one; a list of refunds has no pages, so one that may have been cut is read again with more room. */
const HEADS = [
  { orders: 25, refunds: 5 },
  { orders: 1, refunds: 250 },
] as const;
/** What is in a refund is paid for by its size; one that does not fit is walked by itself. */
const FEW = { refunds: 5, transactions: 3, shippingLines: 2, lines: 10 };
const MANY = { transactions: 50, shippingLines: 20, lines: 50 };
const PAGES = 20;
const IDS_PER_CALL = 100;
/** No limit is told for a refund's note; this one is kept for staff notes. */
const NOTE_LENGTH = 255;

/** In the order asked; those that do not exist any more, or that the app may not see, are absent. */
export async function readRefunds(
  client: ShopifyClient,
  orderRefs: readonly string[],
): Reply<readonly StoreOrderRefunds[]> {
  const asked = [...new Set(orderRefs)];
  const heads = await readHeads(client, asked);
  if (!heads.ok) return heads;
  const ids = [...heads.value.values()].flatMap(({ refunds }) => refunds.map(({ id }) => id));
  const whole = await readWhole(client, ids);
  if (!whole.ok) return whole;
  const found: StoreOrderRefunds[] = [];
  for (const id of asked) {
    const order = heads.value.get(id);
    if (!order) continue;
    const refunds = order.refunds.flatMap((refund) => whole.value.get(refund.id) ?? []);
    const fromReturns = refunds.some(({ facts }) => facts.return !== null);
    const reasons = fromReturns ? await returnReasons(client, id) : ok(new Map<string, string>());
    if (!reasons.ok) return reasons;
    found.push({
      orderRef: id,
      currency: order.presentmentCurrencyCode,
      cancelledAt: order.cancelledAt,
      archived: order.closed,
      openReturn: isOpenReturn(order.returnStatus),
      refunds: refunds
        .map(({ facts, lines }) => toRefund(facts, lines, order, reasons.value))
        .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime()),
    });
  }
  return ok(found);
}

async function readHeads(
  client: ShopifyClient,
  asked: readonly string[],
): Reply<ReadonlyMap<string, WireRefundedOrder>> {
  const heads = new Map<string, WireRefundedOrder>();
  let rest = asked;
  for (const { orders, refunds } of HEADS) {
    for (const ids of chunks(rest, orders)) {
      const reply = await client.execute(OrderRefundsDocument, { ids, refunds }, wire.orderRefunds);
      if (!reply.ok) return reply;
      for (const order of reply.value.nodes) heads.set(order.id, order);
    }
    rest = [...heads.values()].filter((order) => order.refunds.length >= refunds).map(({ id }) => id);
    if (rest.length === 0) return ok(heads);
  }
  return err(tooLong(rest.join()));
}

interface WholeRefund {
  readonly facts: WireRefundFacts;
  readonly lines: readonly WireRefundedLine[];
}

async function readWhole(client: ShopifyClient, ids: readonly string[]): Reply<ReadonlyMap<string, WholeRefund>> {
  const whole = new Map<string, WholeRefund>();
  const { refunds: together, ...sizes } = FEW;
  for (const some of chunks(ids, together)) {
    const reply = await client.execute(RefundsDocument, { ids: some, ...sizes }, wire.refunds);
    if (!reply.ok) return reply;
    for (const { refundLineItems, ...facts } of reply.value.nodes) {
      const pages = [refundLineItems.pageInfo, facts.transactions.pageInfo, facts.refundShippingLines.pageInfo];
      const long = pages.some(({ hasNextPage }) => hasNextPage) ? await readLong(client, facts.id) : ok(null);
      if (!long.ok) return long;
      whole.set(facts.id, long.value ?? { facts, lines: refundLineItems.nodes });
    }
  }
  return ok(whole);
}

/** Null when it is gone meanwhile. */
async function readLong(client: ShopifyClient, id: string): Reply<WholeRefund | null> {
  let facts: WireRefundFacts | null = null;
  const lines = await readPages<WireRefundedLine>(PAGES, async (after) => {
    const reply = await client.execute(LongRefundDocument, { id, after, ...MANY }, wire.longRefund);
    if (!reply.ok) return reply;
    if (reply.value.refund === null) return ok({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    const { refundLineItems, ...rest } = reply.value.refund;
    facts = rest;
    return ok(refundLineItems);
  });
  if (!lines.ok) return lines;
  if (facts === null) return ok(null);
  const { transactions, refundShippingLines } = facts as WireRefundFacts;
  const cut = transactions.pageInfo.hasNextPage || refundShippingLines.pageInfo.hasNextPage;
  return lines.value === null || cut ? err(tooLong(id)) : ok({ facts, lines: lines.value });
}

export interface SuggestRequest {
  readonly orderRef: string;
  readonly saleRef: string | null;
  readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
}

/** By the store's own count. Quantities beyond what is left are asked for as far as they go. */
export async function suggestRefund(client: ShopifyClient, request: SuggestRequest): Reply<RefundSuggestion> {
  const left = await refundableUnits(client, request.lines);
  if (!left.ok) return left;
  const lines = request.lines.flatMap(({ storeLineRef, quantity }) => {
    const units = Math.min(quantity, left.value.get(storeLineRef) ?? 0);
    return units > 0 ? [{ lineItemId: storeLineRef, quantity: units, restockType: 'NO_RESTOCK' as const }] : [];
  });
  const reply = await client.execute(SuggestRefundDocument, { id: request.orderRef, lines }, wire.suggestRefund);
  if (!reply.ok) return reply;
  const { order } = reply.value;
  if (order === null)
    return err(adapterError('not-found', 'The order does not exist in Shopify any more, or the app may not see it.'));
  const suggested = order.suggestedRefund;
  const zero = money(0, order.presentmentCurrencyCode);
  return ok({
    orderRef: order.id,
    currency: order.presentmentCurrencyCode,
    amount: suggested?.amountSet.presentmentMoney ?? zero,
    tax: suggested?.totalTaxSet.presentmentMoney ?? zero,
    maximum: suggested?.maximumRefundableSet.presentmentMoney ?? zero,
    shipping: suggested?.shipping.maximumRefundableSet.presentmentMoney ?? zero,
    refundable: request.lines.map(({ storeLineRef }) => ({
      storeLineRef,
      quantity: left.value.get(storeLineRef) ?? 0,
    })),
    saleRef: saleOf(order, request.saleRef)?.id ?? null,
    cancelledAt: order.cancelledAt,
    archived: order.closed,
    openReturn: isOpenReturn(order.returnStatus),
  });
}

async function refundableUnits(
  client: ShopifyClient,
  lines: SuggestRequest['lines'],
): Reply<ReadonlyMap<string, number>> {
  const units = new Map<string, number>();
  for (const ids of chunks([...new Set(lines.map(({ storeLineRef }) => storeLineRef))], IDS_PER_CALL)) {
    const reply = await client.execute(RefundableLinesDocument, { ids }, wire.refundableLines);
    if (!reply.ok) return reply;
    for (const { id, refundableQuantity } of reply.value.nodes) units.set(id, Math.max(0, refundableQuantity));
  }
  return ok(units);
}

function saleOf(order: WireSuggestible, saleRef: string | null): WireSuggestible['transactions'][number] | null {
  const found = order.transactions.find(({ id, kind, status }) =>
    saleRef === null ? kind === 'SALE' && status === 'SUCCESS' : id === saleRef && status === 'SUCCESS',
  );
  return found ?? null;
}

/**
 * Built from the draft and the payment alone, which never change, so that sending it again is the same to the letter. A
 * refund that carries the marker already is the answer: an earlier attempt of this very draft made it.
 */
export async function createRefund(
  client: ShopifyClient,
  clock: Clock,
  draft: RefundDraft,
): Promise<Result<CreatedRefund, RefundError>> {
  const target = await client.execute(SuggestRefundDocument, { id: draft.orderRef, lines: [] }, wire.suggestRefund);
  if (!target.ok) return target;
  const { order } = target.value;
  if (order === null)
    return err(adapterError('not-found', 'The order does not exist in Shopify any more, or the app may not see it.'));
  const input = toInput(draft, order);
  if (!input.ok) return input;
  const variables = { input: input.value, key: draft.idempotencyKey };
  const reply = await client.execute(CreateRefundDocument, variables, wire.createRefund);
  if (!reply.ok) return reply;
  const payload = reply.value.refundCreate;
  if (payload?.refund) {
    const { id, createdAt, transactions } = payload.refund;
    const moved = transactions.nodes.flatMap(({ status, amountSet }) =>
      status === 'SUCCESS' ? [amountSet.presentmentMoney] : [],
    );
    return ok({
      refundRef: id,
      paid: add(money(0, order.presentmentCurrencyCode), ...moved),
      createdAt: createdAt ?? clock.now(),
    });
  }
  const errors = payload?.userErrors ?? [];
  if (errors.length === 0)
    return err(adapterError('unexpected-reply', 'Shopify said neither that the refund was made nor why not.'));
  const own = await ownRefund(client, draft);
  if (!own.ok) return own;
  if (own.value) return ok(own.value);
  const refusal = userError(errors, 'to write the refund', clock.now());
  if (refusal.kind !== 'rejected') return err(refusal);
  // These user errors have no codes: what stands there now tells what is the matter.
  const obstacle = await obstacleOf(client, draft, order);
  if (!obstacle.ok) return obstacle;
  return err(obstacle.value === null ? refusal : { ...refusal, kind: 'conflict', obstacle: obstacle.value });
}

async function ownRefund(client: ShopifyClient, draft: RefundDraft): Reply<CreatedRefund | null> {
  const read = await readRefunds(client, [draft.orderRef]);
  if (!read.ok) return read;
  const found = read.value[0]?.refunds.find(({ marker }) => marker === draft.marker);
  return ok(found ? { refundRef: found.refundRef, paid: found.paid, createdAt: found.createdAt } : null);
}

function toInput(draft: RefundDraft, order: WireSuggestible): Result<RefundInput, RefundError> {
  const { orderRef, amount, lines } = draft;
  if (amount.currency !== order.presentmentCurrencyCode) {
    const message = `The sale was in ${order.presentmentCurrencyCode}, so it cannot be refunded in ${amount.currency}.`;
    return err(adapterError('rejected', message, { detail: orderRef }));
  }
  const sale = saleOf(order, draft.saleRef);
  if (amount.minor > 0 && sale === null) {
    const message = 'The payment of the order is not to be found in Shopify.';
    return err({ ...adapterError('conflict', message, { detail: orderRef }), obstacle: 'sale' });
  }
  return ok({
    orderId: orderRef,
    ...(order.currencyCode === order.presentmentCurrencyCode
      ? {}
      : { currency: order.presentmentCurrencyCode as CurrencyCode }),
    note: withMarker(draft.note, draft.marker, NOTE_LENGTH),
    notify: false,
    discrepancyReason: ({ customer: 'CUSTOMER', damage: 'DAMAGE', other: 'OTHER' } as const)[draft.difference],
    ...(draft.processedAt === null ? {} : { processedAt: draft.processedAt.toISOString() }),
    refundLineItems: lines.map(({ storeLineRef, quantity, stockLocationRef }) => ({
      lineItemId: storeLineRef,
      quantity,
      ...(stockLocationRef === null
        ? { restockType: 'NO_RESTOCK' as const }
        : { restockType: 'RETURN' as const, locationId: stockLocationRef }),
    })),
    transactions:
      sale === null || amount.minor === 0
        ? []
        : [
            {
              orderId: orderRef,
              parentId: sale.id,
              gateway: sale.gateway ?? '',
              kind: 'REFUND',
              amount: toDecimal(amount),
            },
          ],
  });
}

/** Null when nothing that we know of stands against it. */
async function obstacleOf(
  client: ShopifyClient,
  draft: RefundDraft,
  order: WireSuggestible,
): Reply<RefundObstacle | null> {
  if (order.cancelledAt !== null) return ok('cancelled');
  const left = await refundableUnits(client, draft.lines);
  if (!left.ok) return left;
  if (draft.lines.some(({ storeLineRef, quantity }) => quantity > (left.value.get(storeLineRef) ?? 0)))
    return ok('quantity');
  if (isOpenReturn(order.returnStatus)) return ok('open-return');
  const maximum: Money | undefined = order.suggestedRefund?.maximumRefundableSet.presentmentMoney;
  if (maximum !== undefined && draft.amount.minor > maximum.minor) return ok('amount');
  const locations = [...new Set(draft.lines.flatMap(({ stockLocationRef }) => stockLocationRef ?? []))];
  if (locations.length > 0) {
    const reply = await client.execute(RefundLocationsDocument, { ids: locations }, wire.refundLocations);
    if (!reply.ok) return reply;
    const active = new Set(reply.value.nodes.flatMap(({ id, isActive }) => (isActive ? [id] : [])));
    if (locations.some((ref) => !active.has(ref))) return ok('stock-location');
  }
  return ok(null);
}

function tooLong(detail: string): AdapterError {
  return adapterError(
    'unexpected-reply',
    'The refunds of the order are too many to be read as a whole. Look at it in Shopify.',
    {
      detail,
    },
  );
}
