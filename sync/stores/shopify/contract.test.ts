import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { startShopifySimulator } from '#simulators/shopify/index.ts';
import type { ShopifySimulatorOptions } from '#simulators/shopify/index.ts';
import { allowLoopback, network } from '#tests/support/outgoing.ts';
import { adapterError } from '../../core/errors.ts';
import { money, parseDecimal } from '../../core/money.ts';
import { err, ok } from '../../core/result.ts';
import { describeStoreContract } from '../store-contract.ts';
import type { ContractTrouble, ContractVariantInput, StoreHarness } from '../store-contract.ts';
import { createShopifyClient, createShopifyStore } from './index.ts';
import type { ShopifyExchange } from './index.ts';
import { recordingLimiter, testLine, testPlan } from './test-doubles.ts';

allowLoopback();

const SHOP = 'boutique.myshopify.com';
const COUNTRY = 'DK';
const LOCATIONS = ['Shop floor', 'Warehouse'] as const;

/** Everything lags by nothing or by a minute at most; nobody waits, time is moved. */
const SETTLED_MS = 70_000;

const FAULTS = {
  'rate-limited': 'too-many-requests',
  outage: 'error-before',
  gibberish: 'cut-body',
  'reply-lost': 'lost-reply',
} as const satisfies Record<ContractTrouble, string>;

const APP = 'https://app.test';

async function simulated(options: Partial<ShopifySimulatorOptions> = {}) {
  network.use(http.post(`${APP}/*`, () => new HttpResponse(null, { status: 200 })));
  const simulator = await startShopifySimulator({
    apiKey: 'key',
    apiSecret: 'secret',
    shops: [{ domain: SHOP, currency: 'EUR', locations: LOCATIONS.map((name) => ({ name })) }],
    ...options,
  });
  const { control } = simulator;
  const clock = { now: () => control.clock.now() };
  let token = control.tokens.issue(SHOP);
  let revoked = false;
  const exchanges: ShopifyExchange[] = [];
  const client = createShopifyClient({
    shop: SHOP,
    tokens: {
      get: async () => (token === '' ? err(adapterError('auth', 'Open the app once in Shopify Admin.')) : ok(token)),
      invalidate: async () => {
        token = revoked ? '' : control.tokens.issue(SHOP);
      },
    },
    // What the container does where a simulator is set: the request goes there and says for which shop it is.
    fetch: (input, init) => {
      const { host, pathname } = new URL(input instanceof Request ? input.url : input);
      const headers = new Headers(init?.headers);
      headers.set('x-forwarded-host', host);
      return globalThis.fetch(`${simulator.url}${pathname}`, { ...init, headers });
    },
    limiter: recordingLimiter(),
    apiVersion: '2026-10',
    clock,
    timeoutMs: 5_000,
    sleep: async () => undefined,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  const storeAt = (appUrl: string) => createShopifyStore({ client, clock, appUrl });
  const store = storeAt(APP);
  let nextId = 5_000;
  const newId = () => String((nextId += 1));
  return {
    ...simulator,
    store,
    storeAt,
    exchanges,
    revoke() {
      revoked = true;
      control.tokens.revoke(SHOP, 'all');
    },
    addProduct(product: Parameters<StoreHarness['addProduct']>[0]) {
      const productId = newId();
      const variants = product.variants.map((variant) => ({ variantId: newId(), ...toSimulated(variant) }));
      const status = product.archived === true ? 'ARCHIVED' : 'ACTIVE';
      control.loadCatalogue(SHOP, [{ productId, title: product.title, status, variants }]);
      const known = control.state(SHOP).variants;
      return {
        productId,
        variants: variants.map(({ variantId }) => {
          const variantRef = `gid://shopify/ProductVariant/${variantId}`;
          const inventoryItemRef = known.find(({ id }) => id === variantRef)?.inventoryItemId ?? '';
          return { variantId, variantRef, inventoryItemRef };
        }),
      };
    },
    settle: () => control.clock.advance(SETTLED_MS),
  };
}

function toSimulated({ compareAt, stock = [], tracked, continueSelling, ...rest }: ContractVariantInput) {
  return {
    ...rest,
    compareAtPrice: compareAt ?? null,
    tracked: tracked ?? true,
    inventoryPolicy: continueSelling === true ? ('CONTINUE' as const) : ('DENY' as const),
    stockAt: Object.fromEntries(
      LOCATIONS.flatMap((name, index) => {
        const available = stock[index] ?? null;
        return available === null ? [] : [[name, available]];
      }),
    ),
  };
}

async function makeHarness(): Promise<StoreHarness> {
  const at = await simulated();
  const { control } = at;
  const refused = (change: object) => ({ ...ADDRESS, ...change });
  return {
    store: at.store,
    facets: ['placements'],
    currency: 'EUR',
    foreign: { currency: 'DKK', rate: '7.46' },
    country: COUNTRY,
    stockLocationRefs: control.state(SHOP).locations.map(({ id }) => id),
    refusals: [
      { part: 'shipping-address', change: { shippingAddress: refused({ postcode: 'not a code' }) } },
      { part: 'shipping-address', change: { shippingAddress: refused({ countryCode: 'XX' }) } },
      { part: 'billing-address', change: { billingAddress: refused({ city: 'x'.repeat(300) }) } },
      { part: 'phone', change: { shippingAddress: refused({ phone: 'call me' }) } },
      { part: 'email', change: { email: 'no address' } },
    ],
    addProduct: async (product) => at.addProduct(product),
    placeForeignOrder: (channelOrderId) =>
      control.merchant(SHOP).createOrder({
        lineItems: [{ title: 'Coat', quantity: 1, priceSet: { shopMoney: { amount: '1.00', currencyCode: 'EUR' } } }],
        note: `Marketplace order ${channelOrderId}, please pack well`,
      }),
    ordersThere: async () =>
      control.state(SHOP).orders.map((order) => {
        expect(order.outstanding.shop).toEqual({ amount: '0.00', currency: 'EUR' });
        return {
          orderRef: order.id,
          channelOrderId: order.sourceIdentifier,
          total: parsed(order.total.presentment),
          paid: parsed(order.received.presentment),
          units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
        };
      }),
    stockThere: async (item) =>
      Object.fromEntries(
        control
          .state(SHOP)
          .stock.filter(({ inventoryItemId }) => inventoryItemId === item)
          .map(({ locationId, available }) => [locationId, available]),
      ),
    settle: at.settle,
    expireSignIn: async () => control.tokens.revoke(SHOP, 'access'),
    revokeSignIn: async () => at.revoke(),
    trouble: async (kind) => void control.faults.add({ kind: FAULTS[kind] }),
    heal: async () => control.faults.clear(),
    close: () => at.close(),
  };
}

const parsed = ({ amount, currency }: { amount: string; currency: string }) => parseDecimal(amount, currency);

const ADDRESS = {
  name: 'Anna Sørensen',
  email: null,
  phone: '+4520304050',
  street: 'Nygade 1',
  postcode: '1164',
  city: 'København',
  countryCode: 'DK',
};

describeStoreContract('Shopify', makeHarness);

describe('the Shopify store', () => {
  it('points its webhooks back when the app has moved, and makes no second ones', async () => {
    const at = await simulated();
    const done = await at.store.ensureSetUp();
    expect(done.ok && done.value.created).toHaveLength(9);
    const topics = () => at.control.state(SHOP).subscriptions.map(({ topic, uri }) => `${topic} ${uri}`);
    const before = topics();
    const moved = at.storeAt('https://moved.test');
    expect(await moved.ensureSetUp()).toMatchObject({ ok: true, value: { created: { length: 7 } } });
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
});
