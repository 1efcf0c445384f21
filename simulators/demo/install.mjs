/**
 * Installs what is missing before the demo, the tests and the development server, so that one command is enough in a
 * fresh clone. Plain JavaScript without dependencies: it runs on whatever Node is there, before anything is installed.
 * Everything it prints goes to standard error; standard output belongs to the command that follows.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed-for';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (process.argv.includes('--mark')) {
  // Called at the end of every installation, also one made by hand.
  writeFileSync(stamp, wanted);
} else if (installed !== wanted) {
  process.stderr.write('Installing packages (npm ci); this happens once and takes about a minute …\n');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(
      `npm ci failed${error ? `: ${error.message}` : ''}. Mend what it says above, then run this again.\n`,
    );
    process.exit(1);
  }
}
