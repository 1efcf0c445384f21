/** Live stock (reference miinto-api 7.1): the request is verified, the contents of the answer are not. */
import { z } from 'zod';
import type { StockArticle, StockLevel } from '../../core/channel-types.ts';
import { readDone } from './envelope.ts';
import type { Reading } from './envelope.ts';
import { parseJson } from './json.ts';

/** More units than any shop has of one article: such a number is a mistake. */
const MOST_UNITS = 1_000_000;

export interface Refusal {
  readonly index: number;
  readonly message: string;
}

/** A level with its place in the push it came with. */
export interface IndexedLevel extends StockLevel {
  readonly index: number;
}

/** What can be sent, and what Miinto could only misunderstand: that is refused here, and the rest goes on. */
export function sortOut(levels: readonly StockLevel[]): {
  readonly sendable: readonly IndexedLevel[];
  readonly refused: readonly Refusal[];
} {
  const sendable: IndexedLevel[] = [];
  const refused: Refusal[] = [];
  for (const [index, level] of levels.entries()) {
    const message = problemOf(level);
    if (message === null) sendable.push({ ...level, index });
    else refused.push({ index, message });
  }
  return { sendable, refused };
}

function problemOf({ stock, article }: StockLevel): string | null {
  if (!Number.isSafeInteger(stock) || stock < 0 || stock > MOST_UNITS) {
    return `A stock of ${stock} cannot be true, so it was not sent to Miinto.`;
  }
  const { group } = article;
  return group.trim() === '' ? 'The article has no group, so Miinto could not tell which it is.' : null;
}

/** A bare list: `[{"stock":3,"group":"ABC012346","brand":"Blå","color":"Black","size":"8.5"}]`. */
export function encodeStock(levels: readonly StockLevel[]): string {
  return JSON.stringify(
    levels.map(({ stock, article: { group, brand, color, size } }) => ({ stock, group, brand, color, size })),
  );
}

const part = z.string().optional().catch(undefined);
const articleWire = z.looseObject({ group: part, brand: part, color: part, size: part });
/** An item at fault: by its place in the list, or by the parts of its article, its own or those of its `item`. */
const faultWire = articleWire.extend({
  index: z.int().min(0).optional().catch(undefined),
  item: articleWire.optional().catch(undefined),
  message: part,
  error: part,
});
const withErrors = z.looseObject({ errors: z.array(z.unknown()).catch([]) });

interface Fault {
  readonly index: number | undefined;
  readonly named: Partial<StockArticle>;
  readonly message: string;
}

/** Any 2xx without a failure is success; faults of single items are looked for where other answers have theirs. */
export function stockReader(levels: readonly IndexedLevel[]) {
  return (bodyText: string): Reading<{ readonly refused: readonly Refusal[] }> => {
    const body = parseJson(bodyText);
    // Nothing at all, or a list without an envelope as the product map: only what is no JSON is no answer.
    if (bodyText.trim() !== '' && !Array.isArray(body)) {
      const done = readDone(bodyText);
      if (done.kind !== 'value') return done;
    }
    const refused = new Map<number, string>();
    for (const fault of faultsOf(body)) {
      const places = placesOf(levels, fault);
      // It concerns none that we know of, so nobody can say which ones stand.
      if (places.length === 0) return { kind: 'failure', words: fault.message };
      for (const place of places) refused.set(place, fault.message);
    }
    return { kind: 'value', value: { refused: [...refused].map(([index, message]) => ({ index, message })) } };
  };
}

function faultsOf(body: unknown): readonly Fault[] {
  const data = (body as { data?: unknown } | null | undefined)?.data;
  const listed = [body, data].flatMap((place) => withErrors.safeParse(place).data?.errors ?? []);
  // A list of outcomes, one per item: those that carry an error.
  const outcomes = [body, data].flatMap((place) => (Array.isArray(place) ? (place as unknown[]) : []));
  const failed = outcomes.filter((entry) => faultWire.safeParse(entry).data?.error !== undefined);
  return [...listed, ...failed].map(readFault);
}

const PARTS = ['group', 'brand', 'color', 'size'] as const;

function readFault(entry: unknown): Fault {
  if (typeof entry === 'string') return { index: undefined, named: {}, message: entry };
  const fault = faultWire.safeParse(entry).data;
  const parts = PARTS.flatMap((name) => {
    const value = fault?.[name] ?? fault?.item?.[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const message = (fault?.message ?? fault?.error ?? '').trim() || 'Miinto gave no reason.';
  return { index: fault?.index, named: Object.fromEntries(parts), message };
}

function placesOf(levels: readonly IndexedLevel[], { index, named }: Fault): readonly number[] {
  const byPlace = index === undefined ? undefined : levels[index];
  if (byPlace) return [byPlace.index];
  const parts = PARTS.filter((name) => named[name] !== undefined);
  if (parts.length === 0) return [];
  return levels
    .filter(({ article }) => parts.every((name) => article[name] === named[name]))
    .map((level) => level.index);
}
