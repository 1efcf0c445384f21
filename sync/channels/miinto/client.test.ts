import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { createHttpClient } from '../../platform/http.ts';
import type { ChannelToken } from '../channel.ts';
import { createMiintoChannel } from './index.ts';
import type { ExchangePlace, MiintoDeps } from './settings.ts';
import { sign } from './signing.ts';
import { memoryTokens, recordingLimiter, testAccess, TEST_LOCATION, TEST_TOKEN } from './test-doubles.ts';

allowLoopback();

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A bare server that records what really went over the wire. */
async function serve(answer: (request: Seen, index: number) => Reply) {
  const seen: Seen[] = [];
  const server = createServer({ keepAlive: false }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      seen.push(entry);
      const reply = answer(entry, seen.length - 1);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify(reply.body ?? success([])));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const success = (data: unknown) => ({ meta: { status: 'success', version: '2.6' }, data });
const failure = (message: string) => ({ meta: { status: 'failure' }, data: { errors: [{ code: 1, message }] } });
const signedIn = (id: string) => ({ body: success({ id, token: `secret of ${id}`, privileges: [] }) });
const isSignIn = ({ url }: Seen) => url === '/channels';

/** The Date header must follow the fake clock, or every reply would correct the time. */
const START = '2026-10-01T08:00:00.000Z';
const date = { date: new Date(START).toUTCString() };

function channelAt(url: string, more: Partial<MiintoDeps> = {}) {
  const clock = createFakeClock(START);
  const exchanges: { action: string; outcome: string; where: ExchangePlace }[] = [];
  const channel = createMiintoChannel({
    http: createHttpClient({ clock }),
    clock,
    limiter: recordingLimiter(),
    hosts: () => ({ auth: url, order: url }),
    sleep: clock.sleep,
    onExchange: ({ action, outcome }, where) => exchanges.push({ action, outcome, where }),
    ...more,
  });
  return { channel, clock, exchanges };
}

/** Signs what was received, as a server would, and compares. */
function isSignedBy(token: ChannelToken, request: Seen, host = '127.0.0.1'): boolean {
  const [path = '', query = ''] = request.url.split('?');
  const expected = sign({
    method: request.method,
    host,
    path,
    query,
    body: request.body,
    token,
    timestamp: Number(request.headers['miinto-api-auth-timestamp']),
    seed: String(request.headers['miinto-api-auth-seed']),
  });
  return request.headers['miinto-api-auth-signature'] === expected.signature;
}

describe('what goes over the wire', () => {
  it('is byte for byte what was signed: the address', async () => {
    const { seen, url } = await serve(() => ({ headers: date }));
    const { channel } = channelAt(url);
    await channel.transfers!.list(testAccess());
    await channel.orders.list(testAccess(), async () => true);
    await channel.orders.shippingProviders(testAccess(), '777');
    expect(seen.map(({ method, url: sent }) => `${method} ${sent}`)).toEqual([
      `GET /shops/${TEST_LOCATION}/transfers?status%5B%5D=pending&limit=50&offset=0&sort=-createdAt`,
      `GET /shops/${TEST_LOCATION}/orders?status%5B%5D=accepted&limit=50&offset=0&sort=-createdAt`,
      `GET /shops/${TEST_LOCATION}/shipping-providers/orders/777`,
    ]);
    expect(seen.every((request) => isSignedBy(TEST_TOKEN, request))).toBe(true);
  });

  it('is byte for byte what was signed: the body, with ids as objects and an empty list left out', async () => {
    const { seen, url } = await serve(() => ({ status: 202, body: success({ newOrder: { id: 777 } }), headers: date }));
    const { channel } = channelAt(url);
    const answer = (acceptedPositionIds: string[], declinedPositionIds: string[]) =>
      channel.transfers!.answer(testAccess(), { transferId: '5551', acceptedPositionIds, declinedPositionIds });
    expect(await answer(['9001'], ['9002'])).toEqual({ ok: true, value: { orderId: '777' } });
    await answer(['9001'], []);
    await answer([], ['9002', '007', 'x-é']);
    expect(seen.map(({ body }) => body)).toEqual([
      '{"acceptedPositions":[{"id":9001}],"declinedPositions":[{"id":9002}]}',
      '{"acceptedPositions":[{"id":9001}]}',
      '{"declinedPositions":[{"id":9002},{"id":"007"},{"id":"x-é"}]}',
    ]);
    expect(seen.map(({ method, url: sent }) => [method, sent])).toEqual(
      seen.map(() => ['PATCH', `/shops/${TEST_LOCATION}/transfers/5551`]),
    );
    expect(seen.every((request) => isSignedBy(TEST_TOKEN, request))).toBe(true);
  });

  it('carries the control headers and a fresh seed of 16 hex characters', async () => {
    const { seen, url } = await serve(() => ({ headers: date }));
    const { channel } = channelAt(url);
    await channel.transfers!.list(testAccess());
    await channel.transfers!.list(testAccess());
    for (const { headers } of seen) {
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'miinto-api-control-flavour': 'Miinto-Generic',
        'miinto-api-control-version': '2.6',
        'miinto-api-auth-id': TEST_TOKEN.id,
        'miinto-api-auth-timestamp': String(Date.parse(START) / 1000),
        'miinto-api-auth-type': 'MNT-HMAC-SHA256-1-0',
        'miinto-api-auth-seed': expect.stringMatching(/^[0-9a-f]{16}$/),
      });
    }
    expect(seen[0]?.headers['miinto-api-auth-seed']).not.toBe(seen[1]?.headers['miinto-api-auth-seed']);
  });

  it('is signed for the host that the settings name, where they name one', async () => {
    const { seen, url } = await serve(() => ({ headers: date }));
    const { channel } = channelAt(url, { signingHosts: { order: 'api-order.miinto.net' } });
    await channel.transfers!.list(testAccess());
    expect(isSignedBy(TEST_TOKEN, seen[0]!, 'api-order.miinto.net')).toBe(true);
  });

  it('is nothing at all for an answer without positions, with a position twice, or for an impossible id', async () => {
    const { seen, url } = await serve(() => ({}));
    const { channel } = channelAt(url);
    const answer = (transferId: string, acceptedPositionIds: string[], declinedPositionIds: string[]) =>
      channel.transfers!.answer(testAccess(), { transferId, acceptedPositionIds, declinedPositionIds });
    expect(await answer('5551', [], [])).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(await answer('5551', ['1'], ['1'])).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(await answer('..', ['1'], [])).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(seen).toEqual([]);
  });
});

