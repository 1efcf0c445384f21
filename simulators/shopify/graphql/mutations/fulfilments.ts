import { moveFulfilmentOrder, type LineQuantity } from '../../fulfilments/move.ts';
import {
  cancelFulfilment,
  createFulfilment,
  updateTracking,
  type ShipPart,
  type TrackingInput,
} from '../../fulfilments/ship.ts';
import {
  closeReturn,
  createReturn,
  processReturn,
  type ProcessInput,
  type ReturnInput,
} from '../../returns/returns.ts';
import { mutation, type MutationResolver } from './run.ts';

export const FULFILMENT_MUTATIONS: Readonly<Record<string, MutationResolver>> = {
  fulfillmentOrderMove: mutation((args, { act }) => {
    const { moved, original } = moveFulfilmentOrder(
      act,
      args['id'] as string,
      args['newLocationId'] as string,
      (args['fulfillmentOrderLineItems'] as readonly LineQuantity[] | null | undefined) ?? null,
    );
    return {
      movedFulfillmentOrder: moved,
      originalFulfillmentOrder: original,
      remainingFulfillmentOrder: original.status === 'CLOSED' ? null : original,
      userErrors: [],
    };
  }),
  fulfillmentCreate: mutation((args, { act }) => {
    const input = args['fulfillment'] as {
      lineItemsByFulfillmentOrder: readonly ShipPart[];
      trackingInfo?: TrackingInput | null;
    };
    const fulfillment = createFulfilment(act, input.lineItemsByFulfillmentOrder, input.trackingInfo ?? null);
    return { fulfillment, userErrors: [] };
  }),
  fulfillmentCancel: mutation((args, { act }) => ({
    fulfillment: cancelFulfilment(act, args['id'] as string),
    userErrors: [],
  })),
  fulfillmentTrackingInfoUpdate: mutation((args, { act }) => ({
    fulfillment: updateTracking(act, args['fulfillmentId'] as string, args['trackingInfoInput'] as TrackingInput),
    userErrors: [],
  })),
  returnCreate: mutation((args, { act }) => ({
    return: createReturn(act, args['returnInput'] as ReturnInput),
    userErrors: [],
  })),
  returnProcess: mutation((args, { act }) => ({
    return: processReturn(act, args['input'] as ProcessInput),
    userErrors: [],
  })),
  returnClose: mutation((args, { act }) => ({ return: closeReturn(act, args['id'] as string), userErrors: [] })),
};
