import { z } from 'zod';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import { money, toDecimal, type Money } from '../../core/money.ts';
import { refundMarker } from '../../core/refund-marker.ts';
import { OBSTACLE_SENTENCES, ORDER_GONE, refundObstacle } from '../../core/refund-obstacles.ts';
import type { RefundDraft, RefundObstacle } from '../../core/refund-types.ts';
import { firstDoubtfulAttempt } from '../../persistence/effect-attempts.ts';
import type { ShopTx } from '../../persistence/database.ts';
import type { EffectRow } from '../../persistence/effects.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { lockPlace, updateOrder } from '../../persistence/orders.ts';
import { keepOutOfStock, unknownRefunds, withdrawRefund } from '../../persistence/refund-tasks.ts';
import { moveRefund, readRefunds } from '../../persistence/refunds.ts';
import { derivedId } from '../../platform/ids.ts';
import { later, MINUTE, SECOND, TIMING, type FlowContext } from '../context.ts';
import { handled, isHandled } from './handled.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { retryAt } from './run-effect.ts';

const requestSchema = z.object({
  /** Ours; its marker stands in the note. */
  refundId: z.string(),
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
        /** Null: the goods do not go back into stock. */
        stockLocationRef: z.string().nullable(),
        /** They were to go to a stock location that the store does not use any more. */
        displaced: z.boolean().default(false),
      }),
    )
    .min(1)
    .readonly(),
  currency: z.string(),
  amountMinor: z.int().nonnegative(),
  note: z.string(),
  plannedAt: z.string(),
});
export type RefundStoreOrderRequest = z.infer<typeof requestSchema>;
const resultSchema = z.object({ refundRef: z.string(), paidMinor: z.int(), createdAt: z.string() });
type RefundResult = z.infer<typeof resultSchema>;

/** Namespace of the keys the store tells repeated writes by. */
const KEYS = '8d1f6e5a-24c7-5f0b-9a53-6c1d2e7b4f90';
/** The store remembers a key for 24 hours (reference shopify-admin 3.3); a repetition near the end would be a gamble. */
const KEY_LASTS = 20 * 60 * MINUTE;
const KEY_SPENT = 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED';

/**
 * Writes the store's refund for units that the channel took back, once: what the store has with our marker is ours,
 * whichever attempt made it. What the store would allow is asked before, so that each obstacle has its own sentence.
 */
