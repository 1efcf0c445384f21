/** Returns of the shop's own as they stand (reference shopify-admin 5.3). */
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { splitMarker } from '../../core/refund-marker.ts';
import type { StoreReturn } from '../../core/refund-types.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { ShopifyClient } from './client.ts';
import { OrderReturnsDocument } from './generated/operations.ts';
import { readPages } from './pages.ts';
import * as wire from './wire-refunds.ts';
import type { WireReturn } from './wire-refunds.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

const STATUSES: Readonly<Record<string, StoreReturn['status']>> = {
  REQUESTED: 'requested',
  OPEN: 'open',
  CLOSED: 'closed',
  DECLINED: 'declined',
  CANCELED: 'cancelled',
};

/** Returns of a page, and lines of each; one with more lines than this cannot be read as a whole. */
export const RETURN_LINES = 40;
const RETURNS = 4;
const PAGES = 20;

/** Orders that are gone, or that the app may not see, have none. */
export async function readReturns(client: ShopifyClient, orderRefs: readonly string[]): Reply<readonly StoreReturn[]> {
  const found: StoreReturn[] = [];
  for (const id of new Set(orderRefs)) {
    const returns = await readPages<WireReturn>(PAGES, async (after) => {
      const variables = { id, after, returns: RETURNS, lines: RETURN_LINES };
      const reply = await client.execute(OrderReturnsDocument, variables, wire.orderReturns);
      if (!reply.ok) return reply;
      return ok(reply.value.order?.returns ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    });
    if (!returns.ok) return returns;
    if (returns.value === null || returns.value.some(isCut)) return err(tooLong(id));
    found.push(...returns.value.map((one) => toReturn(one, id)));
  }
  return ok(found);
}

/** Why goods came back, by `returnRef/storeLineRef`; lines without a reason are absent. */
export async function returnReasons(client: ShopifyClient, orderRef: string): Reply<ReadonlyMap<string, string>> {
  const returns = await readReturns(client, [orderRef]);
  if (!returns.ok) return returns;
  const reasons = returns.value.flatMap(({ returnRef, lines }) =>
    lines.flatMap(({ storeLineRef, reason }) =>
      reason === null ? [] : [[`${returnRef}/${storeLineRef}`, reason] as const],
    ),
  );
  return ok(new Map(reasons));
}

export function toReturn(one: WireReturn, orderRef: string): StoreReturn {
  const notes = one.returnLineItems.nodes.map(({ returnReasonNote }) => splitMarker(returnReasonNote));
  return {
    returnRef: one.id,
    orderRef,
    status: STATUSES[one.status] ?? 'requested',
    marker: notes.find(({ marker }) => marker !== null)?.marker ?? null,
    lines: one.returnLineItems.nodes.map((line, index) => ({
      returnLineRef: line.id,
      storeLineRef: line.fulfillmentLineItem.lineItem.id,
      quantity: line.quantity,
      open: line.unprocessedQuantity,
      reason: notes[index]?.note ?? line.returnReasonDefinition?.name ?? null,
    })),
  };
}

function isCut({ returnLineItems }: WireReturn): boolean {
  return returnLineItems.pageInfo.hasNextPage;
}

export function tooLong(detail: string): AdapterError {
  return adapterError(
    'unexpected-reply',
    'The returns of the order are too many to be read as a whole. Look at it in Shopify.',
    {
      detail,
    },
  );
}
