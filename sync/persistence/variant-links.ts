/** Links from a channel's articles to variants that people made; they serve every connection of that channel and store. */
import { Prisma } from '@prisma/client';
import { articleKeys, type Link } from '../core/linking.ts';
import type { ChannelItem } from '../core/channel-types.ts';
import type { ChannelPlace } from '../core/ids.ts';
import type { ShopTx } from './database.ts';

/** Where a link counts: not one connection, but a channel (its live or its test service) and a store. */
export interface LinkScope {
  readonly storeId: string;
  readonly place: Pick<ChannelPlace, 'channel' | 'environment'>;
}

function within(tx: ShopTx, { storeId, place }: LinkScope) {
  return { shopId: tx.shopId, storeId, channel: place.channel, environment: place.environment };
}

/** People's links by article key; keys without one are absent. */
export async function variantLinks(
  tx: ShopTx,
  scope: LinkScope,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Link>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.db.variantLink.findMany({ where: { ...within(tx, scope), articleKey: { in: [...keys] } } });
  return new Map(
    rows.map(({ articleKey, variantRef, inventoryItemRef, title, sku }) => [
      articleKey,
      { variantRef, inventoryItemRef, title, sku, method: 'person' },
    ]),
  );
}

/** A later link of the same article replaces the earlier one. */
export async function saveVariantLink(
  tx: ShopTx,
  scope: LinkScope,
  input: { articleKey: string; link: Link; person: string; now: Date },
): Promise<void> {
  const { variantRef, inventoryItemRef, title, sku } = input.link;
  const content = { variantRef, inventoryItemRef, title, sku, linkedBy: input.person, linkedAt: input.now };
  const key = { ...within(tx, scope), articleKey: input.articleKey };
  await tx.db.variantLink.upsert({
    where: { shopId_storeId_channel_environment_articleKey: key },
    create: { ...key, ...content },
    update: content,
  });
}

/** How many links were forgotten. */
export async function dropVariantLinks(tx: ShopTx, scope: LinkScope, keys: readonly string[]): Promise<number> {
  const gone = await tx.db.variantLink.deleteMany({
    where: { ...within(tx, scope), articleKey: { in: [...keys] } },
  });
  return gone.count;
}

/** Lines that mean this article: by its item id where it has one, else by its gtin alone. */
function means(item: ChannelItem): Prisma.Sql {
  const [key] = articleKeys(item);
  if (key?.startsWith('item:')) return Prisma.sql`btrim(l.item->>'channelItemId') = ${key.slice('item:'.length)}`;
  return Prisma.sql`btrim(l.item->>'gtin') = ${key?.slice('gtin:'.length) ?? ''}`;
}

/**
 * Makes every open position of this article work again, over all connections of the scope: offered ones are judged anew,
 * accepted ones that wait for their product are imported. Returns what to wake.
 */
export async function releaseArticle(
  tx: ShopTx,
  scope: LinkScope,
  input: { item: ChannelItem; now: Date },
): Promise<{ readonly places: readonly ChannelPlace[]; readonly orderIds: readonly string[] }> {
  const { storeId } = scope;
  const place = { channel: scope.place.channel, environment: scope.place.environment };
  const at = Prisma.sql`o.shop_id = ${tx.shopId} AND o.store_id = ${storeId}::uuid AND o.channel = ${place.channel}
    AND o.environment = ${place.environment} AND o.handled_at IS NULL`;
  const offered = await tx.db.$queryRaw<{ location_id: string }[]>`
    UPDATE transfer t SET decide_at = ${input.now}
    FROM order_line l JOIN "order" o ON o.shop_id = l.shop_id AND o.id = l.order_id
    WHERE ${at} AND ${means(input.item)} AND l.channel_state = 'offered'
      AND t.shop_id = l.shop_id AND t.id = l.transfer_id AND t.state = 'pending'
    RETURNING t.channel_location_id AS location_id`;
  const waiting = await tx.db.$queryRaw<{ id: string }[]>`
    UPDATE "order" o SET import_due_at = ${input.now}
    FROM order_line l
    WHERE ${at} AND ${means(input.item)} AND l.shop_id = o.shop_id AND l.order_id = o.id
      AND l.channel_state = 'accepted' AND l.import_effect_id IS NULL AND l.link IS NULL
      AND o.store_state IN ('waiting', 'inserted')
    RETURNING o.id`;
  return {
    places: [...new Set(offered.map((row) => row.location_id))].map((locationId) => ({ ...place, locationId })),
    orderIds: [...new Set(waiting.map((row) => row.id))],
  };
}

/** Takes a person's link off positions of this article that are still offered; accepted ones keep theirs. */
export async function forgetOfferedLinks(tx: ShopTx, scope: LinkScope, item: ChannelItem): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE order_line l SET link = NULL
    FROM "order" o
    WHERE o.shop_id = ${tx.shopId} AND o.store_id = ${scope.storeId}::uuid AND o.channel = ${scope.place.channel}
      AND o.environment = ${scope.place.environment} AND o.shop_id = l.shop_id AND o.id = l.order_id
      AND ${means(item)} AND l.channel_state = 'offered' AND l.link->>'method' = 'person'`;
}
