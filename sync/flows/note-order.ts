import type { BadPosition, ChannelOrder, Position } from '../core/channel-types.ts';
import { job } from '../jobs/catalog.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { effectsOfTransfer, withdrawEffect } from '../persistence/effects.ts';
import { logCommunication } from '../persistence/journal.ts';
import type { LineRow } from '../persistence/order-rows.ts';
import {
  insertOrder,
  lockPlace,
  mergeOrders,
  namedPositionIds,
  ordersByChannelId,
  saidBefore,
  saveAcceptedPosition,
  saveChannelOrder,
  setLineStates,
  untiedOrders,
  updateOrder,
  type OrderWithLines,
} from '../persistence/orders.ts';
import { endReservations } from '../persistence/reservations.ts';
import { linkRmas } from '../persistence/rma-reading.ts';
import { cancelLines } from './cancel-lines.ts';
import type { FlowContext } from './context.ts';
import { noteCancellations } from './note-cancellations.ts';
import { noteDocuments } from './note-documents.ts';

/** Whether a line of the same consumer order is what this position was offered as: the same article, quantity and price. */
function matches(line: LineRow, position: Position | BadPosition): boolean {
  if (!('quantity' in position)) return false;
  const item = line.item as { channelItemId?: string | null; gtin?: string | null };
  const sameArticle =
    (item.channelItemId ?? null) === position.item.channelItemId && (item.gtin ?? null) === position.item.gtin;
  return (
    sameArticle &&
    line.quantity === position.quantity &&
    Number(line.unitPriceMinor) === position.unitPrice.minor &&
    line.currency === position.unitPrice.currency
  );
}

/** True when our ledger already holds everything this order says; cheap, for polls. */
export function isKnown(context: FlowContext, row: OrderWithLines | undefined, order: ChannelOrder): boolean {
  return row?.orderSeenAt != null && saidBefore(context.encryption, row, order);
}

/**
 * Takes note of an accepted order, however it was accepted: by our answer, in the channel's own panel, or elsewhere. Ties
 * it to the transfer it came from, closes that transfer, makes new positions work for import-order, and cancels what the
 * channel no longer counts as sold. Repeating it changes nothing.
 */
export async function noteOrder(
  tx: ShopTx,
  context: FlowContext,
  input: { connection: ConnectionView; order: ChannelOrder; now: Date },
): Promise<{ orderId: string; news: boolean }> {
  const { connection, order, now } = input;
  await lockPlace(tx, connection.place);
  const [tied] = await ordersByChannelId(tx, connection.place, [order.id]);
  if (tied && isKnown(context, tied, order)) return { orderId: tied.id, news: false };

  const candidates = (await untiedOrders(tx, connection.place, order)).filter((row) => claims(row, order));
  const base =
    tied ??
    candidates[0] ??
    (await insertOrder(tx, { ...connection, market: connection.country, connectionId: connection.id, order, now }));
  for (const candidate of candidates) {
    if (candidate.id !== base.id) await mergeOrders(tx, candidate.id, base.id);
  }
  const lines = [base, ...candidates.filter((row) => row.id !== base.id)].flatMap((row) => row.lines);
  const acceptedIds = await saveLines(tx, { orderId: base.id, lines, order });
  await closeTransfers(tx, { orderId: base.id, lines, acceptedIds, now });
  const news = await noteCancellations(tx, { orderId: base.id, before: lines, order, now });
  await saveChannelOrder(tx, context.encryption, base, { order, cancelled: news.whole, now });
  if (!news.whole) await becomeWork(tx, { connection, base, order, now });
  await cancelLines(tx, context, { connection, orderId: base.id, news, now });
  await noteDocuments(tx, context, { orderId: base.id, documents: order.documents, now });
  if (order.shipping.length > 0) await updateOrder(tx, base.id, { shipDueAt: now }, now);
  await linkRmas(tx, { place: connection.place, orderId: base.id, channelOrderId: order.id, now });
  if (!base.orderSeenAt) {
    await logCommunication(tx, {
      orderId: base.id,
      direction: 'from-channel',
      action: 'Order read',
      outcome: `Order ${order.id}, ${order.accepted.length} position(s) accepted`,
      at: now,
    });
  }
  return { orderId: base.id, news: true };
}

/** Writes the order's positions on its lines; the ids of the lines that are, or once were, accepted. */
async function saveLines(
  tx: ShopTx,
  input: { orderId: string; lines: readonly LineRow[]; order: ChannelOrder },
): Promise<ReadonlySet<string>> {
  const { orderId, lines, order } = input;
  const acceptedIds = new Set<string>();
  const positions = [...order.accepted, ...order.badPositions];
  for (const [index, { position, line }] of assignLines(lines, positions).entries()) {
    const sequence = lines.length + index;
    acceptedIds.add(await saveAcceptedPosition(tx, { orderId, position, line, sequence, currency: order.currency }));
  }
  if (positions.length > 0) return acceptedIds;
  // Accepted elsewhere and cancelled before we ever read it: all that is left are the positions it had.
  const had = lines.filter(
    (line) => line.channelState !== 'declined' && order.cancelledPositionIds.includes(line.channelPositionId),
  );
  const ids = had.map((line) => line.id);
  await setLineStates(tx, ids, 'accepted');
  return new Set(ids);
}

