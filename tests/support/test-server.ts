/** The PostgreSQL of the tests: one server for everything that runs in this checkout, without fsync. */
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#sync/platform/embedded-postgres.ts';

/** @returns with the address of the database `postgres`, from which others are made */
export function startTestServer(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir: join('.data', 'test-postgres'),
    database: 'postgres',
    fastUnsafe: true,
    log: (sentence) => process.stderr.write(`${sentence}\n`),
  });
}
