/**
 * The product's own processes in one: both simulators over HTTP, a real database, the queue and the worker's schedule,
 * with time running `SPEED` times faster.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '@shopify/shopify-api';
import { openServices, type Services } from '#app/container/services.server.ts';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import { startShopifySimulator } from '#simulators/shopify/index.ts';
import { ShopId } from '#sync/core/ids.ts';
import { defaultSettings, type ConnectionSettings } from '#sync/core/settings.ts';
import { createHandlers } from '#sync/flows/handlers.ts';
import { saveConnection } from '#sync/flows/save-connection.ts';
import { runJobs } from '#sync/jobs/runner.ts';
import { tick } from '#sync/jobs/schedule.ts';
import { installShop } from '#sync/persistence/shops.ts';
import { sleep } from '#sync/platform/clock.ts';
import { loadEnv } from '#sync/platform/env.ts';
import { createTestDatabase } from './database.ts';

const SPEED = 20;
const SCOPES =
  'read_products,read_inventory,write_inventory,read_locations,read_markets,read_orders,write_orders,read_fulfillments,read_merchant_managed_fulfillment_orders,write_merchant_managed_fulfillment_orders';

export const SHOP = ShopId.parse('boutique.myshopify.com');
export const ITEM = 'c0ffee00-0000-4000-8000-000000000001';
export const GTIN = '5700000000012';

export interface Worker {
  readonly services: Services;
  stop(): Promise<void>;
}

export async function createScenarioWorld(options: { locations?: readonly string[]; stock?: number } = {}) {
  const locations = options.locations ?? ['1-m!i!s-049-1001'];
  const test = await createTestDatabase();
  const miinto = await startMiintoSimulator({ timeScale: SPEED, switches: { orderLagMs: [0, 1000] } });
  const shopify = await startShopifySimulator({
    apiKey: 'key',
    apiSecret: 'secret-secret-secret',
    appUrl: 'http://127.0.0.1:9',
    scopes: SCOPES.split(','),
    timeScale: SPEED,
    shops: [
      { domain: SHOP, name: 'Boutique', currency: 'EUR', countryCode: 'DE', catalogue: [product(options.stock ?? 50)] },
    ],
  });
  miinto.control.addAccount({ login: 'boutique', password: 'secret', locations: locations.map((id) => ({ id })) });
  for (const locationId of locations) {
    miinto.control.setProductMap({ locationId, rows: [['STYLE', '9001', GTIN, ITEM]] });
  }
  const documents = await mkdtemp(join(tmpdir(), 'documents-'));
  const env = loadEnv({
    APP_MODE: 'test',
    DATABASE_URL: test.url,
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: 'secret-secret-secret',
    SHOPIFY_APP_URL: 'http://127.0.0.1:9',
    SCOPES,
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    CRON_SECRET: 'cron-secret-cron-secret',
    SHOPIFY_SIMULATOR_URL: shopify.url,
    MIINTO_AUTH_URL: miinto.url,
    MIINTO_ORDER_URL: miinto.url,
    MIINTO_STOCK_URL: miinto.url,
    MIINTO_PRODUCT_URL: miinto.url,
    DOCUMENT_STORE: documents,
    TIME_SCALE: String(SPEED),
    LOG_LEVEL: 'error',
  });

  const startWorker = async (): Promise<Worker> => {
    const services = await openServices(env, 'worker');
    const stopping = new AbortController();
    await runJobs(services.boss, createHandlers(services.context), services.log);
    const { boss, clock, log, context } = services;
    const ticking = tick({ database: context.database, boss, clock, sleep, log }, 200, stopping.signal);
    return {
      services,
      async stop() {
        stopping.abort();
        await ticking;
        await services.close();
      },
    };
  };
  const worker = await startWorker();
  const { context, stores } = worker.services;

  await stores.sessions.storeSession(
    new Session({
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: '',
      isOnline: false,
      scope: SCOPES,
      accessToken: shopify.control.tokens.issue(SHOP),
    }),
  );
  await installShop(context.database, SHOP, context.clock.now());
  const stockLocationRef = shopify.control.state(SHOP).locations[0]?.id ?? '';

  return {
    miinto: miinto.control,
    shopify: shopify.control,
    worker,
    startWorker,
    locations,
    /** Connects one location; the polls begin at once. */
    async connect(locationId = locations[0] ?? '', settings: Partial<ConnectionSettings> = {}): Promise<string> {
      const saved = await saveConnection(context, {
        shopId: SHOP,
        connectionId: null,
        channel: 'miinto',
        environment: 'production',
        login: 'boutique',
        password: 'secret',
        accountId: null,
        label: 'Miinto Orders (v21)',
        locationId,
        country: null,
        currency: null,
        active: true,
        settings: { ...defaultSettings, acceptAutomatically: true, stockLocationRefs: [stockLocationRef], ...settings },
      });
      if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
      return saved.connectionId;
    },
    /** One position of the one product, at its full price unless told otherwise. */
    offer: (locationId = locations[0] ?? '', over: { price?: number; quantity?: number } = {}) =>
      miinto.control.addTransfer({
        locationId,
        currency: 'EUR',
        positions: [
          {
            price: over.price ?? 10_000,
            quantity: over.quantity ?? 1,
            item: { productId: ITEM, gtin: GTIN, name: 'Coat' },
          },
        ],
      }),
    /** Miinto's position ids in the store's orders, one entry per line. */
    importedPositions: (): string[] =>
      shopify.control
        .state(SHOP)
        .orders.flatMap((order) => order.lines)
        .map((line) => line.properties.find((property) => property.name === '_miinto_position')?.value ?? '?')
        .sort(),
    openAttention: () =>
      context.database.withShop(SHOP, (tx) => tx.db.attention.findMany({ where: { handledAt: null } })),
    openEffects: () =>
      context.database.withShop(SHOP, (tx) =>
        tx.db.effect.findMany({
          where: { state: { notIn: ['done', 'rejected'] } },
          select: { kind: true, state: true },
        }),
      ),
    async close() {
      await worker.stop();
      await miinto.close();
      await shopify.close();
      await test.drop();
      await rm(documents, { recursive: true });
    },
  };
}

export function product(stock: number) {
  return {
    productId: '7001',
    title: 'Coat',
    brand: 'Example',
    variants: [
      {
        variantId: '9001',
        sku: 'COAT-M',
        barcode: GTIN,
        color: 'Black',
        size: 'M',
        price: '100.00',
        compareAtPrice: '120.00',
        stock,
      },
    ],
  };
}
