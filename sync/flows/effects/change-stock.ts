import { z } from 'zod';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import { openRequest, type EffectRow } from '../../persistence/effects.ts';
import { firstDoubtfulAttempt } from '../../persistence/effect-attempts.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { lockPlace, updateOrder } from '../../persistence/orders.ts';
import { consumeReservation } from '../../persistence/reservations.ts';
import { derivedId } from '../../platform/ids.ts';
import { later, MINUTE, SECOND, type FlowContext } from '../context.ts';
import { handled, isHandled } from './handled.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { retryAt } from './run-effect.ts';

const requestSchema = z.object({
  orderId: z.string(),
  lineId: z.string(),
  storeId: z.string(),
  place: z.object({
    channel: z.enum(CHANNEL_KEYS),
    environment: z.enum(['production', 'sandbox']),
    locationId: z.string(),
  }),
  inventoryItemRef: z.string(),
  stockLocationRef: z.string(),
  /** Negative lowers. */
  delta: z.int(),
  /** Shown in the store's stock history. */
  reference: z.string(),
  /** What the merchant calls the product. */
  title: z.string(),
  /** Raising puts back what this effect has lowered: it waits for it, and is pointless if it came to nothing. */
  afterEffectId: z.string().nullable(),
});
export type ChangeStockRequest = z.infer<typeof requestSchema>;

const resultSchema = z.object({ changed: z.int(), tracked: z.boolean() });
type ChangeStockResult = z.infer<typeof resultSchema>;

/** Namespace of the keys the store tells repeated changes by. */
const KEYS = '0f2b6a0e-6f0c-5d3e-9d61-5f6f0b8f7a41';
/** The store remembers a key for 24 hours (reference shopify-admin 3.3); a repetition near the end would be a gamble. */
const KEY_LASTS = 20 * 60 * MINUTE;
const KEY_SPENT = 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED';

/**
 * One relative change of the store's stock. The store remembers the key of a change, so one that is unclear is settled by
 * sending the very same request again while the key lasts; after that only a person can tell, since a stock level does not
 * show which changes it is made of.
 */
export const changeStock: EffectDefinition<ChangeStockRequest, ChangeStockResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 50 * SECOND,
  settleMs: 5 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<ChangeStockResult>> {
    if (await isHandled(context, effect.shopId as ShopId, request.orderId))
      return { kind: 'rejected', error: handled() };
    const turn = await whoseTurn(context, effect, request);
    if (turn) return turn;
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    if (!store.stock) return { kind: 'rejected', error: cannotChange() };
    if (effect.attempts === 0) {
      const { inventoryItemRef, stockLocationRef } = request;
      const read = await store.stock.read({
        inventoryItemRefs: [inventoryItemRef],
        stockLocationRefs: [stockLocationRef],
      });
      if (!read.ok) return { kind: 'again', at: retryAt(context, effect, read.error), error: read.error };
      const item = read.value.find((entry) => entry.inventoryItemRef === inventoryItemRef);
      if (!item) return { kind: 'rejected', error: noItem() };
      if (!item.tracked) return { kind: 'done', result: { changed: 0, tracked: false } };
    }
    const reply = await store.stock.change(changeOf(effect, request));
    if (reply.ok) return { kind: 'done', result: { changed: request.delta, tracked: true } };
    const { error } = reply;
    if (keySpent(error)) return { kind: 'again', at: context.clock.now(), error, request };
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
        await tellNoPermission(context, effect, request, error);
        return { kind: 'again', at: retryAt(context, effect, error), error };
      case 'rate-limited':
      case 'temporary':
        return { kind: 'again', at: retryAt(context, effect, error), error };
    }
  },

  async resolve(context, effect, request): Promise<ResolveOutcome<ChangeStockResult>> {
    const since = await context.database.withShop(effect.shopId as ShopId, (tx) => firstDoubtfulAttempt(tx, effect));
    const now = context.clock.now();
    if (now >= later(since ?? effect.firstAttemptAt ?? now, context.scale(KEY_LASTS))) {
      return { kind: 'person', error: tooLate() };
    }
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    if (!store.stock) return { kind: 'person', error: cannotChange() };
    const reply = await store.stock.change(changeOf(effect, request));
    if (reply.ok) return { kind: 'done', result: { changed: request.delta, tracked: true } };
    const { error } = reply;
    // Proof that nothing was executed; sending it then meets the same and begins a new generation.
    if (keySpent(error)) return { kind: 'absent' };
    if (error.kind === 'rejected' || error.kind === 'not-found') return { kind: 'person', error };
    return { kind: 'unsure', error };
  },

  async onDone(tx, context, effect, request, result) {
    const now = context.clock.now();
    if (result.changed !== 0) {
      await tx.db.orderLine.updateMany({
        where: { shopId: tx.shopId, id: request.lineId },
        data: { stockLowered: { increment: -result.changed } },
      });
    }
    if (request.delta < 0) {
      const line = await tx.db.orderLine.findUnique({
        where: { shopId_id: { shopId: tx.shopId, id: request.lineId } },
      });
      if (line) await consumeReservation(tx, { lineId: line.id, placedQuantity: line.quantity, now });
      // To see whether more was sold than there is.
      await updateOrder(tx, request.orderId, { placeDueAt: now }, now);
    }
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: request.delta < 0 ? 'Stock lowered' : 'Stock raised',
      outcome: result.tracked
        ? `“${request.title}” by ${units(request.delta)}`
        : `“${request.title}” is not tracked by the store, so there was nothing to change`,
      payload: { inventoryItemRef: request.inventoryItemRef, stockLocationRef: request.stockLocationRef, ...result },
      at: now,
    });
    await settleAttention(tx, subjectOf(effect), now);
  },

  async onRejected(tx, context, effect, request, error) {
    if (error.detail === POINTLESS || error.message === HANDLED_BY_HAND) return;
    await tell(tx, context, effect, request, `The store refused to ${what(request)}: ${error.message}`);
  },

  async onPerson(tx, context, effect, request, error) {
    await tell(
      tx,
      context,
      effect,
      request,
      `It is not known whether the store did ${what(request)}: ${error.message} Look into the stock history there. Retry if it is missing; mark the order as handled if it is there.`,
    );
  },
};

