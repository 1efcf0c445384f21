/** Taking back an order, or units of it, that were not shipped (reference shopify-admin 5.1 and 6). */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { add, money, times, toDecimal } from '../../core/money.ts';
import type { Money } from '../../core/money.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import type { UserError } from './envelope.ts';
import { userError } from './errors.ts';
import { CancelOrderDocument, RefundableOrderDocument, RefundUnitsDocument } from './generated/operations.ts';
import type { CurrencyCode, RefundInput } from './generated/operations.ts';
import { readPages } from './pages.ts';
import * as wire from './wire.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

/** Shopify's limit for staff notes. */
const NOTE_LENGTH = 255;
const LINES_PER_PAGE = 50;
const PAGES = 20;

export interface CancelRequest {
  readonly orderRef: string;
  readonly restock: boolean;
  readonly note: string;
}

/** Shopify carries it out a moment later; `orders.read` shows when it is done. */
export async function cancelOrder(
  client: ShopifyClient,
  clock: Clock,
  { orderRef, restock, note }: CancelRequest,
): Reply<{ readonly done: true }> {
  const variables = { orderId: orderRef, restock, note: note.slice(0, NOTE_LENGTH) };
  const reply = await client.execute(CancelOrderDocument, variables, wire.cancelOrder);
  if (!reply.ok) return reply;
  const payload = reply.value.orderCancel;
  const errors = payload?.orderCancelUserErrors ?? [];
  if (errors.length > 0) return err(cancelRefusal(errors, clock));
  if (payload?.jobResult?.status === 'FAILED') {
    return err(adapterError('conflict', 'Shopify could not cancel the order. Look at it in Shopify.'));
  }
  if (payload?.job || payload?.jobResult) return ok({ done: true });
  return err(adapterError('unexpected-reply', 'Shopify said neither that the order is being cancelled nor why not.'));
}

function cancelRefusal(errors: readonly UserError[], clock: Clock): AdapterError {
  const { kind, message, ...more } = userError(errors, 'to cancel the order', clock.now());
  const codes = errors.map(({ code }) => code);
  if (codes.includes('INTERNAL_ERROR')) {
    return adapterError('unclear', 'Shopify did not say whether it cancelled the order. We look it up.', more);
  }
  if (codes.includes('NOT_FOUND')) {
    return adapterError('not-found', 'The order does not exist in Shopify any more.', more);
  }
  if (codes.includes('NO_REFUND_PERMISSION')) return adapterError('forbidden', message, more);
  // Already cancelled, shipped, in a return: whichever it is, the order is not what it was when this was decided.
  return adapterError(kind === 'rejected' ? 'conflict' : kind, message, more);
}

export interface ReduceRequest {
  readonly orderRef: string;
  readonly saleRef: string | null;
  readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
  readonly restock: boolean;
  readonly stockLocationRef: string | null;
  readonly note: string;
  readonly idempotencyKey: string;
}

/** An order as far as a refund of unshipped units needs to know it. */
interface Refundable {
  readonly currency: string;
  readonly presentmentCurrency: string;
  readonly cancelled: boolean;
  readonly sale: { readonly id: string; readonly gateway: string } | null;
  readonly refunds: readonly { readonly id: string; readonly note: string | null }[];
  readonly lines: ReadonlyMap<
    string,
    {
      /** Per unit, in the presentment currency. */
      readonly price: Money;
      readonly unshipped: number;
    }
  >;
}

/**
 * The request is built from prices and the payment alone, which never change, so that sending it again is the same to the
 * letter. What stands there is looked at before: without restocking Shopify would take shipped units just as well.
 */
export async function reduceOrder(
  client: ShopifyClient,
  clock: Clock,
  request: ReduceRequest,
): Reply<{ readonly refundRef: string }> {
  const order = await readRefundable(client, request);
  if (!order.ok) return order;
  const input = toRefundInput(request, order.value);
  if (!input.ok) return input;
  const cannot = whyNot(request, order.value);
  if (cannot !== null) {
    // An earlier attempt of this very request may be what took them.
    const own = order.value.refunds.find(({ note }) => note !== null && note !== '' && note === request.note);
    return own ? ok({ refundRef: own.id }) : err(adapterError('conflict', cannot));
  }
  const variables = { input: input.value, key: request.idempotencyKey };
  const reply = await client.execute(RefundUnitsDocument, variables, wire.refundUnits);
  if (!reply.ok) return reply;
  const payload = reply.value.refundCreate;
  if (payload?.refund) return ok({ refundRef: payload.refund.id });
  const errors = payload?.userErrors ?? [];
  if (errors.length > 0) return err(await reduceRefusal(client, clock, request, errors));
  return err(adapterError('unexpected-reply', 'Shopify said neither that the units were taken off nor why not.'));
}

