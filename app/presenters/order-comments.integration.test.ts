import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import { addComment } from '#sync/persistence/comments.ts';
import { openDatabase, type Database } from '#sync/persistence/database.ts';
import { insertDocuments } from '#sync/persistence/documents.ts';
import { createEncryption } from '#sync/platform/encryption.ts';
import { newId } from '#sync/platform/ids.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { insertOrders } from '#tests/support/order-rows.ts';
import { readComments } from './order-comments.server.ts';

const SHOP = ShopId.parse('boutique.myshopify.com');
const clock = createFakeClock();
const encryption = createEncryption([{ id: 'test', key: Buffer.alloc(32, 7) }]);
const later = (minutes: number): Date => new Date(clock.now().getTime() + minutes * 60_000);

let database: Database;
beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url, insertJobs: async () => undefined });
});
afterAll(() => database.close());

async function order(): Promise<string> {
  const [id = ''] = await insertOrders(database, SHOP, [{ firstSeenAt: clock.now() }]);
  return id;
}
const view = (orderId: string) =>
  database.withShop(SHOP, async (tx) =>
    readComments(tx, { encryption, clock }, await tx.db.order.findFirstOrThrow({ where: { id: orderId } })),
  );
/** A file of the order in such a state. */
async function file(orderId: string, url: string, data: object): Promise<string> {
  return database.withShop(SHOP, async (tx) => {
    const documents = [{ kind: 'label', url }] as const;
    await insertDocuments(tx, encryption, {
      orderId,
      documents,
      limit: 9,
      dueAt: clock.now(),
      problem: null,
      now: clock.now(),
    });
    const { id } = await tx.db.document.findFirstOrThrow({ where: { orderId }, orderBy: { id: 'desc' } });
    await tx.db.document.update({ where: { shopId_id: { shopId: SHOP, id } }, data });
    return id;
  });
}

describe('the comments of an order', () => {
  it('are none at first, and say so', async () => {
    expect(await view(await order())).toEqual({
      tab: 'comments',
      material: [],
      documents: [],
      comments: [],
      longest: 2000,
    });
  });

  it('tell of each file what it is, what is wrong, and what can be done', async () => {
    const orderId = await order();
    await file(orderId, 'https://f.test/1', {});
    await file(orderId, 'https://f.test/2', { attempts: 2, problem: 'Miinto has none.', dueAt: later(5) });
    await file(orderId, 'https://f.test/3', { state: 'failed', dueAt: null, problem: 'A web page came.' });
    await file(orderId, 'https://f.test/4', { state: 'stored', dueAt: null, bytes: 43_210 });
    const { documents } = await view(orderId);
    const shown = documents.map(({ state, can, sentence }) => [state.code, can.open, can.retry, sentence]);
    expect(shown.toSorted()).toEqual(
      [
        ['waiting', false, true, 'It is fetched in a moment.'],
        ['retrying', false, true, 'Miinto has none.'],
        ['failed', false, true, expect.stringContaining('A web page came. It is not tried again by itself')],
        ['stored', true, false, 'PDF, 43 kB'],
      ].toSorted(),
    );
    expect(JSON.stringify(documents)).not.toContain('f.test');
  });

  it('count the links that still open a file, and name who opened it, newest first', async () => {
    const orderId = await order();
    const documentId = await file(orderId, 'https://f.test/1', { state: 'stored', dueAt: null, bytes: 10 });
    await database.withShop(SHOP, async (tx) => {
      const link = { shopId: SHOP, documentId, secretHash: 'x', createdBy: 'Shopify user 1', createdAt: clock.now() };
      const ends = [later(5), later(-1), later(5)];
      await tx.db.documentLink.createMany({
        data: ends.map((expiresAt, index) => ({
          ...link,
          id: newId(),
          expiresAt,
          revokedAt: index === 2 ? clock.now() : null,
        })),
      });
      const events = ['minted', 'opened', 'refused', 'revoked'];
      await tx.db.documentOpening.createMany({
        data: events.map((event, index) => ({
          shopId: SHOP,
          id: newId(),
          documentId,
          event,
          at: later(index),
          person: event === 'refused' ? null : 'Shopify user 1',
        })),
      });
    });
    const [shown] = (await view(orderId)).documents;
    expect(shown).toMatchObject({ openLinks: 1, can: { revoke: true } });
    expect(shown?.openings.map(({ what, person }) => [what, person])).toEqual([
      ['Link revoked', 'Shopify user 1'],
      [expect.stringMatching(/^Refused/), null],
      ['Opened', 'Shopify user 1'],
      ['Link made', 'Shopify user 1'],
    ]);
  });

  it('are newest first, as they were written, and those of its own order alone', async () => {
    const orderId = await order();
    const other = await order();
    await database.withShop(SHOP, async (tx) => {
      const add = (to: string, text: string, at: Date) =>
        addComment(tx, encryption, {
          orderId: to,
          kind: 'person',
          text,
          author: 'Shopify user 1',
          documentId: null,
          at,
        });
      await add(orderId, 'First', later(0));
      await add(orderId, '<b>Second</b>\nשלום 🧣', later(1));
      await add(other, 'Elsewhere', later(2));
    });
    expect((await view(orderId)).comments.map(({ text, author }) => [text, author])).toEqual([
      ['<b>Second</b>\nשלום 🧣', 'Shopify user 1'],
      ['First', 'Shopify user 1'],
    ]);
  });
});
