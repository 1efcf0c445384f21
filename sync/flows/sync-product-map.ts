import { makeDue } from '../persistence/polls.ts';
import { dropUnseenProductRows, saveProductRows } from '../persistence/products.ts';
import { job } from '../jobs/catalog.ts';
import { MINUTE, TIMING, type FlowContext } from './context.ts';
import { runPoll, type PollInput } from './poll-transfers.ts';

/** Streams the channel's product map into our table; rows missing from a complete map are dropped. */
export async function syncProductMap(context: FlowContext, input: PollInput): Promise<void> {
  await runPoll(context, input, 'sync-product-map', TIMING.productMap, async (connection) => {
    const channel = context.channel(connection.place.channel);
    if (!channel?.catalog) return { complete: true, error: null };
    const startedAt = context.clock.now();
    const streamed = await channel.catalog.productMap(await context.channelAccess(connection), (rows) =>
      context.database.withShop(input.shopId, (tx) => saveProductRows(tx, connection.place, rows, context.clock.now())),
    );
    if (!streamed.ok) {
      // Without a map the gtin decides: not every location has one (reference miinto-api 7.2).
      const error = streamed.error.kind === 'not-found' ? null : streamed.error;
      return { complete: false, error, ...(error && { next: MINUTE }) };
    }
    await context.database.withShop(input.shopId, async (tx) => {
      await dropUnseenProductRows(tx, connection.place, startedAt);
      await makeDue(tx, { connectionId: connection.id, now: context.clock.now(), tasks: ['sweep-stock'] });
      // Positions held for want of a product may have one now.
      await tx.db.transfer.updateMany({
        where: {
          shopId: tx.shopId,
          connectionId: connection.id,
          state: 'pending',
          order: { lines: { some: { channelState: 'offered', outcome: 'hold' } } },
        },
        data: { decideAt: context.clock.now() },
      });
      tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }));
    });
    return { complete: true, error: null };
  });
}
