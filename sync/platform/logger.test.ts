import { describe, expect, it } from 'vitest';
import { createLogger, silentLogger } from './logger.ts';

function recorder() {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', name: 'test', destination: { write: (line) => lines.push(line) } });
  const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
  return { logger, lines, last };
}

describe('the logger', () => {
  it.each([
    'authorization',
    'Authorization',
    'accessToken',
    'refresh_token',
    'id_token',
    'password',
    'apiSecret',
    'x-shopify-hmac-sha256-hmac',
    'Miinto-Api-Auth-Signature',
    'email',
    'contactEmail',
    'phone',
    'address1',
    'shippingAddress',
    'firstName',
    'last_name',
    'customer',
    'zip',
  ])('never writes the value of %s, at any depth', (field) => {
    const { logger, lines } = recorder();
    logger.info({ [field]: 'VALUE', a: { b: [{ [field]: { deep: 'VALUE' } }] } }, 'message');
    logger.child({ [field]: 'VALUE' }).info('message');
    expect(lines.join('')).not.toContain('VALUE');
    expect(lines.join('')).toContain('[redacted]');
  });

  it('keeps what explains the work', () => {
    const { logger, last } = recorder();
    logger
      .child({ shop: 'a.myshopify.com', job: { name: 'poll-transfers' } })
      .warn({ transferId: '7', status: 429 }, 'Slow');
    expect(last()).toMatchObject({
      level: 'warn',
      name: 'test',
      shop: 'a.myshopify.com',
      job: { name: 'poll-transfers' },
      transferId: '7',
      status: 429,
      msg: 'Slow',
    });
  });

  it('writes errors with type, stack and cause, without secrets in their texts', () => {
    const { logger, last, lines } = recorder();
    const cause = Object.assign(new Error('at postgresql://app:hunter2@db/app'), { code: 'ECONNREFUSED' });
    logger.error({ err: new TypeError('Bearer abc.def failed for eva@example.com', { cause }) }, 'Call failed');
    expect(last()['err']).toMatchObject({ type: 'TypeError', cause: { code: 'ECONNREFUSED' } });
    expect(lines.join('')).not.toMatch(/abc\.def|eva@|hunter2/);
  });

  it('cleans messages too', () => {
    const { logger, last } = recorder();
    logger.info('token shpat_0123456789abcdef was refused');
    expect(last()['msg']).toBe('token [redacted] was refused');
  });

  it('survives facts that JSON cannot hold', () => {
    const { logger, last } = recorder();
    const loop: Record<string, unknown> = { big: 10n, bytes: new Uint8Array(3), at: new Date(0) };
    loop['self'] = loop;
    logger.info({ loop, headers: new Headers({ authorization: 'Bearer x', accept: 'json' }) }, 'odd');
    expect(last()).toMatchObject({
      loop: { big: '10', bytes: '[3 bytes]', at: '1970-01-01T00:00:00.000Z' },
      headers: { authorization: '[redacted]', accept: 'json' },
    });
  });

  it('can be silent', () => {
    expect(silentLogger.child({ a: 1 })).toBe(silentLogger);
    silentLogger.error({ err: new Error('unseen') }, 'unseen');
  });
});
