/** Creating an order in one step, and looking it up before any second one. */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CreatedOrder, OrderPlan } from '../../core/store-types.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CreateError } from '../store.ts';
import type { ShopifyClient } from './client.ts';
import { createConversion } from './conversion.ts';
import type { Conversion } from './conversion.ts';
import type { UserError } from './envelope.ts';
import { userError } from './errors.ts';
import {
  CreateOrderDocument,
  OrderByCustomIdDocument,
  OrderByIdDocument,
  SearchOrdersDocument,
} from './generated/operations.ts';
import { lineIdOf, toCreatedOrder } from './mapper.ts';
import { APP_NAMESPACE, ORDER_KEY } from './names.ts';
import { ORDER_OPTIONS, refusedPart, toOrderInput, unwritableAddress } from './order-input.ts';
import { anyOf, quoted, term } from './search.ts';
import * as wire from './wire.ts';
import type { WireOrderHit } from './wire.ts';

/** Orders looked at when searching; more with the same channel order id would be somebody else's trouble. */
const HITS = 5;
/** The largest page; lines of an order beyond it stay without their store ref. */
const LINES = 250;

function linesOf(plan: OrderPlan): number {
  return Math.min(plan.lines.length, LINES);
}

/** What would surely fail, before anything is sent. */
export function conversionOf(plan: OrderPlan): Result<Conversion, AdapterError> {
  const conversion = createConversion({ ...plan, rate: plan.rate?.value ?? null });
  if (conversion) return ok(conversion);
  return err(
    adapterError(
      'rejected',
      `The order is in ${plan.currency} and the store in ${plan.storeCurrency}: enter a rate in the connection's settings.`,
    ),
  );
}

export async function createOrder(
  client: ShopifyClient,
  clock: Clock,
  plan: OrderPlan,
): Promise<Result<CreatedOrder, CreateError>> {
  const conversion = conversionOf(plan);
  if (!conversion.ok) return conversion;
  const unwritable = unwritableAddress(plan);
  if (unwritable) {
    const { part, field } = unwritable;
    const message = `Shopify does not know the country of the ${part.replace('-', ' ')}.`;
    return err({ ...adapterError('rejected', message, { field }), refusedPart: part });
  }
  const variables = { order: toOrderInput(plan, conversion.value), options: ORDER_OPTIONS, lines: linesOf(plan) };
  const reply = await client.execute(CreateOrderDocument, variables, wire.createOrder);
  if (!reply.ok) {
    const { error } = reply;
    if (error.kind === 'rejected') return err(withPart(error, [error.field ?? null], plan));
    // Making customers takes a permission of its own (worse case of what is not known): the order is worth more.
    if (error.kind === 'forbidden' && error.message.includes('_customers') && sendsCustomer(plan)) {
      return err({ ...error, kind: 'rejected', refusedPart: 'customer' });
    }
    return err(error);
  }
  const payload = reply.value.orderCreate;
  // An order beside warnings exists: calling it refused would make a second one.
  if (payload?.order) return ok(toCreatedOrder(payload.order));
  if (payload && payload.userErrors.length > 0) return err(refusal(payload.userErrors, plan, clock));
  return err(
    adapterError('unexpected-reply', 'Shopify named neither an order nor a reason. We look up what has become of it.'),
  );
}

function sendsCustomer(plan: OrderPlan): boolean {
  return plan.customer !== null && !plan.without.includes('customer');
}

function refusal(errors: readonly UserError[], plan: OrderPlan, clock: Clock): CreateError {
  const error = userError(errors, 'the order', clock.now());
  if (error.kind !== 'rejected') return error;
  // The only metafield sent is the custom id, and what can be wrong with it is that an order has it already.
  if (errors.some(({ field }) => field?.includes('metafields'))) {
    return adapterError('conflict', 'An order for this already stands in the store. We look it up.', {
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    });
  }
  return withPart(
    error,
    errors.map(({ field }) => field),
    plan,
  );
}

function withPart(error: AdapterError, fields: readonly (readonly string[] | null)[], plan: OrderPlan): CreateError {
  const part = refusedPart(fields, plan);
  return part === undefined ? error : { ...error, refusedPart: part };
}

/** By the custom id, which is exact, then by search, which lags and serves as a second look. */
export async function resolveOrder(
  client: ShopifyClient,
  plan: OrderPlan,
): Promise<Result<{ found: CreatedOrder | null; others: readonly string[] }, AdapterError>> {
  const lines = linesOf(plan);
  const identifier = { namespace: APP_NAMESPACE, key: ORDER_KEY, value: plan.customId, lines };
  const direct = await client.execute(OrderByCustomIdDocument, identifier, wire.orderByCustomId);
  if (!direct.ok) return direct;
  if (direct.value.orderByIdentifier) return ok({ found: toCreatedOrder(direct.value.orderByIdentifier), others: [] });

  const { channelOrderId } = plan;
  const query = anyOf([term('source_identifier', channelOrderId), term('tag', channelOrderId), quoted(channelOrderId)]);
  const reply = await client.execute(
    SearchOrdersDocument,
    { query, first: HITS, namespace: APP_NAMESPACE, key: ORDER_KEY },
    wire.searchOrders,
  );
  if (!reply.ok) return reply;
  const hits = reply.value.orders.nodes.filter((hit) => mentions(hit, channelOrderId));
  const ours = hits.find((hit) => isOurs(hit, plan));
  const others = hits.filter((hit) => hit.metafield === null && !isOurs(hit, plan)).map(({ id }) => id);
  if (!ours) return ok({ found: null, others });
  const full = await client.execute(OrderByIdDocument, { id: ours.id, lines }, wire.orderById);
  if (!full.ok) return full;
  return ok({ found: full.value.order ? toCreatedOrder(full.value.order) : null, others });
}

/** The search is loose; this is not. */
function mentions(hit: WireOrderHit, channelOrderId: string): boolean {
  if (hit.sourceIdentifier === channelOrderId || hit.tags.includes(channelOrderId)) return true;
  return (hit.note ?? '').split(/[^\p{L}\p{N}_-]+/u).includes(channelOrderId);
}

/** A metafield can be lost with the app's data; the line's own mark cannot. */
function isOurs(hit: WireOrderHit, plan: OrderPlan): boolean {
  if (hit.metafield !== null) return hit.metafield.value === plan.customId;
  const lineId = lineIdOf(hit.lineItems.nodes[0]?.customAttributes ?? []);
  return lineId !== null && plan.lines.some((line) => line.lineId === lineId);
}
