import { createHash } from 'node:crypto';
import { checkDocument, documentWord } from '../core/documents.ts';
import type { AdapterError } from '../core/errors.ts';
import type { ShopId } from '../core/ids.ts';
import { err, ok, type Result } from '../core/result.ts';
import { addComment } from '../persistence/comments.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import { claimDocument, erasedFile, fileErased, settleClaim, type ClaimedDocument } from '../persistence/documents.ts';
import { logCommunication, raiseAttention, settleAttention } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { later, MINUTE, TIMING, type FlowContext } from './context.ts';

/** One job fetches this many and leaves the rest to the next. */
const BATCH = 25;

/** Pauses after a failure that may pass, in milliseconds before scaling; after the last one it is given up. */
const PAUSES = [MINUTE, 5 * MINUTE, 20 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE];

interface Trouble {
  readonly problem: string;
  /** Whether another try may help. */
  readonly passing: boolean;
  /** Not before this. */
  readonly until?: Date | undefined;
}

/**
 * Fetches the shop's files that are due, checks them and keeps them. Reading is safe to repeat, so a reply that was lost
 * costs one more try. A file that cannot be had never stops the others: it is tried again while that may help, and then
 * becomes one matter for a person.
 */
export async function fetchDocuments(context: FlowContext, input: { shopId: ShopId }): Promise<void> {
  const { database, clock, encryption } = context;
  await removeErased(context, input.shopId);
  for (let taken = 0; taken < BATCH; taken += 1) {
    const claim = await database.withShop(input.shopId, (tx) => {
      const now = clock.now();
      return claimDocument(tx, encryption, { now, until: later(now, context.scale(TIMING.documentClaim)) });
    });
    if (!claim) return;
    await fetchOne(context, input.shopId, claim);
  }
}

/** Takes away the files of buyers who were erased. */
async function removeErased(context: FlowContext, shopId: ShopId): Promise<void> {
  const { database, clock, documents } = context;
  for (;;) {
    const file = await database.withShop(shopId, (tx) => erasedFile(tx, clock.now()));
    if (!file) return;
    if (file.storageKey !== null) await documents.remove(file.storageKey);
    await database.withShop(shopId, (tx) => fileErased(tx, file.id));
  }
}

async function fetchOne(context: FlowContext, shopId: ShopId, claim: ClaimedDocument): Promise<void> {
  const startedAt = context.clock.now();
  const outcome = await tryOne(context, shopId, claim).catch((error: unknown) => {
    context.log.error({ err: error, document: claim.row.id }, 'A document could not be fetched or kept');
    return err<Trouble>({ problem: 'The file could not be kept here.', passing: true });
  });
  const took = context.clock.now().getTime() - startedAt.getTime();
  const settled = await (outcome.ok
    ? finish(context, shopId, claim, { ...outcome.value, took })
    : fail(context, shopId, claim, outcome.error));
  // Of two tries only one counts; the other takes its file away again.
  if (!settled || !outcome.ok) await context.documents.remove(claim.storageKey);
}

/** Fetches, checks and keeps the file. No transaction is open meanwhile. */
async function tryOne(
  context: FlowContext,
  shopId: ShopId,
  claim: ClaimedDocument,
): Promise<Result<{ readonly bytes: number; readonly sha256: string }, Trouble>> {
  if (claim.staleKey !== null) await context.documents.remove(claim.staleKey);
  const connection = await context.database.withShop(shopId, async (tx) => {
    const order = await tx.db.order.findUniqueOrThrow({
      where: { shopId_id: { shopId: tx.shopId, id: claim.row.orderId } },
    });
    return connectionForPlace(tx, placeOf(order));
  });
  const documents = connection && context.channel(connection.place.channel)?.documents;
  if (!connection || !documents) {
    return err({ problem: 'There is no connection any more through which it could be fetched.', passing: false });
  }
  const reply = await documents.fetch(await context.channelAccess(connection), claim.url);
  if (!reply.ok) return err(troubleOf(reply.error));
  const { bytes, contentType } = reply.value;
  const check = checkDocument(contentType, bytes);
  if (check.kind === 'bad') return err({ problem: check.problem, passing: check.mayStillAppear });
  await context.documents.put(claim.storageKey, bytes, 'application/pdf');
  return ok({ bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') });
}

function troubleOf(error: AdapterError): Trouble {
  return {
    problem: error.message,
    passing: !['rejected', 'conflict'].includes(error.kind),
    until: error.until,
  };
}

async function finish(
  context: FlowContext,
  shopId: ShopId,
  claim: ClaimedDocument,
  file: { readonly bytes: number; readonly sha256: string; readonly took: number },
): Promise<boolean> {
  const { row, storageKey } = claim;
  const now = context.clock.now();
  return context.database.withShop(shopId, async (tx) => {
    const { bytes, sha256, took } = file;
    if (!(await settleClaim(tx, claim, { kind: 'stored', file: { storageKey, bytes, sha256 }, now }))) return false;
    const text = documentWord(row.kind);
    const said = await tx.db.comment.count({ where: { shopId: tx.shopId, documentId: row.id } });
    if (said === 0) {
      const comment = {
        orderId: row.orderId,
        kind: 'document',
        text,
        author: null,
        documentId: row.id,
        at: now,
      } as const;
      await addComment(tx, context.encryption, comment);
    }
    await settleAttention(tx, subjectOf(row.id), now);
    await logCommunication(tx, {
      orderId: row.orderId,
      direction: 'from-channel',
      action: `${text} fetched`,
      outcome: `PDF of ${bytes} bytes, kept in Comments`,
      durationMs: took,
      at: now,
    });
    return true;
  });
}

async function fail(context: FlowContext, shopId: ShopId, claim: ClaimedDocument, trouble: Trouble): Promise<boolean> {
  const { row } = claim;
  const now = context.clock.now();
  const pause = trouble.passing ? PAUSES[row.attempts - 1] : undefined;
  const next = pause === undefined ? null : later(now, context.scale(pause));
  const dueAt = next && trouble.until && trouble.until > next ? trouble.until : next;
  return context.database.withShop(shopId, async (tx) => {
    if (!(await settleClaim(tx, claim, { kind: 'failed', problem: trouble.problem, dueAt }))) return false;
    if (dueAt !== null) return true;
    const what = documentWord(row.kind);
    const order = await tx.db.order.findUniqueOrThrow({
      where: { shopId_id: { shopId: tx.shopId, id: row.orderId } },
      select: { number: true },
    });
    await raiseAttention(tx, {
      kind: 'document-failed',
      subject: subjectOf(row.id),
      orderId: row.orderId,
      message: `${what} of order ${order.number} was not fetched. ${trouble.problem} Take it from the channel’s own panel, or try again in the order’s Comments. Everything else about the order goes on.`,
      now,
    });
    await logCommunication(tx, {
      orderId: row.orderId,
      direction: 'from-channel',
      action: `${what} not fetched`,
      outcome: trouble.problem,
      at: now,
    });
    return true;
  });
}

/** The attention item of a document that was given up. */
export function subjectOf(documentId: string): string {
  return `document:${documentId}`;
}
