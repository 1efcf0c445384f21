/** Suites that need a browser. */
import { describe } from 'vitest';
import { chromiumPath } from './chromium.ts';

/** `describe` for browser tests: skipped where there is no browser (said by the set-up of the e2e project). */
export const describeInBrowser = describe.skipIf(chromiumPath() === undefined);
