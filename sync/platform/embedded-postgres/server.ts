/** The server process: finding, starting and stopping it. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { sleep } from '../clock.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { spawnAs, type ServerUser } from './places.ts';
import { commandLine, isAlive } from './processes.ts';
import { livingUsers } from './users.ts';

const POLL_MS = 25;
/** A start replays the log after a crash first. */
const READY_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

/** The port of this cluster's server if it runs and answers; waits while it is starting or stopping. */
export async function findRunningServer(cluster: Cluster): Promise<number | undefined> {
  await stopFinished(cluster);
  const noted = readPidFile(cluster);
  if (!noted) return undefined;
  if (!isServerOf(cluster, noted.pid)) {
    // Left by a crash. PostgreSQL would refuse to start if another process has that number by now.
    rmSync(pidFile(cluster), { force: true });
    return undefined;
  }
  const port = await whenReady(cluster, () => isServerOf(cluster, noted.pid));
  if (port === undefined) await end(cluster, noted.pid);
  return port;
}

/** Starts the server. Without a port it did not come up, e.g. because another process starts it just now. */
export async function launchServer(
  cluster: Cluster,
  how: { readonly binaries: Binaries; readonly user: ServerUser | undefined; readonly fastUnsafe: boolean },
): Promise<{ port?: number; reason?: string }> {
  const port = await freePort(cluster);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(how.fastUnsafe ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const log = openSync(cluster.logFile, 'w', 0o600);
  const child = spawn(
    how.binaries.postgres,
    ['-D', cluster.dataDir, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    // Detached: Ctrl-C in a terminal goes to the whole process group, but the server must outlive its users' last writes.
    { ...spawnAs(how.user), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let ended: Error | 'exit' | undefined;
  child.once('error', (error) => (ended = error));
  child.once('exit', () => (ended ??= 'exit'));
  child.unref();

  const ready = await whenReady(cluster, () => ended === undefined);
  if (ready === port) {
    writeFileSync(cluster.portFile, String(port));
    return { port };
  }
  if (ended === undefined && child.pid !== undefined) await end(cluster, child.pid);
  const words = ended instanceof Error ? ended.message : readFileSync(cluster.logFile, 'utf8').slice(-2000);
  return { reason: words };
}

/** Shuts down, unless a process joined in the meantime. What is not committed is rolled back. */
export async function shutDown(cluster: Cluster): Promise<void> {
  // Announced first, users counted again afterwards: a process that joins either is counted or sees the announcement.
  writeFileSync(cluster.stoppingFile, String(process.pid));
  try {
    if (livingUsers(dirname(cluster.stoppingFile)) > 0) return;
    const noted = readPidFile(cluster);
    if (noted && isServerOf(cluster, noted.pid)) await end(cluster, noted.pid);
  } finally {
    rmSync(cluster.stoppingFile, { force: true });
  }
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one (it recovers at the next start). */
async function end(cluster: Cluster, pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isServerOf(cluster, pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (Date.now() < deadline && isServerOf(cluster, pid)) await sleep(POLL_MS);
  }
}

/** Waits while another process shuts the server down. */
async function stopFinished(cluster: Cluster): Promise<void> {
  const deadline = Date.now() + 3 * STOP_LIMIT_MS;
  while (Date.now() < deadline) {
    let stopper: number;
    try {
      stopper = Number(readFileSync(cluster.stoppingFile, 'utf8'));
    } catch {
      return;
    }
    // 0: the file was made and its content not yet written.
    if (stopper !== 0 && (stopper === process.pid || !isAlive(stopper))) return;
    await sleep(POLL_MS);
  }
}

async function whenReady(cluster: Cluster, goesOn: () => boolean): Promise<number | undefined> {
  const deadline = Date.now() + READY_LIMIT_MS;
  while (goesOn() && Date.now() < deadline) {
    const port = readPidFile(cluster)?.port;
    if (port !== undefined && (await answers(cluster, port))) return port;
    await sleep(POLL_MS);
  }
  return undefined;
}

/** Whether the server on a port is this cluster's: it takes our password and names our folder. */
async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new Client({ connectionString: cluster.url(port, 'postgres'), connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === cluster.dataDir;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function pidFile(cluster: Cluster): string {
  return join(cluster.dataDir, 'postmaster.pid');
}

/** Lines of postmaster.pid (PostgreSQL: src/include/utils/pidfile.h): 1 process, 2 folder, 3 start, 4 port. */
function readPidFile(cluster: Cluster): { pid: number; port?: number } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(cluster), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid, ...(Number.isInteger(port) && port > 0 ? { port } : {}) };
}

function isServerOf(cluster: Cluster, pid: number): boolean {
  return isAlive(pid) && commandLine(pid).includes(cluster.dataDir);
}

/** The port of the last start if it is free, so that addresses stay valid; else any free one. */
async function freePort(cluster: Cluster): Promise<number> {
  const last = existsSync(cluster.portFile) ? Number(readFileSync(cluster.portFile, 'utf8')) : 0;
  return (await tryPort(last)) ?? (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const { port: given } = probe.address() as AddressInfo;
      probe.close(() => resolve(given));
    });
  });
}
