/** The Shopify adapter in front of the simulated Shopify, for its contract suite and its own tests. */
import { http, HttpResponse } from 'msw/http';
import { expect } from 'vitest';
import { startShopifySimulator } from '#simulators/shopify/index.ts';
import type { ShopifySimulatorOptions } from '#simulators/shopify/index.ts';
import { network } from './outgoing.ts';
import { adapterError } from '#sync/core/errors.ts';
import { add, money, parseDecimal } from '#sync/core/money.ts';
import { err, ok } from '#sync/core/result.ts';
import { CONTRACT_FACETS } from '#sync/stores/store-contract-harness.ts';
import type {
  ContractMetafield,
  ContractParcel,
  ContractTrouble,
  ContractVariantInput,
  StoreHarness,
} from '#sync/stores/store-contract-harness.ts';
import { createShopifyClient, createShopifyStore } from '#sync/stores/shopify/index.ts';
import type { ShopifyExchange } from '#sync/stores/shopify/index.ts';
import { recordingLimiter } from '#sync/stores/shopify/test-doubles.ts';

export const SHOP = 'boutique.myshopify.com';
export const COUNTRY = 'DK';
const LOCATIONS = ['Shop floor', 'Warehouse'] as const;

/** Everything lags by nothing or by a minute at most; nobody waits, time is moved. */
const SETTLED_MS = 70_000;

const FAULTS = {
  'rate-limited': 'too-many-requests',
  outage: 'error-before',
  gibberish: 'cut-body',
  'reply-lost': 'lost-reply',
} as const satisfies Record<ContractTrouble, string>;

export const APP = 'https://app.test';

export async function simulated(options: Partial<ShopifySimulatorOptions> = {}) {
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
    merchant: control.merchant(SHOP),
    exchanges,
    revoke() {
      revoked = true;
      control.tokens.revoke(SHOP, 'all');
    },
    addProduct(product: Parameters<StoreHarness['addProduct']>[0]) {
      const productId = newId();
      const variants = product.variants.map((variant) => ({ variantId: newId(), ...toSimulated(variant) }));
      const status = product.archived === true ? 'ARCHIVED' : 'ACTIVE';
      const brand = product.vendor ?? '';
      control.loadCatalogue(SHOP, [{ productId, title: product.title, status, brand, variants: variants.map(plain) }]);
      const asText = (metafields: readonly ContractMetafield[] = []) =>
        metafields.map((metafield) => ({ ...metafield, type: 'single_line_text_field' }));
      if (product.metafields) control.patchProduct(SHOP, productId, { metafields: asText(product.metafields) });
      for (const { variantId, metafields } of variants) {
        if (metafields) control.patchVariant(SHOP, variantId, { metafields: asText(metafields) });
      }
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

function plain<T extends { readonly metafields?: unknown }>({ metafields: _metafields, ...rest }: T) {
  return rest;
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

export async function makeHarness(): Promise<StoreHarness> {
  const at = await simulated();
  const { control } = at;
  const refused = (change: object) => ({ ...ADDRESS, ...change });
  return {
    store: at.store,
    facets: CONTRACT_FACETS,
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
    merchant: {
      ship: (orderRef, { lines, parcels } = {}) =>
        at.merchant.ship(orderRef, {
          ...(lines ? { lines: lines.map(({ storeLineRef: lineId, quantity }) => ({ lineId, quantity })) } : {}),
          ...(parcels ? shippedWith(parcels) : {}),
        }),
      correctTracking(fulfilmentRef, parcels) {
        const { trackingCompany: company = '', trackingNumbers: numbers, trackingUrls: urls } = shippedWith(parcels);
        return at.merchant.addTracking(fulfilmentRef, { company, numbers, urls });
      },
      voidFulfilment: (ref) => at.merchant.cancelFulfilment(ref),
      editDown: (orderRef, lineId, quantity) => at.merchant.editOrder(orderRef, { lines: [{ lineId, quantity }] }),
      cancelOrder: (orderRef) => at.merchant.cancel(orderRef, { refund: false }),
      deleteOrder: (orderRef) => at.merchant.deleteOrder(orderRef),
      refund: (orderRef, { lines, amount, note }) =>
        at.merchant.refund(orderRef, {
          lines: (lines ?? []).map(({ storeLineRef: lineId, quantity, restock }) => ({
            lineId,
            quantity,
            restockType: restock ?? 'RETURN',
          })),
          ...(amount !== undefined && { amount }),
          ...(note !== undefined && { note }),
        }),
      deactivate: async (ref) => control.patchLocation(SHOP, ref, { active: false }),
      hold: (orderRef) => at.merchant.hold(orderRef),
      setStock: (variantRef, locationRef, available) => at.merchant.setStock(variantRef, available, locationRef),
    },
    refundsThere: async (orderRef) => {
      const order = control.state(SHOP).orders.find(({ id }) => id === orderRef);
      return (order?.refunds ?? []).map(({ id, note, lines, transactionIds }) => ({
        ref: id,
        note,
        units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
        paid: (order?.transactions ?? [])
          .filter((transaction) => transactionIds.includes(transaction.id))
          .map(({ amount }) => parsed(amount.presentment))
          .reduce((sum, amount) => add(sum, amount), money(0, order?.presentmentCurrency ?? '')),
      }));
    },
    takeStockPermission: async () => {
      const { scopes } = control.state(SHOP).shop;
      await control.setScopes(
        SHOP,
        scopes.filter((scope) => scope !== 'write_inventory'),
      );
      return 'write_inventory';
    },
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

function shippedWith(parcels: readonly ContractParcel[]) {
  const [first] = parcels;
  return {
    ...(first ? { trackingCompany: first.carrier } : {}),
    trackingNumbers: parcels.map(({ number }) => number),
    trackingUrls: parcels.flatMap(({ url }) => url ?? []),
  };
}
