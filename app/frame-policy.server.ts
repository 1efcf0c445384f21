/** Who may show our pages in a frame, and what else every answer with a page carries. */
import { isLoopback } from '#sync/platform/env-values.ts';
import type { Env } from '#sync/platform/env.ts';

/**
 * Completes the headers that Shopify's library has set for a page: nobody may frame a page that names no shop; outside
 * production the simulated admin may, which the library cannot know of (and its preload of Shopify's own script goes).
 */
export function completeDocumentHeaders(env: Pick<Env, 'APP_MODE' | 'SHOPIFY_SIMULATOR_URL'>, headers: Headers): void {
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'same-origin');
  const policy = headers.get('Content-Security-Policy');
  if (env.APP_MODE !== 'production' && env.SHOPIFY_SIMULATOR_URL !== undefined) {
    headers.set('Content-Security-Policy', `frame-ancestors ${originsOf(env.SHOPIFY_SIMULATOR_URL).join(' ')};`);
    headers.delete('Link');
  } else if (policy === null) {
    headers.set('Content-Security-Policy', "frame-ancestors 'none';");
  }
}

/** The script that connects a page with the admin around it: Shopify's own, or the simulated admin's stand-in. */
export function appBridgeUrl(env: Pick<Env, 'SHOPIFY_SIMULATOR_URL'>): string {
  return env.SHOPIFY_SIMULATOR_URL === undefined
    ? 'https://cdn.shopify.com/shopifycloud/app-bridge.js'
    : `${env.SHOPIFY_SIMULATOR_URL}/app-bridge.js`;
}

/** A local admin may be opened by either name of this machine. */
function originsOf(url: string): readonly string[] {
  const { origin, hostname, protocol, port } = new URL(url);
  if (!isLoopback(hostname)) return [origin];
  return ['localhost', '127.0.0.1'].map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`);
}
