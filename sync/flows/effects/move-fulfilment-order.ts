import { z } from 'zod';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import { job } from '../../jobs/catalog.ts';
import { logCommunication, raiseAttention } from '../../persistence/journal.ts';
import { lockPlace, updateOrder } from '../../persistence/orders.ts';
import { later, SECOND, TIMING, type FlowContext } from '../context.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { retryAt } from './run-effect.ts';

const requestSchema = z.object({
  orderId: z.string(),
  storeId: z.string(),
  storeOrderRef: z.string(),
  place: z.object({
    channel: z.enum(CHANNEL_KEYS),
    environment: z.enum(['production', 'sandbox']),
    locationId: z.string(),
  }),
  fulfilmentOrderRef: z.string(),
  stockLocationRef: z.string(),
});
export type MoveRequest = z.infer<typeof requestSchema>;

const resultSchema = z.object({ moved: z.literal(true) });

/** Moves the units of one fulfilment order to a chosen stock location; looked up by where the units stand. */
export const moveFulfilmentOrder: EffectDefinition<MoveRequest, z.infer<typeof resultSchema>> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 50 * SECOND,
  settleMs: 10 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<{ moved: true }>> {
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    if (!store.placements) return { kind: 'done', result: { moved: true } };
    const reply = await store.placements.move(request);
    if (reply.ok) return { kind: 'done', result: { moved: true } };
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

  async resolve(context, effect, request): Promise<ResolveOutcome<{ moved: true }>> {
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    const read = await store.placements?.read({
      orderRefs: [request.storeOrderRef],
      stockLocationRefs: [request.stockLocationRef],
    });
    if (!read) return { kind: 'done', result: { moved: true } };
    if (!read.ok) return { kind: 'unsure', error: read.error };
    const still = read.value
      .flatMap((order) => order.placements)
      .some(
        (placement) =>
          placement.fulfilmentOrderRef === request.fulfilmentOrderRef &&
          placement.stockLocationRef !== request.stockLocationRef,
      );
    return still ? { kind: 'absent' } : { kind: 'done', result: { moved: true } };
  },

  async onDone(tx, context, _effect, request) {
    const now = context.clock.now();
    await updateOrder(tx, request.orderId, { placeDueAt: now }, now);
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Fulfilment moved',
      outcome: 'The units ship from a chosen stock location now',
      at: now,
    });
    tx.enqueue(job('place-orders', { shopId: tx.shopId, storeId: request.storeId }));
  },

  onRejected: (tx, context, _effect, request, error) => cannotMove(tx, context, request, error.message),
  onPerson: (tx, context, _effect, request, error) => cannotMove(tx, context, request, error.message),
};

async function cannotMove(
  tx: Parameters<typeof updateOrder>[0],
  context: FlowContext,
  request: MoveRequest,
  why: string,
): Promise<void> {
  const now = context.clock.now();
  await updateOrder(tx, request.orderId, { placeDueAt: later(now, context.scale(TIMING.redecide)) }, now);
  await raiseAttention(tx, {
    kind: 'wrong-stock-location',
    subject: `placement:${request.orderId}`,
    orderId: request.orderId,
    message: `The order ships from a stock location that is not chosen for this connection, and could not be moved: ${why} Ship it from there, or move it in the store.`,
    now,
  });
}
