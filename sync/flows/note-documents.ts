import type { ChannelDocument } from '../core/channel-types.ts';
import { job } from '../jobs/catalog.ts';
import type { ShopTx } from '../persistence/database.ts';
import { insertDocuments } from '../persistence/documents.ts';
import { raiseAttention } from '../persistence/journal.ts';
import { openBuyer } from '../persistence/orders.ts';
import type { FlowContext } from './context.ts';

/** An order has a handful of files. Addresses that change with every reading must not become ever more files. */
const MOST = 40;

const TOO_OLD =
  'It was not fetched, because the order is older than the start of the synchronisation. Fetch it if you need it.';

/**
 * Takes note of the files an accepted order links to. Each address is fetched once, however often the order is read; those
 * of orders from before the connection's *sync from* only when somebody asks. Part of the transaction that notes the order.
 */
export async function noteDocuments(
  tx: ShopTx,
  context: Pick<FlowContext, 'encryption'>,
  input: { orderId: string; documents: readonly ChannelDocument[]; now: Date },
): Promise<void> {
  const { orderId, documents, now } = input;
  if (documents.length === 0) return;
  const order = await tx.db.order.findUniqueOrThrow({
    where: { shopId_id: { shopId: tx.shopId, id: orderId } },
  });
  // Erased on the buyer's behalf: what the channel still offers is not taken again.
  if (openBuyer(context.encryption, order) === null) return;
  const tooOld = order.storeStateReason === 'older-than-sync-from';
  const { added, left } = await insertDocuments(tx, context.encryption, {
    orderId,
    documents,
    limit: MOST,
    dueAt: tooOld ? null : now,
    problem: tooOld ? TOO_OLD : null,
    now,
  });
  if (added > 0 && !tooOld) tx.enqueue(job('fetch-documents', { shopId: tx.shopId }));
  if (left > 0) {
    await raiseAttention(tx, {
      kind: 'documents-left',
      subject: `documents-left:${orderId}`,
      orderId,
      message: `Order ${order.number} links to more than ${MOST} files; the first ${MOST} are fetched. Open the others in the channel’s own panel.`,
      now,
    });
  }
}
