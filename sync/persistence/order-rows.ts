/** Rows of orders, transfers and lines as flows read them. */
import type { Order, OrderLine, Transfer } from '@prisma/client';
import type { BadPosition, ChannelItem, Position } from '../core/channel-types.ts';
import type { ChannelEnvironment, ChannelKey, ChannelPlace } from '../core/ids.ts';
import type { Link } from '../core/linking.ts';
import { money } from '../core/money.ts';

export type OrderRow = Order;
export type TransferRow = Transfer;
export type LineRow = OrderLine;

export function placeOf(row: { channel: string; environment: string; channelLocationId: string }): ChannelPlace {
  return {
    channel: row.channel as ChannelKey,
    environment: row.environment as ChannelEnvironment,
    locationId: row.channelLocationId,
  };
}

/** A stored line as the position it came from. */
export function positionOf(row: LineRow): Position | BadPosition {
  const item = row.item as unknown as ChannelItem;
  if (row.unreadable) {
    const { problem, path } = row.unreadable as { problem: string; path: string };
    return { id: row.channelPositionId, item, problem, path };
  }
  return {
    id: row.channelPositionId,
    quantity: row.quantity,
    unitPrice: money(Number(row.unitPriceMinor), row.currency),
    item,
  };
}

export function linkOf(row: LineRow): Link | null {
  return row.link as unknown as Link | null;
}
