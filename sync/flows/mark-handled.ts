import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import { lockInTransaction, type ShopTx } from '../persistence/database.ts';
import { HANDLED_BY_HAND, reviveWithdrawn, withdrawPlanned } from '../persistence/handled-effects.ts';
import { logCommunication } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { endReservations, reserve } from '../persistence/reservations.ts';
import type { FlowContext } from './context.ts';

export type HandledOutcome =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'not-found' };

/**
 * *Mark as handled*: a person has done by hand what this order needs. Its reservations end, writes that were not sent yet
 * are withdrawn, imports and warnings stop, and the rules leave its offer alone. What was sent already runs to its end and
 * is shown: a write whose outcome is unclear goes on being looked up.
 */
export async function markHandled(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; person: string },
): Promise<HandledOutcome> {
  return changeOrder(context, input, async (tx, order, now) => {
    if (order.handledAt !== null) return { kind: 'done' };
    const { open, answers } = await withdrawPlanned(tx, order.id, now);
    await tx.db.transfer.updateMany({
      where: { shopId: tx.shopId, id: { in: [...answers] }, state: 'answering' },
      data: { state: 'pending', round: { increment: 1 } },
    });
    await tx.db.transfer.updateMany({
      where: { shopId: tx.shopId, orderId: order.id, state: 'pending' },
      data: { decideAt: null },
    });
    await endReservations(
      tx,
      order.lines.map((line) => line.id),
      HANDLED_BY_HAND,
    );
    await tx.db.attention.updateMany({
      where: { shopId: tx.shopId, orderId: order.id, handledAt: null, subject: { notIn: [...open] } },
      data: { handledAt: now, handledBy: input.person },
    });
    await updateOrder(
      tx,
      order.id,
      {
        handledAt: now,
        handledBy: input.person,
        importDueAt: null,
        placeDueAt: null,
        waitDueAt: null,
        answerBy: null,
        shipBy: null,
        ...(open.length === 0 && ['waiting', 'creating', 'failed'].includes(order.storeState)
          ? { storeState: 'not-inserted', storeStateReason: 'handled' }
          : {}),
      },
      now,
    );
    await log(tx, order.id, 'Marked as handled', input.person, now);
    return { kind: 'done' };
  });
}

/** Takes *Mark as handled* back: reservations, withdrawn writes, imports and warnings are taken up again where they stood. */
export async function unmarkHandled(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; person: string },
): Promise<HandledOutcome> {
  return changeOrder(context, input, async (tx, order, now) => {
    if (order.handledAt === null) return { kind: 'refused', message: 'This order is not marked as handled.' };
    const revived = await reviveWithdrawn(tx, order.id, now);
    for (const effect of revived) {
      tx.enqueue(job('run-effect', { shopId: tx.shopId, effectId: effect.id }, { urgent: true }));
    }
    await reserveAgain(tx, order, now);
    const pending = await tx.db.transfer.updateMany({
      where: { shopId: tx.shopId, orderId: order.id, state: 'pending' },
      data: { decideAt: now },
    });
    const waits = order.storeState === 'not-inserted' && order.storeStateReason === 'handled';
    const creating = revived.some((effect) => effect.kind === 'create-order');
    await updateOrder(
      tx,
      order.id,
      {
        handledAt: null,
        handledBy: null,
        importDueAt: order.channelState === 'accepted' ? now : null,
        placeDueAt: order.storeState === 'inserted' ? now : null,
        waitDueAt: pending.count > 0 ? now : null,
        ...(waits ? { storeState: creating ? 'creating' : 'waiting', storeStateReason: 'retried-by-a-person' } : {}),
      },
      now,
    );
    await log(tx, order.id, 'No longer marked as handled', input.person, now);
    const connection = await connectionForPlace(tx, placeOf(order));
    if (pending.count > 0 && connection) {
      tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }, { urgent: true }));
    }
    tx.enqueue(job('import-order', { shopId: tx.shopId, orderId: order.id }, { urgent: true }));
    return { kind: 'done' };
  });
}

async function changeOrder(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string },
  change: (tx: ShopTx, order: OrderWithLines, now: Date) => Promise<HandledOutcome>,
): Promise<HandledOutcome> {
  return context.database.withShop(input.shopId, async (tx) => {
    const found = await loadOrder(tx, input.orderId);
    if (!found) return { kind: 'not-found' };
    await lockPlace(tx, placeOf(found));
    const order = await loadOrder(tx, input.orderId);
    return order ? change(tx, order, context.clock.now()) : { kind: 'not-found' };
  });
}

/** Units whose reservation ended with the mark are sold again as far as the app is concerned. */
async function reserveAgain(tx: ShopTx, order: OrderWithLines, now: Date): Promise<void> {
  const ended = await tx.db.stockReservation.findMany({
    where: {
      shopId: tx.shopId,
      lineId: { in: order.lines.filter((line) => line.channelState === 'accepted').map((line) => line.id) },
      state: 'ended',
      endedReason: HANDLED_BY_HAND,
    },
  });
  for (const ref of [...new Set(ended.map((row) => row.inventoryItemRef))].sort()) {
    await lockInTransaction(tx, 'inventory-item', `${order.storeId}/${ref}`);
  }
  const lines = ended.map(({ lineId, inventoryItemRef, quantity }) => ({ lineId, inventoryItemRef, quantity }));
  await reserve(tx, { storeId: order.storeId, lines, now });
}

async function log(tx: ShopTx, orderId: string, action: string, person: string, now: Date): Promise<void> {
  await logCommunication(tx, { orderId, direction: 'inside', action, outcome: person, at: now });
}
