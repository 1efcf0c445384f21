/** Stand-ins for what the container hands in, and samples; for the tests of this folder. */
import type { Limiter, RateBucket } from '../../core/limiter.ts';
import { money } from '../../core/money.ts';
import { ok } from '../../core/result.ts';
import type { OrderPlan, OrderPlanLine } from '../../core/store-types.ts';
import type { Clock, Sleep } from '../../platform/clock.ts';
import { createShopifyClient } from './client.ts';
import type { ShopifyExchange, ShopifyTokens } from './client.ts';

export interface RecordingLimiter extends Limiter {
  readonly taken: { readonly bucket: RateBucket; readonly cost: number }[];
  readonly corrected: number[];
  readonly paused: Date[];
}

/** Lets everything through and remembers what was asked. */
export function recordingLimiter(): RecordingLimiter {
  const taken: { bucket: RateBucket; cost: number }[] = [];
  const corrected: number[] = [];
  const paused: Date[] = [];
  return {
    taken,
    corrected,
    paused,
    take: async (bucket, cost) => taken.push({ bucket, cost }) > 0,
    correct: async (_bucket, { available }) => void corrected.push(available),
    pause: async (_bucket, until) => void paused.push(until),
  };
}

/** Hands out `token-1`, and the next number after each refusal. */
function countingTokens(): ShopifyTokens & { readonly refused: string[] } {
  const refused: string[] = [];
  return {
    refused,
    get: async () => ok(`token-${refused.length + 1}`),
    invalidate: async (token) => void refused.push(token),
  };
}

const TEST_SHOP = 'boutique.myshopify.com';
export const TEST_URL = `https://${TEST_SHOP}/admin/api/2026-10/graphql.json`;

/** A client over the global fetch; a fake clock is moved by its waits. */
export function testClient<C extends Clock & { readonly sleep: Sleep }>(
  clock: C,
  fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
) {
  const limiter = recordingLimiter();
  const tokens = countingTokens();
  const exchanges: ShopifyExchange[] = [];
  const client = createShopifyClient({
    shop: TEST_SHOP,
    tokens,
    limiter,
    clock,
    fetch,
    apiVersion: '2026-10',
    timeoutMs: 5_000,
    sleep: clock.sleep,
    random: () => 0.5,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  return { client, clock, limiter, tokens, exchanges };
}

export function testLine(change: Partial<OrderPlanLine> = {}): OrderPlanLine {
  return {
    lineId: 'line-1',
    positionId: '9001',
    variantRef: 'gid://shopify/ProductVariant/11',
    inventoryItemRef: 'gid://shopify/InventoryItem/21',
    quantity: 1,
    unitPrice: money(50000, 'DKK'),
    lineTax: money(10000, 'DKK'),
    title: 'Wool coat',
    sku: 'COAT-1',
    ...change,
  };
}

/** One coat sold in Denmark by a Danish store. */
export function testPlan(change: Partial<OrderPlan> = {}): OrderPlan {
  const lines = change.lines ?? [testLine()];
  return {
    customId: 'miinto:production:1-m!i!s-045-1234:700',
    channelName: 'Miinto',
    channelOrderId: '700',
    parentOrderId: '650',
    locationId: '1-m!i!s-045-1234',
    market: 'DK',
    currency: 'DKK',
    rate: null,
    storeCurrency: 'DKK',
    processedAt: '2026-10-01T07:30:00.000Z',
    vatRate: '0.25',
    lines,
    total: money(
      lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice.minor * quantity, 0),
      change.currency ?? 'DKK',
    ),
    shippingAddress: {
      name: 'Anna Maria Sørensen',
      email: 'anna@example.test',
      phone: '+45 20 30 40 50',
      street: 'Nygade 1',
      postcode: '1164',
      city: 'København',
      countryCode: 'DK',
    },
    billingAddress: null,
    deliveryType: 'HomeDelivery',
    email: 'anna@example.test',
    customer: null,
    tags: ['miinto', 'DK'],
    note: 'Miinto order 700',
    attributes: [{ key: 'Miinto order', value: '700' }],
    testOrder: false,
    stockLocationRefs: [],
    without: [],
    ...change,
  };
}
