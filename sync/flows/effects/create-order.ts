import { z } from 'zod';
import { adapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import { ORDER_PARTS, type CreatedOrder, type OrderPart, type OrderPlan } from '../../core/store-types.ts';
import { job } from '../../jobs/catalog.ts';
import { saveHandle, type Attempt, type EffectRow } from '../../persistence/effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import { loadOrder, lockPlace, updateOrder } from '../../persistence/orders.ts';
import type { OrderHandle } from '../../stores/store.ts';
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
  /** Our own frozen plan; only this code writes it. */
  plan: z.custom<OrderPlan>((value) => typeof value === 'object' && value !== null && 'customId' in value),
  /** The order is older than our ledger: somebody may have made it before us, so look before the first commit. */
  lookFirst: z.boolean(),
});
export type CreateOrderRequest = z.infer<typeof requestSchema>;

const resultSchema = z.object({
  orderRef: z.string(),
  name: z.string(),
  createdAt: z.string(),
  totalMinor: z.number(),
  lines: z.array(z.object({ lineId: z.string(), storeLineRef: z.string() })),
  saleTransactionRef: z.string().nullable(),
  durationMs: z.number().nullable(),
});
type CreateOrderResult = z.infer<typeof resultSchema>;

/** Creates one order in the store, exactly once: looked up by its custom id before any second commit. */
export const createOrder: EffectDefinition<CreateOrderRequest, CreateOrderResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 50 * SECOND,
  settleMs: MINUTE,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request, attempt): Promise<SendOutcome<CreateOrderResult>> {
    if (await isHandled(context, effect.shopId as ShopId, request.orderId))
      return { kind: 'rejected', error: handled() };
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    if (request.lookFirst && effect.attempts === 0) {
      const known = await store.orders.resolve(request.plan, {});
      if (!known.ok) return { kind: 'again', at: retryAt(context, effect, known.error), error: known.error };
      if (known.value.found) return { kind: 'done', result: toResult(known.value.found, null) };
      if (known.value.others.length > 0) return { kind: 'person', error: madeByAnother(known.value.others) };
    }
    const handle = await prepareOnce(context, effect, request, attempt);
    if ('kind' in handle) return handle;
    const startedAt = context.clock.now();
    const reply = await store.orders.commit(request.plan, handle.value);
    if (reply.ok)
      return { kind: 'done', result: toResult(reply.value, context.clock.now().getTime() - startedAt.getTime()) };
    const { error } = reply;
    switch (error.kind) {
      case 'unclear':
      case 'unexpected-reply':
        return { kind: 'unclear', error };
      case 'rejected': {
        const without = nextWithout(request.plan, error.refusedPart);
        if (!without) return { kind: 'rejected', error };
        return {
          kind: 'again',
          at: context.clock.now(),
          error,
          request: { ...request, plan: { ...request.plan, without } },
        };
      }
      case 'conflict':
        return { kind: 'unclear', error };
      case 'not-found':
        return { kind: 'rejected', error };
      case 'auth':
      case 'forbidden':
      case 'rate-limited':
      case 'temporary':
        return { kind: 'again', at: retryAt(context, effect, error), error };
    }
  },

  async resolve(context, effect, request): Promise<ResolveOutcome<CreateOrderResult>> {
    const store = await context.store(effect.shopId as ShopId, request.storeId);
    const found = await store.orders.resolve(request.plan, (effect.handle ?? {}) as OrderHandle);
    if (!found.ok) return { kind: 'unsure', error: found.error };
    if (found.value.found) return { kind: 'done', result: toResult(found.value.found, null) };
    return { kind: 'absent' };
  },

  async onDone(tx, context, _effect, request, result) {
    const now = context.clock.now();
    const { plan } = request;
    for (const line of result.lines) {
      await tx.db.orderLine.updateMany({
        where: { shopId: tx.shopId, id: line.lineId },
        data: { storeLineRef: line.storeLineRef },
      });
    }
    const order = await tx.db.order.findUniqueOrThrow({
      where: { shopId_id: { shopId: tx.shopId, id: request.orderId } },
    });
    // Lines added later make a second store order; the row goes on showing the first.
    const first = order.storeRef === null;
    await updateOrder(
      tx,
      request.orderId,
      {
        storeState: 'inserted',
        storeStateReason: null,
        placeDueAt: now,
        // Compared with the store now and then, in case its webhooks never come.
        storeCheckDueAt: order.storeCheckDueAt ?? later(now, context.scale(TIMING.storeSweep)),
        refundsDueAt: order.refundsDueAt ?? later(now, context.scale(TIMING.refundsSweep)),
        ...(first
          ? { storeRef: result.orderRef, storeName: result.name, saleRef: result.saleTransactionRef, insertedAt: now }
          : {}),
        ...(plan.rate ? { rate: plan.rate } : {}),
      },
      now,
    );
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Order created',
      outcome: `Order ${result.name} with ${plan.lines.length} line(s)`,
      ...(result.durationMs === null ? {} : { durationMs: result.durationMs }),
      payload: {
        customId: plan.customId,
        lines: plan.lines.length,
        totalMinor: plan.total.minor,
        currency: plan.currency,
        leftOut: plan.without,
      },
      at: now,
    });
    if (result.totalMinor !== plan.total.minor) {
      await raiseAttention(tx, {
        kind: 'total-differs',
        subject: `total:${request.orderId}:${plan.customId}`,
        orderId: request.orderId,
        message: `Order ${result.name} has another total in the store than at the channel. Compare both before you refund anything.`,
        now,
      });
    }
    if (plan.without.length > 0) {
      await raiseAttention(tx, {
        kind: 'order-incomplete',
        subject: `left-out:${request.orderId}:${plan.customId}`,
        orderId: request.orderId,
        message: `Order ${result.name} was created without its ${plan.without.join(', ')}, because the store refused it. Complete it by hand; the data is in this order's Address tab.`,
        now,
      });
    }
    await settleAttention(tx, `import:${request.orderId}`, now);
    tx.enqueue(job('place-orders', { shopId: tx.shopId, storeId: request.storeId }));
  },

  async onRejected(tx, context, _effect, request, error) {
    if (error.message === HANDLED_BY_HAND) {
      const now = context.clock.now();
      await updateOrder(tx, request.orderId, { storeState: 'not-inserted', storeStateReason: 'handled' }, now);
      return;
    }
    await stopped(tx, context, request, 'refused-by-store', `The store refused the order: ${error.message}`);
  },

  async onPerson(tx, context, _effect, request, error) {
    await stopped(tx, context, request, 'needs-a-person', error.message);
  },
};

