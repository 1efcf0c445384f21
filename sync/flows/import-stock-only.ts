import type { ConnectionSettings } from '../core/settings.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { planEffect, withdrawEffect, type EffectRow } from '../persistence/effects.ts';
import { linkOf, placeOf, type LineRow } from '../persistence/order-rows.ts';
import { updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { endReservations } from '../persistence/reservations.ts';
import type { FlowContext } from './context.ts';
import { stockChangeOf, type ChangeStockRequest } from './effects/change-stock.ts';
import { unitsOf, type Blocked } from './open-units.ts';

/**
 * Whether an order lowers the store's stock instead of being created there. It is what its first lines became; only an
 * order that nothing was done for yet goes by the settings of today, so switching the level changes no order that is in
 * the store.
 */
export async function isStockOnly(tx: ShopTx, connection: ConnectionView, order: OrderWithLines): Promise<boolean> {
  const carriers = [...new Set(order.lines.flatMap((line) => (line.importEffectId ? [line.importEffectId] : [])))];
  if (carriers.length === 0) return order.storeState !== 'inserted' && connection.settings.orderLevel === 'stock-only';
  const lowering = await tx.db.effect.count({
    where: { shopId: tx.shopId, id: { in: carriers }, kind: 'change-stock' },
  });
  return lowering > 0;
}

/**
 * The stock location that is lowered: the one chosen for it, else the only chosen one. It must be among the chosen ones:
 * acceptance looks at those alone, and lowering another would leave the same unit to be sold again.
 */
function loweredLocation({ stockOnlyLocationRef, stockLocationRefs }: ConnectionSettings): string | null {
  if (stockOnlyLocationRef !== null) {
    return stockLocationRefs.includes(stockOnlyLocationRef) ? stockOnlyLocationRef : null;
  }
  const [only, ...others] = stockLocationRefs;
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * Plans one change of the store's stock for each linked line; the order itself is not put in the store. The caller holds
 * the place's lock and has reserved the units: until a change is settled they count as in flight. Returns why it cannot
 * be, if something is missing.
 */
export async function planStockOnly(
  tx: ShopTx,
  context: FlowContext,
  input: { connection: ConnectionView; order: OrderWithLines; lines: readonly LineRow[]; now: Date },
): Promise<Blocked | null> {
  const { connection, order, lines, now } = input;
  const stockLocationRef = loweredLocation(connection.settings);
  if (stockLocationRef === null) {
    return {
      reason: 'no-stock-location',
      message:
        'It is not clear which stock location to lower for this order. Choose one of the connection’s stock locations for “Stock only” in its settings.',
    };
  }
  for (const line of lines) {
    const link = linkOf(line);
    if (!link) continue; // Nothing of the store is meant, so there is nothing to lower.
    const request: ChangeStockRequest = {
      orderId: order.id,
      lineId: line.id,
      storeId: order.storeId,
      place: connection.place,
      inventoryItemRef: link.inventoryItemRef,
      stockLocationRef,
      delta: -unitsOf(line),
      reference: referenceOf(order),
      title: link.title,
      afterEffectId: null,
    };
    const effectId = await planEffect(tx, context.encryption, {
      kind: 'change-stock',
      key: `lower/${line.id}`,
      request,
      orderId: order.id,
      transferId: null,
      connectionId: connection.id,
      now,
    });
    await tx.db.orderLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: line.id } },
      data: { importEffectId: effectId },
    });
  }
  await updateOrder(
    tx,
    order.id,
    { storeState: 'not-inserted', storeStateReason: 'stock-only', importDueAt: null },
    now,
  );
  return null;
}

/**
 * Puts units of a stock-only line back, once for each cumulative number of cancelled or returned units. Lines whose stock
 * was not lowered are left alone, and a lowering that was never sent is withdrawn instead. The caller holds the place's
 * lock.
 *
 * @param input.cancelled units of the line that are not sold any more, in total since it was ordered
 * @returns the effect that raises the stock; null when there is nothing to raise
 */
export async function raiseStock(
  tx: ShopTx,
  context: FlowContext,
  input: { order: OrderWithLines; line: LineRow; cancelled: number; now: Date },
): Promise<string | null> {
  const { order, line, cancelled, now } = input;
  const lowering = await loweringOf(tx, line);
  if (!lowering) return null;
  const lowered = stockChangeOf(context, lowering);
  const units = -lowered.delta;
  // Units that were cancelled before the stock was lowered were never taken off it.
  const target = Math.min(units, cancelled - (line.quantity - units));
  const before = await raisedSoFar(tx, line.id);
  if (target <= before) return null;
  if (
    target === units &&
    before === 0 &&
    (await withdrawEffect(tx, lowering.id, 'Cancelled before it was sent', now))
  ) {
    await endReservations(tx, [line.id], 'cancelled');
    return null;
  }
  const request: ChangeStockRequest = { ...lowered, delta: target - before, afterEffectId: lowering.id };
  return planEffect(tx, context.encryption, {
    kind: 'change-stock',
    key: `raise/${line.id}/${target}`,
    request: { ...request, place: placeOf(order), orderId: order.id },
    orderId: order.id,
    transferId: null,
    connectionId: lowering.connectionId,
    now,
  });
}

async function loweringOf(tx: ShopTx, line: LineRow): Promise<EffectRow | null> {
  if (line.importEffectId === null) return null;
  return tx.db.effect.findFirst({
    where: { shopId: tx.shopId, id: line.importEffectId, kind: 'change-stock', state: { not: 'rejected' } },
  });
}

/** The keys of the effects that raise a line name the units raised with them in total. */
async function raisedSoFar(tx: ShopTx, lineId: string): Promise<number> {
  const rows = await tx.db.effect.findMany({
    where: { shopId: tx.shopId, kind: 'change-stock', key: { startsWith: `raise/${lineId}/` } },
    select: { key: true },
  });
  return Math.max(0, ...rows.map((row) => Number(row.key.split('/').at(-1))));
}

/** Names the channel's order in the store's stock history; no personal data. */
function referenceOf(order: OrderWithLines): string {
  return `${order.channel}/${order.channelOrderId ?? order.id}`;
}
