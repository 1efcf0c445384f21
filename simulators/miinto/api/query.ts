/** The query language of the lists: `status[]`, `limit`, `offset`, `sort`. */
import { ApiError, CODE } from '../errors.ts';
import type { Switches } from '../switches.ts';

export interface ListQuery {
  /** Empty: no filter was given. */
  readonly statuses: readonly string[];
  readonly limit: number;
  readonly offset: number;
  readonly newestFirst: boolean;
}

/** Name and value pairs in sent order; `+` is a space, as in PHP. */
export function queryPairs(query: string): [string, string][] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...rest] = part.split('=');
      return [decode(name), decode(rest.join('='))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new ApiError(400, CODE.filter, 'The query is not properly percent-encoded.');
  }
}

/** @throws ApiError 400 with a code of the families 2000 (offset), 3000 (limit), 4000 (order), 6000 (filters) */
export function readListQuery(query: string, switches: Switches): ListQuery {
  const pairs = queryPairs(query);
  const last = (name: string): string | undefined => pairs.findLast(([key]) => key === name)?.[1];
  if (last('status') !== undefined) throw new ApiError(400, CODE.filter, 'status must be a list: status[]=…');
  const limit = whole(last('limit') ?? String(switches.defaultLimit), CODE.limit, 'limit');
  if (limit > switches.maxLimit) throw new ApiError(400, CODE.limit, `limit must be at most ${switches.maxLimit}.`);
  const sort = last('sort') ?? '-createdAt';
  // An unescaped `+createdAt` arrives as ` createdAt`.
  if (!/^[-+ ]?createdAt$/.test(sort)) throw new ApiError(400, CODE.order, `Cannot sort by ${sort}.`);
  return {
    statuses: pairs.filter(([key]) => /^status\[\d*\]$/.test(key)).map(([, value]) => value),
    limit,
    offset: whole(last('offset') ?? '0', CODE.offset, 'offset'),
    newestFirst: sort.startsWith('-'),
  };
}

function whole(text: string, code: number, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new ApiError(400, code, `${name} must be a whole number of 0 or more.`);
  return Number(text);
}

export interface Page<T> {
  readonly entries: readonly T[];
  readonly totalItemCount: number;
}

/** An offset beyond the end gives an empty page. */
export function pageOf<T extends { readonly createdAt: number; readonly id: number }>(
  all: readonly T[],
  query: ListQuery,
): Page<T> {
  const direction = query.newestFirst ? -1 : 1;
  const sorted = all.toSorted((a, b) => direction * (a.createdAt - b.createdAt || a.id - b.id));
  return { entries: sorted.slice(query.offset, query.offset + query.limit), totalItemCount: all.length };
}
