import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { network } from '#tests/support/outgoing.ts';
import type { AdapterErrorKind } from '../../core/errors.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { createShopifyStore } from './index.ts';
import { testClient, testPlan, TEST_URL } from './test-doubles.ts';

function setUp() {
  const doubles = testClient(createFakeClock());
  const store = createShopifyStore({ client: doubles.client, clock: doubles.clock, appUrl: 'https://app.test' });
  const find = () => store.catalog.find([{ attribute: { kind: 'sku' }, value: 'COAT-1' }]);
  const create = () => store.orders.commit(testPlan(), {});
  return { ...doubles, store, find, create };
}

/** Counts how often a reply was asked for, and with which token. */
function replying(reply: (call: number) => Response | Promise<Response>) {
  const seen = { calls: 0, tokens: [] as (string | null)[] };
  network.use(
    http.post(TEST_URL, ({ request }) => {
      seen.calls += 1;
      seen.tokens.push(request.headers.get('x-shopify-access-token'));
      return reply(seen.calls);
    }),
  );
  return seen;
}

const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}) =>
  HttpResponse.json(body as never, init);
const gqlError = (code: string | null, more: object = {}) =>
  json({ errors: [{ message: 'Something', extensions: { code }, ...more }] });
const cost = (requestedQueryCost: number, currentlyAvailable: number, actualQueryCost: number | null = null) => ({
  cost: {
    requestedQueryCost,
    actualQueryCost,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
  },
});
const throttled = (requested: number, available: number) =>
  json({
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: cost(requested, available),
  });
const noVariants = { productVariants: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } };
const createdOrder = {
  orderCreate: {
    order: {
      id: 'gid://shopify/Order/1',
      name: '#1001',
      createdAt: '2026-10-01T08:00:00Z',
      totalPriceSet: { presentmentMoney: { amount: '500.0', currencyCode: 'DKK' } },
      transactions: [{ id: 'gid://shopify/OrderTransaction/5' }],
      lineItems: {
        nodes: [{ id: 'gid://shopify/LineItem/7', customAttributes: [{ key: '_miinto_line', value: 'line-1' }] }],
      },
    },
    userErrors: [],
  },
};

describe('a reply that is no answer', () => {
  const malformed: [string, () => Response][] = [
    ['a web page', () => HttpResponse.html('<html><body><h1>Be right back</h1></body></html>')],
    ['cut JSON', () => new HttpResponse('{"data":{"orderCre', { headers: { 'content-type': 'application/json' } })],
    ['an empty body', () => new HttpResponse('')],
    ['a bare number', () => json(7)],
    ['a bare array', () => json([])],
    ['no data', () => json({})],
    ['data of another type', () => json({ data: 'x' })],
    ['null for data', () => json({ data: null })],
    ['wrong types inside', () => json({ data: { productVariants: { nodes: 'x' }, orderCreate: [] } })],
    [
      'a wrong type deep inside',
      () =>
        json({
          data: {
            productVariants: { nodes: [{ __typename: 'ProductVariant', id: 7 }], pageInfo: {} },
            orderCreate: { order: { ...createdOrder.orderCreate.order, createdAt: 'yesterday' }, userErrors: [] },
          },
        }),
    ],
    ['a redirect', () => new HttpResponse(null, { status: 302, headers: { location: 'https://elsewhere.test/' } })],
  ];

  it.each(malformed)('to a query is an unexpected reply: %s', async (_, reply) => {
    replying(reply);
    expect(await setUp().find()).toMatchObject({
      ok: false,
      error: { kind: 'unexpected-reply', message: expect.stringMatching(/\.$/) },
    });
  });

  it.each(malformed)('to an order leaves the outcome open and is sent once: %s', async (_, reply) => {
    const seen = replying(reply);
    expect(await setUp().create()).toMatchObject({
      ok: false,
      error: { kind: 'unexpected-reply', message: expect.stringMatching(/look up/) },
    });
    expect(seen.calls).toBe(1);
  });

  it('without order and without a reason is one too', async () => {
    replying(() => json({ data: { orderCreate: { order: null, userErrors: [] } } }));
    expect(await setUp().create()).toMatchObject({ ok: false, error: { kind: 'unexpected-reply' } });
  });

  it('is never quoted where it may hold an address, a phone or a mail', async () => {
    replying(
      () => new HttpResponse('{"data":{"name":"Jane Example', { headers: { 'content-type': 'application/json' } }),
    );
    expect(JSON.stringify(await setUp().find())).not.toMatch(/Jane/);
    const message = 'Phone +45 20 30 40 50 of jane@example.test is invalid';
    const userErrors = [{ code: 'INVALID', field: ['order', 'shippingAddress', 'phone'], message }];
    replying(() => json({ data: { orderCreate: { order: null, userErrors } } }));
    const said = JSON.stringify(await setUp().create());
    expect(said).toMatch(/Phone \[number\] of \[redacted\] is invalid/);
  });
});

