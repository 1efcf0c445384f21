/** Made-up data for looking at pages: realistic, with long names, every state, and a few extremes. */
import type { ConnectionRow } from '#app/views/connections.ts';
import type { ConnectionFormView, StoreChoices } from '#app/views/connection-form.ts';
import type { HomeView } from '#app/views/home.ts';
import type { LineView, OrderView } from '#app/views/order.ts';
import type { OrderRow } from '#app/views/orders.ts';
import type { StatusView } from '#app/views/common.ts';

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (minutesAgo: number): string => new Date(Date.UTC(2026, 10, 24, 10, 32) - minutesAgo * 60_000).toISOString();

export const connections: readonly ConnectionRow[] = [
  {
    id: id(1),
    number: 814,
    label: 'Miinto Orders (v21)',
    channel: 'miinto',
    channelName: 'Miinto',
    environment: 'production',
    market: 'DK',
    locationLabel: '2654 (DK)',
    api: 'miinto_orders_v21',
    active: true,
    acceptsAutomatically: true,
    health: 'ok',
    message: '',
    lastSyncAt: at(0),
  },
  {
    id: id(2),
    number: 1035,
    label: 'Miinto Orders (v21)',
    channel: 'miinto',
    channelName: 'Miinto',
    environment: 'production',
    market: 'SE',
    locationLabel: '2121 (SE)',
    api: 'miinto_orders_v21',
    active: true,
    acceptsAutomatically: false,
    health: 'error',
    message: 'Miinto does not accept this login any more. Open the connection, enter the new password and save.',
    lastSyncAt: at(95),
  },
  {
    id: id(3),
    number: 1101,
    label: 'Outlet, test system',
    channel: 'miinto',
    channelName: 'Miinto',
    environment: 'sandbox',
    market: 'NL',
    locationLabel: '31007 (NL)',
    api: 'miinto_orders_v21',
    active: false,
    acceptsAutomatically: false,
    health: 'ok',
    message: '',
    lastSyncAt: null,
  },
];

export const home: HomeView = {
  connections,
  orders: { pendingApproval: 7, held: 2, waiting: 3, failed: 1, insertedToday: 1248 },
  attention: [
    {
      id: id(50),
      message:
        'The store refused the order: the delivery address has no street. Enter the order by hand or correct the address, then try again.',
      orderId: id(101),
      createdAt: at(12),
    },
    {
      id: id(51),
      message:
        'A transfer from miinto (88123) could not be read: the price is negative. It is kept as received and left alone; answer it in the channel’s own panel.',
      orderId: null,
      createdAt: at(240),
    },
  ],
  attentionCount: 2,
};

const STATUS = {
  pending: { code: 'pending-approval', label: 'Pending approval', tone: 'attention' },
  held: { code: 'held', label: 'Held', tone: 'attention' },
  inserting: { code: 'inserting', label: 'Inserting', tone: 'info' },
  inserted: { code: 'inserted', label: 'Inserted', tone: 'success' },
  failed: { code: 'failed', label: 'Failed', tone: 'critical' },
  notInserted: { code: 'not-inserted', label: 'Not inserted', tone: 'neutral' },
  declined: { code: 'declined', label: 'Declined', tone: 'neutral' },
} as const satisfies Record<string, StatusView>;

const row = (n: number, more: Partial<OrderRow>): OrderRow => ({
  id: id(100 + n),
  number: 1550473 - n * 7,
  channelName: 'Miinto',
  market: 'DK',
  storeName: null,
  storeUrl: null,
  customer: null,
  createdAt: at(n * 13),
  price: { minor: 129900, currency: 'DKK' },
  units: 1,
  status: STATUS.pending,
  note: '',
  answerable: false,
  ...more,
});
const inStore = (name: string) => ({
  status: STATUS.inserted,
  storeName: name,
  storeUrl: 'https://admin.shopify.com/store/full/orders/1',
});

export const orders: readonly OrderRow[] = [
  row(0, {
    answerable: true,
    note: 'The rules propose: accept 1, decline 0. Nothing is sent until you accept or decline.',
  }),
  row(1, {
    status: STATUS.failed,
    customer: 'Søren Kierkegaard-Østergaard',
    note: 'The store did not take the order. The reason is in the communication; mend it, then retry.',
  }),
  row(2, {
    status: STATUS.held,
    answerable: true,
    units: 3,
    price: { minor: 389700, currency: 'SEK' },
    market: 'SE',
    note: '1 of 3 positions is held, and the whole offer waits. Each says why; accept or decline it, or mend the cause.',
  }),
  row(3, {
    status: STATUS.inserting,
    customer: 'Anna Lindqvist',
    market: 'SE',
    price: { minor: 99950, currency: 'SEK' },
  }),
  row(4, { ...inStore('#1042'), customer: 'محمد الأحمد', price: { minor: 14999, currency: 'EUR' }, market: 'NL' }),
  row(5, {
    ...inStore('#1041'),
    customer: 'Jan de Vries 🧥',
    price: { minor: 1234567, currency: 'EUR' },
    market: 'NL',
    units: 12,
  }),
  row(6, { status: STATUS.notInserted, customer: 'Mette Holm' }),
  row(7, { status: STATUS.declined }),
  ...Array.from({ length: 12 }, (_, n) =>
    row(8 + n, {
      ...inStore(`#${1040 - n}`),
      customer: 'Kari Nordmann',
      market: 'NO',
      price: { minor: 79900, currency: 'NOK' },
    }),
  ),
];

