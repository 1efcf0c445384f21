import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelTransfer } from '#sync/core/channel-types.ts';
import { ShopId, type ChannelPlace } from '#sync/core/ids.ts';
import { money } from '#sync/core/money.ts';
import { defaultSettings } from '#sync/core/settings.ts';
import { saveAccount } from '#sync/persistence/accounts.ts';
import { insertConnection } from '#sync/persistence/connections.ts';
import { openDatabase, type Database } from '#sync/persistence/database.ts';
import { raiseAttention } from '#sync/persistence/journal.ts';
import { noteTransfer } from '#sync/persistence/transfers.ts';
import { createEncryption } from '#sync/platform/encryption.ts';
import { newId } from '#sync/platform/ids.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import type { OrdersQuery } from '../views/orders.ts';
import { createPageViews } from './page-views.server.ts';

const shop = ShopId.parse('a.myshopify.com');
const other = ShopId.parse('b.myshopify.com');
const place: ChannelPlace = { channel: 'miinto', environment: 'production', locationId: '1-m!i!s-045-2654' };
const clock = createFakeClock('2026-11-24T10:00:00.000Z');
const encryption = createEncryption([{ id: 'k1', key: Buffer.alloc(32, 1) }]);
const item = {
  channelItemId: null,
  gtin: '57',
  name: 'T-shirt',
  brand: 'Ganni',
  color: null,
  size: 'M',
  styleId: null,
};
const COUNT = 60;

let database: Database;
let views: ReturnType<typeof createPageViews>;
let connectionId: string;
const query = (more: Partial<OrdersQuery> = {}): OrdersQuery => ({ filter: 'all', search: '', cursor: null, ...more });

const deadline = () => ({ answerBy: new Date(clock.now().getTime() + 7_200_000), waitDueAt: null });

function transfer(n: number): ChannelTransfer {
  return {
    id: String(9000 + n),
    parentOrderId: `parent-${n}`,
    createdAt: clock.now(),
    currency: 'DKK',
    positions: [{ id: `p${n}`, quantity: 2, unitPrice: money(129900, 'DKK'), item }],
    badPositions:
      n === 0 ? [{ id: 'bad', item, problem: 'the price is negative', path: 'pendingPositions.1.price' }] : [],
    raw: {},
  };
}

beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url });
  views = createPageViews({
    context: {
      database,
      encryption,
      clock,
      scale: (ms) => ms,
      channel: () => ({ name: 'Miinto', apiLabel: 'miinto_orders_v21' }),
    },
    channels: {
      miinto: { name: 'Miinto' },
      bol: { name: 'bol.com' },
      amazon: { name: 'Amazon' },
      beslist: { name: 'beslist.nl' },
    },
  });
  await database.withShop(shop, async (tx) => {
    const storeId = newId();
    await tx.db.store.create({ data: { shopId: shop, id: storeId, platform: 'shopify', name: shop } });
    const accountId = await saveAccount(tx, encryption, {
      channel: 'miinto',
      environment: 'production',
      credentials: { login: 'me', password: 'secret-password' },
      token: null,
      now: clock.now(),
    });
    connectionId = await insertConnection(tx, {
      place,
      accountId,
      storeId,
      label: 'Miinto Orders (v21)',
      locationLabel: '2654 (DK)',
      country: 'DK',
      currency: 'DKK',
      settings: { ...defaultSettings, vatRateOverride: '0.255', rate: { value: '7.46', date: '2026-11-01' } },
      now: clock.now(),
    });
    for (let n = 0; n < COUNT; n += 1) {
      // Several at the same instant: the keyset must not lose or repeat any.
      if (n % 4 === 0) clock.advance(1000);
      const seen = {
        place,
        connectionId,
        storeId,
        market: 'DK',
        listedAt: clock.now(),
        now: clock.now(),
        clock: deadline(),
      };
      await noteTransfer(tx, encryption, { ...seen, transfer: transfer(n) });
    }
    await raiseAttention(tx, { kind: 'x', subject: 'x', orderId: null, message: 'Look here.', now: clock.now() });
  });
});
afterAll(() => database.close());

describe('the order list', () => {
  it('shows offers with their units and whether they can be answered', async () => {
    const found = await views.orders(shop, query({ search: '9007' }));
    expect(found.rows.map((row) => [row.answerable, row.units, row.price])).toEqual([
      [true, 2, { minor: 259800, currency: 'DKK' }],
    ]);
    expect(found.choices).toEqual({ channels: [{ key: 'miinto', name: 'Miinto' }], markets: ['DK'] });
  });
});

describe('an order', () => {
  it('shows its lines, also the one that could not be read', async () => {
    const [row] = (await views.orders(shop, query({ search: '9000' }))).rows;
    const order = await views.order(shop, row?.id ?? '');
    expect(order?.head).toMatchObject({
      channelName: 'Miinto',
      answer: { open: 2, decided: 0, proposed: 0 },
      can: { answer: true, send: false, retry: false, handle: true, unhandle: false },
    });
    // An offer that waits opens with its positions.
    const items = order?.body.tab === 'items' ? order.body : null;
    expect(items).toMatchObject({ hiddenLines: 0, total: { minor: 259_800, currency: 'DKK' } });
    expect(
      items?.lines.map(({ title, answerable, unreadable }) => [title, answerable, unreadable?.path ?? null]),
    ).toEqual([
      ['Ganni T-shirt', true, null],
      ['Ganni T-shirt', true, 'pendingPositions.1.price'],
    ]);
    const general = await views.order(shop, row?.id ?? '', { tab: 'general', cursor: null });
    expect(general?.body).toMatchObject({
      tab: 'general',
      transferIds: ['9000'],
      connection: { id: connectionId, label: 'Miinto Orders (v21)' },
    });
  });
});

describe('a connection', () => {
  it('is shown for editing without its password', async () => {
    const form = await views.connectionForm(shop, connectionId);
    expect(form?.values).toMatchObject({ login: 'me', vatPercent: '25.5', rate: '7.46', locationId: place.locationId });
    expect(JSON.stringify(form)).not.toContain('secret-password');
  });
});

describe('the home page', () => {
  it('counts what waits', async () => {
    const home = await views.home(shop);
    expect(home.orders).toEqual({ pendingApproval: COUNT, held: 0, waiting: 0, failed: 0, insertedToday: 0 });
    expect(home.attention.map(({ message }) => message)).toEqual(['Look here.']);
    expect(home.connections).toMatchObject([{ api: 'miinto_orders_v21', active: false, lastSyncAt: null }]);
  });
});

describe('another shop', () => {
  it('finds nothing of all this, by any id', async () => {
    const [row] = (await views.orders(shop, query())).rows;
    expect(await views.order(other, row?.id ?? '')).toBeNull();
    expect(await views.connectionForm(other, connectionId)).toBeNull();
    expect(await views.run(other, newId())).toBeNull();
    expect(await views.orders(other, query())).toMatchObject({ rows: [], hasOrders: false, hasConnections: false });
    expect(await views.connections(other)).toEqual({ connections: [], latestRun: null });
    expect((await views.home(other)).orders.pendingApproval).toBe(0);
  });
});
