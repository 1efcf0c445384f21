import type { JobHandlers } from '../jobs/runner.ts';
import type { FlowContext } from './context.ts';
import { checkChannelOrders } from './check-channel-orders.ts';
import { checkStoreOrders } from './check-store-orders.ts';
import { decideTransfers } from './decide-transfers.ts';
import { runDryRun } from './dry-run.ts';
import { effectDefinitions } from './effects/definitions.ts';
import { runEffect } from './effects/run-effect.ts';
import { fetchDocuments } from './fetch-documents.ts';
import { forgetShop } from './forget-shop.ts';
import { importOrder } from './import-order.ts';
import { placeOrders } from './place-orders.ts';
import { pollOrders } from './poll-orders.ts';
import { pollReturns } from './poll-returns.ts';
import { pollTransfers } from './poll-transfers.ts';
import { pushStock } from './push-stock.ts';
import { readShipments } from './read-shipments.ts';
import { readStoreRefunds } from './read-store-refunds.ts';
import { readStock } from './read-stock.ts';
import { setUpShop } from './set-up-shop.ts';
import { settleReturns } from './settle-returns.ts';
import { sweepStock } from './sweep-stock.ts';
import { syncProductMap } from './sync-product-map.ts';
import { watchWaiting } from './watch-waiting.ts';
import { workInbox } from './work-inbox.ts';

/** Which flow does which job. */
export function createHandlers(context: FlowContext): JobHandlers {
  return {
    'poll-transfers': (input) => pollTransfers(context, input),
    'poll-orders': (input) => pollOrders(context, input),
    'poll-returns': (input) => pollReturns(context, input),
    'settle-returns': (input) => settleReturns(context, input),
    'read-refunds': (input) => readStoreRefunds(context, input),
    'sync-product-map': (input) => syncProductMap(context, input),
    'decide-transfers': (input) => decideTransfers(context, input),
    'import-order': (input) => importOrder(context, input),
    'place-orders': (input) => placeOrders(context, input),
    'check-channel-orders': (input) => checkChannelOrders(context, input),
    'check-store-orders': (input) => checkStoreOrders(context, input),
    'read-shipments': (input) => readShipments(context, input),
    'watch-waiting': (input) => watchWaiting(context, input),
    'run-effect': (input) => runEffect(context, effectDefinitions, input),
    'read-stock': (input) => readStock(context, input),
    'push-stock': (input) => pushStock(context, input),
    'sweep-stock': (input) => sweepStock(context, input),
    'fetch-documents': (input) => fetchDocuments(context, input),
    'dry-run': (input) => runDryRun(context, input),
    'work-inbox': (input) => workInbox(context, input),
    'set-up-shop': (input) => setUpShop(context, input),
    'forget-shop': (input) => forgetShop(context, input),
  };
}
