import { z } from 'zod';
import { storeUnits, unitsText } from '../../core/cancellations.ts';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import { firstDoubtfulAttempt } from '../../persistence/effect-attempts.ts';
import type { EffectRow } from '../../persistence/effects.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { lockPlace, updateOrder } from '../../persistence/orders.ts';
import { derivedId } from '../../platform/ids.ts';
import { later, MINUTE, SECOND, TIMING, type FlowContext } from '../context.ts';
import { handled, isHandled } from './handled.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { retryAt } from './run-effect.ts';

const requestSchema = z.object({
  orderId: z.string(),
  storeId: z.string(),
  place: z.object({
    channel: z.enum(CHANNEL_KEYS),
    environment: z.enum(['production', 'sandbox']),
    locationId: z.string(),
  }),
  storeOrderRef: z.string(),
  /** As merchants see the order, e.g. `#1001`. */
  name: z.string(),
  saleRef: z.string().nullable(),
  lines: z
    .array(
      z.object({
        storeLineRef: z.string(),
        title: z.string(),
        quantity: z.int().positive(),
        /** Units that were off the line already when this was planned; it is only sent while that is so. */
        cancelledBefore: z.int().nonnegative(),
      }),
    )
    .readonly(),
  restock: z.boolean(),
  stockLocationRef: z.string().nullable(),
  note: z.string(),
});
export type ReduceStoreOrderRequest = z.infer<typeof requestSchema>;

const resultSchema = z.object({
  /** Tells the store's refund as our own; null when the store only shows that the units are gone. */
  refundRef: z.string().nullable(),
});
type ReduceResult = z.infer<typeof resultSchema>;

/** Namespace of the keys the store tells repeated writes by. */
const KEYS = '5b0c9c2e-7d3a-5a54-8f2e-3f0f7c1d9a66';
/** The store remembers a key for 24 hours (reference shopify-admin 3.3); a repetition near the end would be a gamble. */
const KEY_LASTS = 20 * 60 * MINUTE;
const KEY_SPENT = 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED';

/** Marks the store's refund as the one that this write made; no two writes share it. */
export function noteMark(key: string): string {
  return `[${derivedId(KEYS, key).slice(0, 13)}]`;
}

/**
 * Takes units off a store order that were not shipped. The store remembers the key of a write, so one that is unclear is
 * settled by sending the very same request again while the key lasts; after that the order itself shows whether the units
 * are gone.
 */
export const reduceStoreOrder: EffectDefinition<ReduceStoreOrderRequest, ReduceResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 50 * SECOND,
  settleMs: 5 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<ReduceResult>> {
    if (await isHandled(context, effect.shopId as ShopId, request.orderId))
      return { kind: 'rejected', error: handled() };
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    if (!store.orders.reduce) return { kind: 'rejected', error: cannotReduce() };
    // Planned means that no attempt was executed: whoever has changed the order since was somebody else.
    const found = await lookUp(context, effect, request);
    if (found === 'unknown') {
      const error = adapterError('temporary', 'The order could not be read in the store.');
      return { kind: 'again', at: retryAt(context, effect, error), error };
    }
    if (found !== 'before') return { kind: 'rejected', error: movedOn() };
    const reply = await store.orders.reduce(asked(effect, request));
    if (reply.ok) return { kind: 'done', result: { refundRef: reply.value.refundRef } };
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

  async resolve(context, effect, request): Promise<ResolveOutcome<ReduceResult>> {
    const since = await context.database.withShop(effect.shopId as ShopId, (tx) => firstDoubtfulAttempt(tx, effect));
    const now = context.clock.now();
    if (now >= later(since ?? effect.firstAttemptAt ?? now, context.scale(KEY_LASTS))) {
      return judge(await lookUp(context, effect, request));
    }
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    if (!store.orders.reduce) return { kind: 'person', error: cannotReduce() };
    const reply = await store.orders.reduce(asked(effect, request));
    if (reply.ok) return { kind: 'done', result: { refundRef: reply.value.refundRef } };
    const { error } = reply;
    // Proof that nothing was executed; sending it then meets the same and begins a new generation.
    if (keySpent(error)) return { kind: 'absent' };
    if (['conflict', 'rejected', 'not-found'].includes(error.kind)) {
      // The units are gone, or shipped: the order as it stands says what is left to do.
      const found = await lookUp(context, effect, request);
      return found === 'after' ? { kind: 'done', result: { refundRef: null } } : { kind: 'conflict', error };
    }
    return { kind: 'unsure', error };
  },

  async onDone(tx, context, _effect, request) {
    const now = context.clock.now();
    const due = later(now, context.scale(TIMING.storeCheckSoon));
    await updateOrder(tx, request.orderId, { storeCheckDueAt: due }, now);
    await settleAttention(tx, subjectOf(request), now);
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Units taken off the order',
      outcome: `${unitsOf(request)} of order ${request.name}, ${request.restock ? 'put back into stock' : 'not put back into stock'}`,
      payload: {
        storeOrderRef: request.storeOrderRef,
        lines: request.lines.map(({ storeLineRef, quantity }) => ({ storeLineRef, quantity })),
        stockLocationRef: request.stockLocationRef,
      },
      at: now,
    });
  },

  async onRejected(tx, context, _effect, request, error) {
    if (error.message === HANDLED_BY_HAND) return;
    const now = context.clock.now();
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Units not taken off the order',
      outcome: error.message,
      at: now,
    });
    // The order is not what it was when this was planned: read, compared and decided anew.
    await updateOrder(tx, request.orderId, { storeCheckDueAt: now }, now);
  },

  async onPerson(tx, context, _effect, request, error) {
    await raiseAttention(tx, {
      kind: 'store-cancel-unclear',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `It is not known whether ${unitsOf(request)} were taken off order ${request.name} in the store: ${error.message} Look there, and take them off by hand if they are still on it.`,
      now: context.clock.now(),
    });
  },
};

