import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixOptions from './remix.config.js';

const port = Number(process.env['PORT'] ?? 3000);

export default defineConfig({
  plugins: [remix(remixOptions)],
  server: {
    port,
    strictPort: true,
    /** In the admin the page is framed, possibly behind a tunnel with a name of its own. */
    allowedHosts: true,
    fs: { allow: ['app', 'sync', 'node_modules'] },
  },
  build: {
    /** Files inlined as data: addresses would have to be allowed by every policy on content. */
    assetsInlineLimit: 0,
  },
  optimizeDeps: { include: ['@shopify/polaris', '@shopify/polaris-icons', '@shopify/app-bridge-react'] },
});
