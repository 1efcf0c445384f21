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

export function openBuyer(encryption: Encryption, row: OrderRow): Buyer | null {
  if (row.buyerEnc === null) return null;
  return JSON.parse(encryption.decrypt(row.buyerEnc, buyerContext(row.shopId as ShopId, row.id))) as Buyer;
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

/** Orders made from transfers that no channel order has been tied to yet, and that may be what became of one. */
export async function untiedOrders(
  tx: ShopTx,
  place: ChannelPlace,
  order: ChannelOrder,
): Promise<readonly OrderWithLines[]> {
  const positionIds = [...order.accepted, ...order.badPositions].map((position) => position.id);
  return tx.db.order.findMany({
    where: {
      shopId: tx.shopId,
      ...atPlace(place),
      channelOrderId: null,
      OR: [
        { lines: { some: { channelPositionId: { in: positionIds } } } },
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

/** What the channel says about the order as a whole. */
export async function saveChannelOrder(
  tx: ShopTx,
  encryption: Encryption,
  row: OrderRow,
  input: { order: ChannelOrder; now: Date },
): Promise<void> {
  const { order } = input;
  const buyer: Buyer = {
    billing: order.billing,
    delivery: order.delivery,
    shippingProviderId: order.shippingProviderId,
  };
  const total = order.accepted.reduce((sum, p) => sum + BigInt(p.unitPrice.minor) * BigInt(p.quantity), 0n);
  await tx.db.order.update({
    where: { shopId_id: { shopId: tx.shopId, id: row.id } },
    data: {
      channelOrderId: order.id,
      parentOrderId: order.parentOrderId ?? row.parentOrderId,
      currency: order.currency,
      totalMinor: total,
      customerName: nameOf(order),
      buyerEnc: encryption.encrypt(JSON.stringify(buyer), buyerContext(tx.shopId, row.id)),
      channelState: 'accepted',
      channelStatus: order.status,
      channelCreatedAt: order.createdAt ?? row.channelCreatedAt,
      orderSeenAt: row.orderSeenAt ?? input.now,
      awaitedSince: null,
      updatedAt: input.now,
    },
  });
}

/** A position of an accepted order: updates the line it came from or adds one. Returns the line's id. */
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
  const content = readable
    ? {
        quantity: position.quantity,
        acceptedQuantity: position.quantity,
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

/** Inserted orders of a store whose stock location is still to be looked at. */
export async function ordersToPlace(
  tx: ShopTx,
  input: { storeId: string; now: Date; limit: number },
): Promise<readonly OrderWithLines[]> {
  return tx.db.order.findMany({
    where: { shopId: tx.shopId, storeId: input.storeId, storeState: 'inserted', placeDueAt: { lte: input.now } },
    include: withLines,
    orderBy: { placeDueAt: 'asc' },
    take: input.limit,
  });
}
