import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { network } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { createShopifyStore } from './index.ts';
import { testClient, TEST_URL } from './test-doubles.ts';

const ORDER = 'gid://shopify/Order/1';
const LINE = 'gid://shopify/LineItem/7';

interface Sent {
  readonly operation: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers by operation; what is not foreseen fails the test. */
function setUp(replies: Readonly<Record<string, (call: number) => object>>) {
  const { client, clock } = testClient(createFakeClock());
  const sent: Sent[] = [];
  network.use(
    http.post(TEST_URL, async ({ request }) => {
      const { query, variables } = (await request.json()) as Omit<Sent, 'operation'>;
      const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
      const calls = sent.filter((one) => one.operation === operation).length;
      sent.push({ operation, query, variables });
      const reply = replies[operation];
      if (!reply) throw new Error(`No reply for ${operation}.`);
      return HttpResponse.json(reply(calls + 1) as never);
    }),
  );
  return { store: createShopifyStore({ client, clock, appUrl: 'https://app.test' }), sent };
}

const data = (value: object) => () => ({ data: value });
const topLevel = (code: string) => () => ({
  data: { refundCreate: null },
  errors: [{ message: 'About the key', path: ['refundCreate'], extensions: { code } }],
});

describe('a change of stock', () => {
  const change = (errors: readonly object[]) => {
    const at = setUp({
      ChangeStock: data({ inventoryAdjustQuantities: { inventoryAdjustmentGroup: null, userErrors: errors } }),
    });
    const result = at.store.stock?.change({
      inventoryItemRef: 'gid://shopify/InventoryItem/1',
      stockLocationRef: 'gid://shopify/Location/2',
      delta: -1,
      idempotencyKey: 'key-1',
      reference: 'miinto/700',
    });
    return { ...at, result };
  };
  const about = (code: string) => [{ code, field: null, message: 'About the key' }];

  it('carries its key, null for the quantity before, and a reference of ours', async () => {
    const at = change([]);
    await at.result;
    expect(at.sent[0]?.query).toContain('@idempotent(key: $key)');
    expect(at.sent[0]?.variables).toEqual({
      key: 'key-1',
      input: {
        name: 'available',
        reason: 'other',
        referenceDocumentUri: 'gid://miinto-sync/Order/miinto%2F700',
        changes: [
          {
            inventoryItemId: 'gid://shopify/InventoryItem/1',
            locationId: 'gid://shopify/Location/2',
            delta: -1,
            changeFromQuantity: null,
          },
        ],
      },
    });
  });

  it('waits while the same request is still worked on', async () => {
    expect(await change(about('IDEMPOTENCY_CONCURRENT_REQUEST')).result).toMatchObject({
      error: { kind: 'temporary' },
    });
  });

  it('tells a spent key as proof that nothing was done', async () => {
    expect(await change(about('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED')).result).toMatchObject({
      error: { kind: 'rejected', detail: expect.stringContaining('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED') as unknown },
    });
  });

  it('under a key of another request is refused', async () => {
    expect(await change(about('IDEMPOTENCY_KEY_PARAMETER_MISMATCH')).result).toMatchObject({
      error: { kind: 'rejected' },
    });
  });

  it('is tried again when Shopify cannot do it now', async () => {
    expect(await change(about('SERVICE_UNAVAILABLE')).result).toMatchObject({ error: { kind: 'temporary' } });
  });
});

describe('taking units off an order', () => {
  const refundable = {
    order: {
      id: ORDER,
      currencyCode: 'EUR',
      presentmentCurrencyCode: 'DKK',
      cancelledAt: null,
      refunds: [],
      transactions: [{ id: 'gid://shopify/OrderTransaction/5', kind: 'SALE', status: 'SUCCESS', gateway: 'Miinto' }],
      lineItems: {
        nodes: [
          {
            id: LINE,
            unfulfilledQuantity: 3,
            discountedUnitPriceSet: { presentmentMoney: { amount: '99.95', currencyCode: 'DKK' } },
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    },
  };
  const reduce = (refund: (call: number) => object) => {
    const at = setUp({ RefundableOrder: data(refundable), RefundUnits: refund });
    const result = at.store.orders.reduce?.({
      orderRef: ORDER,
      saleRef: null,
      lines: [{ storeLineRef: LINE, quantity: 3 }],
      restock: true,
      stockLocationRef: 'gid://shopify/Location/2',
      note: '[miinto:cancel:1]',
      idempotencyKey: 'key-1',
    });
    return { ...at, result };
  };

  it('sends one refund with its key, in the currency of the sale, against the sale', async () => {
    const at = reduce(data({ refundCreate: { refund: { id: 'gid://shopify/Refund/9' }, userErrors: [] } }));
    expect(await at.result).toEqual({ ok: true, value: { refundRef: 'gid://shopify/Refund/9' } });
    expect(at.sent[1]?.query).toContain('@idempotent(key: $key)');
    expect(at.sent[1]?.variables).toEqual({
      key: 'key-1',
      input: {
        orderId: ORDER,
        currency: 'DKK',
        note: '[miinto:cancel:1]',
        notify: false,
        refundLineItems: [
          { lineItemId: LINE, quantity: 3, restockType: 'CANCEL', locationId: 'gid://shopify/Location/2' },
        ],
        transactions: [
          {
            orderId: ORDER,
            parentId: 'gid://shopify/OrderTransaction/5',
            gateway: 'Miinto',
            kind: 'REFUND',
            amount: '299.85',
          },
        ],
      },
    });
  });

  it.each([
    ['IDEMPOTENCY_CONCURRENT_REQUEST', 'temporary'],
    ['IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', 'rejected'],
    ['IDEMPOTENCY_KEY_PARAMETER_MISMATCH', 'rejected'],
    ['INTERNAL_SERVER_ERROR', 'unclear'],
  ])('with %s as an error of the whole answer is %s', async (code, kind) => {
    expect(await reduce(topLevel(code)).result).toMatchObject({
      error: { kind, detail: expect.stringContaining(code) as unknown },
    });
  });

  it('without a refund and without a reason leaves the outcome open', async () => {
    const at = reduce(data({ refundCreate: { refund: null, userErrors: [] } }));
    expect(await at.result).toMatchObject({ error: { kind: 'unexpected-reply' } });
  });

  it('says what Shopify said when the units are still there', async () => {
    const userErrors = [{ field: ['transactions'], message: 'Amount is too great' }];
    const at = reduce(data({ refundCreate: { refund: null, userErrors } }));
    expect(await at.result).toMatchObject({
      error: { kind: 'rejected', message: expect.stringContaining('Amount is too great') as unknown },
    });
  });
});

describe('cancelling an order', () => {
  const cancel = (payload: object) => {
    const at = setUp({ CancelOrder: data({ orderCancel: payload }) });
    return { ...at, result: at.store.orders.cancel?.({ orderRef: ORDER, restock: false, note: 'n'.repeat(300) }) };
  };
  const refused = (code: string) =>
    cancel({ job: null, jobResult: null, orderCancelUserErrors: [{ code, field: null, message: 'No' }] }).result;

  it('names no refund method, asks for no mail and cuts the note to what Shopify takes', async () => {
    const at = cancel({ job: { id: 'gid://shopify/Job/1' }, jobResult: null, orderCancelUserErrors: [] });
    expect(await at.result).toEqual({ ok: true, value: { done: true } });
    expect(at.sent[0]?.query).not.toContain('refundMethod');
    expect(at.sent[0]?.query).toContain('notifyCustomer: false');
    expect(at.sent[0]?.variables).toEqual({ orderId: ORDER, restock: false, note: 'n'.repeat(255) });
  });

  it.each([
    ['INVALID', 'conflict'],
    ['NOT_FOUND', 'not-found'],
    ['NO_REFUND_PERMISSION', 'forbidden'],
    ['INTERNAL_ERROR', 'unclear'],
  ])('refused with %s is %s', async (code, kind) => {
    expect(await refused(code)).toMatchObject({ error: { kind } });
  });

  it('that failed at once is a conflict', async () => {
    const payload = { job: { id: 'gid://shopify/Job/1' }, jobResult: { status: 'FAILED' }, orderCancelUserErrors: [] };
    expect(await cancel(payload).result).toMatchObject({ error: { kind: 'conflict' } });
  });
});

describe('shipping an order', () => {
  const standing = (id: number, location: string, more: object = {}) => ({
    id: `gid://shopify/FulfillmentOrder/${id}`,
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    supportedActions: [{ action: 'CREATE_FULFILLMENT' }],
    assignedLocation: { location: { id: location } },
    lineItems: {
      nodes: [{ id: `gid://shopify/FulfillmentOrderLineItem/${id}`, remainingQuantity: 1, lineItem: { id: LINE } }],
      pageInfo: { hasNextPage: false },
    },
    ...more,
  });
  const ship = (orders: readonly object[], made: (call: number) => object, quantity = orders.length) => {
    const fulfillmentOrders = { nodes: orders, pageInfo: { hasNextPage: false } };
    const at = setUp({
      ShippableOrder: data({ order: { id: ORDER, cancelledAt: null, fulfillmentOrders } }),
      CreateFulfilment: made,
    });
    const result = at.store.fulfilments?.create({
      orderRef: ORDER,
      lines: [{ storeLineRef: LINE, quantity }],
      carrier: null,
      trackingNumber: ' ',
    });
    return { ...at, result };
  };
  const done = (call: number) => ({
    data: {
      fulfillmentCreate: {
        fulfillment: { id: `gid://shopify/Fulfillment/${call}`, status: 'SUCCESS' },
        userErrors: [],
      },
    },
  });
  const refusal = { data: { fulfillmentCreate: { fulfillment: null, userErrors: [{ field: null, message: 'No' }] } } };

  it('makes one call for each place, without mail and without empty tracking', async () => {
    const at = ship([standing(1, 'here'), standing(2, 'there'), standing(3, 'here')], done);
    expect(await at.result).toEqual({
      ok: true,
      value: { fulfilmentRefs: ['gid://shopify/Fulfillment/1', 'gid://shopify/Fulfillment/2'] },
    });
    const inputs = at.sent.slice(1).map(({ variables }) => variables['fulfilment'] as Record<string, unknown>);
    expect(inputs.map((input) => [Object.keys(input).sort(), input['notifyCustomer']])).toEqual([
      [['lineItemsByFulfillmentOrder', 'notifyCustomer'], false],
      [['lineItemsByFulfillmentOrder', 'notifyCustomer'], false],
    ]);
    expect(inputs[0]?.['lineItemsByFulfillmentOrder']).toHaveLength(2);
  });

  it('that got half way may not pass for not executed', async () => {
    const at = ship([standing(1, 'here'), standing(2, 'there')], (call) => (call === 1 ? done(call) : refusal));
    expect(await at.result).toMatchObject({ error: { kind: 'unclear' } });
    const refused = ship([standing(1, 'here')], () => refusal);
    expect(await refused.result).toMatchObject({ error: { kind: 'conflict' } });
  });

  it.each([
    [{ status: 'ON_HOLD', supportedActions: [] }, 'on hold'],
    [{ status: 'SCHEDULED', supportedActions: [{ action: 'MARK_AS_OPEN' }] }, 'planned for later'],
    [{ requestStatus: 'ACCEPTED', supportedActions: [] }, 'fulfilment service'],
    [{ status: 'CLOSED', supportedActions: [] }, 'cancelled already'],
  ])('says why it cannot: %o', async (more, reason) => {
    const at = ship([standing(1, 'here', more)], done);
    expect(await at.result).toMatchObject({
      error: { kind: 'conflict', message: expect.stringContaining(reason) as unknown },
    });
    expect(at.sent).toHaveLength(1);
  });
});

describe('reading an order that is longer than one answer', () => {
  const id = ORDER;
  const head = { id, name: '#1001', cancelledAt: null };
  const line = (number: number) => ({
    id: `gid://shopify/LineItem/${number}`,
    quantity: 1,
    currentQuantity: 1,
    unfulfilledQuantity: 0,
  });
  const facts = (number: number, status: string) => ({
    __typename: 'Fulfillment',
    id: `gid://shopify/Fulfillment/${number}`,
    status,
    createdAt: '2026-10-01T08:00:00Z',
    trackingInfo: [{ company: ' ', number: null, url: null }],
  });
  const page = (numbers: readonly number[], hasNextPage: boolean) => ({
    nodes: numbers.map((number) => ({ quantity: 1, lineItem: { id: `gid://shopify/LineItem/${number}` } })),
    pageInfo: { hasNextPage, endCursor: hasNextPage ? 'next' : null },
  });

  it('walks its lines and its fulfilments to their end, and knows every status', async () => {
    const { store } = setUp({
      OrderStates: data({
        nodes: [
          {
            __typename: 'Order',
            ...head,
            lineItems: { nodes: [line(1)], pageInfo: { hasNextPage: true } },
            fulfillmentsCount: { count: 5 },
            fulfillments: [],
          },
        ],
      }),
      LongOrder: (call) => ({
        data: {
          order: {
            ...head,
            lineItems: {
              nodes: [line(call)],
              pageInfo: { hasNextPage: call === 1, endCursor: call === 1 ? 'next' : null },
            },
            fulfillments: [1, 2, 3, 4].map((number) => ({ id: `gid://shopify/Fulfillment/${number}` })),
          },
        },
      }),
      LongFulfilment: (call) => ({
        data: {
          fulfillment: {
            ...facts(call <= 2 ? 1 : call, ['SUCCESS', 'SUCCESS', 'CANCELLED', 'FAILURE', 'NEWER'][call - 1] ?? ''),
            fulfillmentLineItems: page([call], call === 1),
          },
        },
      }),
    });
    const read = await store.orders.read?.([id]);
    expect(read).toMatchObject({
      ok: true,
      value: [
        {
          lines: [{ storeLineRef: 'gid://shopify/LineItem/1' }, { storeLineRef: 'gid://shopify/LineItem/2' }],
          fulfilments: [
            { status: 'success', trackings: [], lines: [{ quantity: 1 }, { quantity: 1 }] },
            { status: 'cancelled' },
            { status: 'failed' },
            { status: 'pending' },
          ],
        },
      ],
    });
  });

  it('that does not end is no order that is shorter', async () => {
    const { store } = setUp({
      OrderStates: data({
        nodes: [
          {
            __typename: 'Order',
            ...head,
            lineItems: { nodes: [], pageInfo: { hasNextPage: true } },
            fulfillmentsCount: null,
            fulfillments: [],
          },
        ],
      }),
      LongOrder: data({
        order: {
          ...head,
          lineItems: { nodes: [line(1)], pageInfo: { hasNextPage: true, endCursor: 'x' } },
          fulfillments: [],
        },
      }),
    });
    expect(await store.orders.read?.([id])).toMatchObject({ error: { kind: 'unexpected-reply' } });
  });
});
