/** Every page in every state, in the simulated admin, on a wide and a narrow screen; pictures go to test-results/pages. */
import { mkdirSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { launchChromium } from '../support/chromium.ts';
import { LOOKS } from './pages/looks.ts';
import { startPages, type Pages } from './pages/start.ts';
import { openWatchedPage, type WatchedPage } from './pages/watched-page.ts';

const FOLDER = 'test-results/pages';

describeInBrowser('the pages of the app in the simulated admin', () => {
  let pages: Pages;
  let browser: Browser;
  const opened = new Map<number, WatchedPage>();

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    pages = await startPages();
    browser = await launchChromium();
    for (const width of [1280, 360]) opened.set(width, await openWatchedPage(browser, { width, height: 900 }));
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  const cases = [1280, 360].flatMap((width) => LOOKS.map((look) => ({ ...look, width })));
  it.each(cases)('$name fits $width pixels and complains of nothing', async ({ name, path, store, act, width }) => {
    const watched = opened.get(width);
    if (!watched) throw new Error('Not opened');
    const { page, complaints } = watched;
    const file = `${FOLDER}/${name}-${width}.png`;
    try {
      const frame = await openFrame(page, pages.framed(store ?? 'full', path));
      await act?.(frame);
      const { scrollWidth, clientWidth, scrollHeight } = await frame.evaluate(() => {
        const { documentElement: root } = document;
        return { scrollWidth: root.scrollWidth, clientWidth: root.clientWidth, scrollHeight: root.scrollHeight };
      });
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      await page.setViewportSize({ width, height: Math.min(Math.max(scrollHeight + 120, 600), 4000) });
      await page.screenshot({ path: file, animations: 'disabled' });
      expect(complaints()).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: file.replace('.png', '-failed.png') });
      throw error;
    } finally {
      complaints();
      await page.setViewportSize({ width, height: 900 });
    }
  });
});

/** The app's frame, once its page is shown and alive. */
async function openFrame(page: Page, url: string): Promise<Frame> {
  await page.goto(url, { waitUntil: 'load' });
  const frame = await (await page.waitForSelector('#app-frame')).contentFrame();
  if (!frame) throw new Error('The admin shows no frame.');
  await frame.locator('h1').first().waitFor();
  await frame.waitForFunction(() => 'shopify' in window && document.readyState === 'complete');
  return frame;
}
