/**
 * What an order says besides its positions: cancelled positions, their shipping, and files. Names and places are partly
 * assumed (reference miinto-api 5.2, 5.3, 9 row 5), so everything here is optional, and what cannot be read is left out;
 * the raw record keeps it.
 */
import { z } from 'zod';
import type { ChannelDocument, PositionShipping } from '../../core/channel-types.ts';
import { code, wireId } from './wire.ts';

/** Words for an order or position that is cancelled: `cancelled_by_customer` too, `cancellation_requested` not yet. */
const CANCELLED = /^(cancell?ed|rejected|declined|annulled|voided)([^a-z]|$)/;
const SENT = /^(sent|shipped|delivered|returned|refunded)([^a-z]|$)/;
/** Lists whose positions are not sold any more. */
const CANCELLED_LISTS = ['declinedPositions', 'rejectedPositions', 'cancelledPositions', 'canceledPositions'];
const SENT_LISTS = ['sentPositions', 'shippedPositions'];
const SOLD_LISTS = ['acceptedPositions', ...SENT_LISTS];

const position = z.looseObject({
  id: wireId,
  status: z.string().nullish().catch(null),
  trackAndTrace: code,
  trackingNumber: code,
  shippingProviderId: code,
  providerId: code,
  // Units, in Miinto's own service (reference 5.3): none are left of a position that is cancelled, or refunded once sent.
  amount: z.unknown().optional(),
  quantity: z.unknown().optional(),
});
type ExtraPosition = z.output<typeof position>;

/** A place in an order where a file may be linked. */
export interface DocumentPath {
  /** Members from the order inward, with dots; `name[]` means each entry of a list. */
  readonly path: string;
  readonly kind: ChannelDocument['kind'];
}

/** Where a file may be named: on the order, on its shipping, on each position. */
const PLACES = ['', 'shippingInformation.', 'acceptedPositions[].', 'sentPositions[].'];
const NAMES: Readonly<Record<'label' | 'return-label' | 'packing-slip' | 'other', readonly string[]>> = {
  label: ['label', 'labels', 'labelUrl', 'shippingLabel', 'shippingLabels', 'shippingLabelUrl'],
  'return-label': ['returnLabel', 'returnLabels', 'returnLabelUrl'],
  'packing-slip': ['packingSlip', 'packingSlips', 'packingSlipUrl', 'deliveryNote'],
  other: ['documents', 'attachments'],
};

/** Candidates until Miinto's own names are known. A list or a single one, texts or objects with `url` and `type`. */
export const DOCUMENT_PATHS: readonly DocumentPath[] = PLACES.flatMap((place) =>
  (['label', 'return-label', 'packing-slip', 'other'] as const).flatMap((kind) =>
    NAMES[kind].map((name) => ({ path: place + name, kind })),
  ),
);
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
  const cancelled = sold.filter((entry) => CANCELLED.test(status) || isCancelled(entry, status));
  return {
    cancelledPositionIds: [...new Set([...gone, ...cancelled].map(({ id }) => id))],
    shipping: sold.flatMap(shippingOf),
    documents: documentsOf(raw, documentPaths),
  };
}

/**
 * The order with everything that was sold among its accepted positions: what is sent may stand in a list of its own, and
 * an order that is sent or cancelled may lack the list of accepted ones. Any other value is given back as it is.
 */
export function withSoldPositions(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const accepted = member(raw, 'acceptedPositions');
  const sent = SENT_LISTS.flatMap((name) => entriesOf(member(raw, name)));
  const isOver = [CANCELLED, SENT].some((words) => words.test(statusOf(raw)));
  if (accepted === undefined ? !isOver && sent.length === 0 : sent.length === 0) return raw;
  if (accepted !== undefined && typeof accepted !== 'object') return raw;
  const listed = entriesOf(accepted);
  const known = new Set(listed.map((entry) => member(entry, 'id')));
  return { ...raw, acceptedPositions: [...listed, ...sent.filter((entry) => !known.has(member(entry, 'id')))] };
}

function statusOf(raw: unknown): string {
  const status = member(raw, 'status');
  return typeof status === 'string' ? status.trim().toLowerCase() : '';
}

function positionsOf(raw: unknown, name: string): readonly ExtraPosition[] {
  return entriesOf(member(raw, name)).flatMap((entry) => position.safeParse(entry).data ?? []);
}

/** Nothing left of a position that was sent is a refund, and no cancellation. */
function isCancelled(entry: ExtraPosition, orderStatus: string): boolean {
  const word = wordOf(entry);
  if (CANCELLED.test(word)) return true;
  return (entry.amount === 0 || entry.quantity === 0) && !SENT.test(word) && !SENT.test(orderStatus);
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
    for (const entry of at(raw, path)) {
      const url = addressIn(entry);
      if (url !== null && !found.has(url)) found.set(url, { kind: kindIn(entry, kind), url });
    }
  }
  return [...found.values()].slice(0, MOST_DOCUMENTS);
}

/** Everything that stands at a path; the last member may be one thing or a list. */
function at(raw: unknown, path: string): readonly unknown[] {
  const found = path.split('.').reduce<readonly unknown[]>(
    (values, name) => {
      const isEach = name.endsWith('[]');
      const members = values.map((value) => member(value, isEach ? name.slice(0, -2) : name));
      return isEach ? members.flatMap(entriesOf) : members;
    },
    [raw],
  );
  return found.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
}

/** PHP may write a filtered list as an object with numeric keys. */
function entriesOf(list: unknown): readonly unknown[] {
  return typeof list === 'object' && list !== null ? Object.values(list) : [];
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
