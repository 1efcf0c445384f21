/**
 * Takes a picture of every page in every state, at 1280 and 360 pixels: `node tests/e2e/pages/look.ts [part of a name]`.
 * Reports console errors, requests to other hosts and pages wider than the screen. Needs chromium.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdirSync } from 'node:fs';
import { launchChromium, ORDINARY_USER_AGENT } from '../../support/chromium.ts';
import { API_KEY, API_SECRET, startAdminStub } from './admin-stub.ts';
import { id } from './made-up.ts';
import type { Frame, Page } from 'playwright-core';

interface Look {
  readonly name: string;
  readonly path: string;
  readonly shop?: string;
  readonly act?: (frame: Frame, page: Page) => Promise<void>;
}

const LOOKS: readonly Look[] = [
  { name: 'home', path: '/app' },
  { name: 'home-empty', path: '/app', shop: 'empty.myshopify.com' },
  { name: 'home-error', path: '/app', shop: 'broken.myshopify.com' },
  { name: 'connections', path: '/app/connections' },
  { name: 'connections-empty', path: '/app/connections', shop: 'empty.myshopify.com' },
  {
    name: 'connections-sync',
    path: '/app/connections',
    act: async (frame) => {
      await frame
        .getByRole('button', { name: 'Synchronize now' })
        .first()
        .click({ timeout: 3000 })
        .catch(async () => {
          await frame
            .getByRole('button', { name: /more actions/i })
            .first()
            .click();
          await frame.getByRole('button', { name: 'Synchronize now' }).first().click();
        });
      await frame.getByText('Synchronizing…').waitFor();
      await frame.waitForTimeout(1500);
    },
  },
  {
    name: 'connections-menu',
    path: '/app/connections',
    act: async (frame) => {
      await frame
        .getByRole('button', { name: /More actions for/ })
        .first()
        .click();
      await frame.waitForTimeout(400);
    },
  },
  {
    name: 'connections-refused',
    path: '/app/connections',
    act: async (frame) => {
      await frame.getByRole('button', { name: /Activate Outlet/ }).click();
      await frame.getByText('Enter an exchange rate').waitFor();
    },
  },
  { name: 'channel-picker', path: '/app/connections/new' },
  { name: 'connection-new', path: '/app/connections/new?channel=miinto' },
  {
    name: 'connection-new-errors',
    path: '/app/connections/new?channel=miinto',
    act: async (frame) => {
      await frame.getByRole('button', { name: 'Save', exact: true }).last().click();
      await frame.getByText('Nothing was saved').waitFor();
    },
  },
  {
    name: 'connection-new-stores',
    path: '/app/connections/new?channel=miinto',
    act: async (frame) => {
      await frame.getByLabel('Login').fill('nordic');
      await frame.getByLabel('Password').fill('secret');
      await frame.getByRole('button', { name: 'Get available stores' }).click();
      await frame.getByLabel('Store', { exact: true }).selectOption('1-m!i!s-045-2654');
      await frame.waitForTimeout(200);
    },
  },
  {
    name: 'connection-new-wrong-login',
    path: '/app/connections/new?channel=miinto',
    act: async (frame) => {
      await frame.getByLabel('Login').fill('wrong');
      await frame.getByLabel('Password').fill('secret');
      await frame.getByRole('button', { name: 'Get available stores' }).click();
      await frame.getByText('does not accept this login and password').waitFor();
    },
  },
  { name: 'connection-edit', path: `/app/connections/${id(2)}` },
  {
    name: 'connection-unsaved',
    path: `/app/connections/${id(2)}`,
    act: async (frame) => {
      await frame.getByLabel('Connection label').fill('Changed');
      await frame.getByRole('link', { name: 'Connections' }).first().click();
      await frame.getByText('Leave with unsaved changes?').first().waitFor();
      await frame.waitForTimeout(400);
    },
  },
  { name: 'orders', path: '/app/orders' },
  { name: 'orders-empty', path: '/app/orders', shop: 'empty.myshopify.com' },
  { name: 'orders-nothing-found', path: '/app/orders?search=zzz' },
  { name: 'order-held', path: `/app/orders/${id(102)}` },
  {
    name: 'order-ready',
    path: `/app/orders/${id(100)}`,
    act: async (frame) => {
      await frame.getByRole('button', { name: 'What was looked at' }).click();
      await frame.getByRole('button', { name: 'Send answer' }).click();
      await frame.getByText('answered in the meantime').waitFor();
      await frame.waitForTimeout(400);
    },
  },
  { name: 'order-inserted', path: `/app/orders/${id(104)}` },
  { name: 'order-failed', path: `/app/orders/${id(101)}` },
  { name: 'order-unknown', path: `/app/orders/${id(999)}` },
  { name: 'not-found', path: '/app/nothing-here' },
  { name: 'help', path: '/app/help' },
];

const only = process.argv[2] ?? '';
const appPort = await freePort();
const appUrl = `http://127.0.0.1:${appPort}`;
const admin = await startAdminStub(appUrl);
const app = spawn(
  'npm',
  [
    'exec',
    '--',
    'remix',
    'vite:dev',
    '-c',
    'tests/e2e/pages/vite.config.ts',
    '--port',
    String(appPort),
    '--host',
    '127.0.0.1',
  ],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      APP_MODE: 'test',
      SHOPIFY_API_KEY: API_KEY,
      SHOPIFY_API_SECRET: API_SECRET,
      SHOPIFY_APP_URL: appUrl,
      SHOPIFY_SIMULATOR_URL: admin.url,
      SCOPES: 'read_products',
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
      CRON_SECRET: 'a-secret-of-sixteen',
      LOG_LEVEL: 'warn',
    },
  },
);
app.stdout.on('data', (text: Buffer) => process.stdout.write(text));
await waitFor(`${appUrl}/healthz`);
mkdirSync('test-results/pages', { recursive: true });
const browser = await launchChromium();
let problems = 0;
try {
  for (const width of [1280, 360]) {
    const context = await browser.newContext({ userAgent: ORDINARY_USER_AGENT, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const report = (what: string): void => {
      problems += 1;
      process.stdout.write(`  PROBLEM ${what}\n`);
    };
    page.on('console', (message) => {
      // The browser's own note on an answer that is not 2xx: some pages are about just that.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        report(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => report(`page: ${error.message}`));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') report(`request to ${request.url()}`);
    });
    for (const look of LOOKS.filter(({ name }) => name.includes(only))) {
      process.stdout.write(`${look.name} ${width}\n`);
      try {
        await page.goto(
          `${admin.url}/frame?shop=${look.shop ?? 'full.myshopify.com'}&path=${encodeURIComponent(look.path)}`,
        );
        const frame = page.frame('app');
        if (!frame) throw new Error('no frame');
        await frame.locator('h1').first().waitFor({ timeout: 20_000 });
        await frame.waitForTimeout(600);
        await look.act?.(frame, page);
        const { scroll, client, height } = await frame.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
          height: document.documentElement.scrollHeight,
        }));
        if (scroll > client) report(`wider than the screen: ${scroll} > ${client}`);
        await page.setViewportSize({ width, height: Math.min(Math.max(height, 500), 4000) });
        await page.waitForTimeout(250);
        await page.screenshot({ path: `test-results/pages/${look.name}-${width}.png` });
        await page.setViewportSize({ width, height: 900 });
      } catch (error) {
        report(String(error));
        await page.screenshot({ path: `test-results/pages/${look.name}-${width}-FAILED.png` });
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  admin.server.close();
  if (app.pid !== undefined) process.kill(-app.pid, 'SIGTERM');
}
process.stdout.write(`${problems} problems\n`);
process.exit(problems === 0 ? 0 : 1);

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

async function waitFor(url: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} does not answer`);
}
