import type { AdapterError } from '../core/errors.ts';
import { judgeLink, linkQueries, type LinkJudgement } from '../core/linking.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { FoundVariants, VariantQuery } from '../core/store-types.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { positionOf, type LineRow } from '../persistence/order-rows.ts';
import { productRows } from '../persistence/products.ts';
import type { StoreAdapter } from '../stores/store.ts';
import type { FlowContext } from './context.ts';

/** Most look-ups one call to the store is given. */
const FIND_BATCH = 100;

export interface LinkedLines {
  readonly byLine: ReadonlyMap<string, LinkJudgement>;
  /** Some item had no row in the product map: worth asking for a fresh one. */
  readonly mapMissed: boolean;
}

/** Finds the store's variant for each line: product map and gtin, by the connection's identification attribute. */
export async function linkLines(
  context: FlowContext,
  input: { connection: ConnectionView; store: StoreAdapter; lines: readonly LineRow[] },
): Promise<Result<LinkedLines, AdapterError>> {
  const { connection, lines } = input;
  const positions = lines.map((line) => ({ line, item: positionOf(line).item }));
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
  const found = await findAll(
    input.store,
    queries.flatMap(({ byFeedId, byGtin }) => [byFeedId, byGtin]),
  );
  if (!found.ok) return err(found.error);
  const pick = (query: VariantQuery | null): FoundVariants | null =>
    query ? (found.value.get(keyOf(query)) ?? { query, matches: [] }) : null;
  const byLine = new Map(
    queries.map(({ line, item, byFeedId, byGtin }) => [
      line.id,
      judgeLink({ byFeedId: pick(byFeedId), byGtin: pick(byGtin), item }),
    ]),
  );
  return ok({ byLine, mapMissed: itemIds.some((id) => !rows.has(id)) });
}

function keyOf(query: VariantQuery): string {
  return JSON.stringify([query.attribute, query.value]);
}

async function findAll(
  store: StoreAdapter,
  wanted: readonly (VariantQuery | null)[],
): Promise<Result<ReadonlyMap<string, FoundVariants>, AdapterError>> {
  const unique = [...new Map(wanted.flatMap((query) => (query ? [[keyOf(query), query] as const] : []))).values()];
  const found = new Map<string, FoundVariants>();
  for (let start = 0; start < unique.length; start += FIND_BATCH) {
    const batch = await store.catalog.find(unique.slice(start, start + FIND_BATCH));
    if (!batch.ok) return batch;
    for (const entry of batch.value) found.set(keyOf(entry.query), entry);
  }
  return ok(found);
}
