import { describe, expect, it } from 'vitest';
import { appBridgeUrl, completeDocumentHeaders } from './frame-policy.server.ts';

const SHOPIFY = 'frame-ancestors https://a.myshopify.com https://admin.shopify.com;';

function policy(env: Parameters<typeof completeDocumentHeaders>[0], before?: string): string | null {
  const headers = new Headers(before === undefined ? {} : { 'Content-Security-Policy': before, Link: '<x>' });
  completeDocumentHeaders(env, headers);
  return headers.get('Content-Security-Policy');
}

describe('who may frame a page', () => {
  it('is what Shopify’s library says, in production', () => {
    expect(policy({ APP_MODE: 'production' }, SHOPIFY)).toBe(SHOPIFY);
  });

  it('is nobody for a page that names no shop', () => {
    expect(policy({ APP_MODE: 'production' })).toBe("frame-ancestors 'none';");
  });

  it('is the simulated admin alone, under both names of this machine, outside production', () => {
    const env = { APP_MODE: 'demo', SHOPIFY_SIMULATOR_URL: 'http://localhost:4001' } as const;
    expect(policy(env, SHOPIFY)).toBe('frame-ancestors http://localhost:4001 http://127.0.0.1:4001;');
  });

  it('is never the simulated admin in production, whatever is set', () => {
    const env = { APP_MODE: 'production', SHOPIFY_SIMULATOR_URL: 'http://localhost:4001' } as const;
    expect(policy(env, SHOPIFY)).toBe(SHOPIFY);
  });
});

describe('the App Bridge script', () => {
  it('is Shopify’s own unless a simulated admin is set', () => {
    expect(appBridgeUrl({})).toBe('https://cdn.shopify.com/shopifycloud/app-bridge.js');
    expect(appBridgeUrl({ SHOPIFY_SIMULATOR_URL: 'http://localhost:4001' })).toBe(
      'http://localhost:4001/app-bridge.js',
    );
  });
});
