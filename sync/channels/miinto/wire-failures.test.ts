import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { network } from '#tests/support/outgoing.ts';
import type { AdapterErrorKind } from '../../core/errors.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { createHttpClient } from '../../platform/http.ts';
import { createMiintoChannel } from './index.ts';
import { memoryTokens, recordingLimiter, testAccess, TEST_LOCATION } from './test-doubles.ts';

const AUTH = 'https://auth.miinto.test';
const ORDER = 'https://order.miinto.test';
const PRODUCT = 'https://product.miinto.test';
const SHOP = `${ORDER}/shops/${TEST_LOCATION}`;
const credentials = { login: 'jane@example.test', password: 'correct horse' };

function setUp() {
  const clock = createFakeClock();
  const limiter = recordingLimiter();
  const channel = createMiintoChannel({
    http: createHttpClient({ clock }),
    clock,
    limiter,
    hosts: () => ({ auth: AUTH, order: ORDER, product: PRODUCT }),
    sleep: clock.sleep,
    random: () => 0.5,
    maxReplyBytes: 100_000,
  });
  return { clock, limiter, channel };
}

const list = `${SHOP}/transfers`;
const one = `${SHOP}/transfers/5551`;
const answer = { transferId: '5551', acceptedPositionIds: ['9001'], declinedPositionIds: [] };

/** Counts how often a reply was asked for. */
function replying(method: 'get' | 'patch' | 'post', url: string, reply: () => Response | Promise<Response>) {
  const seen = { calls: 0 };
  network.use(
    http[method](url, () => {
      seen.calls += 1;
      return reply();
    }),
  );
  return seen;
}

const html = () => HttpResponse.html('<html><body><h1>Be right back</h1></body></html>');
const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}) =>
  HttpResponse.json(body as never, init);
const failure = (message: string, status = 200) =>
  json({ meta: { status: 'failure' }, data: { errors: [{ code: 3003, message }] } }, { status });

describe('a reply that is no answer', () => {
  const malformed: [string, () => Response][] = [
    ['a web page', html],
    ['cut JSON', () => new HttpResponse('{"meta":{"status":"success"},"data":[{"id":1')],
    ['an empty body', () => new HttpResponse('')],
    ['a bare number', () => json(7)],
    ['a bare array', () => json([])],
    ['data of another type', () => json({ meta: { status: 'success' }, data: { id: 1 } })],
    ['no data', () => json({ meta: { status: 'success' } })],
    ['a redirect', () => new HttpResponse(null, { status: 302, headers: { location: 'https://elsewhere.test/' } })],
    ['an endless body', () => new HttpResponse(`[${' '.repeat(200_000)}]`)],
  ];

  it.each(malformed)('to a listing is an unexpected reply: %s', async (_, reply) => {
    replying('get', list, reply);
    const { channel } = setUp();
    const result = await channel.transfers!.list(testAccess());
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'unexpected-reply', message: expect.stringMatching(/\.$/) },
    });
  });

  it.each(malformed.filter(([name]) => !/array|another type|endless|number/.test(name)))(
    'to an answer leaves the outcome open and is sent once: %s',
    async (_, reply) => {
      const seen = replying('patch', one, reply);
      const { channel } = setUp();
      const result = await channel.transfers!.answer(testAccess(), answer);
      expect(result).toMatchObject({ ok: false, error: { kind: 'unexpected-reply' } });
      expect(seen.calls).toBe(1);
    },
  );

  it('never quotes a cut reply, which may hold an address, nor a token', async () => {
    replying('get', list, () => new HttpResponse('{"data":[{"name":"Jane Example","street":"Street 1"'));
    const { channel } = setUp();
    expect(JSON.stringify(await channel.transfers!.list(testAccess()))).not.toMatch(/Jane|Street/);
    replying('get', list, () => failure('bad channel M!t!Ch!v1!0000000042-65a0f1c2b3d4e-1 for jane@example.test', 422));
    const said = JSON.stringify(await channel.transfers!.list(testAccess()));
    expect(said).toMatch(/bad channel \[redacted\] for \[redacted\]/);
  });

  it('to a sign-in without id or token is an unexpected reply', async () => {
    replying('post', `${AUTH}/channels`, () => json({ meta: { status: 'success' }, data: { id: 'M!t!Ch!v1!1' } }));
    const { channel } = setUp();
    const result = await channel.locations({ environment: 'production', credentials });
    expect(result).toMatchObject({ ok: false, error: { kind: 'unexpected-reply' } });
  });
});

