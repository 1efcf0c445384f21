/** Rows of the files that channels link to, of the links that open them, and of who opened what. */
import { createHash, randomUUID } from 'node:crypto';
import type { Document, DocumentLink, DocumentOpening } from '@prisma/client';
import type { ChannelDocument } from '../core/channel-types.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import type { ShopTx } from './database.ts';

export type DocumentRow = Document;
export type DocumentLinkRow = DocumentLink;

/** A stored file as it is known after its checks. */
export interface StoredFile {
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

function sourceContext(tx: ShopTx, id: string): string {
  return `document:${tx.shopId}:${id}:source`;
}

/** Notes the documents that the order did not have, each address once; the number of new ones. `dueAt` null: not by itself. */
export async function insertDocuments(
  tx: ShopTx,
  encryption: Encryption,
  input: {
    orderId: string;
    documents: readonly ChannelDocument[];
    limit: number;
    dueAt: Date | null;
    problem: string | null;
    now: Date;
  },
): Promise<{ readonly added: number; readonly left: number }> {
  const byHash = new Map(input.documents.map((document) => [hashOf(document.url), document]));
  const known = await tx.db.document.findMany({
    where: { shopId: tx.shopId, orderId: input.orderId },
    select: { sourceHash: true },
  });
  for (const { sourceHash } of known) byHash.delete(sourceHash);
  const fresh = [...byHash].slice(0, Math.max(0, input.limit - known.length));
  const rows = fresh.map(([sourceHash, { kind, url }]) => {
    const id = newId();
    return {
      shopId: tx.shopId,
      id,
      orderId: input.orderId,
      kind,
      sourceHash,
      sourceEnc: encryption.encrypt(url, sourceContext(tx, id)),
      state: 'waiting',
      problem: input.problem,
      dueAt: input.dueAt,
      createdAt: input.now,
    };
  });
  const { count } = await tx.db.document.createMany({ data: rows, skipDuplicates: true });
  return { added: count, left: byHash.size - fresh.length };
}

/** A document taken for one try at fetching it. */
export interface ClaimedDocument {
  readonly row: DocumentRow;
  readonly url: string;
  /** Where this try puts the file. */
  readonly storageKey: string;
  /** What an earlier try that was not heard of again may have left behind. */
  readonly staleKey: string | null;
}

/** Takes the document that is due longest; nobody else gets it before `until`, and it is due again then. */
export async function claimDocument(
  tx: ShopTx,
  encryption: Encryption,
  input: { now: Date; until: Date },
): Promise<ClaimedDocument | null> {
  const [due] = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM document
    WHERE shop_id = ${tx.shopId} AND state = 'waiting' AND due_at <= ${input.now}
    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (!due) return null;
  const key = { shopId_id: { shopId: tx.shopId, id: due.id } };
  const before = await tx.db.document.findUniqueOrThrow({ where: key });
  const storageKey = `${tx.shopId}/${randomUUID()}.pdf`;
  const row = await tx.db.document.update({
    where: key,
    data: { dueAt: input.until, attempts: before.attempts + 1, storageKey },
  });
  return {
    row,
    url: encryption.decrypt(row.sourceEnc, sourceContext(tx, row.id)),
    storageKey,
    staleKey: before.storageKey,
  };
}

/** Writes how a try ended; false when the document has passed on to another try, whose end counts instead. */
export async function settleClaim(
  tx: ShopTx,
  claim: ClaimedDocument,
  end:
    | { readonly kind: 'stored'; readonly file: StoredFile; readonly now: Date }
    | { readonly kind: 'failed'; readonly problem: string; readonly dueAt: Date | null },
): Promise<boolean> {
  const { count } = await tx.db.document.updateMany({
    where: { shopId: tx.shopId, id: claim.row.id, state: 'waiting', storageKey: claim.storageKey },
    data:
      end.kind === 'stored'
        ? {
            ...end.file,
            state: 'stored',
            contentType: 'application/pdf',
            storedAt: end.now,
            problem: null,
            dueAt: null,
          }
        : {
            state: end.dueAt === null ? 'failed' : 'waiting',
            problem: end.problem,
            dueAt: end.dueAt,
            storageKey: null,
          },
  });
  return count === 1;
}

/**
 * The files and comments of these orders are to be erased with their buyers: texts and addresses go at once, files as soon
 * as a worker gets to it. The number of files.
 */
export async function eraseDocuments(tx: ShopTx, input: { orderIds: readonly string[]; now: Date }): Promise<number> {
  const where = { shopId: tx.shopId, orderId: { in: [...input.orderIds] } };
  await tx.db.comment.deleteMany({ where });
  const { count } = await tx.db.document.updateMany({
    where,
    data: { state: 'erased', sourceEnc: '', problem: null, dueAt: input.now },
  });
  return count;
}

/** A file that is to be erased and still may be there. */
export function erasedFile(tx: ShopTx, now: Date): Promise<{ id: string; storageKey: string | null } | null> {
  return tx.db.document.findFirst({
    where: { shopId: tx.shopId, state: 'erased', dueAt: { lte: now } },
    select: { id: true, storageKey: true },
    orderBy: { dueAt: 'asc' },
  });
}

export async function fileErased(tx: ShopTx, id: string): Promise<void> {
  await tx.db.document.update({
    where: { shopId_id: { shopId: tx.shopId, id } },
    data: { storageKey: null, sha256: null, bytes: null, dueAt: null },
  });
}

/** Fetches it anew from the first try on; whatever was stored is no longer counted on. */
export async function fetchAgain(tx: ShopTx, id: string, now: Date): Promise<void> {
  await tx.db.document.update({
    where: { shopId_id: { shopId: tx.shopId, id } },
    data: { state: 'waiting', attempts: 0, dueAt: now, problem: null },
  });
}

export function findDocument(tx: ShopTx, id: string): Promise<DocumentRow | null> {
  return tx.db.document.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
}

export async function insertLink(
  tx: ShopTx,
  link: { documentId: string; secretHash: string; createdBy: string; createdAt: Date; expiresAt: Date },
): Promise<DocumentLinkRow> {
  return tx.db.documentLink.create({ data: { shopId: tx.shopId, id: randomUUID(), ...link } });
}

export function findLink(tx: ShopTx, id: string): Promise<DocumentLinkRow | null> {
  return tx.db.documentLink.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
}

/** Ends every link of the document that still opens it; their ids. */
export async function revokeLinks(tx: ShopTx, input: { documentId: string; now: Date }): Promise<readonly string[]> {
  const rows = await tx.db.documentLink.updateManyAndReturn({
    where: { shopId: tx.shopId, documentId: input.documentId, revokedAt: null, expiresAt: { gt: input.now } },
    data: { revokedAt: input.now },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export type OpeningEvent = 'minted' | 'opened' | 'refused' | 'revoked';

/** One line of who opened what. */
export async function noteOpening(
  tx: ShopTx,
  opening: { documentId: string; linkId: string | null; person: string | null; event: OpeningEvent; at: Date },
): Promise<void> {
  await tx.db.documentOpening.create({ data: { shopId: tx.shopId, id: newId(), ...opening } });
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export interface DocumentOfOrder {
  readonly row: DocumentRow;
  /** Links that open it now. */
  readonly openLinks: number;
  /** Newest first. */
  readonly openings: readonly DocumentOpening[];
}

/** An order's documents, oldest first, each with the last of what was done with its links. */
export async function documentsOfOrder(
  tx: ShopTx,
  input: { orderId: string; openings: number; now: Date },
): Promise<readonly DocumentOfOrder[]> {
  const rows = await tx.db.document.findMany({
    where: { shopId: tx.shopId, orderId: input.orderId },
    orderBy: { id: 'asc' },
  });
  const found: DocumentOfOrder[] = [];
  for (const row of rows) {
    const where = { shopId: tx.shopId, documentId: row.id };
    found.push({
      row,
      openLinks: await tx.db.documentLink.count({ where: { ...where, revokedAt: null, expiresAt: { gt: input.now } } }),
      openings: await tx.db.documentOpening.findMany({
        where,
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: input.openings,
      }),
    });
  }
  return found;
}
