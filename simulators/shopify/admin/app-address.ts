import { createHmac } from 'node:crypto';
import { signSessionToken } from '../auth/session-token.ts';
import type { Shop } from '../state/shop.ts';
import type { World } from '../world.ts';
import { storeName } from './layout.ts';

/** `host` as Shopify sends it: the admin's address of the store, base64 without padding. */
export function hostParam(shop: Shop): string {
  return Buffer.from(`admin.shopify.com/store/${storeName(shop)}`)
    .toString('base64')
    .replace(/=+$/, '');
}

/** Where the frame points: the app's page with what Shopify adds to it. */
export async function appAddress(world: World, shop: Shop, path: string, search: string): Promise<string> {
  const { options, clock } = world;
  const url = new URL(path || '/', options.appUrl);
  for (const [name, value] of new URLSearchParams(search)) url.searchParams.append(name, value);
  const added: Record<string, string> = {
    embedded: '1',
    host: hostParam(shop),
    id_token: await signSessionToken(options, shop.domain, clock.now()),
    locale: 'en',
    session: createHmac('sha256', options.apiSecret).update(`session ${shop.domain}`).digest('hex'),
    shop: shop.domain,
    timestamp: String(Math.floor(clock.ms() / 1000)),
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  const message = Object.entries(added)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  url.searchParams.set('hmac', createHmac('sha256', options.apiSecret).update(message).digest('hex'));
  return url.href;
}
