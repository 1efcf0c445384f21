/**
 * What an order says besides its positions: cancelled positions, their shipping, and files. Names and places are partly
 * assumed (reference miinto-api 5.2, 5.3, 9 row 5), so everything here is optional, and what cannot be read is left out;
 * the raw record keeps it.
 */
import { z } from 'zod';
import type { ChannelDocument, PositionShipping } from '../../core/channel-types.ts';
import { code, wireId } from './wire.ts';

/** Words for an order or position that is cancelled. */
const CANCELLED = new Set(['cancelled', 'canceled']);
/** Lists whose positions are not sold any more. */
const CANCELLED_LISTS = ['declinedPositions', 'cancelledPositions', 'canceledPositions'];
const SOLD_LISTS = ['acceptedPositions', 'sentPositions', 'shippedPositions'];

const position = z.looseObject({
  id: wireId,
  status: z.string().nullish().catch(null),
  trackAndTrace: code,
  trackingNumber: code,
  shippingProviderId: code,
  providerId: code,
});
type ExtraPosition = z.output<typeof position>;

/** A place in an order where a file may be linked. */
export interface DocumentPath {
  /** Members from the order inward, with dots. */
  readonly path: string;
  readonly kind: ChannelDocument['kind'];
}

/** Candidates until Miinto's own names are known. A list or a single one, texts or objects with `url` and `type`. */
export const DOCUMENT_PATHS: readonly DocumentPath[] = [
  ...['label', 'labels', 'labelUrl', 'shippingLabel', 'shippingLabels', 'shippingLabelUrl'].map((path) => ({
    path,
    kind: 'label' as const,
  })),
  { path: 'shippingInformation.label', kind: 'label' },
  { path: 'shippingInformation.shippingLabel', kind: 'label' },
  ...['returnLabel', 'returnLabels', 'returnLabelUrl'].map((path) => ({ path, kind: 'return-label' as const })),
  ...['packingSlip', 'packingSlips', 'packingSlipUrl'].map((path) => ({ path, kind: 'packing-slip' as const })),
  { path: 'documents', kind: 'other' },
];
const MOST_DOCUMENTS = 20;
const MAX_URL = 2000;

export interface OrderExtras {
  readonly cancelledPositionIds: readonly string[];
  readonly shipping: readonly PositionShipping[];
  readonly documents: readonly ChannelDocument[];
}

/** Total: an order of any shape has extras. `status` as read, lower case. */
export function orderExtras(raw: unknown, status: string, documentPaths: readonly DocumentPath[]): OrderExtras {
  const sold = SOLD_LISTS.flatMap((name) => positionsOf(raw, name));
  const gone = CANCELLED_LISTS.flatMap((name) => positionsOf(raw, name));
  const cancelled = sold.filter((entry) => CANCELLED.has(status) || CANCELLED.has(wordOf(entry)));
  return {
    cancelledPositionIds: [...new Set([...gone, ...cancelled].map(({ id }) => id))],
    shipping: sold.flatMap(shippingOf),
    documents: documentsOf(raw, documentPaths),
  };
}

function positionsOf(raw: unknown, name: string): readonly ExtraPosition[] {
  const list = member(raw, name);
  if (typeof list !== 'object' || list === null) return [];
  // PHP may write a filtered list as an object with numeric keys.
  return Object.values(list).flatMap((entry) => position.safeParse(entry).data ?? []);
}

function wordOf({ status }: ExtraPosition): string {
  return status?.trim().toLowerCase() ?? '';
}

function shippingOf(entry: ExtraPosition): readonly PositionShipping[] {
  const providerId = entry.shippingProviderId ?? entry.providerId;
  const trackingNumber = entry.trackAndTrace ?? entry.trackingNumber;
  return providerId === null && trackingNumber === null ? [] : [{ positionId: entry.id, providerId, trackingNumber }];
}

function documentsOf(raw: unknown, paths: readonly DocumentPath[]): readonly ChannelDocument[] {
  const found = new Map<string, ChannelDocument>();
  for (const { path, kind } of paths) {
    const value = path.split('.').reduce(member, raw);
    for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const url = addressIn(entry);
      if (url !== null && !found.has(url)) found.set(url, { kind: kindIn(entry, kind), url });
    }
  }
  return [...found.values()].slice(0, MOST_DOCUMENTS);
}

function addressIn(entry: unknown): string | null {
  const text =
    typeof entry === 'string'
      ? entry
      : ['url', 'href', 'link'].map((name) => member(entry, name)).find((value) => typeof value === 'string');
  if (typeof text !== 'string' || text.length > MAX_URL || !/^https?:\/\//i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}

function kindIn(entry: unknown, otherwise: ChannelDocument['kind']): ChannelDocument['kind'] {
  const word = ['type', 'kind', 'name'].map((name) => member(entry, name)).find((value) => typeof value === 'string');
  if (typeof word !== 'string') return otherwise;
  if (/return/i.test(word)) return 'return-label';
  if (/label/i.test(word)) return 'label';
  return /slip|packing|delivery.?note/i.test(word) ? 'packing-slip' : otherwise;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