async function prepareOnce(
  context: FlowContext,
  effect: EffectRow,
  request: CreateOrderRequest,
  attempt: Attempt,
): Promise<{ value: OrderHandle } | SendOutcome<never>> {
  if (effect.handle !== null) return { value: effect.handle as OrderHandle };
  const store = await context.store(effect.shopId as ShopId, request.storeId);
  const prepared = await store.orders.prepare(request.plan);
  if (!prepared.ok) return { kind: 'again', at: retryAt(context, effect, prepared.error), error: prepared.error };
  if (Object.keys(prepared.value).length === 0) return { value: prepared.value };
  const saved = await context.database.withShop(effect.shopId as ShopId, (tx) =>
    saveHandle(tx, attempt, prepared.value),
  );
  if (saved) return { value: prepared.value };
  return {
    kind: 'unclear',
    error: adapterError('unclear', 'Another worker took over while the order was being prepared.'),
  };
}

/** What to leave out next: the part the store named, unless it is left out already. Null: nothing can be left out. */
function nextWithout(plan: OrderPlan, refused: OrderPart | undefined): readonly OrderPart[] | null {
  if (!refused || !ORDER_PARTS.includes(refused) || plan.without.includes(refused)) return null;
  return [...plan.without, refused];
}

function toResult(order: CreatedOrder, durationMs: number | null): CreateOrderResult {
  return {
    orderRef: order.orderRef,
    name: order.name,
    createdAt: order.createdAt.toISOString(),
    totalMinor: order.total.minor,
    lines: order.lines.map(({ lineId, storeLineRef }) => ({ lineId, storeLineRef })),
    saleTransactionRef: order.saleTransactionRef,
    durationMs,
  };
}

function madeByAnother(others: readonly string[]) {
  return adapterError(
    'conflict',
    `The store has an order for this channel order already (${others.join(', ')}), made by another connector or by hand. Nothing was created; mark this one as handled if that is right.`,
  );
}

async function stopped(
  tx: Parameters<typeof updateOrder>[0],
  context: FlowContext,
  request: CreateOrderRequest,
  reason: string,
  message: string,
): Promise<void> {
  const now = context.clock.now();
  const order = await loadOrder(tx, request.orderId);
  // Lines that were added later may fail; the store order that is there stays inserted.
  const storeState = order?.storeState === 'inserted' ? 'inserted' : 'failed';
  await updateOrder(tx, request.orderId, { storeState, storeStateReason: reason, importDueAt: null }, now);
  await logCommunication(tx, {
    orderId: request.orderId,
    direction: 'to-store',
    action: 'Order not created',
    outcome: message,
    at: now,
  });
  await raiseAttention(tx, {
    kind: 'import-failed',
    subject: `import:${request.orderId}`,
    orderId: request.orderId,
    message,
    now,
  });
}
