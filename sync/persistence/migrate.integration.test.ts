import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyTestDatabase } from '#tests/support/database.ts';
import { migrate } from './migrate.ts';

const root = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
let url: string;
let count = 0;

beforeEach(async () => {
  folder = join(root, String((count += 1)));
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  ({ url } = await createEmptyTestDatabase());
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const run = (): Promise<{ applied: string[] }> => migrate(url, { folder });
const ledger = () => query('SELECT migration_name, finished_at, logs, checksum FROM _prisma_migrations ORDER BY 1');
const tableExists = async (name: string) => (await query(`SELECT to_regclass('${name}') AS t`))[0]?.['t'] !== null;

const first = 'CREATE TABLE "a" (id INT);\nINSERT INTO "a" VALUES (1);\n';

describe('migrating', () => {
  it('applies all files in the order of their names, and nothing the second time', async () => {
    write('2_second', 'ALTER TABLE "a" ADD COLUMN b TEXT;');
    write('1_first', first);
    expect(await run()).toEqual({ applied: ['1_first', '2_second'] });
    expect(await run()).toEqual({ applied: [] });
    write('3_third', 'DROP TABLE "a";');
    expect(await run()).toEqual({ applied: ['3_third'] });
  });

  it("writes Prisma's own book, so that `prisma migrate deploy` finds nothing to do", async () => {
    write('1_first', first);
    await run();
    const [row] = await query('SELECT * FROM _prisma_migrations');
    expect(row).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      // sha256sum of the file
      checksum: '5d93527a52eb0d7807c4f9e012fd576a7b0f73292cb69d82a3184d435f9abb70',
      migration_name: '1_first',
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
      started_at: expect.any(Date) as Date,
      finished_at: expect.any(Date) as Date,
    });
  });

  it('runs each file once when many processes start at the same time', async () => {
    write('1_first', first);
    write('2_second', 'SELECT pg_sleep(0.1); INSERT INTO "a" VALUES (2);');
    const results = await Promise.all(Array.from({ length: 5 }, run));
    expect(results.flatMap(({ applied }) => applied)).toEqual(['1_first', '2_second']);
    expect(await query('SELECT * FROM "a"')).toHaveLength(2);
  });

  it('stops when an applied file was edited, even by a space', async () => {
    write('1_first', first);
    await run();
    write('1_first', `${first} `);
    write('2_second', 'CREATE TABLE "b" ();');
    await expect(run()).rejects.toThrow(/1_first was changed after it was applied/);
    expect(await tableExists('b')).toBe(false);
  });

  it('keeps nothing of a file that does not run, names it with the line, and applies it once it is mended', async () => {
    write('1_first', first);
    write('2_broken', 'CREATE TABLE "half" ();\n\nALTER TABLE "missing" ADD COLUMN c INT;\n');
    write('3_third', 'CREATE TABLE "b" ();');
    await expect(run()).rejects.toThrow('Migration 2_broken does not run: relation "missing" does not exist');
    expect(await tableExists('a')).toBe(true);
    expect(await tableExists('half')).toBe(false);
    expect(await tableExists('b')).toBe(false);
    expect((await ledger()).map((row) => row['migration_name'])).toEqual(['1_first']);

    write('2_broken', 'CREATE TABLE "whole" ();');
    expect(await run()).toEqual({ applied: ['2_broken', '3_third'] });
  });

  it('says on which line a file does not parse', async () => {
    write('1_first', 'CREATE TABLE "a" ();\n\nCREATE TABEL "b" ();\n');
    await expect(run()).rejects.toThrow(/syntax error at or near "TABEL" \(line 3\)/);
  });

  it.each([
    ['and then goes on', 'CREATE TABLE "x" (); COMMIT; CREATE TABLE "y" ();', /may be half applied.*COMMIT/],
    ['and then fails', 'CREATE TABLE "x" (); COMMIT; BEGIN; SELECT * FROM "missing";', /does not run/],
  ])('stops this and every further start for a file that ends its transaction %s', async (_what, sql, message) => {
    write('1_odd', sql);
    await expect(run()).rejects.toThrow(message);
    expect(await ledger()).toMatchObject([{ migration_name: '1_odd', finished_at: null }]);
    await expect(run()).rejects.toThrow(/1_odd was left half-way/);
  });

  it('goes on after a half-done migration was marked as rolled back', async () => {
    write('1_odd', 'CREATE TABLE "x" (); COMMIT;');
    await expect(run()).rejects.toThrow(/half applied/);
    await query('DROP TABLE "x"');
    await query('UPDATE _prisma_migrations SET rolled_back_at = now()');
    write('1_odd', 'CREATE TABLE "x" ();');
    expect(await run()).toEqual({ applied: ['1_odd'] });
    expect(await run()).toEqual({ applied: [] });
  });

  it('lets the older version of the program start on a newer schema', async () => {
    write('1_first', first);
    write('2_newer', 'CREATE TABLE "b" ();');
    await run();
    rmSync(join(folder, '2_newer'), { recursive: true });
    expect(await run()).toEqual({ applied: [] });
  });

  it('stops when the files are not there', async () => {
    await expect(run()).rejects.toThrow(/No migrations in/);
    mkdirSync(join(folder, '1_empty'));
    await expect(run()).rejects.toThrow(/1_empty has no file/);
  });
});
