import { z } from 'zod';

/**
 * Branded ids: strings that cannot be swapped by accident. Outside ids are always strings in the domain, whatever the
 * wire says (Miinto sends integers, Shopify sends `gid://…`).
 */
export const ShopId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/)
  .brand<'ShopId'>();
/** The tenant: the shop's permanent `*.myshopify.com` domain. */
export type ShopId = z.infer<typeof ShopId>;

/** Marketplaces the product knows by name; only those in the channel registry have an adapter. */
export const CHANNEL_KEYS = ['miinto', 'bol', 'amazon', 'beslist'] as const;
export type ChannelKey = (typeof CHANNEL_KEYS)[number];

/** Shop platforms the product knows by name. */
export const STORE_PLATFORMS = [
  'shopify',
  'magento1',
  'magento2',
  'woocommerce',
  'lightspeed',
  'shoplo',
  'prestashop',
  'bigcommerce',
  'ccvshop',
] as const;
export type StorePlatform = (typeof STORE_PLATFORMS)[number];

/** A channel's live service or its test service; the same outside id may exist in both. */
export type ChannelEnvironment = 'production' | 'sandbox';

/** Where an outside thing lives at a channel: outside ids are unique only within this. Never a connection's id. */
export interface ChannelPlace {
  readonly channel: ChannelKey;
  readonly environment: ChannelEnvironment;
  /** Miinto's "shop id", for example `1-m!i!s-045-1234`. */
  readonly locationId: string;
}

/** One text per place, for keys and locks. */
export function placeKey(place: ChannelPlace): string {
  return `${place.channel}:${place.environment}:${place.locationId}`;
}
