import { afterEach, describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import { orderLink } from '#sync/core/order-link.ts';
import type { AppContainer } from './container-types.ts';
import { loader } from './routes/orders.$shop.$order.tsx';

const SHOP = ShopId.parse('boutique.myshopify.com');
const ORDER = '0f0e0d0c-0b0a-4908-8706-050403020100';

const holder = globalThis as { miintoSyncContainer?: Promise<AppContainer> };
afterEach(() => void delete holder.miintoSyncContainer);

async function follow(link: string, env: { SHOPIFY_SIMULATOR_URL?: string } = {}): Promise<Response> {
  const container = { env: { SHOPIFY_API_KEY: 'key', ...env } } as unknown as AppContainer;
  holder.miintoSyncContainer = Promise.resolve(container);
  const [, , shop, order] = new URL(link).pathname.split('/');
  const request = new Request(link);
  return loader({ request, params: { shop, order }, context: {} });
}

describe('the link to an order', () => {
  it('leads into the admin of its shop, where the app opens at the order’s comments', async () => {
    const response = await follow(orderLink('https://app.example.test', SHOP, ORDER));
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      `https://admin.shopify.com/store/boutique/apps/key/app/orders/${ORDER}?tab=comments`,
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('leads into the simulated admin where there is one', async () => {
    const link = orderLink('https://app.example.test', SHOP, ORDER);
    const response = await follow(link, { SHOPIFY_SIMULATOR_URL: 'http://127.0.0.1:1' });
    expect(response.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:1\/store\/boutique\/apps\/key\//);
  });

  it.each([
    `https://app.example.test/orders/evil.example.test/${ORDER}`,
    `https://app.example.test/orders/boutique.myshopify.com.evil.example/${ORDER}`,
    `https://app.example.test/orders/${SHOP}/1`,
    `https://app.example.test/orders/${SHOP}/..%2F..`,
  ])('leads nowhere else: %s', async (link) => {
    const response = await follow(link);
    expect([response.status, response.headers.get('location')]).toEqual([404, null]);
  });
});
