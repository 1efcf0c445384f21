import type { ChannelKey, ShopId } from '#sync/core/ids.ts';
import type { Database } from '#sync/persistence/database.ts';
import type { Clock } from '#sync/platform/clock.ts';
import type { Encryption } from '#sync/platform/encryption.ts';

/** What a presenter reads with; the container's flow context has all of it. */
export interface Reading {
  readonly database: Pick<Database, 'withShop'>;
  readonly encryption: Encryption;
  readonly clock: Clock;
  /** A duration of the design in milliseconds as it counts in this run. */
  scale(milliseconds: number): number;
  /** Null: no adapter for this channel yet. */
  channel(key: ChannelKey): {
    readonly name: string;
    readonly apiLabel: string;
    readonly stock?: object;
    readonly returnRequests?: object;
  } | null;
}

/** What pages need besides the database. */
export interface Naming {
  readonly channels: Readonly<Record<ChannelKey, { readonly name: string }>>;
  /** Start of the shop's admin addresses, without a slash at the end. */
  readonly adminUrl: (shopId: ShopId) => string;
}

/** `https://admin.shopify.com/store/<handle>`. */
export function shopifyAdminUrl(shopId: ShopId): string {
  return `https://admin.shopify.com/store/${shopId.replace(/\.myshopify\.com$/, '')}`;
}

/** The page of an order or product in the shop's admin, from its `gid://shopify/<type>/<number>`. */
export function adminPage(naming: Naming, shopId: ShopId, ref: string | null): string | null {
  const [, type, id] = /^gid:\/\/shopify\/(Order|ProductVariant)\/(\d+)$/.exec(ref ?? '') ?? [];
  if (id === undefined) return null;
  return `${naming.adminUrl(shopId)}/${type === 'Order' ? 'orders' : 'products/variants'}/${id}`;
}
