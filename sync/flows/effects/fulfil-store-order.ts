import { z } from 'zod';
import { cleanTracking } from '../../core/carriers.ts';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import type { ShopId } from '../../core/ids.ts';
import { err, type Result } from '../../core/result.ts';
import type { StoreFulfilment, StoreOrderState } from '../../core/store-types.ts';
import type { ShopTx } from '../../persistence/database.ts';
import type { EffectRow } from '../../persistence/effects.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { lockPlace } from '../../persistence/orders.ts';
import { hintAtShipments, loadShipment, setShipment, shipmentsOf } from '../../persistence/shipments.ts';
import { MINUTE, SECOND, type FlowContext } from '../context.ts';
import { shipmentSubject } from '../note-shipments.ts';
import { handled, isHandled } from './handled.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { placeSchema } from './report-request.ts';
import { retryAt } from './run-effect.ts';

const requestSchema = z.object({
  orderId: z.string(),
  shipmentId: z.string(),
  storeId: z.string(),
  place: placeSchema,
  storeOrderRef: z.string(),
  lines: z.array(z.object({ lineId: z.string(), storeLineRef: z.string(), quantity: z.int(), title: z.string() })),
  carrier: z.string().nullable(),
  trackingNumber: z.string(),
});
export type FulfilRequest = z.infer<typeof requestSchema>;

const resultSchema = z.object({ fulfilmentRefs: z.array(z.string()) });
type FulfilResult = z.infer<typeof resultSchema>;

/**
 * Ships units of a store order with the tracking of the channel's own label. The store's call is not idempotent: before
 * every attempt the order is read, what carries this tracking already counts as done, and only what is left is shipped.
 */
export const fulfilStoreOrder: EffectDefinition<FulfilRequest, FulfilResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 100 * SECOND,
  settleMs: MINUTE / 2,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<FulfilResult>> {
    const shopId = effect.shopId as ShopId;
    if (await isHandled(context, shopId, request.orderId)) return { kind: 'rejected', error: handled() };
    const store = await context.store(shopId, request.storeId);
    if (!store.fulfilments) return { kind: 'rejected', error: cannotShip() };
    const order = await readOrder(context, effect, request);
    if (!order.ok) {
      if (order.error.kind === 'not-found') return { kind: 'rejected', error: order.error };
      return { kind: 'again', at: retryAt(context, effect, order.error), error: order.error };
    }
    const { missing, refs, short } = compare(request, order.value);
    if (missing.length === 0) return { kind: 'done', result: { fulfilmentRefs: refs } };
    if (short) return { kind: 'rejected', error: shippedOtherwise() };
    const reply = await store.fulfilments.create({
      orderRef: request.storeOrderRef,
      lines: missing,
      carrier: request.carrier,
      trackingNumber: request.trackingNumber,
    });
    if (reply.ok) return { kind: 'done', result: { fulfilmentRefs: [...refs, ...reply.value.fulfilmentRefs] } };
    const { error } = reply;
    switch (error.kind) {
      case 'unclear':
      case 'unexpected-reply':
        return { kind: 'unclear', error };
      case 'rejected':
      case 'conflict':
      case 'not-found':
        return { kind: 'rejected', error };
      case 'auth':
      case 'forbidden':
      case 'rate-limited':
      case 'temporary':
        return { kind: 'again', at: retryAt(context, effect, error), error };
    }
  },

  async resolve(context, effect, request): Promise<ResolveOutcome<FulfilResult>> {
    const order = await readOrder(context, effect, request);
    if (!order.ok) {
      return order.error.kind === 'not-found'
        ? { kind: 'conflict', error: order.error }
        : { kind: 'unsure', error: order.error };
    }
    const { missing, refs } = compare(request, order.value);
    return missing.length === 0 ? { kind: 'done', result: { fulfilmentRefs: refs } } : { kind: 'absent' };
  },

  async onDone(tx, context, _effect, request, result) {
    const now = context.clock.now();
    const rows = await shipmentsOf(tx, request.orderId);
    const row = rows.find(({ id }) => id === request.shipmentId);
    const ref = result.fulfilmentRefs.find((one) => !rows.some(({ storeFulfilmentRef }) => storeFulfilmentRef === one));
    if (row) {
      const binds = row.storeFulfilmentRef === null && ref !== undefined;
      await setShipment(
        tx,
        row,
        {
          state: 'not-needed',
          reason: { state: 'Shipped in the store with the channel’s own label; the channel knows its tracking.' },
          ...(binds ? { storeFulfilmentRef: ref } : {}),
        },
        now,
      );
    }
    await hintAtShipments(tx, [request.orderId], now);
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Shipped with the channel’s label',
      outcome: [request.carrier, request.trackingNumber].filter((part) => part !== null).join(' '),
      payload: { fulfilments: result.fulfilmentRefs },
      at: now,
    });
    await settleAttention(tx, shipmentSubject(request.shipmentId), now);
  },

  async onRejected(tx, context, _effect, request, error) {
    if (error.message === HANDLED_BY_HAND) return;
    await notShipped(tx, context, request, error);
  },
  onPerson: (tx, context, _effect, request, error) => notShipped(tx, context, request, error),
};