const line = (n: number, more: Partial<LineView>): LineView => ({
  id: id(200 + n),
  positionId: String(9001 + n),
  title: 'Samsøe Samsøe Nor long sleeve t-shirt in organic cotton',
  facts: [
    { label: 'Colour', value: 'Night Sky' },
    { label: 'Size', value: 'M' },
    { label: 'Style', value: 'F14100001' },
    { label: 'GTIN', value: '5714039012345' },
    { label: 'Position', value: String(9001 + n) },
  ],
  quantity: 1,
  unitPrice: { minor: 129900, currency: 'DKK' },
  channelState: 'offered',
  product: {
    title: 'Nor t-shirt - Night Sky / M',
    sku: 'NOR-NS-M',
    url: 'https://admin.shopify.com/store/full/products/variants/1',
  },
  verdict: {
    outcome: 'accept',
    label: 'Accept proposed',
    tone: 'success',
    proposal: true,
    by: 'The rules',
    reason: 'ok',
    sentence:
      'Offered at 1299.00 DKK; at least 1260.03 DKK is needed (97 % of your price 174.13 EUR at 7.46 DKK per EUR, 1299.01 DKK). 1 unit is needed, 4 free.',
    inputs: [
      { label: 'Product', value: 'Nor t-shirt - Night Sky / M, found by product map and barcode' },
      { label: 'Offered price', value: 'DKK 1299.00' },
      { label: 'Your price', value: 'EUR 174.13 (final, incl. VAT)' },
      { label: 'Exchange rate', value: '7.46, set on 2026-11-20' },
      { label: 'Compared with', value: 'DKK 1299.01' },
      { label: 'Threshold', value: '0.97' },
      { label: 'Units available', value: '5 at the chosen stock locations' },
      { label: 'Units free', value: '4' },
    ],
    decidedAt: at(1),
    settingsVersion: 3,
  },
  unreadable: null,
  answerable: true,
  ...more,
});

const pendingLines: readonly LineView[] = [
  line(0, {}),
  line(1, {
    title: 'Ganni Cotton Poplin Oversized Shirt',
    product: null,
    verdict: {
      outcome: 'hold',
      label: 'Your decision',
      tone: 'attention',
      proposal: false,
      by: 'The rules',
      reason: 'product-not-found',
      sentence:
        'No product in your store has the SKU “GA-771-XS”, which the product map gives for this item. It is checked again by itself; you can also accept or decline it by hand.',
      inputs: [],
      decidedAt: at(1),
      settingsVersion: 3,
    },
  }),
  line(2, {
    title: 'Position 9003',
    facts: [{ label: 'Position', value: '9003' }],
    product: null,
    verdict: null,
    quantity: 0,
    unreadable: { problem: 'the price is negative', path: 'pendingPositions.2.price' },
  }),
];

const base: OrderView = {
  id: id(102),
  number: 1550459,
  channelName: 'Miinto',
  market: 'DK',
  testMode: false,
  status: STATUS.held,
  note: '1 of 3 positions is held, and the whole offer waits. Each says why; accept or decline it, or mend the cause.',
  channelOrderId: null,
  transferIds: ['881230'],
  parentOrderId: '445566',
  connection: { id: id(1), label: 'Miinto Orders (v21)', locationLabel: '2654 (DK)' },
  storeName: null,
  storeUrl: null,
  createdAt: at(26),
  firstSeenAt: at(25),
  insertedAt: null,
  updatedAt: at(1),
  total: { minor: 389700, currency: 'DKK' },
  rate: null,
  customer: null,
  email: null,
  phone: null,
  addresses: [],
  lines: pendingLines,
  hiddenLines: 0,
  communication: [
    {
      id: id(300),
      at: at(25),
      direction: 'from-channel',
      action: 'Offer received',
      outcome: '3 positions, one unreadable',
      durationMs: 212,
    },
  ],
  attention: [],
  can: { answer: true, send: false, retry: false },
};

