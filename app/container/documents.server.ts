import { commentOrder } from '#sync/flows/comment-order.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { mintLink, openLink, retryDocument, revokeDocument } from '#sync/flows/open-document.ts';
import type { Documents } from '../container-types.ts';

export function createDocuments(context: FlowContext): Documents {
  return {
    mint: (shopId, request) => mintLink(context, { shopId, ...request }),
    open: (shopId, request) => openLink(context, { shopId, ...request }),
    revoke: (shopId, request) => revokeDocument(context, { shopId, ...request }),
    retry: (shopId, request) => retryDocument(context, { shopId, ...request }),
    comment: (shopId, request) => commentOrder(context, { shopId, ...request }),
  };
}
