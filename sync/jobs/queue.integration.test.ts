import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import type { PgBoss } from 'pg-boss';
import { ShopId } from '../core/ids.ts';
import { openDatabase, type Database } from '../persistence/database.ts';
import { newId } from '../platform/ids.ts';
import { insertJobsWith, openQueue } from './queue.ts';

const shopId = ShopId.parse('alpha.myshopify.com');
const now = new Date('2026-11-01T10:00:00Z');

describe('a job queued in a transaction', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let boss: PgBoss;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    boss = await openQueue({ url: test.url, onError: () => undefined });
    database = openDatabase({ url: test.url, insertJobs: insertJobsWith(boss) });
  });
  afterAll(async () => {
    await boss.stop({ graceful: false });
    await database.close();
    await test.drop();
  });

  const jobsOf = async (orderId: string) =>
    database.owner.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM pgboss.job WHERE name = 'import-order' AND data->>'orderId' = ${orderId}`.then((rows) =>
      Number(rows[0]?.n),
    );
  const storesNamed = (name: string) => database.withShop(shopId, (tx) => tx.db.store.count({ where: { name } }));

  it('exists together with the row once the transaction commits', async () => {
    const orderId = newId();
    await database.withShop(shopId, async (tx) => {
      await tx.db.store.create({ data: { shopId, id: newId(), platform: 'shopify', name: 'kept', createdAt: now } });
      tx.enqueue({ name: 'import-order', data: { shopId, orderId } });
    });
    expect([await storesNamed('kept'), await jobsOf(orderId)]).toEqual([1, 1]);
  });

  it('vanishes together with the row when the work fails after it', async () => {
    const orderId = newId();
    const crash = database.withShop(shopId, async (tx) => {
      await tx.db.store.create({ data: { shopId, id: newId(), platform: 'shopify', name: 'lost', createdAt: now } });
      tx.enqueue({ name: 'import-order', data: { shopId, orderId } });
      throw new Error('crash');
    });
    await expect(crash).rejects.toThrow('crash');
    expect([await storesNamed('lost'), await jobsOf(orderId)]).toEqual([0, 0]);
  });

  it('vanishes together with the row when the connection is killed between the insert of the job and the commit', async () => {
    const orderId = newId();
    const dying = openDatabase({
      url: test.url,
      poolSize: 1,
      insertJobs: async (tx, jobs) => {
        await insertJobsWith(boss)(tx, jobs);
        // The server ends this very session, as a crash of the process would.
        await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
      },
    });
    const crash = dying.withShop(shopId, async (tx) => {
      await tx.db.store.create({ data: { shopId, id: newId(), platform: 'shopify', name: 'killed', createdAt: now } });
      tx.enqueue({ name: 'import-order', data: { shopId, orderId } });
    });
    await expect(crash).rejects.toThrow();
    await dying.close();
    expect([await storesNamed('killed'), await jobsOf(orderId)]).toEqual([0, 0]);
  });

  it('is queued once while the same work is queued already', async () => {
    const orderId = newId();
    for (const _ of [1, 2]) {
      await database.withShop(shopId, async (tx) => tx.enqueue({ name: 'import-order', data: { shopId, orderId } }));
    }
    expect(await jobsOf(orderId)).toBe(1);
  });
});
