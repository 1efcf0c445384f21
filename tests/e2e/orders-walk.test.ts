/**
 * A day with orders, with the true app, worker and database over both simulators: settings, a dry run, a decision by hand,
 * a label, a parcel. Pictures go to test-results/orders-walk.
 */
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { GTIN, ITEM } from '../support/scenario-world.ts';
import { LOCATION, SHOP, startWholeApp, type WholeApp } from '../support/whole-app.ts';

const COAT = { productId: ITEM, gtin: GTIN, name: 'Coat', brand: 'Example', color: 'Black', size: 'M' };
const PATIENCE = { timeout: 60_000, interval: 200 };

describeInBrowser('a day with orders', () => {
  let whole: WholeApp;
  let app: FrameLocator;

  beforeAll(async () => {
    whole = await startWholeApp({ pictures: 'test-results/orders-walk' });
    ({ app } = whole);
  }, 120_000);

  afterAll(() => whole?.close(), 60_000);

  const admin = () => whole.watched.page;
  const saveBar = () => admin().getByRole('button', { name: 'Save', exact: true });
  const tab = (name: string) => app.getByRole('tab', { name }).click();
  const storeOrders = () => whole.shopify.control.state(SHOP).orders;
  const offer = (name: string, price: number): void => {
    whole.miinto.control.addTransfer({
      locationId: LOCATION,
      currency: 'EUR',
      customer: {
        name,
        email: 'buyer@relay.example',
        address: { street: 'Invalidenstraße 101', postcode: '10115', city: 'Berlin', countryCode: 'DE' },
      },
      positions: [{ price, item: COAT }],
    });
  };

  it('begins with settings that leave every decision to a person', async () => {
    await admin().goto(`${whole.shopify.url}/admin?shop=${SHOP}`);
    await app.getByRole('heading', { name: 'Miinto Sync' }).waitFor();
    await admin().getByRole('link', { name: 'Connections' }).first().click();
    await app.getByRole('link', { name: 'Add connection' }).first().click();
    await app.getByRole('link', { name: 'Connect Miinto' }).click();
    await app.getByLabel('Login').fill('boutique');
    await app.getByLabel('Password').fill('secret');
    await app.getByRole('button', { name: 'Get available stores' }).click();
    await app.getByLabel('Store', { exact: true }).selectOption({ label: '2654 (DE)' });
    await app.getByLabel('Order synchronization').selectOption('yes');
    await app.getByLabel('Main warehouse').check();
    await app.getByLabel('Threshold').fill('1,5x');
    await saveBar().click();
    await app.locator('.Polaris-InlineError').first().waitFor();
    await whole.picture('1-a-field-that-cannot-be-read');
    await app.getByLabel('Threshold').fill('0.97');
    await saveBar().click();
    await app.getByText('miinto_orders_v21').first().waitFor();
    expect(whole.watched.complaints()).toEqual([]);
  }, 60_000);

  it('shows what came in with what the rules would do, and sends nothing', async () => {
    offer('Zoë Sørensen', 10_000);
    offer('Max Mustermann', 8_000);
    await admin().getByRole('link', { name: 'Orders' }).last().click();
    // Miinto names the buyer with the order alone.
    for (const price of ['EUR 100.00', 'EUR 80.00']) await app.getByText(price).first().waitFor({ timeout: 60_000 });
    await whole.picture('2-two-offers');
    expect(whole.watched.complaints()).toEqual([]);
    expect(whole.miinto.control.state().orders).toEqual([]);
  }, 90_000);

  it('tries other settings over the offers that came in, without sending or saving anything', async () => {
    await admin().getByRole('link', { name: 'Connections' }).first().click();
    await app.getByRole('link', { name: '2654 (DE)' }).first().click();
    await app.getByLabel('Accept orders automatically').selectOption('yes');
    await app.getByLabel('Threshold').fill('0.75');
    await app.getByRole('button', { name: 'Start dry run' }).click();
    await app.getByText('These settings would have decided 1 of 2 positions differently.').waitFor();
    await app.getByText('Nothing was sent and nothing was saved.').waitFor();
    await whole.picture('3-dry-run');
    expect(whole.watched.complaints()).toEqual([]);
    expect(whole.miinto.control.state().orders).toEqual([]);
  }, 60_000);

  it('accepts one offer by hand, and it is in the store', async () => {
    await admin().getByRole('link', { name: 'Orders' }).last().click();
    await whole.picture('4-unsaved-settings');
    await app.getByRole('button', { name: 'Leave page' }).click();
    const row = app.getByRole('row').filter({ hasText: 'EUR 100.00' });
    await row
      .getByRole('link', { name: /details|^#?\d+$/i })
      .first()
      .click();
    await app.getByRole('button', { name: 'Accept all' }).waitFor();
    await whole.picture('5-offer');
    await app.getByRole('button', { name: 'Accept all' }).click();
    await app.getByText('#1001').first().waitFor({ timeout: 60_000 });
    await tab('Items');
    await whole.picture('6-accepted');
    expect(whole.watched.complaints()).toEqual([]);
    expect(storeOrders().map((order) => order.lines.map(({ sku, quantity }) => [sku, quantity]))).toEqual([
      [['COAT-M', 1]],
    ]);
    expect(whole.miinto.control.state().orders).toHaveLength(1);
  }, 90_000);

  it('finds the label with the order, and opening it is noted', async () => {
    const [order] = whole.miinto.control.state().orders;
    whole.miinto.control.addFile({ locationId: LOCATION, orderId: order?.id ?? 0, variant: 'pdf' });
    await tab('Comments');
    await app.getByRole('button', { name: 'Open: Shipping label' }).waitFor({ timeout: 60_000 });
    await whole.picture('7-label');
    const opened = admin().context().waitForEvent('page');
    await app.getByRole('button', { name: 'Open: Shipping label' }).click();
    const popup = await opened;
    await expect.poll(() => popup.url(), PATIENCE).toMatch(/^http/);
    const file = await fetch(popup.url());
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await file.text()).slice(0, 5)).toBe('%PDF-');
    await popup.close();
    await app.getByRole('button', { name: 'Who opened it: Shipping label' }).click();
    await app.getByText('Opened', { exact: false }).first().waitFor();
    await whole.picture('8-who-opened-it');
    expect(whole.watched.complaints()).toEqual([]);
  }, 120_000);

  it('ships in Shopify; the first report waits for a word, then Miinto has the tracking', async () => {
    const [order] = storeOrders();
    const ship = () =>
      whole.shopify.control
        .merchant(SHOP)
        .ship(order?.id ?? '', { trackingCompany: 'GLS', trackingNumber: 'T-100' })
        .then(
          () => true,
          () => false,
        );
    // As soon as its fulfilment order stands.
    await expect.poll(ship, PATIENCE).toBe(true);
    await tab('Shipments');
    await app.getByRole('button', { name: 'Go ahead' }).waitFor({ timeout: 60_000 });
    await whole.picture('9-first-parcel');
    await app.getByRole('button', { name: 'Go ahead' }).click();
    await app.getByText('Reported', { exact: true }).first().waitFor({ timeout: 60_000 });
    await whole.picture('10-reported');
    expect(whole.watched.complaints()).toEqual([]);
    const positions = whole.miinto.control.state().orders.flatMap((one) => one.positions);
    expect(positions.map((one) => [one.shippingProviderId, one.trackAndTrace])).toEqual([['gls', 'T-100']]);
  }, 120_000);

  it('says all of it in the order’s own timeline', async () => {
    await tab('Communication');
    for (const action of ['Transfer answered', 'Order created', 'Shipment reported']) {
      await app.getByText(action).first().waitFor();
    }
    await whole.picture('11-timeline');
    await admin().setViewportSize({ width: 360, height: 800 });
    await tab('Shipments');
    await app.getByText('T-100').first().waitFor();
    await whole.picture('12-narrow');
    expect(whole.watched.complaints()).toEqual([]);
  }, 60_000);
});
