/** Builds and starts the app with made-up data, inside the simulated admin. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { startShopifySimulator, type ShopifySimulator } from '#simulators/shopify/index.ts';

export interface Pages {
  /** Of the app itself. */
  readonly appUrl: string;
  /** The address in the simulated admin that shows a page of the app in its frame. */
  readonly framed: (store: string, path: string) => string;
  readonly simulator: ShopifySimulator;
  readonly stop: () => Promise<void>;
}

const STORES = ['full', 'empty', 'broken'];
export const API_KEY = 'pages-api-key';
export const API_SECRET = 'pages-api-secret-0123456789';

/** Once per test file: both modes serve the same build. */
export async function buildPages(): Promise<void> {
  await run(['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '-c', 'tests/e2e/pages/vite.config.ts']);
}

/** @param mode in production nothing is told to the app about the simulated admin, as the settings demand */
export async function startPages(mode: 'test' | 'production'): Promise<Pages> {
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}`;
  const simulator = await startShopifySimulator({
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    appUrl,
    shops: STORES.map((name) => ({ domain: `${name}.myshopify.com` })),
  });
  const app = spawn(process.execPath, ['tests/e2e/pages/serve.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      APP_MODE: mode,
      SHOPIFY_API_KEY: API_KEY,
      SHOPIFY_API_SECRET: API_SECRET,
      SHOPIFY_APP_URL: appUrl,
      ...(mode === 'test'
        ? { SHOPIFY_SIMULATOR_URL: simulator.url }
        : { DATABASE_URL: 'postgresql://not-used/at-all' }),
      SCOPES: 'read_products',
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
      CRON_SECRET: 'a-secret-of-sixteen',
      LOG_LEVEL: 'silent',
      NODE_ENV: 'production',
    },
  });
  await once(app.stdout, 'data');
  return {
    appUrl,
    framed: (store, path) => `${simulator.url}/store/${store}/apps/miinto-sync${path}`,
    simulator,
    stop: async () => {
      await stop(app);
      await simulator.close();
    },
  };
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