export const refundStoreOrder: EffectDefinition<RefundStoreOrderRequest, RefundResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 120 * SECOND,
  settleMs: 5 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<RefundResult>> {
    const shopId = effect.shopId as ShopId;
    if (await isHandled(context, shopId, request.orderId)) return { kind: 'rejected', error: handled() };
    const store = await context.store(shopId, request.storeId);
    if (!store.refunds) return { kind: 'rejected', error: cannot() };
    const there = await lookUp(context, effect, request);
    if ('error' in there) return { kind: 'again', at: retryAt(context, effect, there.error), error: there.error };
    if (there.ours) return { kind: 'done', result: there.ours };
    if (there.news) return { kind: 'rejected', error: overtaken() };
    const allowed = await store.refunds.suggest({
      orderRef: request.storeOrderRef,
      saleRef: request.saleRef,
      lines: request.lines,
    });
    if (!allowed.ok) {
      return allowed.error.kind === 'not-found'
        ? { kind: 'rejected', error: gone(allowed.error) }
        : { kind: 'again', at: retryAt(context, effect, allowed.error), error: allowed.error };
    }
    const obstacle = refundObstacle(allowed.value, request);
    if (obstacle !== null) return { kind: 'rejected', error: blocked(obstacle) };
    const reply = await store.refunds.create(draftOf(effect, request));
    if (reply.ok) return { kind: 'done', result: resultOf(reply.value) };
    const { error } = reply;
    if (error.detail?.includes(KEY_SPENT)) return { kind: 'again', at: context.clock.now(), error, request };
    // Never for want of a place for the goods: the money is given back, and a person puts them away.
    if (error.obstacle === 'stock-location' && request.lines.some(({ stockLocationRef }) => stockLocationRef !== null))
      return { kind: 'again', at: context.clock.now(), error, request: withoutStock(request) };
    switch (error.kind) {
      case 'unclear':
      case 'unexpected-reply':
        return { kind: 'unclear', error };
      case 'rejected':
      case 'conflict':
      case 'not-found':
        return { kind: 'rejected', error: error.obstacle ? blocked(error.obstacle) : error };
      case 'auth':
      case 'forbidden':
      case 'rate-limited':
      case 'temporary':
        return { kind: 'again', at: retryAt(context, effect, error), error };
    }
  },

  async resolve(context, effect, request): Promise<ResolveOutcome<RefundResult>> {
    const shopId = effect.shopId as ShopId;
    const there = await lookUp(context, effect, request);
    if ('error' in there) return { kind: 'unsure', error: there.error };
    if (there.ours) return { kind: 'done', result: there.ours };
    const since = await context.database.withShop(shopId, (tx) => firstDoubtfulAttempt(tx, effect));
    const now = context.clock.now();
    if (now >= later(since ?? effect.firstAttemptAt ?? now, context.scale(KEY_LASTS))) return { kind: 'absent' };
    // While the store remembers the key, sending the very same request again is how to find out.
    const store = await context.store(shopId, request.storeId);
    if (!store.refunds) return { kind: 'person', error: cannot() };
    const reply = await store.refunds.create(draftOf(effect, request));
    if (reply.ok) return { kind: 'done', result: resultOf(reply.value) };
    const { error } = reply;
    if (error.detail?.includes(KEY_SPENT)) return { kind: 'absent' };
    if (['conflict', 'rejected', 'not-found'].includes(error.kind)) return { kind: 'conflict', error };
    return { kind: 'unsure', error };
  },

  async onDone(tx, context, _effect, request, { refundRef, paidMinor, createdAt }) {
    const now = context.clock.now();
    const paid = money(paidMinor, request.currency);
    await moveRefund(tx, {
      id: request.refundId,
      to: 'done',
      reason: null,
      now,
      storeRefundRef: refundRef,
      paid,
      madeAt: new Date(createdAt),
    });
    await settleAttention(tx, subjectOf(request), now);
    await tellDisplaced(tx, request, now);
    await updateOrder(tx, request.orderId, { storeCheckDueAt: later(now, context.scale(TIMING.storeCheckSoon)) }, now);
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Refund written',
      outcome: `${unitsOf(request)} of order ${request.name}, ${amountText(paid)}`,
      payload: { refundRef, lines: request.lines.map(({ storeLineRef, quantity }) => ({ storeLineRef, quantity })) },
      at: now,
    });
    if (paidMinor < request.amountMinor) {
      await raiseAttention(tx, {
        kind: 'refund-differs',
        subject: subjectOf(request),
        orderId: request.orderId,
        message: `The refund of order ${request.name} was written, and ${amountText(paid)} of ${amountText(money(request.amountMinor, request.currency))} is not marked as paid back yet. Look at it in the store.`,
        now,
      });
    }
  },

  async onRejected(tx, context, _effect, request, error) {
    if (error.message === HANDLED_BY_HAND) return;
    const now = context.clock.now();
    // What is not known yet about the order is read, and both sides are compared again with it.
    await readRefunds(tx, [request.orderId], now);
    if (error.detail === OVERTAKEN) await withdrawRefund(tx, { id: request.refundId, reason: error.message, now });
    else await moveRefund(tx, { id: request.refundId, to: 'task', reason: error.message, now });
    await logCommunication(tx, {
      orderId: request.orderId,
      direction: 'to-store',
      action: 'Refund not written',
      outcome: error.message,
      at: now,
    });
    if (error.detail === OVERTAKEN) return;
    await raiseAttention(tx, {
      kind: 'refund-by-hand',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `The channel took back ${unitsOf(request)}, and order ${request.name} could not be refunded in the store: ${error.message} Enter it there by hand, then mark it as done.`,
      now,
    });
  },

  async onPerson(tx, context, _effect, request, error) {
    await raiseAttention(tx, {
      kind: 'refund-unclear',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `It is not known whether the refund of ${unitsOf(request)} of order ${request.name} was written: ${error.message} Look there for a note with ${refundMarker(request.refundId)}.`,
      now: context.clock.now(),
    });
  },
};

