import { describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { APP, COUNTRY, makeHarness, SHOP, simulated } from '#tests/support/simulated-shopify.ts';
import { money } from '../../core/money.ts';
import type { OrderPlan } from '../../core/store-types.ts';
import { describeStoreContract } from '../store-contract.ts';
import { testLine, testPlan } from './test-doubles.ts';

allowLoopback();

describeStoreContract('Shopify', makeHarness);

describe('the Shopify store', () => {
  it('points its webhooks back when the app has moved, and makes no second ones', async () => {
    const at = await simulated();
    const done = await at.store.ensureSetUp();
    expect(done.ok && done.value.created).toHaveLength(11);
    const topics = () => at.control.state(SHOP).subscriptions.map(({ topic, uri }) => `${topic} ${uri}`);
    const before = topics();
    const moved = at.storeAt('https://moved.test');
    expect(await moved.ensureSetUp()).toMatchObject({ ok: true, value: { created: { length: 9 } } });
    expect(topics()).toEqual(before.map((text) => text.replace(APP, 'https://moved.test')));
    await at.close();
  });

  it('needs fewer than sixty points for an order of one line, from the look-up to its place', async () => {
    const at = await simulated();
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    const stock = [5, 5] as const;
    const product = at.addProduct({
      title: 'Coat',
      variants: [{ sku: 'COAT', barcode: '5701234567890', price: '1.00', stock }],
    });
    const variantRef = product.variants[0]?.variantRef ?? '';
    const stockLocationRefs = at.control
      .state(SHOP)
      .locations.slice(0, 1)
      .map(({ id }) => id);
    // Settings of the shop are asked for once a minute, not per order.
    await at.store.catalog.offers({ variantRefs: [variantRef], stockLocationRefs, country: COUNTRY });
    at.exchanges.length = 0;

    await at.store.catalog.find([{ attribute: { kind: 'sku' }, value: 'COAT' }]);
    await at.store.catalog.offers({ variantRefs: [variantRef], stockLocationRefs, country: COUNTRY });
    const plan = testPlan({
      currency: 'EUR',
      storeCurrency: 'EUR',
      lines: [testLine({ variantRef, unitPrice: money(100, 'EUR'), lineTax: money(20, 'EUR') })],
    });
    const created = await at.store.orders.commit(plan, {});
    await at.settle();
    const orderRefs = created.ok ? [created.value.orderRef] : [];
    expect(await at.store.placements?.read({ orderRefs, stockLocationRefs: [] })).toMatchObject({
      ok: true,
      value: [{ placements: [{ units: [{ lineId: 'line-1', quantity: 1 }] }] }],
    });
    const points = at.exchanges.map(({ requestedCost }) => requestedCost ?? 0);
    expect(points).toHaveLength(4);
    expect(points.reduce((sum, part) => sum + part, 0)).toBeLessThan(60);
    await at.close();
  });

  it('finds variants by a metafield of type id, and says what is wrong with any other', async () => {
    const at = await simulated();
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    const { variants } = at.addProduct({ title: 'Coat', variants: [{ price: '1.00' }] });
    const { variantId = '', variantRef = '' } = variants[0] ?? {};
    const namespace = at.control.state(SHOP).definitions[0]?.namespace ?? '';
    const metafields = [{ namespace, key: 'channel_item', type: 'id', value: 'miinto-1' }];
    at.control.patchVariant(SHOP, variantId, { metafields });
    const find = (key: string, value: string) =>
      at.store.catalog.find([{ attribute: { kind: 'metafield', namespace: '$app', key }, value }]);
    expect(await find('channel_item', 'miinto-1')).toMatchObject({ ok: true, value: [{ matches: [{ variantRef }] }] });
    expect(await find('channel_item', 'miinto-2')).toMatchObject({ ok: true, value: [{ matches: [] }] });
    expect(await find('elsewhere', 'miinto-1')).toMatchObject({
      ok: false,
      error: { kind: 'rejected', message: expect.stringContaining('must be a variant metafield of type "id"') },
    });
    await at.close();
  });

  it('takes the market’s price for the market’s country', async () => {
    const at = await simulated();
    const { variants } = at.addProduct({ title: 'Coat', variants: [{ price: '100.00' }] });
    const { variantId = '', variantRef = '' } = variants[0] ?? {};
    at.control.putMarket(SHOP, {
      handle: 'denmark',
      countries: [COUNTRY],
      currency: 'DKK',
      prices: { [variantId]: { price: '799.00', compareAtPrice: '999.00' } },
    });
    const offers = await at.store.catalog.offers({
      variantRefs: [variantRef],
      stockLocationRefs: [],
      country: COUNTRY,
    });
    expect(offers).toMatchObject({
      ok: true,
      value: [
        {
          contextual: { price: money(79900, 'DKK'), compareAt: money(99900, 'DKK') },
          base: { price: money(10000, 'EUR') },
        },
      ],
    });
    await at.close();
  });

  it('finds its order by search while the look-up by custom id does not know it yet', async () => {
    const at = await simulated({ lags: { customId: [3_600, 3_600] } });
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    const line = testLine({ variantRef: null, unitPrice: money(100, 'EUR'), lineTax: money(20, 'EUR') });
    const plan = testPlan({ currency: 'EUR', storeCurrency: 'EUR', lines: [line] });
    const created = await at.store.orders.commit(plan, {});
    expect(created.ok).toBe(true);
    expect(await at.store.orders.resolve(plan, {})).toEqual({ ok: true, value: { found: null, others: [] } });
    await at.settle();
    expect(await at.store.orders.resolve(plan, {})).toEqual({
      ok: true,
      value: { found: created.ok ? created.value : null, others: [] },
    });
    await at.close();
  });

  it('is told when Shopify refuses a second order with the same custom id', async () => {
    const at = await simulated({ duplicateCustomIds: 'refused' });
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    const line = testLine({ variantRef: null, unitPrice: money(100, 'EUR'), lineTax: money(20, 'EUR') });
    const plan = testPlan({ currency: 'EUR', storeCurrency: 'EUR', lines: [line] });
    expect(await at.store.orders.commit(plan, {})).toMatchObject({ ok: true });
    expect(await at.store.orders.commit(plan, {})).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    await at.close();
  });

  it('names the missing permission when it may not create orders', async () => {
    const at = await simulated();
    await at.control.setScopes(SHOP, ['read_products']);
    expect(
      await at.store.orders.commit(testPlan({ storeCurrency: 'EUR', currency: 'EUR', lines: [] }), {}),
    ).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', message: expect.stringContaining('write_orders') },
    });
    await at.close();
  });

  it.each([
    ['IT', '20121', 'MI'],
    ['ES', '28013', 'M'],
  ])('gives the province that Shopify wants for %s', async (countryCode, postcode, provinceCode) => {
    const at = await simulated();
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    expect(await at.store.orders.commit(customPlan(addressIn(countryCode, postcode)), {})).toMatchObject({ ok: true });
    expect(at.control.state(SHOP).orders).toMatchObject([{ shippingAddress: { countryCode, provinceCode } }]);
    await at.close();
  });

  it.each([
    ['US', '10001'],
    ['CA', 'M5V 2T6'],
    ['AU', '2000'],
    ['IT', '99999'],
  ])('imports an order to %s without its address where the province cannot be told', async (countryCode, postcode) => {
    const at = await simulated();
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    const plan = customPlan(addressIn(countryCode, postcode));
    expect(await at.store.orders.commit(plan, {})).toMatchObject({
      ok: false,
      error: { kind: 'rejected', refusedPart: 'shipping-address' },
    });
    expect(await at.store.orders.commit({ ...plan, without: ['shipping-address'] }, {})).toMatchObject({ ok: true });
    await at.close();
  });

  it('makes one customer of a buyer who comes again, and none without being told to', async () => {
    const at = await simulated();
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    const customer = { email: 'anna@example.test', firstName: 'Anna', lastName: null };
    for (const [index, email] of ['anna@example.test', 'ANNA@example.test'].entries()) {
      const plan = customPlan({ customId: `order-${index}`, customer: { ...customer, email } });
      expect(await at.store.orders.commit(plan, {})).toMatchObject({ ok: true });
    }
    expect(await at.store.orders.commit(customPlan({ customId: 'none' }), {})).toMatchObject({ ok: true });
    const { customers, orders } = at.control.state(SHOP);
    expect(customers).toMatchObject([{ email: 'anna@example.test', firstName: 'Anna', phone: null }]);
    const [known] = customers;
    expect(orders.map(({ customerId }) => customerId)).toEqual([known?.id, known?.id, null]);
    await at.close();
  });

  it('names the customer as what to leave out when it may not make any, or the mail is none', async () => {
    const at = await simulated();
    expect(await at.store.ensureSetUp()).toMatchObject({ ok: true });
    const customer = { email: 'no address', firstName: 'Anna', lastName: 'Sørensen' };
    const refusal = { ok: false, error: { kind: 'rejected', refusedPart: 'customer' } };
    expect(await at.store.orders.commit(customPlan({ customer }), {})).toMatchObject(refusal);
    const { scopes } = at.control.state(SHOP).shop;
    await at.control.setScopes(
      SHOP,
      scopes.filter((scope) => scope !== 'write_customers'),
    );
    const plan = customPlan({ customer: { ...customer, email: 'anna@example.test' } });
    expect(await at.store.orders.commit(plan, {})).toMatchObject(refusal);
    expect(await at.store.orders.commit({ ...plan, without: ['customer'] }, {})).toMatchObject({ ok: true });
    await at.close();
  });
});

/** An order of one custom line in the store's own currency. */
function customPlan(change: Partial<OrderPlan>): OrderPlan {
  const line = testLine({ variantRef: null, unitPrice: money(100, 'EUR'), lineTax: money(20, 'EUR') });
  return testPlan({ currency: 'EUR', storeCurrency: 'EUR', lines: [line], ...change });
}

function addressIn(countryCode: string, postcode: string): Partial<OrderPlan> {
  const { shippingAddress } = testPlan();
  return shippingAddress ? { shippingAddress: { ...shippingAddress, countryCode, postcode } } : {};
}
