import type { JobHandlers } from '../jobs/runner.ts';
import type { FlowContext } from './context.ts';
import { decideTransfers } from './decide-transfers.ts';
import { effectDefinitions } from './effects/definitions.ts';
import { runEffect } from './effects/run-effect.ts';
import { forgetShop } from './forget-shop.ts';
import { importOrder } from './import-order.ts';
import { placeOrders } from './place-orders.ts';
import { pollOrders } from './poll-orders.ts';
import { pollTransfers } from './poll-transfers.ts';
import { setUpShop } from './set-up-shop.ts';
import { syncProductMap } from './sync-product-map.ts';
import { workInbox } from './work-inbox.ts';

/** Which flow does which job. */
export function createHandlers(context: FlowContext): JobHandlers {
  return {
    'poll-transfers': (input) => pollTransfers(context, input),
    'poll-orders': (input) => pollOrders(context, input),
    'sync-product-map': (input) => syncProductMap(context, input),
    'decide-transfers': (input) => decideTransfers(context, input),
    'import-order': (input) => importOrder(context, input),
    'place-orders': (input) => placeOrders(context, input),
    'run-effect': (input) => runEffect(context, effectDefinitions, input),
    'work-inbox': (input) => workInbox(context, input),
    'set-up-shop': (input) => setUpShop(context, input),
    'forget-shop': (input) => forgetShop(context, input),
  };
}
