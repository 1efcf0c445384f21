import type { ShopId } from '../core/ids.ts';
import { money, toDecimal } from '../core/money.ts';
import { classifyRefund, type RefundedLine, type RefundMeaning } from '../core/refund-classify.ts';
import type { StoreOrderRefunds, StoreRefund } from '../core/refund-types.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication, raiseAttention, settleAttention } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, type OrderWithLines } from '../persistence/orders.ts';
import { claimToReadRefunds, finishReadingRefunds, stillShown } from '../persistence/refund-reading.ts';
import { answerRefundTasks } from '../persistence/refund-tasks.ts';
import { insertRefund, moveRefund, ownRefunds, refundByStoreRef } from '../persistence/refunds.ts';
import { storeOrdersOf } from '../persistence/store-orders.ts';
import { later, TIMING, type FlowContext } from './context.ts';

/** Orders that are read together. */
const BATCH = 25;

/**
 * Reads the refunds of orders with news, whoever made them, and writes down what is not known yet: ours is confirmed, a
 * merchant's own is classified and compared with the channel. What cannot be told to the channel is a person's task. What
 * may be one of ours is looked at again when that is settled. One order in trouble leaves the others alone.
 */
export async function readStoreRefunds(
  context: FlowContext,
  input: { shopId: ShopId; storeId: string },
): Promise<void> {
  const { database, clock } = context;
  for (;;) {
    const claimedUntil = later(clock.now(), context.scale(TIMING.refundsClaim));
    const claimed = await database.withShop(input.shopId, async (tx) => {
      const orderIds = await claimToReadRefunds(tx, {
        storeId: input.storeId,
        now: clock.now(),
        until: claimedUntil,
        limit: BATCH,
      });
      return { orderIds, parts: await storeOrdersOf(tx, orderIds) };
    });
    if (claimed.orderIds.length === 0) return;
    const finish = (orderIds: readonly string[], next: Date | null) =>
      database.withShop(input.shopId, (tx) => finishReadingRefunds(tx, { orderIds, claimedUntil, next }));
    const store = await context.store(input.shopId, input.storeId, 'background');
    if (!store.refunds) {
      await finish(claimed.orderIds, null);
      continue;
    }
    const read = await store.refunds.read(claimed.parts.map(({ orderRef }) => orderRef));
    const soon = later(clock.now(), context.scale(TIMING.refundsRetry));
    if (!read.ok) {
      context.log.warn({ shopId: input.shopId, err: read.error }, 'Refunds could not be read from the store');
      await finish(claimed.orderIds, soon);
      return;
    }
    for (const orderId of claimed.orderIds) {
      const refs = new Set(claimed.parts.filter((part) => part.orderId === orderId).map(({ orderRef }) => orderRef));
      try {
        const again = await noteOrderRefunds(context, {
          shopId: input.shopId,
          orderId,
          found: read.value.filter(({ orderRef }) => refs.has(orderRef)),
        });
        await finish([orderId], again ? soon : await sweep(context, input.shopId, orderId));
      } catch (error) {
        context.log.error({ shopId: input.shopId, orderId, err: error }, 'The refunds of an order');
        await finish([orderId], soon);
      }
    }
  }
}

/** The store may tell nothing of a refund, so that orders are read again now and then as long as it shows them. */
async function sweep(context: FlowContext, shopId: ShopId, orderId: string): Promise<Date | null> {
  const now = context.clock.now();
  const insertedAfter = later(now, -context.scale(TIMING.storeShows));
  const shown = await context.database.withShop(shopId, (tx) => stillShown(tx, { orderId, insertedAfter }));
  return shown ? later(now, context.scale(TIMING.refundsSweep)) : null;
}

/** True when it has to be looked at again soon. */
async function noteOrderRefunds(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; found: readonly StoreOrderRefunds[] },
): Promise<boolean> {
  return context.database.withShop(input.shopId, async (tx) => {
    const about = await loadOrder(tx, input.orderId);
    if (!about) return false;
    await lockPlace(tx, placeOf(about));
    const order = await loadOrder(tx, input.orderId);
    if (!order) return false;
    let again = false;
    for (const part of input.found) {
      for (const refund of part.refunds) {
        const waits = await noteRefund(tx, context, { order, part, refund });
        again ||= waits;
      }
    }
    return again;
  });
}

async function noteRefund(
  tx: ShopTx,
  context: FlowContext,
  { order, part, refund }: { order: OrderWithLines; part: StoreOrderRefunds; refund: StoreRefund },
): Promise<boolean> {
  const known = await refundByStoreRef(tx, refund.refundRef);
  if (known) return false;
  const now = context.clock.now();
  const meaning = classifyRefund({
    refund,
    order: { currency: part.currency, lines: await linesBefore(tx, order), own: await ownRefunds(tx, order.id) },
  });
  switch (meaning.kind) {
    case 'foreign':
      return false;
    case 'echo':
      await moveRefund(tx, {
        id: meaning.refundId,
        to: 'done',
        reason: null,
        now,
        storeRefundRef: refund.refundRef,
        paid: refund.paid,
        madeAt: refund.createdAt,
      });
      return false;
    case 'parked':
      // What a person does by hand is compared when the order is the app's matter again.
      return order.handledAt === null;
    case 'pending':
      return true;
    case 'own-hand':
      await noteOwnHand(tx, context, { order, part, refund, meaning, now });
      return false;
  }
}

