import type { ChannelPlace } from '../core/ids.ts';
import type { ShopTx } from './database.ts';

/** Enough for a table on a form. */
const LIMIT = 50;
/** Enough to name in a sentence. */
const FEW = 5;

/** Carriers the store has shipped orders of this place with, as the store names them; the most used first. */
export async function carriersSeen(tx: ShopTx, place: ChannelPlace): Promise<readonly string[]> {
  const rows = await tx.db.$queryRaw<{ carrier: string }[]>`
    SELECT min(trim(s.carrier)) AS carrier
    FROM shipment s JOIN "order" o ON o.shop_id = s.shop_id AND o.id = s.order_id
    WHERE s.shop_id = ${tx.shopId} AND s.origin = 'store' AND trim(s.carrier) <> '' AND o.channel = ${place.channel}
      AND o.environment = ${place.environment} AND o.channel_location_id = ${place.locationId}
    GROUP BY lower(trim(s.carrier))
    ORDER BY count(*) DESC, 1
    LIMIT ${LIMIT}`;
  return rows.map((row) => row.carrier);
}

/**
 * How many shipments of this place were reported with a provider that was not told by their carrier (see `ProviderSource`),
 * since then; and the carriers concerned, as the store names them, at most a few.
 */
export async function providerFallbacks(
  tx: ShopTx,
  place: ChannelPlace,
  since: Date,
): Promise<{ readonly shipments: number; readonly carriers: readonly string[] }> {
  const rows = await tx.db.$queryRaw<{ carrier: string; shipments: bigint }[]>`
    SELECT COALESCE(min(trim(s.carrier)), '') AS carrier, count(*) AS shipments
    FROM shipment s JOIN "order" o ON o.shop_id = s.shop_id AND o.id = s.order_id
    WHERE s.shop_id = ${tx.shopId} AND s.provider_source IN ('named', 'default') AND s.reported_at >= ${since}
      AND o.channel = ${place.channel} AND o.environment = ${place.environment}
      AND o.channel_location_id = ${place.locationId}
    GROUP BY lower(trim(s.carrier))
    ORDER BY count(*) DESC, 1`;
  return {
    shipments: rows.reduce((sum, row) => sum + Number(row.shipments), 0),
    carriers: rows.flatMap(({ carrier }) => (carrier === '' ? [] : [carrier])).slice(0, FEW),
  };
}

/** The channel's id of the newest order of this place that the channel knows as one; null while there is none. */
export async function newestChannelOrder(tx: ShopTx, place: ChannelPlace): Promise<string | null> {
  const row = await tx.db.order.findFirst({
    where: {
      shopId: tx.shopId,
      channel: place.channel,
      environment: place.environment,
      channelLocationId: place.locationId,
      channelOrderId: { not: null },
      orderSeenAt: { not: null },
    },
    orderBy: { firstSeenAt: 'desc' },
    select: { channelOrderId: true },
  });
  return row?.channelOrderId ?? null;
}
