/** The order list's address: every part is read by itself, and one that makes no sense is left out and named. */
import { z } from 'zod';
import {
  CURSOR,
  DEFAULT_PAGE_SIZE,
  NO_WHERE,
  ORDER_FILTERS,
  ORDER_SORTS,
  ORDER_STATUSES,
  PAGE_SIZES,
  type AmountText,
  type OrdersQuery,
} from '../views/orders.ts';

/** The names that filters have in the address, and in words. */
export const WHERE_NAMES = {
  status: 'status',
  id: 'ID',
  channel: 'channel',
  market: 'market',
  storeId: 'ID in store',
  customer: 'customer',
  createdFrom: 'created from',
  createdTo: 'created to',
  priceFrom: 'price from',
  priceTo: 'price to',
} as const;

const TEXT_MOST = 100;
const text = z
  .string()
  .trim()
  .max(TEXT_MOST)
  // PostgreSQL stores no NUL, so nothing can match a text with one.
  .refine((value) => !value.includes('\u0000'))
  .transform((value) => value.toWellFormed());

const day = z
  .string()
  .trim()
  .regex(/^(19[7-9]\d|2\d{3})-\d{2}-\d{2}$/)
  .refine((value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  });

/** `12`, `12.5`, `12,50`, `DKK 12.50`, `12.50 DKK`. Thousands are not grouped: `1.299` could be either number. */
const amount = z.string().transform((value, context): AmountText => {
  const match = /^(?:([a-z]{3})\s*)?(\d{1,12})(?:[.,](\d{1,2}))?(?:\s*([a-z]{3}))?$/i.exec(value.trim());
  const currency = (match?.[1] ?? match?.[4])?.toUpperCase() ?? null;
  if (!match || (match[1] !== undefined && match[4] !== undefined)) {
    context.addIssue({ code: 'custom', message: 'An amount such as 99.50' });
    return z.NEVER;
  }
  return { decimal: match[3] === undefined ? (match[2] ?? '0') : `${match[2]}.${match[3]}`, currency };
});

const zone = z.string().refine((value) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // What the platform does not know as a time zone is none.
  }
});

const market = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/);

export interface ReadQuery {
  readonly query: OrdersQuery;
  /** What was in the address, could not be understood, and is not used; in words, e.g. `created from`. */
  readonly ignored: readonly string[];
}

/** Never throws, whatever the address says. */
export function readOrdersQuery(search: URLSearchParams): ReadQuery {
  const ignored: string[] = [];
  const read = <T>(name: string, words: string, schema: z.ZodType<T>): T | null => {
    const given = search.get(name);
    if (given === null || given.trim() === '') return null;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    ignored.push(words);
    return null;
  };
  const where = (name: keyof typeof WHERE_NAMES) => [name, WHERE_NAMES[name]] as const;
  const size = read('size', 'page size', z.enum(PAGE_SIZES.map(String) as [string, ...string[]]));
  const query: OrdersQuery = {
    filter: read('filter', 'tab', z.enum(ORDER_FILTERS)) ?? 'all',
    search: read('search', 'search', text) ?? '',
    cursor: read('cursor', 'page', z.string().regex(CURSOR)),
    sort: read('sort', 'sort', z.enum(ORDER_SORTS)) ?? 'newest',
    size: PAGE_SIZES.find((known) => String(known) === size) ?? DEFAULT_PAGE_SIZE,
    where: {
      ...NO_WHERE,
      status: read(...where('status'), z.enum(ORDER_STATUSES)),
      id: read(...where('id'), text) ?? '',
      channel: read(...where('channel'), z.string().regex(/^[a-z0-9-]{1,30}$/)),
      market: read(...where('market'), market),
      storeName: read(...where('storeId'), text) ?? '',
      customer: read(...where('customer'), text) ?? '',
      createdFrom: read(...where('createdFrom'), day),
      createdTo: read(...where('createdTo'), day),
      zone: read('zone', 'time zone', zone),
      priceFrom: read(...where('priceFrom'), amount),
      priceTo: read(...where('priceTo'), amount),
    },
  };
  return { query, ignored };
}
