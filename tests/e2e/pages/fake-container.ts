/**
 * Stands in for app/container.server.ts: no database, no queue, made-up answers. The shop's name chooses the state:
 * `empty.myshopify.com` has nothing yet, `broken.myshopify.com` fails, any other has a full day behind it.
 */
import { Session } from '@shopify/shopify-api';
import type { AppContainer, PageViews } from '#app/container-types.ts';
import { loadEnv } from '#sync/platform/env.ts';
import { silentLogger } from '#sync/platform/logger.ts';
import type { RunView } from '#app/views/connections.ts';
import { connectionForm, connections, copySources, home, id, shipping, store } from './made-up.ts';
import { dryRun } from './made-up-dry-run.ts';
import { madeUpReturnClicks, madeUpReturns } from './made-up-returns.ts';
import { madeUpStock } from './made-up-stock.ts';
import { orders, orderView } from './made-up-orders.ts';

const runs = new Map<string, number>();

function runView(runId: string): RunView {
  const polls = (runs.get(runId) ?? 0) + 1;
  runs.set(runId, polls);
  const state = (from: number) => (polls > from + 1 ? 'done' : polls > from ? 'running' : 'waiting');
  const steps = connections
    .filter((row) => row.active)
    .map(
      (row, index) => ({ label: `${row.label} · ${row.locationLabel}`, state: state(index * 2), note: null }) as const,
    );
  const done = steps.every((step) => step.state === 'done');
  return {
    id: runId,
    state: done ? 'done' : 'running',
    startedAt: new Date().toISOString(),
    finishedAt: done ? new Date().toISOString() : null,
    steps,
  };
}

const isEmpty = (shopId: string): boolean => shopId.startsWith('empty');

function views(): PageViews {
  const guard = (shopId: string): void => {
    if (shopId.startsWith('broken')) throw new Error('Made-up failure');
  };
  return {
    home: async (shopId) => {
      guard(shopId);
      return isEmpty(shopId)
        ? {
            connections: [],
            orders: { pendingApproval: 0, held: 0, waiting: 0, failed: 0, insertedToday: 0 },
            attention: [],
            attentionCount: 0,
          }
        : home;
    },
    connections: async (shopId) => {
      guard(shopId);
      return { connections: isEmpty(shopId) ? [] : connections, latestRun: null };
    },
    connectionForm: async (_shopId, connectionId) => (connectionId === id(2) ? connectionForm : null),
    copySources: async (shopId) => (isEmpty(shopId) ? [] : copySources),
    dryRun: async (_shopId, request) => dryRun(request.id),
    run: async (_shopId, runId) => runView(runId),
    stock: async (shopId, query) => {
      guard(shopId);
      return madeUpStock(query, isEmpty(shopId));
    },
    returns: async (shopId, query) => {
      guard(shopId);
      return madeUpReturns(query, isEmpty(shopId));
    },
    orders: async (shopId, query) => {
      guard(shopId);
      const rows = isEmpty(shopId)
        ? []
        : orders.filter((row) => (row.customer ?? '').toLowerCase().includes(query.search.toLowerCase()));
      return {
        rows,
        query,
        next: rows.length > 5 ? 'next_1_x' : null,
        previous: query.cursor === null ? null : 'previous_1_x',
        total: { count: rows.length > 5 ? 5251 : rows.length, more: false },
        firstIndex: rows.length === 0 ? 0 : 1,
        choices: { channels: [{ key: 'miinto', name: 'Miinto' }], markets: ['DK', 'NL', 'NO', 'SE'] },
        searchedNewest: null,
        hasConnections: !isEmpty(shopId),
        hasOrders: !isEmpty(shopId),
      };
    },
    async *ordersCsv(shopId) {
      guard(shopId);
      yield '\uFEFFID,Customer\r\n';
      for (const { number, customer } of orders) yield `${number},${customer ?? ''}\r\n`;
    },
    orderSummary: async () => null,
    order: async (_shopId, orderId, request) => orderView(orderId, request?.tab ?? null),
  };
}

