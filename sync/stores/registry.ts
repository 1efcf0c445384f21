import type { StorePlatform } from '../core/ids.ts';
import { createShopifyStore } from './shopify/index.ts';
import type { ShopifyStoreDeps } from './shopify/index.ts';
import type { StoreAdapter } from './store.ts';

/** What each adapter needs, by platform; the container fills it. */
export interface StoreDeps {
  readonly shopify: ShopifyStoreDeps;
}

interface AvailableStore {
  readonly name: string;
  readonly available: true;
  readonly create: (deps: StoreDeps) => StoreAdapter;
}

interface PlannedStore {
  readonly name: string;
  readonly available: false;
  /** Shown in the store picker. */
  readonly why: string;
}

export type StoreEntry = AvailableStore | PlannedStore;

/** Every shop platform the product knows by name. A missing one does not compile. */
export const STORES: Readonly<Record<StorePlatform, StoreEntry>> = {
  shopify: { name: 'Shopify', available: true, create: ({ shopify }) => createShopifyStore(shopify) },
  magento1: planned('Magento 1'),
  magento2: planned('Magento 2'),
  woocommerce: planned('WooCommerce'),
  lightspeed: planned('Lightspeed'),
  shoplo: planned('Shoplo'),
  prestashop: planned('PrestaShop'),
  bigcommerce: planned('BigCommerce'),
  ccvshop: planned('CCV Shop'),
};

function planned(name: string): PlannedStore {
  return { name, available: false, why: `${name} is not available yet. Orders can be put into Shopify today.` };
}
