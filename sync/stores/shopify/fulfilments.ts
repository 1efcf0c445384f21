/** Shipping units of an order from outside, e.g. with the channel's own label (reference shopify-admin 4.2). */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import { userError } from './errors.ts';
import { CreateFulfilmentDocument, ShippableOrderDocument } from './generated/operations.ts';
import type { FulfillmentInput } from './generated/operations.ts';
import * as wire from './wire.ts';
import type { WireShippable } from './wire.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

/** Small first, since most orders stand at one or two places; then ever more room. */
const SIZES = [
  { fulfilmentOrders: 4, lines: 6 },
  { fulfilmentOrders: 10, lines: 40 },
  { fulfilmentOrders: 2, lines: 200 },
] as const;

export interface FulfilmentRequest {
  readonly orderRef: string;
  readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}

/** One fulfilment for each stock location the units stand at; nothing is sent unless all of them can be shipped. */
export async function createFulfilments(
  client: ShopifyClient,
  clock: Clock,
  request: FulfilmentRequest,
): Reply<{ readonly fulfilmentRefs: readonly string[] }> {
  const shippable = await readShippable(client, request.orderRef);
  if (!shippable.ok) return shippable;
  const parcels = toParcels(request, shippable.value);
  if (!parcels.ok) return parcels;
  const refs: string[] = [];
  for (const fulfilment of parcels.value) {
    const made = await createOne(client, clock, fulfilment);
    if (made.ok) refs.push(made.value);
    else if (refs.length === 0) return made;
    else return err(halfDone(refs, made.error));
  }
  return ok({ fulfilmentRefs: refs });
}

/** A part has shipped, so whatever became of the rest, the request as a whole may have been carried out. */
function halfDone(refs: readonly string[], error: AdapterError): AdapterError {
  const detail = `shipped ${refs.join(', ')}, then ${error.kind}: ${error.detail ?? error.message}`;
  return adapterError('unclear', 'Shopify shipped a part of the units only. We look up what is left.', { detail });
}

async function readShippable(client: ShopifyClient, id: string): Reply<readonly WireShippable[]> {
  for (const sizes of SIZES) {
    const reply = await client.execute(ShippableOrderDocument, { id, ...sizes }, wire.shippableOrder);
    if (!reply.ok) return reply;
    const { order } = reply.value;
    if (order === null) return err(adapterError('not-found', 'The order does not exist in Shopify any more.'));
    if (order.cancelledAt) {
      return err(adapterError('conflict', 'The order is cancelled in Shopify, so nothing of it can be shipped.'));
    }
    const { nodes, pageInfo } = order.fulfillmentOrders;
    if (!pageInfo.hasNextPage && nodes.every(({ lineItems }) => !lineItems.pageInfo.hasNextPage)) return ok(nodes);
  }
  return err(
    adapterError('unexpected-reply', 'The order is too long to be read as a whole. Ship it in Shopify.', {
      detail: id,
    }),
  );
}

/** The input of one call per stock location; units are taken where they stand, fulfilment order by fulfilment order. */
function toParcels(
  { lines, carrier, trackingNumber }: FulfilmentRequest,
  shippable: readonly WireShippable[],
): Result<readonly FulfillmentInput[], AdapterError> {
  const open = shippable.filter(({ supportedActions }) =>
    supportedActions.some(({ action }) => action === 'CREATE_FULFILLMENT'),
  );
  const wanted = new Map<string, number>();
  for (const { storeLineRef, quantity } of lines) {
    wanted.set(storeLineRef, (wanted.get(storeLineRef) ?? 0) + quantity);
  }
  const byPlace = new Map<string, { id: string; units: { id: string; quantity: number }[] }[]>();
  for (const fulfilmentOrder of open) {
    const units = fulfilmentOrder.lineItems.nodes.flatMap(({ id, remainingQuantity, lineItem }) => {
      const left = wanted.get(lineItem.id) ?? 0;
      const quantity = Math.min(left, remainingQuantity);
      if (quantity <= 0) return [];
      wanted.set(lineItem.id, left - quantity);
      return [{ id, quantity }];
    });
    if (units.length === 0) continue;
    // Without a known place it cannot share a call with any other.
    const place = fulfilmentOrder.assignedLocation.location?.id ?? fulfilmentOrder.id;
    byPlace.set(place, [...(byPlace.get(place) ?? []), { id: fulfilmentOrder.id, units }]);
  }
  const missing = [...wanted].filter(([, quantity]) => quantity > 0);
  if (missing.length > 0 || byPlace.size === 0) return err(cannotShip(missing, shippable, open));
  const number = filled(trackingNumber);
  const company = filled(carrier);
  const tracking = { ...(company === null ? {} : { company }), ...(number === null ? {} : { number }) };
  return ok(
    [...byPlace.values()].map((parts) => ({
      lineItemsByFulfillmentOrder: parts.map(({ id, units }) => ({
        fulfillmentOrderId: id,
        fulfillmentOrderLineItems: units,
      })),
      ...(Object.keys(tracking).length === 0 ? {} : { trackingInfo: tracking }),
      notifyCustomer: false,
    })),
  );
}

function cannotShip(
  missing: readonly (readonly [string, number])[],
  shippable: readonly WireShippable[],
  open: readonly WireShippable[],
): AdapterError {
  const units = missing.reduce((sum, [, quantity]) => sum + quantity, 0);
  const what = `Shopify cannot ship ${units === 0 ? 'anything' : units === 1 ? 'one unit' : `${units} units`} of this order`;
  const detail = [
    ...missing.map(([line, quantity]) => `${quantity} × ${line}`),
    ...shippable.map(({ id, status, requestStatus }) => `${id} ${status} ${requestStatus}`),
  ].join('; ');
  // Which of those that are not ours to ship holds the units back.
  const closed = shippable.filter(
    (fulfilmentOrder) =>
      !open.includes(fulfilmentOrder) &&
      fulfilmentOrder.lineItems.nodes.some(
        ({ remainingQuantity, lineItem }) => remainingQuantity > 0 && missing.some(([line]) => line === lineItem.id),
      ),
  );
  return adapterError('conflict', `${what}: ${reasonOf(closed)}.`, { detail });
}

function reasonOf(closed: readonly WireShippable[]): string {
  if (closed.some(({ status }) => status === 'ON_HOLD')) return 'it is on hold there. Release the hold';
  if (closed.some(({ status }) => status === 'SCHEDULED')) return 'it is planned for later there';
  if (closed.some(({ requestStatus }) => requestStatus !== 'UNSUBMITTED')) {
    return 'a fulfilment service has taken it over';
  }
  return 'the units were shipped or cancelled already, or are not ready yet';
}

async function createOne(client: ShopifyClient, clock: Clock, fulfilment: FulfillmentInput): Reply<string> {
  const reply = await client.execute(CreateFulfilmentDocument, { fulfilment }, wire.createFulfilment);
  if (!reply.ok) return reply;
  const payload = reply.value.fulfillmentCreate;
  if (payload?.fulfillment) return ok(payload.fulfillment.id);
  const errors = payload?.userErrors ?? [];
  if (errors.length === 0) {
    return err(adapterError('unexpected-reply', 'Shopify said neither that the units were shipped nor why not.'));
  }
  // These errors have no codes. We asked for what could be shipped a moment ago, so the units have moved on.
  const { kind, message, ...more } = userError(errors, 'to ship the units', clock.now());
  return err(adapterError(kind === 'rejected' ? 'conflict' : kind, message, more));
}

function filled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
