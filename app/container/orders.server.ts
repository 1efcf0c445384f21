import type { ClickResult, Orders } from '../container-types.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { decideMany } from '#sync/flows/decide-many.ts';
import { linkProduct, unlinkProduct } from '#sync/flows/link-product.ts';
import { markHandled, unmarkHandled } from '#sync/flows/mark-handled.ts';
import { recordPersonVerdict, sendProposals, type PersonOutcome } from '#sync/flows/record-verdict.ts';
import { retryImport } from '#sync/flows/retry-import.ts';

function toClick(outcome: PersonOutcome): ClickResult {
  switch (outcome.kind) {
    case 'recorded':
      return { kind: 'done' };
    case 'too-late':
      return { kind: 'refused', message: outcome.message };
    case 'not-found':
      return { kind: 'not-found' };
  }
}

export function createOrders(context: FlowContext): Orders {
  return {
    decide: async (shopId, { orderId, lineId, outcome, anyway, person }) =>
      toClick(await recordPersonVerdict(context, { shopId, orderId, lineIds: [lineId], outcome, person, anyway })),

    answerAll: async (shopId, { orderId, outcome, person }) =>
      toClick(await recordPersonVerdict(context, { shopId, orderId, lineIds: null, outcome, person, anyway: false })),

    send: async (shopId, { orderId, person }) => toClick(await sendProposals(context, { shopId, orderId, person })),

    async retry(shopId, { orderId, person }) {
      const outcome = await retryImport(context, { shopId, orderId, person });
      if (outcome.kind === 'started') return { kind: 'done' };
      return outcome.kind === 'not-found' ? outcome : { kind: 'refused', message: outcome.message };
    },

    decideMany: (shopId, request) => decideMany(context, { shopId, ...request }),
    linkProduct: (shopId, request) => linkProduct(context, { shopId, ...request }),
    unlinkProduct: (shopId, request) => unlinkProduct(context, { shopId, ...request }),
    markHandled: (shopId, request) => markHandled(context, { shopId, ...request }),
    unmarkHandled: (shopId, request) => unmarkHandled(context, { shopId, ...request }),
  };
}
