/**
 * What a merchant does on the first day, with the true app, worker and database over both simulators: connects a Miinto
 * account, synchronizes, finds the order in Shopify, looks at it. Pictures go to test-results/journey.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import { startShopifySimulator } from '#simulators/shopify/index.ts';
import { describeInBrowser } from '../support/browser.ts';
import { launchChromium } from '../support/chromium.ts';
import { createTestDatabase } from '../support/database.ts';
import { GTIN, ITEM, product } from '../support/scenario-world.ts';
import { openWatchedPage, type WatchedPage } from './pages/watched-page.ts';

const FOLDER = 'test-results/journey';
const SHOP = 'boutique.myshopify.com';
const LOCATION = '1-m!i!s-049-2654';
const SCOPES =
  'read_products,read_inventory,read_locations,read_markets,read_orders,write_orders,read_fulfillments,read_merchant_managed_fulfillment_orders,write_merchant_managed_fulfillment_orders';

describeInBrowser('the first day of a merchant', () => {
  const children: ChildProcess[] = [];
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let miinto: Awaited<ReturnType<typeof startMiintoSimulator>>;
  let shopify: Awaited<ReturnType<typeof startShopifySimulator>>;
  let browser: Browser;
  let watched: WatchedPage;
  let app: FrameLocator;

  const picture = (name: string) => watched.page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    await run('node_modules/@remix-run/dev/dist/cli.js', ['vite:build', '--logLevel', 'error']);
    database = await createTestDatabase();
    const port = await freePort();
    const appUrl = `http://127.0.0.1:${port}`;
    miinto = await startMiintoSimulator({ timeScale: 5 });
    shopify = await startShopifySimulator({
      apiKey: 'journey-key',
      apiSecret: 'journey-secret-0123456789',
      appUrl,
      scopes: SCOPES.split(','),
      timeScale: 5,
      shops: [{ domain: SHOP, name: 'Boutique', currency: 'EUR', countryCode: 'DE', catalogue: [product(20)] }],
    });
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
      TIME_SCALE: '5',
      LOG_LEVEL: 'warn',
    } as unknown as NodeJS.ProcessEnv;
    for (const entry of ['app/web.server.ts', 'app/worker.server.ts']) {
      children.push(spawn(process.execPath, [entry], { env, stdio: ['ignore', 'ignore', 'inherit'] }));
    }
    await vi.waitFor(async () => expect((await fetch(`${appUrl}/healthz`)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
    browser = await launchChromium();
    watched = await openWatchedPage(browser, { width: 1280, height: 900 });
    watched.page.setDefaultTimeout(20_000);
    app = watched.page.frameLocator('#app-frame');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    for (const child of children) {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    await miinto?.close();
    await shopify?.close();
    await database?.drop();
  }, 60_000);

  it('opens the app in the admin, which installs it', async () => {
    await watched.page.goto(`${shopify.url}/admin?shop=${SHOP}`);
    await app.getByRole('heading', { name: 'Miinto Sync' }).waitFor();
    await picture('1-home');
    expect(watched.complaints()).toEqual([]);
  }, 60_000);

  it('says in the form when the login is wrong, and saves nothing', async () => {
    await watched.page.getByRole('link', { name: 'Connections' }).first().click();
    await app.getByRole('link', { name: 'Add connection' }).first().click();
    await app.getByRole('link', { name: 'Connect Miinto' }).click();
    await app.getByLabel('Login').fill('boutique');
    await app.getByLabel('Password').fill('wrong');
    await app.getByRole('button', { name: 'Get available stores' }).click();
    await app.locator('.Polaris-InlineError').first().waitFor();
    await picture('2-wrong-login');
    expect(watched.complaints()).toEqual([]);
  }, 60_000);

  it('gets the stores, activates one and saves', async () => {
    await app.getByLabel('Password').fill('secret');
    await app.getByRole('button', { name: 'Get available stores' }).click();
    await app.getByLabel('Store', { exact: true }).selectOption({ label: '2654 (DE)' });
    await app.getByLabel('Order synchronization').selectOption('yes');
    await app.getByLabel('Accept orders automatically').selectOption('yes');
    await app.getByLabel('Main warehouse').check();
    await picture('3-connection');
    await watched.page.getByRole('button', { name: 'Save', exact: true }).click();
    await app.getByRole('heading', { name: 'Connections' }).waitFor();
    await app.getByText('miinto_orders_v21').first().waitFor();
    await picture('4-connections');
    expect(watched.complaints()).toEqual([]);
  }, 60_000);

  it('synchronizes, and finds the accepted order with its id in the store', async () => {
    miinto.control.addTransfer({
      locationId: LOCATION,
      currency: 'EUR',
      customer: {
        name: 'Zoë Sørensen',
        email: 'zoe@relay.example',
        address: { street: 'Invalidenstraße 101', postcode: '10115', city: 'Berlin', countryCode: 'DE' },
      },
      positions: [
        {
          price: 10_000,
          item: { productId: ITEM, gtin: GTIN, name: 'Coat', brand: 'Example', color: 'Black', size: 'M' },
        },
      ],
    });
    await app.getByRole('button', { name: 'Synchronize now' }).first().click();
    await watched.page.getByRole('link', { name: 'Orders' }).last().click();
    await app.getByText('#1001').first().waitFor({ timeout: 60_000 });
    await app.getByText('Zoë Sørensen').first().waitFor();
    await picture('5-orders');
    expect(watched.complaints()).toEqual([]);
  }, 90_000);

  it('shows the order with its verdict, its reason and all communication', async () => {
    await app
      .getByRole('link', { name: /details|^#?\d+$/i })
      .first()
      .click();
    await app.getByRole('heading', { name: 'Communication' }).waitFor();
    await app.getByText('Transfer answered').first().waitFor();
    await app.getByText('Order created').first().waitFor();
    await picture('6-order');
    expect(watched.complaints()).toEqual([]);
    const [order, ...others] = shopify.control.state(SHOP).orders;
    expect(others).toEqual([]);
    expect(order?.lines.map((line) => [line.sku, line.quantity])).toEqual([['COAT-M', 1]]);
  }, 60_000);
});

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
