/** Which variant of the store stands for each article of a channel's product map, and under which text it is published. */
import type { AdapterError } from '../core/errors.ts';
import {
  articleKeys,
  judgeLink,
  linkQueries,
  type Link,
  type LinkFacts,
  type LinkFailure,
  type LinkJudgement,
} from '../core/linking.ts';
import type { ChannelItem, StockArticle } from '../core/channel-types.ts';
import { err, ok, type Result } from '../core/result.ts';
import { articleKey, articleOf, explainMissing, metafieldsOf } from '../core/stock-publishing.ts';
import type { FoundVariants, VariantFacts, VariantQuery } from '../core/store-types.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { articleHash, otherHash, type FoundArticle } from '../persistence/stock-articles.ts';
import { variantLinks } from '../persistence/variant-links.ts';
import type { StoreAdapter } from '../stores/store.ts';
import type { FlowContext } from './context.ts';
import { findVariants, queryKey } from './link-lines.ts';

const FACTS_BATCH = 100;
const NO_ARTICLE: StockArticle = { group: '', brand: '', color: '', size: '' };

interface MapRow {
  readonly channelItemId: string;
  readonly styleId: string | null;
  readonly feedId: string | null;
  readonly gtin: string | null;
}

/** One entry per row of the product map, as a position of that item would be linked. */
export async function findArticles(
  context: FlowContext,
  input: { connection: ConnectionView; store: StoreAdapter; rows: readonly MapRow[] },
): Promise<Result<readonly FoundArticle[], AdapterError>> {
  const { connection, store } = input;
  const judged = await linkRows(context, input);
  if (!judged.ok) return err(judged.error);
  const linked = judged.value.flatMap(({ judgement }) => (judgement.ok ? [judgement.link.variantRef] : []));
  const facts = await factsOf(store, connection, linked);
  if (!facts.ok) return err(facts.error);
  return ok(judged.value.map(({ row, judgement }) => toArticle(connection, row, judgement, facts.value)));
}

interface JudgedRow {
  readonly row: MapRow;
  readonly judgement: LinkJudgement;
}

async function linkRows(
  context: FlowContext,
  input: { connection: ConnectionView; store: StoreAdapter; rows: readonly MapRow[] },
): Promise<Result<readonly JudgedRow[], AdapterError>> {
  const { connection, rows } = input;
  const items = rows.map((row) => {
    const item = itemOf(row);
    const attribute = connection.settings.identification;
    return { row, item, keys: articleKeys(item), ...linkQueries({ item, feedId: row.feedId, attribute }) };
  });
  const byPeople = await context.database.withShop(connection.shopId, (tx) =>
    variantLinks(tx, connection, [...new Set(items.flatMap(({ keys }) => keys))]),
  );
  const linkOf = (keys: readonly string[]): Link | undefined =>
    keys.map((key) => byPeople.get(key)).find((link) => link !== undefined);
  const open = items.filter(({ keys }) => linkOf(keys) === undefined);
  const found = await findVariants(
    input.store,
    open.flatMap(({ byFeedId, byGtin }) => [byFeedId, byGtin]),
  );
  if (!found.ok) return err(found.error);
  const pick = (query: VariantQuery | null): FoundVariants | null =>
    query ? (found.value.get(queryKey(query)) ?? { query, matches: [] }) : null;
  return ok(
    items.map(({ row, item, keys, byFeedId, byGtin }) => {
      const link = linkOf(keys);
      return {
        row,
        judgement: link ? { ok: true, link } : judgeLink({ byFeedId: pick(byFeedId), byGtin: pick(byGtin), item }),
      };
    }),
  );
}

function itemOf(row: MapRow): ChannelItem {
  const { channelItemId, gtin, styleId } = row;
  return { channelItemId, gtin, styleId, name: null, brand: null, color: null, size: null };
}

/** By variant; those that no longer exist are absent. */
async function factsOf(
  store: StoreAdapter,
  connection: ConnectionView,
  variantRefs: readonly string[],
): Promise<Result<ReadonlyMap<string, VariantFacts>, AdapterError>> {
  const byVariant = new Map<string, VariantFacts>();
  const refs = [...new Set(variantRefs)];
  const metafields = metafieldsOf(connection.settings.articleSources);
  for (let start = 0; store.catalog.facts && start < refs.length; start += FACTS_BATCH) {
    const batch = await store.catalog.facts({ variantRefs: refs.slice(start, start + FACTS_BATCH), metafields });
    if (!batch.ok) return err(batch.error);
    for (const facts of batch.value) byVariant.set(facts.variantRef, facts);
  }
  return ok(byVariant);
}

