/** Returns that the shop keeps itself: opening one, saying what came back, closing it (reference shopify-admin 5.3 and 5.4). */
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { toDecimal } from '../../core/money.ts';
import { withMarker } from '../../core/refund-marker.ts';
import type {
  CreatedRefund,
  RefundError,
  StoreReturn,
  StoreReturnDraft,
  StoreReturnProcessing,
} from '../../core/refund-types.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import type { UserError } from './envelope.ts';
import { userError } from './errors.ts';
import {
  CloseReturnDocument,
  CreateReturnDocument,
  ProcessReturnDocument,
  ReturnableUnitsDocument,
  ReturnToProcessDocument,
} from './generated/operations.ts';
import type { CurrencyCode, ReturnProcessInput } from './generated/operations.ts';
import { readPages } from './pages.ts';
import { readRefunds } from './refunds.ts';
import { RETURN_LINES, toReturn, tooLong } from './return-reading.ts';
import * as wire from './wire-refunds.ts';
import type { WireReturnToProcess } from './wire-refunds.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

/** Shopify's limit for the note of a line. */
const NOTE_LENGTH = 255;
const PAGES = 20;

/** Opens one that is approved at once, over the shipped units of each line in whatever parcels they left. */
export async function createReturn(client: ShopifyClient, clock: Clock, draft: StoreReturnDraft): Reply<StoreReturn> {
  const parcels = await readPages(PAGES, async (after) => {
    const reply = await client.execute(ReturnableUnitsDocument, { id: draft.orderRef, after }, wire.returnableUnits);
    return reply.ok ? ok(reply.value.returnableFulfillments) : reply;
  });
  if (!parcels.ok) return parcels;
  const cut = parcels.value?.some((one) => one.returnableFulfillmentLineItems.pageInfo.hasNextPage) ?? true;
  if (parcels.value === null || cut) return err(tooLong(draft.orderRef));
  const units = parcels.value.flatMap(({ returnableFulfillmentLineItems }) =>
    returnableFulfillmentLineItems.nodes.map(({ quantity, fulfillmentLineItem }) => ({
      id: fulfillmentLineItem.id,
      storeLineRef: fulfillmentLineItem.lineItem.id,
      left: quantity,
    })),
  );
  const returnLineItems: { fulfillmentLineItemId: string; quantity: number; returnReasonNote: string }[] = [];
  for (const { storeLineRef, quantity, note } of draft.lines) {
    let wanted = quantity;
    for (const part of units.filter((one) => one.storeLineRef === storeLineRef)) {
      const taken = Math.min(wanted, part.left);
      if (taken <= 0) continue;
      part.left -= taken;
      wanted -= taken;
      returnLineItems.push({
        fulfillmentLineItemId: part.id,
        quantity: taken,
        returnReasonNote: withMarker(note, draft.marker, NOTE_LENGTH),
      });
    }
    if (wanted > 0) {
      const message = 'Shopify has fewer shipped units of a line left than are to come back.';
      return err(adapterError('conflict', message, { detail: `${storeLineRef}: ${wanted} too many` }));
    }
  }
  const input = {
    orderId: draft.orderRef,
    returnLineItems,
    ...(draft.requestedAt === null ? {} : { requestedAt: draft.requestedAt.toISOString() }),
  };
  const created = await client.execute(CreateReturnDocument, { input, lines: RETURN_LINES }, wire.createReturn);
  if (!created.ok) return created;
  const payload = created.value.returnCreate;
  if (payload?.return) return ok(toReturn(payload.return, draft.orderRef));
  return err(refusalOf(payload?.userErrors ?? [], 'to open the return', clock));
}

/**
 * Says what came back and gives the money back, in one call; closes the return when nothing is left open. A refund with the
 * marker may stand there from an earlier attempt: the caller looks before it repeats.
 */
