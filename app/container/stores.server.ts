import type { ShopId } from '#sync/core/ids.ts';
import type { Limiter } from '#sync/core/limiter.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { underLease } from '#sync/persistence/leases.ts';
import { loadStore, setShopState } from '#sync/persistence/shops.ts';
import type { Env } from '#sync/platform/env.ts';
import type { Logger } from '#sync/platform/logger.ts';
import { createShopifyStore } from '#sync/stores/shopify/index.ts';
import type { StoreAdapter } from '#sync/stores/store.ts';
import { createSessionStorage, type ShopSessions } from '../session-storage.server.ts';
import { createShopifyFetch } from '../shopify-fetch.server.ts';
import { API_VERSION, createShopifyLibrary } from '../shopify-library.server.ts';
import { createTokenProvider } from '../token-provider.server.ts';

/** Shopify is given up on after this (ms, before scaling); shorter than any lease of an effect. */
const TIMEOUT = 30_000;

export interface StoreFactory {
  readonly sessions: ShopSessions;
  /** One adapter per store and process, so that its short-lived caches and its throttle are shared. */
  store(shopId: ShopId, storeId: string): Promise<StoreAdapter>;
}

type Deps = Pick<FlowContext, 'database' | 'encryption' | 'clock' | 'sleep' | 'owner' | 'scale'> & {
  readonly env: Env;
  readonly limiter: Limiter;
  readonly log: Logger;
};

export function createStoreFactory(deps: Deps): StoreFactory {
  const { env, database, clock, sleep, log } = deps;
  const sessions = createSessionStorage({ prisma: database.owner, encryption: deps.encryption, log });
  const library = createShopifyLibrary(env, log);
  const tokens = createTokenProvider({
    sessions,
    refresh: (request) => library.auth.refreshToken(request),
    offlineId: (shop) => library.session.getOfflineId(shop),
    withLease: (shopId, name, seconds, work) =>
      underLease(database, { shopId, name, owner: deps.owner, milliseconds: seconds * 1000, clock }, work),
    clock,
    sleep,
    onNeedsReopening: (shopId) => database.withShop(shopId, (tx) => setShopState(tx, 'needs-reopening', clock.now())),
  });
  const fetch = createShopifyFetch(env);
  const adapters = new Map<string, StoreAdapter>();

  return {
    sessions,
    async store(shopId, storeId) {
      const key = `${shopId}/${storeId}`;
      const known = adapters.get(key);
      if (known) return known;
      const row = await database.withShop(shopId, (tx) => loadStore(tx, storeId));
      if (row?.platform !== 'shopify') throw new Error(`Store ${storeId} is unknown or has no adapter`);
      let refused: string | undefined;
      const adapter = createShopifyStore({
        shop: row.name,
        appUrl: env.SHOPIFY_APP_URL,
        apiVersion: API_VERSION,
        tokens: {
          get: () => tokens.tokenFor(shopId, refused === undefined ? {} : { refused }),
          async invalidate(staleToken) {
            refused = staleToken;
          },
        },
        fetch,
        limiter: deps.limiter,
        clock,
        sleep,
        timeoutMs: deps.scale(TIMEOUT),
      });
      adapters.set(key, adapter);
      return adapter;
    },
  };
}
