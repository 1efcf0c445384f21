import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import { openDatabase, type Database } from '#sync/persistence/database.ts';
import { newId } from '#sync/platform/ids.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { insertOrders, type OrderSpec } from '#tests/support/order-rows.ts';
import { readOrdersQuery } from '../forms/orders-query.ts';
import type { OrdersView } from '../views/orders.ts';
import type { Naming } from './reading.server.ts';
import { readOrders } from './orders.server.ts';

const naming: Naming = {
  channels: {
    miinto: { name: 'Miinto' },
    bol: { name: 'bol.com' },
    amazon: { name: 'Amazon' },
    beslist: { name: 'beslist.nl' },
  },
  adminUrl: () => 'https://admin.example',
};
const NOW = '2026-11-24T10:00:00.000Z';
const clock = createFakeClock(NOW);
const at = (minutes: number): Date => new Date(Date.parse(NOW) + minutes * 60_000);

let database: Database;
beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url });
});
afterAll(() => database.close());

/** A shop of its own for a test, with these orders. */
async function shopWith(specs: readonly OrderSpec[]): Promise<{ shop: ShopId; list: typeof list }> {
  const shop = ShopId.parse(`s${newId().slice(-12)}.myshopify.com`);
  await insertOrders(database, shop, specs);
  const list = (address = ''): Promise<OrdersView> =>
    database.withShop(shop, (tx) =>
      readOrders(tx, { clock }, naming, readOrdersQuery(new URLSearchParams(address)).query),
    );
  return { shop, list };
}
const names = (view: OrdersView): (string | null)[] => view.rows.map((row) => row.storeName);

describe('each filter', () => {
  const specs: readonly OrderSpec[] = [
    { storeName: '#1', customerName: 'Anna Lindqvist', market: 'SE', currency: 'SEK', totalMinor: 9_900n },
    { storeName: '#2', customerName: 'Søren Holm', channelOrderId: '031-3607', totalMinor: 10_000n },
    { storeName: '#3', channel: 'bol', customerName: '100% Wool_Co', totalMinor: 10_001n },
    { storeName: '#4', customerName: 'محمد الأحمد', currency: 'JPY', totalMinor: 100n, parentOrderId: 'P-77' },
    { storeName: '#5', channelState: 'declined', channelCreatedAt: new Date('2026-10-25T22:30:00Z') },
    { storeName: '#6', storeState: 'waiting', channelCreatedAt: new Date('2026-10-26T12:00:00Z') },
  ].map((spec, n) => ({ firstSeenAt: at(-n), ...spec }));

  it.each([
    ['', ['#1', '#2', '#3', '#4', '#5', '#6']],
    ['filter=inserted', ['#1', '#2', '#3', '#4', '#5']],
    ['filter=waiting', ['#6']],
    ['filter=closed', ['#5']],
    ['status=waiting', ['#6']],
    ['status=inserted', ['#1', '#2', '#3', '#4']],
    ['id=031-3607', ['#2']],
    ['channel=bol', ['#3']],
    ['market=se', ['#1']],
    ['storeId=%234', ['#4']],
    ['storeId=4', ['#4']],
    ['customer=LINDQ', ['#1']],
    ['customer=%25', ['#3']],
    ['customer=_', ['#3']],
    ['customer=الأح', ['#4']],
    ['search=031-3607', ['#2']],
    ['search=031-36', ['#2']],
    ['search=%233', ['#3']],
    ['search=holm', ['#2']],
    ['search=\'; DROP TABLE "order"; --', []],
    // A plain number counts in each order's own currency: 100 yen are 100 minor units, 100 kroner are 10,000.
    ['priceFrom=100', ['#2', '#3', '#4', '#5', '#6']],
    ['priceFrom=100.01', ['#3']],
    ['priceTo=99,99', ['#1']],
    ['priceFrom=SEK 50', ['#1']],
    ['priceFrom=100&priceTo=100', ['#2', '#4', '#5', '#6']],
    ['createdTo=2026-10-25', ['#5']],
    ['createdFrom=2026-10-26&createdTo=2026-10-26', ['#6']],
    // In Copenhagen it was already the 25th's 23:30, clocks having gone back that morning.
    ['createdFrom=2026-10-26&createdTo=2026-10-26&zone=Europe/Helsinki', ['#5', '#6']],
    ['market=DK&status=inserted&priceTo=100', ['#2', '#4']],
    ['customer=o&priceFrom=100.01', ['#3']],
  ])('%s', async (address, expected) => {
    const { list } = await shopWith(specs);
    const view = await list(address);
    expect([names(view), view.total]).toEqual([expected, { count: expected.length, more: false }]);
  });

  it('an id that fits as a whole stands alone, also one of an offer', async () => {
    const { shop, list } = await shopWith([
      { storeName: '#10', customerName: 'Mr 11' },
      { storeName: '#11', transferStates: ['pending'] },
      { storeName: '#110' },
    ]);
    expect(names(await list('search=11'))).toEqual(['#11']);
    const transfer = await database.withShop(shop, (tx) => tx.db.transfer.findFirstOrThrow());
    await database.withShop(shop, (tx) =>
      tx.db.$executeRaw`INSERT INTO channel_account (shop_id, id, channel, environment, login, credentials_enc)
        VALUES (${shop}, ${transfer.id}::uuid, 'miinto', 'production', 'me', '')`.then(
        () => tx.db.$executeRaw`INSERT INTO connection (shop_id, id, channel, environment, channel_location_id,
          channel_account_id, store_id, label, location_label, country, currency, settings_version) VALUES (${shop},
          ${transfer.id}::uuid, 'miinto', 'production', ${transfer.channelLocationId}, ${transfer.id}::uuid,
          ${transfer.id}::uuid, 'l', 'l', 'DK', 'DKK', 1)`,
      ),
    );
    expect(names(await list(`search=${transfer.channelTransferId}`))).toEqual(['#11']);
  });
});

