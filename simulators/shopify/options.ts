import type { CatalogueProduct } from './catalogue/load.ts';
import type { ShopSettings } from './state/shop.ts';

/** Lowest and highest lag in seconds, before they are divided by the time scale. */
export type Lag = readonly [number, number];

export interface Lags {
  /** From a change until `orders(query:)` and `productVariants(query:)` know it. */
  readonly search: Lag;
  /** From creation until `orderByIdentifier(customId:)` finds an order. */
  readonly customId: Lag;
  /** From order creation until its fulfilment orders are there. */
  readonly fulfilmentOrders: Lag;
  /** From a change until its webhook is sent, where it is not sent before the answer. */
  readonly webhooks: Lag;
}

/** A topic of the app's own configuration file; `uri` may be relative to the app's address. */
export interface AppWebhook {
  readonly topic: string;
  readonly uri: string;
  readonly includeFields?: readonly string[];
  readonly name?: string;
}

export interface SimulatedLocation {
  /** Legacy id; absent: the next free one. */
  readonly id?: string;
  readonly name: string;
  readonly countryCode?: string;
  readonly active?: boolean;
  readonly fulfillsOnlineOrders?: boolean;
}

export interface SimulatedShop extends ShopSettings {
  readonly domain: string;
  readonly locations?: readonly SimulatedLocation[];
  readonly catalogue?: readonly CatalogueProduct[];
  /** The app is installed with all its scopes unless this says false. */
  readonly installed?: boolean;
}

export interface ShopifySimulatorOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where the app answers: for the frame of the admin page and for relative webhook addresses. */
  readonly appUrl?: string;
  readonly appName?: string;
  /** The part of the admin's address that names the app: `/store/x/apps/<handle>`. */
  readonly appHandle?: string;
  /** Scopes granted on installation. */
  readonly scopes?: readonly string[];
  readonly appWebhooks?: readonly AppWebhook[];
  readonly shops?: readonly SimulatedShop[];
  readonly host?: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  readonly seed?: number;
  /** Divides every lag and every gap between webhook attempts. */
  readonly timeScale?: number;
  readonly now?: () => Date;
  readonly lags?: Partial<Lags>;
  /** When the first attempt of a webhook is made, against the answer of the mutation that caused it. */
  readonly webhookTiming?: 'before-answer' | 'after-answer';
  /** Where the claim of a new order goes: any stocked location (by chance), or the first one. */
  readonly routing?: 'any-stocked' | 'first-stocked';
  /** Whether a second order with the same value in an `id` metafield is accepted. */
  readonly duplicateCustomIds?: 'accepted' | 'refused';
  /** Without approval names, addresses, phones and mails of buyers come back as null with an error. */
  readonly protectedCustomerData?: 'approved' | 'not-approved';
  /** Whether a refresh kills the access token that was in use. */
  readonly refreshRevokesAccessToken?: boolean;
}

export type ResolvedOptions = Required<Omit<ShopifySimulatorOptions, 'now' | 'lags'>> & { readonly lags: Lags };

const DEFAULT_SCOPES: readonly string[] = [
  'read_products',
  'read_inventory',
  'write_inventory',
  'read_locations',
  'read_markets',
  'read_orders',
  'write_orders',
  'read_fulfillments',
  'write_fulfillments',
  'read_merchant_managed_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
  'read_returns',
  'write_returns',
  'read_customers',
  'write_customers',
];

/** The worse case wherever the reference leaves something to prove. */
const WORST_LAGS: Lags = { search: [5, 60], customId: [0, 0], fulfilmentOrders: [1, 4], webhooks: [0, 3] };

const DEFAULT_APP_WEBHOOKS: readonly AppWebhook[] = [
  { topic: 'app/uninstalled', uri: '/webhooks/app/uninstalled' },
  { topic: 'app/scopes_update', uri: '/webhooks/app/scopes_update' },
  { topic: 'customers/data_request', uri: '/webhooks/compliance' },
  { topic: 'customers/redact', uri: '/webhooks/compliance' },
  { topic: 'shop/redact', uri: '/webhooks/compliance' },
];

export function resolveOptions(options: ShopifySimulatorOptions): ResolvedOptions {
  const { now: _now, lags, ...given } = options;
  return {
    appUrl: 'http://127.0.0.1:3000',
    appName: 'Miinto Sync',
    appHandle: 'miinto-sync',
    scopes: DEFAULT_SCOPES,
    appWebhooks: DEFAULT_APP_WEBHOOKS,
    shops: [{ domain: 'demo-boutique.myshopify.com' }],
    host: '127.0.0.1',
    port: 0,
    seed: 1,
    timeScale: 1,
    webhookTiming: 'before-answer',
    routing: 'any-stocked',
    duplicateCustomIds: 'accepted',
    protectedCustomerData: 'approved',
    refreshRevokesAccessToken: true,
    ...given,
    lags: { ...WORST_LAGS, ...lags },
  };
}
