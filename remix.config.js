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
    /**
     * Off: a page entered while its route is still being discovered and a form's answer is being applied can end without
     * the route, on an empty document. The routes are few enough to be known from the start.
     */
    v3_lazyRouteDiscovery: false,
    /** Off: Shopify's library answers with statuses and headers that single fetch would wrap. */
    v3_singleFetch: false,
  },
};