describe('paging', () => {
  const many = (count: number): OrderSpec[] =>
    // Four at a time at the same instant: the keyset must not lose or repeat any.
    Array.from({ length: count }, (_, n) => ({ storeName: `#${n}`, firstSeenAt: at(-Math.floor(n / 4)) }));

  it('shows every order once, there and back, with the numbers of the rows', async () => {
    const { list } = await shopWith(many(120));
    const pages = [await list()];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await list(`cursor=${next}`));
    const all = pages.flatMap(names);
    expect([pages.length, new Set(all).size]).toEqual([3, 120]);
    expect(pages.map(({ firstIndex }) => firstIndex)).toEqual([1, 51, 101]);
    expect(pages.map(({ total }) => total.count)).toEqual([120, 120, 120]);
    const back = await list(`cursor=${pages[2]?.previous}`);
    expect([names(back), back.firstIndex]).toEqual([all.slice(50, 100), 51]);
    const first = await list(`cursor=${back.previous}`);
    expect([names(first), first.firstIndex, first.previous]).toEqual([all.slice(0, 50), 1, null]);
  });

  it('neither repeats nor skips an order while others come in, also with a filter', async () => {
    const { shop, list } = await shopWith(many(60).map((spec, n) => ({ ...spec, market: n % 2 === 0 ? 'DK' : 'SE' })));
    const address = 'market=SE&size=25';
    const first = await list(address);
    await insertOrders(database, shop, [{ storeName: '#new', market: 'SE', firstSeenAt: at(1) }]);
    const second = await list(`${address}&cursor=${first.next}`);
    const seen = [...names(first), ...names(second)];
    expect([seen.length, new Set(seen).size, seen.includes('#new')]).toEqual([30, 30, false]);
    const back = await list(`${address}&cursor=${second.previous}`);
    expect(names(back)).toEqual(names(first));
    expect(back.previous).not.toBeNull();
    expect(names(await list(`${address}&cursor=${back.previous}`))).toEqual(['#new']);
  });

  it('takes a cursor that makes no sense for the first page', async () => {
    const { list } = await shopWith(many(3));
    for (const cursor of [
      'next_x',
      'next_rest_1_99999999999999_x',
      '%00',
      'next_rest_0_0_zzzzzzzz-0000-0000-0000-000000000000',
    ])
      expect((await list(`cursor=${cursor}`)).rows).toHaveLength(3);
  });

  it('by urgency shows the earliest running clock first, then the rest, there and back', async () => {
    const specs: OrderSpec[] = [
      ...Array.from({ length: 20 }, (_, n) => ({ storeName: `rest${n}`, firstSeenAt: at(-n) })),
      ...Array.from({ length: 20 }, (_, n) => ({ storeName: `ans${n}`, firstSeenAt: at(-500), answerBy: at(n * 10) })),
      ...Array.from({ length: 19 }, (_, n) => ({
        storeName: `shp${n}`,
        firstSeenAt: at(-900),
        shipBy: at(n * 10 + 5),
      })),
      // Both run: the earlier one counts.
      { storeName: 'both', firstSeenAt: at(-900), answerBy: at(1000), shipBy: at(-30) },
    ];
    const { list } = await shopWith(specs);
    const expected = [
      'both',
      ...Array.from({ length: 20 }, (_, n) => [`ans${n}`, ...(n < 19 ? [`shp${n}`] : [])]).flat(),
      ...Array.from({ length: 20 }, (_, n) => `rest${n}`),
    ];
    const pages = [await list('sort=urgent&size=25')];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
      pages.push(await list(`sort=urgent&size=25&cursor=${next}`));
    expect(pages.flatMap(names)).toEqual(expected);
    const back = await list(`sort=urgent&size=25&cursor=${pages[2]?.previous}`);
    expect(names(back)).toEqual(expected.slice(25, 50));
    expect(names(await list(`sort=urgent&size=25&cursor=${back.previous}`))).toEqual(expected.slice(0, 25));
    expect(pages[0]?.rows[0]?.clock).toEqual({
      kind: 'ship',
      at: at(-30).toISOString(),
      leftMs: -1_800_000,
      urgency: 'late',
    });
  });

  it('counts up to ten thousand', async () => {
    const { list } = await shopWith(Array.from({ length: 10_003 }, (_, n) => ({ firstSeenAt: at(-n) })));
    expect((await list()).total).toEqual({ count: 10_000, more: true });
  });
});

describe('another shop', () => {
  it('sees nothing, whatever it filters and wherever it begins', async () => {
    const { list } = await shopWith([
      { storeName: '#1', customerName: 'Anna', channelOrderId: '031-1', firstSeenAt: at(0) },
    ]);
    const mine = await shopWith([{ storeName: '#2', firstSeenAt: at(-1) }]);
    const id = (await list()).rows[0]?.id;
    for (const address of ['', 'search=Anna', 'search=031-1', 'customer=anna', 'sort=urgent', 'id=031-1'])
      expect((await mine.list(address)).rows.map((row) => row.storeName)).not.toContain('#1');
    const cursor = `cursor=previous_rest_1_${at(-1).getTime()}_${id}`;
    expect(names(await mine.list(cursor))).not.toContain('#1');
  });
});
