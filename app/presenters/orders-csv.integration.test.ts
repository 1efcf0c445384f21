import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import { openDatabase, type Database } from '#sync/persistence/database.ts';
import { newId } from '#sync/platform/ids.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { insertOrders, type OrderSpec } from '#tests/support/order-rows.ts';
import { readOrdersQuery } from '../forms/orders-query.ts';
import { ordersCsv } from './orders-csv.server.ts';
import type { Naming } from './reading.server.ts';

const naming: Naming = {
  channels: {
    miinto: { name: 'Miinto' },
    bol: { name: 'bol.com' },
    amazon: { name: 'Amazon' },
    beslist: { name: 'beslist.nl' },
  },
  adminUrl: () => 'https://admin.example',
};

let database: Database;
beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url });
});
afterAll(() => database.close());

async function shopWith(specs: readonly OrderSpec[]): Promise<ShopId> {
  const shop = ShopId.parse(`s${newId().slice(-12)}.myshopify.com`);
  await insertOrders(
    database,
    shop,
    specs.map((spec, n) => ({ firstSeenAt: new Date(Date.UTC(2026, 10, 24, 10, 0, -n)), ...spec })),
  );
  return shop;
}

const query = (address = '') => readOrdersQuery(new URLSearchParams(address)).query;

/** What a spreadsheet reads: RFC 4180, written here so that it shares nothing with what writes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new Error(`Not CSV here: ${JSON.stringify(text.slice(0, 80))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') rows.push(row.splice(0));
  }
  row = [];
  return rows;
}

async function exported(shop: ShopId, address = ''): Promise<Record<string, string>[]> {
  let text = '';
  for await (const part of ordersCsv({ database }, naming, shop, query(address))) text += part;
  expect(text.codePointAt(0)).toBe(0xfeff);
  const [heading = [], ...rows] = readCsv(text.slice(1));
  return rows.map((cells) => {
    expect(cells).toHaveLength(heading.length);
    return Object.fromEntries(heading.map((name, index) => [name, cells[index] ?? '']));
  });
}

describe('the exported list', () => {
  it.each([
    ['=HYPERLINK("http://evil.example";"x")', '\'=HYPERLINK("http://evil.example";"x")'],
    ['+45 12345678', "'+45 12345678"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1+1', "'＝1+1"],
    ['Anna "Annie" Berg, Oslo', 'Anna "Annie" Berg, Oslo'],
    ['two\nlines', 'two\nlines'],
    ['two\r\nlines', 'two\r\nlines'],
    ['محمد الأحمد 🧥', 'محمد الأحمد 🧥'],
  ])('keeps %j in its own cell and starts no formula', async (customerName, expected) => {
    const [row, ...others] = await exported(await shopWith([{ customerName, storeName: '=1+1' }]));
    expect([row?.['Customer'], row?.['ID in store'], others]).toEqual([expected, "'=1+1", []]);
  });

  it('writes ISO times, decimal prices and NOT INSERTED', async () => {
    const shop = await shopWith([
      { totalMinor: 129_900n, channelCreatedAt: new Date('2026-11-23T22:59:59.123Z'), storeState: 'failed' },
      { totalMinor: 1500n, currency: 'JPY', lines: [{ channelState: 'accepted', outcome: 'accept', quantity: 3 }] },
    ]);
    expect(await exported(shop)).toMatchObject([
      {
        Price: '1299.00',
        Currency: 'DKK',
        Created: '2026-11-23T22:59:59.123Z',
        'First seen': '2026-11-24T10:00:00.000Z',
        'ID in store': 'NOT INSERTED',
        Status: 'Failed',
        Units: '0',
      },
      { Price: '1500', Currency: 'JPY', Units: '3', Status: 'Inserted' },
    ]);
  });

  it('has what the list shows with the same filters, and nothing of another shop', async () => {
    const shop = await shopWith([
      { market: 'SE', storeName: '#1' },
      { storeName: '#2' },
      { market: 'SE', storeName: '#3' },
    ]);
    expect((await exported(shop, 'market=SE&cursor=x&size=25')).map((row) => row['ID in store'])).toEqual(['#1', '#3']);
    expect(await exported(await shopWith([]), 'market=SE')).toEqual([]);
  });

  it('of ten thousand orders is read part by part, only as it is taken, and has each once', async () => {
    const shop = await shopWith(Array.from({ length: 10_000 }, (_, n) => ({ storeName: `#${n}` })));
    let reads = 0;
    const counting: Pick<Database, 'withShop'> = {
      withShop: (id, work) => {
        reads += 1;
        return database.withShop(id, work);
      },
    };
    const parts = ordersCsv({ database: counting }, naming, shop, query());
    const rows: string[][] = [];
    let longest = 0;
    for await (const part of parts) {
      const read = readCsv(part.replace('\uFEFF', ''));
      longest = Math.max(longest, read.length);
      rows.push(...read);
      // What has not been taken has not been read.
      expect(reads).toBeLessThanOrEqual(Math.ceil(rows.length / 500));
      if (rows.length === 1001)
        await insertOrders(database, shop, [{ storeName: '#new', firstSeenAt: new Date('2026-11-25T00:00:00Z') }]);
    }
    expect(longest).toBe(500);
    const names = rows.slice(1).map((cells) => cells[7]);
    expect([names.length, new Set(names).size, names.includes('#new')]).toEqual([10_000, 10_000, false]);
  });
});
