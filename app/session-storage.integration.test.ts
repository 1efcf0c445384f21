import { Session } from '@shopify/shopify-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#sync/persistence/database.ts';
import { createEncryption } from '#sync/platform/encryption.ts';
import { silentLogger } from '#sync/platform/logger.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { createSessionStorage, type ShopSessions } from './session-storage.server.ts';

const key = (id: string, fill: number) => ({ id, key: Buffer.alloc(32, fill) });
const k1 = key('k1', 1);
let database: Database;
let sessions: ShopSessions;

beforeAll(async () => {
  database = openDatabase({ url: (await createTestDatabase()).url });
  sessions = createSessionStorage({
    prisma: database.owner,
    encryption: createEncryption([k1]),
    log: silentLogger,
  });
});
afterAll(() => database.close());

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 24, 10, minutes));
const offline = (shop: string, token: string, expires: Date): Session =>
  new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    scope: 'read_orders',
    accessToken: token,
    expires,
    refreshToken: `refresh-${token}`,
    refreshTokenExpires: at(9999),
  });

describe('stored Shopify sessions', () => {
  it('come back as they were, while the table holds no token in the clear', async () => {
    await sessions.storeSession(offline('a.myshopify.com', 'secret-token', at(60)));
    const session = await sessions.loadSession('offline_a.myshopify.com');
    expect(session).toMatchObject({
      accessToken: 'secret-token',
      refreshToken: 'refresh-secret-token',
      expires: at(60),
    });
    const row = await database.owner.session.findUniqueOrThrow({ where: { id: 'offline_a.myshopify.com' } });
    expect(row.accessToken).toMatch(/^v1:k1:/);
    expect(row.refreshToken).toMatch(/^v1:k1:/);
    expect(
      JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('secret-token');
  });

  it('keep the newer pair of tokens, whoever writes last', async () => {
    const id = 'offline_b.myshopify.com';
    await sessions.storeSession(offline('b.myshopify.com', 'newer', at(70)));
    await sessions.storeSession(offline('b.myshopify.com', 'older', at(60)));
    expect((await sessions.loadSession(id))?.accessToken).toBe('newer');
    await sessions.storeSession(offline('b.myshopify.com', 'newest', at(80)));
    expect((await sessions.loadSession(id))?.accessToken).toBe('newest');
  });

  it('keep the newest pair when many are written at once', async () => {
    const minutes = [61, 75, 64, 90, 72, 88, 66];
    await Promise.all(minutes.map((m) => sessions.storeSession(offline('c.myshopify.com', `t${m}`, at(m)))));
    expect((await sessions.loadSession('offline_c.myshopify.com'))?.accessToken).toBe('t90');
  });

  it('do not open when copied to another shop', async () => {
    await sessions.storeSession(offline('d.myshopify.com', 'of-d', at(60)));
    const row = await database.owner.session.findUniqueOrThrow({ where: { id: 'offline_d.myshopify.com' } });
    await database.owner.session.create({ data: { ...row, id: 'offline_e.myshopify.com', shop: 'e.myshopify.com' } });
    expect(await sessions.loadSession('offline_e.myshopify.com')).toBeUndefined();
  });

  it('count as absent when their key is gone, and can be written anew', async () => {
    const rotated = createSessionStorage({
      prisma: database.owner,
      encryption: createEncryption([key('k2', 2)]),
      log: silentLogger,
    });
    await sessions.storeSession(offline('f.myshopify.com', 'old-key', at(60)));
    expect(await rotated.loadSession('offline_f.myshopify.com')).toBeUndefined();
    await rotated.storeSession(offline('f.myshopify.com', 'new-key', at(61)));
    expect((await rotated.loadSession('offline_f.myshopify.com'))?.accessToken).toBe('new-key');
  });

  it('are gone after deleting, one by one or all of a shop', async () => {
    await sessions.storeSession(offline('g.myshopify.com', 'g', at(60)));
    await sessions.deleteSession('offline_g.myshopify.com');
    expect(await sessions.loadSession('offline_g.myshopify.com')).toBeUndefined();
    await sessions.storeSession(offline('h.myshopify.com', 'h', at(60)));
    const found = await sessions.findSessionsByShop('h.myshopify.com');
    expect(found.map((session) => session.accessToken)).toEqual(['h']);
    await sessions.deleteSessions(found.map((session) => session.id));
    expect(await sessions.findSessionsByShop('h.myshopify.com')).toEqual([]);
  });

  it('fail loudly when the database is away, deleting too', async () => {
    const away = openDatabase({ url: 'postgresql://nobody:nothing@127.0.0.1:1/none' });
    const broken = createSessionStorage({ prisma: away.owner, encryption: createEncryption([k1]), log: silentLogger });
    await expect(broken.deleteSession('offline_a.myshopify.com')).rejects.toThrow();
    await expect(broken.loadSession('offline_a.myshopify.com')).rejects.toThrow();
    await away.close();
  });
});
