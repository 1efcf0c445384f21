import { describe, expect, it } from 'vitest';
import { EnvError, loadEnv, scaled } from './env.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

const complete = {
  SHOPIFY_API_KEY: 'client-id',
  SHOPIFY_API_SECRET: 'client-secret-value',
  SHOPIFY_APP_URL: 'https://app.example.com/',
  SCOPES: 'read_orders, write_orders',
  ENCRYPTION_KEYS: `k2:${key(2)},k1:${key(1)}`,
  CRON_SECRET: 'a-long-enough-cron-secret',
  DATABASE_URL: 'postgresql://user:pw@db:5432/app',
};
const demo = { ...complete, APP_MODE: 'demo', DATABASE_URL: '' };

function problems(source: Record<string, string>): readonly string[] {
  try {
    loadEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('are in production mode with the production addresses of Miinto unless told otherwise', () => {
    const env = loadEnv(complete);
    expect(env).toMatchObject({
      APP_MODE: 'production',
      SHOPIFY_APP_URL: 'https://app.example.com',
      SCOPES: ['read_orders', 'write_orders'],
      MIINTO_AUTH_URL: 'https://api-auth.miinto.net',
      MIINTO_ORDER_URL: 'https://api-order.miinto.net',
      MIINTO_STOCK_URL: 'https://api-stock.miinto.net',
      MIINTO_PRODUCT_URL: 'https://api-pc.miinto.net',
      MIINTO_SANDBOX_AUTH_URL: 'https://api-auth-sandbox.miinto.net',
      MIINTO_SANDBOX_ORDER_URL: 'https://api-order-sandbox.miinto.net',
      MIINTO_SIGNING_HOSTS: {},
      DOCUMENT_STORE: { kind: 'folder', path: '.data/documents' },
      TIME_SCALE: 1,
      LOG_LEVEL: 'info',
      PORT: 3000,
    });
    expect(env.MIINTO_SANDBOX_STOCK_URL).toBeUndefined();
    expect(env.MIINTO_SANDBOX_PRODUCT_URL).toBeUndefined();
  });

  it('name every missing one at once and say what to do', () => {
    const found = problems({});
    for (const name of ['SHOPIFY_API_KEY', 'SHOPIFY_API_SECRET', 'SHOPIFY_APP_URL', 'SCOPES', 'ENCRYPTION_KEYS']) {
      expect(found.some((text) => text.startsWith(`${name} is missing. `))).toBe(true);
    }
    expect(found.some((text) => text.startsWith('CRON_SECRET is missing. '))).toBe(true);
  });

  it('count an empty value as not set', () => {
    expect(problems({ ...complete, CRON_SECRET: '  ' })).toEqual([expect.stringContaining('CRON_SECRET is missing')]);
  });

  it.each([
    ['DATABASE_URL', ''],
    ['SHOPIFY_SIMULATOR_URL', 'http://127.0.0.1:4000'],
    ['TIME_SCALE', '10'],
    ['MIINTO_ORDER_URL', 'http://orders.example.com'],
    ['SHOPIFY_APP_URL', 'http://app.example.com'],
  ])('refuse %s=%s in production', (name, value) => {
    expect(problems({ ...complete, [name]: value })).toEqual([expect.stringMatching(`^${name} `)]);
  });

  it('allow the embedded database, the simulator and a faster clock in a demo', () => {
    const env = loadEnv({ ...demo, SHOPIFY_SIMULATOR_URL: 'http://127.0.0.1:4000', TIME_SCALE: '10' });
    expect(env.DATABASE_URL).toBeUndefined();
    expect(env.SHOPIFY_SIMULATOR_URL).toBe('http://127.0.0.1:4000');
    expect(scaled(env, 60)).toBe(6);
  });

  it('read several encryption keys, the newest first', () => {
    expect(loadEnv(complete).ENCRYPTION_KEYS).toEqual([
      { id: 'k2', key: Buffer.alloc(32, 2) },
      { id: 'k1', key: Buffer.alloc(32, 1) },
    ]);
  });

  it.each([
    ['a key that is too short', `k1:${Buffer.alloc(16, 9).toString('base64')}`],
    ['no id', key(1)],
    ['one id twice', `k1:${key(1)},k1:${key(2)}`],
  ])('refuse encryption keys with %s, without showing them', (_what, value) => {
    const [found, ...others] = problems({ ...complete, ENCRYPTION_KEYS: value });
    expect(others).toEqual([]);
    expect(found).toMatch(/^ENCRYPTION_KEYS /);
    expect(found).not.toContain(value);
  });

  it('read the signing hosts of single services', () => {
    const env = loadEnv({ ...complete, MIINTO_SIGNING_HOSTS: 'auth=api-auth.miinto.net, order=api-order.miinto.net' });
    expect(env.MIINTO_SIGNING_HOSTS).toEqual({ auth: 'api-auth.miinto.net', order: 'api-order.miinto.net' });
  });

  it.each([
    ['MIINTO_SIGNING_HOSTS', 'orders=host'],
    ['MIINTO_SIGNING_HOSTS', 'auth=https://host'],
    ['MIINTO_AUTH_URL', 'ftp://host'],
    ['MIINTO_AUTH_URL', 'not an address'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DOCUMENT_STORE', 'gs://bucket'],
    ['SCOPES', 'read orders'],
    ['CRON_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['APP_MODE', 'staging'],
    ['PORT', '70000'],
    ['TIME_SCALE', '0'],
  ])('name an invalid %s=%s', (name, value) => {
    expect(problems({ ...demo, [name]: value })).toEqual([expect.stringMatching(`^${name} `)]);
  });

  it('keep documents in a bucket when told so', () => {
    expect(loadEnv({ ...complete, DOCUMENT_STORE: 's3://labels/eu' }).DOCUMENT_STORE).toEqual({
      kind: 's3',
      url: 's3://labels/eu',
    });
  });
});