describe('a refusal', () => {
  const cases: [number, AdapterErrorKind][] = [
    [400, 'rejected'],
    [404, 'not-found'],
    [409, 'conflict'],
    [422, 'rejected'],
  ];
  it.each(cases)('of an answer with %i is %s, said in words, and sent once', async (status, kind) => {
    const seen = replying('patch', one, () => failure('Already answered', status));
    const { channel } = setUp();
    const result = await channel.transfers!.answer(testAccess(), answer);
    expect(result).toMatchObject({
      ok: false,
      error: { kind, detail: expect.stringContaining('Already answered (3003)') },
    });
    expect(seen.calls).toBe(1);
  });

  it('with status 200 and a failure envelope is an error too', async () => {
    replying('get', list, () => failure('Shop is not active'));
    const { channel } = setUp();
    expect(await channel.transfers!.list(testAccess())).toMatchObject({
      ok: false,
      error: { kind: 'rejected', message: expect.stringContaining('“Shop is not active (3003)”') },
    });
  });

  it('with status 200 needs no data to count as one', async () => {
    replying('get', list, () => json({ meta: { status: 'Failure', message: 'Shop is closed' } }));
    const { channel } = setUp();
    expect(await channel.transfers!.list(testAccess())).toMatchObject({
      error: { kind: 'rejected', message: expect.stringContaining('“Shop is closed”') },
    });
  });

  it.each([
    [{ errors: ['First', 'Second'] }, 'First; Second'],
    [{ meta: { status: 'failure', message: 'In meta' } }, 'In meta'],
    [{ message: 'At the top' }, 'At the top'],
    [{ data: { errors: { limit: [{ message: 'Too many' }] } } }, 'Too many'],
  ])('may carry its words anywhere: %j', async (body, words) => {
    replying('get', list, () => json(body, { status: 422 }));
    const { channel } = setUp();
    expect(await channel.transfers!.list(testAccess())).toMatchObject({
      error: { message: expect.stringContaining(words) },
    });
  });

  it.each([
    ['401', () => failure('No', 401)],
    ['403', () => html()],
    ['400', () => failure('Wrong password', 400)],
    ['200 and failure', () => failure('Wrong password')],
  ])('of the login (%s) tells the merchant what to check', async (name, reply) => {
    replying('post', `${AUTH}/channels`, () => {
      const response = reply();
      return name === '403' ? new HttpResponse('<html>', { status: 403 }) : response;
    });
    const { channel } = setUp();
    expect(await channel.locations({ environment: 'production', credentials })).toMatchObject({
      ok: false,
      error: { kind: 'auth', message: expect.stringMatching(/does not accept this login.*test mode/) },
    });
  });
});

describe('a sign-in that is not there', () => {
  it.each([
    [html, 'unexpected-reply'],
    [() => failure('No such account'), 'auth'],
  ])('is told apart from an unknown login', async (reply, kind) => {
    replying('post', `${AUTH}/channels`, () => new HttpResponse(reply().body, { status: 404 }));
    const { channel } = setUp();
    expect(await channel.locations({ environment: 'production', credentials })).toMatchObject({ error: { kind } });
  });
});

describe('trouble on the way', () => {
  it.each([500, 502, 503])('with %i: a read is tried again, an answer is open and sent once', async (status) => {
    const read = replying('get', list, () => new HttpResponse('oops', { status }));
    const write = replying('patch', one, () => new HttpResponse('oops', { status }));
    const { channel } = setUp();
    expect(await channel.transfers!.list(testAccess())).toMatchObject({ error: { kind: 'temporary' } });
    expect(await channel.transfers!.answer(testAccess(), answer)).toMatchObject({ error: { kind: 'unclear' } });
    expect([read.calls, write.calls]).toEqual([3, 1]);
  });

  it('that passes is not noticed by a reader', async () => {
    let calls = 0;
    replying('get', list, () => {
      calls += 1;
      return calls < 3 ? HttpResponse.error() : json({ meta: { status: 'success' }, data: [] });
    });
    const { channel } = setUp();
    expect(await channel.transfers!.list(testAccess())).toEqual({
      ok: true,
      value: { records: [], bad: [], complete: true },
    });
  });

  it('that breaks the connection leaves an answer open and sent once', async () => {
    const seen = replying('patch', one, () => HttpResponse.error());
    const { channel } = setUp();
    expect(await channel.transfers!.answer(testAccess(), answer)).toMatchObject({ error: { kind: 'unclear' } });
    expect(seen.calls).toBe(1);
  });
});

