/**
 * The true app, its worker and a database of its own over both simulators, each in a process or port of its own, with a
 * browser at the simulated admin: what a merchant has.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { FrameLocator } from 'playwright-core';
import { expect, vi } from 'vitest';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import { startShopifySimulator } from '#simulators/shopify/index.ts';
import { openWatchedPage, type WatchedPage } from '../e2e/pages/watched-page.ts';
import { launchChromium } from './chromium.ts';
import { createTestDatabase } from './database.ts';
import { GTIN, ITEM, product } from './scenario-world.ts';

export const SHOP = 'boutique.myshopify.com';
export const LOCATION = '1-m!i!s-049-2654';
const SPEED = 5;
const SCOPES =
  'read_products,read_inventory,read_locations,read_markets,read_orders,write_orders,read_fulfillments,read_merchant_managed_fulfillment_orders,write_merchant_managed_fulfillment_orders';

export interface WholeApp {
  readonly appUrl: string;
  readonly miinto: Awaited<ReturnType<typeof startMiintoSimulator>>;
  readonly shopify: Awaited<ReturnType<typeof startShopifySimulator>>;
  /** The admin's own page around the app. */
  readonly watched: WatchedPage;
  /** The app inside it. */
  readonly app: FrameLocator;
  /** Saves a picture of the whole page under this name. */
  picture(name: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Builds the app and starts everything; `pictures` is the folder for screenshots. */
export async function startWholeApp(options: { readonly pictures: string }): Promise<WholeApp> {
  mkdirSync(options.pictures, { recursive: true });
  await run('node_modules/@remix-run/dev/dist/cli.js', ['vite:build', '--logLevel', 'error']);
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const database = await createTestDatabase();
    closing.push(() => database.drop());
    const port = await freePort();
    const appUrl = `http://127.0.0.1:${port}`;
    const miinto = await startMiintoSimulator({ timeScale: SPEED });
    closing.push(() => miinto.close());
    const shopify = await startShopifySimulator({
      apiKey: 'journey-key',
      apiSecret: 'journey-secret-0123456789',
      appUrl,
      scopes: SCOPES.split(','),
      timeScale: SPEED,
      shops: [{ domain: SHOP, name: 'Boutique', currency: 'EUR', countryCode: 'DE', catalogue: [product(20)] }],
    });
    closing.push(() => shopify.close());
    miinto.control.addAccount({ login: 'boutique', password: 'secret', locations: [{ id: LOCATION }] });
    miinto.control.setProductMap({ locationId: LOCATION, rows: [['STYLE', '9001', GTIN, ITEM]] });
    const env = {
      PATH: process.env['PATH'],
      PORT: String(port),
      APP_MODE: 'test',
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      SHOPIFY_API_KEY: 'journey-key',
      SHOPIFY_API_SECRET: 'journey-secret-0123456789',
      SHOPIFY_APP_URL: appUrl,
      SHOPIFY_SIMULATOR_URL: shopify.url,
      SCOPES,
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 3).toString('base64')}`,
      CRON_SECRET: 'a-secret-of-sixteen',
      MIINTO_AUTH_URL: miinto.url,
      MIINTO_ORDER_URL: miinto.url,
      MIINTO_STOCK_URL: miinto.url,
      MIINTO_PRODUCT_URL: miinto.url,
      DOCUMENT_STORE: `${options.pictures}/documents`,
      TIME_SCALE: String(SPEED),
      LOG_LEVEL: 'warn',
    } as unknown as NodeJS.ProcessEnv;
    for (const entry of ['app/web.server.ts', 'app/worker.server.ts']) {
      const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      closing.push(() => end(child));
    }
    await vi.waitFor(async () => expect((await fetch(`${appUrl}/healthz`)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
    const browser = await launchChromium();
    closing.push(() => browser.close());
    const watched = await openWatchedPage(browser, { width: 1280, height: 900 });
    watched.page.setDefaultTimeout(20_000);
    return {
      appUrl,
      miinto,
      shopify,
      watched,
      app: watched.page.frameLocator('#app-frame'),
      picture: (name) => watched.page.screenshot({ path: `${options.pictures}/${name}.png`, animations: 'disabled' }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The app could not be built (${code}).`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
