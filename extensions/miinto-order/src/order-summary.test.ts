import { describe, expect, it } from 'vitest';
import { appAddress, readSummary } from './order-summary.ts';

const order = {
  id: '0190-1',
  channelName: 'Miinto',
  channelOrderId: '777',
  market: 'DK',
  status: { label: 'Inserted', tone: 'success' },
  note: '',
  answerBy: null,
  shipBy: null,
};
const REF = 'gid://shopify/Order/1';

function app(status: number, body: string) {
  const asked: string[] = [];
  const ask = ((address: string) => {
    asked.push(address);
    return Promise.resolve(new Response(body, { status }));
  }) as unknown as typeof fetch;
  return { ask, asked };
}

describe('the block on the order page', () => {
  it('shows what the app knows about the order that is open', async () => {
    const { ask, asked } = app(200, JSON.stringify({ order }));
    expect(await readSummary(REF, ask)).toEqual({ kind: 'order', order });
    expect(asked).toEqual(['/api/order-summary?order=gid%3A%2F%2Fshopify%2FOrder%2F1']);
  });

  it('has nothing to say about orders that are not ours', async () => {
    expect(await readSummary(REF, app(200, '{"order":null}').ask)).toEqual({ kind: 'not-ours' });
  });

  it.each([
    ['an expired token', 401, ''],
    ['a broken app', 500, 'oops'],
    ['a page instead of an answer', 200, '<html></html>'],
    ['an answer of another shape', 200, '{"order":{"id":7}}'],
    ['an empty answer', 200, '{}'],
  ])('offers to try again after %s', async (_name, status, body) => {
    expect(await readSummary(REF, app(status, body).ask)).toEqual({ kind: 'unreachable' });
  });

  it('offers to try again when the app cannot be reached', async () => {
    const ask = (() => Promise.reject(new TypeError('network'))) as unknown as typeof fetch;
    expect(await readSummary(REF, ask)).toEqual({ kind: 'unreachable' });
  });

  it("links to the order's page inside the app", () => {
    expect(appAddress(order)).toBe('app:app/orders/0190-1');
  });
});
