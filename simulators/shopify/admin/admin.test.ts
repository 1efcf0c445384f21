import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { API_KEY, API_SECRET, DOMAIN, placeOrder, startBoutique, type Boutique } from '../testing/harness.ts';
import { verifySessionToken } from '../auth/session-token.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique({ appUrl: 'http://127.0.0.1:9999' });
});
afterEach(() => boutique.close());

const get = async (path: string) => {
  const response = await fetch(`${boutique.url}${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('the simulated admin', () => {
  it('opens the app in a frame with everything Shopify adds to the address', async () => {
    const { text } = await get('/store/boutique/apps/miinto-sync/app/orders?status=open');
    const source = /src="(http:\/\/127\.0\.0\.1:9999[^"]+)"/.exec(text)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const address = new URL(source);
    expect(address.pathname).toBe('/app/orders');
    const query = Object.fromEntries(address.searchParams);
    expect(query).toMatchObject({ status: 'open', embedded: '1', shop: DOMAIN });
    expect(Buffer.from(query['host'] ?? '', 'base64').toString()).toBe('admin.shopify.com/store/boutique');
    const keys = { apiKey: API_KEY, apiSecret: API_SECRET };
    expect(
      await verifySessionToken(keys, DOMAIN, query['id_token'] ?? '', boutique.control.clock.now()),
    ).not.toBeNull();
  });

  it('asks to install the app where it is not installed', async () => {
    await boutique.control.uninstall(DOMAIN);
    expect((await get('/store/boutique/apps/miinto-sync')).text).toContain('Install');
    await fetch(`${boutique.url}/store/boutique/apps/miinto-sync/install`, { method: 'POST', redirect: 'manual' });
    expect(boutique.state().shop.installed).toBe(true);
  });

  it('hands session tokens to the stand-in for App Bridge, to no shop that lacks the app', async () => {
    const { headers, text } = await get(`/_admin/session-token?shop=${DOMAIN}`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(JSON.parse(text)).toHaveProperty('token');
    expect((await get('/_admin/session-token?shop=other.myshopify.com')).status).toBe(404);
    expect((await get('/app-bridge.js')).text).toContain('window.shopify');
  });

  it('shows orders without letting their text become part of the page', async () => {
    const order = await placeOrder(boutique, { note: '<script>alert(1)</script>' });
    const { text } = await get(`/store/boutique/orders/${order.id.split('/').at(-1)}`);
    expect(text).toContain('#1001');
    expect(text).not.toContain('<script>alert');
  });

  it('asks no other host for anything', async () => {
    const pages = await Promise.all(
      ['/store/boutique/orders', '/store/boutique/products', '/app-bridge.js', '/_admin/admin.js'].map(get),
    );
    for (const { text } of pages) expect(text).not.toMatch(/(?:src|href)="https?:/);
  });
});
