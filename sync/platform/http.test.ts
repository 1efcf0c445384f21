import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createHttpClient, type HttpExchange } from './http.ts';

allowLoopback();

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function listen<S extends Server>(server: S): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const serve = (handler: RequestListener): Promise<string> => listen(createHttpServer({ keepAlive: false }, handler));
/** A server that takes the request and answers with raw bytes, or `undefined` for never. */
const raw = (answer: (end: (bytes: string) => void, reset: () => void) => void): Promise<string> =>
  listen(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () =>
        answer(
          (bytes) => socket.end(bytes),
          () => socket.resetAndDestroy(),
        ),
      );
    }),
  );

const client = createHttpClient({ timeoutMs: 5000 });

describe('a call that is answered', () => {
  it('sends method, path, query, headers and body byte for byte', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        response.setHeader('x-seen', `${request.method} ${request.url} ${String(request.headers['x-sign'])}`);
        response.writeHead(201).end(body);
      });
    });
    const body = '{"price": 10.00, "name":"Zoë 🧥"}';
    const result = await client.send({
      method: 'PATCH',
      url: `${url}/shops/1-m!i!s-045-1234/transfers?status%5B%5D=pending&x=%20`,
      headers: { 'X-Sign': 'abc' },
      body,
    });
    expect(result).toMatchObject({ kind: 'response', status: 201, bodyText: body });
    if (result.kind !== 'response') return;
    expect(result.headers.get('x-seen')).toBe('PATCH /shops/1-m!i!s-045-1234/transfers?status%5B%5D=pending&x=%20 abc');
    expect(result.durationMs).toBeGreaterThanOrEqual(0);
  });

  it.each([400, 401, 404, 429, 500, 503])('returns status %i as an answer', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end('why'));
    expect(await client.send({ method: 'POST', url, body: '{}' })).toMatchObject({
      kind: 'response',
      status,
      bodyText: 'why',
    });
  });

  it('never follows a redirect', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    expect(await client.send({ method: 'GET', url })).toMatchObject({ kind: 'response', status: 302 });
  });

  it('is sent once, also when the server breaks down', async () => {
    let calls = 0;
    const url = await serve((_request, response) => {
      calls += 1;
      response.writeHead(500).end();
    });
    await client.send({ method: 'POST', url, body: '{}' });
    expect(calls).toBe(1);
  });
});

