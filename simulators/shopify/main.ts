/**
 * The Shopify simulator as a process. Flags go before environment variables:
 *
 *   node simulators/shopify/main.ts --port 4010 --app-url http://localhost:3000 --catalogue products.json
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startShopifySimulator, type CatalogueProduct } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    'api-key': { type: 'string' },
    'api-secret': { type: 'string' },
    'app-url': { type: 'string' },
    scopes: { type: 'string' },
    shop: { type: 'string' },
    'shop-name': { type: 'string' },
    currency: { type: 'string' },
    country: { type: 'string' },
    catalogue: { type: 'string' },
    seed: { type: 'string' },
    'time-scale': { type: 'string' },
  },
});
const env = process.env;
const need = (value: string | undefined, name: string): string => {
  if (value) return value;
  process.stderr.write(`The Shopify simulator needs ${name}.\n`);
  process.exit(1);
};
const catalogueFile = values.catalogue ?? env['SHOPIFY_SIMULATOR_CATALOGUE'];
const scopes = values.scopes ?? env['SCOPES'];
const appUrl = values['app-url'] ?? env['SHOPIFY_APP_URL'];

const simulator = await startShopifySimulator({
  apiKey: need(values['api-key'] ?? env['SHOPIFY_API_KEY'], 'SHOPIFY_API_KEY'),
  apiSecret: need(values['api-secret'] ?? env['SHOPIFY_API_SECRET'], 'SHOPIFY_API_SECRET'),
  port: Number(values.port ?? env['PORT'] ?? '4010'),
  host: values.host ?? env['HOST'] ?? '127.0.0.1',
  seed: Number(values.seed ?? env['SEED'] ?? '1'),
  timeScale: Number(values['time-scale'] ?? env['TIME_SCALE'] ?? '1'),
  ...(appUrl ? { appUrl } : {}),
  ...(scopes ? { scopes: scopes.split(',').map((scope) => scope.trim()) } : {}),
  shops: [
    {
      domain: values.shop ?? env['SHOPIFY_SIMULATOR_SHOP'] ?? 'demo-boutique.myshopify.com',
      name: values['shop-name'] ?? 'Demo Boutique',
      currency: values.currency ?? env['SHOPIFY_SIMULATOR_CURRENCY'] ?? 'DKK',
      countryCode: values.country ?? 'DK',
      ...(catalogueFile ? { catalogue: JSON.parse(readFileSync(catalogueFile, 'utf8')) as CatalogueProduct[] } : {}),
    },
  ],
});
process.stdout.write(`Shopify simulator on ${simulator.url}\n`);

const stop = () => void simulator.close().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
