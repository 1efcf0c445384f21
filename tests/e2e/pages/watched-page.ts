/** A browser page whose every complaint is kept: console errors, exceptions, and requests to anybody else. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ORDINARY_USER_AGENT } from '../../support/chromium.ts';

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Since the last call. */
  readonly complaints: () => readonly string[];
}

/** What the browser itself notes about an answer that is not 2xx; some pages are about just that. */
const STATUS_NOTE = /^Failed to load resource: the server responded with a status of (401|404|422|500)/;

export async function openWatchedPage(browser: Browser, size: { width: number; height: number }): Promise<WatchedPage> {
  const context = await browser.newContext({ userAgent: ORDINARY_USER_AGENT, viewport: size, locale: 'en-GB' });
  const page = await context.newPage();
  let noted: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !STATUS_NOTE.test(message.text())) noted.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => noted.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname, host } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') noted.push(`request to ${host}`);
  });
  return {
    page,
    context,
    complaints: () => {
      const given = noted;
      noted = [];
      return given;
    },
  };
}
