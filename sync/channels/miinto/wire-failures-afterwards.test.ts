/** Bad replies to what is done after an order's acceptance: shipments, files, stock. */
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { network } from '#tests/support/outgoing.ts';
import type { AdapterErrorKind } from '../../core/errors.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { createHttpClient } from '../../platform/http.ts';
import { createMiintoChannel } from './index.ts';
import { memoryTokens, recordingLimiter, testAccess, TEST_LOCATION, TEST_TOKEN } from './test-doubles.ts';

const ORDER = 'https://order.miinto.test';
const STOCK = 'https://stock.miinto.test';
const FILE = 'https://files.test/label.pdf?secret=hush';

function setUp(said: unknown[] = []) {
  const clock = createFakeClock();
  const channel = createMiintoChannel({
    http: createHttpClient({ clock }),
    clock,
    limiter: recordingLimiter(),
    hosts: () => ({ auth: 'https://auth.miinto.test', order: ORDER, stock: STOCK }),
    sleep: clock.sleep,
    random: () => 0.5,
    onExchange: (exchange) => said.push(exchange),
  });
  return { channel };
}

const report = { orderId: '777', positionIds: ['9001'], providerId: 'gls', trackingNumber: '1Z999' };
const level = (group: string, stock = 3) => ({ article: { group, brand: 'B', color: 'C', size: 'S' }, stock });

/** Each sends its one request and tells what came of it. */
const SENDS = {
  shipment: { url: `${ORDER}/shops/${TEST_LOCATION}/orders/777`, run: () => ship() },
  stock: { url: `${STOCK}/locations/${TEST_LOCATION}/items`, run: () => push(level('A'), level('B')) },
} as const;
const ship = (over: Partial<typeof report> = {}) =>
  setUp().channel.orders.reportShipment!(testAccess(), { ...report, ...over });
const push = (...levels: ReturnType<typeof level>[]) => setUp().channel.stock!.push(testAccess(), levels);
const fetch = (url = FILE) => setUp().channel.documents!.fetch(testAccess(), url);

function replying(url: string, reply: () => Response | Promise<Response>) {
  const seen: { method: string; body: string }[] = [];
  network.use(
    http.all(url, async ({ request }) => {
      seen.push({ method: request.method, body: await request.text() });
      return reply();
    }),
  );
  return seen;
}

const html = () => HttpResponse.html('<html><body><h1>Be right back</h1></body></html>');
const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}) =>
  HttpResponse.json(body as never, init);
const success = (data?: unknown) => json({ meta: { status: 'success' }, data });

describe.each(['shipment', 'stock'] as const)('a write of the kind %s', (kind) => {
  const { url, run } = SENDS[kind];

  it.each<[string, () => Response, AdapterErrorKind]>([
    ['a web page', html, 'unexpected-reply'],
    ['cut JSON', () => new HttpResponse('{"meta":{"status":"success"},"data":{'), 'unexpected-reply'],
    ['a bare number', () => json(7), 'unexpected-reply'],
    ['an object that says nothing', () => json({}), 'unexpected-reply'],
    ['a redirect', () => new HttpResponse(null, { status: 302, headers: { location: FILE } }), 'unexpected-reply'],
    ['a failure', () => json({ meta: { status: 'failure' }, message: 'No.' }), 'rejected'],
    ['a refusal', () => json({ message: 'No.' }, { status: 422 }), 'rejected'],
    ['a conflict', () => json({}, { status: 409 }), 'conflict'],
    ['an unknown call', () => json({}, { status: 404 }), 'not-found'],
    ['an unknown method', () => json({}, { status: 405 }), 'not-found'],
    ['too many requests', () => json({}, { status: 429, headers: { 'retry-after': '7' } }), 'rate-limited'],
    ['a disturbance', () => json({}, { status: 503 }), 'unclear'],
    ['no reply', () => HttpResponse.error(), 'unclear'],
  ])('answered with %s is told as what it is, with a sentence, and sent once', async (_, reply, error) => {
    const seen = replying(url, reply);
    expect(await run()).toMatchObject({ ok: false, error: { kind: error, message: expect.stringMatching(/\.$/) } });
    expect(seen).toHaveLength(1);
  });

  it('is confirmed by a success without data, and by 204', async () => {
    replying(url, () => success());
    expect(await run()).toMatchObject({ ok: true });
    replying(url, () => new HttpResponse(null, { status: 204 }));
    expect(await run()).toMatchObject({ ok: true });
  });
});

