/** The Shopify store: the tenant's own shop, or any other the app has a token for. */
import { ok } from '../../core/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { StoreAdapter } from '../store.ts';
import { cancelOrder, reduceOrder } from './cancellations.ts';
import type { ShopifyClient } from './client.ts';
import { readFacts } from './facts.ts';
import { findVariants } from './find.ts';
import { createFulfilments } from './fulfilments.ts';
import { legacyId } from './gid.ts';
import { readOffers } from './offers.ts';
import { readOrderStates } from './order-states.ts';
import { conversionOf, createOrder, resolveOrder } from './orders.ts';
import { moveFulfilmentOrder, readPlacements } from './placements.ts';
import { readProfile } from './profile.ts';
import { createRefund, readRefunds, suggestRefund } from './refunds.ts';
import { readReturns } from './return-reading.ts';
import { createReturn, processReturn } from './returns.ts';
import { setUp } from './set-up.ts';
import { createSettings } from './shop-settings.ts';
import { changeStock, readStock } from './stock.ts';

export { createShopifyClient } from './client.ts';
export type { ShopifyClient, ShopifyExchange } from './client.ts';

export interface ShopifyStoreDeps {
  readonly client: ShopifyClient;
  readonly clock: Clock;
  /** The app's public address, where webhooks are delivered; without a slash at the end. */
  readonly appUrl: string;
  /** Shopify Admin's address of the shop; by default `https://admin.shopify.com/store/{handle}`. */
  readonly adminUrl?: string;
  /** How long shop settings and markets are remembered. Default one minute. */
  readonly settingsMaxAgeMs?: number;
}

const SETTINGS_MAX_AGE_MS = 60_000;

export function createShopifyStore(deps: ShopifyStoreDeps): StoreAdapter {
  const { client, clock } = deps;
  const settings = createSettings(client, clock, deps.settingsMaxAgeMs ?? SETTINGS_MAX_AGE_MS);
  const admin = deps.adminUrl ?? `https://admin.shopify.com/store/${client.shop.replace(/\.myshopify\.com$/, '')}`;
  return {
    platform: 'shopify',
    profile: () => readProfile(client),
    async ensureSetUp() {
      const done = await setUp(client, clock, `${deps.appUrl}/webhooks/inbox`);
      return done.ok ? ok({ created: done.value }) : done;
    },
    catalog: {
      find: (queries) => findVariants(client, queries),
      offers: (request) => readOffers(client, settings, request),
      facts: (request) => readFacts(client, request),
    },
    orders: {
      // One call creates the order, so there is nothing to prepare but to see that it can be written at all.
      async prepare(plan) {
        const conversion = conversionOf(plan);
        return conversion.ok ? ok({}) : conversion;
      },
      commit: (plan) => createOrder(client, clock, plan),
      resolve: (plan) => resolveOrder(client, plan),
      adminUrl(orderRef) {
        const id = legacyId(orderRef);
        return id === null ? null : `${admin}/orders/${id}`;
      },
      read: (orderRefs) => readOrderStates(client, orderRefs),
      cancel: (request) => cancelOrder(client, clock, request),
      reduce: (request) => reduceOrder(client, clock, request),
    },
    fulfilments: {
      create: (request) => createFulfilments(client, clock, request),
    },
    stock: {
      read: (request) => readStock(client, request),
      change: (change) => changeStock(client, clock, change),
    },
    placements: {
      read: (request) => readPlacements(client, request),
      move: (request) => moveFulfilmentOrder(client, clock, request),
    },
    refunds: {
      read: (orderRefs) => readRefunds(client, orderRefs),
      suggest: (request) => suggestRefund(client, request),
      create: (draft) => createRefund(client, clock, draft),
    },
    returns: {
      read: (orderRefs) => readReturns(client, orderRefs),
      create: (draft) => createReturn(client, clock, draft),
      process: (request) => processReturn(client, clock, request),
    },
  };
}