describe('an answered transfer', () => {
  it.each([
    [{ newOrder: { id: '77a' } }, '77a'],
    [{ newOrder: null }, null],
    [{ newOrder: { id: -1 } }, null],
    [null, null],
    [[], null],
  ])('names its order, if it does: %j', async (data, orderId) => {
    const { url } = await serve(() => ({ body: success(data), headers: date }));
    const answer = { transferId: '5551', acceptedPositionIds: ['1'], declinedPositionIds: [] };
    expect(await channelAt(url).channel.transfers!.answer(testAccess(), answer)).toEqual({
      ok: true,
      value: { orderId },
    });
  });

  it('may be confirmed with 204 and no body', async () => {
    const { url } = await serve(() => ({ status: 204, headers: date }));
    const answer = { transferId: '5551', acceptedPositionIds: [], declinedPositionIds: ['1'] };
    expect(await channelAt(url).channel.transfers!.answer(testAccess(), answer)).toMatchObject({
      value: { orderId: null },
    });
  });
});

describe('the token', () => {
  it('is made when there is none and then reused', async () => {
    const { seen, url } = await serve((request) => (isSignIn(request) ? signedIn('T1') : { headers: date }));
    const tokens = memoryTokens();
    const { channel } = channelAt(url);
    await channel.transfers!.list(testAccess({ tokens }));
    await channel.transfers!.list(testAccess({ tokens }));
    expect(seen.map((request) => isSignIn(request))).toEqual([true, false, false]);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      body: '{"identifier":"jane@example.test","secret":"correct horse"}',
    });
    expect(seen[0]?.headers['miinto-api-auth-signature']).toBeUndefined();
    expect(isSignedBy({ id: 'T1', secret: 'secret of T1' }, seen[1]!)).toBe(true);
  });

  it.each([
    ['401', { status: 401, body: failure('No') }],
    ['403', { status: 403, body: failure('No') }],
    ['200 and a failure about the signature', { body: failure('Invalid signature') }],
  ])('is renewed once when refused with %s, for an answer too, which then is sent once more', async (_, refusal) => {
    const { seen, url } = await serve((request) => {
      if (isSignIn(request)) return { ...signedIn('T2'), headers: date };
      const fresh = request.headers['miinto-api-auth-id'] === 'T2';
      return { ...(fresh ? { body: success({ newOrder: { id: 1 } }) } : refusal), headers: date };
    });
    const tokens = memoryTokens(TEST_TOKEN);
    const { channel } = channelAt(url);
    const answer = { transferId: '5551', acceptedPositionIds: ['1'], declinedPositionIds: [] };
    expect(await channel.transfers!.answer(testAccess({ tokens }), answer)).toEqual({
      ok: true,
      value: { orderId: '1' },
    });
    expect([tokens.renewals, tokens.held?.id]).toEqual([1, 'T2']);
    expect(seen.map(({ method }) => method)).toEqual(['PATCH', 'POST', 'PATCH']);
  });

  it.each([
    [401, 'auth'],
    [403, 'forbidden'],
  ])('refused with %i although new is %s, and polling on makes no further ones for a while', async (status, kind) => {
    let made = 0;
    const { seen, url } = await serve((request) =>
      isSignIn(request)
        ? { ...signedIn(`T${(made += 1)}`), headers: date }
        : { status, body: failure('No'), headers: date },
    );
    const { channel, clock } = channelAt(url);
    const access = testAccess({ tokens: memoryTokens(TEST_TOKEN) });
    expect(await channel.transfers!.list(access)).toMatchObject({ ok: false, error: { kind } });
    expect(seen).toHaveLength(3);
    expect(await channel.transfers!.list(access)).toMatchObject({ ok: false, error: { kind } });
    expect(await channel.transfers!.list(access)).toMatchObject({ ok: false, error: { kind } });
    expect(made).toBe(1);
    // The Date header stands still while the clock moves, so this also costs one attempt with corrected time.
    clock.advance(5 * 60_000);
    await channel.transfers!.list(access);
    expect(made).toBe(2);
  });

  it('made in this very call and forbidden a shop is not renewed', async () => {
    let made = 0;
    const { url } = await serve((request) =>
      isSignIn(request) ? { ...signedIn(`T${(made += 1)}`), headers: date } : { status: 403, headers: date },
    );
    const { channel } = channelAt(url);
    const result = await channel.transfers!.list(testAccess({ tokens: memoryTokens() }));
    expect(result).toMatchObject({ error: { kind: 'forbidden', message: expect.stringContaining(TEST_LOCATION) } });
    expect(made).toBe(1);
  });

  it('is not renewed for other refusals', async () => {
    const { url } = await serve(() => ({ status: 422, body: failure('Unknown token in query'), headers: date }));
    const tokens = memoryTokens(TEST_TOKEN);
    await channelAt(url).channel.transfers!.list(testAccess({ tokens }));
    expect(tokens.renewals).toBe(0);
  });

  it('cannot be renewed with a login that is no longer accepted, and the merchant is told', async () => {
    const { url } = await serve(() => ({ status: 401, body: failure('No'), headers: date }));
    const tokens = memoryTokens(TEST_TOKEN);
    const result = await channelAt(url).channel.transfers!.list(testAccess({ tokens }));
    expect(result).toMatchObject({
      error: { kind: 'auth', message: expect.stringMatching(/does not accept this login/) },
    });
    expect(tokens.held).toEqual(TEST_TOKEN);
  });

  it('is renewed once for many calls that find it refused at the same time', async () => {
    const { seen, url } = await serve((request) => {
      if (isSignIn(request)) return { ...signedIn('T2'), headers: date };
      return request.headers['miinto-api-auth-id'] === 'T2' ? { headers: date } : { status: 401, headers: date };
    });
    const tokens = memoryTokens(TEST_TOKEN);
    const { channel } = channelAt(url);
    const results = await Promise.all(
      ['1', '2', '3', '4'].map((locationId) => channel.transfers!.list(testAccess({ tokens, locationId }))),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(seen.filter(isSignIn)).toHaveLength(1);
  });
});