const container: AppContainer = {
  env: loadEnv(),
  clock: { now: () => new Date() },
  log: silentLogger,
  sessions: {
    storeSession: async () => true,
    loadSession: async (sessionId) =>
      new Session({
        id: sessionId,
        shop: sessionId.replace(/^offline_/, ''),
        state: '',
        isOnline: false,
        accessToken: 'made-up',
        expires: new Date(Date.now() + 3_600_000),
      }),
    deleteSession: async () => true,
    deleteSessions: async () => true,
    findSessionsByShop: async () => [],
  },
  inbox: { receive: async () => 'new' },
  shops: { installed: async () => undefined },
  channels: [
    { key: 'miinto', name: 'Miinto', api: 'miinto_orders_v21' },
    { key: 'bol', name: 'bol.com', api: null },
    { key: 'amazon', name: 'Amazon', api: null },
    { key: 'beslist', name: 'beslist.nl', api: null },
  ],
  views: views(),
  returns: madeUpReturnClicks,
  connections: {
    storeChoices: async (shopId) =>
      isEmpty(shopId)
        ? {
            ...store,
            stockLocations: [],
            problem: 'Shopify could not be reached just now. Load the page again to choose stock locations.',
          }
        : store,
    shippingChoices: async () => shipping,
    getLocations: async (_shopId, { login }) =>
      login === 'wrong'
        ? {
            kind: 'invalid',
            errors: {
              fields: { password: 'Miinto does not accept this login and password. Check both and try again.' },
              form: null,
            },
          }
        : {
            kind: 'found',
            notice: null,
            locations: [
              {
                id: '1-m!i!s-045-2654',
                label: '2654 (DK)',
                country: 'DK',
                currency: 'DKK',
                vatPercent: '25',
                taken: false,
              },
              {
                id: '1-m!i!s-046-2121',
                label: '2121 (SE)',
                country: 'SE',
                currency: 'SEK',
                vatPercent: '25',
                taken: true,
              },
            ],
          },
    create: async () => ({ kind: 'saved', id: id(2) }),
    update: async (_shopId, connectionId) => ({ kind: 'saved', id: connectionId }),
    setActive: async (_shopId, connectionId) =>
      connectionId === id(3)
        ? { kind: 'refused', message: 'Buyers there pay in SEK. Enter an exchange rate in the connection first.' }
        : { kind: 'done' },
    remove: async () => ({ kind: 'done' }),
    synchronize: async () => ({ kind: 'started', runId: id(900 + runs.size) }),
  },
  orders: {
    decide: async () => ({ kind: 'done' }),
    answerAll: async () => ({ kind: 'done' }),
    send: async () => ({
      kind: 'refused',
      message: 'This was answered in the meantime. Nothing was changed; the page shows what was answered.',
    }),
    retry: async () => ({ kind: 'done' }),
    decideMany: async (_shopId, { orderIds }) => ({
      done: Math.max(0, orderIds.length - 1),
      skipped: orderIds.slice(-1).map((orderId) => ({
        orderId,
        number: String(orders.find((row) => row.id === orderId)?.number ?? ''),
        message: 'This was answered in the meantime. Nothing was changed; the page shows what was answered.',
      })),
    }),
    linkProduct: async () => ({ kind: 'done' }),
    unlinkProduct: async () => ({ kind: 'done' }),
    markHandled: async () => ({ kind: 'done' }),
    unmarkHandled: async () => ({ kind: 'done' }),
  },
  dryRuns: {
    start: async (_shopId, { days }) =>
      days === 13
        ? { kind: 'refused', message: '3 dry runs are under way. Wait until one of them has finished.' }
        : { kind: 'started', id: id(601) },
  },
  documents: {
    mint: async () => ({ kind: 'minted', url: 'about:blank' }),
    open: async () => null,
    revoke: async () => ({ kind: 'done' }),
    retry: async () => ({ kind: 'done' }),
    comment: async () => ({ kind: 'done' }),
  },
  shipments: {
    reportAgain: async () => ({ kind: 'done' }),
    enteredByHand: async () => ({ kind: 'done' }),
    goAhead: async () => ({ kind: 'done' }),
  },
  stock: { sendNow: async () => ({ kind: 'done' }) },
  attention: { done: async () => ({ kind: 'done' }) },
  runDue: async () => ({ kind: 'queued', jobs: 0 }),
  workStatus: async () => ({
    effects: { planned: 0, sending: 0, unclear: 0, person: 0, done: 0, rejected: 0 },
    attention: 0,
    lastChangeAt: null,
  }),
  ping: async () => ({ database: 'up' }),
};

export const getContainer = async (): Promise<AppContainer> => container;
