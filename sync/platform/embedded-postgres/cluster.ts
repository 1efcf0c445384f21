/** The database files: made once, with a password of their own. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import type { Binaries } from './binaries.ts';
import { isAlive } from './processes.ts';
import { makePassable, spawnAs, type ServerUser } from './places.ts';

/** A made database cluster and the files around it. */
export interface Cluster {
  readonly dataDir: string;
  readonly logFile: string;
  /** Holds the port of the last start. */
  readonly portFile: string;
  /** Names the process that is shutting the server down just now. */
  readonly stoppingFile: string;
  url(port: number, database: string): string;
}

export async function ensureCluster(options: {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
}): Promise<Cluster> {
  const { folder } = options;
  const finished = join(folder, 'cluster');
  if (!existsSync(finished)) {
    forgetInterrupted(folder);
    // Made aside and renamed when whole: a start that was killed half-way leaves nothing that looks finished, and of
    // two starts at once one wins.
    const unfinished = join(folder, `unfinished-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      makeCluster(unfinished, options);
      renameSync(unfinished, finished);
    } catch (error) {
      if (!existsSync(finished)) throw error;
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  const password = readFileSync(join(finished, 'password'), 'utf8').trim();
  return {
    dataDir: join(finished, 'data'),
    logFile: join(folder, 'server.log'),
    portFile: join(folder, 'port'),
    stoppingFile: join(folder, 'stopping'),
    url: (port, database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
  };
}

/** Removes what processes that are gone have left unfinished. */
function forgetInterrupted(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^unfinished-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function makeCluster(place: string, { binaries, user }: { binaries: Binaries; user: ServerUser | undefined }): void {
  makePassable(place);
  const password = randomBytes(24).toString('hex');
  writeFileSync(join(place, 'password'), `${password}\n`, { mode: 0o600 });

  const data = join(place, 'data');
  mkdirSync(data, { mode: 0o700 });
  // initdb runs as the server's user, who must not be able to read our file.
  const handedOver = join(place, 'password-for-initdb');
  writeFileSync(handedOver, `${password}\n`, { mode: 0o600 });
  if (user) {
    for (const path of [data, handedOver]) chownSync(path, user.uid, user.gid);
  }
  const made = spawnSync(
    binaries.initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C',
      '-A',
      'scram-sha-256',
      `--pwfile=${handedOver}`,
      '--no-sync',
    ],
    { ...spawnAs(user), encoding: 'utf8' },
  );
  rmSync(handedOver);
  if (made.status !== 0) {
    throw new Error(
      `The embedded PostgreSQL's files could not be made in ${place}: ${made.error?.message ?? made.stderr}`,
    );
  }
  chmodSync(place, 0o711);
}

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/** Makes a database unless it is there. */
export async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } catch (error) {
    // Another process made it in between.
    const known = error instanceof DatabaseError && [DUPLICATE_DATABASE, UNIQUE_VIOLATION].includes(error.code ?? '');
    if (!known) throw error;
  } finally {
    await client.end();
  }
}
