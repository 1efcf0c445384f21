/** Shopify's app library, set up for token exchange with expiring offline tokens. Only the web process imports this. */
import '@shopify/shopify-app-remix/adapters/node';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import { ShopId } from '#sync/core/ids.ts';
import { getContainer } from './container.server.ts';
import { env, log } from './environment.server.ts';
import type { ShopSessions } from './session-storage.server.ts';
import { API_VERSION, createShopifyLibrary, libraryLogger } from './shopify-library.server.ts';

/** Stands in until the container is there: it may have to start a database first. */
const sessionStorage: ShopSessions = {
  storeSession: async (session) => (await getContainer()).sessions.storeSession(session),
  loadSession: async (id) => (await getContainer()).sessions.loadSession(id),
  deleteSession: async (id) => (await getContainer()).sessions.deleteSession(id),
  deleteSessions: async (ids) => (await getContainer()).sessions.deleteSessions(ids),
  findSessionsByShop: async (shop) => (await getContainer()).sessions.findSessionsByShop(shop),
};

/** The low-level library, also for validating webhooks. Making it routes both libraries' requests. */
export const shopifyLibrary = createShopifyLibrary(env, log);

const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: API_VERSION,
  scopes: [...env.SCOPES],
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: '/auth',
  distribution: AppDistribution.AppStore,
  isEmbeddedApp: true,
  sessionStorage,
  logger: libraryLogger(log),
  future: {
    unstable_newEmbeddedAuthStrategy: true,
    expiringOfflineAccessTokens: true,
  },
  hooks: {
    /** Runs once per token exchange, so twice at once on the first page (layout and page load together). */
    afterAuth: async ({ session }) => {
      const { shops } = await getContainer();
      await shops.installed(ShopId.parse(session.shop), {
        scopes: session.scope?.split(',') ?? [],
        expires: session.expires ?? null,
      });
    },
  },
});

export const authenticate = shopify.authenticate;
export const addDocumentResponseHeaders = shopify.addDocumentResponseHeaders;