describe('a good answer', () => {
  it('counts also beside a cost nobody can read', async () => {
    replying(() => json({ data: createdOrder, extensions: { cost: 'much' } }));
    expect(await setUp().create()).toMatchObject({
      ok: true,
      value: { orderRef: 'gid://shopify/Order/1', name: '#1001' },
    });
  });

  it('with an order and warnings beside it is an order: calling it refused would make a second', async () => {
    const userErrors = [{ code: 'INVALID', field: ['order', 'email'], message: 'Odd' }];
    replying(() => json({ data: { orderCreate: { ...createdOrder.orderCreate, userErrors } } }));
    expect(await setUp().create()).toMatchObject({ ok: true });
  });
});

describe('trouble on the way', () => {
  it.each([500, 502, 503])('with %i: a query is tried again, an order is open and sent once', async (status) => {
    const seen = replying(() => new HttpResponse('oops', { status }));
    const { find, create } = setUp();
    expect(await find()).toMatchObject({ error: { kind: 'temporary' } });
    expect(seen.calls).toBe(3);
    expect(await create()).toMatchObject({ error: { kind: 'unclear' } });
    expect(seen.calls).toBe(4);
  });

  it('that breaks the connection leaves an order open and sent once', async () => {
    const seen = replying(() => HttpResponse.error());
    expect(await setUp().create()).toMatchObject({ error: { kind: 'unclear' } });
    expect(seen.calls).toBe(1);
  });

  it('that keeps a request from leaving makes an order temporary: it was surely not executed', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const { client, clock } = testClient(createFakeClock(), () =>
      Promise.reject(new TypeError('fetch failed', { cause: refused })),
    );
    const store = createShopifyStore({ client, clock, appUrl: 'https://app.test' });
    expect(await store.orders.commit(testPlan(), {})).toMatchObject({ error: { kind: 'temporary' } });
  });

  it('that passes is not noticed by a reader', async () => {
    replying((call) => (call < 3 ? HttpResponse.error() : json({ data: noVariants })));
    expect(await setUp().find()).toMatchObject({ ok: true, value: [{ matches: [] }] });
  });

  it.each([
    ['while it ran', 'UNKNOWN_CODE', { path: ['orderCreate'] }, 'unclear', 'rejected'],
    ['while it ran, without a code', null, { path: ['orderCreate'] }, 'unclear', 'temporary'],
    ['before it ran', 'UNKNOWN_CODE', {}, 'rejected', 'rejected'],
    ['as a bad request', 'BAD_REQUEST', { path: ['orderCreate'] }, 'rejected', 'rejected'],
  ])('reported by GraphQL %s (%s, %j) makes an order %s and a query %s', async (_, code, more, ofOrder, ofQuery) => {
    replying(() => gqlError(code, more));
    const { create, find } = setUp();
    expect(await create()).toMatchObject({ error: { kind: ofOrder } });
    expect(await find()).toMatchObject({ error: { kind: ofQuery } });
  });

  it('inside Shopify makes an order unclear, and a query is tried again', async () => {
    const seen = replying(() => gqlError('INTERNAL_SERVER_ERROR'));
    const { find, create } = setUp();
    expect(await create()).toMatchObject({ error: { kind: 'unclear' } });
    expect(await find()).toMatchObject({ error: { kind: 'temporary' } });
    expect(seen.calls).toBe(4);
  });
});

describe('a token', () => {
  it('that is refused is renewed once, also for an order, which was not executed', async () => {
    const seen = replying((call) =>
      call === 1
        ? json({ errors: '[API] Invalid API key or access token' }, { status: 401 })
        : json({ data: createdOrder }),
    );
    const { create, tokens } = setUp();
    expect(await create()).toMatchObject({ ok: true });
    expect(tokens.refused).toEqual(['token-1']);
    expect(seen.tokens).toEqual(['token-1', 'token-2']);
  });

  it('that is refused again is a matter for a person', async () => {
    const seen = replying(() => new HttpResponse(null, { status: 401 }));
    expect(await setUp().find()).toMatchObject({ error: { kind: 'auth' } });
    expect(seen.calls).toBe(2);
  });
});

