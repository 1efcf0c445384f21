/**
 * The built app in the simulated admin, with made-up data: who gets in, who may frame it, and every page in every state on
 * a wide and a narrow screen. Pictures go to test-results/pages.
 */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SignJWT } from 'jose';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { launchChromium, ORDINARY_USER_AGENT } from '../support/chromium.ts';
import { product } from '../support/scenario-world.ts';
import { LOOKS } from './pages/looks.ts';
import { id } from './pages/made-up.ts';
import { API_KEY, API_SECRET, buildPages, startPages, type Pages } from './pages/start.ts';
import { openWatchedPage, type WatchedPage } from './pages/watched-page.ts';

const FOLDER = 'test-results/pages';
/** The simulated admin keeps its navigation beside the frame, 150 pixels wide: the app gets 1130 and 360. */
const SCREENS = [
  { screen: 'wide', width: 1280 },
  { screen: 'narrow', width: 510 },
] as const;

let pages: Pages;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  await buildPages();
  pages = await startPages('test');
});
afterAll(() => pages?.stop());

describeInBrowser('in the simulated admin', () => {
  let browser: Browser;
  const opened = new Map<number, WatchedPage>();

  beforeAll(async () => {
    browser = await launchChromium();
    for (const { width } of SCREENS) opened.set(width, await openWatchedPage(browser, { width, height: 900 }));
  });
  afterAll(() => browser?.close());

  const cases = SCREENS.flatMap((screen) => LOOKS.map((look) => ({ ...look, ...screen })));
  it.each(cases)('$name fits a $screen screen and complains of nothing', async (look) => {
    const { name, path, store, act, screen, width } = look;
    const watched = opened.get(width);
    if (!watched) throw new Error('Not opened');
    const { page, complaints } = watched;
    const file = `${FOLDER}/${name}-${screen}`;
    try {
      const frame = await openFrame(page, pages.framed(store ?? 'full', path));
      await act?.(frame);
      const size = await frame.evaluate(() => {
        const { documentElement: root } = document;
        return { scrolls: root.scrollWidth, shown: root.clientWidth, height: root.scrollHeight };
      });
      expect(size.scrolls).toBeLessThanOrEqual(size.shown);
      await page.setViewportSize({ width, height: Math.min(Math.max(size.height + 120, 600), 4000) });
      await page.screenshot({ path: `${file}.png`, animations: 'disabled' });
      expect(complaints()).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: `${file}-failed.png` });
      throw error;
    } finally {
      complaints();
      await page.setViewportSize({ width, height: 900 });
    }
  });

  it('the navigation of the admin leads to the pages of the app, with the same document', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', ''));
    await frame.evaluate(() => Object.assign(window, { stillHere: true }));
    await page.getByRole('link', { name: 'Connections' }).first().click();
    await frame.getByRole('heading', { name: 'Connections' }).waitFor();
    await page.getByRole('link', { name: 'Orders' }).last().click();
    await frame.getByRole('heading', { name: 'Orders' }).waitFor();
    expect(await frame.evaluate(() => 'stillHere' in window)).toBe(true);
    expect(page.url()).toMatch(/\/apps\/miinto-sync\/app\/orders$/);
    expect(complaints()).toEqual([]);
  });

  it('the admin’s save bar saves and discards what was changed in the form', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', '/app/connections/new?channel=miinto'));
    const bar = page.locator('#save-bar.on');
    await frame.getByLabel('Connection label').fill('Changed');
    await bar.waitFor();
    await page.locator('#save-discard').click();
    await bar.waitFor({ state: 'detached' });
    expect(await frame.getByLabel('Connection label').inputValue()).toBe('Miinto Orders (v21)');
    await frame.getByLabel('Login').fill('me');
    await bar.waitFor();
    await page.locator('#save-save').click();
    await frame.getByText('Nothing was saved').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('what needs attention is done with one click', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', ''));
    const isPost = (method: string) => method === 'POST';
    const done = page.waitForResponse((response) => isPost(response.request().method()));
    await frame.getByRole('button', { name: /^Done: The store refused/ }).click();
    expect([(await done).status(), await (await done).json()]).toEqual([200, { kind: 'done' }]);
    const retried = page.waitForResponse((response) => isPost(response.request().method()));
    await frame.getByRole('button', { name: /^Try again: The store refused/ }).click();
    expect(await (await retried).json()).toEqual({ kind: 'done', intent: 'retry' });
    await frame.getByText('Trying again').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('exports the orders as a file, fetched with the session token', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', '/app/orders?market=DK'));
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^orders-\d{4}-\d{2}-\d{2}\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toMatch(/^\uFEFFID,Customer\r\n1550473,\r\n/);
    expect(complaints()).toEqual([]);
  });

  it('links a product that was chosen in the admin’s picker', async () => {
    pages.simulator.control.loadCatalogue('full.myshopify.com', [product(3)]);
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', `/app/orders/${id(102)}`));
    await frame.getByRole('button', { name: /^Link product: Ganni/ }).click();
    await page.locator('#picker-list input').first().check();
    await page.locator('#picker-add').click();
    await page.getByText('Product linked').waitFor();
    await frame.getByRole('button', { name: /^Link product: Ganni/ }).click();
    await page.locator('#picker-cancel').click();
    expect(complaints()).toEqual([]);
  });

  it('each tab of an order has an address of its own, and the way back', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', `/app/orders/${id(104)}`));
    await frame.getByRole('tab', { name: 'Address' }).click();
    await frame.getByRole('heading', { name: 'Shipping address' }).waitFor();
    expect(new URL(frame.url()).searchParams.get('tab')).toBe('address');
    await frame.getByRole('tab', { name: 'Communication' }).click();
    await frame.getByRole('heading', { name: 'Communication' }).waitFor();
    await frame.evaluate(() => history.back());
    await frame.getByRole('heading', { name: 'Shipping address' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('the link on the store’s order opens its comments in the admin, and a click opens a label in a window of its own', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, `${pages.appUrl}/orders/full.myshopify.com/${id(104)}`);
    expect(new URL(page.url()).pathname).toBe(`/store/full/apps/miinto-sync/app/orders/${id(104)}`);
    await frame.getByRole('heading', { name: 'Labels and documents' }).waitFor();
    const minted = page.waitForResponse((response) => response.url().includes('/app/documents/'));
    const label = page.context().waitForEvent('page');
    await frame.getByRole('button', { name: 'Open: Shipping label' }).click();
    expect([(await minted).status(), await (await minted).json()]).toEqual([200, { url: 'about:blank' }]);
    await (await label).close();
    const clicked = page.waitForResponse((response) => response.request().method() === 'POST');
    await frame.getByRole('button', { name: 'Revoke links: Shipping label' }).click();
    expect(await (await clicked).json()).toEqual({ kind: 'done', intent: 'document-revoke' });
    await frame.getByLabel('New comment').fill('Call the buyer');
    const added = page.waitForResponse((response) => response.request().method() === 'POST');
    await frame.getByRole('button', { name: 'Add comment' }).click();
    expect(await (await added).json()).toEqual({ kind: 'done', intent: 'comment' });
    expect(complaints()).toEqual([]);
  });

  it('the filters of the order list stand in the address, and Reset empties them', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', '/app/orders?priceFrom=much'));
    await frame.getByText('The filter “price from” was not understood and is not used.').waitFor();
    await frame.getByRole('button', { name: 'Reset filters' }).first().click();
    await frame.getByText('was not understood').waitFor({ state: 'detached' });
    await frame.getByRole('button', { name: /Search and filter/ }).click();
    await frame.getByRole('textbox', { name: /^Search by number/ }).fill('Kari');
    await frame.waitForFunction(() => new URLSearchParams(location.search).get('search') === 'Kari');
    await frame.getByRole('button', { name: 'Add filter' }).click();
    await frame.getByRole('menuitem', { name: 'Customer' }).click();
    await frame.getByRole('textbox', { name: 'Customer', exact: true }).fill('Nordmann');
    await frame.waitForFunction(() => new URLSearchParams(location.search).get('customer') === 'Nordmann');
    await frame.getByText('Customer: Nordmann').waitFor();
    await frame.getByRole('button', { name: 'Reset filters' }).first().click();
    await frame.waitForFunction(() => !/customer|search=Kari/.test(location.search));
    expect(complaints()).toEqual([]);
  });

  it('a page of the frame that is loaded again fetches a new token by itself', async () => {
    const { page, complaints } = opened.get(1280) as WatchedPage;
    const frame = await openFrame(page, pages.framed('full', ''));
    const { search } = new URL(frame.url());
    const query = new URLSearchParams(search);
    query.delete('id_token');
    await frame.goto(`${pages.appUrl}/app/orders?${query.toString()}`).catch(() => undefined);
    await page.frameLocator('#app-frame').getByRole('heading', { name: 'Orders' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('shows nothing when the app runs in production, where only Shopify may frame it', async () => {
    const production = await startPages('production');
    const { page, context } = await openWatchedPage(browser, { width: 1280, height: 900 });
    try {
      const answer = page.waitForResponse((response) => response.url().startsWith(production.appUrl));
      await page.goto(production.framed('full', '/app'));
      const policy = (await answer).headers()['content-security-policy'];
      expect(policy).toMatch(/^frame-ancestors https:\/\/full\.myshopify\.com https:\/\/admin\.shopify\.com /);
      expect(policy).not.toContain('127.0.0.1');
      await page.waitForTimeout(500);
      expect(await page.frameLocator('#app-frame').getByRole('heading', { name: 'Miinto Sync' }).count()).toBe(0);
    } finally {
      await context.close();
      await production.stop();
    }
  });
});

describe('without the admin', () => {
  const DATA = '/app/orders?_data=routes%2Fapp.orders._index';
  const ask = (path: string, token?: string, init: RequestInit = {}) =>
    fetch(`${pages.appUrl}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        'user-agent': ORDINARY_USER_AGENT,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    });
  const sign = (secret: string, endsIn: number, audience = API_KEY): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ dest: 'https://full.myshopify.com', sid: 's', jti: 'j' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('https://full.myshopify.com/admin')
      .setAudience(audience)
      .setSubject('42')
      .setIssuedAt(now - 120)
      .setNotBefore(now - 120)
      .setExpirationTime(now + endsIn)
      .sign(new TextEncoder().encode(secret));
  };

  it('a session token of Shopify opens the data of its shop', async () => {
    const answer = await ask(DATA, await sign(API_SECRET, 60));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ hasOrders: true });
  });

  it('the export of a shop’s orders needs its token, and never a plain link', async () => {
    const answer = await ask('/app/orders/export?status=held', await sign(API_SECRET, 60));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="orders-/);
    expect(await answer.text()).toContain('1550473,');
    expect((await ask('/app/orders/export', await sign('another-secret-0123456789', 60))).status).toBe(401);
    expect([302, 410]).toContain((await ask('/app/orders/export')).status);
  });

  it.each<[string, () => Promise<string>]>([
    ['signed by somebody else', () => sign('another-secret-0123456789', 60)],
    ['that has expired', () => sign(API_SECRET, -60)],
    ['made for another app', () => sign(API_SECRET, 60, 'another-app')],
    ['that is no token', async () => 'nonsense'],
    [
      'without a signature',
      async () =>
        (await sign(API_SECRET, 60))
          .replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url'))
          .replace(/[^.]+$/, ''),
    ],
  ])('a token %s opens nothing', async (_, make) => {
    expect((await ask(DATA, await make())).status).toBe(401);
    const post = await ask('/app/connections?index&_data=routes%2Fapp.connections._index', await make(), {
      method: 'POST',
      body: new URLSearchParams({ id: '00000000-0000-4000-8000-000000000001', intent: 'delete' }),
    });
    expect(post.status).toBe(401);
  });

  it('a request without any token is led to the notice to open the app in Shopify', async () => {
    const answer = await ask('/app/orders');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/auth/login']);
    const login = await ask('/auth/login');
    expect(login.headers.get('content-security-policy')).toContain('frame-ancestors');
    expect(await login.text()).toContain('Open this app from your Shopify admin');
  });

  it.each(['not-an-id', '00000000-0000-4000-8000-000000000999', '1%27%20OR%201=1'])(
    'an order id that is not this shop’s (%s) is not found',
    async (id) => {
      const token = await sign(API_SECRET, 60);
      const answer = await ask(`/app/orders/${id}?_data=routes%2Fapp.orders.%24id`, token);
      expect(answer.status).toBe(404);
    },
  );

  it('the health route answers anybody', async () => {
    const answer = await ask('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { database: 'up' }]);
  });

  it('an address that does not exist is not found', async () => {
    expect((await ask('/nothing/here')).status).toBe(404);
  });
});

/** The app's frame, once its page is shown and alive. */
async function openFrame(page: Page, url: string): Promise<Frame> {
  await page.goto(url, { waitUntil: 'load' });
  const frame = await (await page.waitForSelector('#app-frame')).contentFrame();
  if (!frame) throw new Error('The admin shows no frame.');
  await frame.locator('h1').first().waitFor();
  await frame.waitForFunction(() => 'shopify' in window && document.readyState === 'complete');
  // Taking a picture marks fields, and a page that comes alive only then takes the marks for its own.
  await frame.waitForFunction(() =>
    [...document.querySelectorAll('h1, input, button')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__react')),
    ),
  );
  return frame;
}