describe('a clock that is wrong', () => {
  it('is corrected from the refusal before the one retry, and stays corrected', async () => {
    const theirs = Date.parse(START) / 1000 + 3_600;
    const { seen, url } = await serve((request) => {
      const headers = { date: new Date(theirs * 1000).toUTCString() };
      if (isSignIn(request)) return { ...signedIn('T2'), headers };
      const off = Math.abs(Number(request.headers['miinto-api-auth-timestamp']) - theirs);
      return off > 300 ? { status: 401, headers } : { headers };
    });
    const { channel } = channelAt(url);
    const access = testAccess({ tokens: memoryTokens(TEST_TOKEN) });
    expect(await channel.transfers!.list(access)).toMatchObject({ ok: true });
    expect(await channel.transfers!.list(access)).toMatchObject({ ok: true });
    expect(seen.filter((request) => !isSignIn(request))).toHaveLength(3);
  });
});

describe('an order', () => {
  it('is read by its id, and another one in its place is not taken for it', async () => {
    const order = { id: 777, currency: 'DKK', acceptedPositions: [] };
    const { url } = await serve(() => ({ body: success(order), headers: date }));
    const { channel } = channelAt(url);
    expect(await channel.orders.get(testAccess(), '777')).toMatchObject({ ok: true, value: { id: '777' } });
    expect(await channel.orders.get(testAccess(), '778')).toMatchObject({ error: { kind: 'unexpected-reply' } });
  });

  it('may ship with the providers that can be read', async () => {
    const { url } = await serve(() => ({ body: success([{ id: 'gls', name: 'GLS' }, {}, { id: 5 }]), headers: date }));
    expect(await channelAt(url).channel.orders.shippingProviders(testAccess(), '777')).toEqual({
      ok: true,
      value: [
        { id: 'gls', name: 'GLS' },
        { id: '5', name: '5' },
      ],
    });
  });
});

