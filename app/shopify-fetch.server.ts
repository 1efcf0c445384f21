import type { Env } from '#sync/platform/env.ts';

/** As `fetch`, for calls to Shopify. */
export type ShopifyFetch = typeof globalThis.fetch;

/**
 * The one way to Shopify: used by Shopify's library (token exchange and refresh) and by our GraphQL client.
 *
 * With `SHOPIFY_SIMULATOR_URL` set (refused in production by the settings) whatever is meant for a shop goes to that
 * origin instead, path and query unchanged, the shop's host name in `x-forwarded-host`. Other addresses are left alone.
 */
export function createShopifyFetch(
  env: Pick<Env, 'SHOPIFY_SIMULATOR_URL'>,
  fetch: ShopifyFetch = globalThis.fetch,
): ShopifyFetch {
  const simulator = env.SHOPIFY_SIMULATOR_URL;
  if (simulator === undefined) return fetch;

  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.protocol !== 'https:' || !url.hostname.endsWith('.myshopify.com')) return fetch(request);
    const headers = new Headers([...request.headers]);
    headers.set('x-forwarded-host', url.hostname);
    // The body is read before it is sent on: a stream could not be given a length.
    const body = request.body === null ? undefined : await request.arrayBuffer();
    return fetch(`${simulator}${url.pathname}${url.search}`, {
      method: request.method,
      headers,
      signal: request.signal,
      redirect: request.redirect,
      ...(body === undefined ? {} : { body }),
    });
  };
}
