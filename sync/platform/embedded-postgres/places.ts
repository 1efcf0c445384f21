/** Who runs the server and where its files can be. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The user and group PostgreSQL runs as; absent: as the present user. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; 65534 is "nobody" on Linux and needs no entry in /etc/passwd. */
const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

export function serverUser(): ServerUser | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

/** For `spawn`: nothing of our environment (it holds secrets) and a folder every user can enter. */
export function spawnAs(user: ServerUser | undefined): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  return { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' }, ...user };
}

/** Whether the server's user can enter a folder. Asked of the system itself: access lists and mounts count too. */
function canEnter(folder: string, user: ServerUser | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], spawnAs(user)).status === 0;
}

/** The wanted folder, made if missing, or one under the system's temporary folder that the server's user can enter. */
export function chooseFolder(options: {
  readonly wanted: string;
  readonly projectDir: string;
  readonly user: ServerUser | undefined;
  readonly log: (sentence: string) => void;
}): string {
  const wanted = resolve(options.projectDir, options.wanted);
  makePassable(wanted);
  if (canEnter(wanted, options.user)) return wanted;
  const other = temporaryFolder(`postgres-${digest(wanted)}`, options);
  options.log(
    `PostgreSQL cannot run as root, and the user it runs as instead (${options.user?.uid}) cannot enter ${wanted}. ` +
      `The database is kept in ${other}.`,
  );
  return other;
}

/**
 * A folder of this project under the system's temporary folder.
 * @throws Error when somebody else made it first: it would be theirs to read
 */
export function temporaryFolder(
  name: string,
  { projectDir, user }: { readonly projectDir: string; readonly user: ServerUser | undefined },
): string {
  const candidates = [...new Set([tmpdir(), '/tmp', '/var/tmp'])];
  const place = candidates.find((candidate) => canEnter(candidate, user));
  if (place === undefined) {
    throw new Error(`User ${user?.uid} can enter none of ${candidates.join(', ')}. Set DATABASE_URL to a PostgreSQL.`);
  }
  const own = join(place, `miinto-sync-${digest(resolve(projectDir))}`);
  makePassable(own);
  const { uid } = lstatSync(own);
  if (!lstatSync(own).isDirectory() || (process.getuid !== undefined && uid !== process.getuid())) {
    throw new Error(`${own} belongs to somebody else. Remove it, or set DATABASE_URL to a PostgreSQL.`);
  }
  const folder = join(own, name);
  makePassable(folder);
  return folder;
}

/** Makes a folder that others may pass through (the server's user must), whatever the umask, but not list. */
export function makePassable(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
