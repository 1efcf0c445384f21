import type { AdapterError } from '../core/errors.ts';
import { articleKeys, judgeLink, linkQueries, type LinkJudgement } from '../core/linking.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { FoundVariants, VariantQuery } from '../core/store-types.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { positionOf, type LineRow } from '../persistence/order-rows.ts';
import { productRows } from '../persistence/products.ts';
import { variantLinks } from '../persistence/variant-links.ts';
import type { StoreAdapter } from '../stores/store.ts';
import type { FlowContext } from './context.ts';

/** Most look-ups one call to the store is given. */
const FIND_BATCH = 100;

export interface LinkedLines {
  readonly byLine: ReadonlyMap<string, LinkJudgement>;
  /** Some item had no row in the product map: worth asking for a fresh one. */
  readonly mapMissed: boolean;
}

/**
 * Finds the store's variant for each line: a person's link where there is one, else product map and gtin, by the
 * connection's identification attribute.
 */
export async function linkLines(
  context: FlowContext,
  input: { connection: ConnectionView; store: StoreAdapter; lines: readonly LineRow[] },
): Promise<Result<LinkedLines, AdapterError>> {
  const { connection, lines } = input;
  const all = lines.map((line) => {
    const { item } = positionOf(line);
    return { line, item, keys: articleKeys(item) };
  });
  const known = await context.database.withShop(connection.shopId, (tx: ShopTx) =>
    variantLinks(tx, connection, [...new Set(all.flatMap(({ keys }) => keys))]),
  );
  const byLine = new Map<string, LinkJudgement>();
  for (const { line, keys } of all) {
    const link = keys.map((key) => known.get(key)).find((entry) => entry !== undefined);
    if (link) byLine.set(line.id, { ok: true, link });
  }
  const positions = all.filter(({ line }) => !byLine.has(line.id));
  const itemIds = [...new Set(positions.flatMap(({ item }) => (item.channelItemId ? [item.channelItemId] : [])))];
  const rows = await context.database.withShop(connection.shopId, (tx: ShopTx) =>
    productRows(tx, connection.place, itemIds),
  );
  const queries = positions.map(({ line, item }) => ({
    line,
    item,
    ...linkQueries({
      item,
      feedId: (item.channelItemId ? rows.get(item.channelItemId)?.feedId : null) ?? null,
      attribute: connection.settings.identification,
    }),
  }));
  const found = await findVariants(
    input.store,
    queries.flatMap(({ byFeedId, byGtin }) => [byFeedId, byGtin]),
  );
  if (!found.ok) return err(found.error);
  const pick = (query: VariantQuery | null): FoundVariants | null =>
    query ? (found.value.get(queryKey(query)) ?? { query, matches: [] }) : null;
  for (const { line, item, byFeedId, byGtin } of queries) {
    byLine.set(line.id, judgeLink({ byFeedId: pick(byFeedId), byGtin: pick(byGtin), item }));
  }
  return ok({ byLine, mapMissed: itemIds.some((id) => !rows.has(id)) });
}

/** One text per look-up. */
export function queryKey(query: VariantQuery): string {
  return JSON.stringify([query.attribute, query.value]);
}

/** All look-ups, each once, in as few calls as possible; by {@link queryKey}. */
export async function findVariants(
  store: StoreAdapter,
  wanted: readonly (VariantQuery | null)[],
): Promise<Result<ReadonlyMap<string, FoundVariants>, AdapterError>> {
  const unique = [...new Map(wanted.flatMap((query) => (query ? [[queryKey(query), query] as const] : []))).values()];
  const found = new Map<string, FoundVariants>();
  for (let start = 0; start < unique.length; start += FIND_BATCH) {
    const batch = await store.catalog.find(unique.slice(start, start + FIND_BATCH));
    if (!batch.ok) return batch;
    for (const entry of batch.value) found.set(queryKey(entry.query), entry);
  }
  return ok(found);
}