/** Each position gets the line with its id, else a free line that matches; each line is used once. */
function assignLines(
  lines: readonly LineRow[],
  positions: readonly (Position | BadPosition)[],
): readonly { position: Position | BadPosition; line: LineRow | null }[] {
  const byId = new Map(lines.map((line) => [line.channelPositionId, line]));
  const named = new Set(positions.flatMap((position) => byId.get(position.id)?.id ?? []));
  const free = lines.filter((line) => !named.has(line.id) && line.channelState !== 'accepted');
  return positions.map((position) => {
    const own = byId.get(position.id);
    if (own) return { position, line: own };
    const found = free.findIndex((line) => matches(line, position));
    return { position, line: found < 0 ? null : (free.splice(found, 1)[0] ?? null) };
  });
}

function claims(row: OrderWithLines, order: ChannelOrder): boolean {
  const sameParent = row.parentOrderId !== null && row.parentOrderId === order.parentOrderId;
  const positions = [...order.accepted, ...order.badPositions];
  const ids = new Set(namedPositionIds(order));
  if (row.lines.some((line) => ids.has(line.channelPositionId))) return true;
  return sameParent && positions.some((position) => row.lines.some((line) => matches(line, position)));
}

/** Transfers whose positions ended up in this order need no answer of ours any more, unless ours is under way. */
async function closeTransfers(
  tx: ShopTx,
  input: { orderId: string; lines: readonly LineRow[]; acceptedIds: ReadonlySet<string>; now: Date },
): Promise<void> {
  const transfers = await tx.db.transfer.findMany({
    where: {
      shopId: tx.shopId,
      orderId: input.orderId,
      state: { in: ['pending', 'answering', 'contested', 'refused', 'gone'] },
    },
  });
  for (const transfer of transfers) {
    const ownLines = input.lines.filter((line) => line.transferId === transfer.id);
    if (!ownLines.some((line) => input.acceptedIds.has(line.id))) continue;
    if (transfer.state === 'answering') {
      const effects = await effectsOfTransfer(tx, transfer.id);
      const open = effects.filter((effect) => ['planned', 'sending', 'unclear'].includes(effect.state));
      let withdrawn = true;
      for (const effect of open) {
        withdrawn &&= await withdrawEffect(tx, effect.id, 'Already answered in the channel’s own panel', input.now);
      }
      if (!withdrawn) continue; // Sent or unclear: its own outcome closes the transfer.
    }
    const left = ownLines
      .filter((line) => !input.acceptedIds.has(line.id) && line.channelState === 'offered')
      .map((line) => line.id);
    await setLineStates(tx, left, 'declined');
    await endReservations(tx, left, 'declined in the channel’s own panel');
    await tx.db.transfer.update({
      where: { shopId_id: { shopId: tx.shopId, id: transfer.id } },
      data: { state: 'closed', decideAt: null, answeredAt: input.now },
    });
    await logCommunication(tx, {
      orderId: input.orderId,
      direction: 'from-channel',
      action: 'Transfer answered',
      outcome: 'It was answered in the channel’s own panel',
      at: input.now,
    });
  }
}

/** Accepted lines that no store order carries yet are work, unless the order is older than the connection's *sync from*. */
async function becomeWork(
  tx: ShopTx,
  input: { connection: ConnectionView; base: OrderWithLines; order: ChannelOrder; now: Date },
): Promise<void> {
  const { connection, base, order, now } = input;
  const from = connection.settings.syncFrom === null ? connection.activatedAt : new Date(connection.settings.syncFrom);
  const ours = base.lines.length > 0;
  const tooOld = !ours && base.storeState === 'none' && from !== null && isOlder(order.createdAt, from);
  if (tooOld) {
    await updateOrder(
      tx,
      base.id,
      { storeState: 'not-inserted', storeStateReason: 'older-than-sync-from', importDueAt: null },
      now,
    );
    return;
  }
  // Left out, or handled by a person: it stays so. A stock-only order goes on: lines added later lower the stock too; so
  // does a cancelled one that gets a further position.
  const goesOn = ['stock-only', 'canceled'].includes(base.storeStateReason ?? '');
  if (base.handledAt !== null || (base.storeState === 'not-inserted' && !goesOn)) return;
  const begins = base.storeState === 'none' || base.storeStateReason === 'canceled';
  await updateOrder(
    tx,
    base.id,
    {
      importDueAt: now,
      ...(begins ? { storeState: 'waiting', storeStateReason: 'to-be-imported' } : {}),
    },
    now,
  );
  tx.enqueue(job('import-order', { shopId: tx.shopId, orderId: base.id }));
}

/** Channels state whole seconds: an order of the very second in which the sync began is not older. */
function isOlder(createdAt: Date | null, from: Date): boolean {
  return createdAt !== null && createdAt.getTime() < Math.floor(from.getTime() / 1000) * 1000;
}
