import { describe, expect, it } from 'vitest';
import { createShopifyFetch, type ShopifyFetch } from './shopify-fetch.server.ts';

function recording(): { seen: Request[]; fetch: ShopifyFetch } {
  const seen: Request[] = [];
  return {
    seen,
    fetch: async (input, init) => {
      seen.push(new Request(input, init));
      return new Response('ok');
    },
  };
}

describe('the way to Shopify', () => {
  it('leads to the simulator with path, query, body and the shop’s name when one is set', async () => {
    const { seen, fetch } = recording();
    const send = createShopifyFetch({ SHOPIFY_SIMULATOR_URL: 'http://localhost:4001' }, fetch);

    await send('https://a.myshopify.com/admin/api/2026-10/graphql.json?x=1', {
      method: 'POST',
      body: '{"query":"{shop{name}}"}',
      headers: { 'X-Shopify-Access-Token': 't' },
    });

    const [request] = seen;
    expect(request?.url).toBe('http://localhost:4001/admin/api/2026-10/graphql.json?x=1');
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('x-forwarded-host')).toBe('a.myshopify.com');
    expect(request?.headers.get('x-shopify-access-token')).toBe('t');
    expect(await request?.text()).toBe('{"query":"{shop{name}}"}');
  });

  it('leaves every other host alone, also one that only looks like a shop', async () => {
    const { seen, fetch } = recording();
    const send = createShopifyFetch({ SHOPIFY_SIMULATOR_URL: 'http://localhost:4001' }, fetch);

    await send('https://example.com/a');
    await send('https://amyshopify.com/b');
    await send('http://a.myshopify.com/c');

    expect(seen.map((request) => request.url)).toEqual([
      'https://example.com/a',
      'https://amyshopify.com/b',
      'http://a.myshopify.com/c',
    ]);
    expect(seen.some((request) => request.headers.has('x-forwarded-host'))).toBe(false);
  });

  it('is the plain fetch without a simulator', () => {
    const { fetch } = recording();
    expect(createShopifyFetch({}, fetch)).toBe(fetch);
  });
});
