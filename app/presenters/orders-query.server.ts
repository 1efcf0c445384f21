/** What the order list was asked for, as conditions of the database. */
import type { OrderFilter } from '../views/orders.ts';
import { CLOSED_STATES, FAILED_STATES, WAITING_STATES } from './status.server.ts';

export function filterOf(filter: OrderFilter) {
  switch (filter) {
    case 'all':
      return {};
    case 'pending':
      return { channelState: 'offered' };
    case 'held':
      return { channelState: 'offered', lines: { some: { channelState: 'offered', outcome: 'hold' } } };
    case 'waiting':
      return { channelState: 'accepted', storeState: { in: WAITING_STATES } };
    case 'inserted':
      return { storeState: 'inserted' };
    case 'failed':
      return { channelState: 'accepted', storeState: { in: FAILED_STATES } };
    case 'closed':
      return { channelState: { in: CLOSED_STATES } };
  }
}

/** Numbers and ids match from their beginning, the customer's name anywhere. */
export function searchOf(search: string) {
  if (search === '') return {};
  const bare = search.replace(/^#/, '');
  const number = /^\d{1,15}$/.test(bare) ? [{ number: BigInt(bare) }] : [];
  return {
    OR: [
      ...number,
      { channelOrderId: { startsWith: bare } },
      { parentOrderId: { startsWith: bare } },
      { storeName: { in: [bare, `#${bare}`] } },
      { transfers: { some: { channelTransferId: { startsWith: bare } } } },
      { customerName: { contains: search, mode: 'insensitive' as const } },
    ],
  };
}

/** A keyset place: which way, and the order next to it. */
export function place(way: 'next' | 'previous', order: { readonly firstSeenAt: Date; readonly id: string }): string {
  return `${way}_${order.firstSeenAt.getTime()}_${order.id}`;
}

/** The orders beyond a place; an unreadable one is the first page. */
export function pageOf(cursor: string | null) {
  const [, way, time, id] = /^(next|previous)_(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  if (time === undefined || id === undefined) return { backwards: false, after: {} };
  const at = new Date(Number(time));
  return way === 'previous'
    ? { backwards: true, after: { firstSeenAt: { gte: at }, OR: [{ firstSeenAt: { gt: at } }, { id: { lt: id } }] } }
    : { backwards: false, after: { firstSeenAt: { lte: at }, OR: [{ firstSeenAt: { lt: at } }, { id: { gt: id } }] } };
}
