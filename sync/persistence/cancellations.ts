/** Rows behind cancellations: which orders are to be looked at on either side, and the writes that carry their lines. */
import { Prisma } from '@prisma/client';
import type { ChannelPlace } from '../core/ids.ts';
import type { ShopTx } from './database.ts';
import type { EffectRow } from './effects.ts';
import { raiseAttention } from './journal.ts';
import type { LineRow } from './order-rows.ts';
import type { OrderWithLines } from './orders.ts';

/** Writes that bring an order into the store or take units off it there. */
const STORE_WRITES = ['create-order', 'cancel-store-order', 'reduce-store-order'];

/** What must be settled before the store's order says how things stand. */
export async function openStoreWrites(tx: ShopTx, orderId: string): Promise<readonly EffectRow[]> {
  return tx.db.effect.findMany({
    where: {
      shopId: tx.shopId,
      orderId,
      kind: { in: STORE_WRITES },
      state: { in: ['planned', 'sending', 'unclear', 'person'] },
    },
  });
}

/** Whether a write to the order's place in the store ended after this instant: a reading that began before may not show it. */
export async function settledSince(tx: ShopTx, orderId: string, instant: Date): Promise<boolean> {
  const count = await tx.db.effect.count({
    where: { shopId: tx.shopId, orderId, kind: { in: STORE_WRITES }, settledAt: { gte: instant } },
  });
  return count > 0;
}

/** The write that carries these lines into the store, or lowers its stock for them, by its id. */
export async function carriersOf(tx: ShopTx, lines: readonly LineRow[]): Promise<ReadonlyMap<string, EffectRow>> {
  const ids = [...new Set(lines.flatMap((line) => line.importEffectId ?? []))];
  const rows = await tx.db.effect.findMany({ where: { shopId: tx.shopId, id: { in: ids } } });
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Takes back a write that surely was not executed, for good: its lines are free to be planned anew, and neither *Retry* nor
 * giving an order back after *Mark as handled* revives it. False when it is under way meanwhile.
 */
export async function withdrawForGood(tx: ShopTx, effect: EffectRow, why: string, now: Date): Promise<boolean> {
  const updated = await tx.db.effect.updateMany({
    where: { shopId: tx.shopId, id: effect.id, state: { in: ['planned', 'rejected'] } },
    data: {
      state: 'rejected',
      // The key names the business fact, which is planned again with what is left of it.
      key: `${effect.key}/withdrawn/${effect.id}`,
      orderId: null,
      error: { message: why },
      settledAt: now,
    },
  });
  if (updated.count === 0) return false;
  await tx.db.orderLine.updateMany({
    where: { shopId: tx.shopId, importEffectId: effect.id },
    data: { importEffectId: null },
  });
  return true;
}

/** Counters of one line; an unreadable position that was cancelled is nobody's work any more. */
export async function saveCancelled(
  tx: ShopTx,
  lineId: string,
  counters: { channelCancelled?: number; storeCancelled?: number; readable?: boolean },
): Promise<void> {
  const { readable, ...data } = counters;
  await tx.db.orderLine.update({
    where: { shopId_id: { shopId: tx.shopId, id: lineId } },
    data: { ...data, ...(readable ? { unreadable: Prisma.DbNull } : {}) },
  });
}

/** Reservations that ended with *Mark as handled* are not taken up again for these lines. */
export async function keepReservationsEnded(tx: ShopTx, lineIds: readonly string[], reason: string): Promise<void> {
  await tx.db.stockReservation.updateMany({
    where: { shopId: tx.shopId, lineId: { in: [...lineIds] }, state: 'ended' },
    data: { endedReason: reason },
  });
}

/** Open orders of a place, by the channel's id, that are as old as a listing reaches back. */
export async function missingFromList(
  tx: ShopTx,
  input: {
    place: ChannelPlace;
    /** Ids the listing has named. */
    seen: readonly string[];
    /** The listing is complete for orders made after this. */
    from: Date;
    /** Orders first seen after this may have come too late for the listing. */
    startedAt: Date;
  },
): Promise<readonly string[]> {
  const rows = await tx.db.order.findMany({
    where: {
      shopId: tx.shopId,
      channel: input.place.channel,
      environment: input.place.environment,
      channelLocationId: input.place.locationId,
      channelState: 'accepted',
      shippedState: { not: 'all' },
      channelOrderId: { not: null },
      channelCheckDueAt: null,
      orderSeenAt: { lt: input.startedAt },
      channelCreatedAt: { gt: input.from },
    },
    select: { id: true, channelOrderId: true },
  });
  const seen = new Set(input.seen);
  return rows.filter(({ channelOrderId }) => !seen.has(channelOrderId ?? '')).map(({ id }) => id);
}

/** Has these orders read one by one at the channel. */
export async function checkAtChannel(tx: ShopTx, orderIds: readonly string[], at: Date): Promise<void> {
  await tx.db.order.updateMany({
    where: { shopId: tx.shopId, id: { in: [...orderIds] } },
    data: { channelCheckDueAt: at },
  });
}

/** Orders of a place to be read one by one at the channel, the longest due first. */
export async function channelChecksDue(
  tx: ShopTx,
  input: { place: ChannelPlace; now: Date; limit: number },
): Promise<readonly { readonly id: string; readonly channelOrderId: string | null }[]> {
  return tx.db.order.findMany({
    where: {
      shopId: tx.shopId,
      channel: input.place.channel,
      environment: input.place.environment,
      channelLocationId: input.place.locationId,
      channelCheckDueAt: { lte: input.now },
    },
    select: { id: true, channelOrderId: true },
    orderBy: { channelCheckDueAt: 'asc' },
    take: input.limit,
  });
}

/** Orders of a store to be compared with what the store shows, the longest due first. */
export async function storeChecksDue(
  tx: ShopTx,
  input: { storeId: string; now: Date; limit: number },
): Promise<readonly OrderWithLines[]> {
  return tx.db.order.findMany({
    where: { shopId: tx.shopId, storeId: input.storeId, storeCheckDueAt: { lte: input.now } },
    include: { lines: { orderBy: { sequence: 'asc' } } },
    orderBy: { storeCheckDueAt: 'asc' },
    take: input.limit,
  });
}

/** The writes of one kind that were planned for an order, oldest first, whatever became of them. */
export async function writesOf(tx: ShopTx, orderId: string, kind: string): Promise<readonly EffectRow[]> {
  return tx.db.effect.findMany({ where: { shopId: tx.shopId, orderId, kind }, orderBy: { createdAt: 'asc' } });
}

/**
 * Opens an attention item, unless this very message was brought up under the subject before: a person who is done with it
 * is not told the same again.
 */
export async function raiseNews(tx: ShopTx, item: Parameters<typeof raiseAttention>[1]): Promise<boolean> {
  const told = await tx.db.attention.findFirst({
    where: { shopId: tx.shopId, subject: item.subject },
    orderBy: { createdAt: 'desc' },
    select: { message: true },
  });
  if (told?.message === item.message) return false;
  await raiseAttention(tx, item);
  return true;
}