const POINTLESS = 'nothing-was-lowered';

/** Raising comes after lowering. Null: it is this effect's turn. */
async function whoseTurn(
  context: FlowContext,
  effect: EffectRow,
  request: ChangeStockRequest,
): Promise<SendOutcome<never> | null> {
  const { afterEffectId } = request;
  if (afterEffectId === null) return null;
  const first = await context.database.withShop(effect.shopId as ShopId, (tx) =>
    tx.db.effect.findUnique({ where: { shopId_id: { shopId: tx.shopId, id: afterEffectId } } }),
  );
  const result = first?.state === 'done' ? resultSchema.safeParse(first.result) : null;
  if (result?.success && result.data.changed !== 0) return null;
  if (!first || first.state === 'rejected' || first.state === 'done') {
    const error = adapterError('rejected', 'The stock was never lowered, so there is nothing to put back.', {
      detail: POINTLESS,
    });
    return { kind: 'rejected', error };
  }
  const error = adapterError('temporary', 'The stock has not been lowered yet; it is put back after that.');
  return { kind: 'again', at: retryAt(context, effect, error), error };
}

/** The same for each attempt of a generation, so that the store can tell a repetition. */
function changeOf(effect: EffectRow, request: ChangeStockRequest) {
  const { inventoryItemRef, stockLocationRef, delta, reference } = request;
  const idempotencyKey = derivedId(KEYS, effect.id, effect.generation);
  return { inventoryItemRef, stockLocationRef, delta, reference, idempotencyKey };
}

/** What an effect of this kind was to change; for {@link raiseStock}. */
export function stockChangeOf(context: FlowContext, row: EffectRow): ChangeStockRequest {
  return requestSchema.parse(openRequest(context.encryption, row));
}

function keySpent(error: AdapterError): boolean {
  return error.detail?.includes(KEY_SPENT) ?? false;
}

function subjectOf(effect: EffectRow): string {
  return `stock:${effect.id}`;
}

function units(delta: number): string {
  const count = Math.abs(delta);
  return count === 1 ? '1 unit' : `${count} units`;
}

function what({ delta, title }: ChangeStockRequest): string {
  return `${delta < 0 ? 'lower' : 'raise'} the stock of “${title}” by ${units(delta)}`;
}

function cannotChange(): AdapterError {
  return adapterError('rejected', 'This kind of store does not let the app change its stock. Change it by hand.');
}

function noItem(): AdapterError {
  return adapterError('not-found', 'The product is not in the store any more. Correct the stock by hand if need be.');
}

function tooLate(): AdapterError {
  return adapterError(
    'unclear',
    'The store’s reply was lost, and it remembers a change for a day only, so sending it again could count it twice.',
  );
}

async function tellNoPermission(
  context: FlowContext,
  effect: EffectRow,
  request: ChangeStockRequest,
  error: AdapterError,
): Promise<void> {
  await context.database.withShop(effect.shopId as ShopId, (tx) =>
    raiseAttention(tx, {
      kind: 'stock-not-allowed',
      subject: subjectOf(effect),
      orderId: request.orderId,
      message: `The app may not ${what(request)}: ${error.message} Grant the permission to change inventory (write_inventory) by opening the app in the store; it goes on by itself then.`,
      now: context.clock.now(),
    }),
  );
}

async function tell(
  tx: Parameters<typeof raiseAttention>[0],
  context: FlowContext,
  effect: EffectRow,
  request: ChangeStockRequest,
  message: string,
): Promise<void> {
  const now = context.clock.now();
  await logCommunication(tx, {
    orderId: request.orderId,
    direction: 'to-store',
    action: 'Stock not changed',
    outcome: message,
    at: now,
  });
  await raiseAttention(tx, {
    kind: 'stock-change-failed',
    subject: subjectOf(effect),
    orderId: request.orderId,
    message,
    now,
  });
}
