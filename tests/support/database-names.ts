/** Names of test databases: `test_<process of the run>_<random>`. Several runs share one server. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { isAlive } from '#sync/platform/embedded-postgres/processes.ts';

const NAME = /^test_(\d+)_[0-9a-f]+$/;

export function newDatabaseName(runId: number): string {
  return `test_${runId}_${randomBytes(6).toString('hex')}`;
}

/** What a run that was killed has left behind. */
export async function dropDatabasesOfDeadRuns(adminUrl: string): Promise<void> {
  await dropWhere(adminUrl, (runId) => !isAlive(runId));
}

export async function dropDatabasesOfRun(adminUrl: string, run: number): Promise<void> {
  await dropWhere(adminUrl, (runId) => runId === run);
}

/** Drops a database with everybody in it. */
export async function dropDatabase(admin: Client, name: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`);
}

/** Runs something with a connection to the server's own database. */
export async function asAdmin<T>(adminUrl: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function dropWhere(adminUrl: string, isDue: (runId: number) => boolean): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'",
    );
    for (const { datname } of rows) {
      const runId = NAME.exec(datname)?.[1];
      if (runId !== undefined && isDue(Number(runId))) await dropDatabase(admin, datname);
    }
  });
}
