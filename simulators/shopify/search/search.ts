import type { Context } from '../graphql/context.ts';
import { apiError } from '../graphql/errors.ts';
import { definitionOf, resolveNamespace } from '../metafields/write.ts';
import type { Order, Variant } from '../state/types.ts';
import { indexed } from './index-lag.ts';
import { matches } from './match.ts';
import { fieldsOf, parseQuery, type Query } from './query.ts';

const ORDER_FIELDS = new Set([
  'default',
  'id',
  'name',
  'tag',
  'source_identifier',
  'source_name',
  'po_number',
  'email',
  'sku',
  'financial_status',
  'fulfillment_status',
  'status',
  'test',
  'created_at',
  'processed_at',
  'updated_at',
]);
const VARIANT_FIELDS = new Set([
  'default',
  'id',
  'sku',
  'barcode',
  'product_id',
  'product_ids',
  'product_status',
  'vendor',
  'tag',
  'title',
  'inventory_quantity',
  'updated_at',
]);

/**
 * Orders that answer a query, by what the index knows of them; without a query all of them, at once.
 *
 * @throws GraphQLError for a metafield filter without a definition that is enabled for filtering (reference 1.8)
 */
export function searchOrders(context: Context, text: string | null | undefined): Order[] {
  const { shop, world } = context.act;
  const all = [...shop.orders.values()];
  if (text == null || text.trim() === '') return all;
  const query = withNamespaces(parseQuery(text));
  for (const field of fieldsOf(query)) {
    if (field.startsWith('metafields.')) checkMetafieldFilter(context, field);
    else if (!ORDER_FIELDS.has(field)) context.searchWarnings.push({ query: text, field });
  }
  return all.filter((order) => {
    const document = indexed(world, shop, order.id);
    return document !== null && matches(document, query);
  });
}

/** As {@link searchOrders}; metafields cannot be asked for here (reference 2). */
export function searchVariants(context: Context, text: string | null | undefined): Variant[] {
  const { shop, world } = context.act;
  const all = [...shop.variants.values()];
  if (text == null || text.trim() === '') return all;
  const query = parseQuery(text);
  for (const field of fieldsOf(query)) {
    if (!VARIANT_FIELDS.has(field)) context.searchWarnings.push({ query: text, field });
  }
  return all.filter((variant) => {
    const document = indexed(world, shop, variant.id);
    return document !== null && matches(document, query);
  });
}

/** `metafields.$app.key` and `metafields.$app:x.key` name the app's own namespace. */
function withNamespaces(query: Query): Query {
  if (query.kind === 'and' || query.kind === 'or') return { ...query, parts: query.parts.map(withNamespaces) };
  if (query.kind === 'not') return { ...query, part: withNamespaces(query.part) };
  if (query.kind !== 'term' || !query.field.startsWith('metafields.')) return query;
  const [, namespace = '', ...key] = query.field.split('.');
  return { ...query, field: `metafields.${resolveNamespace(namespace)}.${key.join('.')}` };
}

function checkMetafieldFilter(context: Context, field: string): void {
  const [, namespace = '', ...key] = field.split('.');
  if (!definitionOf(context.act.shop, 'ORDER', namespace, key.join('.'))?.adminFilterable) {
    throw apiError(
      'INVALID_SEARCH_QUERY',
      `Invalid metafield query: ${field} has no definition enabled for filtering.`,
    );
  }
}
