/**
 * Brings a database to the present schema at the start of a process.
 *
 * Does what `prisma migrate deploy` does, whose engine cannot be downloaded everywhere, and keeps the same books
 * (`_prisma_migrations`, same lock), so that either may be used on the same database. Each file runs in a transaction
 * of its own; many processes may start at once, one of them migrates while the others wait.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { MigrationError } from './migrate-error.ts';
import { ledgerProblems, readLedger, type LedgerRow } from './migrate-ledger.ts';
import { readMigrations, type Migration } from './migrate-files.ts';

/** Prisma's own advisory lock (prisma-engines: schema-engine, `ADVISORY_LOCK`). */
const LOCK = 72_707_369;
/** Longer than any migration of a rolling start should take; a waiting start says so instead of hanging for ever. */
const LOCK_LIMIT = '120s';

export interface MigrateOptions {
  /** Default `prisma/migrations` in the working directory. */
  readonly folder?: string;
}

/**
 * Applies what is missing, in the order of the names.
 * @returns the names applied by this call
 * @throws MigrationError when a migration was edited after it was applied, was left half-way, or does not run. Nothing
 * of a migration that does not run is kept; what was applied before it stays.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const migrations = readMigrations(options.folder ?? 'prisma/migrations');
  const client = new Client({ connectionString: databaseUrl, application_name: 'miinto-sync migrate' });
  await client.connect();
  try {
    await takeLock(client);
    const ledger = await readLedger(client);
    const problems = ledgerProblems(ledger, migrations);
    if (problems.length > 0) throw new MigrationError(problems.join('\n'));

    const applied: string[] = [];
    for (const migration of migrations.filter((candidate) => !isApplied(candidate, ledger))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return { applied };
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

function isApplied(migration: Migration, ledger: readonly LedgerRow[]): boolean {
  return ledger.some((row) => row.name === migration.name && row.state === 'applied');
}

async function takeLock(client: Client): Promise<void> {
  await client.query(`SET lock_timeout = '${LOCK_LIMIT}'`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  } catch (cause) {
    throw new MigrationError(
      `Another process has been migrating this database for more than ${LOCK_LIMIT}. Look at it, then start again.`,
      { cause },
    );
  }
  await client.query('SET lock_timeout = DEFAULT');
}

async function apply(client: Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query('BEGIN');
  const transaction = await transactionId(client);
  try {
    await client.query(migration.sql);
  } catch (error) {
    await client.query('ROLLBACK');
    if (await wasKept(client, transaction)) await recordHalfDone(client, migration, startedAt, String(error));
    throw new MigrationError(`Migration ${migration.name} does not run: ${describe(error, migration.sql)}`, {
      cause: error,
    });
  }
  if ((await transactionId(client)) !== transaction) {
    await client.query('ROLLBACK');
    const why = 'it ends the transaction it runs in (COMMIT or ROLLBACK); remove that';
    if (await wasKept(client, transaction)) await recordHalfDone(client, migration, startedAt, why);
    throw new MigrationError(`Migration ${migration.name} may be half applied: ${why}.`);
  }
  await record(client, migration, startedAt, { finished: true, logs: null });
  await client.query('COMMIT');
}

/** Prisma's mark of a migration that failed half-way: started, not finished. It stops every further start. */
async function recordHalfDone(client: Client, migration: Migration, startedAt: Date, logs: string): Promise<void> {
  await record(client, migration, startedAt, { finished: false, logs });
}

async function record(
  client: Client,
  migration: Migration,
  startedAt: Date,
  outcome: { readonly finished: boolean; readonly logs: string | null },
): Promise<void> {
  await client.query(
    `INSERT INTO public._prisma_migrations (id, checksum, migration_name, logs, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 THEN clock_timestamp() END, CASE WHEN $6 THEN 1 ELSE 0 END)`,
    [randomUUID(), migration.checksum, migration.name, outcome.logs, startedAt, outcome.finished],
  );
}

async function transactionId(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return rows[0]?.id;
}

/** Whether a transaction was committed although we never did: by the file itself. */
async function wasKept(client: Client, transaction: string | undefined): Promise<boolean> {
  const { rows } = await client.query<{ status: string }>('SELECT pg_xact_status($1::text::xid8) AS status', [
    transaction,
  ]);
  return rows[0]?.status === 'committed';
}

/** PostgreSQL's sentence with the line it points at. */
function describe(error: unknown, sql: string): string {
  const { message, position } = error as { message?: string; position?: string };
  const line = position === undefined ? '' : ` (line ${sql.slice(0, Number(position)).split('\n').length})`;
  return `${message ?? String(error)}${line}`;
}
