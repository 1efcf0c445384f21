/**
 * The options of the Remix plugin; vite.config.ts hands them over. Vite builds the app: nothing else reads this file.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  /** Tests lie beside the routes they test. */
  ignoredRouteFiles: ['**/.*', '**/*.test.{ts,tsx}'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    /** Off: Shopify's library answers with statuses and headers that single fetch would wrap. */
    v3_singleFetch: false,
  },
};
