import type { FlowContext } from '#sync/flows/context.ts';
import { finishAttention } from '#sync/flows/finish-attention.ts';
import type { AttentionItems } from '../container-types.ts';

export function createAttentionItems(context: FlowContext): AttentionItems {
  return {
    done: async (shopId, { id, person }) => ({ kind: await finishAttention(context, { shopId, id, person }) }),
  };
}
