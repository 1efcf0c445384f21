/** Orders as they stand now: cancelled, edited, shipped (reference shopify-admin 4.1 and 6). */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { StoreOrderState } from '../../core/store-types.ts';
import type { ShopifyClient } from './client.ts';
import { LongFulfilmentDocument, LongOrderDocument, OrderStatesDocument } from './generated/operations.ts';
import { toOrderState } from './mapper-orders.ts';
import { readPages } from './pages.ts';
import { chunks } from './search.ts';
import * as wire from './wire.ts';
import type { WireFulfilment, WireLineState, WireOrderHead, WireOrderState } from './wire.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

/**
 * Pages are paid for by their size, and most marketplace orders have a line or two that ship together: the first look is
 * small, orders that do not fit are read again with more room, and what is still larger is walked page by page.
 */
const SIZES = [
  { orders: 25, lines: 3, fulfilments: 1, fulfilledLines: 3 },
  { orders: 5, lines: 20, fulfilments: 5, fulfilledLines: 10 },
] as const;
const LINES_PER_PAGE = 100;
/** A list without pages; an order that ships in more parts than this cannot be read as a whole. */
const MOST_FULFILMENTS = 250;
const PAGES = 20;

/** In the order asked; those that do not exist any more are absent. */
export async function readOrderStates(
  client: ShopifyClient,
  orderRefs: readonly string[],
): Reply<readonly StoreOrderState[]> {
  const asked = [...new Set(orderRefs)];
  const states = new Map<string, StoreOrderState>();
  let rest: readonly string[] = asked;
  for (const { orders, ...sizes } of SIZES) {
    const cut: string[] = [];
    for (const ids of chunks(rest, orders)) {
      const reply = await client.execute(OrderStatesDocument, { ids, ...sizes }, wire.orderStates);
      if (!reply.ok) return reply;
      for (const order of reply.value.nodes) {
        if (isWhole(order))
          states.set(order.id, toOrderState(order, order.lineItems.nodes, order.fulfillments.map(flat)));
        else cut.push(order.id);
      }
    }
    rest = cut;
  }
  for (const id of rest) {
    const state = await readLongOrder(client, id);
    if (!state.ok) return state;
    if (state.value) states.set(id, state.value);
  }
  return ok(asked.flatMap((id) => states.get(id) ?? []));
}

function isWhole({ lineItems, fulfillmentsCount, fulfillments }: WireOrderState): boolean {
  if (lineItems.pageInfo.hasNextPage) return false;
  if (fulfillmentsCount !== null && fulfillmentsCount.count > fulfillments.length) return false;
  return fulfillments.every(({ fulfillmentLineItems }) => !fulfillmentLineItems.pageInfo.hasNextPage);
}

function flat({ fulfillmentLineItems, ...facts }: WireOrderState['fulfillments'][number]): WireFulfilment {
  return { ...facts, lines: fulfillmentLineItems.nodes };
}

/** Null when it was deleted meanwhile. */
async function readLongOrder(client: ShopifyClient, id: string): Reply<StoreOrderState | null> {
  let head: WireOrderHead | null = null;
  let fulfilmentIds: readonly string[] = [];
  const lines = await readPages<WireLineState>(PAGES, async (after) => {
    const fulfilments = after === null ? MOST_FULFILMENTS : 1;
    const variables = { id, lines: LINES_PER_PAGE, after, fulfilments };
    const reply = await client.execute(LongOrderDocument, variables, wire.longOrder);
    if (!reply.ok) return reply;
    const { order } = reply.value;
    if (order === null) return ok({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    head = order;
    if (after === null) fulfilmentIds = order.fulfillments.map((fulfilment) => fulfilment.id);
    return ok(order.lineItems);
  });
  if (!lines.ok) return lines;
  if (head === null) return ok(null);
  if (lines.value === null || fulfilmentIds.length >= MOST_FULFILMENTS) return err(tooLong(id));

  const fulfilments: WireFulfilment[] = [];
  for (const fulfilmentId of fulfilmentIds) {
    const fulfilment = await readLongFulfilment(client, fulfilmentId);
    if (!fulfilment.ok) return fulfilment;
    if (fulfilment.value) fulfilments.push(fulfilment.value);
  }
  return ok(toOrderState(head, lines.value, fulfilments));
}

async function readLongFulfilment(client: ShopifyClient, id: string): Reply<WireFulfilment | null> {
  let facts: Omit<WireFulfilment, 'lines'> | null = null;
  const lines = await readPages<WireFulfilment['lines'][number]>(PAGES, async (after) => {
    const variables = { id, lines: LINES_PER_PAGE, after };
    const reply = await client.execute(LongFulfilmentDocument, variables, wire.longFulfilment);
    if (!reply.ok) return reply;
    const { fulfillment } = reply.value;
    if (fulfillment === null) return ok({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    facts = fulfillment;
    return ok(fulfillment.fulfillmentLineItems);
  });
  if (!lines.ok) return lines;
  if (lines.value === null) return err(tooLong(id));
  return ok(facts === null ? null : { ...(facts as Omit<WireFulfilment, 'lines'>), lines: lines.value });
}

function tooLong(id: string): AdapterError {
  return adapterError('unexpected-reply', 'The order is too long to be read as a whole. Look at it in Shopify.', {
    detail: id,
  });
}