describe('a refusal', () => {
  it.each<[number, AdapterErrorKind, RegExp]>([
    [402, 'forbidden', /frozen until its Shopify bill is paid/],
    [423, 'forbidden', /locked the store/],
    [403, 'forbidden', /Open the app/],
    [404, 'not-found', /does not know this store/],
    [400, 'rejected', /refused/],
  ])('with status %i is %s and said in words', async (status, kind, words) => {
    const seen = replying(() => new HttpResponse('no', { status }));
    expect(await setUp().create()).toMatchObject({ error: { kind, message: expect.stringMatching(words) } });
    expect(seen.calls).toBe(1);
  });

  it.each([
    ['in words', { message: 'Access denied for orderCreate field. Required access: `write_orders` access scope.' }],
    ['apart', { extensions: { code: 'ACCESS_DENIED', requiredAccess: '`write_orders` access scope.' } }],
  ])('for a missing permission names it, given %s', async (_, more) => {
    replying(() => gqlError('ACCESS_DENIED', { path: ['orderCreate'], ...more }));
    expect(await setUp().create()).toMatchObject({
      error: { kind: 'forbidden', message: expect.stringContaining('the permission write_orders ') },
    });
  });

  it('of an order by the order limit of a development store may be repeated a minute later', async () => {
    const userErrors = [{ code: null, field: null, message: 'Too many attempts. Please try again later.' }];
    replying(() => json({ data: { orderCreate: { order: null, userErrors } } }));
    const { create, clock } = setUp();
    const until = new Date(clock.now().getTime() + 60_000);
    expect(await create()).toMatchObject({ error: { kind: 'rate-limited', until } });
  });

  it('of an address names the part to leave out', async () => {
    const field = ['order', 'shippingAddress', 'zip'];
    const userErrors = [{ code: 'INVALID', field, message: 'Zip is not valid for Denmark' }];
    replying(() => json({ data: { orderCreate: { order: null, userErrors } } }));
    expect(await setUp().create()).toMatchObject({
      error: {
        kind: 'rejected',
        field,
        refusedPart: 'shipping-address',
        message: expect.stringContaining('Zip is not'),
      },
    });
  });

  it('of a country that does not exist comes before anything runs and names the part too', async () => {
    const problems = [{ path: ['shippingAddress', 'countryCode'], explanation: 'Expected "XX" to be one of: …' }];
    replying(() => gqlError('INVALID_VARIABLE', { extensions: { code: 'INVALID_VARIABLE', problems } }));
    expect(await setUp().create()).toMatchObject({ error: { kind: 'rejected', refusedPart: 'shipping-address' } });
  });

  it('of the custom id means that the order stands already', async () => {
    const userErrors = [{ code: 'INVALID', field: ['order', 'metafields', '0', 'value'], message: 'has been taken' }];
    replying(() => json({ data: { orderCreate: { order: null, userErrors } } }));
    expect(await setUp().create()).toMatchObject({ error: { kind: 'conflict' } });
  });

  it('comes before anything is sent when a rate is missing', async () => {
    const { store } = setUp();
    const plan = testPlan({ storeCurrency: 'EUR' });
    for (const refused of [await store.orders.prepare(plan), await store.orders.commit(plan, {})]) {
      expect(refused).toMatchObject({ error: { kind: 'rejected', message: expect.stringContaining('enter a rate') } });
    }
  });
});

describe('being asked to slow down', () => {
  it('with 429 pauses the shop for everybody and tells until when', async () => {
    const seen = replying(() => json({}, { status: 429, headers: { 'retry-after': '4' } }));
    const { create, limiter, clock } = setUp();
    const until = new Date(clock.now().getTime() + 4_000);
    expect(await create()).toMatchObject({ error: { kind: 'rate-limited', until } });
    expect(limiter.paused).toEqual([until]);
    expect(seen.calls).toBe(1);
  });

  it('with THROTTLED waits until the bucket can pay, then sends again, also an order', async () => {
    const seen = replying((call) =>
      call === 1 ? throttled(120, 20) : json({ data: createdOrder, extensions: cost(19, 900, 15) }),
    );
    const { create, limiter, clock } = setUp();
    const before = clock.now().getTime();
    expect(await create()).toMatchObject({ ok: true });
    expect(seen.calls).toBe(2);
    const waited = (limiter.paused[0]?.getTime() ?? 0) - before;
    expect(waited).toBeGreaterThanOrEqual(1_000);
    expect(waited).toBeLessThanOrEqual(1_500);
  });

  it('again and again ends in an error that may be sent again', async () => {
    const seen = replying(() => throttled(120, 20));
    expect(await setUp().create()).toMatchObject({ error: { kind: 'rate-limited', until: expect.any(Date) } });
    expect(seen.calls).toBe(8);
  });
});

describe('the cost bucket', () => {
  it('is one per shop, learns its size from the answers, and keeps a reserve', async () => {
    const plus = { maximumAvailable: 20_000, currentlyAvailable: 500, restoreRate: 1_000 };
    replying(() => json({ data: noVariants, extensions: { cost: { ...cost(8, 0, 2).cost, throttleStatus: plus } } }));
    const { find, limiter } = setUp();
    await find();
    await find();
    expect(limiter.taken.map(({ bucket }) => bucket)).toEqual([
      { key: 'shopify:boutique.myshopify.com', capacity: 1_900, refillPerSecond: 100 },
      { key: 'shopify:boutique.myshopify.com', capacity: 19_900, refillPerSecond: 1_000 },
    ]);
    expect(limiter.corrected).toEqual([400, 400]);
  });

  it('is charged what is asked at first and what was really paid from then on', async () => {
    replying(() => json({ data: noVariants, extensions: cost(8, 1_900, 2) }));
    const { find, limiter, exchanges } = setUp();
    await find();
    await find();
    expect(limiter.taken.map(({ cost: points }) => points)).toEqual([7, 2]);
    expect(exchanges.map(({ action, outcome, requestedCost }) => [action, outcome, requestedCost])).toEqual([
      ['FindVariants', 'data', 8],
      ['FindVariants', 'data', 8],
    ]);
  });
});
