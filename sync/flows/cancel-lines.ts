import type { ConnectionView } from '../persistence/connections.ts';
import { carriersOf, keepReservationsEnded, withdrawForGood } from '../persistence/cancellations.ts';
import { lockInTransaction, type ShopTx } from '../persistence/database.ts';
import type { EffectRow } from '../persistence/effects.ts';
import { logCommunication, settleAttention } from '../persistence/journal.ts';
import { linkOf, type LineRow } from '../persistence/order-rows.ts';
import { loadOrder, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { endReservations, reserve } from '../persistence/reservations.ts';
import type { FlowContext } from './context.ts';
import { raiseStock } from './import-stock-only.ts';
import type { LineNews } from './note-cancellations.ts';
import { unitsOf } from './open-units.ts';

/**
 * What follows from units that the channel cancelled, or added to a position. As far as nothing was sent to the store, the
 * units simply are not imported: their reservation ends, and a planned write is taken back and planned anew with the rest.
 * What may be in the store already is compared with the store's order first (check-store-orders). The caller holds the
 * place's lock.
 */
export async function cancelLines(
  tx: ShopTx,
  context: FlowContext,
  input: { connection: ConnectionView; orderId: string; news: LineNews; now: Date },
): Promise<void> {
  const { connection, orderId, news, now } = input;
  const before = await loadOrder(tx, orderId);
  if (!before || (news.changed.size === 0 && !news.whole)) return;
  const affected = before.lines.filter((line) => news.changed.has(line.id));
  const carriers = await carriersOf(tx, before.lines);
  for (const carrier of new Set(affected.map((line) => carriers.get(line.importEffectId ?? '')))) {
    if (carrier && ['planned', 'rejected'].includes(carrier.state)) await takeBack(tx, orderId, carrier, now);
  }
  const order = await loadOrder(tx, orderId);
  if (!order) return;
  const lines = order.lines.filter((line) => news.changed.has(line.id));
  await freeUnits(
    tx,
    order,
    lines.filter((line) => line.importEffectId === null),
    now,
  );
  const inStore = [...carriers.values()].filter((carrier) =>
    order.lines.some((line) => line.importEffectId === carrier.id),
  );
  for (const line of lines) {
    const carrier = inStore.find(({ id }) => id === line.importEffectId);
    if (carrier?.kind !== 'change-stock' || order.handledAt !== null) continue;
    if (connection.settings.restockOnCancel) {
      await raiseStock(tx, context, { order, line, cancelled: line.channelCancelled, now });
    }
  }
  await updateStates(tx, order, inStore, news, now);
}

async function takeBack(tx: ShopTx, orderId: string, carrier: EffectRow, now: Date): Promise<void> {
  const why = 'The channel changed the order before this was sent';
  if (!(await withdrawForGood(tx, carrier, why, now))) return; // Its sender was quicker: it is let finish.
  await logCommunication(tx, {
    orderId,
    direction: 'inside',
    action: carrier.kind === 'change-stock' ? 'Stock change taken back' : 'Creation taken back',
    outcome: `${why}. What is left is planned anew.`,
    at: now,
  });
}

const CANCELLED = 'cancelled at the channel';

/** Nothing carries these lines: reservations end, or go down to what is still sold. */
async function freeUnits(tx: ShopTx, order: OrderWithLines, lines: readonly LineRow[], now: Date): Promise<void> {
  const gone = lines.filter((line) => unitsOf(line) === 0).map((line) => line.id);
  await endReservations(tx, gone, CANCELLED);
  await keepReservationsEnded(tx, gone, CANCELLED);
  const reserved = await tx.db.stockReservation.findMany({
    where: { shopId: tx.shopId, lineId: { in: lines.map((line) => line.id) }, state: 'open' },
    select: { lineId: true },
  });
  const open = new Set(reserved.map(({ lineId }) => lineId));
  const kept = lines.flatMap((line) => {
    const link = linkOf(line);
    if (!link || unitsOf(line) === 0 || !open.has(line.id)) return [];
    return [{ lineId: line.id, inventoryItemRef: link.inventoryItemRef, quantity: unitsOf(line) }];
  });
  for (const ref of [...new Set(kept.map((entry) => entry.inventoryItemRef))].sort()) {
    await lockInTransaction(tx, 'inventory-item', `${order.storeId}/${ref}`);
  }
  await reserve(tx, { storeId: order.storeId, lines: kept, now });
}

async function updateStates(
  tx: ShopTx,
  order: OrderWithLines,
  carriers: readonly EffectRow[],
  news: LineNews,
  now: Date,
): Promise<void> {
  const sent = carriers.some(({ kind }) => kind === 'create-order');
  if (!news.whole) {
    const planless = order.storeState === 'creating' && !sent;
    await updateOrder(
      tx,
      order.id,
      {
        ...(sent ? { storeCheckDueAt: now } : {}),
        ...(planless ? { storeState: 'waiting', storeStateReason: 'to-be-imported' } : {}),
      },
      now,
    );
    return;
  }
  if (sent) {
    await updateOrder(tx, order.id, { storeCheckDueAt: now, importDueAt: null, shipBy: null }, now);
    return;
  }
  const reason = order.storeStateReason === 'stock-only' && carriers.length > 0 ? 'stock-only' : 'canceled';
  await updateOrder(
    tx,
    order.id,
    { storeState: 'not-inserted', storeStateReason: reason, importDueAt: null, placeDueAt: null, shipBy: null },
    now,
  );
  await settleAttention(tx, `import:${order.id}`, now);
}
