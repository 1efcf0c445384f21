import { createHash } from 'node:crypto';
import type { BadPosition, ChannelTransfer, Position } from '../core/channel-types.ts';
import type { ChannelPlace, ShopId } from '../core/ids.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { toJson, type ShopTx } from './database.ts';
import type { LineRow, OrderRow, TransferRow } from './order-rows.ts';

const rawContext = (shopId: ShopId, id: string) => `transfer:${shopId}:${id}`;

/** Changes when anything a verdict depends on changes. */
function contentHash(transfer: ChannelTransfer): string {
  const content = [
    transfer.currency,
    transfer.positions.map((p) => [
      p.id,
      p.quantity,
      p.unitPrice.minor,
      p.unitPrice.currency,
      p.item.channelItemId,
      p.item.gtin,
    ]),
    transfer.badPositions.map((p) => [p.id, p.problem]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

function lineData(
  shopId: ShopId,
  orderId: string,
  transferId: string,
  position: Position | BadPosition,
  sequence: number,
  currency: string,
) {
  const readable = 'quantity' in position;
  return {
    shopId,
    id: newId(),
    orderId,
    transferId,
    channelPositionId: position.id,
    sequence,
    quantity: readable ? position.quantity : 0,
    unitPriceMinor: BigInt(readable ? position.unitPrice.minor : 0),
    currency: readable ? position.unitPrice.currency : currency,
    item: toJson(position.item),
    ...(readable ? {} : { unreadable: { problem: position.problem, path: position.path } }),
    channelState: 'offered',
  };
}

export interface SeenTransfer {
  readonly place: ChannelPlace;
  readonly connectionId: string;
  readonly storeId: string;
  readonly market: string;
  readonly transfer: ChannelTransfer;
  /** The clock an offer seen for the first time begins with. */
  readonly clock: { readonly answerBy: Date; readonly waitDueAt: Date | null };
  /** When the listing that shows it was begun (UTC). */
  readonly listedAt: Date;
  readonly now: Date;
}

/**
 * Takes note of a transfer in a listing: makes its order and lines the first time, updates them when its content changed,
 * and brings back one that had been given up. Answered ones are left alone. Says whether rules should look at it.
 */
export async function noteTransfer(
  tx: ShopTx,
  encryption: Encryption,
  seen: SeenTransfer,
): Promise<'new' | 'changed' | 'known'> {
  const { place, transfer, now } = seen;
  const identity = {
    shopId: tx.shopId,
    channel: place.channel,
    environment: place.environment,
    channelLocationId: place.locationId,
    channelTransferId: transfer.id,
  };
  const hash = contentHash(transfer);
  const existing = await tx.db.transfer.findUnique({
    where: { shopId_channel_environment_channelLocationId_channelTransferId: identity },
  });
  if (!existing) {
    await insertTransfer(tx, encryption, seen, identity, hash);
    return 'new';
  }
  const where = { shopId_id: { shopId: tx.shopId, id: existing.id } };
  const seenAgain = { lastSeenAt: now, missingSince: null, missingTwiceAt: null };
  const givenUp =
    existing.state === 'gone' ||
    existing.state === 'refused' ||
    (existing.state === 'contested' && (existing.answeredAt ?? existing.firstSeenAt) < seen.listedAt);
  const unchanged = existing.contentHash === hash;
  if (existing.state === 'answering' || existing.state === 'answered' || existing.state === 'closed') {
    await tx.db.transfer.update({ where, data: { lastSeenAt: now } });
    return 'known';
  }
  if (existing.state === 'contested' && !givenUp) return 'known';
  if (unchanged && (existing.state === 'pending' || existing.state === 'refused')) {
    await tx.db.transfer.update({ where, data: seenAgain });
    return 'known';
  }
  await replaceLines(tx, existing, transfer);
  await tx.db.transfer.update({
    where,
    data: {
      ...seenAgain,
      state: 'pending',
      connectionId: seen.connectionId,
      contentHash: hash,
      ...(existing.state === 'pending' ? {} : { round: { increment: 1 } }),
      rawEnc: encryption.encrypt(JSON.stringify(transfer.raw ?? null), rawContext(tx.shopId, existing.id)),
      decideAt: now,
    },
  });
  await tx.db.order.update({
    where: { shopId_id: { shopId: tx.shopId, id: existing.orderId } },
    data: { channelState: 'offered', totalMinor: totalOf(transfer), updatedAt: now, waitDueAt: now },
  });
  return 'changed';
}

function totalOf(transfer: ChannelTransfer): bigint {
  return transfer.positions.reduce((sum, p) => sum + BigInt(p.unitPrice.minor) * BigInt(p.quantity), 0n);
}

async function insertTransfer(
  tx: ShopTx,
  encryption: Encryption,
  seen: SeenTransfer,
  identity: {
    shopId: ShopId;
    channel: string;
    environment: string;
    channelLocationId: string;
    channelTransferId: string;
  },
  hash: string,
): Promise<void> {
  const { transfer, now } = seen;
  const orderId = newId();
  const id = newId();
  await tx.db.order.create({
    data: {
      shopId: tx.shopId,
      id: orderId,
      channel: identity.channel,
      environment: identity.environment,
      channelLocationId: identity.channelLocationId,
      connectionId: seen.connectionId,
      storeId: seen.storeId,
      parentOrderId: transfer.parentOrderId,
      market: seen.market,
      currency: transfer.currency,
      totalMinor: totalOf(transfer),
      channelState: 'offered',
      channelCreatedAt: transfer.createdAt,
      firstSeenAt: now,
      updatedAt: now,
      ...seen.clock,
    },
  });
  await tx.db.transfer.create({
    data: {
      ...identity,
      id,
      connectionId: seen.connectionId,
      orderId,
      state: 'pending',
      parentOrderId: transfer.parentOrderId,
      rawEnc: encryption.encrypt(JSON.stringify(transfer.raw ?? null), rawContext(tx.shopId, id)),
      contentHash: hash,
      firstSeenAt: now,
      lastSeenAt: now,
      decideAt: now,
    },
  });
  await tx.db.orderLine.createMany({
    data: [...transfer.positions, ...transfer.badPositions].map((position, index) =>
      lineData(tx.shopId, orderId, id, position, index, transfer.currency),
    ),
  });
}

/** Content changed: known positions are updated and judged anew, new ones added, missing ones gone. A person's verdict on an unchanged position stays. */
async function replaceLines(tx: ShopTx, existing: TransferRow, transfer: ChannelTransfer): Promise<void> {
  const rows = await tx.db.orderLine.findMany({ where: { shopId: tx.shopId, orderId: existing.orderId } });
  const byPosition = new Map(rows.map((row) => [row.channelPositionId, row]));
  const positions = [...transfer.positions, ...transfer.badPositions];
  for (const [index, position] of positions.entries()) {
    const data = lineData(tx.shopId, existing.orderId, existing.id, position, index, transfer.currency);
    const row = byPosition.get(position.id);
    if (!row) {
      await tx.db.orderLine.create({ data });
      continue;
    }
    byPosition.delete(position.id);
    const { id: _newId, ...changes } = data;
    const same =
      row.quantity === data.quantity && row.unitPriceMinor === data.unitPriceMinor && row.currency === data.currency;
    await tx.db.orderLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: row.id } },
      data: {
        ...changes,
        ...(same && row.outcomeBy === 'person' ? {} : { outcome: 'pending', outcomeBy: null, proposal: false }),
      },
    });
  }
  for (const row of byPosition.values()) {
    if (row.transferId !== existing.id || row.channelState !== 'offered') continue;
    await tx.db.orderLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: row.id } },
      data: { channelState: 'gone' },
    });
    await tx.db.stockReservation.updateMany({
      where: { shopId: tx.shopId, lineId: row.id, state: 'open' },
      data: { state: 'ended', endedReason: 'position withdrawn', openQuantity: 0 },
    });
  }
}

