import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { insertOrders, type OrderSpec } from '#tests/support/order-rows.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { ShopId } from '../core/ids.ts';
import { orderWord } from '../core/status-words.ts';
import { openDatabase, type Database } from './database.ts';
import { ORDER_WORDS } from './order-list-states.ts';
import { NO_CONDITIONS, selectOrders } from './order-conditions.ts';
import { orderPlaces } from './order-list.ts';

const shop = ShopId.parse('a.myshopify.com');
const ORDERS = 600;

let database: Database;
beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url });
});
afterAll(() => database.close());

const line = fc.record({
  channelState: fc.constantFrom('offered', 'offered', 'accepted', 'declined', 'gone'),
  outcome: fc.constantFrom('pending', 'accept', 'decline', 'hold'),
  proposal: fc.boolean(),
});
const spec: fc.Arbitrary<OrderSpec> = fc.record({
  channelState: fc.constantFrom(
    'offered',
    'offered',
    'offered',
    'accepted',
    'declined',
    'gone',
    'canceled',
    'cancelled',
  ),
  storeState: fc.constantFrom('none', 'waiting', 'creating', 'inserted', 'not-inserted', 'failed'),
  shippedState: fc.constantFrom('none', 'part', 'all'),
  handledAt: fc.constantFrom(null, null, new Date(0)),
  transferStates: fc.array(
    fc.constantFrom('pending', 'pending', 'answering', 'answered', 'contested', 'refused', 'closed', 'gone'),
    { maxLength: 2 },
  ),
  lines: fc.array(line, { maxLength: 3 }),
});

describe('filtering by a word', () => {
  it('finds exactly the orders that carry it, whatever their states', async () => {
    const specs = fc.sample(spec, ORDERS).map((one, n) => ({ ...one, firstSeenAt: new Date(n * 1000) }));
    const ids = await insertOrders(database, shop, specs);
    const carried = Map.groupBy(
      specs.map((one, index) => ({ id: ids[index] ?? '', word: wordOf(one) })),
      ({ word }) => word,
    );
    // Every word that can be shown can be filtered by.
    expect([...carried.keys()].filter((word) => !ORDER_WORDS.includes(word))).toEqual([]);
    for (const word of ORDER_WORDS) {
      const found = await database.withShop(shop, async (tx) =>
        orderPlaces(tx, await selectOrders(tx, { ...NO_CONDITIONS, word }), {
          sort: 'newest',
          from: null,
          backwards: false,
          limit: ORDERS,
        }),
      );
      expect([word, found.map(({ id }) => id).toSorted()]).toEqual([
        word,
        (carried.get(word) ?? []).map(({ id }) => id).toSorted(),
      ]);
    }
  });
});

function wordOf(one: OrderSpec): string {
  return orderWord({
    ...one,
    channelState: one.channelState ?? '',
    storeState: one.storeState ?? '',
    storeStateReason: null,
    lines: (one.lines ?? []).map((each) => ({ outcomeBy: null, proposal: false, ...each })),
    transferState: one.transferStates?.at(-1) ?? null,
  }).word;
}
