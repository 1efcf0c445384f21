/** Made-up returns and refunds for looking at: every state, long words, other scripts. */
import type { AppContainer } from '#app/container-types.ts';
import type { RefundsTabView } from '#app/views/order-refunds.ts';
import type { ReturnCheckView, RmaTabView } from '#app/views/order-returns.ts';
import type { StatusView } from '#app/views/common.ts';
import type { ReturnRow, ReturnsQuery, ReturnsView } from '#app/views/returns.ts';
import { at, id } from './made-up.ts';

const STATUS = {
  pending: { code: 'pending', label: 'Waiting for you', tone: 'attention' },
  deciding: { code: 'deciding', label: 'Being decided', tone: 'info' },
  accepted: { code: 'accepted', label: 'Accepted', tone: 'success' },
  declined: { code: 'declined', label: 'Declined', tone: 'neutral' },
  confirm: { code: 'to-confirm', label: 'Waiting for you', tone: 'attention' },
  unsupported: { code: 'unsupported', label: 'Enter by hand', tone: 'warning' },
} as const satisfies Record<string, StatusView>;

const DKK = (minor: number) => ({ minor, currency: 'DKK' });
const HOUR = 60;

const row = (n: number, more: Partial<ReturnRow>): ReturnRow => ({
  id: id(800 + n),
  number: String(42 - n),
  channelId: String(90_120 - n * 3),
  kind: 'Return',
  order: { id: id(104), number: String(1_550_460 - n) },
  channelOrderId: '7741203',
  customer: 'Freja Lindqvist-Østergaard',
  market: 'DK',
  status: STATUS.pending,
  units: '1 × Wool coat, Black, M',
  reason: 'For lille i skuldrene',
  amount: DKK(129_900),
  createdAt: at(n * 7 * HOUR + 30),
  waitedMs: (n * 7 * HOUR + 30) * 60_000,
  decidable: true,
  ...more,
});

const ROWS: readonly ReturnRow[] = [
  row(6, { reason: 'Kleur valt anders uit dan op de foto’s, en de stof voelt dunner aan dan ik had verwacht' }),
  row(5, { kind: 'Exchange', units: '2 × Silk scarf', amount: DKK(59_800), reason: 'Vil gerne bytte til blå' }),
  row(4, { order: null, customer: null, market: null, amount: null, units: '1 × an unknown position' }),
  row(3, { units: '1 × Wool coat, Black, M, 2 × Silk scarf', amount: DKK(189_700), reason: '' }),
  row(2, { decidable: false, reason: 'サイズが合いませんでした' }),
  row(1, { status: STATUS.deciding, decidable: false, waitedMs: null }),
];
const DECIDED: readonly ReturnRow[] = [
  row(7, { status: STATUS.accepted, decidable: false, waitedMs: null }),
  row(8, { status: STATUS.declined, decidable: false, waitedMs: null }),
];
const REQUESTS: readonly ReturnRow[] = [
  row(9, { kind: 'Request', status: STATUS.confirm, decidable: false, waitedMs: null, channelId: null }),
  row(10, { kind: 'Request', status: STATUS.unsupported, decidable: false, waitedMs: null, channelId: null }),
];

export function madeUpReturns(query: ReturnsQuery, empty: boolean): ReturnsView {
  const rows =
    empty || query.search === 'zzz'
      ? []
      : query.filter === 'requests'
        ? REQUESTS
        : query.filter === 'decided'
          ? DECIDED
          : query.filter === 'deciding'
            ? []
            : ROWS;
  return {
    query,
    rows,
    counts: { waiting: empty ? 0 : 5, requests: empty ? 0 : 2 },
    any: !empty,
    hasConnections: !empty,
    next: rows === ROWS ? 'next_1_x' : null,
    previous: null,
  };
}

export const rmaTab: RmaTabView = {
  tab: 'rma',
  channelName: 'Miinto',
  reasons: {
    accept: 'Received in good condition',
    request: 'Returned to the shop',
    decline: ['The item was worn', 'The label was removed'],
  },
  questions: [
    {
      lineId: id(401),
      caseId: id(402),
      refundLineId: id(403),
      message:
        '1 × “Silk scarf” stands in a return at Miinto and in a refund in your shop. Are these the same units? Until you say so, nothing is written for them.',
    },
  ],
  cases: [
    {
      id: id(800),
      number: '42',
      channelId: '90120',
      kind: 'Return',
      status: STATUS.pending,
      next: 'Accept: Miinto pays the buyer, and these units are refunded in your shop at the price they were sold for. Decline: nothing changes in your shop, and the buyer is told your reason.',
      answersRequest: null,
      createdAt: at(90),
      canDecide: true,
      lines: [
        {
          id: id(810),
          title: 'Wool coat, Black, M',
          quantity: 1,
          amount: DKK(129_900),
          status: { code: 'pending', label: 'Waiting', tone: 'attention' },
          buyerReason: 'For lille i skuldrene',
          buyerComment: 'Jeg har prøvet den én gang. Mærket sidder stadig på.',
          decisionReason: null,
          comment: null,
          decidedBy: null,
          problem: null,
          waits: true,
        },
        {
          id: id(811),
          title: 'Silk scarf',
          quantity: 2,
          amount: DKK(59_800),
          status: { code: 'pending', label: 'Waiting', tone: 'attention' },
          buyerReason: 'Fortrudt',
          buyerComment: '',
          decisionReason: null,
          comment: null,
          decidedBy: null,
          problem: null,
          waits: true,
        },
      ],
    },
    {
      id: id(801),
      number: '39',
      channelId: '90111',
      kind: 'Return',
      status: STATUS.declined,
      next: 'Nothing changes in your shop. Miinto has your reason. Should it take the goods back after all, that shows here and is refunded then.',
      answersRequest: null,
      createdAt: at(2_000),
      canDecide: false,
      lines: [
        {
          id: id(812),
          title: 'Wool coat, Black, M',
          quantity: 1,
          amount: DKK(129_900),
          status: { code: 'declined', label: 'Declined', tone: 'neutral' },
          buyerReason: 'Defekt',
          buyerComment: '',
          decisionReason: 'The item was worn',
          comment: 'Photos in the shared folder “Returns 39”',
          decidedBy: 'A person in the app',
          problem: null,
          waits: false,
        },
      ],
    },
  ],
  requests: [
    {
      id: id(820),
      number: '7',
      status: STATUS.confirm,
      sentence:
        'Waits for your word: how the channel takes requests is not published, so the first ones are confirmed by a person.',
      origin: 'For a refund in your shop',
      createdAt: at(45),
      sentAt: null,
      lines: [{ title: 'Silk scarf', quantity: 1, reason: 'Returned to the shop' }],
      can: { send: true, done: true },
    },
  ],
  requestable: [{ lineId: id(401), title: 'Silk scarf', left: 3 }],
};

