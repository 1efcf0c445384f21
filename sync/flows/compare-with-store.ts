import { cancelledInStore, lineDifference, storeUnits, type StoreUnits } from '../core/cancellations.ts';
import { saveCancelled } from '../persistence/cancellations.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication } from '../persistence/journal.ts';
import type { LineRow } from '../persistence/order-rows.ts';
import { updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { endReservations } from '../persistence/reservations.ts';
import type { StorePart } from '../persistence/store-parts.ts';
import type { ComparedLine, ComparedPart, Comparison, TakingOff } from './compared-order.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { titleOf } from './note-cancellations.ts';
import { unitsOf } from './open-units.ts';
import { planTakingOff } from './take-off-units.ts';
import { tellDifferences } from './tell-differences.ts';

/** Whether it matters at which stock location the units stand. */
export function wantsPlaces(
  connection: ConnectionView,
  order: OrderWithLines,
  parts: readonly StorePart[],
  states: Comparison['states'],
): boolean {
  if (!connection.settings.restockOnCancel || !states) return false;
  return compareParts(order, parts, states).some((part) =>
    part.lines.some(({ difference }) => difference.toCancel > 0),
  );
}

/**
 * Brings the counters up to what the store shows, takes units off it that the channel no longer counts as sold, and tells a
 * person what neither side can be told. The caller holds the place's lock and has made sure that no write is under way.
 */
export async function compareWithStore(tx: ShopTx, context: FlowContext, input: Comparison): Promise<void> {
  const { order, parts, now } = input;
  const compared = compareParts(order, parts, input.states);
  const changed = await saveCounters(tx, compared, now);
  await freeCancelled(tx, order, compared);
  const outcomes: TakingOff[] = [];
  if (order.handledAt === null) {
    for (const part of compared) outcomes.push(...(await planTakingOff(tx, context, input, part)));
    await tellDifferences(tx, input, compared, outcomes);
  }
  await updateOrder(
    tx,
    order.id,
    {
      storeCheckDueAt: nextCheck(context, order, compared, outcomes, now),
      // Whether everything is shipped depends on what is still to be shipped.
      ...(changed ? { shipDueAt: now } : {}),
    },
    now,
  );
}

function compareParts(
  order: OrderWithLines,
  parts: readonly StorePart[],
  states: Comparison['states'],
): readonly ComparedPart[] {
  const byId = new Map(order.lines.map((line) => [line.id, line]));
  return parts.map((part) => {
    const state = states?.get(part.orderRef) ?? null;
    const deleted = states !== null && state === null;
    const lines = part.lines.flatMap(({ lineId, storeLineRef, quantity }): ComparedLine[] => {
      const line = byId.get(lineId);
      if (!line) return [];
      const shown = state && storeUnits(state, storeLineRef);
      const units = shown ?? remembered(line, quantity, states !== null);
      const channel = { ordered: line.quantity, cancelled: line.channelCancelled };
      const removed = state !== null && shown === null;
      return [{ line, storeLineRef, units, removed, difference: lineDifference(channel, units) }];
    });
    const own = new Set(part.lines.map(({ storeLineRef }) => storeLineRef));
    const added = state?.lines.filter((line) => !own.has(line.storeLineRef) && line.currentQuantity > 0) ?? [];
    return { part, state, deleted, lines, added: added.length };
  });
}

/** A line the store does not show: gone with its order or edited away; or, where stores cannot be read, as it was made. */
function remembered(line: LineRow, quantity: number, gone: boolean): StoreUnits {
  const shipped = Math.min(quantity, line.shippedQuantity);
  return { quantity, shipped, cancelled: gone ? quantity - shipped : 0, shippedGone: gone ? shipped : 0 };
}

async function saveCounters(tx: ShopTx, parts: readonly ComparedPart[], now: Date): Promise<boolean> {
  let changed = false;
  for (const { part, lines } of parts) {
    for (const { line, units, difference } of lines) {
      const cancelled = cancelledInStore({ ordered: line.quantity, cancelled: line.channelCancelled }, units);
      changed ||= units.shipped !== line.shippedQuantity;
      if (cancelled === line.storeCancelled) continue;
      changed = true;
      const more = Math.min(cancelled - line.storeCancelled, difference.notShipping);
      await saveCancelled(tx, line.id, { storeCancelled: cancelled });
      // What the channel has cancelled as well is no news of the store.
      if (more <= 0) continue;
      await logCommunication(tx, {
        orderId: line.orderId,
        direction: 'from-store',
        action: 'Cancelled in the store',
        outcome: `${more} × “${titleOf(line)}” in order ${part.name}`,
        at: now,
      });
    }
  }
  return changed;
}

/** Nothing is kept for lines of which no unit is sold any more, or none is left in the store. */
async function freeCancelled(tx: ShopTx, order: OrderWithLines, parts: readonly ComparedPart[]): Promise<void> {
  const readable = order.lines.filter((line) => line.channelState === 'accepted' && line.unreadable === null);
  const unsold = readable.filter((line) => unitsOf(line) === 0).map((line) => line.id);
  const unshipped = parts
    .flatMap(({ lines }) => lines)
    .filter(({ units }) => units.cancelled >= units.quantity)
    .map(({ line }) => line.id);
  await endReservations(tx, unsold, 'cancelled at the channel');
  await endReservations(tx, unshipped, 'cancelled in the store');
}

function nextCheck(
  context: FlowContext,
  order: OrderWithLines,
  parts: readonly ComparedPart[],
  outcomes: readonly TakingOff[],
  now: Date,
): Date | null {
  if (outcomes.some(({ kind }) => kind === 'planned' || kind === 'awaited')) {
    return later(now, context.scale(TIMING.storeCheckSoon * 2));
  }
  const open = parts.some(
    ({ deleted, lines }) => !deleted && lines.some(({ units }) => units.shipped + units.cancelled < units.quantity),
  );
  const age = now.getTime() - (order.insertedAt ?? now).getTime();
  if (!open || age > context.scale(TIMING.storeShows)) return null;
  const spread = (Number.parseInt(order.id.slice(-4), 16) / 0xffff) * TIMING.storeSweepSpread;
  return later(now, context.scale(TIMING.storeSweep + spread));
}
