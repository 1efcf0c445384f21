import { legacyId } from '../../state/gid.ts';
import { APP_ID } from '../../metafields/write.ts';
import type { Shop } from '../../state/shop.ts';
import type { Market, WebhookSubscription } from '../../state/types.ts';
import { toEnumTopic } from '../../webhooks/topics.ts';
import { connection } from '../connection.ts';
import type { Context, Fields } from '../context.ts';

const PLAN_NAMES = {
  development: 'Developer Preview',
  basic: 'Basic',
  advanced: 'Advanced',
  plus: 'Shopify Plus',
  enterprise: 'Commerce Components',
};

const shop: Fields<Shop> = {
  myshopifyDomain: (source) => source.domain,
  contactEmail: (source) => source.email,
  url: (source) => `https://${source.domain}`,
  primaryDomain: (source) => ({
    id: `gid://shopify/Domain/${legacyId(source.id)}`,
    host: source.domain,
    sslEnabled: true,
    url: `https://${source.domain}`,
  }),
  plan: (source) => ({
    displayName: PLAN_NAMES[source.plan],
    publicDisplayName: PLAN_NAMES[source.plan],
    partnerDevelopment: source.plan === 'development',
    shopifyPlus: source.plan === 'plus' || source.plan === 'enterprise',
  }),
  shopAddress: (source) => ({
    id: `gid://shopify/ShopAddress/${legacyId(source.id)}`,
    countryCodeV2: source.countryCode,
    countryCode: source.countryCode,
    country: source.countryCode,
    address1: null,
    address2: null,
    city: null,
    company: source.name,
    phone: null,
    province: null,
    provinceCode: null,
    zip: null,
    latitude: null,
    longitude: null,
    coordinatesValidated: false,
    formatted: [],
    formattedArea: null,
    firstName: null,
    lastName: null,
    name: null,
  }),
  shopOwnerName: () => 'Simulated Owner',
  currencySettings: (source, args) =>
    connection(
      source.enabledPresentmentCurrencies.map((code) => ({ ...currencySetting(code), id: code })),
      args,
    ),
  timezoneAbbreviation: () => 'CET',
  timezoneOffset: () => '+0100',
  timezoneOffsetMinutes: () => 60,
  unitSystem: () => 'METRIC_SYSTEM',
  weightUnit: () => 'KILOGRAMS',
  setupRequired: () => false,
  taxShipping: () => true,
  checkoutApiSupported: () => true,
  description: () => null,
  orderNumberFormatPrefix: () => '#',
  orderNumberFormatSuffix: () => '',
  shipsToCountries: (source) => [source.countryCode],
  createdAt: () => '2024-01-01T00:00:00Z',
  updatedAt: (_, __, { act }) => act.world.clock.stamp(),
  locations: (source, args) =>
    connection(
      [...source.locations.values()].filter((one) => one.active),
      args,
    ),
};

function currencySetting(code: string) {
  return { currencyCode: code, currencyName: code, enabled: true, manualRate: null, rateUpdatedAt: null };
}

const market: Fields<Market> = {
  enabled: (source) => source.status === 'ACTIVE',
  primary: (source, _, { act }) => source.countries.includes(act.shop.countryCode),
  type: () => 'REGION',
  currencySettings: (source) => ({
    baseCurrency: currencySetting(source.currency),
    localCurrencies: false,
    roundingEnabled: false,
  }),
  priceInclusions: (source) =>
    source.taxStrategy === null
      ? null
      : {
          adaptivePricingEnabled: false,
          inclusiveDutiesPricingStrategy: 'ADD_DUTIES_AT_CHECKOUT',
          inclusiveTaxPricingStrategy: source.taxStrategy,
        },
  regions: (source, args) =>
    connection(
      source.countries.map((code) => ({
        __typename: 'MarketRegionCountry',
        id: `gid://shopify/MarketRegionCountry/${legacyId(source.id)}${code}`,
        code,
        name: code,
        currency: currencySetting(source.currency),
      })),
      args,
    ),
};

interface Installation {
  readonly id: string;
  readonly scopes: readonly string[];
}

const scope = (handle: string) => ({ handle, description: handle.replaceAll('_', ' ') });

const installation: Fields<Installation> = {
  accessScopes: (source) => source.scopes.map(scope),
  app: (_, __, context) => appView(context),
  launchUrl: (_, __, { act }) => act.world.options.appUrl,
  uninstallUrl: () => null,
  metafield: () => null,
  metafields: (_, args) => connection([], args),
};

function appView({ act }: Context) {
  const { options } = act.world;
  return {
    id: APP_ID,
    apiKey: options.apiKey,
    title: options.appName,
    handle: options.appHandle,
    embedded: true,
    requestedAccessScopes: options.scopes.map(scope),
    availableAccessScopes: options.scopes.map(scope),
    optionalAccessScopes: [],
    previouslyInstalled: true,
    published: true,
    webhookApiVersion: '2026-10',
    developerName: null,
    description: null,
  };
}

const subscription: Fields<WebhookSubscription> = {
  legacyResourceId: ({ id }) => legacyId(id),
  topic: (source) => toEnumTopic(source.topic),
  format: () => 'JSON',
  callbackUrl: (source) => source.uri,
  endpoint: (source) => ({ __typename: 'WebhookHttpEndpoint', callbackUrl: source.uri }),
  metafields: () => [],
  apiVersion: () => ({ handle: '2026-10', displayName: '2026-10', supported: true }),
};

export const SHOP_FIELDS = {
  Shop: shop,
  Market: market,
  AppInstallation: installation,
  WebhookSubscription: subscription,
};
