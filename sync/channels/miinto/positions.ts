/** The lines of a transfer or an order: each is good, or bad with its id and a reason. */
import type { z } from 'zod';
import type { BadPosition, ChannelItem, Position } from '../../core/channel-types.ts';
import { isKnownCurrency, money } from '../../core/money.ts';
import { itemWire, positionIdWire, positionWire } from './wire.ts';

export type Lines =
  | { readonly ok: true; readonly positions: Position[]; readonly badPositions: BadPosition[] }
  | { readonly ok: false; readonly problem: string; readonly path: readonly PropertyKey[] };

/**
 * Every position is either good or bad with its id. One without a readable id makes the whole record unreadable, since
 * such a record can be neither answered nor imported completely.
 */
export function mapPositions(
  list: string,
  entries: readonly unknown[],
  currency: string | null,
  answered: ReadonlySet<string>,
): Lines {
  const ids: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = positionIdWire.safeParse(entry);
    if (!parsed.success) return { ok: false, ...firstIssue(parsed.error, [list, index]) };
    ids.push(parsed.data.id);
  }
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);

  const positions: Position[] = [];
  const badPositions: BadPosition[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const id = ids[index] as string;
    // Listed twice: one bad position, so that it can never be sold twice.
    if (seen.has(id)) continue;
    seen.add(id);
    const mapped = mapPosition(id, entry, [list, index], currency);
    const listed = counts.get(id) ?? 1;
    if (listed > 1)
      badPositions.push(spoil(mapped, `Miinto lists this position ${listed} times.`, [list, index, 'id']));
    else if (answered.has(id))
      badPositions.push(spoil(mapped, 'Miinto lists this position as pending and as answered.', [list, index, 'id']));
    else if ('problem' in mapped) badPositions.push(mapped);
    else positions.push(mapped);
  }
  return { ok: true, positions, badPositions };
}

function mapPosition(
  id: string,
  raw: unknown,
  at: readonly PropertyKey[],
  currency: string | null,
): Position | BadPosition {
  const parsed = positionWire.safeParse(raw);
  if (!parsed.success) {
    const { item } = raw as { item?: unknown };
    const { problem, path } = firstIssue(parsed.error, at);
    return { id, item: channelItem(itemWire.parse(item)), problem, path: path.join('.') };
  }
  const item = channelItem(parsed.data.item);
  const own = currencyOf([parsed.data.currency, currency]);
  if (own === null) {
    return {
      id,
      item,
      problem: 'Neither the position nor its order names a currency.',
      path: pathText([...at, 'currency']),
    };
  }
  if (!isKnownCurrency(own)) {
    return { id, item, problem: `The currency ${own} is unknown.`, path: pathText([...at, 'currency']) };
  }
  return { id, quantity: parsed.data.quantity, unitPrice: money(parsed.data.price, own), item };
}

function spoil(position: Position | BadPosition, problem: string, path: readonly PropertyKey[]): BadPosition {
  return { id: position.id, item: position.item, problem, path: pathText(path) };
}

function channelItem(wire: z.infer<typeof itemWire>): ChannelItem {
  const { productId, gtin, name, brand, color, size, styleId } = wire;
  return { channelItemId: productId, gtin, name, brand, color, size, styleId };
}

/** The first that is given, upper case (reference 5.2: the case cannot be trusted). */
export function currencyOf(candidates: readonly (string | null)[]): string | null {
  const found = candidates.find((candidate) => candidate !== null);
  return found ? found.trim().toUpperCase().slice(0, 10) : null;
}

/** The position's id as a list of one, or of none when it cannot be read. */
export function idOf(entry: unknown): string[] {
  const parsed = positionIdWire.safeParse(entry);
  return parsed.success ? [parsed.data.id] : [];
}

/** The first thing wrong: a sentence and where. */
export function firstIssue(
  error: z.ZodError,
  at: readonly PropertyKey[],
): { problem: string; path: readonly PropertyKey[] } {
  const [issue] = error.issues;
  return { problem: issue?.message ?? 'The record cannot be read.', path: [...at, ...(issue?.path ?? [])] };
}

/** `pendingPositions.0.price`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
