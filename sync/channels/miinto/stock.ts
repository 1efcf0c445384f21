/** Live stock (reference miinto-api 7.1): the request is verified, the contents of the answer are not. */
import { z } from 'zod';
import type { StockLevel } from '../../core/channel-types.ts';
import { readEnvelope } from './envelope.ts';
import type { Reading } from './envelope.ts';
import { parseJson } from './json.ts';

/** A bare list: `[{"stock":3,"group":"ABC012346","brand":"Blå","color":"Black","size":"8.5"}]`. */
export function encodeStock(levels: readonly StockLevel[]): string {
  return JSON.stringify(levels.map(({ stock, article }) => ({ stock, ...article })));
}

export interface Refusal {
  readonly index: number;
  readonly message: string;
}

const words = z.string().trim().min(1).catch('It gave no reason.');
const itemError = z.looseObject({
  index: z.int().min(0).optional().catch(undefined),
  group: z.string().optional().catch(undefined),
  brand: z.string().optional().catch(undefined),
  color: z.string().optional().catch(undefined),
  size: z.string().optional().catch(undefined),
  message: words,
});
const withErrors = z.looseObject({ errors: z.array(itemError).catch([]) });

/** Any 2xx without a failure is success; errors of single items are looked for where other answers have theirs. */
export function stockReader(levels: readonly StockLevel[]) {
  return (bodyText: string): Reading<{ readonly refused: readonly Refusal[] }> => {
    if (bodyText.trim() === '') return { kind: 'value', value: { refused: [] } };
    const body = parseJson(bodyText);
    // Without an envelope, as the product map; only what is no JSON is no answer.
    if (Array.isArray(body)) return { kind: 'value', value: { refused: [] } };
    const envelope = readEnvelope(bodyText);
    if (envelope.kind !== 'value') return envelope;
    const errors = [envelope.value.data, body].flatMap((place) => withErrors.safeParse(place).data?.errors ?? []);
    return { kind: 'value', value: { refused: refusals(levels, errors) } };
  };
}

/** Each level at fault once: named by its place in the list, or by the parts of the article the error repeats. */
function refusals(levels: readonly StockLevel[], errors: readonly z.output<typeof itemError>[]): readonly Refusal[] {
  const byIndex = new Map<number, string>();
  for (const { index, message, group, brand, color, size } of errors) {
    if (index !== undefined && index < levels.length) {
      byIndex.set(index, message);
      continue;
    }
    const named = Object.entries({ group, brand, color, size }).filter(([, value]) => value !== undefined);
    if (named.length === 0) continue;
    for (const [place, { article }] of levels.entries()) {
      const same = named.every(([part, value]) => article[part as keyof typeof article] === value);
      if (same) byIndex.set(place, message);
    }
  }
  return [...byIndex].map(([index, message]) => ({ index, message }));
}
