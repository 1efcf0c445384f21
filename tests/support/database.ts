/** A PostgreSQL database of its own for a test file. Only in integration, scenario and e2e tests. */
import { createHash } from 'node:crypto';
import { type Client } from 'pg';
import { inject } from 'vitest';
import { readMigrations } from '#sync/persistence/migrate-files.ts';
import { migrate } from '#sync/persistence/migrate.ts';
import { asAdmin, dropDatabase, newDatabaseName } from './database-names.ts';

export interface TestDatabase {
  /** `postgresql://…` as the superuser. */
  readonly url: string;
  /** Drops it with everybody in it. Optional: what is left is dropped after the run. */
  readonly drop: () => Promise<void>;
}

/** A database with the whole schema and no rows: a copy of one that was migrated once. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: adminUrl } = inject('databaseServer');
  return createDatabase(await template(adminUrl));
}

/** A database with nothing in it. */
export function createEmptyTestDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(from: string): Promise<TestDatabase> {
  const { url: adminUrl, runId } = inject('databaseServer');
  const name = newDatabaseName(runId);
  await asAdmin(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${admin.escapeIdentifier(from)}`),
  );
  return {
    url: withDatabase(adminUrl, name),
    drop: () => asAdmin(adminUrl, (admin) => dropDatabase(admin, name)),
  };
}

/** Any number that nobody else locks; test workers and runs make the template one at a time. */
const TEMPLATE_LOCK = 5_170_731;

/** The migrated database to copy, made when the migrations have changed since the last run. */
async function template(adminUrl: string): Promise<string> {
  const checksums = readMigrations('prisma/migrations').map((migration) => migration.checksum);
  const name = `template_${createHash('sha256').update(checksums.join()).digest('hex').slice(0, 16)}`;
  await asAdmin(adminUrl, async (admin) => {
    if (await exists(admin, name)) return;
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if (await exists(admin, name)) return;
    // Migrated under another name first: whoever finds the template finds it complete.
    const unfinished = `${name}_unfinished`;
    await dropDatabase(admin, unfinished);
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(unfinished)} TEMPLATE template0`);
    await migrate(withDatabase(adminUrl, unfinished));
    await admin.query(`ALTER DATABASE ${admin.escapeIdentifier(unfinished)} RENAME TO ${admin.escapeIdentifier(name)}`);
  });
  return name;
}

async function exists(admin: Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

function withDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
