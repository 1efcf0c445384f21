import { z } from 'zod';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import type { EffectRow } from '../../persistence/effects.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { lockPlace, updateOrder } from '../../persistence/orders.ts';
import { later, SECOND, TIMING, type FlowContext } from '../context.ts';
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
  restock: z.boolean(),
  note: z.string(),
  /** What it is about, as sentences name units. */
  units: z.string(),
});
export type CancelStoreOrderRequest = z.infer<typeof requestSchema>;

const resultSchema = z.object({ cancelled: z.literal(true) });
type CancelResult = z.infer<typeof resultSchema>;
const DONE = { kind: 'done', result: { cancelled: true } } as const;

/**
 * Cancels a whole order in the store, of which nothing was shipped and nothing is sold any more. Looked up by whether the
 * order is cancelled. Stores may carry it out a moment after they have taken it: check-store-orders sees whether they did.
 */
export const cancelStoreOrder: EffectDefinition<CancelStoreOrderRequest, CancelResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 50 * SECOND,
  settleMs: 30 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<CancelResult>> {
    if (await isHandled(context, effect.shopId as ShopId, request.orderId))
      return { kind: 'rejected', error: handled() };
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    if (!store.orders.cancel) return { kind: 'rejected', error: cannotCancel() };
    const { storeOrderRef: orderRef, restock, note } = request;
    const reply = await store.orders.cancel({ orderRef, restock, note });
    if (reply.ok) return DONE;
    const { error } = reply;
    switch (error.kind) {
      case 'unclear':
      case 'unexpected-reply':
        return { kind: 'unclear', error };
      case 'conflict': {
        // Perhaps because it is cancelled already, on either side at once.
        const state = await lookUp(context, effect, request);
        return state === 'cancelled' ? DONE : { kind: 'rejected', error };
      }
      case 'rejected':
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

  async resolve(context, effect, request): Promise<ResolveOutcome<CancelResult>> {
    const state = await lookUp(context, effect, request);
    switch (state) {
      case 'cancelled':
        return DONE;
      case 'standing':
        return { kind: 'absent' };
      case 'gone':
        return { kind: 'conflict', error: adapterError('not-found', 'The order is not in the store any more.') };
      case 'unknown':
        return { kind: 'unsure', error: null };
    }
  },

  async onDone(tx, context, _effect, request) {
    const now = context.clock.now();
    await updateOrder(tx, request.orderId, { storeCheckDueAt: later(now, context.scale(TIMING.storeCheckSoon)) }, now);
    await settleAttention(tx, subjectOf(request), now);
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Order cancelled',
      outcome: `Order ${request.name}: ${request.units}${request.restock ? ', put back into stock' : ', not put back into stock'}`,
      payload: { storeOrderRef: request.storeOrderRef, restock: request.restock },
      at: now,
    });
  },

  async onRejected(tx, context, _effect, request, error) {
    if (error.message === HANDLED_BY_HAND) return;
    const now = context.clock.now();
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Order not cancelled',
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
      message: `It is not known whether order ${request.name} was cancelled in the store: ${error.message} Look there, and cancel it by hand if it stands.`,
      now: context.clock.now(),
    });
  },
};

async function lookUp(
  context: FlowContext,
  effect: EffectRow,
  request: CancelStoreOrderRequest,
): Promise<'cancelled' | 'standing' | 'gone' | 'unknown'> {
  const store = await context.store(effect.shopId as ShopId, request.storeId);
  const read = await store.orders.read?.([request.storeOrderRef]);
  if (!read?.ok) return 'unknown';
  const state = read.value.find(({ orderRef }) => orderRef === request.storeOrderRef);
  if (!state) return 'gone';
  return state.cancelledAt === null ? 'standing' : 'cancelled';
}

function cannotCancel(): AdapterError {
  return adapterError('rejected', 'This kind of store does not let the app cancel an order.');
}

function subjectOf(request: CancelStoreOrderRequest): string {
  return `store-cancel:${request.storeOrderRef}`;
}

async function tellNoPermission(
  context: FlowContext,
  effect: EffectRow,
  request: CancelStoreOrderRequest,
  error: AdapterError,
): Promise<void> {
  await context.database.withShop(effect.shopId as ShopId, (tx) =>
    raiseAttention(tx, {
      kind: 'store-cancel-not-allowed',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `The channel cancelled ${request.units}, and the app may not cancel order ${request.name} in the store: ${error.message} Do not ship it. Open the app in the store to give it the permission, or cancel the order by hand.`,
      now: context.clock.now(),
    }),
  );
}
