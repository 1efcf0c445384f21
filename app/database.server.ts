/**
 * Holds the embedded PostgreSQL for other processes (demo, tests by hand): prints one JSON line with its address, stays
 * until standard input ends or it is told to stop, then lets the server go. `--fresh` starts from an empty database.
 */
import { Client } from 'pg';
import { startEmbeddedPostgres } from '#sync/platform/embedded-postgres.ts';

const fresh = process.argv.includes('--fresh');
const dataDir = process.argv.find((argument) => argument.startsWith('--data-dir='))?.slice('--data-dir='.length);

const server = await startEmbeddedPostgres({
  ...(dataDir === undefined ? {} : { dataDir }),
  log: (sentence) => process.stderr.write(`${sentence}\n`),
});
if (fresh) await emptyDatabase(server.url);
process.stdout.write(`${JSON.stringify({ url: server.url, reused: server.reused })}\n`);

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await server.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
process.stdin.on('end', () => void stop());
process.stdin.resume();

async function emptyDatabase(url: string): Promise<void> {
  const target = new URL(url);
  const name = target.pathname.slice(1);
  target.pathname = '/postgres';
  const client = new Client({ connectionString: target.href });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
}