export interface TransferWithLines extends TransferRow {
  readonly order: OrderRow;
  readonly lines: readonly LineRow[];
}

/** Pending transfers of a place that rules should look at now, oldest first. */
export async function transfersToDecide(
  tx: ShopTx,
  input: { place: ChannelPlace; now: Date; limit: number },
): Promise<readonly TransferWithLines[]> {
  const rows = await tx.db.transfer.findMany({
    where: {
      shopId: tx.shopId,
      channel: input.place.channel,
      environment: input.place.environment,
      channelLocationId: input.place.locationId,
      state: 'pending',
      decideAt: { lte: input.now },
    },
    include: { order: true },
    orderBy: { decideAt: 'asc' },
    take: input.limit,
  });
  const lines = await tx.db.orderLine.findMany({
    where: { shopId: tx.shopId, transferId: { in: rows.map((row) => row.id) }, channelState: 'offered' },
    orderBy: { sequence: 'asc' },
  });
  const byTransfer = Map.groupBy(lines, (line) => line.transferId);
  return rows.map((row) => ({ ...row, lines: byTransfer.get(row.id) ?? [] }));
}

export async function loadTransfer(tx: ShopTx, id: string): Promise<TransferWithLines | null> {
  const row = await tx.db.transfer.findUnique({
    where: { shopId_id: { shopId: tx.shopId, id } },
    include: { order: true },
  });
  if (!row) return null;
  const lines = await tx.db.orderLine.findMany({
    where: { shopId: tx.shopId, transferId: id },
    orderBy: { sequence: 'asc' },
  });
  return { ...row, lines };
}