describe('a shipment report', () => {
  it('goes out in the assumed form', async () => {
    const seen = replying(SENDS.shipment.url, () => success({}));
    await ship();
    expect(seen).toEqual([
      {
        method: 'PATCH',
        body: '{"acceptedPositions":[{"id":9001,"shippingProviderId":"gls","trackAndTrace":"1Z999"}]}',
      },
    ]);
  });

  it.each([{ positionIds: [] }, { providerId: '' }, { trackingNumber: '1Z\u0007999' }, { trackingNumber: 'a\nb' }])(
    'of %j is not sent at all',
    async (over) => {
      expect(await ship(over)).toMatchObject({
        error: { kind: 'rejected', message: expect.stringMatching(/nothing was sent/) },
      });
    },
  );

  it('that the channel does not know says what a person can do', async () => {
    replying(SENDS.shipment.url, () => json({}, { status: 404 }));
    expect(await ship()).toMatchObject({
      error: { message: expect.stringContaining('Enter the tracking in Miinto’s own panel') },
    });
  });
});

describe('stock', () => {
  it('goes out as a bare list', async () => {
    const seen = replying(SENDS.stock.url, () => success([]));
    await push(level('A'));
    expect(seen).toEqual([{ method: 'PATCH', body: '[{"stock":3,"group":"A","brand":"B","color":"C","size":"S"}]' }]);
  });

  it('that cannot be true is refused by itself, and the rest goes on', async () => {
    const seen = replying(SENDS.stock.url, () => success({ errors: [{ index: 1, message: 'Unknown.' }] }));
    const result = await push(level('A', -3), level('B'), level('C', 10 ** 9), level(' '), level('D'), level('E', 1.5));
    expect(JSON.parse(seen[0]!.body)).toMatchObject([{ group: 'B' }, { group: 'D' }]);
    expect(result.ok && result.value.refused.map(({ index }) => index)).toEqual([0, 2, 3, 5, 4]);
  });

  it('with nothing that could be true asks nothing', async () => {
    expect(await push(level('A', -3))).toMatchObject({ ok: true, value: { refused: [{ index: 0 }] } });
  });

  it.each([
    [success({ errors: [{ group: 'B', code: 1, message: 'Unknown item.' }] }), [1]],
    [success({ errors: [{ item: { group: 'A', size: 'S' }, error: 'No.' }] }), [0]],
    [json({ meta: { status: 'success' }, data: [], errors: [{ index: 0 }] }), [0]],
    [json([{ group: 'A' }, { group: 'B', error: 'No.' }]), [1]],
    [success({ errors: [{ brand: 'B', message: 'Unknown brand.' }] }), [0, 1]],
    [
      success({
        errors: [
          { color: 'C', message: 'No.' },
          { group: 'A', message: 'No.' },
        ],
      }),
      [0, 1],
    ],
    [success({ errors: 'none' }), []],
    [success('done'), []],
    [new HttpResponse('', { status: 200 }), []],
  ])('names the articles at fault, however the answer does: %#', async (reply, indexes) => {
    replying(SENDS.stock.url, () => reply.clone());
    const result = await push(level('A'), level('B'));
    expect(result.ok && result.value.refused.map(({ index }) => index).toSorted()).toEqual(indexes);
    expect(result.ok && result.value.refused.every(({ message }) => message !== '')).toBe(true);
  });

  it.each([{ group: 'Z', message: 'Unknown item.' }, 'Something is wrong.', { message: 'No.' }, null])(
    'at fault in a way that nobody can tell is refused whole: %j',
    async (error) => {
      replying(SENDS.stock.url, () => success({ errors: [error] }));
      expect(await push(level('A'), level('B'))).toMatchObject({ error: { kind: 'rejected' } });
    },
  );
});

