import type { ProductMapRow } from '../../core/channel-types.ts';
import { readEnvelope } from './envelope.ts';
import type { Reading } from './envelope.ts';
import { arrayElements, parseJson } from './json.ts';
import { productRowWire } from './wire.ts';

/** Rows handed on at once. */
const BATCH = 1_000;

export type ProductMapRows = Generator<unknown, 'whole' | 'broken'>;

/** The documented form is a bare array (reference 7.2); an enveloped one is taken too. Rows are parsed one by one. */
export function readProductMap(bodyText: string): Reading<ProductMapRows> {
  if (bodyText.trimStart().startsWith('[')) return { kind: 'value', value: parsedElements(bodyText) };
  const envelope = readEnvelope(bodyText);
  if (envelope.kind !== 'value') return envelope;
  const { data } = envelope.value;
  return Array.isArray(data)
    ? { kind: 'value', value: given(data) }
    : { kind: 'unreadable', why: 'a product map that is not a list' };
}

/** Hands the rows on in batches. `broken` when the text ended early; what came before was handed on. */
export async function deliverRows(
  rows: ProductMapRows,
  onBatch: (batch: readonly ProductMapRow[]) => Promise<void>,
): Promise<{ readonly rows: number; readonly unreadable: number; readonly end: 'whole' | 'broken' }> {
  let batch: ProductMapRow[] = [];
  let delivered = 0;
  let unreadable = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await onBatch(batch);
    delivered += batch.length;
    batch = [];
  };
  for (;;) {
    const next = rows.next();
    if (next.done) {
      await flush();
      return { rows: delivered, unreadable, end: next.value };
    }
    const row = mapRow(next.value);
    if (row === null) unreadable += 1;
    else batch.push(row);
    if (batch.length === BATCH) await flush();
  }
}

function mapRow(raw: unknown): ProductMapRow | null {
  const parsed = productRowWire.safeParse(raw);
  if (!parsed.success) return null;
  const [styleId, feedId, gtin, channelItemId] = parsed.data;
  return { styleId, feedId, gtin, channelItemId };
}

function* parsedElements(bodyText: string): ProductMapRows {
  const elements = arrayElements(bodyText);
  for (;;) {
    const next = elements.next();
    if (next.done) return next.value;
    yield parseJson(next.value);
  }
}

function* given(rows: readonly unknown[]): ProductMapRows {
  yield* rows;
  return 'whole';
}