const inserted: OrderView = {
  ...base,
  id: id(104),
  number: 1550445,
  status: STATUS.inserted,
  note: 'The order is in the store.',
  channelOrderId: '031-3607',
  storeName: '#1042',
  storeUrl: 'https://admin.shopify.com/store/full/orders/1',
  insertedAt: at(20),
  rate: { value: '7.46', date: '2026-11-20T00:00:00.000Z' },
  total: { minor: 129900, currency: 'DKK' },
  customer: 'Søren Kierkegaard-Østergaard',
  email: 'soren.kierkegaard.oestergaard@example.com',
  phone: '+45 31 23 45 67',
  addresses: [
    {
      title: 'Delivery address',
      lines: ['Søren Kierkegaard-Østergaard', 'Skindergade 38, 2. tv', '1159 København K', 'DK'],
    },
    { title: 'Billing address', lines: ['Søren Kierkegaard-Østergaard', 'Postboks 12', '8000 Aarhus C', 'DK'] },
  ],
  lines: [
    line(0, {
      channelState: 'accepted',
      answerable: false,
      verdict: { ...(line(0, {}).verdict as NonNullable<LineView['verdict']>), label: 'Accepted', proposal: false },
    }),
  ],
  communication: [
    {
      id: id(304),
      at: at(20),
      direction: 'to-store',
      action: 'Order created',
      outcome: '#1042 in 1.2 s',
      durationMs: 1204,
    },
    {
      id: id(303),
      at: at(21),
      direction: 'from-channel',
      action: 'Order read',
      outcome: '031-3607, 1 position',
      durationMs: 188,
    },
    {
      id: id(302),
      at: at(22),
      direction: 'to-channel',
      action: 'Answer sent',
      outcome: 'Accepted 1, declined 0; order 031-3607',
      durationMs: 431,
    },
    { id: id(301), at: at(23), direction: 'inside', action: 'Decided', outcome: 'Accept by rule', durationMs: null },
    {
      id: id(300),
      at: at(25),
      direction: 'from-channel',
      action: 'Offer received',
      outcome: '1 position',
      durationMs: 212,
    },
  ],
  can: { answer: false, send: false, retry: false },
};

const failed: OrderView = {
  ...inserted,
  id: id(101),
  number: 1550466,
  status: STATUS.failed,
  note: 'The store did not take the order. The reason is in the communication; mend it, then retry.',
  storeName: null,
  storeUrl: null,
  insertedAt: null,
  attention: [
    { id: id(50), message: 'The store refused the order: the delivery address has no street.', createdAt: at(12) },
  ],
  can: { answer: false, send: false, retry: true },
};

const ready: OrderView = {
  ...base,
  id: id(100),
  number: 1550473,
  status: STATUS.pending,
  note: 'The rules propose: accept 1, decline 0. Nothing is sent until you accept or decline.',
  lines: [line(0, {})],
  total: { minor: 129900, currency: 'DKK' },
  can: { answer: true, send: true, retry: false },
};

export const orderDetails: readonly OrderView[] = [base, inserted, failed, ready];

export const store: StoreChoices = {
  name: 'Nordic Wardrobe',
  currency: 'EUR',
  taxesIncluded: true,
  stockLocations: [
    { ref: 'gid://shopify/Location/1', name: 'Copenhagen flagship store', active: true },
    { ref: 'gid://shopify/Location/2', name: 'Malmö warehouse', active: true },
    { ref: 'gid://shopify/Location/3', name: 'Old pop-up', active: false },
  ],
  problem: null,
};

export const connectionForm: ConnectionFormView = {
  connection: {
    id: id(2),
    number: 1035,
    channel: 'miinto',
    environment: 'production',
    locationId: '1-m!i!s-046-2121',
    locationLabel: '2121 (SE)',
    market: 'SE',
    marketCurrency: 'SEK',
    health: 'error',
    message: connections[1]?.message ?? '',
    createdAt: at(9999),
  },
  values: {
    label: 'Miinto Orders (v21)',
    login: 'nordic-wardrobe',
    testMode: 'no',
    locationId: '1-m!i!s-046-2121',
    active: 'yes',
    orderLevel: 'orders-and-stock',
    acceptAutomatically: 'yes',
    onFailure: 'hold',
    priceAttribute: 'final',
    threshold: '0.97',
    identification: 'metafield',
    metafield: 'custom.miinto_id',
    stockLocations: ['gid://shopify/Location/1'],
    currency: '',
    rate: '11.42',
    vatPercent: '',
    pricesIncludeTax: 'auto',
    unlinkedLine: 'wait',
    continueSellingPasses: 'no',
    syncFrom: '',
  },
};
