/** Shopify's library as this app uses it: one API version, one way out, its log lines through our redacting logger. */
// The adapter for web requests, the one that Shopify's Remix library uses: the adapter for Node would replace it.
import '@shopify/shopify-api/adapters/web-api';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { scaled, type Env } from '#sync/platform/env.ts';
import type { Logger } from '#sync/platform/logger.ts';
import { createShopifyFetch } from './shopify-fetch.server.ts';

/** The Admin API version of every call and every webhook; the same stands in shopify.app.toml. */
export const API_VERSION = ApiVersion.October26;

/** Log options of Shopify's library: warnings and errors only, because its lower levels quote session tokens. */
export function libraryLogger(log: Logger): {
  level: LogSeverity;
  log: (severity: LogSeverity, message: string) => void;
} {
  return {
    level: LogSeverity.Warning,
    log: (severity, message) => (severity === LogSeverity.Error ? log.error(message) : log.warn(message)),
  };
}

/** Token exchange and refresh end after this: shorter than the lease a refresh is made under. */
const TIMEOUT_MS = 30_000;

/** Sends everything of Shopify's library through {@link createShopifyFetch}, with a time limit: it has none of its own. */
function routeLibraryRequests(env: Pick<Env, 'SHOPIFY_SIMULATOR_URL' | 'TIME_SCALE'>): void {
  const send = createShopifyFetch(env);
  setAbstractFetchFunc((input, init) => send(input, { ...init, signal: AbortSignal.timeout(scaled(env, TIMEOUT_MS)) }));
}

/** The low-level library, for webhook validation and token refresh. Makes no request by itself. */
export function createShopifyLibrary(
  env: Pick<
    Env,
    'SHOPIFY_API_KEY' | 'SHOPIFY_API_SECRET' | 'SHOPIFY_APP_URL' | 'SCOPES' | 'SHOPIFY_SIMULATOR_URL' | 'TIME_SCALE'
  >,
  log: Logger,
) {
  routeLibraryRequests(env);
  const appUrl = new URL(env.SHOPIFY_APP_URL);
  return shopifyApi({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    apiVersion: API_VERSION,
    scopes: [...env.SCOPES],
    hostName: appUrl.host,
    hostScheme: appUrl.protocol === 'http:' ? 'http' : 'https',
    isEmbeddedApp: true,
    logger: libraryLogger(log),
  });
}
export type ShopifyLibrary = ReturnType<typeof createShopifyLibrary>;
