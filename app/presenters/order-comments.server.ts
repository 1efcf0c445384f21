import { documentWord } from '#sync/core/documents.ts';
import { commentsOf, LONGEST_COMMENT } from '#sync/persistence/comments.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { documentsOfOrder, type DocumentOfOrder, type OpeningEvent } from '#sync/persistence/documents.ts';
import type { OrderRow } from '#sync/persistence/order-rows.ts';
import { openBuyer } from '#sync/persistence/orders.ts';
import type { StatusView } from '../views/common.ts';
import type { CommentsTabView, DocumentView } from '../views/order-comments.ts';
import type { Reading } from './reading.server.ts';

/** The newest are shown. */
const MOST_COMMENTS = 100;
const MOST_OPENINGS = 10;

const EVENTS: Readonly<Record<OpeningEvent, string>> = {
  minted: 'Link made',
  opened: 'Opened',
  refused: 'Refused: the link was expired, revoked or wrong',
  revoked: 'Link revoked',
};

/** The channel's material, files and comments of an order. */
export async function readComments(
  tx: ShopTx,
  context: Pick<Reading, 'encryption' | 'clock'>,
  order: OrderRow,
): Promise<CommentsTabView> {
  const orderId = order.id;
  const buyer = openBuyer(context.encryption, order);
  const now = context.clock.now();
  const documents = await documentsOfOrder(tx, { orderId, openings: MOST_OPENINGS, now });
  const comments = await commentsOf(tx, context.encryption, { orderId, limit: MOST_COMMENTS });
  const material = [
    { label: 'Delivery type', value: buyer?.delivery?.type ?? null },
    { label: 'Preferred shipping provider', value: buyer?.shippingProviderId ?? null },
  ];
  return {
    tab: 'comments',
    material: material.flatMap(({ label, value }) => (value === null || value === '' ? [] : [{ label, value }])),
    documents: documents.map(documentView),
    comments: comments.map(({ id, at, author, text, kind }) => ({
      id,
      at: at.toISOString(),
      author,
      text: kind === 'document' ? `${text} arrived.` : text,
    })),
    longest: LONGEST_COMMENT,
  };
}

function documentView({ row, openLinks, openings }: DocumentOfOrder): DocumentView {
  const stored = row.state === 'stored';
  return {
    id: row.id,
    title: documentWord(row.kind),
    state: stateOf(row),
    sentence: sentenceOf(row),
    createdAt: row.createdAt.toISOString(),
    nextTryAt: row.state === 'waiting' ? (row.dueAt?.toISOString() ?? null) : null,
    can: { open: stored, retry: !stored && row.state !== 'erased', revoke: openLinks > 0 },
    openLinks,
    openings: openings.map(({ id, at, event, person }) => ({
      id,
      at: at.toISOString(),
      what: EVENTS[event as OpeningEvent],
      person,
    })),
  };
}

function stateOf({ state, attempts, dueAt }: DocumentOfOrder['row']): StatusView {
  if (state === 'stored') return { code: 'stored', label: 'Ready', tone: 'success' };
  if (state === 'failed') return { code: 'failed', label: 'Not fetched', tone: 'critical' };
  if (state === 'erased') return { code: 'erased', label: 'Erased', tone: 'neutral' };
  if (dueAt === null) return { code: 'left', label: 'Not fetched', tone: 'neutral' };
  if (attempts > 1) return { code: 'retrying', label: 'Trying again', tone: 'warning' };
  return { code: 'waiting', label: 'On its way', tone: 'info' };
}

function sentenceOf({ state, problem, bytes }: DocumentOfOrder['row']): string {
  if (state === 'stored') return `PDF, ${sizeOf(bytes ?? 0)}`;
  if (state === 'erased') return 'It was erased on the buyer’s behalf.';
  if (state === 'failed') {
    return `${problem ?? ''} It is not tried again by itself: take it from the channel’s own panel, or try again here.`;
  }
  return problem ?? 'It is fetched in a moment.';
}

/** `812 bytes`, `43 kB`, `1.2 MB` */
function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