describe('being asked to slow down', () => {
  it('pauses the location for everybody and tells until when', async () => {
    const seen = replying('get', list, () => json({}, { status: 429, headers: { 'retry-after': '60' } }));
    const { channel, limiter, clock } = setUp();
    const until = new Date(clock.now().getTime() + 60_000);
    expect(await channel.transfers!.list(testAccess())).toMatchObject({ error: { kind: 'rate-limited', until } });
    expect(limiter.paused).toEqual([{ key: `miinto:production:${TEST_LOCATION}`, until }]);
    expect(seen.calls).toBe(1);
  });

  it('for a moment only is waited for by a read, but an answer is given back', async () => {
    let calls = 0;
    replying('get', list, () => {
      calls += 1;
      return calls === 1
        ? json({}, { status: 429, headers: { 'retry-after': '1' } })
        : json({ meta: { status: 'success' }, data: [] });
    });
    const { channel } = setUp();
    expect(await channel.transfers!.list(testAccess())).toMatchObject({ ok: true });
    const seen = replying('patch', one, () => new HttpResponse(null, { status: 429 }));
    expect(await channel.transfers!.answer(testAccess(), answer)).toMatchObject({
      error: { kind: 'rate-limited', until: expect.any(Date) },
    });
    expect(seen.calls).toBe(1);
  });

  it('takes from a bucket of two a second per location, and from one per account to sign in', async () => {
    replying('get', list, () => json({ meta: {}, data: [] }));
    replying('post', `${AUTH}/channels`, () =>
      json({ meta: { status: 'success' }, data: { id: 'M!t', token: 'abc' } }),
    );
    const { channel, limiter } = setUp();
    await channel.transfers!.list(testAccess({ tokens: memoryTokens(), environment: 'sandbox' }));
    const [account, location] = limiter.taken;
    expect(account).toMatch(/^miinto:sandbox:account:[0-9a-f]{16}$/);
    expect(limiter.buckets.get(location!)).toEqual({
      key: `miinto:sandbox:${TEST_LOCATION}`,
      capacity: 2,
      refillPerSecond: 2,
    });
  });
});

describe('the product map', () => {
  const map = `${PRODUCT}/productmaps`;
  const collect = async (body: string) => {
    replying('get', map, () => new HttpResponse(body));
    const batches: (readonly unknown[])[] = [];
    const result = await setUp().channel.catalog!.productMap(testAccess(), async (rows) => void batches.push(rows));
    return { result, batches };
  };

  it('is handed on in batches, with unreadable rows counted', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => ['', `sku-${index}`, null, `uuid-${index}`]);
    const odd = [['a', 'b'], null, { x: 1 }, ['s', 'f]"', '5700000000012', 'uuid-é', 'extra']];
    const { result, batches } = await collect(JSON.stringify([...rows, ...odd]));
    expect(result).toEqual({ ok: true, value: { rows: 2_501, unreadable: 3 } });
    expect(batches.map(({ length }) => length)).toEqual([1000, 1000, 501]);
    expect(batches[2]!.at(-1)).toEqual({ styleId: 's', feedId: 'f]"', gtin: '5700000000012', channelItemId: 'uuid-é' });
    expect(batches[0]![0]).toEqual({ styleId: null, feedId: 'sku-0', gtin: null, channelItemId: 'uuid-0' });
  });

  it.each(['[]', ' [ ] \n', '{"meta":{"status":"success"},"data":[]}'])('may be empty: %s', async (body) => {
    expect((await collect(body)).result).toEqual({ ok: true, value: { rows: 0, unreadable: 0 } });
  });

  it('may come in an envelope', async () => {
    const { result } = await collect('{"meta":{"status":"success"},"data":[["a","b","c","d"]]}');
    expect(result).toEqual({ ok: true, value: { rows: 1, unreadable: 0 } });
  });

  it.each(['[["a","b","c","d"],["e"', '[["a","b","c","d"]', '[["a","b","c","d"]] x', '[["a","b","c","d"],]', '["'])(
    'that breaks off is an unexpected reply: %s',
    async (body) => {
      expect((await collect(body)).result).toMatchObject({ ok: false, error: { kind: 'unexpected-reply' } });
    },
  );

  it('is switched off where no address is set', async () => {
    const { clock, limiter } = setUp();
    const channel = createMiintoChannel({
      http: createHttpClient(),
      clock,
      limiter,
      hosts: () => ({ auth: AUTH, order: ORDER }),
    });
    expect(await channel.catalog!.productMap(testAccess(), async () => undefined)).toMatchObject({
      error: { kind: 'rejected', message: expect.stringContaining('switched off') },
    });
  });
});