/** The same for each attempt of a generation, to the letter. */
function draftOf(effect: EffectRow, request: RefundStoreOrderRequest): RefundDraft {
  return {
    orderRef: request.storeOrderRef,
    saleRef: request.saleRef,
    lines: request.lines.map(({ storeLineRef, quantity, stockLocationRef }) => ({
      storeLineRef,
      quantity,
      stockLocationRef,
    })),
    amount: money(request.amountMinor, request.currency),
    difference: 'other',
    note: request.note,
    marker: refundMarker(request.refundId),
    processedAt: null,
    idempotencyKey: derivedId(KEYS, effect.id, effect.generation),
  };
}

function resultOf({
  refundRef,
  paid,
  createdAt,
}: {
  readonly refundRef: string;
  readonly paid: { readonly minor: number };
  readonly createdAt: Date;
}): RefundResult {
  return { refundRef, paidMinor: paid.minor, createdAt: createdAt.toISOString() };
}

interface There {
  /** The one with our marker. */
  readonly ours: RefundResult | null;
  /** Refunds that nobody here knows of. */
  readonly news: boolean;
}

/**
 * The order's refunds as they stand in the store. One that is unknown here may be about the very units that are to be
 * refunded now, so that it is compared first.
 */
async function lookUp(
  context: FlowContext,
  effect: EffectRow,
  request: RefundStoreOrderRequest,
): Promise<There | { readonly error: AdapterError }> {
  const shopId = effect.shopId as ShopId;
  const store = await context.store(shopId, request.storeId);
  const read = await store.refunds?.read([request.storeOrderRef]);
  if (!read) return { error: cannot() };
  if (!read.ok) return { error: read.error };
  const refunds = read.value.find(({ orderRef }) => orderRef === request.storeOrderRef)?.refunds ?? [];
  const marker = refundMarker(request.refundId);
  const ours = refunds.find((one) => one.marker === marker);
  if (ours) return { ours: resultOf(ours), news: false };
  return context.database.withShop(shopId, async (tx) => {
    const unknown = await unknownRefunds(tx, { orderId: request.orderId, seen: refunds });
    return { ours: null, news: unknown.length > 0 };
  });
}

async function tellDisplaced(tx: ShopTx, request: RefundStoreOrderRequest, now: Date): Promise<void> {
  const displaced = request.lines.filter((line) => line.displaced);
  const storeLineRefs = displaced.map(({ storeLineRef }) => storeLineRef);
  if (displaced.length > 0) await keepOutOfStock(tx, { refundId: request.refundId, storeLineRefs });
  for (const { storeLineRef, quantity, title } of displaced) {
    await raiseAttention(tx, {
      kind: 'return-goods',
      subject: `return-goods:${request.refundId}:${storeLineRef}`,
      orderId: request.orderId,
      message: `${quantity} × “${title}” came back. The money is given back, but the goods could not be put into stock: ${OBSTACLE_SENTENCES['stock-location']} Put these into stock in your shop by hand.`,
      now,
    });
  }
}

/** Another refund, whose goods a person puts away. */
function withoutStock(request: RefundStoreOrderRequest): RefundStoreOrderRequest {
  return {
    ...request,
    lines: request.lines.map((line) => ({
      ...line,
      stockLocationRef: null,
      displaced: line.displaced || line.stockLocationRef !== null,
    })),
  };
}

const OVERTAKEN = 'overtaken';

function overtaken(): AdapterError {
  const message =
    'A refund was made in the store at the same time. Both sides are compared again before anything is written.';
  return adapterError('conflict', message, { detail: OVERTAKEN });
}

function blocked(obstacle: RefundObstacle): AdapterError {
  return adapterError('conflict', OBSTACLE_SENTENCES[obstacle], { detail: obstacle });
}

function gone(error: AdapterError): AdapterError {
  return { ...error, message: ORDER_GONE };
}

function cannot(): AdapterError {
  return adapterError('rejected', 'The app cannot write refunds in this store.');
}

function amountText(amount: Money): string {
  return `${toDecimal(amount)} ${amount.currency}`;
}

function unitsOf({ lines }: RefundStoreOrderRequest): string {
  return lines.map(({ quantity, title }) => `${quantity} × “${title}”`).join(', ');
}

function subjectOf({ refundId }: RefundStoreOrderRequest): string {
  return `refund:${refundId}`;
}