/** These user errors have no codes, so what stands there now tells what is the matter. */
async function reduceRefusal(
  client: ShopifyClient,
  clock: Clock,
  request: ReduceRequest,
  errors: readonly UserError[],
): Promise<AdapterError> {
  const { message, ...said } = userError(errors, 'to take units off the order', clock.now());
  const order = await readRefundable(client, request);
  const cannot = order.ok ? whyNot(request, order.value) : null;
  if (said.kind !== 'rejected' || cannot === null) return { ...said, message };
  return { ...said, kind: 'conflict', message: cannot };
}

/** Null when it can be done. */
function whyNot({ lines }: ReduceRequest, order: Refundable): string | null {
  if (order.cancelled) return 'The order is cancelled in Shopify already.';
  for (const { storeLineRef, quantity } of lines) {
    const left = order.lines.get(storeLineRef)?.unshipped ?? 0;
    if (left >= quantity) continue;
    const units = left === 0 ? 'no unit' : `only ${left} of ${quantity} units`;
    return `Shopify has ${units} of a line left to cancel; the others were shipped or cancelled before.`;
  }
  return null;
}

async function readRefundable(client: ShopifyClient, { orderRef, saleRef }: ReduceRequest): Reply<Refundable> {
  let head: Omit<Refundable, 'lines'> | null = null;
  const found = await readPages(PAGES, async (after) => {
    const variables = { id: orderRef, lines: LINES_PER_PAGE, after };
    const reply = await client.execute(RefundableOrderDocument, variables, wire.refundableOrder);
    if (!reply.ok) return reply;
    const { order } = reply.value;
    if (order === null) return err(adapterError('not-found', 'The order does not exist in Shopify any more.'));
    const sale = order.transactions.find(({ id, kind, status }) =>
      saleRef === null ? kind === 'SALE' && status === 'SUCCESS' : id === saleRef,
    );
    head = {
      currency: order.currencyCode,
      presentmentCurrency: order.presentmentCurrencyCode,
      cancelled: order.cancelledAt !== null,
      sale: sale ? { id: sale.id, gateway: sale.gateway ?? '' } : null,
      refunds: order.refunds,
    };
    return ok(order.lineItems);
  });
  if (!found.ok) return found;
  if (found.value === null || head === null) {
    return err(adapterError('unexpected-reply', 'The order is too long to be read as a whole. Look at it in Shopify.'));
  }
  const lines = new Map(
    found.value.map(({ id, unfulfilledQuantity, discountedUnitPriceSet }) => [
      id,
      { price: discountedUnitPriceSet.presentmentMoney, unshipped: unfulfilledQuantity },
    ]),
  );
  return ok({ ...(head as Omit<Refundable, 'lines'>), lines });
}

/** Prices contain the tax, as we create orders. */
function toRefundInput(request: ReduceRequest, order: Refundable): Result<RefundInput, AdapterError> {
  const { orderRef, lines, restock, stockLocationRef, note, saleRef } = request;
  const refused = (message: string, detail: string) => err(adapterError('rejected', message, { detail }));
  if (restock && stockLocationRef === null) {
    return refused('Units can be put back into stock only at a stock location, and none was named.', orderRef);
  }
  if (saleRef !== null && order.sale === null) {
    return refused('The payment of the order is not to be found in Shopify.', `${saleRef} of ${orderRef}`);
  }
  let total = money(0, order.presentmentCurrency);
  for (const { storeLineRef, quantity } of lines) {
    const line = order.lines.get(storeLineRef);
    if (!line)
      return refused('A line to be cancelled is not on the order in Shopify.', `${storeLineRef} of ${orderRef}`);
    total = add(total, times(line.price, quantity));
  }
  const restocking = restock
    ? { restockType: 'CANCEL' as const, locationId: stockLocationRef }
    : { restockType: 'NO_RESTOCK' as const };
  const { sale } = order;
  return ok({
    orderId: orderRef,
    ...(order.currency === order.presentmentCurrency ? {} : { currency: order.presentmentCurrency as CurrencyCode }),
    note,
    notify: false,
    refundLineItems: lines.map(({ storeLineRef, quantity }) => ({
      lineItemId: storeLineRef,
      quantity,
      ...restocking,
    })),
    transactions:
      sale === null || total.minor === 0
        ? []
        : [{ orderId: orderRef, parentId: sale.id, gateway: sale.gateway, kind: 'REFUND', amount: toDecimal(total) }],
  });
}
