import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import { finishAttention } from '#sync/flows/finish-attention.ts';
import { openDatabase, toJson, type Database } from '#sync/persistence/database.ts';
import { planEffect } from '#sync/persistence/effects.ts';
import { logCommunication, raiseAttention } from '#sync/persistence/journal.ts';
import { createEncryption } from '#sync/platform/encryption.ts';
import { newId } from '#sync/platform/ids.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { insertOrders, type OrderSpec } from '#tests/support/order-rows.ts';
import { ORDER_TABS, type CommunicationTab, type OrderTab, type OrderView } from '../views/order.ts';
import { readAttention } from './attention.server.ts';
import { readOrder } from './order.server.ts';
import type { Naming, Reading } from './reading.server.ts';

const shop = ShopId.parse('a.myshopify.com');
const other = ShopId.parse('b.myshopify.com');
const clock = createFakeClock('2026-11-24T10:00:00.000Z');
const encryption = createEncryption([{ id: 'k1', key: Buffer.alloc(32, 1) }]);
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
  database = openDatabase({ url: (await createTestDatabase()).url, insertJobs: async () => undefined });
});
afterAll(() => database.close());

async function order(spec: OrderSpec = {}): Promise<string> {
  const [id = ''] = await insertOrders(database, shop, [{ firstSeenAt: clock.now(), ...spec }]);
  return id;
}
const read = (
  id: string,
  tab: OrderTab | null,
  cursor: string | null = null,
  from = shop,
): Promise<OrderView | null> => {
  const reading: Reading = {
    database,
    encryption,
    clock,
    scale: (ms) => ms,
    channel: () => ({ name: 'Miinto', apiLabel: 'miinto_orders_v21' }),
  };
  return database.withShop(from, (tx) => readOrder(tx, reading, naming, id, { tab, cursor }));
};

describe('an order', () => {
  it('opens with its positions while it waits for an answer, and with General otherwise', async () => {
    const offered = { channelState: 'offered', transferStates: ['pending'] };
    const waiting = await order({ ...offered, lines: [{ channelState: 'offered', outcome: 'hold' }] });
    expect((await read(waiting, null))?.body.tab).toBe('general');
    await database.withShop(shop, async (tx) => {
      const transfer = await tx.db.transfer.findFirstOrThrow({ where: { orderId: waiting } });
      await tx.db.orderLine.updateMany({ where: { orderId: waiting }, data: { transferId: transfer.id } });
    });
    const view = await read(waiting, null);
    expect([view?.body.tab, view?.head.answer?.open, view?.head.can.answer]).toEqual(['items', 1, true]);
    expect((await read(await order(), null))?.body.tab).toBe('general');
  });

  it('shows each tab by its name, and nothing to another shop', async () => {
    const id = await order();
    for (const tab of ORDER_TABS) {
      expect((await read(id, tab))?.body.tab).toBe(tab);
      expect(await read(id, tab, null, other)).toBeNull();
    }
  });

  it('that a person has taken over can only be given back', async () => {
    const id = await order({ storeState: 'failed', handledAt: clock.now(), handledBy: 'Shopify user 7' });
    const view = await read(id, 'general');
    expect(view?.head.can).toEqual({
      answer: false,
      send: false,
      retry: false,
      insert: false,
      handle: false,
      unhandle: true,
    });
    expect([view?.head.handled?.by, view?.head.status.code]).toEqual(['Shopify user 7', 'handled']);
  });

  it('can be inserted when it was left out, and retried when something was tried in vain', async () => {
    const can = async (storeState: string, storeStateReason: string | null, effectState?: string) => {
      const id = await order({ storeState, storeStateReason });
      if (effectState !== undefined) {
        const effect = { id: newId(), kind: 'change-stock', key: id, state: effectState, requestEnc: '', orderId: id };
        await database.withShop(shop, (tx) =>
          tx.db.effect.create({ data: { shopId: shop, ...effect, dueAt: clock.now(), createdAt: clock.now() } }),
        );
      }
      const { retry, insert } = (await read(id, 'general'))?.head.can ?? {};
      return { retry, insert };
    };
    expect(await can('not-inserted', 'left-out')).toEqual({ retry: false, insert: true });
    expect(await can('not-inserted', 'stock-only')).toEqual({ retry: false, insert: false });
    expect(await can('not-inserted', 'stock-only', 'person')).toEqual({ retry: true, insert: false });
    expect(await can('inserted', null, 'done')).toEqual({ retry: false, insert: false });
    expect(await can('failed', null)).toEqual({ retry: true, insert: false });
  });

  it('shows quantities without counting a cancellation twice', async () => {
    const id = await order({ lines: [{ channelState: 'accepted', outcome: 'accept', quantity: 5 }] });
    await database.withShop(shop, (tx) =>
      tx.db.orderLine.updateMany({
        where: { orderId: id },
        data: { acceptedQuantity: 5, channelCancelled: 2, storeCancelled: 1, shippedQuantity: 3 },
      }),
    );
    const body = (await read(id, 'items'))?.body;
    expect(body?.tab === 'items' && body.lines[0]).toMatchObject({
      quantity: 5,
      accepted: 5,
      cancelled: 2,
      shipped: 3,
    });
  });
});

