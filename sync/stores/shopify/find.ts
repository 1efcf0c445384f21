/** Looking variants up by the merchant's chosen attribute. Search narrows down; equality is decided here. */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { FoundVariants, IdentificationAttribute, VariantQuery } from '../../core/store-types.ts';
import type { ShopifyClient } from './client.ts';
import {
  FindVariantsDocument,
  SingleVariantProductsDocument,
  VariantByMetafieldDocument,
  VariantsByIdDocument,
} from './generated/operations.ts';
import { toGid } from './gid.ts';
import { toVariantMatch } from './mapper.ts';
import { readPages } from './pages.ts';
import { anyOf, barcodeForms, chunks, comparableBarcode, term } from './search.ts';
import * as wire from './wire.ts';
import type { WireVariant } from './wire.ts';

/** Values per search; each may have several spellings. */
const VALUES_PER_SEARCH = 20;
const IDS_PER_CALL = 50;
const PAGE_LIMIT = 100;
/** Hits beyond this are not looked at: a search that loose is no look-up. */
const PAGES = 10;

type Found = Result<readonly WireVariant[], AdapterError>;
/** What was found, by the value asked for. */
type Matches = Result<ReadonlyMap<string, readonly WireVariant[]>, AdapterError>;

/** One entry per query, in the order asked. */
export async function findVariants(
  client: ShopifyClient,
  queries: readonly VariantQuery[],
): Promise<Result<readonly FoundVariants[], AdapterError>> {
  // What is searched for shares its searches, whatever the attribute; what is looked up goes by attribute.
  const groups = Map.groupBy(queries, ({ attribute }) => (isText(attribute) ? 'text' : JSON.stringify(attribute)));
  const matches = new Map<string, readonly WireVariant[]>();
  for (const group of groups.values()) {
    const found = await findGroup(client, group);
    if (!found.ok) return found;
    for (const query of group) matches.set(keyOf(query), found.value.get(keyOf(query)) ?? []);
  }
  return ok(queries.map((query) => ({ query, matches: (matches.get(keyOf(query)) ?? []).map(toVariantMatch) })));
}

const keyOf = ({ attribute, value }: VariantQuery): string => JSON.stringify([attribute, value]);

function isText({ kind }: IdentificationAttribute): boolean {
  return kind === 'sku' || kind === 'barcode';
}

/** Queries that can be answered together; the answer goes by {@link keyOf}. */
async function findGroup(client: ShopifyClient, group: readonly VariantQuery[]): Promise<Matches> {
  const queries = group.filter(({ value }) => value.trim() !== '');
  const attribute = queries[0]?.attribute;
  if (attribute === undefined) return ok(new Map());
  if (isText(attribute)) return search(client, queries);
  const values = [...new Set(queries.map(({ value }) => value))];
  const found = await (attribute.kind === 'metafield'
    ? findByMetafield(client, attribute, values)
    : findById(client, values, attribute.kind === 'id'));
  if (!found.ok) return found;
  return ok(new Map([...found.value].map(([value, variants]) => [keyOf({ attribute, value }), variants])));
}

/** By legacy or global variant id; with `products`, what is left by the id of a product that has exactly one variant. */
async function findById(client: ShopifyClient, values: readonly string[], products: boolean): Promise<Matches> {
  const matches = new Map<string, readonly WireVariant[]>();
  for (const chunk of chunks(withGids('ProductVariant', values), IDS_PER_CALL)) {
    const reply = await client.execute(VariantsByIdDocument, { ids: chunk.map(({ gid }) => gid) }, wire.variantsById);
    if (!reply.ok) return reply;
    for (const { value, gid } of chunk) {
      const variant = reply.value.nodes.find(({ id }) => id === gid);
      if (variant) matches.set(value, [variant]);
    }
  }
  if (!products) return ok(matches);
  const rest = withGids(
    'Product',
    values.filter((value) => !matches.has(value)),
  );
  for (const chunk of chunks(rest, IDS_PER_CALL)) {
    const reply = await client.execute(
      SingleVariantProductsDocument,
      { ids: chunk.map(({ gid }) => gid) },
      wire.singleVariantProducts,
    );
    if (!reply.ok) return reply;
    for (const { value, gid } of chunk) {
      const variants = reply.value.nodes.find(({ id }) => id === gid)?.variants.nodes ?? [];
      if (variants.length === 1) matches.set(value, variants);
    }
  }
  return ok(matches);
}

function withGids(type: string, values: readonly string[]): readonly { value: string; gid: string }[] {
  return values.flatMap((value) => {
    const gid = toGid(type, value);
    return gid === null ? [] : [{ value, gid }];
  });
}

async function search(client: ShopifyClient, queries: readonly VariantQuery[]): Promise<Matches> {
  const matches = new Map<string, readonly WireVariant[]>();
  const different = [...new Map(queries.map((query) => [keyOf(query), query])).values()];
  for (const chunk of chunks(different, VALUES_PER_SEARCH)) {
    const found = await searchAll(client, anyOf(chunk.flatMap(termsOf)), chunk.length);
    if (!found.ok) return found;
    for (const query of chunk) {
      matches.set(
        keyOf(query),
        found.value.filter((variant) => isMeant(variant, query)),
      );
    }
  }
  return ok(matches);
}

function termsOf({ attribute, value }: VariantQuery): readonly string[] {
  return attribute.kind === 'sku' ? [term('sku', value)] : barcodeForms(value).map((form) => term('barcode', form));
}

function isMeant({ sku, barcode }: WireVariant, { attribute, value }: VariantQuery): boolean {
  if (attribute.kind === 'sku') return sku === value;
  return barcode !== null && comparableBarcode(barcode) === comparableBarcode(value);
}

/** All pages. The first is small, since most values have one match and pages are paid for by their size. */
async function searchAll(client: ShopifyClient, query: string, expected: number): Promise<Found> {
  const found = await readPages(PAGES, async (after, pagesBefore) => {
    const first = Math.min(PAGE_LIMIT, (expected + 1) * 2 ** pagesBefore);
    const reply = await client.execute(FindVariantsDocument, { query, first, after }, wire.findVariants);
    return reply.ok ? ok(reply.value.productVariants) : reply;
  });
  if (!found.ok) return found;
  if (found.value) return ok([...new Map(found.value.map((variant) => [variant.id, variant])).values()]);
  return err(
    adapterError('rejected', 'Shopify finds too many products for this product code to tell which one is meant.', {
      detail: `more than ${PAGES} pages for ${query.slice(0, 200)}`,
    }),
  );
}

/** One call per value: Shopify has no filter of variants by metafield, only the look-up by a metafield of type `id`. */
async function findByMetafield(
  client: ShopifyClient,
  { namespace, key }: { readonly namespace: string; readonly key: string },
  values: readonly string[],
): Promise<Matches> {
  const matches = new Map<string, readonly WireVariant[]>();
  for (const value of values) {
    const reply = await client.execute(VariantByMetafieldDocument, { namespace, key, value }, wire.variantByMetafield);
    if (!reply.ok) {
      if (reply.error.kind !== 'rejected') return reply;
      return err({
        ...reply.error,
        message: `Shopify cannot look products up by the metafield ${namespace}.${key}. It must be a variant metafield of type "id"; choose another attribute otherwise.`,
      });
    }
    const variant = reply.value.productVariantByIdentifier;
    if (variant?.metafield?.value === value) matches.set(value, [variant]);
  }
  return ok(matches);
}