export const noReturnsTab: RmaTabView = { ...rmaTab, questions: [], cases: [], requests: [] };

const entry = (units: number, minor: number) => ({ units, amount: DKK(minor) });

export const refundsTab: RefundsTabView = {
  tab: 'refunds',
  channelName: 'Miinto',
  storeUrl: 'https://admin.shopify.com/store/full/orders/1',
  ledger: {
    rows: [
      {
        id: id(401),
        title: 'Wool coat, Black, M',
        sold: entry(2, 259_800),
        cancelled: entry(0, 0),
        returned: entry(1, 129_900),
        refunded: entry(1, 129_900),
        kept: entry(1, 129_900),
        difference: entry(0, 0),
      },
      {
        id: id(402),
        title: 'Silk scarf',
        sold: entry(3, 89_700),
        cancelled: entry(1, 29_900),
        returned: entry(1, 29_900),
        refunded: entry(0, 0),
        kept: entry(2, 59_800),
        difference: entry(1, 29_900),
      },
      {
        id: 'other',
        title: 'Shipping and other money',
        sold: entry(0, 0),
        cancelled: entry(0, 0),
        returned: entry(0, 0),
        refunded: entry(0, 4_900),
        kept: entry(0, -4_900),
        difference: entry(0, -4_900),
      },
    ],
    total: {
      id: 'total',
      title: 'Total',
      sold: entry(5, 349_500),
      cancelled: entry(1, 29_900),
      returned: entry(2, 159_800),
      refunded: entry(1, 134_800),
      kept: entry(3, 184_800),
      difference: entry(1, 25_000),
    },
  },
  refunds: [
    {
      id: id(830),
      number: '12',
      status: { code: 'done', label: 'Refunded', tone: 'success' },
      origin: 'For a return at Miinto',
      what: 'Return',
      storeRefundId: '929361469',
      reason: 'For lille i skuldrene',
      comment: null,
      sentence: null,
      madeAt: at(60),
      total: DKK(129_900),
      lines: [{ title: 'Wool coat, Black, M', quantity: 1, returnToStock: true, amount: DKK(129_900) }],
      canFinish: false,
    },
    {
      id: id(831),
      number: '13',
      status: { code: 'task', label: 'Enter by hand', tone: 'warning' },
      origin: 'For a return at Miinto',
      what: 'Return',
      storeRefundId: null,
      reason: 'Fortrudt',
      comment: 'Hurtig levering, men farven var ikke mig',
      sentence: 'Less money is left to give back there than these units were sold for.',
      madeAt: at(20),
      total: DKK(29_900),
      lines: [{ title: 'Silk scarf', quantity: 1, returnToStock: false, amount: DKK(29_900) }],
      canFinish: true,
    },
  ],
};

const check: ReturnCheckView = {
  lines: [
    { title: 'Wool coat, Black, M', quantity: 1, left: 1, amount: DKK(129_900) },
    { title: 'Silk scarf', quantity: 2, left: 2, amount: DKK(59_800) },
  ],
  total: DKK(189_700),
  parts: [{ name: '#1043', amount: DKK(189_700), tax: DKK(37_940), shipping: DKK(4_900), maximum: DKK(349_500) }],
  warnings: ['Order #1043 is archived. It is refunded all the same and stays archived.'],
};

const done = async () => ({ kind: 'done' }) as const;

export const madeUpReturnClicks: AppContainer['returns'] = {
  check: async () => check,
  decide: done,
  decideMany: async (_shopId, { rmaIds }) => ({
    done: rmaIds.length - 1,
    skipped: rmaIds.slice(0, 1).map((rmaId) => ({
      rmaId,
      message: 'This return does not wait for a decision any more. Its outcome shows here.',
    })),
  }),
  sendRequest: done,
  requestDone: done,
  refundDone: done,
  sameUnits: done,
  request: async () => ({ kind: 'refused', message: 'At most 1 of these units can still be requested.' }),
};
