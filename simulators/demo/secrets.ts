import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface DemoSecrets {
  readonly SHOPIFY_API_KEY: string;
  readonly SHOPIFY_API_SECRET: string;
  readonly ENCRYPTION_KEYS: string;
  readonly CRON_SECRET: string;
}

/** Made at random once per checkout and kept beside the demo's data; none of them is in the source. */
export function demoSecrets(folder: string): DemoSecrets {
  const file = path.join(folder, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets;
  } catch {
    const secrets = {
      SHOPIFY_API_KEY: randomBytes(16).toString('hex'),
      SHOPIFY_API_SECRET: randomBytes(24).toString('hex'),
      ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
      CRON_SECRET: randomBytes(24).toString('hex'),
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
}
