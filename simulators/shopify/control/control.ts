import { newAct, type Act } from '../act.ts';
import { loadCatalogue, type CatalogueProduct } from '../catalogue/load.ts';
import {
  patchMarket,
  patchProduct,
  patchVariant,
  type MarketPatch,
  type ProductPatch,
  type VariantPatch,
} from '../catalogue/patch.ts';
import type { Fault, FaultSettings } from '../faults/faults.ts';
import type { RequestRecord, World } from '../world.ts';
import type { Plan, Shop, ShopSettings } from '../state/shop.ts';
import type { Delivery } from '../webhooks/post-office.ts';
import type { SimulatedLocation, SimulatedShop } from '../options.ts';
import { addLocation, createSimulatedShop, patchLocation, type LocationPatch } from '../shops/create.ts';
import { installApp, setScopes, uninstallApp, sendCompliance, type ComplianceTopic } from '../shops/installation.ts';
import { createMerchant, type Merchant } from './merchant.ts';
import { stateOf, type ShopView } from './state.ts';

export interface ShopPatch extends Omit<ShopSettings, 'plan'> {
  readonly plan?: Plan;
  readonly status?: Shop['status'];
}

/** Everything a test or the demo can do to the simulated Shopify. The same over HTTP: see README. */
export interface Control {
  readonly clock: {
    now(): Date;
    /** Moves the simulator's time and does what has become due. Waits for it. */
    advance(milliseconds: number): Promise<void>;
  };
  /** Waits until no webhook attempt is under way; does what is due first. */
  settle(): Promise<void>;
  shops(): readonly string[];
  addShop(shop: SimulatedShop): void;
  patchShop(domain: string, patch: ShopPatch): void;
  addLocation(domain: string, location: SimulatedLocation): string;
  patchLocation(domain: string, id: string, patch: LocationPatch): void;
  loadCatalogue(domain: string, products: readonly CatalogueProduct[]): void;
  /** Ids may be legacy ids or global ids throughout. */
  patchProduct(domain: string, id: string, patch: ProductPatch): void;
  patchVariant(domain: string, id: string, patch: VariantPatch): void;
  /** Makes or changes a market, known by its handle. */
  putMarket(domain: string, market: MarketPatch): string;
  /** What the merchant does by hand; webhooks go out as for every other change. */
  merchant(domain: string): Merchant;
  install(domain: string, scopes?: readonly string[]): void;
  uninstall(domain: string): Promise<void>;
  /** Changes the granted scopes and sends `app/scopes_update`. */
  setScopes(domain: string, scopes: readonly string[]): Promise<void>;
  sendCompliance(domain: string, topic: ComplianceTopic, payload?: object): Promise<void>;
  readonly tokens: {
    /** Ends access tokens at once; `all`: refresh tokens as well. */
    revoke(domain: string, what: 'access' | 'all'): void;
    /** An access token without the exchange, for tests of the API alone. */
    issue(domain: string): string;
    list(domain: string): readonly { readonly value: string; readonly online: boolean; readonly valid: boolean }[];
  };
  readonly faults: {
    add(fault: FaultSettings): Fault;
    clear(): void;
    list(): readonly Fault[];
  };
  readonly webhooks: {
    list(domain?: string): readonly Delivery[];
    repeat(webhookId: string): Promise<boolean>;
  };
  requests(domain?: string): readonly RequestRecord[];
  /** Empties the rate bucket down to this many points. */
  drain(domain: string, points: number): void;
  /** The whole shop as plain data, for a judge. */
  state(domain: string): ShopView;
}

export function createControl(world: World): Control {
  const shop = (domain: string): Shop => {
    const found = world.shops.get(domain);
    if (!found) throw new Error(`There is no simulated shop ${domain}.`);
    return found;
  };
  const act = (domain: string): Act => newAct(world, shop(domain), 'merchant');
  const settle = async () => {
    await world.scheduler.runDue();
    await world.scheduler.idle();
    await world.post.idle();
  };
  return {
    clock: {
      now: () => world.clock.now(),
      advance: async (milliseconds) => {
        world.clock.advance(milliseconds);
        await settle();
      },
    },
    settle,
    shops: () => [...world.shops.keys()],
    addShop: (settings) => void createSimulatedShop(world, settings),
    patchShop: (domain, patch) => patchShop(shop(domain), patch),
    addLocation: (domain, location) => addLocation(world, shop(domain), location).id,
    patchLocation: (domain, id, patch) => patchLocation(act(domain), id, patch),
    loadCatalogue: (domain, products) => loadCatalogue(world, shop(domain), products),
    patchProduct: (domain, id, patch) => patchProduct(act(domain), id, patch),
    patchVariant: (domain, id, patch) => patchVariant(act(domain), id, patch),
    putMarket: (domain, market) => patchMarket(world, shop(domain), market),
    merchant: (domain) => createMerchant(world, shop(domain)),
    install: (domain, scopes) => installApp(world, shop(domain), scopes),
    uninstall: (domain) => uninstallApp(world, shop(domain)),
    setScopes: (domain, scopes) => setScopes(world, shop(domain), scopes),
    sendCompliance: (domain, topic, payload) => sendCompliance(world, shop(domain), topic, payload),
    tokens: {
      revoke: (domain, what) => world.tokens.revoke(domain, what),
      issue: (domain) => world.tokens.issueOffline(domain, shop(domain).installation?.scopes ?? [], true).access_token,
      list: (domain) =>
        world.tokens.list(domain).map((token) => ({
          value: token.value,
          online: token.online,
          valid: world.tokens.find(domain, token.value) !== null,
        })),
    },
    faults: {
      add: (fault) => world.faults.add(fault),
      clear: () => world.faults.clear(),
      list: () => world.faults.list(),
    },
    webhooks: {
      list: (domain) => world.post.deliveries().filter((one) => domain === undefined || one.shop === domain),
      repeat: (webhookId) => world.post.repeat(webhookId),
    },
    requests: (domain) => world.requests.filter((one) => domain === undefined || one.shop === domain),
    drain: (domain, points) => {
      const target = shop(domain);
      target.bucket = { available: points, atMs: world.clock.ms() };
    },
    state: (domain) => stateOf(shop(domain)),
  };
}

function patchShop(shop: Shop, patch: ShopPatch): void {
  shop.name = patch.name ?? shop.name;
  shop.email = patch.email ?? shop.email;
  shop.currencyCode = patch.currency ?? shop.currencyCode;
  shop.taxesIncluded = patch.taxesIncluded ?? shop.taxesIncluded;
  shop.countryCode = patch.countryCode ?? shop.countryCode;
  shop.ianaTimezone = patch.ianaTimezone ?? shop.ianaTimezone;
  shop.plan = patch.plan ?? shop.plan;
  shop.status = patch.status ?? shop.status;
  if (patch.enabledPresentmentCurrencies) shop.enabledPresentmentCurrencies = [...patch.enabledPresentmentCurrencies];
}
