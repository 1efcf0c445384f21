/** The app with a container of made-up data in place of the real one, to look at each page in each state. */
import { join } from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixOptions from '../../../remix.config.js';

const fake = join(import.meta.dirname, 'fake-container.ts');

export default defineConfig({
  cacheDir: '.cache/vite-pages',
  plugins: [
    {
      name: 'fake-container',
      enforce: 'pre',
      resolveId: (source) => (/(^|\/)container\.server\.ts$/.test(source) ? fake : null),
    },
    remix({ ...remixOptions, buildDirectory: '.cache/pages-build' }),
  ],
  build: { assetsInlineLimit: 0 },
});