async function readOrder(
  context: FlowContext,
  effect: EffectRow,
  request: FulfilRequest,
): Promise<Result<StoreOrderState, AdapterError>> {
  const store = await context.store(effect.shopId as ShopId, request.storeId);
  const read = await store.orders.read?.([request.storeOrderRef]);
  if (!read) return err(cannotShip());
  if (!read.ok) return read;
  const [order] = read.value;
  return order ? { ok: true, value: order } : err(adapterError('not-found', 'The order is no longer in the store.'));
}

/** What already ships with this tracking, and what is still to be shipped. `short`: less is left than that. */
function compare(request: FulfilRequest, order: StoreOrderState) {
  const ours = order.fulfilments.filter(
    ({ status, trackings }) =>
      status === 'success' && trackings.some(({ number }) => cleanTracking(number).number === request.trackingNumber),
  );
  const missing = request.lines.flatMap(({ storeLineRef, quantity }) => {
    const left = quantity - unitsOn(ours, storeLineRef);
    return left > 0 ? [{ storeLineRef, quantity: left }] : [];
  });
  const short = missing.some(({ storeLineRef, quantity }) => {
    const line = order.lines.find((entry) => entry.storeLineRef === storeLineRef);
    return (line?.unfulfilledQuantity ?? 0) < quantity;
  });
  return { missing, refs: ours.map(({ ref }) => ref), short };
}

function unitsOn(fulfilments: readonly StoreFulfilment[], storeLineRef: string): number {
  return fulfilments
    .flatMap(({ lines }) => lines)
    .filter((line) => line.storeLineRef === storeLineRef)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

async function notShipped(
  tx: ShopTx,
  context: FlowContext,
  request: FulfilRequest,
  error: AdapterError,
): Promise<void> {
  const now = context.clock.now();
  const row = await loadShipment(tx, request.shipmentId);
  // The units count as untouched for nobody: a person decides, since shipping them again by itself would repeat the refusal.
  const what = request.lines.map(({ title, quantity }) => `${quantity} × “${title}”`).join(', ');
  const tracking = [request.carrier, request.trackingNumber].filter((part) => part !== null).join(' ');
  const message = `The channel’s label could not be used to ship in the store: ${error.message} Ship ${what} there with ${tracking}.`;
  if (row) await setShipment(tx, row, { state: 'refused', reason: { state: message } }, now);
  await logCommunication(tx, {
    orderId: request.orderId,
    direction: 'to-store',
    action: 'Not shipped with the channel’s label',
    outcome: error.message,
    at: now,
  });
  await raiseAttention(tx, {
    kind: 'shipment-label-refused',
    subject: shipmentSubject(request.shipmentId),
    orderId: request.orderId,
    message,
    now,
  });
}

function cannotShip(): AdapterError {
  return adapterError('rejected', 'This store cannot be told about shipments by the app.');
}

function shippedOtherwise(): AdapterError {
  return adapterError('conflict', 'Some of the units were shipped or cancelled in the store meanwhile.');
}