describe('the communication', () => {
  const timeline = async (id: string, cursor: string | null = null): Promise<CommunicationTab> => {
    const body = (await read(id, 'communication', cursor))?.body;
    if (body?.tab !== 'communication') throw new Error('Another tab');
    return body;
  };

  it('has messages and attempts in one sequence, newest first, page by page, each once', async () => {
    const id = await order();
    const at = (n: number): Date => new Date(Date.UTC(2026, 10, 24, 9, 0, n));
    await database.withShop(shop, async (tx) => {
      for (let n = 0; n < 120; n += 2) {
        const entry = { orderId: id, direction: 'from-channel', action: `m${n}`, outcome: '' } as const;
        await logCommunication(tx, { ...entry, at: at(n) });
      }
      const effectId = await planEffect(tx, encryption, {
        kind: 'create-order',
        key: id,
        request: { customId: 'c1', billing: { name: 'Zoë Berg', street: 'Hemlig 1' }, token: 'sesame' },
        orderId: id,
        transferId: null,
        connectionId: null,
        now: at(0),
      });
      for (let n = 1; n < 120; n += 2) {
        await tx.db.effectAttempt.create({
          data: {
            shopId: shop,
            id: newId(),
            effectId,
            generation: 1,
            fence: n,
            step: n % 4 === 1 ? 'send' : 'resolve',
            startedAt: at(n),
            finishedAt: new Date(at(n).getTime() + 250),
            outcome: n % 4 === 1 ? 'unclear' : 'absent',
            detail: n % 4 === 1 ? 'unclear: The answer was lost on its way' : null,
          },
        });
      }
    });
    const pages = [await timeline(id)];
    for (let older = pages[0]?.older; older; older = pages.at(-1)?.older) pages.push(await timeline(id, older));
    const entries = pages.flatMap((page) => page.entries);
    expect([pages.length, entries.length, new Set(entries.map((entry) => entry.id)).size]).toEqual([3, 120, 120]);
    const times = entries.map((entry) => entry.at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(entries[0]).toMatchObject({
      direction: 'to-store',
      action: 'Create the order: look up what became of it',
      outcome: 'Looked up: not there',
      durationMs: 250,
      payload: null,
    });
    expect(entries[2]?.outcome).toBe(
      'No clear answer; looked up before anything is sent again. The answer was lost on its way',
    );
    expect(entries[2]?.payload).toContain('"customId": "c1"');
    expect(entries[2]?.payload).not.toMatch(/Zoë|Hemlig|sesame/);
    expect(pages[0]?.writes).toMatchObject([{ what: 'Create the order', state: { code: 'planned' }, attempts: 0 }]);
  });

  it('takes a place that makes no sense for the newest', async () => {
    const id = await order();
    for (const cursor of ['x', '1_x', `99999999999999_${newId()}`])
      expect((await timeline(id, cursor)).skipped).toBe(false);
  });

  it('shows a request that cannot be opened any more as an attempt without content', async () => {
    const id = await order();
    await database.withShop(shop, async (tx) => {
      const effect = {
        id: newId(),
        kind: 'some-new-kind',
        key: id,
        state: 'person',
        requestEnc: 'k9:gone',
        orderId: id,
      };
      await tx.db.effect.create({
        data: {
          shopId: shop,
          ...effect,
          dueAt: clock.now(),
          createdAt: clock.now(),
          error: toJson({ message: 'Look.' }),
        },
      });
      const attempt = {
        id: newId(),
        effectId: effect.id,
        generation: 1,
        fence: 1,
        step: 'send',
        startedAt: clock.now(),
      };
      await tx.db.effectAttempt.create({ data: { shopId: shop, ...attempt } });
    });
    const { entries, writes } = await timeline(id);
    expect(entries).toMatchObject([{ action: 'Some new kind', payload: null, tone: 'info' }]);
    expect(writes).toMatchObject([{ problem: 'Look.', nextTryAt: null, state: { label: 'A person must look' } }]);
  });
});

describe('what needs attention', () => {
  it('has one action each, and is gone once a person is done with it', async () => {
    const failed = await order({ storeState: 'failed' });
    const items: readonly (readonly [kind: string, orderId: string | null])[] = [
      ['import-failed', failed],
      ['answer-unclear', failed],
      ['unreadable-transfer', null],
      ['something-else', null],
    ];
    await database.withShop(shop, async (tx) => {
      for (const [kind, orderId] of items)
        await raiseAttention(tx, { kind, subject: kind, orderId, message: kind, now: clock.now() });
    });
    const open = () => database.withShop(shop, readAttention);
    const { attention } = await open();
    const actions = new Map(attention.map((item) => [item.message, item.action]));
    expect(actions.get('import-failed')).toEqual({ kind: 'retry', label: 'Try again', orderId: failed });
    expect(actions.get('answer-unclear')).toMatchObject({ url: `/app/orders/${failed}?tab=communication` });
    expect(actions.get('unreadable-transfer')).toMatchObject({ kind: 'open', url: '/app/connections' });
    expect(actions.get('something-else')).toBeNull();

    const id = attention[0]?.id ?? '';
    const done = (from: ShopId) => finishAttention({ database, clock }, { shopId: from, id, person: 'Shopify user 7' });
    expect(await done(other)).toBe('not-found');
    expect([await done(shop), await done(shop)]).toEqual(['done', 'done']);
    expect((await open()).attentionCount).toBe(items.length - 1);
  });
});
