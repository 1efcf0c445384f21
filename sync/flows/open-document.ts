import { createHash, randomBytes } from 'node:crypto';
import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import type { ShopTx } from '../persistence/database.ts';
import {
  fetchAgain,
  findDocument,
  findLink,
  hashOf,
  insertLink,
  noteOpening,
  revokeLinks,
  type DocumentLinkRow,
  type DocumentRow,
} from '../persistence/documents.ts';
import { settleAttention } from '../persistence/journal.ts';
import { loadShop } from '../persistence/shops.ts';
import { secretsEqual } from '../platform/constant-time.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { subjectOf } from './fetch-documents.ts';

export type DocumentClick =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'not-found' };

interface About {
  readonly shopId: ShopId;
  readonly documentId: string;
  readonly person: string;
}

const SECRET_BYTES = 32;

/**
 * Makes a fresh link to a stored document: it opens for a few minutes, for whoever holds it, and is written down. Only the
 * hash of its secret is kept.
 */
export async function mintLink(
  context: FlowContext,
  { shopId, documentId, person }: About,
): Promise<{ readonly kind: 'minted'; readonly url: string } | Exclude<DocumentClick, { kind: 'done' }>> {
  return context.database.withShop(shopId, async (tx) => {
    const document = await findDocument(tx, documentId);
    if (!document) return { kind: 'not-found' };
    if (document.state !== 'stored') return { kind: 'refused', message: notThere(document) };
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const now = context.clock.now();
    const link = await insertLink(tx, {
      documentId,
      secretHash: hashOf(secret),
      createdBy: person,
      createdAt: now,
      expiresAt: later(now, context.scale(TIMING.documentLink)),
    });
    await noteOpening(tx, { documentId, linkId: link.id, person, event: 'minted', at: now });
    return { kind: 'minted', url: `${context.appUrl}/documents/${tx.shopId}/${link.id}?key=${secret}` };
  });
}

function notThere({ state, problem }: DocumentRow): string {
  if (state === 'erased') return 'The file was erased on the buyer’s behalf.';
  if (state === 'failed') return `There is no file to open. ${problem ?? ''} Try again fetches it once more.`;
  return 'The file is still to be fetched. It can be opened as soon as it is here.';
}

/**
 * The file behind a link; null for a link that is unknown, forged, expired or revoked, and nothing says which. Each opening
 * is written down, and each refusal of a link that once was there.
 */
export async function openLink(
  context: FlowContext,
  input: { shopId: ShopId; linkId: string; key: string },
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string } | null> {
  const { database, clock, documents, log } = context;
  const seen = await database.withShop(input.shopId, async (tx) => {
    const shop = await loadShop(tx);
    const link = await findLink(tx, input.linkId);
    // Compared also when there is nothing to compare with, so that an unknown link takes as long as a wrong key.
    const right = secretsEqual(hashOf(input.key), link?.secretHash ?? hashOf(''));
    if (!link || !shop) return null;
    const open = right && shop.state !== 'uninstalled' && isOpen(link, clock.now());
    return { link, right, document: open ? await stored(tx, link) : null };
  });
  if (!seen) return null;
  const { link, right, document } = seen;
  const bytes = document && (await documents.get(document.storageKey));
  const whole = bytes !== null && createHash('sha256').update(bytes).digest('hex') === document?.sha256;
  await database.withShop(input.shopId, async (tx) => {
    await noteOpening(tx, {
      documentId: link.documentId,
      linkId: link.id,
      // Whoever holds a wrong key need not be the one the link was made for.
      person: right ? link.createdBy : null,
      event: whole ? 'opened' : 'refused',
      at: clock.now(),
    });
    if (!document || whole) return;
    log.error(
      { document: document.id, missing: bytes === null },
      'A stored document is gone or changed: fetched again',
    );
    await fetchAgain(tx, document.id, clock.now());
    tx.enqueue(job('fetch-documents', { shopId: tx.shopId }));
  });
  return document && bytes && whole ? { bytes, name: `${document.kind}-${document.id.slice(-12)}.pdf` } : null;
}

function isOpen(link: DocumentLinkRow, now: Date): boolean {
  return link.revokedAt === null && link.expiresAt > now;
}

async function stored(tx: ShopTx, link: DocumentLinkRow): Promise<(DocumentRow & { storageKey: string }) | null> {
  const document = await findDocument(tx, link.documentId);
  if (document?.state !== 'stored' || document.storageKey === null) return null;
  return { ...document, storageKey: document.storageKey };
}

/** Ends all links of the document that still open it. */
export async function revokeDocument(
  context: FlowContext,
  { shopId, documentId, person }: About,
): Promise<DocumentClick> {
  return context.database.withShop(shopId, async (tx) => {
    if (!(await findDocument(tx, documentId))) return { kind: 'not-found' };
    const at = context.clock.now();
    for (const linkId of await revokeLinks(tx, { documentId, now: at })) {
      await noteOpening(tx, { documentId, linkId, person, event: 'revoked', at });
    }
    return { kind: 'done' };
  });
}

/** *Try again* / *Fetch*: from the first try on, at once. */
export async function retryDocument(context: FlowContext, { shopId, documentId }: About): Promise<DocumentClick> {
  return context.database.withShop(shopId, async (tx) => {
    const document = await findDocument(tx, documentId);
    if (!document) return { kind: 'not-found' };
    if (document.state === 'stored') return { kind: 'refused', message: 'The file is already here.' };
    if (document.state === 'erased') return { kind: 'refused', message: notThere(document) };
    const now = context.clock.now();
    await fetchAgain(tx, documentId, now);
    await settleAttention(tx, subjectOf(documentId), now);
    tx.enqueue(job('fetch-documents', { shopId: tx.shopId }, { urgent: true }));
    return { kind: 'done' };
  });
}
