/** Which articles of a place stand for which variants, as the last sweep found them. */
import { createHash } from 'node:crypto';
import type { StockArticle } from '../core/channel-types.ts';
import type { ChannelPlace } from '../core/ids.ts';
import { articleKey } from '../core/stock-publishing.ts';
import type { ShopTx } from './database.ts';
import type { StockCause } from './stock-targets.ts';

/** What a sweep found for one article of the channel. */
export interface FoundArticle {
  readonly articleHash: string;
  /** Empty texts where it is not known. */
  readonly variantRef: string;
  readonly inventoryItemRef: string;
  readonly title: string;
  readonly sku: string | null;
  readonly article: StockArticle;
  /** Why nothing is sent for it; null: it is published. */
  readonly problem: string | null;
}

/** Of an article that can be published; two of the same have the same. */
export function articleHash(article: StockArticle): string {
  return hash(articleKey(article));
}

/** Of something that cannot be published under its article: told apart by `what` it is. */
export function otherHash(what: readonly string[]): string {
  return hash(JSON.stringify(['not published', ...what]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Writes a batch of what was found, in the order of the hashes: publishable ones are to be read, the others are off. */
export async function saveArticles(
  tx: ShopTx,
  input: {
    place: ChannelPlace;
    connectionId: string;
    storeId: string;
    articles: readonly FoundArticle[];
    cause: StockCause;
    now: Date;
  },
): Promise<void> {
  const { place, now } = input;
  const articles = input.articles.toSorted((a, b) => (a.articleHash < b.articleHash ? -1 : 1));
  if (articles.length === 0) return;
  await tx.db.$executeRaw`
    INSERT INTO stock_target AS t (shop_id, channel, environment, channel_location_id, article_hash, connection_id, store_id,
      variant_ref, inventory_item_ref, title, sku, article, problem, state, dirty_due_at, cause, updated_at)
    SELECT ${tx.shopId}, ${place.channel}, ${place.environment}, ${place.locationId}, n.hash, ${input.connectionId}::uuid,
      ${input.storeId}::uuid, n.variant_ref, n.item_ref, n.title, n.sku, n.article::jsonb, n.problem,
      CASE WHEN n.problem IS NULL THEN 'dirty' ELSE 'off' END, CASE WHEN n.problem IS NULL THEN ${now}::timestamptz END,
      ${input.cause}, ${now}
    FROM unnest(${articles.map((row) => row.articleHash)}::text[], ${articles.map((row) => row.variantRef)}::text[],
      ${articles.map((row) => row.inventoryItemRef)}::text[], ${articles.map((row) => row.title)}::text[],
      ${articles.map((row) => row.sku)}::text[], ${articles.map((row) => JSON.stringify(row.article))}::text[],
      ${articles.map((row) => row.problem)}::text[]) AS n (hash, variant_ref, item_ref, title, sku, article, problem)
    ON CONFLICT (shop_id, channel, environment, channel_location_id, article_hash) DO UPDATE SET
      connection_id = EXCLUDED.connection_id, store_id = EXCLUDED.store_id, variant_ref = EXCLUDED.variant_ref,
      inventory_item_ref = EXCLUDED.inventory_item_ref, title = EXCLUDED.title, sku = EXCLUDED.sku, article = EXCLUDED.article,
      problem = CASE WHEN EXCLUDED.problem IS NOT NULL THEN EXCLUDED.problem WHEN t.state = 'off' THEN NULL ELSE t.problem END,
      state = CASE WHEN EXCLUDED.problem IS NOT NULL THEN 'off' WHEN t.state = 'off' THEN 'dirty' ELSE t.state END,
      dirty_due_at = CASE WHEN EXCLUDED.problem IS NULL THEN LEAST(t.dirty_due_at, EXCLUDED.dirty_due_at) END,
      push_due_at = CASE WHEN EXCLUDED.problem IS NOT NULL THEN NULL
        WHEN t.state = 'off' AND t.desired_version > t.sent_version THEN COALESCE(t.in_flight_until, EXCLUDED.dirty_due_at)
        ELSE t.push_due_at END,
      cause = CASE WHEN t.cause = 'person' AND t.dirty_due_at IS NOT NULL THEN t.cause ELSE EXCLUDED.cause END,
      updated_at = CASE WHEN t.state = EXCLUDED.state AND t.problem IS NOT DISTINCT FROM EXCLUDED.problem THEN t.updated_at
        ELSE EXCLUDED.updated_at END`;
}

/** A row that a sweep did not find again. */
export interface UnseenTarget {
  readonly articleHash: string;
  readonly inventoryItemRef: string;
  readonly state: string;
  readonly sent: number | null;
}

/** Rows of the place that are not among what a whole sweep found. */
export async function unseenTargets(
  tx: ShopTx,
  place: ChannelPlace,
  seenHashes: readonly string[],
): Promise<readonly UnseenTarget[]> {
  return tx.db.$queryRaw<UnseenTarget[]>`
    SELECT t.article_hash AS "articleHash", t.inventory_item_ref AS "inventoryItemRef", t.state, t.sent
    FROM stock_target t
    WHERE t.shop_id = ${tx.shopId} AND t.channel = ${place.channel} AND t.environment = ${place.environment}
      AND t.channel_location_id = ${place.locationId}
      AND NOT EXISTS (SELECT 1 FROM unnest(${[...seenHashes]}::text[]) AS s (hash) WHERE s.hash = t.article_hash)`;
}

/** Rows that are not sent any more: switched off with a reason, or forgotten. A push under way is left to end first. */
export async function retireTargets(
  tx: ShopTx,
  input: { place: ChannelPlace; off: readonly string[]; forget: readonly string[]; problem: string; now: Date },
): Promise<void> {
  const { place, now } = input;
  const at = {
    shopId: tx.shopId,
    channel: place.channel,
    environment: place.environment,
    channelLocationId: place.locationId,
  };
  if (input.off.length > 0) {
    await tx.db.stockTarget.updateMany({
      where: { ...at, articleHash: { in: [...input.off] }, OR: [{ state: { not: 'off' } }, { problem: null }] },
      data: { state: 'off', problem: input.problem, dirtyDueAt: null, pushDueAt: null, updatedAt: now },
    });
  }
  if (input.forget.length > 0) {
    await tx.db.stockTarget.deleteMany({
      where: {
        ...at,
        articleHash: { in: [...input.forget] },
        OR: [{ inFlightUntil: null }, { inFlightUntil: { lte: now } }],
      },
    });
  }
}

/** Rows of the product map after `after`, in the order of their item ids. */
export async function productMapPage(
  tx: ShopTx,
  place: ChannelPlace,
  after: string,
  limit: number,
): Promise<readonly { channelItemId: string; styleId: string | null; feedId: string | null; gtin: string | null }[]> {
  return tx.db.channelProduct.findMany({
    where: {
      shopId: tx.shopId,
      channel: place.channel,
      environment: place.environment,
      channelLocationId: place.locationId,
      channelItemId: { gt: after },
    },
    orderBy: { channelItemId: 'asc' },
    take: limit,
  });
}
