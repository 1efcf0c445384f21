import { checkReturn } from '#sync/flows/check-return.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { decideReturn, decideReturns } from '#sync/flows/decide-return.ts';
import { confirmRequest, refundDone, requestDone, requestReturn, sameUnits } from '#sync/flows/return-clicks.ts';
import type { Returns } from '../container-types.ts';

export function createReturns(context: FlowContext): Returns {
  return {
    check: (shopId, rmaId) => checkReturn(context, { shopId, rmaId }),
    async decide(shopId, request) {
      const outcome = await decideReturn(context, { shopId, ...request });
      return outcome.kind === 'sent' || outcome.kind === 'recorded' ? { kind: 'done' } : outcome;
    },
    decideMany: (shopId, request) => decideReturns(context, { shopId, ...request }),
    sendRequest: (shopId, request) => confirmRequest(context, { shopId, ...request }),
    requestDone: (shopId, request) => requestDone(context, { shopId, ...request }),
    refundDone: (shopId, request) => refundDone(context, { shopId, ...request }),
    sameUnits: (shopId, request) => sameUnits(context, { shopId, ...request }),
    request: (shopId, request) => requestReturn(context, { shopId, ...request }),
  };
}
