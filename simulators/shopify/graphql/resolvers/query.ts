import { marketOf } from '../../catalogue/pricing.ts';
import { definitionOf, holders, resolveNamespace } from '../../metafields/write.ts';
import { searchOrders, searchVariants } from '../../search/search.ts';
import { parseGid } from '../../state/gid.ts';
import type { Shop } from '../../state/shop.ts';
import { fromEnumTopic } from '../../webhooks/topics.ts';
import { connection } from '../connection.ts';
import type { Args, Context, Fields } from '../context.ts';
import { apiError } from '../errors.ts';
import { needScope } from '../scopes.ts';
import { definitionFilter } from './metafields.ts';
import { reasonDefinitions, returnableView, reverseView } from './returns.ts';

/** Everything that `node` can find, by the type in its global id. */
function findNode(context: Context, id: string): unknown {
  const { shop } = context.act;
  const parsed = parseGid(id);
  if (!parsed) throw apiError('INVALID_FIELD_ARGUMENTS', `Invalid global id '${id}'`);
  const maps: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    Product: shop.products,
    ProductVariant: shop.variants,
    InventoryItem: shop.inventoryItems,
    InventoryLevel: shop.levels,
    Location: shop.locations,
    Market: shop.markets,
    Order: shop.orders,
    FulfillmentOrder: shop.fulfilmentOrders,
    Fulfillment: shop.fulfilments,
    Refund: shop.refunds,
    Return: shop.returns,
    Customer: shop.customers,
    MetafieldDefinition: shop.definitions,
    WebhookSubscription: shop.subscriptions,
  };
  const field = FIELD_OF_TYPE[parsed.type];
  if (field) needScope(context, field);
  if (parsed.type === 'Shop') return shop.id === id ? shop : null;
  if (parsed.type === 'FulfillmentOrder') return visible(context, id);
  if (parsed.type === 'LineItem') return lineItem(shop, id);
  if (parsed.type === 'OrderCancelJobResult') return cancelResult(shop, id.replace('OrderCancelJobResult', 'Job'));
  if (!(parsed.type in maps))
    throw apiError('SIMULATOR_NOT_COVERED', `The Shopify simulator does not cover node of ${parsed.type}.`);
  return maps[parsed.type]?.get(id) ?? null;
}

const FIELD_OF_TYPE: Readonly<Record<string, string>> = {
  Product: 'product',
  ProductVariant: 'productVariant',
  InventoryItem: 'inventoryItem',
  InventoryLevel: 'inventoryLevel',
  Location: 'location',
  Market: 'market',
  Order: 'order',
  LineItem: 'order',
  FulfillmentOrder: 'fulfillmentOrder',
  Fulfillment: 'fulfillment',
  Refund: 'refund',
  Return: 'return',
  Customer: 'customer',
};

function lineItem(shop: Shop, id: string) {
  for (const order of shop.orders.values()) {
    const line = order.lines.find((one) => one.id === id);
    if (line) return { ...line, order };
  }
  return null;
}

function visible({ act }: Context, id: string) {
  const found = act.shop.fulfilmentOrders.get(id);
  const order = found ? act.shop.orders.get(found.orderId) : undefined;
  return found && order && act.world.clock.ms() >= order.routedAtMs ? found : null;
}

/** OrderCancelJobResult by the id of its job. */
export function cancelResult(shop: Shop, jobId: string) {
  const done = shop.jobs.get(jobId);
  return {
    __typename: 'OrderCancelJobResult',
    id: jobId.replace('/Job/', '/OrderCancelJobResult/'),
    done: done !== undefined,
    status: done ? 'SUCCEEDED' : 'STARTED',
    errors: [],
    order: done ? (shop.orders.get(done.orderId) ?? null) : null,
  };
}

/** An owner by the app's own id for it; needs a definition of type `id`. Of several holders the oldest is found. */
function byCustomId(
  context: Context,
  ownerType: string,
  given: { namespace?: string | null; key: string; value: string },
) {
  const { shop } = context.act;
  const namespace = resolveNamespace(given.namespace);
  if (definitionOf(shop, ownerType, namespace, given.key)?.type !== 'id') {
    throw apiError('BAD_REQUEST', `Metafield definition of type 'id' is required when using custom ids.`);
  }
  return holders(shop, namespace, given.key, given.value);
}

