import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { ShopId } from '../core/ids.ts';
import { newId } from '../platform/ids.ts';
import { openDatabase, TENANT_ROLE, type Database } from './database.ts';

const now = new Date('2026-11-01T10:00:00Z');
const alpha = ShopId.parse('alpha.myshopify.com');
const beta = ShopId.parse('beta.myshopify.com');

describe('row-level security', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = openDatabase({ url: test.url });
    for (const shopId of [alpha, beta]) {
      await database.withShop(shopId, async (tx) => {
        await tx.db.shop.create({ data: { shopId, state: 'installed', installedAt: now } });
        await tx.db.store.create({ data: { shopId, id: newId(), platform: 'shopify', name: shopId } });
      });
    }
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('shows a shop only its own rows, also without any condition in the query', async () => {
    const seen = await database.withShop(alpha, (tx) => tx.db.store.findMany());
    expect(seen.map((store) => store.shopId)).toEqual([alpha]);
  });

  it('reads no row at all in the tenant role outside withShop', async () => {
    const seen = await database.owner.$transaction(async (db) => {
      await db.$queryRawUnsafe(`SELECT set_config('role', '${TENANT_ROLE}', true)`);
      return db.shop.count();
    });
    expect(seen).toBe(0);
  });

  it('does not leak the shop of one transaction into the next one on the same connection', async () => {
    const single = openDatabase({ url: test.url, poolSize: 1 });
    try {
      await single.withShop(alpha, (tx) => tx.db.store.count());
      const left = await single.owner.$queryRaw<{ shop: string | null; role: string }[]>`
        SELECT nullif(current_setting('app.shop_id', true), '') AS shop, current_user::text AS role`;
      expect(left[0]?.shop).toBeNull();
      expect(left[0]?.role).not.toBe(TENANT_ROLE);
    } finally {
      await single.close();
    }
  });

  it('refuses to write a row of another shop', async () => {
    const write = database.withShop(alpha, (tx) =>
      tx.db.store.create({ data: { shopId: beta, id: newId(), platform: 'shopify', name: 'stolen' } }),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('changes nothing of another shop, even by its exact key', async () => {
    const [victim] = await database.withShop(beta, (tx) => tx.db.store.findMany());
    const changed = await database.withShop(alpha, (tx) =>
      tx.db.store.updateMany({ where: { shopId: beta, id: victim?.id ?? '' }, data: { name: 'stolen' } }),
    );
    expect(changed.count).toBe(0);
  });

  it('opens one door across shops, and it only reads', async () => {
    expect(await database.acrossShops('test', (db) => db.store.count())).toBe(2);
    await expect(database.acrossShops('test', (db) => db.store.deleteMany())).rejects.toThrow(/permission denied/);
  });

  it('protects every table that carries a shop', async () => {
    const open = await database.owner.$queryRaw<{ table_name: string }[]>`
      SELECT c.table_name::text FROM information_schema.columns c
      JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'public'::regnamespace
      WHERE c.table_schema = 'public' AND c.column_name = 'shop_id' AND NOT (t.relrowsecurity AND t.relforcerowsecurity)`;
    expect(open).toEqual([]);
  });
});