describe('a call that surely did not arrive', () => {
  it('because nobody listens', async () => {
    const url = await serve(() => undefined);
    await new Promise((done) => servers.pop()?.close(done));
    expect(await client.send({ method: 'POST', url, body: '{}' })).toMatchObject({
      kind: 'not-sent',
      reason: 'connect',
    });
  });

  it.each(['not an address', '/relative', 'ftp://127.0.0.1/x', 'http://127.0.0.1:25/'])(
    'because %s cannot be called',
    async (url) => {
      expect(await client.send({ method: 'GET', url })).toMatchObject({ kind: 'not-sent', reason: 'invalid-request' });
    },
  );

  it('because a header cannot be sent', async () => {
    const result = await client.send({ method: 'GET', url: 'http://127.0.0.1:1', headers: { 'x-a': 'a\nb' } });
    expect(result).toMatchObject({ kind: 'not-sent', reason: 'invalid-request' });
  });

  it('because it was called off before', async () => {
    const result = await client.send({ method: 'GET', url: 'http://127.0.0.1:1', signal: AbortSignal.abort() });
    expect(result).toMatchObject({ kind: 'not-sent', reason: 'aborted' });
  });

  it.each([
    ['dns', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['connect', Object.assign(new Error('slow'), { code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['tls', Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' })],
    [
      'connect',
      new AggregateError(
        ['::1', '127.0.0.1'].map((to) => Object.assign(new Error(to), { code: 'ETIMEDOUT', syscall: 'connect' })),
      ),
    ],
  ])('because of %s', async (reason, cause) => {
    const failing = createHttpClient({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) });
    expect(await failing.send({ method: 'POST', url: 'https://example.com' })).toMatchObject({
      kind: 'not-sent',
      reason,
    });
  });
});

describe('a call of which nobody knows whether it arrived', () => {
  it('because the answer did not come in time', async () => {
    const url = await raw(() => undefined);
    const result = await client.send({ method: 'POST', url, body: '{}', timeoutMs: 50 });
    expect(result).toMatchObject({ kind: 'unclear', reason: 'timeout' });
    expect(result).not.toHaveProperty('status');
  });

  it('because the connection was reset', async () => {
    const url = await raw((_end, reset) => reset());
    expect(await client.send({ method: 'POST', url, body: '{}' })).toMatchObject({ kind: 'unclear', reason: 'broken' });
  });

  it('because the connection closed without an answer', async () => {
    const url = await raw((end) => end(''));
    expect(await client.send({ method: 'POST', url, body: '{}' })).toMatchObject({ kind: 'unclear', reason: 'broken' });
  });

  it('because the answer is not HTTP', async () => {
    const url = await raw((end) => end('SSH-2.0-OpenSSH\r\n'));
    expect(await client.send({ method: 'POST', url, body: '{}' })).toMatchObject({ kind: 'unclear', reason: 'broken' });
  });

  it('because the answer was cut, but its status is told', async () => {
    const url = await raw((end) => end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"half":'));
    expect(await client.send({ method: 'POST', url, body: '{}' })).toMatchObject({
      kind: 'unclear',
      reason: 'broken',
      status: 200,
    });
  });

  it('because the answer is larger than allowed', async () => {
    const url = await serve((_request, response) => response.end('x'.repeat(2000)));
    expect(await client.send({ method: 'GET', url, maxBytes: 1000 })).toMatchObject({
      kind: 'unclear',
      reason: 'too-large',
      status: 200,
    });
    expect(await client.send({ method: 'GET', url, maxBytes: 2000 })).toMatchObject({ kind: 'response' });
  });

  it('because it was called off on the way', async () => {
    const stop = new AbortController();
    const url = await raw(() => stop.abort(new Error('stopping')));
    expect(await client.send({ method: 'POST', url, body: '{}', signal: stop.signal })).toMatchObject({
      kind: 'unclear',
      reason: 'aborted',
    });
  });

  it('because only one of two addresses was surely not reached', async () => {
    const cause = new AggregateError([
      Object.assign(new Error('a'), { code: 'ECONNREFUSED', syscall: 'connect' }),
      Object.assign(new Error('b'), { code: 'ECONNRESET', syscall: 'read' }),
    ]);
    const failing = createHttpClient({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) });
    expect(await failing.send({ method: 'POST', url: 'https://example.com' })).toMatchObject({ kind: 'unclear' });
  });
});

describe('the exchange hook', () => {
  it('hears of answers and failures', async () => {
    const heard: HttpExchange[] = [];
    const url = await serve((_request, response) => response.end('ok'));
    const logged = createHttpClient({ onExchange: (exchange) => void heard.push(exchange) });
    await logged.send({ method: 'GET', url });
    await logged.send({ method: 'GET', url: 'nowhere' });
    expect(heard.map(({ request, result }) => [request.url, result.kind])).toEqual([
      [url, 'response'],
      ['nowhere', 'not-sent'],
    ]);
  });

  it('cannot lose an answer by failing', async () => {
    const url = await serve((_request, response) => response.end('ok'));
    const warned = new Promise((heard) => process.once('warning', heard));
    const logged = createHttpClient({ onExchange: () => Promise.reject(new Error('disk full')) });
    expect(await logged.send({ method: 'GET', url })).toMatchObject({ kind: 'response', bodyText: 'ok' });
    expect(await warned).toMatchObject({ message: expect.stringContaining('disk full') as string });
  });
});
