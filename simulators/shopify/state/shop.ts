import type { BucketState } from '../graphql/bucket.ts';
import type { IdempotencyRecord } from '../graphql/idempotency.ts';
import { gid } from './gid.ts';
import type {
  Customer,
  Fulfilment,
  FulfilmentOrder,
  InventoryItem,
  Level,
  Location,
  Market,
  MetafieldDefinition,
  Order,
  Product,
  Refund,
  ReturnCase,
  Variant,
  WebhookSubscription,
} from './types.ts';

/** Shopify's plans decide the query bucket; a development store also takes only five new orders a minute. */
export type Plan = 'development' | 'basic' | 'advanced' | 'plus' | 'enterprise';

/** One version of what the search index knows about a thing; it counts from `visibleAtMs` on. */
export interface IndexEntry {
  readonly visibleAtMs: number;
  /** Field name → values as text. */
  readonly document: ReadonlyMap<string, readonly string[]>;
}

/** One simulated shop with everything in it. Maps are keyed by global id. */
export interface Shop {
  readonly id: string;
  /** `example.myshopify.com`. */
  readonly domain: string;
  name: string;
  email: string;
  currencyCode: string;
  taxesIncluded: boolean;
  countryCode: string;
  ianaTimezone: string;
  plan: Plan;
  enabledPresentmentCurrencies: string[];
  /** `frozen` answers 402, `locked` 423; a `dormant` shop refuses new orders. */
  status: 'open' | 'frozen' | 'locked' | 'dormant';
  installation: { readonly id: string; scopes: string[]; installedAtMs: number } | null;
  readonly products: Map<string, Product>;
  readonly variants: Map<string, Variant>;
  readonly inventoryItems: Map<string, InventoryItem>;
  readonly levels: Map<string, Level>;
  readonly locations: Map<string, Location>;
  readonly markets: Map<string, Market>;
  readonly customers: Map<string, Customer>;
  readonly orders: Map<string, Order>;
  readonly fulfilmentOrders: Map<string, FulfilmentOrder>;
  readonly fulfilments: Map<string, Fulfilment>;
  readonly refunds: Map<string, Refund>;
  readonly returns: Map<string, ReturnCase>;
  readonly definitions: Map<string, MetafieldDefinition>;
  readonly subscriptions: Map<string, WebhookSubscription>;
  readonly index: Map<string, IndexEntry[]>;
  readonly idempotency: Map<string, IdempotencyRecord>;
  /** Finished jobs and adjustment groups, for `node` and `job`. */
  readonly jobs: Map<string, { readonly id: string; readonly orderId: string }>;
  bucket: BucketState;
  /** Instants of order creations, for the limit of development stores. */
  readonly orderTimes: number[];
  nextOrderNumber: number;
}

/**
 * Ids count up from a number beyond 32 bits, as the real ones do. They start from the clock, so that a simulator that was
 * started anew does not give an id a second time.
 */
export type IdMaker = (type: string) => string;

export function createIds(nowMs: number): IdMaker {
  let next = 5_000_000_000_000 + Math.max(0, nowMs - Date.UTC(2025, 0, 1));
  return (type) => gid(type, (next += 1));
}

export interface ShopSettings {
  readonly name?: string;
  readonly email?: string;
  readonly currency?: string;
  readonly taxesIncluded?: boolean;
  readonly countryCode?: string;
  readonly ianaTimezone?: string;
  readonly plan?: Plan;
  readonly enabledPresentmentCurrencies?: readonly string[];
}

export function createShop(domain: string, settings: ShopSettings, newId: IdMaker, bucket: BucketState): Shop {
  const currency = settings.currency ?? 'EUR';
  return {
    id: newId('Shop'),
    domain,
    name: settings.name ?? domain.replace('.myshopify.com', ''),
    email: settings.email ?? `owner@${domain.replace('.myshopify.com', '.example')}`,
    currencyCode: currency,
    taxesIncluded: settings.taxesIncluded ?? true,
    countryCode: settings.countryCode ?? 'DK',
    ianaTimezone: settings.ianaTimezone ?? 'Europe/Copenhagen',
    plan: settings.plan ?? 'basic',
    enabledPresentmentCurrencies: [...(settings.enabledPresentmentCurrencies ?? [currency])],
    status: 'open',
    installation: null,
    products: new Map(),
    variants: new Map(),
    inventoryItems: new Map(),
    levels: new Map(),
    locations: new Map(),
    markets: new Map(),
    customers: new Map(),
    orders: new Map(),
    fulfilmentOrders: new Map(),
    fulfilments: new Map(),
    refunds: new Map(),
    returns: new Map(),
    definitions: new Map(),
    subscriptions: new Map(),
    index: new Map(),
    idempotency: new Map(),
    jobs: new Map(),
    bucket,
    orderTimes: [],
    nextOrderNumber: 1001,
  };
}
