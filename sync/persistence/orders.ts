import { createHash } from 'node:crypto';
import { Prisma } from '@prisma/client';
import type { BadPosition, ChannelOrder, Party, Position } from '../core/channel-types.ts';
import type { ChannelPlace, ShopId } from '../core/ids.ts';
import { placeKey } from '../core/ids.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { lockInTransaction, storableText, toJson, type ShopTx } from './database.ts';
import type { LineRow, OrderRow } from './order-rows.ts';

/** Everybody who changes transfers, orders or lines of one place does it one after the other. */
export async function lockPlace(tx: ShopTx, place: ChannelPlace): Promise<void> {
  await lockInTransaction(tx, 'shop', placeKey(place));
}

const buyerContext = (shopId: ShopId, id: string) => `order:${shopId}:${id}:buyer`;

/** The buyer's data of an order, opened. Personal: never log it. */
export interface Buyer {
  readonly billing: Party | null;
  readonly delivery: (Party & { readonly type: string | null }) | null;
  readonly shippingProviderId: string | null;
}

/** What stands encrypted with an order: the buyer, unless it was erased, and a mark of what the channel last said. */
interface KeptBuyer {
  readonly buyer: Buyer | null;
  readonly said: string;
}

function openKept(encryption: Encryption, row: OrderRow): KeptBuyer | null {
  if (row.buyerEnc === null) return null;
  const kept = JSON.parse(encryption.decrypt(row.buyerEnc, buyerContext(row.shopId as ShopId, row.id))) as
    KeptBuyer | Buyer;
  return 'said' in kept ? kept : { buyer: kept, said: '' };
}

/** Null before the order was read, and after the buyer's data was erased. */
export function openBuyer(encryption: Encryption, row: OrderRow): Buyer | null {
  return openKept(encryption, row)?.buyer ?? null;
}

/** Whether the channel said exactly this about the order when it was last written down: status, cancellations, shipping, files. */
export function saidBefore(encryption: Encryption, row: OrderRow, order: ChannelOrder): boolean {
  return openKept(encryption, row)?.said === fingerprint(order);
}

/** Of everything that may change about an order, without the buyer. */
function fingerprint(order: ChannelOrder): string {
  const positions = order.accepted.map(({ id, quantity }) => `${id}*${quantity}`).toSorted();
  const shipping = order.shipping
    .map(({ positionId, providerId, trackingNumber }) => [positionId, providerId, trackingNumber])
    .toSorted();
  const said = [
    order.status,
    positions,
    order.badPositions.map(({ id }) => id).toSorted(),
    order.cancelledPositionIds.toSorted(),
    shipping,
    order.documents.map(({ kind, url }) => [kind, url]).toSorted(),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64');
}

export interface OrderWithLines extends OrderRow {
  readonly lines: LineRow[];
}

const withLines = { lines: { orderBy: { sequence: 'asc' } } } as const;

export async function loadOrder(tx: ShopTx, id: string): Promise<OrderWithLines | null> {
  return tx.db.order.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } }, include: withLines });
}

function atPlace(place: ChannelPlace) {
  return { channel: place.channel, environment: place.environment, channelLocationId: place.locationId };
}

/** Orders by the channel's own ids, those that are known. */
export async function ordersByChannelId(
  tx: ShopTx,
  place: ChannelPlace,
  channelOrderIds: readonly string[],
): Promise<readonly OrderWithLines[]> {
  return tx.db.order.findMany({
    where: { shopId: tx.shopId, ...atPlace(place), channelOrderId: { in: [...channelOrderIds] } },
    include: withLines,
  });
}

/** The positions by which an order is told; one that has none left is told by those it lost. */
export function namedPositionIds(order: ChannelOrder): readonly string[] {
  const named = [...order.accepted, ...order.badPositions].map((position) => position.id);
  return named.length > 0 ? named : order.cancelledPositionIds;
}

