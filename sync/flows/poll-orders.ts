import type { ChannelOrder, Listing } from '../core/channel-types.ts';
import { job } from '../jobs/catalog.ts';
import { checkAtChannel, missingFromList } from '../persistence/cancellations.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { isPassingTrouble, type ShopTx } from '../persistence/database.ts';
import { keepUnreadable, logCommunication } from '../persistence/journal.ts';
import { lockPlace, ordersByChannelId } from '../persistence/orders.ts';
import { giveUpGone } from '../persistence/transfers.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { isKnown, noteOrder } from './note-order.ts';
import { runPoll, type PollInput } from './poll-transfers.ts';

/** A page with fewer orders is the last one, as far as one can tell; taking it for that costs a read or two if it is not. */
const FULL_PAGE = 10;

/**
 * Reads accepted orders newest first: until a page brings nothing new, or (`whole`) back over the scan window, paced. Finds
 * orders accepted in the channel's own panel, positions added or cancelled later, and failed imports; afterwards it knows
 * which missing transfers are gone, and has open orders that left the list read one by one.
 */
export async function pollOrders(context: FlowContext, input: PollInput & { whole: boolean }): Promise<void> {
  const task = input.whole ? 'scan-orders' : 'poll-orders';
  const interval = input.whole ? TIMING.scanOrders : TIMING.pollOrders;
  await runPoll(context, input, task, interval, async (connection) => {
    const channel = context.channel(connection.place.channel);
    if (!channel) return { complete: true, error: null };
    const startedAt = context.clock.now();
    const oldest = later(startedAt, -TIMING.scanWindow);
    let stopped = false;
    const listing = await channel.orders.list(await context.channelAccess(connection), async (page) => {
      const news = await notePage(context, connection, page);
      stopped = input.whole
        ? page.length > 0 && page.every((order) => order.createdAt !== null && order.createdAt < oldest)
        : !news;
      if (input.whole && !stopped && page.length >= FULL_PAGE) await context.sleep(context.scale(TIMING.scanPause));
      return stopped;
    });
    if (!listing.ok) return { complete: false, error: listing.error };
    const now = context.clock.now();
    await context.database.withShop(input.shopId, async (tx) => {
      for (const record of listing.value.bad) {
        await keepUnreadable(tx, context.encryption, { place: connection.place, resource: 'order', record, now });
      }
      if (!listing.value.complete) return;
      await lockPlace(tx, connection.place);
      await giveUpTransfers(tx, connection, startedAt, now);
      const { records } = listing.value;
      const reachesBack = input.whole || !stopped || records.length < FULL_PAGE;
      const from = reachesBack ? oldest : oldestOf(records);
      if (from) await checkMissing(tx, connection, { listing: listing.value, from, startedAt, now });
    });
    return { complete: listing.value.complete, error: null };
  });
}

async function giveUpTransfers(tx: ShopTx, connection: ConnectionView, startedAt: Date, now: Date): Promise<void> {
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
}

/** How far back a listing that was ended early reaches; null if it cannot be told, since it is not newest first. */
function oldestOf(records: readonly ChannelOrder[]): Date | null {
  const times = records.map(({ createdAt }) => createdAt?.getTime() ?? Number.NaN);
  const oldest = times.at(-1);
  const ordered = times.every((time, index) => time <= (times[index - 1] ?? time));
  return ordered && oldest !== undefined ? new Date(oldest) : null;
}

/** Orders leave the list when they were shipped or cancelled; which of it can only be read one by one. */
async function checkMissing(
  tx: ShopTx,
  connection: ConnectionView,
  input: { listing: Listing<ChannelOrder>; from: Date; startedAt: Date; now: Date },
): Promise<void> {
  const { records, bad } = input.listing;
  const seen = [...records.map(({ id }) => id), ...bad.flatMap(({ id }) => id ?? [])];
  const missing = await missingFromList(tx, {
    place: connection.place,
    seen,
    from: input.from,
    startedAt: input.startedAt,
  });
  if (missing.length === 0) return;
  await checkAtChannel(tx, missing, input.now);
  tx.enqueue(job('check-channel-orders', { shopId: tx.shopId, connectionId: connection.id }));
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
    if (isKnown(context, byId.get(order.id), order)) continue;
    const noted = await noteSafely(context, connection, order);
    news ||= noted;
  }
  return news;
}

/** An order that cannot be stored is kept aside and stops no other. */
export async function noteSafely(
  context: FlowContext,
  connection: ConnectionView,
  order: ChannelOrder,
): Promise<boolean> {
  const now = context.clock.now();
  try {
    const noted = await context.database.withShop(connection.shopId, (tx) =>
      noteOrder(tx, context, { connection, order, now }),
    );
    return noted.news;
  } catch (error) {
    if (isPassingTrouble(error)) throw error;
    context.log.error({ err: error, order: order.id }, 'An order could not be stored');
    const record = { id: order.id, raw: order.raw, problem: 'It holds something that cannot be stored', path: '' };
    await context.database.withShop(connection.shopId, (tx) =>
      keepUnreadable(tx, context.encryption, { place: connection.place, resource: 'order', record, now }),
    );
    return false;
  }
}
