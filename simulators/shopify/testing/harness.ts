import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startShopifySimulator, type ShopifySimulatorOptions } from '../index.ts';

export const API_KEY = 'test-key';
export const API_SECRET = 'test-secret-that-is-long-enough';
export const DOMAIN = 'boutique.myshopify.com';
export const VARIANT = 'gid://shopify/ProductVariant/1001';
export const OTHER_VARIANT = 'gid://shopify/ProductVariant/1002';
export const FIRST_LOCATION = 'gid://shopify/Location/81000000001';
export const SECOND_LOCATION = 'gid://shopify/Location/81000000002';

/** Answer of a GraphQL call, as it came. */
export interface Reply {
  // Tests take answers apart as they come.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly extensions: any;
}

const CATALOGUE = [
  {
    productId: '101',
    title: 'Wool coat',
    brand: 'Maison',
    variants: [
      {
        variantId: '1001',
        sku: 'COAT-1',
        barcode: '5701234567890',
        color: 'Red',
        size: 'M',
        price: '100.00',
        compareAtPrice: '150.00',
        stock: 5,
      },
      {
        variantId: '1002',
        sku: 'COAT-1-XL',
        barcode: '5701234567891',
        color: 'Red',
        size: 'XL',
        price: '120.00',
        stock: 2,
      },
    ],
  },
];

/** A simulator with one Danish shop whose clock stands still until it is advanced. */
export async function startBoutique(options: Partial<ShopifySimulatorOptions> = {}) {
  const simulator = await startShopifySimulator({
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    appWebhooks: [],
    now: () => new Date('2026-10-05T10:00:00.000Z'),
    shops: [{ domain: DOMAIN, currency: 'DKK', countryCode: 'DK', catalogue: CATALOGUE }],
    ...options,
  });
  const { control } = simulator;
  const send = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${simulator.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-host': DOMAIN, ...headers },
      body: JSON.stringify(body),
    });
  let token = control.tokens.issue(DOMAIN);
  const gql = async (query: string, variables: object = {}): Promise<Reply> => {
    const response = await send(
      '/admin/api/2026-10/graphql.json',
      { query, variables },
      { 'x-shopify-access-token': token },
    );
    return (await response.json()) as Reply;
  };
  return {
    ...simulator,
    send,
    gql,
    /** Uses this access token from now on. */
    useToken: (value: string) => {
      token = value;
    },
    state: () => control.state(DOMAIN),
    stock: (variant = VARIANT, location = FIRST_LOCATION) =>
      control.state(DOMAIN).stock.find((one) => one.variantIds.includes(variant) && one.locationId === location),
  };
}

export type Boutique = Awaited<ReturnType<typeof startBoutique>>;

export const ORDER_CREATE = `mutation OrderCreate($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
  orderCreate(order: $order, options: $options) {
    order { id name processedAt displayFinancialStatus totalPriceSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } }
      transactions { id } lineItems(first: 10) { nodes { id } } }
    userErrors { code field message }
  }
}`;

export const dkk = (amount: string) => ({ shopMoney: { amount, currencyCode: 'DKK' } });

/** An order as a marketplace's importer would send it, with changes. */
export function orderInput(changes: object = {}) {
  return {
    taxesIncluded: true,
    sourceName: 'miinto',
    sourceIdentifier: 'M-1',
    tags: ['miinto'],
    lineItems: [
      {
        variantId: VARIANT,
        quantity: 2,
        requiresShipping: true,
        priceSet: dkk('80.00'),
        taxLines: [{ title: 'VAT', rate: '0.25', priceSet: dkk('32.00') }],
      },
    ],
    transactions: [{ kind: 'SALE', status: 'SUCCESS', gateway: 'Miinto', amountSet: dkk('160.00') }],
    shippingAddress: {
      firstName: 'Anna',
      lastName: 'Jensen',
      address1: 'Vej 1',
      city: 'Aarhus',
      zip: '8000',
      countryCode: 'DK',
    },
    ...changes,
  };
}

/** Creates an order that claims stock, and lets routing and search catch up. */
export async function placeOrder(boutique: Boutique, changes: object = {}) {
  const reply = await boutique.gql(ORDER_CREATE, {
    order: orderInput(changes),
    options: { inventoryBehaviour: 'DECREMENT_IGNORING_POLICY' },
  });
  await boutique.control.clock.advance(120_000);
  const payload = reply.data as { orderCreate: { order: unknown } };
  const order = payload.orderCreate.order as {
    id: string;
    name: string;
    transactions: { id: string }[];
    lineItems: { nodes: { id: string }[] };
  };
  return { ...order, lineId: order.lineItems.nodes[0]?.id ?? '', saleId: order.transactions[0]?.id ?? '' };
}

/** One webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly genuine: boolean;
}

/** A place for webhooks to arrive at; answers with the status it is told to. */
export async function startReceiver() {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const expected = createHmac('sha256', API_SECRET).update(body).digest('base64');
      received.push({
        headers: request.headers,
        body: body.toString('utf8'),
        genuine: request.headers['x-shopify-hmac-sha256'] === expected,
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    answer: (next: number) => {
      status = next;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
