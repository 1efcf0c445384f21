/** What a shop needs once: definitions of our metafields, and webhook subscriptions (reference shopify-admin 1.9, 7). */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import type { UserError } from './envelope.ts';
import { userError } from './errors.ts';
import {
  DefineMetafieldDocument,
  PointSubscriptionDocument,
  SubscribeDocument,
  SubscriptionsDocument,
} from './generated/operations.ts';
import type { MetafieldDefinitionInput, WebhookSubscriptionTopic } from './generated/operations.ts';
import { APP_NAMESPACE, ORDER_KEY, VARIANT_KEY } from './names.ts';
import { readPages } from './pages.ts';
import * as wire from './wire.ts';

type Done = Result<readonly string[], AdapterError>;

const SHARED = { namespace: APP_NAMESPACE, type: 'id', access: { admin: 'MERCHANT_READ' } } as const;
const DEFINITIONS: readonly MetafieldDefinitionInput[] = [
  {
    ...SHARED,
    ownerType: 'ORDER',
    key: ORDER_KEY,
    name: 'Miinto order',
    capabilities: { adminFilterable: { enabled: true } },
  },
  { ...SHARED, ownerType: 'PRODUCTVARIANT', key: VARIANT_KEY, name: 'Miinto item' },
];

/**
 * With the fields that are kept of each delivery: what is needed to find the object, which is then read through the API,
 * and what tells two deliveries apart. Buyers' data does not travel.
 */
const TOPICS: readonly { readonly topic: WebhookSubscriptionTopic; readonly fields: readonly string[] }[] = [
  { topic: 'REFUNDS_CREATE', fields: ['id', 'admin_graphql_api_id', 'order_id', 'created_at', 'note'] },
  { topic: 'FULFILLMENTS_CREATE', fields: ['id', 'admin_graphql_api_id', 'order_id', 'status', 'updated_at'] },
  { topic: 'FULFILLMENTS_UPDATE', fields: ['id', 'admin_graphql_api_id', 'order_id', 'status', 'updated_at'] },
  { topic: 'ORDERS_CANCELLED', fields: ['id', 'admin_graphql_api_id', 'cancelled_at', 'updated_at'] },
  // The edit, not the order: it names the order and holds nothing of the buyer.
  { topic: 'ORDERS_EDITED', fields: ['order_edit'] },
  { topic: 'ORDERS_DELETE', fields: ['id'] },
  { topic: 'ORDERS_UPDATED', fields: ['id', 'admin_graphql_api_id', 'updated_at'] },
  {
    topic: 'INVENTORY_LEVELS_UPDATE',
    fields: ['inventory_item_id', 'location_id', 'available', 'updated_at', 'admin_graphql_api_id'],
  },
  {
    topic: 'PRODUCTS_UPDATE',
    fields: ['id', 'admin_graphql_api_id', 'updated_at', 'variants.inventory_item_id'],
  },
];
const SUBSCRIPTIONS_PER_PAGE = 25;
const PAGES = 20;

/** What was made or mended, e.g. `metafield ORDER.channel_order`; empty when everything stood already. */
export async function setUp(client: ShopifyClient, clock: Clock, inboxUrl: string): Promise<Done> {
  const done: string[] = [];
  for (const definition of DEFINITIONS) {
    const defined = await define(client, clock, definition);
    if (!defined.ok) return defined;
    done.push(...defined.value);
  }
  const subscribed = await ensureSubscriptions(client, clock, inboxUrl);
  return subscribed.ok ? ok([...done, ...subscribed.value]) : subscribed;
}

async function define(client: ShopifyClient, clock: Clock, definition: MetafieldDefinitionInput): Promise<Done> {
  const reply = await client.execute(DefineMetafieldDocument, { definition }, wire.defineMetafield);
  if (!reply.ok) return reply;
  const errors = reply.value.metafieldDefinitionCreate?.userErrors ?? [];
  if (errors.length === 0) return ok([`metafield ${definition.ownerType}.${definition.key}`]);
  // Made before, or by a set-up that ran at the same time.
  if (errors.every(({ code }) => code === 'TAKEN')) return ok([]);
  // Filtering in Shopify Admin is a convenience with a limited number of places; the definition is not.
  if (definition.capabilities && errors.every(isAboutFiltering)) {
    const { capabilities: _given, ...plain } = definition;
    return define(client, clock, plain);
  }
  return err(userError(errors, `the metafield ${definition.name}`, clock.now()));
}

function isAboutFiltering({ code, field }: UserError): boolean {
  if (code === 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS' || code === 'INVALID_CAPABILITY') return true;
  return field?.includes('capabilities') ?? false;
}

async function ensureSubscriptions(client: ShopifyClient, clock: Clock, uri: string): Promise<Done> {
  const standing = await listSubscriptions(client);
  if (!standing.ok) return standing;
  const done: string[] = [];
  for (const { topic, fields } of TOPICS) {
    const ofTopic = standing.value.filter((subscription) => subscription.topic === topic);
    if (ofTopic.some((subscription) => subscription.uri === uri)) continue;
    const subscription = { uri, includeFields: fields };
    // One that points elsewhere is from an earlier address of the app: mended, since a second would double deliveries.
    const [elsewhere] = ofTopic;
    const errors = elsewhere
      ? await point(client, elsewhere.id, subscription)
      : await subscribe(client, topic, subscription);
    if (!errors.ok) return errors;
    if (errors.value.length === 0) done.push(`webhook ${topic}`);
    else if (!errors.value.every(isTaken)) return err(userError(errors.value, `the webhook ${topic}`, clock.now()));
  }
  return ok(done);
}

type Errors = Promise<Result<readonly UserError[], AdapterError>>;
interface Subscription {
  readonly uri: string;
  readonly includeFields: readonly string[];
}

async function subscribe(client: ShopifyClient, topic: WebhookSubscriptionTopic, subscription: Subscription): Errors {
  const reply = await client.execute(SubscribeDocument, { topic, subscription }, wire.subscribe);
  return reply.ok ? ok(reply.value.webhookSubscriptionCreate?.userErrors ?? []) : reply;
}

async function point(client: ShopifyClient, id: string, subscription: Subscription): Errors {
  const reply = await client.execute(PointSubscriptionDocument, { id, subscription }, wire.pointSubscription);
  return reply.ok ? ok(reply.value.webhookSubscriptionUpdate?.userErrors ?? []) : reply;
}

/** Payloads of this mutation carry no code; these are Shopify's words when two set-ups meet. */
function isTaken({ message }: UserError): boolean {
  return /already been taken/i.test(message);
}

async function listSubscriptions(
  client: ShopifyClient,
): Promise<Result<readonly { id: string; topic: string; uri: string }[], AdapterError>> {
  const topics = TOPICS.map(({ topic }) => topic);
  const found = await readPages(PAGES, async (after) => {
    const variables = { topics, first: SUBSCRIPTIONS_PER_PAGE, after };
    const reply = await client.execute(SubscriptionsDocument, variables, wire.subscriptions);
    return reply.ok ? ok(reply.value.webhookSubscriptions) : reply;
  });
  if (!found.ok) return found;
  return found.value
    ? ok(found.value)
    : err(adapterError('unexpected-reply', "Shopify's list of webhook subscriptions does not end."));
}
