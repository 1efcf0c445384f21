import type { AdapterError } from '../core/errors.ts';
import { channelChecksDue, checkAtChannel, raiseNews } from '../persistence/cancellations.ts';
import { loadConnection, type ConnectionView } from '../persistence/connections.ts';
import { settleAttention } from '../persistence/journal.ts';
import { underLease } from '../persistence/leases.ts';
import { updateOrder } from '../persistence/orders.ts';
import { later, SECOND, TIMING, type FlowContext } from './context.ts';
import { noteSafely } from './poll-orders.ts';
import type { PollInput } from './poll-transfers.ts';

/** How many orders one run reads; the others stay due. */
const BATCH = 25;
const LEASE = 30 * SECOND;

/**
 * Reads orders of one location one by one that left the channel's list: the only sign of a cancellation. Paced like the
 * whole scan and never beside it, so that both together take a quarter of the location's rate.
 */
export async function checkChannelOrders(context: FlowContext, input: PollInput): Promise<void> {
  const lease = {
    shopId: input.shopId,
    name: `scan-orders/${input.connectionId}`,
    owner: context.owner,
    milliseconds: context.scale(LEASE),
    clock: context.clock,
  };
  await underLease(context.database, lease, () => checkBatch(context, input));
}

async function checkBatch(context: FlowContext, input: PollInput): Promise<void> {
  const { database, clock } = context;
  const taken = await database.withShop(input.shopId, async (tx) => {
    const connection = await loadConnection(tx, input.connectionId);
    if (!connection?.active) return null;
    const now = clock.now();
    const orders = await channelChecksDue(tx, { place: connection.place, now, limit: BATCH });
    // Whatever becomes of this run, each is due again after a while.
    await checkAtChannel(
      tx,
      orders.map(({ id }) => id),
      later(now, context.scale(TIMING.channelCheck)),
    );
    return { connection, orders };
  });
  const channel = taken && context.channel(taken.connection.place.channel);
  if (!taken || !channel) return;
  const access = await context.channelAccess(taken.connection);
  for (const [index, { id, channelOrderId }] of taken.orders.entries()) {
    if (index > 0) await context.sleep(context.scale(TIMING.scanPause));
    if (channelOrderId === null) {
      await database.withShop(input.shopId, (tx) => updateOrder(tx, id, { channelCheckDueAt: null }, clock.now()));
      continue;
    }
    const reply = await channel.orders.get(access, channelOrderId);
    if (reply.ok) {
      await nextCheck(context, taken.connection, id, reply.value.status);
      await noteSafely(context, taken.connection, reply.value);
      continue;
    }
    const goesOn = await failed(context, taken.connection, { id, channelOrderId }, reply.error);
    if (!goesOn) return;
  }
}

/** One that is listed as before is looked at by the scans; one that left the list for another reason, now and then. */
async function nextCheck(context: FlowContext, connection: ConnectionView, id: string, status: string): Promise<void> {
  const now = context.clock.now();
  await context.database.withShop(connection.shopId, async (tx) => {
    const row = await tx.db.order.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
    const listed = row?.channelStatus === status && status === LISTED;
    const open = status !== 'cancelled' && status !== 'canceled' && row?.shippedState !== 'all';
    const next = open && !listed ? later(now, context.scale(TIMING.channelCheckAgain)) : null;
    await updateOrder(tx, id, { channelCheckDueAt: next }, now);
    await settleAttention(tx, subjectOf(id), now);
  });
}

/** The word of orders that are in the list of accepted ones. */
const LISTED = 'accepted';

/** False: no other order could be read now either. */
async function failed(
  context: FlowContext,
  connection: ConnectionView,
  order: { readonly id: string; readonly channelOrderId: string },
  error: AdapterError,
): Promise<boolean> {
  if (error.kind !== 'not-found') {
    context.log.warn({ order: order.channelOrderId, kind: error.kind }, 'An order could not be read at its channel');
    return !['auth', 'forbidden', 'rate-limited'].includes(error.kind);
  }
  const now = context.clock.now();
  await context.database.withShop(connection.shopId, async (tx) => {
    await updateOrder(tx, order.id, { channelCheckDueAt: later(now, context.scale(TIMING.channelCheckAgain)) }, now);
    await raiseNews(tx, {
      kind: 'order-vanished',
      subject: subjectOf(order.id),
      orderId: order.id,
      message: `The channel no longer shows order ${order.channelOrderId}: it is missing from its list and cannot be read by itself. Most likely it was cancelled. Nothing was changed in the store; look at it in the channel’s own panel before you ship, and cancel it in the store if it was cancelled there.`,
      now,
    });
  });
  return true;
}

function subjectOf(orderId: string): string {
  return `order-vanished:${orderId}`;
}
