/**
 * What a merchant does on the first day, with the true app, worker and database over both simulators: connects a Miinto
 * account, synchronizes, finds the order in Shopify, looks at it. Pictures go to test-results/journey.
 */
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { GTIN, ITEM } from '../support/scenario-world.ts';
import { LOCATION, SHOP, startWholeApp, type WholeApp } from '../support/whole-app.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36';

describeInBrowser('the first day of a merchant', () => {
  let whole: WholeApp;
  let app: FrameLocator;

  beforeAll(async () => {
    whole = await startWholeApp({ pictures: 'test-results/journey' });
    ({ app } = whole);
  }, 120_000);

  afterAll(() => whole?.close(), 60_000);

  it('opens the app in the admin, which installs it', async () => {
    await whole.watched.page.goto(`${whole.shopify.url}/admin?shop=${SHOP}`);
    await app.getByRole('heading', { name: 'Miinto Sync' }).waitFor();
    await whole.picture('1-home');
    expect(whole.watched.complaints()).toEqual([]);
  }, 60_000);

  it('says in the form when the login is wrong, and saves nothing', async () => {
    await whole.watched.page.getByRole('link', { name: 'Connections' }).first().click();
    await app.getByRole('link', { name: 'Add connection' }).first().click();
    await app.getByRole('link', { name: 'Connect Miinto' }).click();
    await app.getByLabel('Login').fill('boutique');
    await app.getByLabel('Password').fill('wrong');
    await app.getByRole('button', { name: 'Get available stores' }).click();
    await app.locator('.Polaris-InlineError').first().waitFor();
    await whole.picture('2-wrong-login');
    expect(whole.watched.complaints()).toEqual([]);
  }, 60_000);

  it('gets the stores, activates one and saves', async () => {
    await app.getByLabel('Password').fill('secret');
    await app.getByRole('button', { name: 'Get available stores' }).click();
    await app.getByLabel('Store', { exact: true }).selectOption({ label: '2654 (DE)' });
    await app.getByLabel('Order synchronization').selectOption('yes');
    await app.getByLabel('Accept orders automatically').selectOption('yes');
    await app.getByLabel('Main warehouse').check();
    await whole.picture('3-connection');
    await whole.watched.page.getByRole('button', { name: 'Save', exact: true }).click();
    await app.getByRole('heading', { name: 'Connections' }).waitFor();
    await app.getByText('miinto_orders_v21').first().waitFor();
    await whole.picture('4-connections');
    expect(whole.watched.complaints()).toEqual([]);
  }, 60_000);

  it('synchronizes, and finds the accepted order with its id in the store', async () => {
    whole.miinto.control.addTransfer({
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
    await whole.watched.page.getByRole('link', { name: 'Orders' }).last().click();
    await app.getByText('#1001').first().waitFor({ timeout: 60_000 });
    await app.getByText('Zoë Sørensen').first().waitFor();
    await whole.picture('5-orders');
    expect(whole.watched.complaints()).toEqual([]);
  }, 90_000);

  it('shows the order with its verdict, its reason and all communication', async () => {
    await app
      .getByRole('link', { name: /details|^#?\d+$/i })
      .first()
      .click();
    await app.getByRole('tab', { name: 'Communication' }).click();
    await app.getByRole('heading', { name: 'Communication' }).waitFor();
    await app.getByText('Transfer answered').first().waitFor();
    await app.getByText('Order created').first().waitFor();
    await whole.picture('6-order');
    expect(whole.watched.complaints()).toEqual([]);
    const [order, ...others] = whole.shopify.control.state(SHOP).orders;
    expect(others).toEqual([]);
    expect(order?.lines.map((line) => [line.sku, line.quantity])).toEqual([['COAT-M', 1]]);
  }, 60_000);

  it('tells the block on the order page what it asks for, and strangers nothing', async () => {
    const [order] = whole.shopify.control.state(SHOP).orders;
    const path = `/api/order-summary?order=${encodeURIComponent(String(order?.id))}`;
    const answer = await app.locator('body').evaluate(async (_body, address) => {
      const reply = await fetch(address);
      return { status: reply.status, body: (await reply.json()) as { order: Record<string, unknown> | null } };
    }, path);
    expect(answer).toMatchObject({
      status: 200,
      body: { order: { channelName: 'Miinto', market: 'DE', status: { label: 'Inserted' } } },
    });
    // As a browser asks: what names itself a robot is turned away.
    const origin = { Origin: 'https://extensions.shopifycdn.com', 'User-Agent': BROWSER };
    const preflight = await fetch(whole.appUrl + path, {
      method: 'OPTIONS',
      headers: { ...origin, 'Access-Control-Request-Headers': 'authorization' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const forged = await fetch(whole.appUrl + path, { headers: { ...origin, Authorization: 'Bearer made.up.token' } });
    expect(forged.status).toBe(401);
    const without = await fetch(whole.appUrl + path, { headers: origin, redirect: 'manual' });
    expect(await without.text()).not.toContain('Miinto');
  }, 60_000);
});
