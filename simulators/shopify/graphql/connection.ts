import type { Args } from './context.ts';
import { apiError } from './errors.ts';

const MOST = 250;

/** A page of things that have an id, with the same arguments and limits for every connection (reference 2). */
export function connection<T extends { readonly id: string }>(items: readonly T[], args: Args) {
  const first = args['first'] as number | null | undefined;
  const last = args['last'] as number | null | undefined;
  if (first == null && last == null) throw apiError('BAD_REQUEST', 'you must provide one of first or last');
  if (first != null && last != null) throw apiError('BAD_REQUEST', 'providing both first and last is not supported');
  const size = first ?? last ?? 0;
  if (size < 0 || size > MOST) throw apiError('BAD_REQUEST', `first and last must be between 0 and ${MOST}`);

  const sorted = args['reverse'] === true ? [...items].reverse() : [...items];
  const after = position(sorted, args['after']);
  const before = position(sorted, args['before']);
  const from = after === null ? 0 : after + 1;
  const to = before === null ? sorted.length : before;
  const window = sorted.slice(from, to);
  const page = first != null ? window.slice(0, size) : size === 0 ? [] : window.slice(-size);
  const start = page[0] ? sorted.indexOf(page[0]) : from;
  const edges = page.map((node) => ({ node, cursor: cursorOf(node.id) }));
  return {
    edges,
    nodes: page,
    pageInfo: {
      hasNextPage:
        start + page.length < sorted.length && !(before !== null && start + page.length >= to && last == null),
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export function cursorOf(id: string): string {
  return Buffer.from(JSON.stringify({ last_id: id })).toString('base64');
}

function position(items: readonly { readonly id: string }[], cursor: unknown): number | null {
  if (typeof cursor !== 'string') return null;
  try {
    const { last_id: id } = JSON.parse(Buffer.from(cursor, 'base64').toString()) as { last_id: string };
    const found = items.findIndex((item) => item.id === id);
    return found < 0 ? null : found;
  } catch {
    throw apiError('BAD_REQUEST', 'Invalid cursor for current pagination sort.');
  }
}
