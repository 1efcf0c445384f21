/** Tests have a configuration of their own: with the Remix plugin of vite.config.ts vitest does not start. */
import { defineConfig } from 'vitest/config';

const code = ['sync', 'app', 'simulators', 'tests/support', 'tests/architecture', 'prisma', 'extensions'];
const inCode = (ending: string): string[] => code.map((folder) => `${folder}/**/*.${ending}.{ts,tsx}`);

/** Unexpected requests and unexpected console.error fail the test. */
const setupFiles = ['tests/support/setup-guards.ts'];
const database = 'tests/support/global-database.ts';

export default defineConfig({
  test: {
    /** The smallest machine the whole run must fit is one with two cores. */
    maxWorkers: 2,
    sequence: { shuffle: true },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: inCode('test'), exclude: inCode('integration.test'), setupFiles },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: inCode('integration.test'),
          setupFiles,
          globalSetup: [database],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'scenario',
          include: ['tests/scenarios/**/*.test.ts'],
          setupFiles,
          globalSetup: [database],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // One step of a journey builds on the one before.
          sequence: { shuffle: false },
          globalSetup: ['tests/support/global-browser.ts', database],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
