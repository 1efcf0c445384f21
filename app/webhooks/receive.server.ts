/**
 * Receiving a webhook of Shopify: check the signature over the raw bytes, store, answer; nothing else happens here, since
 * Shopify waits five seconds. Only the library's validator is used: its `authenticate.webhook` would also load the
 * session and may refresh a token on the way, which only the token provider does.
 */
import { z } from 'zod';
import { ShopId } from '#sync/core/ids.ts';
import type { Logger } from '#sync/platform/logger.ts';
import type { Inbox } from '../container-types.ts';
import type { ShopifyLibrary } from '../shopify-library.server.ts';
import { readRawBody } from './body.server.ts';

/** The largest payloads are orders with hundreds of lines, well below this. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Of Shopify's five seconds; a later answer counts as failed, so the delivery comes again and is found a duplicate. */
const ANSWER_WITHIN_MS = 4_000;

export interface WebhookDeps {
  readonly library: Pick<ShopifyLibrary, 'webhooks'>;
  /** Asked for only after the signature was found good. */
  readonly inbox: () => Promise<Inbox>;
  readonly log: Logger;
}

/**
 * @param topics which topics this address takes
 * @returns 200 for new and repeated deliveries, 401 for a wrong signature, 400, 405 or 413 for what cannot be a delivery,
 * 503 when it could not be stored (Shopify then sends it again)
 */
export async function receiveWebhook(
  request: Request,
  topics: (topic: string) => boolean,
  deps: WebhookDeps,
): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });
  const body = await readRawBody(request, MAX_BYTES);
  if (body.kind === 'too-large') return new Response(null, { status: 413 });
  if (body.kind === 'not-text') return new Response(null, { status: 401 });

  const verified = await deps.library.webhooks.validate({ rawBody: body.text, rawRequest: request });
  if (!verified.valid) {
    // Everything the library finds missing is missing for want of a good signature, except its other headers.
    return new Response(null, { status: verified.reason === 'missing_headers' ? 400 : 401 });
  }
  const shop = ShopId.safeParse(verified.domain);
  const topic = request.headers.get('x-shopify-topic')?.toLowerCase() ?? '';
  if (!shop.success || !topics(topic)) {
    deps.log.warn({ topic, shop: verified.domain }, 'A signed webhook is not for this address');
    return new Response(null, { status: 400 });
  }
  if (!belongsTo(body.text, shop.data)) {
    // The signature covers the body alone: a body of one shop must not act on another.
    deps.log.warn({ topic, shop: shop.data }, 'A webhook names another shop in its body than in its headers');
    return new Response(null, { status: 401 });
  }

  const stored = (async () => {
    const inbox = await deps.inbox();
    return inbox.receive({
      source: 'shopify',
      shopId: shop.data,
      webhookId: verified.webhookId,
      topic,
      eventId: request.headers.get('x-shopify-event-id'),
      triggeredAt: instant(request.headers.get('x-shopify-triggered-at')),
      body: body.text,
    });
  })();
  try {
    await Promise.race([stored, giveUp(ANSWER_WITHIN_MS)]);
    return new Response(null, { status: 200 });
  } catch (error) {
    deps.log.error({ err: error, topic, shop: shop.data }, 'A webhook could not be stored; Shopify will send it again');
    return new Response(null, { status: 503 });
  }
}

const namedShop = z.object({ shop_domain: z.string().optional(), myshopify_domain: z.string().optional() });

/** Compliance topics and `app/uninstalled`, the ones that erase or stop things, name the shop in their body. */
function belongsTo(body: string, shop: ShopId): boolean {
  const parsed = namedShop.safeParse(parseJson(body));
  const named = parsed.success ? (parsed.data.shop_domain ?? parsed.data.myshopify_domain) : undefined;
  return named === undefined || named === shop;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function instant(text: string | null): Date | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}

function giveUp(afterMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`Not stored within ${afterMs} ms`)), afterMs).unref();
  });
}
