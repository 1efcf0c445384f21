/** Prisma's book of applied migrations, the table `_prisma_migrations`. */
import type { Client } from 'pg';
import type { Migration } from './migrate-files.ts';

export interface LedgerRow {
  readonly name: string;
  readonly checksum: string;
  readonly state: 'applied' | 'half-done' | 'rolled-back';
  readonly logs: string | null;
}

/** The rows in the order they were written; makes the table when it is missing. */
export async function readLedger(client: Client): Promise<readonly LedgerRow[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS public._prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum VARCHAR(64) NOT NULL,
      finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL,
      logs TEXT,
      rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`);
  const { rows } = await client.query<LedgerRow>(`
    SELECT migration_name AS name, checksum, logs,
           CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled-back'
                WHEN finished_at IS NULL THEN 'half-done'
                ELSE 'applied' END AS state
      FROM public._prisma_migrations
     ORDER BY started_at, migration_name`);
  return rows;
}

/**
 * What stops the start, a sentence each. A migration applied by a newer version of the program does not: while versions
 * are exchanged one by one the old one must still start.
 */
export function ledgerProblems(ledger: readonly LedgerRow[], migrations: readonly Migration[]): string[] {
  return ledger.flatMap((row) => {
    if (row.state === 'half-done') {
      return [
        `Migration ${row.name} was left half-way${row.logs ? ` (${row.logs})` : ''}. Bring the database by hand to the ` +
          `state before or after it, then set rolled_back_at or finished_at of its row in _prisma_migrations.`,
      ];
    }
    const file = migrations.find((migration) => migration.name === row.name);
    if (row.state === 'applied' && file && file.checksum !== row.checksum) {
      return [
        `Migration ${row.name} was changed after it was applied. Put the old file back and write a new migration.`,
      ];
    }
    return [];
  });
}
