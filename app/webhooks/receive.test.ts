import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '#sync/platform/logger.ts';
import type { Delivery } from '../container-types.ts';
import { createShopifyLibrary } from '../shopify-library.server.ts';
import { receiveWebhook } from './receive.server.ts';
import { isComplianceTopic, isLifecycleTopic, isShopTopic } from './topics.ts';

const SECRET = 'the-secret-of-the-app';
const library = createShopifyLibrary(
  {
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: SECRET,
    SHOPIFY_APP_URL: 'https://app.example',
    SCOPES: ['read_orders'],
    SHOPIFY_SIMULATOR_URL: undefined,
    TIME_SCALE: 1,
  },
  silentLogger,
);

const sign = (body: string | Uint8Array): string => createHmac('sha256', SECRET).update(body).digest('base64');

interface Sent {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly topic?: string;
  readonly shop?: string;
  readonly signature?: string;
  readonly method?: string;
  readonly without?: string;
}

/** Sends a delivery and tells the status and what reached the inbox. */
async function send(sent: Sent = {}, topics = isShopTopic, fails = false) {
  const { body = '{"id":1}', topic = 'orders/updated', shop = 'a.myshopify.com', method = 'POST' } = sent;
  const headers = new Headers({
    'X-Shopify-Hmac-SHA256': sent.signature ?? sign(body),
    'X-Shopify-Topic': topic,
    'X-Shopify-Shop-Domain': shop,
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Webhook-Id': 'w-1',
    'X-Shopify-Event-Id': 'e-1',
    'X-Shopify-Triggered-At': '2026-11-24T10:00:00.123Z',
  });
  if (sent.without) headers.delete(sent.without);
  const received: Delivery[] = [];
  const request = new Request('https://app.example/webhooks/inbox', {
    method,
    headers,
    ...(method === 'GET' ? {} : { body }),
  });
  const response = await receiveWebhook(request, topics, {
    library,
    log: silentLogger,
    inbox: async () => ({
      receive: async (delivery) => {
        if (fails) throw new Error('The database is away');
        received.push(delivery);
        return 'new';
      },
    }),
  });
  return { status: response.status, received };
}

describe('a webhook', () => {
  it('with a good signature is stored exactly as it came and answered 200', async () => {
    const body = '{ "id": 1,  "name": "Søren 🧥" }\n';
    const { status, received } = await send({ body });
    expect(status).toBe(200);
    expect(received).toEqual([
      {
        source: 'shopify',
        shopId: 'a.myshopify.com',
        webhookId: 'w-1',
        topic: 'orders/updated',
        eventId: 'e-1',
        triggeredAt: new Date('2026-11-24T10:00:00.123Z'),
        body,
      },
    ]);
  });

  it.each<[string, Sent]>([
    ['a forged signature', { signature: sign('{"id":2}') }],
    ['no signature', { without: 'X-Shopify-Hmac-SHA256' }],
    ['an empty signature', { signature: '' }],
    ['an empty body', { body: '', signature: sign('') }],
    ['bytes that are no text, however signed', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }],
  ])('with %s is refused with 401 and leaves nothing behind', async (_, sent) => {
    expect(await send(sent)).toEqual({ status: 401, received: [] });
  });

  it('with a byte order mark keeps it, since it was signed', async () => {
    const { status, received } = await send({ body: '\uFEFF{"id":1}' });
    expect([status, received[0]?.body]).toEqual([200, '\uFEFF{"id":1}']);
  });

  it('of more than 5 MiB is refused with 413', async () => {
    expect(await send({ body: `"${'x'.repeat(5 * 1024 * 1024)}"` })).toEqual({ status: 413, received: [] });
  });

  it('without its id is refused with 400: duplicates could not be told', async () => {
    expect(await send({ without: 'X-Shopify-Webhook-Id' })).toEqual({ status: 400, received: [] });
  });

  it.each(['not-a-shop.example.com', 'a.myshopify.com.evil.example'])('for %s is refused', async (shop) => {
    expect(await send({ shop })).toEqual({ status: 400, received: [] });
  });

  it('that is read instead of sent is refused with 405', async () => {
    expect(await send({ method: 'GET' })).toEqual({ status: 405, received: [] });
  });

  it('that cannot be stored is answered 503, so that Shopify sends it again', async () => {
    expect(await send({}, isShopTopic, true)).toEqual({ status: 503, received: [] });
  });
});

describe('topics that erase or stop things', () => {
  const redact = '{"shop_domain":"a.myshopify.com","shop_id":1}';

  it('are taken at their own address', async () => {
    expect((await send({ topic: 'shop/redact', body: redact }, isComplianceTopic)).status).toBe(200);
    const uninstalled = { topic: 'app/uninstalled', body: '{"myshopify_domain":"a.myshopify.com"}' };
    expect((await send(uninstalled, isLifecycleTopic)).status).toBe(200);
  });

  it('are not taken anywhere else', async () => {
    expect(await send({ topic: 'shop/redact', body: redact })).toEqual({ status: 400, received: [] });
  });

  it('cannot be turned against another shop by changing the header', async () => {
    const sent = { topic: 'shop/redact', body: redact, shop: 'b.myshopify.com' };
    expect(await send(sent, isComplianceTopic)).toEqual({ status: 401, received: [] });
  });
});
