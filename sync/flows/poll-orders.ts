import type { ChannelOrder } from '../core/channel-types.ts';
import { job } from '../jobs/catalog.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { keepUnreadable, logCommunication } from '../persistence/journal.ts';
import { lockPlace, ordersByChannelId } from '../persistence/orders.ts';
import { giveUpGone } from '../persistence/transfers.ts';
import { TIMING, type FlowContext } from './context.ts';
import { isKnown, noteOrder } from './note-order.ts';
import { runPoll, type PollInput } from './poll-transfers.ts';

/**
 * Reads accepted orders newest first: until a page brings nothing new, or (`whole`) back over the scan window. Finds
 * orders accepted in the channel's own panel, positions added later, and failed imports; afterwards it knows which missing
 * transfers are gone.
 */
export async function pollOrders(context: FlowContext, input: PollInput & { whole: boolean }): Promise<void> {
  const task = input.whole ? 'scan-orders' : 'poll-orders';
  const interval = input.whole ? TIMING.scanOrders : TIMING.pollOrders;
  await runPoll(context, input, task, interval, async (connection) => {
    const channel = context.channel(connection.place.channel);
    if (!channel) return { complete: true, error: null };
    const startedAt = context.clock.now();
    const oldest = new Date(startedAt.getTime() - TIMING.scanWindow);
    const listing = await channel.orders.list(await context.channelAccess(connection), async (page) => {
      const news = await notePage(context, connection, page);
      if (input.whole)
        return page.length > 0 && page.every((order) => order.createdAt !== null && order.createdAt < oldest);
      return !news;
    });
    if (!listing.ok) return { complete: false, error: listing.error };
    const now = context.clock.now();
    await context.database.withShop(input.shopId, async (tx) => {
      for (const record of listing.value.bad) {
        await keepUnreadable(tx, context.encryption, { place: connection.place, resource: 'order', record, now });
      }
      if (!listing.value.complete) return;
      await lockPlace(tx, connection.place);
      const gone = await giveUpGone(tx, { place: connection.place, pollStartedAt: startedAt, now });
      for (const transfer of gone) {
        await logCommunication(tx, {
          orderId: transfer.orderId,
          direction: 'from-channel',
          action: 'Transfer taken away',
          outcome: 'It is no longer offered and no order came of it',
          at: now,
        });
      }
      // Stock that was reserved for them is free again.
      if (gone.length > 0) tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }));
    });
    return { complete: listing.value.complete, error: null };
  });
}

/** Writes down one page; true if anything on it was new. */
export async function notePage(
  context: FlowContext,
  connection: ConnectionView,
  page: readonly ChannelOrder[],
): Promise<boolean> {
  const known = await context.database.withShop(connection.shopId, (tx) =>
    ordersByChannelId(
      tx,
      connection.place,
      page.map((order) => order.id),
    ),
  );
  const byId = new Map(known.map((row) => [row.channelOrderId, row]));
  let news = false;
  for (const order of page) {
    if (isKnown(byId.get(order.id), order)) continue;
    const noted = await context.database.withShop(connection.shopId, (tx) =>
      noteOrder(tx, context, { connection, order, now: context.clock.now() }),
    );
    news ||= noted.news;
  }
  return news;
}