/** Our lines as they stood before this refund: what earlier refunds took is off already. */
async function linesBefore(tx: ShopTx, order: OrderWithLines): Promise<readonly RefundedLine[]> {
  const rows = await tx.db.refundLine.findMany({
    where: { shopId: tx.shopId, refund: { orderId: order.id, origin: 'store' } },
    select: { lineId: true, quantity: true, returnedQuantity: true },
  });
  return order.lines.flatMap((line) => {
    if (line.storeLineRef === null) return [];
    const cancelled = rows
      .filter(({ lineId }) => lineId === line.id)
      .reduce((sum, { quantity, returnedQuantity }) => sum + quantity - returnedQuantity, 0);
    return [
      {
        lineId: line.id,
        storeLineRef: line.storeLineRef,
        unitPrice: money(Number(line.unitPriceMinor), line.currency),
        quantity: line.quantity,
        shipped: line.shippedQuantity,
        cancelled,
      },
    ];
  });
}

async function noteOwnHand(
  tx: ShopTx,
  context: FlowContext,
  input: {
    readonly order: OrderWithLines;
    readonly part: StoreOrderRefunds;
    readonly refund: StoreRefund;
    readonly meaning: Extract<RefundMeaning, { kind: 'own-hand' }>;
    readonly now: Date;
  },
): Promise<void> {
  const { order, part, refund, meaning, now } = input;
  const task = taskOf(meaning);
  const inserted = await insertRefund(tx, context.encryption, {
    orderId: order.id,
    origin: 'store',
    storeOrderRef: part.orderRef,
    storeRefundRef: refund.refundRef,
    storeReturnRef: refund.returnRef,
    rmaId: null,
    state: 'done',
    stateReason: task,
    kind: meaning.about,
    reason: meaning.lines.find(({ reason }) => reason !== null)?.reason ?? refund.note,
    comment: refund.note,
    total: meaning.paid,
    madeAt: refund.createdAt,
    lines: meaning.lines.map((line) => ({
      lineId: line.lineId,
      storeLineRef: line.storeLineRef,
      quantity: line.quantity,
      returnedQuantity: line.returned,
      returnToStock: line.restocked,
      stockLocationRef: line.stockLocationRef,
      amount: line.amount,
    })),
    now,
  });
  if (!inserted) return;
  const answered = await answerRefundTasks(tx, {
    orderId: order.id,
    lines: meaning.lines.map(({ lineId, returned }, index) => ({
      refundLineId: inserted.lineIds[index] ?? '',
      lineId,
      quantity: returned,
    })),
    madeAt: refund.createdAt,
    now,
  });
  for (const refundId of answered) await settleAttention(tx, `refund:${refundId}`, now);
  await logCommunication(tx, {
    orderId: order.id,
    direction: 'from-store',
    action: 'Refunded in the store',
    outcome: WORDS[meaning.about],
    payload: {
      refundRef: refund.refundRef,
      lines: meaning.lines.map(({ storeLineRef, quantity }) => ({ storeLineRef, quantity })),
    },
    at: now,
  });
  if (task === null) return;
  await raiseAttention(tx, {
    kind: 'refund-not-expressible',
    subject: `store-refund:${inserted.refundId}`,
    orderId: order.id,
    message: task,
    now,
  });
}

const WORDS: Readonly<Record<Extract<RefundMeaning, { kind: 'own-hand' }>['about'], string>> = {
  return: 'Units came back',
  cancellation: 'Units that were not shipped',
  mixed: 'Units that came back, and units that were not shipped',
  'amount-only': 'Money without units',
  'shipping-only': 'Shipping alone',
  'restock-only': 'Goods put back into stock without money',
};

/** What the channel cannot be told, and what to do instead; null when it can. */
function taskOf({ about, paid, beyond }: Extract<RefundMeaning, { kind: 'own-hand' }>): string | null {
  const amount = `${toDecimal(paid)} ${paid.currency}`;
  switch (about) {
    case 'amount-only':
      return `Your shop gave back ${amount} without naming units. The channel pays buyers by item, so it cannot be told. Agree on it with the channel’s support, or name the units in a refund.`;
    case 'shipping-only':
      return `Your shop gave back ${amount} of shipping. The channel has no call for that. Agree on it with the channel’s support.`;
    case 'return':
    case 'mixed':
      return beyond.minor === 0
        ? null
        : `Your shop gave back ${beyond.minor > 0 ? 'more' : 'less'} than these units were sold for at the channel, which pays back their whole price. Compare both sides.`;
    case 'cancellation':
    case 'restock-only':
      return null;
  }
}
