import { type Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { asAdmin, dropDatabasesOfDeadRuns, newDatabaseName } from './database-names.ts';
import { createTestDatabase } from './database.ts';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return asAdmin(url, async (client: Client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

describe('test databases', () => {
  it('have the whole schema and share no rows', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(one.url, 'CREATE TABLE mine ()');
    const tables = 'SELECT count(*)::int AS n FROM _prisma_migrations';
    expect((await query(other.url, tables))[0]?.['n']).toBeGreaterThan(0);
    expect(await query(other.url, "SELECT to_regclass('mine') AS t")).toEqual([{ t: null }]);
    await one.drop();
    await other.drop();
  });

  it('of a run that died are dropped by the next one', async () => {
    const { url, drop } = await createTestDatabase();
    // No process has this number: it is above the largest that Linux gives.
    const left = newDatabaseName(4_194_305);
    await query(url, `CREATE DATABASE ${left}`);
    await dropDatabasesOfDeadRuns(url);
    expect(await query(url, `SELECT 1 FROM pg_database WHERE datname = '${left}'`)).toEqual([]);
    await drop();
  });
});