/** Orders made from transfers that no channel order has been tied to yet, and that may be what became of one. */
export async function untiedOrders(
  tx: ShopTx,
  place: ChannelPlace,
  order: ChannelOrder,
): Promise<readonly OrderWithLines[]> {
  const positionIds = namedPositionIds(order);
  return tx.db.order.findMany({
    where: {
      shopId: tx.shopId,
      ...atPlace(place),
      channelOrderId: null,
      OR: [
        { lines: { some: { channelPositionId: { in: [...positionIds] } } } },
        ...(order.parentOrderId === null ? [] : [{ parentOrderId: order.parentOrderId }]),
      ],
    },
    include: withLines,
    orderBy: { firstSeenAt: 'asc' },
  });
}

export async function insertOrder(
  tx: ShopTx,
  input: {
    place: ChannelPlace;
    connectionId: string;
    storeId: string;
    market: string;
    order: ChannelOrder;
    now: Date;
  },
): Promise<OrderWithLines> {
  const id = newId();
  return tx.db.order.create({
    data: {
      shopId: tx.shopId,
      id,
      ...atPlace(input.place),
      connectionId: input.connectionId,
      storeId: input.storeId,
      channelOrderId: input.order.id,
      parentOrderId: input.order.parentOrderId,
      market: input.market,
      currency: input.order.currency,
      totalMinor: 0n,
      channelState: 'accepted',
      firstSeenAt: input.now,
      updatedAt: input.now,
    },
    include: withLines,
  });
}

function nameOf(order: ChannelOrder): string | null {
  const name = order.delivery?.name ?? order.billing?.name ?? null;
  return name === null ? null : storableText(name);
}

/** What the channel says about the order as a whole. Its lines are written before. A buyer that was erased stays erased. */
export async function saveChannelOrder(
  tx: ShopTx,
  encryption: Encryption,
  row: OrderRow,
  input: { order: ChannelOrder; cancelled: boolean; now: Date },
): Promise<void> {
  const { order } = input;
  const before = openBuyer(encryption, row);
  const erased = row.orderSeenAt !== null && before === null;
  const buyer: Buyer | null = erased
    ? null
    : {
        billing: order.billing ?? before?.billing ?? null,
        delivery: order.delivery ?? before?.delivery ?? null,
        shippingProviderId: order.shippingProviderId ?? before?.shippingProviderId ?? null,
      };
  const kept: KeptBuyer = { buyer, said: fingerprint(order) };
  const lines = await tx.db.orderLine.findMany({
    where: { shopId: tx.shopId, orderId: row.id, channelState: 'accepted' },
    select: { unitPriceMinor: true, quantity: true },
  });
  await tx.db.order.update({
    where: { shopId_id: { shopId: tx.shopId, id: row.id } },
    data: {
      channelOrderId: order.id,
      parentOrderId: order.parentOrderId ?? row.parentOrderId,
      currency: order.accepted.length > 0 || lines.length === 0 ? order.currency : row.currency,
      totalMinor: lines.reduce((sum, line) => sum + line.unitPriceMinor * BigInt(line.quantity), 0n),
      customerName: erased ? null : (nameOf(order) ?? row.customerName),
      buyerEnc: encryption.encrypt(JSON.stringify(kept), buyerContext(tx.shopId, row.id)),
      channelState: input.cancelled ? 'canceled' : 'accepted',
      channelStatus: order.status,
      channelCreatedAt: order.createdAt ?? row.channelCreatedAt,
      orderSeenAt: row.orderSeenAt ?? input.now,
      awaitedSince: null,
      updatedAt: input.now,
    },
  });
}

/**
 * A position of an accepted order: updates the line it came from or adds one. Returns the line's id. A line that was accepted
 * keeps the most units it ever had: units that vanish are cancelled ones (`cancelledAtChannel`), never forgotten ones.
 */