/**
 * A complete listing did not show these: counts the first and the second miss (at least `apartMs` later). Failed or
 * partial listings must not come here. Returns how many were missed for the first time: something became of them.
 */
export async function noteMissing(
  tx: ShopTx,
  input: { place: ChannelPlace; listedAt: Date; finishedAt: Date; apartMs: number; seenIds: readonly string[] },
): Promise<number> {
  const rows = await tx.db.transfer.findMany({
    where: {
      shopId: tx.shopId,
      channel: input.place.channel,
      environment: input.place.environment,
      channelLocationId: input.place.locationId,
      state: { in: ['pending', 'contested', 'refused'] },
      firstSeenAt: { lt: input.listedAt },
      missingTwiceAt: null,
    },
    select: { id: true, channelTransferId: true, missingSince: true },
  });
  const seen = new Set(input.seenIds);
  let first = 0;
  for (const row of rows) {
    if (seen.has(row.channelTransferId)) continue;
    const second =
      row.missingSince !== null && input.finishedAt.getTime() - row.missingSince.getTime() >= input.apartMs;
    if (row.missingSince !== null && !second) continue;
    await tx.db.transfer.update({
      where: { shopId_id: { shopId: tx.shopId, id: row.id } },
      data: second ? { missingTwiceAt: input.finishedAt } : { missingSince: input.finishedAt },
    });
    if (!second) first += 1;
  }
  return first;
}

/** Transfers missed twice before `pollStartedAt`, for which that complete orders poll showed no order: taken away. */
export async function giveUpGone(
  tx: ShopTx,
  input: { place: ChannelPlace; pollStartedAt: Date; now: Date },
): Promise<readonly TransferRow[]> {
  const rows = await tx.db.transfer.findMany({
    where: {
      shopId: tx.shopId,
      channel: input.place.channel,
      environment: input.place.environment,
      channelLocationId: input.place.locationId,
      state: { in: ['pending', 'contested', 'refused'] },
      missingTwiceAt: { lte: input.pollStartedAt },
    },
  });
  for (const row of rows) {
    await tx.db.transfer.update({
      where: { shopId_id: { shopId: tx.shopId, id: row.id } },
      data: { state: 'gone', decideAt: null },
    });
    const lines = await tx.db.orderLine.findMany({
      where: { shopId: tx.shopId, transferId: row.id, channelState: 'offered' },
    });
    await tx.db.orderLine.updateMany({
      where: { shopId: tx.shopId, id: { in: lines.map((line) => line.id) } },
      data: { channelState: 'gone' },
    });
    await tx.db.stockReservation.updateMany({
      where: { shopId: tx.shopId, lineId: { in: lines.map((line) => line.id) }, state: 'open' },
      data: { state: 'ended', endedReason: 'transfer taken away', openQuantity: 0 },
    });
    await tx.db.order.update({
      where: { shopId_id: { shopId: tx.shopId, id: row.orderId } },
      data: { channelState: 'gone', updatedAt: input.now, waitDueAt: input.now },
    });
  }
  return rows;
}
