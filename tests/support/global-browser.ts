/** Says once, plainly, when browser tests will be skipped; with REQUIRE_BROWSER=1 that is an error. */
import { chromiumPath } from './chromium.ts';

export default function setup(): void {
  if (chromiumPath() !== undefined) return;
  const text = 'There is no chromium here: the browser tests are SKIPPED. To run them: npm run setup:browser';
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(text.replace('are SKIPPED', 'cannot run'));
  process.stderr.write(`\n${text}\n\n`);
}