export async function saveAcceptedPosition(
  tx: ShopTx,
  input: {
    orderId: string;
    position: Position | BadPosition;
    line: LineRow | null;
    sequence: number;
    currency: string;
  },
): Promise<string> {
  const { position, line } = input;
  const readable = 'quantity' in position;
  const before = line?.channelState === 'accepted' && line.unreadable === null ? line.quantity : 0;
  const quantity = readable ? Math.max(before, position.quantity) : 0;
  const content = readable
    ? {
        quantity,
        acceptedQuantity: quantity,
        unreadable: Prisma.DbNull,
        unitPriceMinor: BigInt(position.unitPrice.minor),
        currency: position.unitPrice.currency,
      }
    : { unreadable: { problem: position.problem, path: position.path } };
  if (line) {
    await tx.db.orderLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: line.id } },
      data: { ...content, orderId: input.orderId, channelState: 'accepted' },
    });
    return line.id;
  }
  const id = newId();
  await tx.db.orderLine.create({
    data: {
      shopId: tx.shopId,
      id,
      orderId: input.orderId,
      channelPositionId: position.id,
      sequence: input.sequence,
      quantity: 0,
      unitPriceMinor: 0n,
      currency: input.currency,
      item: toJson(position.item),
      channelState: 'accepted',
      ...content,
    },
  });
  return id;
}

/** Two of our rows turn out to be one channel order: everything of `from` moves to `to`, and `from` is dropped. */
export async function mergeOrders(tx: ShopTx, from: string, to: string): Promise<void> {
  const where = { shopId: tx.shopId, orderId: from };
  await tx.db.transfer.updateMany({ where, data: { orderId: to } });
  await tx.db.orderLine.updateMany({ where, data: { orderId: to } });
  await tx.db.communicationLog.updateMany({ where, data: { orderId: to } });
  await tx.db.attention.updateMany({ where, data: { orderId: to } });
  await tx.db.effect.updateMany({ where, data: { orderId: to } });
  await tx.db.comment.updateMany({ where, data: { orderId: to } });
  await tx.db.rma.updateMany({ where, data: { orderId: to } });
  await tx.db.rmaRequest.updateMany({ where, data: { orderId: to } });
  await tx.db.refund.updateMany({ where, data: { orderId: to } });
  await tx.db.order.delete({ where: { shopId_id: { shopId: tx.shopId, id: from } } });
}

export async function updateOrder(
  tx: ShopTx,
  id: string,
  data: Partial<
    Pick<
      OrderRow,
      | 'storeState'
      | 'storeStateReason'
      | 'channelState'
      | 'channelStatus'
      | 'channelOrderId'
      | 'storeRef'
      | 'storeName'
      | 'saleRef'
      | 'insertedAt'
      | 'awaitedSince'
      | 'importDueAt'
      | 'placeDueAt'
      | 'shipDueAt'
      | 'storeCheckDueAt'
      | 'refundsDueAt'
      | 'channelCheckDueAt'
      | 'answerBy'
      | 'shipBy'
      | 'waitWarned'
      | 'waitDueAt'
      | 'handledAt'
      | 'handledBy'
    >
  > & { rate?: { value: string; date: string } },
  now: Date,
): Promise<void> {
  await tx.db.order.update({
    where: { shopId_id: { shopId: tx.shopId, id } },
    data: { ...data, updatedAt: now },
  });
}

export async function setLineStates(tx: ShopTx, lineIds: readonly string[], channelState: string): Promise<void> {
  if (lineIds.length === 0) return;
  await tx.db.orderLine.updateMany({ where: { shopId: tx.shopId, id: { in: [...lineIds] } }, data: { channelState } });
}

/** States of orders that take stock: those in the store, and those that only lowered it. */
export const PLACED = ['inserted', 'not-inserted'] as const;

/** Orders of a store whose stock is still to be looked at. */
export async function ordersToPlace(
  tx: ShopTx,
  input: { storeId: string; now: Date; limit: number },
): Promise<readonly OrderWithLines[]> {
  return tx.db.order.findMany({
    where: {
      shopId: tx.shopId,
      storeId: input.storeId,
      storeState: { in: [...PLACED] },
      placeDueAt: { lte: input.now },
    },
    include: withLines,
    orderBy: { placeDueAt: 'asc' },
    take: input.limit,
  });
}