/** The same for each attempt of a generation, so that the store can tell a repetition. */
function asked(effect: EffectRow, request: ReduceStoreOrderRequest) {
  const { storeOrderRef: orderRef, saleRef, restock, stockLocationRef, note } = request;
  const lines = request.lines.map(({ storeLineRef, quantity }) => ({ storeLineRef, quantity }));
  const idempotencyKey = derivedId(KEYS, effect.id, effect.generation);
  return { orderRef, saleRef, lines, restock, stockLocationRef, note, idempotencyKey };
}

type Found = 'before' | 'after' | 'between' | 'unknown';

/** How the order stands: as when this was planned, as it would be after it, or otherwise. */
async function lookUp(context: FlowContext, effect: EffectRow, request: ReduceStoreOrderRequest): Promise<Found> {
  const store = await context.store(effect.shopId as ShopId, request.storeId);
  const read = await store.orders.read?.([request.storeOrderRef]);
  if (!read?.ok) return 'unknown';
  const state = read.value.find(({ orderRef }) => orderRef === request.storeOrderRef);
  if (!state) return 'between';
  const gone = request.lines.map(
    (line) => (storeUnits(state, line.storeLineRef)?.cancelled ?? Number.NaN) - line.cancelledBefore,
  );
  if (gone.every((units) => units === 0)) return 'before';
  return request.lines.every((line, index) => (gone[index] ?? 0) >= line.quantity) ? 'after' : 'between';
}

function judge(found: Found): ResolveOutcome<ReduceResult> {
  switch (found) {
    case 'before':
      return { kind: 'absent' };
    case 'after':
      return { kind: 'done', result: { refundRef: null } };
    case 'between':
      return { kind: 'conflict', error: movedOn() };
    case 'unknown':
      return { kind: 'unsure', error: null };
  }
}

function keySpent(error: AdapterError): boolean {
  return error.detail?.includes(KEY_SPENT) ?? false;
}

function movedOn(): AdapterError {
  return adapterError(
    'conflict',
    'The order was changed in the store meanwhile. It is compared with the channel anew.',
  );
}

function cannotReduce(): AdapterError {
  return adapterError('rejected', 'This kind of store does not let the app take units off an order.');
}

function unitsOf({ lines }: ReduceStoreOrderRequest): string {
  return unitsText(lines.map(({ title, quantity }) => ({ title, units: quantity })));
}

function subjectOf(request: ReduceStoreOrderRequest): string {
  return `store-reduce:${request.storeOrderRef}`;
}

async function tellNoPermission(
  context: FlowContext,
  effect: EffectRow,
  request: ReduceStoreOrderRequest,
  error: AdapterError,
): Promise<void> {
  await context.database.withShop(effect.shopId as ShopId, (tx) =>
    raiseAttention(tx, {
      kind: 'store-cancel-not-allowed',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `The channel cancelled ${unitsOf(request)}, and the app may not take them off order ${request.name} in the store: ${error.message} Do not ship them. Open the app in the store to give it the permission, or take them off by hand.`,
      now: context.clock.now(),
    }),
  );
}
