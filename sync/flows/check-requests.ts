import type { AdapterError } from '../core/errors.ts';
import type { ChannelReturnRequest } from '../core/return-types.ts';
import type { Result } from '../core/result.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { logCommunication, raiseAttention } from '../persistence/journal.ts';
import { linkOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace } from '../persistence/orders.ts';
import {
  checkRequests,
  loadRequest,
  moveRequest,
  noteRequest,
  requestChecksDue,
  type RequestRow,
} from '../persistence/rma-requests.ts';
import { later, TIMING, type FlowContext } from './context.ts';

/** How many requests one run reads by themselves; the others stay due. */
const BATCH = 25;

const NEVER_SEEN =
  'The channel took the request and does not show it. How it takes requests is not published, so it may have been lost.';

/**
 * Reads requests whose answer is awaited one by one, since lists show the newest ones only. One that was taken and never
 * showed itself is not sent again by itself, which could pay the buyer twice: a person looks for it.
 */
export async function checkRequestsOf(context: FlowContext, connection: ConnectionView): Promise<void> {
  const { database, clock } = context;
  const { shopId, place } = connection;
  const facet = context.channel(place.channel)?.returnRequests;
  const due = await database.withShop(shopId, async (tx) => {
    const now = clock.now();
    const rows = await requestChecksDue(tx, { place, now, limit: BATCH });
    // Whatever becomes of this run, each is due again after a while.
    await checkRequests(
      tx,
      rows.map(({ id }) => id),
      later(now, context.scale(TIMING.returnCheck)),
    );
    return rows.filter(({ state, handledAt }) => state === 'sent' && handledAt === null);
  });
  if (!facet || due.length === 0) return;
  const access = await context.channelAccess(connection);
  for (const [index, request] of due.entries()) {
    if (index > 0) await context.sleep(context.scale(TIMING.scanPause));
    const { channelRequestId } = request;
    const reply = channelRequestId === null ? null : await facet.get(access, channelRequestId);
    if (reply && !reply.ok && reply.error.kind !== 'not-found') return;
    await note(context, connection, request, reply);
  }
}

async function note(
  context: FlowContext,
  connection: ConnectionView,
  request: RequestRow,
  reply: Result<ChannelReturnRequest, AdapterError> | null,
): Promise<void> {
  await context.database.withShop(connection.shopId, async (tx) => {
    await lockPlace(tx, connection.place);
    const now = context.clock.now();
    if (reply?.ok) {
      await noteRequest(tx, { id: request.id, seen: reply.value, now });
      return;
    }
    const row = await loadRequest(tx, request.id);
    if (row?.state !== 'sent' || row.seenAt !== null) return;
    await moveRequest(tx, { id: row.id, to: 'unconfirmed', reason: NEVER_SEEN, now, checkDueAt: null });
    const order = await loadOrder(tx, row.orderId);
    const units = row.lines.map(({ lineId, quantity, reason }) => {
      const line = order?.lines.find(({ id }) => id === lineId);
      return `${quantity} × “${(line && linkOf(line)?.title) ?? 'a product'}” (${reason})`;
    });
    await logCommunication(tx, {
      orderId: row.orderId,
      direction: 'from-channel',
      action: 'Return request not seen',
      outcome: NEVER_SEEN,
      at: now,
    });
    await raiseAttention(tx, {
      kind: 'rma-request-unconfirmed',
      subject: `rma-request:${row.id}`,
      orderId: row.orderId,
      message: `${NEVER_SEEN} Look in the channel’s own panel at order ${order?.channelOrderId ?? ''}, and enter it there by hand if it is missing: ${units.join(', ')}. Then mark it as done.`,
      now,
    });
  });
}
