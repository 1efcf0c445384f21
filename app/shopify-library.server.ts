/** Shopify's library as this app uses it: one API version, one way out, its log lines through our redacting logger. */
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import type { Env } from '#sync/platform/env.ts';
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

/** Sends everything of Shopify's library through {@link createShopifyFetch}. Call after its adapter was imported. */
export function routeLibraryRequests(env: Pick<Env, 'SHOPIFY_SIMULATOR_URL'>): void {
  setAbstractFetchFunc(createShopifyFetch(env));
}

/** The low-level library, for webhook validation and token refresh. Makes no request by itself. */
export function createShopifyLibrary(
  env: Pick<Env, 'SHOPIFY_API_KEY' | 'SHOPIFY_API_SECRET' | 'SHOPIFY_APP_URL' | 'SCOPES' | 'SHOPIFY_SIMULATOR_URL'>,
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
