/** Made-up stock pages: every state of a number, long texts, and a connection that sends nothing. */
import type { StatusView } from '#app/views/common.ts';
import type { StockQuery, StockRow, StockView } from '#app/views/stock.ts';
import { at, connections, id } from './made-up.ts';

const article = { group: 'STYLE-1001', brand: 'Atelier Lind', color: 'Black', size: 'M' };
const current: StatusView = { code: 'current', label: 'Up to date', tone: 'success' };

function row(n: number, over: Partial<StockRow>): StockRow {
  return {
    id: String(n).padStart(32, '0'),
    title: 'Wool coat - Black / M',
    sku: `MS-${1000 + n}`,
    url: 'https://admin.shopify.com/store/demo/products/variants/1',
    article,
    sent: 9,
    sentAt: at(3),
    next: null,
    why: '12 available at 2 stock locations − 2 reserved − 1 kept back',
    status: current,
    problem: '',
    sendable: true,
    ...over,
  };
}

const rows: readonly StockRow[] = [
  row(1, {}),
  row(2, {
    title: 'Pleated skirt with a remarkably long name that a merchant once thought was a good idea - Bordeaux / 38 ½',
    sku: 'A-VERY-LONG-STOCK-KEEPING-UNIT-00000000000000001',
    article: {
      group: 'STYLE-WITHOUT-ANY-BLANKS-0000000000000000002',
      brand: 'Maison Vert',
      color: 'blå/Bordeaux',
      size: '38 ½',
    },
    sent: 7,
    next: 5,
    status: { code: 'in-flight', label: 'Being sent', tone: 'info' },
  }),
  row(3, {
    sent: null,
    sentAt: null,
    next: 999_999,
    why: '1000000000 available at 1 stock location; more than 999999 is never published',
    status: { code: 'waiting', label: 'Waiting', tone: 'info' },
  }),
  row(4, {
    status: { code: 'failed', label: 'Refused', tone: 'critical' },
    problem:
      'The channel did not take this number: Unknown item. Check that group, brand, colour and size read exactly as in your feed; the other products were sent.',
  }),
  row(5, {
    title: 'Article with feed id 410077, GTIN 5700000000774, style STYLE-1077',
    sku: null,
    url: null,
    article: null,
    sent: null,
    sentAt: null,
    why: '',
    status: { code: 'not-published', label: 'Not published', tone: 'warning' },
    problem:
      'No product of the store has id 410077 and barcode 5700000000774. Check the product identification in the connection’s settings, or correct the product.',
    sendable: false,
  }),
  row(6, {
    status: { code: 'unclear', label: 'Unclear', tone: 'attention' },
    problem:
      'It is not clear whether the channel took the last number (Miinto did not answer in time.). The newest is sent once more.',
  }),
];

/** The third connection is not active. */
export function madeUpStock(query: StockQuery, empty: boolean): StockView {
  const connectionId = empty ? null : (query.connectionId ?? id(1));
  const off = connectionId === id(3);
  const shown = rows
    .filter((entry) => query.filter === 'all' || entry.problem !== '')
    .filter((entry) => `${entry.sku} ${entry.title}`.toLowerCase().includes(query.search.toLowerCase()));
  return {
    connections: empty
      ? []
      : connections.map(({ id: value, label, locationLabel }) => ({ id: value, label: `${label} · ${locationLabel}` })),
    connectionId,
    sending: !off,
    notice: off
      ? {
          tone: 'info',
          title: 'This connection is not active',
          message:
            'No stock is sent. Nothing is set to zero: Miinto keeps the numbers it was told last. Activate the connection to send it again.',
        }
      : null,
    counts: { articles: rows.length, waiting: 2, problems: 3 },
    rows: empty ? [] : shown.map((entry) => ({ ...entry, sendable: entry.sendable && !off })),
    query,
    next: query.filter === 'all' && query.search === '' ? 'next_1_x' : null,
    previous: null,
  };
}
