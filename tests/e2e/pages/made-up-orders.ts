/** Made-up orders for looking at the list and at each tab: every state, long texts, other scripts. */
import type { StatusView } from '#app/views/common.ts';
import type { OrderRow } from '#app/views/orders.ts';
import type {
  CommunicationView,
  GeneralTab,
  LineView,
  OrderHead,
  OrderTab,
  OrderTabView,
  OrderView,
} from '#app/views/order.ts';
import type { ClockView } from '#app/views/order-parts.ts';
import { comments } from './made-up-comments.ts';
import { noReturnsTab, refundsTab, rmaTab } from './made-up-returns.ts';
import { at, id } from './made-up.ts';

const STATUS = {
  pending: { code: 'pending-approval', label: 'Pending approval', tone: 'attention' },
  held: { code: 'held', label: 'Held', tone: 'attention' },
  inserting: { code: 'inserting', label: 'Inserting', tone: 'info' },
  inserted: { code: 'inserted', label: 'Inserted', tone: 'success' },
  failed: { code: 'failed', label: 'Failed', tone: 'critical' },
  notInserted: { code: 'not-inserted', label: 'Not inserted', tone: 'neutral' },
  declined: { code: 'declined', label: 'Declined', tone: 'neutral' },
} as const satisfies Record<string, StatusView>;

const MINUTE = 60_000;
const clock = (kind: ClockView['kind'], minutes: number, urgency: ClockView['urgency']): ClockView => ({
  kind,
  at: at(-minutes),
  leftMs: minutes * MINUTE,
  urgency,
});
const SHIPPED: StatusView = { code: 'shipped', label: 'Shipped', tone: 'success' };
const PART_SHIPPED: StatusView = { code: 'partially-shipped', label: 'Partially shipped', tone: 'attention' };
const HANDLED: StatusView = { code: 'handled', label: 'Handled by hand', tone: 'neutral' };

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
  marks: [],
  note: '',
  clock: null,
  waitedMs: null,
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
    waitedMs: 12 * MINUTE,
    clock: clock('answer', 108, 'calm'),
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
    waitedMs: 134 * MINUTE,
    clock: clock('answer', -14, 'late'),
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
  row(4, {
    ...inStore('#1042'),
    marks: [SHIPPED],
    customer: 'محمد الأحمد',
    price: { minor: 14999, currency: 'EUR' },
    market: 'NL',
  }),
  row(5, {
    ...inStore('#1041'),
    marks: [PART_SHIPPED],
    clock: clock('ship', 300, 'soon'),
    customer: 'Jan de Vries 🧥',
    price: { minor: 1234567, currency: 'EUR' },
    market: 'NL',
    units: 12,
  }),
  row(6, { status: STATUS.notInserted, marks: [HANDLED], customer: 'Mette Holm' }),
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
  accepted: 0,
  cancelled: 0,
  shipped: 0,
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
  linkable: false,
  unlinkable: false,
  ...more,
});