export async function processReturn(
  client: ShopifyClient,
  clock: Clock,
  request: StoreReturnProcessing,
): Promise<Result<{ readonly refund: CreatedRefund | null; readonly closed: boolean }, RefundError>> {
  const target = await client.execute(
    ReturnToProcessDocument,
    { id: request.returnRef, lines: RETURN_LINES },
    wire.returnToProcess,
  );
  if (!target.ok) return target;
  const found = target.value.return;
  if (found === null) return err(adapterError('not-found', 'The return does not exist in Shopify any more.'));
  const input = toProcessing(request, found);
  if (!input.ok) return input;
  const reply = await client.execute(
    ProcessReturnDocument,
    { input: input.value, lines: RETURN_LINES },
    wire.processReturn,
  );
  if (!reply.ok) return reply;
  const payload = reply.value.returnProcess;
  if (!payload?.return) return err(refusalOf(payload?.userErrors ?? [], 'to process the return', clock));
  // From here on it is done: what cannot be read or closed now is looked at again by whoever asks.
  const refunds = await readRefunds(client, [request.orderRef]);
  const own = refunds.ok ? refunds.value[0]?.refunds.find(({ marker }) => marker === request.marker) : undefined;
  const refund = own ? { refundRef: own.refundRef, paid: own.paid, createdAt: own.createdAt } : null;
  const open = payload.return.returnLineItems.nodes.some(({ unprocessedQuantity }) => unprocessedQuantity > 0);
  return ok({ refund, closed: open ? false : await close(client, request.returnRef) });
}

async function close(client: ShopifyClient, id: string): Promise<boolean> {
  const reply = await client.execute(CloseReturnDocument, { id }, wire.closeReturn);
  return reply.ok && reply.value.returnClose?.return?.status === 'CLOSED';
}

function toProcessing(
  { returnRef, lines, refund, note, marker }: StoreReturnProcessing,
  found: WireReturnToProcess,
): Result<ReturnProcessInput, RefundError> {
  if (found.status !== 'OPEN') {
    return err(adapterError('conflict', 'The return is not open in Shopify any more.', { detail: found.status }));
  }
  const reverse = found.reverseFulfillmentOrders.nodes.flatMap(({ lineItems }) => lineItems.nodes);
  const returnLineItems = [];
  for (const { returnLineRef, quantity, stockLocationRef } of lines) {
    const line = found.returnLineItems.nodes.find(({ id }) => id === returnLineRef);
    const back = reverse.find(({ fulfillmentLineItem }) => fulfillmentLineItem?.id === line?.fulfillmentLineItem.id);
    if (!line || line.unprocessedQuantity < quantity) {
      const message = 'The return in Shopify has fewer units of a line left than came back.';
      return err({ ...adapterError('conflict', message, { detail: returnLineRef }), obstacle: 'quantity' });
    }
    const disposition =
      stockLocationRef === null
        ? { dispositionType: 'NOT_RESTOCKED' as const }
        : { dispositionType: 'RESTOCKED' as const, locationId: stockLocationRef };
    returnLineItems.push({
      id: returnLineRef,
      quantity,
      dispositions: back ? [{ reverseFulfillmentOrderLineItemId: back.id, quantity, ...disposition }] : [],
    });
  }
  const sale = found.order.transactions.find(({ id, kind, status }) =>
    refund === null || refund.saleRef === null ? kind === 'SALE' && status === 'SUCCESS' : id === refund.saleRef,
  );
  if (refund !== null && !sale) {
    const message = 'The payment of the order is not to be found in Shopify.';
    return err({ ...adapterError('conflict', message), obstacle: 'sale' });
  }
  return ok({
    returnId: returnRef,
    note: withMarker(note, marker, NOTE_LENGTH),
    notifyCustomer: false,
    returnLineItems,
    ...(refund === null || !sale
      ? {}
      : {
          financialTransfer: {
            issueRefund: {
              orderTransactions: [
                {
                  parentId: sale.id,
                  transactionAmount: {
                    amount: toDecimal(refund.amount),
                    currencyCode: refund.amount.currency as CurrencyCode,
                  },
                },
              ],
            },
          },
        }),
  });
}

function refusalOf(errors: readonly UserError[], attempt: string, clock: Clock): AdapterError {
  if (errors.length === 0) {
    return adapterError('unexpected-reply', 'Shopify said neither that the return was changed nor why not.');
  }
  const refusal = userError(errors, attempt, clock.now());
  // The order or the return is not what it was when this was decided.
  return refusal.kind === 'rejected' ? { ...refusal, kind: 'conflict' } : refusal;
}
