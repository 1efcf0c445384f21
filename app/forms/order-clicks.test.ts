import { describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import type { ClickResult, Documents, Orders, Returns, Shipments } from '../container-types.ts';
import { bulkClick, clickOrder, clickOrders, orderClick } from './order-clicks.server.ts';

const shop = ShopId.parse('a.myshopify.com');
const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const [first = '', second = '', third = ''] = ids;

/** Answers each click by its order's id and remembers what it was asked. */
function fakeOrders(results: Readonly<Record<string, ClickResult>>) {
  const asked: string[] = [];
  const answer =
    (what: string) =>
    async (_shop: ShopId, { orderId }: { readonly orderId: string }) => {
      asked.push(`${what} ${orderId}`);
      return results[orderId] ?? ({ kind: 'done' } as const);
    };
  const orders = {
    retry: answer('retry'),
    markHandled: answer('handled'),
    decideMany: async (_shop: ShopId, { orderIds }: { readonly orderIds: readonly string[] }) => ({
      done: orderIds.length - 1,
      skipped: [{ orderId: first, number: '1001', message: 'Answered already.' }],
    }),
  } as unknown as Orders;
  return { orders, asked };
}

describe('a click on several orders', () => {
  it('is carried out for each by itself, and says which were left as they are', async () => {
    const { orders, asked } = fakeOrders({
      [first]: { kind: 'refused', message: 'There is nothing to retry.' },
      [second]: { kind: 'not-found' },
    });
    expect(await clickOrders(orders, shop, 'me', { intent: 'retry', orderIds: ids })).toEqual({
      kind: 'bulk',
      intent: 'retry',
      done: 1,
      skipped: [
        { orderId: first, number: null, message: 'There is nothing to retry.' },
        { orderId: second, number: null, message: 'This order was not found.' },
      ],
    });
    expect(asked).toEqual(ids.map((id) => `retry ${id}`));
  });

  it('that accepts or declines goes out at once', async () => {
    const { orders, asked } = fakeOrders({});
    const result = await clickOrders(orders, shop, 'me', { intent: 'decline', orderIds: ids });
    expect([result.done, result.skipped[0]?.number, asked]).toEqual([2, '1001', []]);
  });

  it.each([
    { intent: 'accept', orderIds: '' },
    { intent: 'accept', orderIds: 'x' },
    { intent: 'delete', orderIds: first },
    { intent: 'accept', orderIds: Array.from({ length: 101 }, (_, n) => third.slice(0, -3) + String(100 + n)).join() },
  ])('is not understood when it makes no sense: %j', (posted) => {
    expect(bulkClick.safeParse(posted).success).toBe(false);
  });

  it('names an order once, however often it was posted', () => {
    expect(bulkClick.parse({ intent: 'retry', orderIds: [first, first, second].join() }).orderIds).toEqual([
      first,
      second,
    ]);
  });
});

describe('a click on one order', () => {
  it.each([
    { intent: 'decide', lineId: first, outcome: 'hold' },
    { intent: 'link', lineId: first, variantRef: '' },
    { intent: 'link', lineId: 'x', variantRef: 'gid://shopify/ProductVariant/1' },
    { intent: 'comment' },
    { intent: 'document-retry', documentId: 'x' },
    { intent: 'document-revoke' },
    { intent: 'return-decide', rmaId: first, lines: '[' },
    { intent: 'return-decide', rmaId: first, lines: '[{"rmaLineId":"x"}]' },
    { intent: 'return-request', lines: JSON.stringify([{ lineId: first, quantity: 0.5, reason: 'x' }]) },
    { intent: 'request-send' },
    { intent: 'refund-done', refundId: 'x' },
    { intent: 'explode' },
    {},
  ])('is not understood when it makes no sense: %j', (posted) => {
    expect(orderClick.safeParse(posted).success).toBe(false);
  });

  it.each([
    [{ intent: 'shipment-go-ahead' }, 'goAhead', { orderId: first, person: 'me' }],
    [
      { intent: 'shipment-report', shipmentId: second },
      'reportAgain',
      { orderId: first, shipmentId: second, person: 'me' },
    ],
    [
      { intent: 'shipment-by-hand', shipmentId: second },
      'enteredByHand',
      { orderId: first, shipmentId: second, person: 'me' },
    ],
    [{ intent: 'comment', text: ' Hi ' }, 'comment', { orderId: first, text: ' Hi ', person: 'me' }],
    [
      {
        intent: 'return-decide',
        rmaId: second,
        lines: JSON.stringify([
          { rmaLineId: first, decision: 'accept', reason: 'Fine', comment: null, restock: 'none' },
        ]),
      },
      'decide',
      {
        rmaId: second,
        lines: [{ rmaLineId: first, decision: 'accept', reason: 'Fine', comment: null, restock: 'none' }],
        person: 'me',
      },
    ],
    [
      { intent: 'return-request', lines: JSON.stringify([{ lineId: second, quantity: 2, reason: 'Back' }]) },
      'request',
      { orderId: first, person: 'me', lines: [{ lineId: second, quantity: 2, reason: 'Back' }] },
    ],
    [{ intent: 'request-send', requestId: second }, 'sendRequest', { orderId: first, person: 'me', requestId: second }],
    [{ intent: 'request-done', requestId: second }, 'requestDone', { orderId: first, person: 'me', requestId: second }],
    [{ intent: 'refund-done', refundId: second }, 'refundDone', { orderId: first, person: 'me', refundId: second }],
    [
      { intent: 'units-different', about: first, caseId: second, refundLineId: second },
      'sameUnits',
      { orderId: first, person: 'me', lineId: first, caseId: second, refundLineId: second, same: false },
    ],
    [{ intent: 'document-retry', documentId: second }, 'retry', { documentId: second, person: 'me' }],
    [{ intent: 'document-revoke', documentId: second }, 'revoke', { documentId: second, person: 'me' }],
  ])('about its comments, documents and shipments goes there with who clicked: %j', async (posted, what, request) => {
    const asked: unknown[] = [];
    const answer = (name: string) => async (shopId: ShopId, given: unknown) => {
      asked.push([name, shopId, given]);
      return { kind: 'done' } as const;
    };
    const documents = { comment: answer('comment'), retry: answer('retry'), revoke: answer('revoke') };
    const shipments = {
      goAhead: answer('goAhead'),
      reportAgain: answer('reportAgain'),
      enteredByHand: answer('enteredByHand'),
    };
    const returns = Object.fromEntries(
      ['decide', 'request', 'sendRequest', 'requestDone', 'refundDone', 'sameUnits'].map((name) => [
        name,
        answer(name),
      ]),
    );
    const container = {
      returns: returns as unknown as Returns,
      orders: {} as Orders,
      documents: documents as unknown as Documents,
      shipments: shipments as unknown as Shipments,
    };
    const result = await clickOrder(container, shop, { orderId: first, person: 'me' }, orderClick.parse(posted));
    expect(result).toEqual({ kind: 'done' });
    expect(asked).toEqual([[what, shop, request]]);
  });
});
