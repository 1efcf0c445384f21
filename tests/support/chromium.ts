/** The browser of the tests: Debian's chromium, since Playwright's own download is not reachable everywhere. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function chromiumPath(): string | undefined {
  return [process.env['CHROMIUM_PATH'], ...PLACES].find((path) => path !== undefined && existsSync(path));
}

/** Shopify's library answers HeadlessChrome with 410, taking it for a bot. */
export const ORDINARY_USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

/** A headless browser; give `userAgent: ORDINARY_USER_AGENT` to its contexts. @throws Error when there is no browser */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no chromium here. Run npm run setup:browser.');
  return chromium.launch({
    executablePath,
    // Chromium's sandbox does not work for root; the tests open our own pages only.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
