/** How single settings are written in the environment. Messages are read after the setting's name: "PORT must be …". */
import { z } from 'zod';

/** Loopback needs no TLS: nothing leaves the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** An http or https address without trailing slash, query, fragment or credentials. A path prefix is allowed. */
export function httpUrl(missing = 'is missing') {
  return z.string({ error: missing }).transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !['http:', 'https:'].includes(url.protocol) || /[?#]/.test(text) || url.username || url.password) {
      context.addIssue({
        code: 'custom',
        message: 'must be an http:// or https:// address without query and password',
      });
      return z.NEVER;
    }
    return text.replace(/\/+$/, '');
  });
}

export const postgresUrl = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
  error: 'must be written like postgresql://user:password@host:5432/database',
});

export function secretText(missing: string) {
  return z.string({ error: missing }).min(16, 'is too short. Use a random text of 16 characters or more');
}

/** Shopify access scopes, separated by commas. */
export const scopes = z
  .string({ error: 'is missing. Set it to the access scopes of shopify.app.toml, separated by commas' })
  .transform((text) =>
    text
      .split(',')
      .map((scope) => scope.trim())
      .filter((scope) => scope !== ''),
  )
  .refine((list) => list.length > 0 && list.every((scope) => /^[a-z_]+$/.test(scope)), {
    error: 'must be access scopes separated by commas, such as read_orders,write_orders',
  });

/** One AES-256 key. `id` is written into every text encrypted with it. */
export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes */
  readonly key: Buffer;
}

const KEYS_FORM =
  'must be written as id:base64,id:base64 with the newest first, each of 32 bytes. ' +
  'Make one with: echo "k1:$(openssl rand -base64 32)"';

/** `id:base64,id:base64`, newest first. Never quotes the value: it is a secret. */
export const encryptionKeys = z
  .string({ error: `is missing. It ${KEYS_FORM}` })
  .transform((text, context): readonly EncryptionKey[] => {
    const entries = text.split(',');
    const keys = entries.flatMap((entry): EncryptionKey[] => {
      const [, id, base64] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(entry) ?? [];
      const key = Buffer.from(base64 ?? '', 'base64');
      return id !== undefined && key.length === 32 ? [{ id, key }] : [];
    });
    const distinct = new Set(keys.map((key) => key.id)).size === keys.length;
    if (keys.length !== entries.length || !distinct) {
      context.addIssue({ code: 'custom', message: distinct ? KEYS_FORM : 'names the same key id twice' });
      return z.NEVER;
    }
    return keys;
  });

const SERVICES = ['auth', 'order', 'stock', 'product'] as const;

/** Host names to sign instead of the URL's own, for stand-ins and proxies; a service left out signs its URL's host. */
export type SigningHosts = Readonly<Partial<Record<(typeof SERVICES)[number], string>>>;

/** `auth=host,order=host,stock=host,product=host`, each part optional; hosts without scheme and port. */
export const signingHosts = z.string().transform((text, context): SigningHosts => {
  const hosts: Partial<Record<(typeof SERVICES)[number], string>> = {};
  for (const entry of text.split(',')) {
    const [, name, host] = /^\s*([a-z]+)\s*=\s*([A-Za-z0-9.-]+)\s*$/.exec(entry) ?? [];
    const service = SERVICES.find((known) => known === name);
    if (service === undefined || host === undefined || service in hosts) {
      context.addIssue({
        code: 'custom',
        message: 'must be written as auth=host,order=host,stock=host,product=host, without scheme and port',
      });
      return z.NEVER;
    }
    hosts[service] = host;
  }
  return hosts;
});

/** Where labels and other documents are kept. */
export type DocumentStore =
  { readonly kind: 'folder'; readonly path: string } | { readonly kind: 's3'; readonly url: string };

/** A folder (relative to the project) or `s3://bucket/prefix`. */
export const documentStore = z.string().transform((text, context): DocumentStore => {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { kind: 'folder', path: text };
  if (/^s3:\/\/[^/]/i.test(text) && URL.canParse(text)) return { kind: 's3', url: text };
  context.addIssue({ code: 'custom', message: 'must be a folder or an address like s3://bucket/prefix' });
  return z.NEVER;
});

/** How many times faster than real time; the upper bound keeps a 60 s lease longer than a database round trip. */
export const timeScale = z
  .string()
  .transform(Number)
  .refine((scale) => Number.isFinite(scale) && scale > 0 && scale <= 1000, {
    error: 'must be a number above 0 and at most 1000',
  });

export const port = z
  .string()
  .transform(Number)
  .refine((value) => Number.isInteger(value) && value >= 1 && value <= 65535, {
    error: 'must be a whole number from 1 to 65535',
  });

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];
export const logLevel = z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`);
