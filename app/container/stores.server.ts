import type { Limiter } from '#sync/core/limiter.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { underLease } from '#sync/persistence/leases.ts';
import { loadStore, setShopState } from '#sync/persistence/shops.ts';
import type { Clock } from '#sync/platform/clock.ts';
import { createBackgroundLimiter } from '#sync/persistence/background-limiter.ts';
import type { Env } from '#sync/platform/env.ts';
import type { Logger } from '#sync/platform/logger.ts';
import { createShopifyClient } from '#sync/stores/shopify/client.ts';
import { createShopifyStore } from '#sync/stores/shopify/index.ts';
import type { StoreAdapter } from '#sync/stores/store.ts';
import { createSessionStorage, type ShopSessions } from '../session-storage.server.ts';
import { createShopifyFetch } from '../shopify-fetch.server.ts';
import { API_VERSION, createShopifyLibrary } from '../shopify-library.server.ts';
import { createTokenProvider } from '../token-provider.server.ts';

/** Shopify is given up on after this (ms, before scaling); shorter than any lease of an effect. */
const TIMEOUT = 30_000;

/** A store's profile is read anew after this (ms, before scaling): every import asks for it. */
const PROFILE_MAX_AGE = 60_000;

/** Background work lets others go first for this long per request (ms, before scaling). */
const BACKGROUND_PATIENCE = 20_000;

export interface StoreFactory {
  readonly sessions: ShopSessions;
  /** One adapter per store, lane and process, so that its short-lived caches and its throttle are shared. */
  store: FlowContext['store'];
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
  const patienceMs = deps.scale(BACKGROUND_PATIENCE);
  const background = createBackgroundLimiter({ limiter: deps.limiter, clock, sleep, patienceMs });
  const adapters = new Map<string, StoreAdapter>();

  return {
    sessions,
    async store(shopId, storeId, lane) {
      const key = `${shopId}/${storeId}/${lane ?? ''}`;
      const known = adapters.get(key);
      if (known) return known;
      const row = await database.withShop(shopId, (tx) => loadStore(tx, storeId));
      if (row?.platform !== 'shopify') throw new Error(`Store ${storeId} is unknown or has no adapter`);
      let refused: string | undefined;
      const client = createShopifyClient({
        shop: row.name,
        apiVersion: API_VERSION,
        tokens: {
          get: () => tokens.tokenFor(shopId, refused === undefined ? {} : { refused }),
          invalidate: (staleToken) => {
            refused = staleToken;
            return Promise.resolve();
          },
        },
        fetch,
        limiter: lane === 'background' ? background : deps.limiter,
        clock,
        sleep,
        timeoutMs: deps.scale(TIMEOUT),
        onExchange: (exchange) => deps.log.debug({ shop: row.name, ...exchange }, 'Asked Shopify'),
      });
      const adapter = rememberProfile(
        createShopifyStore({
          client,
          clock,
          appUrl: env.SHOPIFY_APP_URL,
          ...(env.SHOPIFY_SIMULATOR_URL === undefined
            ? {}
            : { adminUrl: `${env.SHOPIFY_SIMULATOR_URL}/store/${storeHandle(row.name)}` }),
        }),
        { clock, maxAgeMs: deps.scale(PROFILE_MAX_AGE) },
      );
      adapters.set(key, adapter);
      return adapter;
    },
  };
}

function storeHandle(domain: string): string {
  return domain.replace(/\.myshopify\.com$/, '');
}

/** Good profiles only; a failure is asked for again at once. */
function rememberProfile(store: StoreAdapter, options: { clock: Clock; maxAgeMs: number }): StoreAdapter {
  let last: { readonly at: number; readonly reply: Awaited<ReturnType<StoreAdapter['profile']>> } | undefined;
  return {
    ...store,
    async profile(request) {
      const now = options.clock.now().getTime();
      if (!request?.fresh && last && last.reply.ok && now - last.at < options.maxAgeMs) return last.reply;
      last = { at: now, reply: await store.profile() };
      return last.reply;
    },
  };
}