const byUpdate = <T extends { readonly updatedAt: string }>(a: T, b: T) => a.updatedAt.localeCompare(b.updatedAt);

function sorted<T extends { readonly id: string; readonly updatedAt: string; readonly createdAt: string }>(
  items: readonly T[],
  key: unknown,
): T[] {
  const copy = [...items];
  if (key === 'UPDATED_AT') return copy.sort(byUpdate);
  if (key === 'CREATED_AT') return copy.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  if (key === 'PROCESSED_AT') return copy.sort((a, b) => processed(a).localeCompare(processed(b)));
  return copy;
}

function processed(item: { readonly createdAt: string; readonly processedAt?: string }): string {
  return item.processedAt ?? item.createdAt;
}

const one =
  <T>(field: string, map: (shop: Shop) => ReadonlyMap<string, T>) =>
  (_: unknown, args: Args, context: Context): T | null => {
    needScope(context, field);
    return map(context.act.shop).get(args['id'] as string) ?? null;
  };

const query: Fields<unknown> = {
  shop: (_, __, { act }) => act.shop,
  node: (_, args, context) => findNode(context, args['id'] as string),
  nodes: (_, args, context) => {
    const ids = args['ids'] as readonly string[];
    if (ids.length > 250)
      throw apiError(
        'MAX_INPUT_SIZE_EXCEEDED',
        'The input array size of ' + ids.length + ' is greater than the maximum allowed of 250.',
      );
    return ids.map((id) => findNode(context, id));
  },
  product: one('product', (shop) => shop.products),
  products: (_, args, context) => {
    needScope(context, 'products');
    const ids =
      typeof args['query'] === 'string'
        ? new Set(searchVariants(context, args['query']).map((found) => found.productId))
        : null;
    const all = [...context.act.shop.products.values()].filter((product) => !ids || ids.has(product.id));
    return connection(sorted(all, args['sortKey']), args);
  },
  productVariant: one('productVariant', (shop) => shop.variants),
  productVariants: (_, args, context) => {
    needScope(context, 'productVariants');
    return connection(searchVariants(context, args['query'] as string | null | undefined), args);
  },
  productVariantByIdentifier: (_, args, context) => {
    needScope(context, 'productVariantByIdentifier');
    const { id, customId } = args['identifier'] as {
      id?: string;
      customId?: { namespace?: string; key: string; value: string };
    };
    if (id !== undefined) return context.act.shop.variants.get(id) ?? null;
    const found = customId ? byCustomId(context, 'PRODUCTVARIANT', customId) : [];
    return (
      found.map((holder) => context.act.shop.variants.get(holder)).find((variant) => variant !== undefined) ?? null
    );
  },
  inventoryItem: one('inventoryItem', (shop) => shop.inventoryItems),
  inventoryItems: (_, args, context) => {
    needScope(context, 'inventoryItems');
    const wanted = args['query'] as string | null | undefined;
    const items = wanted ? new Set(searchVariants(context, wanted).map((found) => found.inventoryItemId)) : null;
    return connection(
      [...context.act.shop.inventoryItems.values()].filter((item) => !items || items.has(item.id)),
      args,
    );
  },
  inventoryLevel: one('inventoryLevel', (shop) => shop.levels),
  location: (_, args, context) => {
    needScope(context, 'location');
    const all = context.act.shop.locations;
    return args['id'] == null ? ([...all.values()][0] ?? null) : (all.get(args['id'] as string) ?? null);
  },
  locations: (_, args, context) => {
    needScope(context, 'locations');
    const all = [...context.act.shop.locations.values()].filter(
      (place) => place.active || args['includeInactive'] === true,
    );
    return connection(args['sortKey'] === 'NAME' ? all.sort((a, b) => a.name.localeCompare(b.name)) : all, args);
  },
  order: one('order', (shop) => shop.orders),
  orders: (_, args, context) => {
    needScope(context, 'orders');
    return connection(sorted(searchOrders(context, args['query'] as string | null | undefined), args['sortKey']), args);
  },
  ordersCount: (_, args, context) => {
    needScope(context, 'ordersCount');
    const found = searchOrders(context, args['query'] as string | null | undefined).length;
    const limit = (args['limit'] as number | null | undefined) ?? 10_000;
    return { count: Math.min(found, limit), precision: found > limit ? 'AT_LEAST' : 'EXACT' };
  },
  orderByIdentifier: (_, args, context) => {
    needScope(context, 'orderByIdentifier');
    const { id, customId } = args['identifier'] as {
      id?: string;
      customId?: { namespace?: string; key: string; value: string };
    };
    const { act } = context;
    if (id !== undefined) return act.shop.orders.get(id) ?? null;
    const found = customId ? byCustomId(context, 'ORDER', customId) : [];
    const visibleFrom = (created: number) =>
      created + act.world.options.lags.customId[1] * (1000 / act.world.options.timeScale);
    return (
      found
        .map((holder) => act.shop.orders.get(holder))
        .find((order) => order !== undefined && act.world.clock.ms() >= visibleFrom(order.createdAtMs)) ?? null
    );
  },
  fulfillmentOrder: (_, args, context) => {
    needScope(context, 'fulfillmentOrder');
    return visible(context, args['id'] as string);
  },
  fulfillmentOrders: (_, args, context) => {
    needScope(context, 'fulfillmentOrders');
    const all = [...context.act.shop.fulfilmentOrders.values()].filter(
      (found) => visible(context, found.id) !== null && (args['includeClosed'] === true || found.status !== 'CLOSED'),
    );
    return connection(sorted(all, args['sortKey']), args);
  },
  fulfillment: one('fulfillment', (shop) => shop.fulfilments),
  market: one('market', (shop) => shop.markets),
  markets: (_, args, context) => {
    needScope(context, 'markets');
    return connection([...context.act.shop.markets.values()], args);
  },
  marketByGeography: (_, args, context) => {
    needScope(context, 'markets', 'marketByGeography');
    return marketOf(context.act.shop, args['countryCode'] as string) ?? null;
  },
  currentAppInstallation: (_, __, { act, scopes }) => ({ id: act.shop.installation?.id ?? '', scopes }),
  appInstallation: (_, args, { act, scopes }) => {
    const id = act.shop.installation?.id ?? null;
    return args['id'] == null || args['id'] === id ? id && { id, scopes } : null;
  },
  webhookSubscription: one('webhookSubscription', (shop) => shop.subscriptions),
  webhookSubscriptions: (_, args, { act }) => {
    const topics = (args['topics'] as readonly string[] | null | undefined)?.map(fromEnumTopic);
    const uri = (args['uri'] ?? args['callbackUrl']) as string | null | undefined;
    const all = [...act.shop.subscriptions.values()].filter(
      (found) => (topics?.includes(found.topic) ?? true) && (uri == null || found.uri === uri),
    );
    return connection(all, args);
  },
  metafieldDefinition: (_, args, { act }) => {
    const given = args['identifier'] as { namespace?: string; key: string; ownerType: string } | null | undefined;
    if (given) return definitionOf(act.shop, given.ownerType, resolveNamespace(given.namespace), given.key) ?? null;
    return act.shop.definitions.get(args['id'] as string) ?? null;
  },
  metafieldDefinitions: (_, args, { act }) =>
    connection([...act.shop.definitions.values()].filter(definitionFilter(args)), args),
  refund: one('refund', (shop) => shop.refunds),
  return: one('return', (shop) => shop.returns),
  returnableFulfillments: (_, args, context) => {
    needScope(context, 'returnableFulfillments');
    const { shop } = context.act;
    const order = shop.orders.get(args['orderId'] as string);
    const shipped = [...shop.fulfilments.values()].filter(
      (one) => one.orderId === order?.id && one.status === 'SUCCESS',
    );
    return connection(order ? shipped.flatMap((one) => returnableView(shop, order, one) ?? []) : [], args);
  },
  returnReasonDefinitions: (_, args) => {
    const handles = args['handles'] as readonly string[] | null | undefined;
    const ids = args['ids'] as readonly string[] | null | undefined;
    return connection(
      reasonDefinitions().filter(
        (reason) => (handles?.includes(reason.handle) ?? true) && (ids?.includes(reason.id) ?? true),
      ),
      args,
    );
  },
  reverseFulfillmentOrder: (_, args, { act }) => {
    const found = [...act.shop.returns.values()].find((one) => one.reverseFulfilmentOrderId === args['id']);
    return found ? reverseView(found) : null;
  },
  job: (_, args, { act }) => ({ id: args['id'], done: act.shop.jobs.has(args['id'] as string), query: null }),
};

export const QUERY_FIELDS = { QueryRoot: query };
