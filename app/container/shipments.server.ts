import type { FlowContext } from '#sync/flows/context.ts';
import { enteredByHand, goAhead, reportAgain } from '#sync/flows/shipment-clicks.ts';
import type { Shipments } from '../container-types.ts';

export function createShipments(context: FlowContext): Shipments {
  return {
    reportAgain: (shopId, request) => reportAgain(context, { shopId, ...request }),
    enteredByHand: (shopId, request) => enteredByHand(context, { shopId, ...request }),
    goAhead: (shopId, request) => goAhead(context, { shopId, ...request }),
  };
}