const pendingLines: readonly LineView[] = [
  line(0, {}),
  line(1, {
    title: 'Ganni Cotton Poplin Oversized Shirt',
    product: null,
    linkable: true,
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

const head: OrderHead = {
  id: id(102),
  number: 1550459,
  channelName: 'Miinto',
  market: 'DK',
  testMode: false,
  status: STATUS.held,
  marks: [],
  note: '1 of 3 positions is held, and the whole offer waits. Each says why; accept or decline it, or mend the cause.',
  channelOrderId: null,
  storeName: null,
  storeUrl: null,
  clock: clock('answer', -14, 'late'),
  waitedMs: 134 * MINUTE,
  attention: [],
  answer: {
    open: 3,
    decided: 0,
    proposed: 1,
    sentence:
      '0 of 3 positions have a verdict, and the rules propose one for 1 more. The answer goes out once for all of them, and is sent when the last one has its verdict.',
  },
  handled: null,
  can: { answer: true, send: false, retry: false, insert: false, handle: true, unhandle: false },
};
const quiet = { clock: null, waitedMs: null, answer: null } as const;
const nothing = { answer: false, send: false, retry: false, insert: false, handle: true, unhandle: false } as const;

const insertedHead: OrderHead = {
  ...head,
  ...quiet,
  id: id(104),
  number: 1550445,
  status: STATUS.inserted,
  marks: [PART_SHIPPED],
  note: 'The order is in the store.',
  channelOrderId: '031-3607',
  storeName: '#1042',
  storeUrl: 'https://admin.shopify.com/store/full/orders/1',
  clock: clock('ship', 300, 'soon'),
  can: nothing,
};
const failedHead: OrderHead = {
  ...insertedHead,
  id: id(101),
  number: 1550466,
  status: STATUS.failed,
  marks: [],
  note: 'The store did not take the order. The reason is in the communication; mend it, then retry.',
  storeName: null,
  storeUrl: null,
  attention: [
    { id: id(50), message: 'The store refused the order: the delivery address has no street.', createdAt: at(12) },
  ],
  can: { ...nothing, retry: true },
};
const readyHead: OrderHead = {
  ...head,
  id: id(100),
  number: 1550473,
  status: STATUS.pending,
  note: 'The rules propose: accept 1, decline 0. Nothing is sent until you accept or decline.',
  clock: clock('answer', 108, 'calm'),
  waitedMs: 12 * MINUTE,
  answer: {
    open: 1,
    decided: 0,
    proposed: 1,
    sentence: 'The rules propose a verdict for the position. Nothing is sent until you send it or decide otherwise.',
  },
  can: { ...head.can, send: true },
};
const handledHead: OrderHead = {
  ...insertedHead,
  id: id(106),
  number: 1550431,
  status: STATUS.notInserted,
  marks: [HANDLED],
  note: 'It was not put in the store. Insert it by hand if it is missing there.',
  storeName: null,
  storeUrl: null,
  clock: null,
  handled: { at: at(200), by: 'Shopify user 4471' },
  can: { ...nothing, handle: false, unhandle: true },
};

const general: GeneralTab = {
  tab: 'general',
  transferIds: ['881230', '881231'],
  parentOrderId: '445566',
  email: 'soren.kierkegaard.oestergaard@example.com',
  shippingProvider: 'gls-parcel-shop',
  deliveryType: 'ParcelShopDelivery',
  connection: { id: id(1), label: 'Miinto Orders (v21)', locationLabel: '2654 (DK)' },
  createdAt: at(26),
  firstSeenAt: at(25),
  insertedAt: at(20),
  updatedAt: at(1),
  total: { minor: 389700, currency: 'DKK' },
  rate: { value: '7.46', date: '2026-11-20T00:00:00.000Z' },
  answerBy: null,
  shipBy: at(-300),
};

const entry = (n: number, more: Partial<CommunicationView>): CommunicationView => ({
  id: id(300 + n),
  at: at(25 - n),
  direction: 'from-channel',
  action: 'Offer received',
  outcome: '1 position',
  tone: 'neutral',
  durationMs: 212,
  payload: null,
  ...more,
});
const entries: readonly CommunicationView[] = [
  entry(9, { direction: 'to-store', action: 'Order created', outcome: '#1042 in 1.2 s', durationMs: 1204 }),
  entry(8, {
    direction: 'to-store',
    action: 'Create the order: look up what became of it',
    outcome: 'Looked up: it had been carried out',
    tone: 'success',
    durationMs: 640,
  }),
  entry(7, {
    direction: 'to-store',
    action: 'Create the order',
    outcome:
      'No clear answer; looked up before anything is sent again. The connection was cut while the answer was on its way (ECONNRESET).',
    tone: 'warning',
    durationMs: 20_000,
    payload: JSON.stringify(
      {
        request: {
          customId: 'miinto:production:1-m!i!s-045-2654:031-3607',
          lines: [{ sku: 'NOR-NS-M', quantity: 1 }],
          billing: '[redacted]',
        },
      },
      null,
      2,
    ),
  }),
  entry(4, { action: 'Order read', outcome: '031-3607, 1 position', durationMs: 188 }),
  entry(3, {
    direction: 'to-channel',
    action: 'Answer the offer',
    outcome: 'Done',
    tone: 'success',
    durationMs: 431,
    payload: JSON.stringify({ request: { accepted: ['9001'], declined: [] } }, null, 2),
  }),
  entry(2, { direction: 'inside', action: 'Decided', outcome: 'Accept by rule', durationMs: null }),
  entry(0, {}),
];

const bodies: Readonly<Record<OrderTab, OrderTabView>> = {
  general,
  address: {
    tab: 'address',
    customer: 'Søren Kierkegaard-Østergaard',
    email: 'soren.kierkegaard.oestergaard@example.com',
    phone: '+45 31 23 45 67',
    addresses: [
      {
        title: 'Shipping address',
        lines: ['Søren Kierkegaard-Østergaard', 'Skindergade 38, 2. tv', '1159 København K', 'DK'],
      },
      { title: 'Billing address', lines: ['محمد بن عبد الله الأحمد', 'شارع الملك فهد 12', '8000 Aarhus C', 'DK'] },
    ],
  },
  items: {
    tab: 'items',
    lines: [
      line(0, {
        channelState: 'accepted',
        answerable: false,
        quantity: 3,
        accepted: 3,
        cancelled: 1,
        shipped: 1,
        unlinkable: true,
        verdict: { ...(line(0, {}).verdict as NonNullable<LineView['verdict']>), label: 'Accepted', proposal: false },
      }),
    ],
    hiddenLines: 0,
    total: { minor: 389700, currency: 'DKK' },
  },
  shipments: {
    tab: 'shipments',
    asksForGoAhead: true,
    shipments: [
      {
        id: id(701),
        status: { code: 'reported', label: 'Reported', tone: 'success' },
        sentence: '',
        notes: ['The parcel has 2 tracking numbers; the first one was sent.'],
        origin: 'store',
        carrier: 'PostNord DK',
        trackingNumber: '00370730254812345678',
        trackingUrl: 'https://tracking.example/00370730254812345678',
        lines: [{ title: 'Wool coat, Black, M', quantity: 1 }],
        provider: 'postnord',
        providerFrom: 'it has the carrier’s name',
        fallback: false,
        shippedAt: '2026-11-20T10:00:00.000Z',
        reportedAt: '2026-11-20T10:00:05.000Z',
        can: { reportAgain: true, byHand: false },
      },
      {
        id: id(702),
        status: { code: 'waiting', label: 'Waiting', tone: 'attention' },
        sentence: 'It waits for your word: nothing was reported for this shop yet.',
        notes: [],
        origin: 'store',
        carrier: 'Fahrradkurier Müller & Söhne',
        trackingNumber: null,
        trackingUrl: null,
        lines: [{ title: 'Silk scarf', quantity: 2 }],
        provider: 'gls',
        providerFrom: 'the connection’s default, since the carrier is not known there',
        fallback: true,
        shippedAt: '2026-11-21T08:30:00.000Z',
        reportedAt: null,
        can: { reportAgain: true, byHand: true },
      },
    ],
  },
  rma: rmaTab,
  refunds: refundsTab,
  comments,
  communication: { tab: 'communication', entries, writes: [], older: `1_${id(300)}`, skipped: false },
};
const of = (one: OrderHead, more: Partial<Record<OrderTab, OrderTabView>> = {}) => ({
  head: one,
  bodies: { ...bodies, ...more },
});
const nobody: OrderTabView = { tab: 'address', customer: null, email: null, phone: null, addresses: [] };

const details = [
  of(head, {
    items: { tab: 'items', lines: pendingLines, hiddenLines: 12, total: { minor: 389700, currency: 'DKK' } },
    address: nobody,
    rma: noReturnsTab,
  }),
  of(insertedHead),
  of(failedHead, {
    communication: {
      tab: 'communication',
      entries,
      older: null,
      skipped: true,
      writes: [
        {
          id: id(350),
          what: 'Create the order',
          direction: 'to-store',
          state: { code: 'rejected', label: 'Refused', tone: 'critical' },
          attempts: 3,
          nextTryAt: null,
          problem: 'The store refused the order: the delivery address has no street.',
        },
        {
          id: id(351),
          what: 'Report the shipment',
          direction: 'to-channel',
          state: { code: 'unclear', label: 'Outcome unclear', tone: 'warning' },
          attempts: 1,
          nextTryAt: at(-1),
          problem: null,
        },
      ],
    },
  }),
  of(readyHead, {
    items: { tab: 'items', lines: [line(0, {})], hiddenLines: 0, total: { minor: 129900, currency: 'DKK' } },
    address: nobody,
  }),
  of(handledHead),
];

/** An order as its page asks for it; null for every other id. */
export function orderView(orderId: string, tab: OrderTab | null): OrderView | null {
  const found = details.find(({ head: { id: known } }) => known === orderId);
  if (!found) return null;
  return { head: found.head, body: found.bodies[tab ?? (found.head.answer === null ? 'general' : 'items')] };
}
