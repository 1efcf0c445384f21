/** Where Shopify's routing put the units of an order, and moving them (reference shopify-admin 0.4 and 4.2). */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Placement } from '../../core/store-types.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import { userError } from './errors.ts';
import { MoveFulfilmentOrderDocument, MoveTargetsDocument, PlacementsDocument } from './generated/operations.ts';
import { toPlacements } from './mapper.ts';
import { chunks } from './search.ts';
import * as wire from './wire.ts';
import type { WireMoveTarget, WirePlacedOrder } from './wire.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

/**
 * Pages are paid for by their size and most marketplace orders have one or two lines at one place: the first look is
 * small, and only orders that do not fit are read again with room for more.
 */
const SIZES = [
  { fulfilmentOrders: 2, lines: 2, orders: 10 },
  { fulfilmentOrders: 4, lines: 6, orders: 5 },
  { fulfilmentOrders: 8, lines: 36, orders: 1 },
  { fulfilmentOrders: 2, lines: 150, orders: 1 },
] as const;
const FULFILMENT_ORDERS_PER_CALL = 20;

export interface PlacedOrder {
  readonly orderRef: string;
  readonly placements: readonly Placement[];
}

export interface PlacementsRequest {
  readonly orderRefs: readonly string[];
  readonly stockLocationRefs: readonly string[];
}

export async function readPlacements(client: ShopifyClient, request: PlacementsRequest): Reply<readonly PlacedOrder[]> {
  const read = await readOrders(client, [...new Set(request.orderRefs)]);
  if (!read.ok) return read;
  const orders = read.value.map(({ id, fulfillmentOrders }) => ({
    orderRef: id,
    placements: toPlacements(fulfillmentOrders.nodes),
  }));
  const chosen = [...new Set(request.stockLocationRefs)];
  const elsewhere = orders.flatMap(({ placements }) =>
    placements.filter(({ movable, stockLocationRef }) => movable && !chosen.includes(stockLocationRef ?? '')),
  );
  if (chosen.length === 0 || elsewhere.length === 0) return ok(orders);

  const targets = await readTargets(
    client,
    elsewhere.map(({ fulfilmentOrderRef }) => fulfilmentOrderRef),
    chosen,
  );
  if (!targets.ok) return targets;
  const refine = (placement: Placement): Placement => {
    if (!elsewhere.includes(placement)) return placement;
    const moveTargets = targets.value.get(placement.fulfilmentOrderRef);
    return moveTargets ? { ...placement, moveTargets } : { ...placement, movable: false };
  };
  return ok(orders.map(({ orderRef, placements }) => ({ orderRef, placements: placements.map(refine) })));
}

async function readOrders(client: ShopifyClient, orderRefs: readonly string[]): Reply<readonly WirePlacedOrder[]> {
  const read: WirePlacedOrder[] = [];
  let rest = orderRefs;
  for (const { fulfilmentOrders, lines, orders } of SIZES) {
    const cut: string[] = [];
    for (const ids of chunks(rest, orders)) {
      const reply = await client.execute(PlacementsDocument, { ids, fulfilmentOrders, lines }, wire.placements);
      if (!reply.ok) return reply;
      for (const order of reply.value.nodes) {
        if (isWhole(order)) read.push(order);
        else cut.push(order.id);
      }
    }
    if (cut.length === 0) return ok(read);
    rest = cut;
  }
  return err(
    adapterError(
      'unexpected-reply',
      'Shopify split the order over more places than we can follow. Look at it in Shopify.',
      {
        detail: rest.join(', '),
      },
    ),
  );
}

function isWhole({ fulfillmentOrders }: WirePlacedOrder): boolean {
  if (fulfillmentOrders.pageInfo.hasNextPage) return false;
  return fulfillmentOrders.nodes.every(({ lineItems }) => !lineItems.pageInfo.hasNextPage);
}

/** Per fulfilment order the chosen places it can go to as a whole; one that is gone has no entry. */
async function readTargets(
  client: ShopifyClient,
  fulfilmentOrderRefs: readonly string[],
  locationIds: readonly string[],
): Reply<ReadonlyMap<string, readonly string[]>> {
  const targets = new Map<string, readonly string[]>();
  for (const ids of chunks(fulfilmentOrderRefs, FULFILMENT_ORDERS_PER_CALL)) {
    const variables = { ids, locationIds, first: locationIds.length };
    const reply = await client.execute(MoveTargetsDocument, variables, wire.moveTargets);
    if (!reply.ok) return reply;
    for (const { id, locationsForMove } of reply.value.nodes) {
      targets.set(
        id,
        locationsForMove.nodes.filter(takesAll).map(({ location }) => location.id),
      );
    }
  }
  return ok(targets);
}

/** Shopify calls a place movable to also when it can take a part only. */
function takesAll(target: WireMoveTarget): boolean {
  return target.movable && (target.unavailableLineItemsCount?.count ?? 0) === 0;
}

/** All units of one fulfilment order. */
export async function moveFulfilmentOrder(
  client: ShopifyClient,
  clock: Clock,
  request: { readonly fulfilmentOrderRef: string; readonly stockLocationRef: string },
): Reply<{ readonly done: true }> {
  const variables = { id: request.fulfilmentOrderRef, locationId: request.stockLocationRef };
  const reply = await client.execute(MoveFulfilmentOrderDocument, variables, wire.moveFulfilmentOrder);
  if (!reply.ok) return reply;
  const payload = reply.value.fulfillmentOrderMove;
  if (payload && payload.userErrors.length === 0) return ok({ done: true });
  const errors = payload?.userErrors ?? [];
  const { kind: _kind, message, ...more } = userError(errors, 'to move the units', clock.now());
  // Only a refusal of the destination is about what we asked; every other one means that the units have moved on.
  const kind = errors[0]?.field?.at(-1) === 'newLocationId' ? 'rejected' : 'conflict';
  return err(adapterError(kind, message, more));
}
