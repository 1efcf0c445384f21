/** What the order list was asked for, as conditions of the database. */
import { NO_CONDITIONS, type OrderConditions } from '#sync/persistence/order-conditions.ts';
import type { OrderPlace } from '#sync/persistence/order-list.ts';
import { CURSOR, NO_WHERE, type OrdersQuery } from '../views/orders.ts';

export function conditionsOf(query: OrdersQuery): OrderConditions {
  const where = query.where ?? NO_WHERE;
  return {
    ...NO_CONDITIONS,
    group: query.filter === 'all' ? null : query.filter,
    search: query.search,
    word: where.status === null ? null : where.status.replaceAll('-', ' ').toUpperCase(),
    number: where.id,
    channel: where.channel,
    market: where.market,
    storeName: where.storeName,
    customer: where.customer,
    createdFrom: where.createdFrom === null ? null : startOfDay(where.createdFrom, where.zone),
    createdTo: where.createdTo === null ? null : startOfDay(dayAfter(where.createdTo), where.zone),
    priceFrom: where.priceFrom,
    priceTo: where.priceTo,
  };
}

export interface Page {
  readonly from: OrderPlace | null;
  readonly backwards: boolean;
  /** The number, from 1, of the row that the place belongs to; 0 at the start. */
  readonly index: number;
}

/** A keyset place: which way, and the order next to it. */
export function cursorAt(way: 'next' | 'previous', place: OrderPlace, index: number): string {
  return `${way}_${place.lane}_${Math.min(index, 999_999_999)}_${place.at}_${place.id}`;
}

/** The place of a cursor; an unreadable one is the first page. */
export function pageOf(cursor: string | null): Page {
  const [, way, lane, index, at, id] = CURSOR.exec(cursor ?? '') ?? [];
  if (lane === undefined || id === undefined) return { from: null, backwards: false, index: 0 };
  return {
    from: { lane: lane === 'due' ? 'due' : 'rest', at: Number(at), id },
    backwards: way === 'previous',
    index: Number(index),
  };
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The instant a day begins in a time zone. Where clocks are put forward at midnight and that minute does not exist, the
 * instant they are put forward.
 */
export function startOfDay(day: string, zone: string | null): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`Not a day: ${day}`);
  if (zone === null) return new Date(asUtc);
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  /** What a clock there shows, counted as if it were UTC. */
  const shown = (at: number): number => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(
      part['year'] ?? 0,
      (part['month'] ?? 1) - 1,
      part['day'],
      part['hour'],
      part['minute'],
      part['second'],
    );
  };
  const guesses = [asUtc - DAY_MS, asUtc, asUtc + DAY_MS].map((at) => asUtc - (shown(at) - at));
  const exact = guesses.filter((at) => shown(at) === asUtc);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.min(...guesses.filter((at) => shown(at) > asUtc)));
}