describe('a file', () => {
  const pdf = (init: ResponseInit = {}) =>
    new HttpResponse('%PDF-1.4\n\u00e9', { headers: { 'content-type': 'application/pdf' }, ...init });

  it('comes byte by byte, asked for without anything that names us', async () => {
    const headers: Record<string, string>[] = [];
    network.use(
      http.get('https://files.test/label.pdf', ({ request }) => {
        headers.push(Object.fromEntries(request.headers));
        return new HttpResponse(new Uint8Array([37, 80, 68, 70, 255, 0, 128]));
      }),
    );
    const result = await fetch();
    expect(result).toEqual({
      ok: true,
      value: { contentType: null, bytes: new Uint8Array([37, 80, 68, 70, 255, 0, 128]) },
    });
    expect(Object.keys(headers[0]!).filter((name) => /miinto|auth/i.test(name))).toEqual([]);
  });

  it.each<[string, () => Response, AdapterErrorKind]>([
    ['is not there', () => pdf({ status: 404 }), 'not-found'],
    ['is gone', () => pdf({ status: 410 }), 'not-found'],
    ['may not be had', () => pdf({ status: 403 }), 'rejected'],
    ['is asked for too often', () => pdf({ status: 429 }), 'rate-limited'],
    ['cannot be had now', () => pdf({ status: 503 }), 'temporary'],
    ['breaks off', () => HttpResponse.error(), 'temporary'],
    [
      'leads to an unsafe place',
      () => pdf({ status: 302, headers: { location: 'http://files.test/label.pdf' } }),
      'rejected',
    ],
    ['leads nowhere', () => pdf({ status: 302, headers: { location: 'http://[' } }), 'rejected'],
    ['leads in a circle', () => pdf({ status: 302, headers: { location: FILE } }), 'rejected'],
  ])('that %s is told as %s', async (_, reply, kind) => {
    replying('https://files.test/label.pdf', reply);
    const result = await fetch();
    expect(result).toMatchObject({ ok: false, error: { kind, message: expect.stringMatching(/\.$/) } });
    expect(JSON.stringify(result)).not.toContain('hush');
  });

  it.each([
    [401, 'auth', 2],
    [403, 'forbidden', 1],
  ])('on Miinto’s own host that is refused with %i is a matter of the login (%s)', async (status, kind, calls) => {
    const seen = replying(`${ORDER}/files/1`, () => pdf({ status }));
    const tokens = memoryTokens(TEST_TOKEN);
    replying('https://auth.miinto.test/channels', () => success({ id: 'M!t!Ch!v1!2', token: 'new' }));
    const { channel } = setUp();
    const result = await channel.documents!.fetch(testAccess({ tokens }), `${ORDER}/files/1`);
    expect(result).toMatchObject({ ok: false, error: { kind, message: expect.stringMatching(/\.$/) } });
    expect([seen.length, tokens.renewals]).toEqual([calls, calls - 1]);
  });

  it('is followed to another public place', async () => {
    replying('https://files.test/label.pdf', () => pdf({ status: 302, headers: { location: 'https://cdn.test/1' } }));
    replying('https://cdn.test/1', () => pdf());
    expect(await fetch()).toMatchObject({ ok: true, value: { contentType: 'application/pdf' } });
  });

  it('does not show its address in the communication log', async () => {
    replying('https://files.test/label.pdf', () => pdf({ status: 404 }));
    const said: unknown[] = [];
    await setUp(said).channel.documents!.fetch(testAccess(), FILE);
    expect(JSON.stringify(said)).not.toContain('hush');
  });
});
