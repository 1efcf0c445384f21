import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const SOURCES = ['app', 'sync', 'public', 'package-lock.json', 'vite.config.ts', 'remix.config.js'];
const BUILT = 'build/server/index.js';

/** Builds the web process when there is no build, or one older than the sources. */
export function buildIfNeeded(say: (sentence: string) => void): void {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > Math.max(...SOURCES.map(newest))) return;
  say('Building the app …');
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'error'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The app could not be built; see above.');
}

function newest(place: string): number {
  const found = statSync(place);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(place).reduce((latest, name) => Math.max(latest, newest(path.join(place, name))), 0);
}