describe('the communication log', () => {
  it('is told of every exchange, without secrets', async () => {
    const { url } = await serve((request) => (isSignIn(request) ? signedIn('T1') : { status: 404, headers: date }));
    const { channel, exchanges } = channelAt(url);
    await channel.orders.get(testAccess({ tokens: memoryTokens() }), '777');
    expect(exchanges).toMatchObject([
      { action: 'Sign in', outcome: 'HTTP 200', where: { environment: 'production', locationId: null, error: null } },
      { action: 'Read order 777', outcome: 'HTTP 404, not-found', where: { locationId: TEST_LOCATION } },
    ]);
    expect(JSON.stringify(exchanges)).not.toMatch(/secret of|correct horse|jane@/);
  });
});

describe('an answer that waits too long for its turn', () => {
  it('is not sent any more, because its sender may have given up', async () => {
    const { seen, url } = await serve(() => ({ headers: date }));
    const limiter = recordingLimiter();
    const { channel, clock } = channelAt(url, {
      limiter: {
        ...limiter,
        take: () => {
          clock.advance(20_001);
          return Promise.resolve(true);
        },
      },
    });
    const answer = { transferId: '5551', acceptedPositionIds: ['1'], declinedPositionIds: [] };
    expect(await channel.transfers!.answer(testAccess(), answer)).toMatchObject({ error: { kind: 'temporary' } });
    expect(seen).toEqual([]);
    expect(await channel.orders.shippingProviders(testAccess(), '1')).toMatchObject({ ok: true });
  });
});

describe('a Miinto that is not there', () => {
  it('surely got nothing, so that the answer may be sent again', async () => {
    const { url } = await serve(() => ({}));
    await new Promise((done) => servers.splice(0)[0]!.close(done));
    const answer = { transferId: '5551', acceptedPositionIds: ['1'], declinedPositionIds: [] };
    expect(await channelAt(url).channel.transfers!.answer(testAccess(), answer)).toMatchObject({
      error: { kind: 'temporary' },
    });
  });

  it('and one that never answers leaves the answer open after the time limit', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { channel } = channelAt(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`, {
      timeoutMs: 3_000,
      timeScale: 100,
    });
    const answer = { transferId: '5551', acceptedPositionIds: ['1'], declinedPositionIds: [] };
    const result = await channel.transfers!.answer(testAccess(), answer);
    silent.closeAllConnections();
    silent.close();
    expect(result).toMatchObject({ error: { kind: 'unclear' } });
  });
});