function toArticle(
  connection: ConnectionView,
  row: MapRow,
  judgement: LinkJudgement,
  facts: ReadonlyMap<string, VariantFacts>,
): FoundArticle {
  const unknown = {
    articleHash: otherHash(['item', row.channelItemId]),
    variantRef: '',
    inventoryItemRef: '',
    title: named(row),
    sku: null,
    article: { ...NO_ARTICLE, group: row.styleId ?? '' },
  };
  if (!judgement.ok) return { ...unknown, problem: explainLink(judgement.reason, judgement.facts) };
  const { link } = judgement;
  const known = {
    ...unknown,
    variantRef: link.variantRef,
    inventoryItemRef: link.inventoryItemRef,
    title: link.title,
    sku: link.sku,
  };
  const variant = facts.get(link.variantRef);
  if (!variant)
    return { ...known, problem: 'The linked product no longer exists in the store. Link it to another one.' };
  const article = articleOf({
    facts: variant,
    styleId: row.styleId,
    sources: connection.settings.articleSources,
  });
  if (!article.ok) return { ...known, problem: explainMissing(article.error) };
  return { ...known, article: article.value, articleHash: articleHash(article.value), problem: null };
}

/** What a row of the product map can be called before its product is known. */
function named(row: MapRow): string {
  const parts = [
    ...(row.feedId ? [`feed id ${row.feedId}`] : []),
    ...(row.gtin ? [`GTIN ${row.gtin}`] : []),
    ...(row.styleId ? [`style ${row.styleId}`] : []),
  ];
  return parts.length > 0 ? `Article with ${parts.join(', ')}` : `Article ${row.channelItemId}`;
}

function explainLink(reason: LinkFailure, facts: LinkFacts): string {
  const looked = [
    ...(facts.feedId === null ? [] : [`${facts.attribute ?? 'id'} ${facts.feedId}`]),
    ...(facts.gtin === null ? [] : [`barcode ${facts.gtin}`]),
  ].join(' and ');
  const advice = 'Check the product identification in the connection’s settings, or correct the product.';
  switch (reason) {
    case 'product-not-found':
      return looked === ''
        ? `The channel’s product map names neither a feed id nor a GTIN for this article, so no product can be found. ${advice}`
        : `No product of the store has ${looked}. ${advice}`;
    case 'product-ambiguous':
      return `Several products match ${looked}: ${listed([...facts.foundByFeedId, ...facts.foundByGtin])}. None is guessed. ${advice}`;
    case 'product-conflict':
      return `The feed id belongs to ${listed(facts.foundByFeedId)}, the GTIN to ${listed(facts.foundByGtin)}. Neither is guessed. ${advice}`;
  }
}

function listed(titles: readonly string[]): string {
  const unique = [...new Set(titles)];
  return unique.length > 5 ? `${unique.slice(0, 5).join('; ')} and ${unique.length - 5} more` : unique.join('; ');
}

/**
 * Two variants with the same article text cannot be told apart by the channel: neither is guessed and none is published.
 * Rows of the map that lead to the same variant and text are one.
 */
export function separateSame(found: readonly FoundArticle[]): readonly FoundArticle[] {
  const publishable = found.filter((row) => row.problem === null);
  const others = found.filter((row) => row.problem !== null);
  const apart = [...Map.groupBy(publishable, (row) => articleKey(row.article)).values()].flatMap((rows) => {
    const variants = [...new Map(rows.map((row) => [row.variantRef, row])).values()].sort((a, b) =>
      a.variantRef < b.variantRef ? -1 : 1,
    );
    if (variants.length === 1) return variants;
    const problem = `Group, brand, colour and size are the same for ${listed(variants.map(nameWithSku))}. The channel cannot tell them apart, so none of them is published. Give each its own colour or size, or choose other sources in the connection’s settings.`;
    return variants.map((row, index) => ({
      ...row,
      problem,
      // The first keeps the row the article may have had before the other came.
      articleHash: index === 0 ? row.articleHash : otherHash([row.articleHash, row.variantRef]),
    }));
  });
  return [...new Map([...others, ...apart].map((row) => [row.articleHash, row])).values()];
}

function nameWithSku(row: FoundArticle): string {
  return row.sku === null ? row.title : `${row.title} (SKU ${row.sku})`;
}
