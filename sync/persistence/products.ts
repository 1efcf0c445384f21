import type { ProductMapRow } from '../core/channel-types.ts';
import type { ChannelPlace } from '../core/ids.ts';
import { Prisma } from '@prisma/client';
import type { ShopTx } from './database.ts';

/** Product map rows of these items; items without a row are absent. */
export async function productRows(
  tx: ShopTx,
  place: ChannelPlace,
  channelItemIds: readonly string[],
): Promise<ReadonlyMap<string, { feedId: string | null; gtin: string | null; styleId: string | null }>> {
  if (channelItemIds.length === 0) return new Map();
  const rows = await tx.db.channelProduct.findMany({
    where: {
      shopId: tx.shopId,
      channel: place.channel,
      environment: place.environment,
      channelLocationId: place.locationId,
      channelItemId: { in: [...channelItemIds] },
    },
  });
  return new Map(rows.map((row) => [row.channelItemId, row]));
}

/** Writes one batch of the map. Rows of one item given twice: the later wins. */
export async function saveProductRows(
  tx: ShopTx,
  place: ChannelPlace,
  rows: readonly ProductMapRow[],
  now: Date,
): Promise<void> {
  const unique = [...new Map(rows.map((row) => [row.channelItemId, row])).values()];
  if (unique.length === 0) return;
  const values = unique.map(
    (row) =>
      Prisma.sql`(${tx.shopId}, ${place.channel}, ${place.environment}, ${place.locationId}, ${row.channelItemId}, ${row.styleId}, ${row.feedId}, ${row.gtin}, ${now}::timestamptz)`,
  );
  await tx.db.$executeRaw`
    INSERT INTO channel_product (shop_id, channel, environment, channel_location_id, channel_item_id, style_id, feed_id, gtin, seen_at)
    VALUES ${Prisma.join(values)}
    ON CONFLICT (shop_id, channel, environment, channel_location_id, channel_item_id) DO UPDATE
      SET style_id = EXCLUDED.style_id, feed_id = EXCLUDED.feed_id, gtin = EXCLUDED.gtin, seen_at = EXCLUDED.seen_at`;
}

/** After a complete read: rows that were not in it are gone from the map. */
export async function dropUnseenProductRows(tx: ShopTx, place: ChannelPlace, before: Date): Promise<void> {
  await tx.db.channelProduct.deleteMany({
    where: {
      shopId: tx.shopId,
      channel: place.channel,
      environment: place.environment,
      channelLocationId: place.locationId,
      seenAt: { lt: before },
    },
  });
}
