/**
 * All settings of the product, read from the environment once at the start.
 *
 * This is the only file that reads `process.env` in product code; everybody else is handed an `Env`. A missing or
 * invalid setting stops the start with an `EnvError` that names every one at fault and says what to do. `APP_MODE`,
 * not `NODE_ENV`, decides what is refused.
 */
import { z } from 'zod';
import {
  documentStore,
  encryptionKeys,
  httpUrl,
  isLoopback,
  logLevel,
  port,
  postgresUrl,
  scopes,
  secretText,
  signingHosts,
  timeScale,
} from './env-values.ts';

const APP_MODES = ['production', 'demo', 'development', 'test'] as const;

const variables = {
  APP_MODE: z.enum(APP_MODES, `must be one of ${APP_MODES.join(', ')}`).default('production'),
  SHOPIFY_API_KEY: z.string({ error: 'is missing. Copy the client ID from the app page in the Shopify dashboard' }),
  SHOPIFY_API_SECRET: z.string({
    error: 'is missing. Copy the client secret from the app page in the Shopify dashboard',
  }),
  SHOPIFY_APP_URL: httpUrl('is missing. Set it to the public address of this app, such as https://app.example.com'),
  SCOPES: scopes,
  DATABASE_URL: postgresUrl.optional(),
  ENCRYPTION_KEYS: encryptionKeys,
  CRON_SECRET: secretText('is missing. Set it to a random text of 16 characters or more, also at the scheduler'),
  MIINTO_AUTH_URL: httpUrl().default('https://api-auth.miinto.net'),
  MIINTO_ORDER_URL: httpUrl().default('https://api-order.miinto.net'),
  MIINTO_STOCK_URL: httpUrl().default('https://api-stock.miinto.net'),
  MIINTO_PRODUCT_URL: httpUrl().default('https://api-pc.miinto.net'),
  MIINTO_SANDBOX_AUTH_URL: httpUrl().default('https://api-auth-sandbox.miinto.net'),
  MIINTO_SANDBOX_ORDER_URL: httpUrl().default('https://api-order-sandbox.miinto.net'),
  /** No sandbox host is known for stock and product map: without a value they are off in test mode. */
  MIINTO_SANDBOX_STOCK_URL: httpUrl().optional(),
  MIINTO_SANDBOX_PRODUCT_URL: httpUrl().optional(),
  MIINTO_SIGNING_HOSTS: signingHosts.default({}),
  SHOPIFY_SIMULATOR_URL: httpUrl().optional(),
  DOCUMENT_STORE: documentStore.default({ kind: 'folder', path: '.data/documents' }),
  TIME_SCALE: timeScale.default(1),
  LOG_LEVEL: logLevel.default('info'),
  PORT: port.default(3000),
};

const schema = z.object(variables).superRefine((env, context) => {
  const refuse = (name: keyof typeof variables, message: string): void =>
    context.addIssue({ code: 'custom', path: [name], message });
  if (env.APP_MODE !== 'production') return;
  if (env.DATABASE_URL === undefined) {
    refuse(
      'DATABASE_URL',
      'is missing. Production needs a PostgreSQL of its own: postgresql://user:password@host:5432/database',
    );
  }
  if (env.SHOPIFY_SIMULATOR_URL !== undefined) {
    refuse('SHOPIFY_SIMULATOR_URL', 'is refused in production. Remove it, or set APP_MODE=demo to try the app out');
  }
  if (env.TIME_SCALE !== 1) {
    refuse('TIME_SCALE', 'is refused in production. Remove it; only demo, development and tests may run faster');
  }
  for (const [name, value] of Object.entries(env)) {
    // Credentials and signed orders travel to these addresses.
    if (!name.endsWith('_URL') || name === 'DATABASE_URL' || typeof value !== 'string') continue;
    const url = new URL(value);
    if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
      refuse(name as keyof typeof variables, 'must begin with https:// in production');
    }
  }
});

/** The settings under their exact environment names; what is not set and has no default is absent. */
export type Env = Readonly<z.output<typeof schema>>;

/** The start cannot go on: `problems` has one sentence per setting, each beginning with its name. Holds no values. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      [
        'The app cannot start, because of these settings (environment variables):',
        ...problems.map((text) => `  ${text}`),
      ].join('\n'),
    );
    this.name = 'EnvError';
    this.problems = problems;
  }
}

/**
 * Reads and checks the settings.
 * @param source names and values; an empty value counts as not set, as container files often write it that way.
 * @throws EnvError naming every missing or invalid setting
 */
export function loadEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(
    Object.keys(variables)
      .map((name) => [name, source[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
}

/**
 * A duration of the design (lease, timeout, settle, grace, poll, back-off, alert) as it counts in this run: divided by
 * `TIME_SCALE`. The unit is the caller's, seconds in seconds out; the result can be a fraction.
 */
export function scaled(env: Pick<Env, 'TIME_SCALE'>, duration: number): number {
  return duration / env.TIME_SCALE;
}
