import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { loadConnection } from '../persistence/connections.ts';
import { makeDue } from '../persistence/polls.ts';
import { endTurn, pushTurn, readTurn, sendAgain } from '../persistence/stock-targets.ts';
import type { FlowContext } from './context.ts';
import { publishesStock } from './read-stock.ts';

export type SendNowOutcome = 'sent' | 'not-publishing' | 'nothing-to-send' | 'not-found';

/**
 * *Send now*: reads and sends the numbers of a connection, or of one article, also those that did not change, and without
 * waiting for a pause to end. For a whole connection, what could not be published is looked up again as well.
 */
export async function sendStockNow(
  context: FlowContext,
  input: { shopId: ShopId; connectionId: string; articleHash: string | null },
): Promise<SendNowOutcome> {
  return context.database.withShop(input.shopId, async (tx) => {
    const now = context.clock.now();
    const connection = await loadConnection(tx, input.connectionId);
    if (!connection) return 'not-found';
    if (!publishesStock(context, connection)) return 'not-publishing';
    const marked = await sendAgain(tx, { connectionId: connection.id, articleHash: input.articleHash, now });
    if (marked === 0 && input.articleHash !== null) return 'nothing-to-send';
    await endTurn(tx, { name: readTurn(connection.storeId), at: now });
    await endTurn(tx, { name: pushTurn(connection.id), at: now });
    tx.enqueue(job('read-stock', { shopId: tx.shopId, storeId: connection.storeId }, { urgent: true }));
    if (input.articleHash === null) {
      await makeDue(tx, { connectionId: connection.id, now, tasks: ['sweep-stock'] });
      tx.enqueue(job('sweep-stock', { shopId: tx.shopId, connectionId: connection.id }, { urgent: true }));
    }
    return 'sent';
  });
}
