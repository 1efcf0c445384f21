import { afterEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DK, SE, START, startBench, type Asked, type Bench } from './test-client.ts';
import type { MiintoSimulatorOptions } from './start.ts';

allowLoopback();

let bench: Bench;
const start = async (options: MiintoSimulatorOptions = {}): Promise<void> => {
  bench = await startBench(options);
};
afterEach(() => bench.close());

const list = `/shops/${DK}/transfers`;

describe('logging in', () => {
  const post = (body: string, type = 'application/json') =>
    bench.send({ method: 'POST', target: '/channels', headers: { 'content-type': type }, body });

  it('gives a channel with status 200, from JSON and from a form', async () => {
    await start();
    const json = await post('{"identifier":"anna","secret":"secret"}');
    const form = await post('identifier=anna&secret=secret', 'application/x-www-form-urlencoded');
    for (const { status, json: answer } of [json, form]) {
      expect(status).toBe(200);
      expect(answer.meta).toEqual({ status: 'success', version: '1.0' });
      expect(answer.data.id).toMatch(/^M!t!Ch!v1!0000000042-[0-9a-f]{13}-\d+$/);
      expect(answer.data.token).toMatch(/^[0-9a-f]{40}$/);
      expect(answer.data.data).toEqual({ accessorId: 42 });
    }
    expect(json.json.data.id).not.toBe(form.json.data.id);
  });

  it('refuses a wrong password with 401, or with 200 and failure where that is switched on', async () => {
    await start();
    const wrong = '{"identifier":"anna","secret":"Secret"}';
    expect(await post(wrong)).toMatchObject({ status: 401, json: { meta: { status: 'failure' } } });
    bench.control.setSwitches({ authFailureStatus: 200 });
    expect(await post(wrong)).toMatchObject({ status: 200, json: { meta: { status: 'failure' } } });
    expect((await post('{')).status).toBe(400);
    expect((await post('{"identifier":"anna"}')).status).toBe(400);
  });

  it('shows the locations in the layout of the account', async () => {
    await start();
    const privileges = async (more: object): Promise<unknown> => {
      bench.control.addAccount({ login: 'l', password: 'p', locations: [{ id: DK }, { id: SE }], ...more });
      return (await post('{"identifier":"l","secret":"p"}')).json.data.privileges;
    };
    const everything = { '*': -1 };
    const b = { DK: { ShopAdmin: { [DK]: everything } }, SE: { ShopAdmin: { [SE]: everything } } };
    expect(await privileges({ layout: 'A' })).toEqual({
      __GLOBAL__: { Store: { [DK]: everything, [SE]: everything } },
    });
    expect(await privileges({ layout: 'B' })).toEqual(b);
    expect(await privileges({ layout: 'both' })).toEqual({ __GLOBAL__: { Store: { [DK]: -1, [SE]: -1 } }, ...b });
    expect(await privileges({ layout: '[]' })).toEqual([]);
    expect(await privileges({ layout: '*' })).toEqual({ __GLOBAL__: { Store: { '*': -1 } } });
    expect(await privileges({ rawPrivileges: { '*': -1 } })).toEqual({ '*': -1 });
  });
});

describe('a signed request', () => {
  it('is answered with a Date header of the simulated clock', async () => {
    await start();
    const answer = await bench.ask(list);
    expect(answer).toMatchObject({
      status: 200,
      json: { meta: { status: 'success', version: '2.6', totalItemCount: 0 } },
    });
    expect(answer.headers.date).toBe(new Date(START).toUTCString());
  });

  it('is verified over the raw path and query: escaping, order and a bare question mark count as sent', async () => {
    await start();
    for (const target of [
      `${list}?status%5B%5D=pending&limit=50&offset=0&sort=-createdAt`,
      `${list}?status[]=pending&limit=5`,
      `${list}?limit=5&status%5b%5d=pending`,
      `${list}?`,
      list.replaceAll('!', '%21'),
      `/shops/${DK}`,
      `/shops/${DK}/`,
    ]) {
      expect((await bench.ask(target)).status, target).toBe(200);
    }
  });

  it('is refused with 401 when anything in it differs from what was signed', async () => {
    await start();
    const wrong: Asked[] = [
      { target: list, signed: { target: `${list}/` } },
      { target: list.replaceAll('!', '%21'), signed: { target: list } },
      { target: `${list}?limit=5&offset=0`, signed: { target: `${list}?offset=0&limit=5` } },
      { target: `${list}?status%5B%5D=pending`, signed: { target: `${list}?status[]=pending` } },
      { target: list, signFor: 'api-order.miinto.net' },
      { target: list, signFor: `127.0.0.1:${new URL(bench.simulator.url).port}` },
      { target: list, skew: 301 },
      { target: list, skew: -301 },
      { target: list, headers: { 'miinto-api-auth-timestamp': `${START / 1000}.5` } },
      { target: list, headers: { 'miinto-api-auth-type': 'MNT-HMAC-SHA256-2-0' } },
      { target: list, headers: { 'miinto-api-auth-seed': 'other' } },
      { target: list, headers: { 'miinto-api-auth-id': 'M!t!Ch!v1!0000000042-0-0' } },
      { method: 'PATCH', target: `${list}/1`, body: '{ }', signed: { body: '{}' } },
    ];
    for (const asked of wrong) {
      const answer = await bench.ask(asked);
      expect(answer, JSON.stringify(asked)).toMatchObject({ status: 401, json: { meta: { status: 'failure' } } });
    }
    expect((await bench.send({ target: list })).status).toBe(401);
    expect((await bench.ask({ target: list, skew: 300 })).status).toBe(200);
    bench.control.setSwitches({ authFailureStatus: 200 });
    expect(await bench.ask({ target: list, skew: 301 })).toMatchObject({
      status: 200,
      json: { meta: { status: 'failure' } },
    });
  });

  it('may be signed for the hosts that its service is configured with', async () => {
    await start({ signingHosts: { order: ['api-order.miinto.net'], product: ['api-pc.miinto.net'] } });
    const map = `/productmaps?unifiedLocationId=${DK}`;
    expect((await bench.ask({ target: list, signFor: 'api-order.miinto.net' })).status).toBe(200);
    expect((await bench.ask({ target: map, signFor: 'api-pc.miinto.net' })).status).toBe(200);
    expect((await bench.ask({ target: map, signFor: 'api-order.miinto.net' })).status).toBe(401);
  });

  it('needs content type, flavour and a version that has the call', async () => {
    await start();
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'miinto-api-control-flavour': 'Other' },
      { 'miinto-api-control-version': '3.0' },
      { 'miinto-api-control-version': '1.0' },
    ]) {
      expect((await bench.ask({ target: list, headers })).status, JSON.stringify(headers)).toBe(400);
    }
    const rmas = `/shops/${DK}/rmas`;
    expect((await bench.ask({ target: rmas, headers: { 'miinto-api-control-version': '2.4' } })).status).toBe(400);
    expect((await bench.ask({ target: rmas, headers: { 'miinto-api-control-version': '2.5' } })).status).toBe(200);
  });

  it('may be repeated as it is unless repeated seeds are refused', async () => {
    await start();
    const again = async (): Promise<number[]> => {
      const fixed = { target: list, headers: { 'miinto-api-auth-seed': 'same' } };
      const { id, token } = await bench.login();
      const { signatureSteps } = await import('./api/signature.ts');
      const timestamp = String(START / 1000);
      const parts = { method: 'GET', host: '127.0.0.1', path: list, query: '', channelId: id, timestamp, seed: 'same' };
      const { signature } = signatureSteps({ ...parts, body: new Uint8Array() }, token);
      const asked = { ...fixed, headers: { ...fixed.headers, 'miinto-api-auth-signature': signature } };
      return [(await bench.ask(asked)).status, (await bench.ask(asked)).status];
    };
    expect(await again()).toEqual([200, 200]);
    bench.control.setSwitches({ refuseRepeatedSeeds: true });
    expect(await again()).toEqual([200, 401]);
  });
});

describe('a channel', () => {
  it('can be read by its own account', async () => {
    await start();
    const { id } = await bench.login();
    expect((await bench.ask(`/channels/${id}`)).json.data).toMatchObject({ id, data: { accessorId: 42 } });
    expect((await bench.ask('/channels/other')).status).toBe(404);
  });

  it('coexists with others until it is ended, grows too old, or new ones are switched to revoke it', async () => {
    await start();
    await bench.login();
    const first = await bench.ask(list);
    expect(first.status).toBe(200);
    bench.control.expireChannels({ login: 'anna' });
    expect((await bench.ask(list)).status).toBe(401);

    await bench.login();
    bench.control.setSwitches({ channelMaxAgeMs: 60_000 });
    expect((await bench.ask(list)).status).toBe(200);
    bench.wait(60_001);
    expect((await bench.ask(list)).status).toBe(401);

    bench.control.setSwitches({ channelMaxAgeMs: null, newChannelRevokesOlder: true });
    const { id: older } = await bench.login();
    await bench.login();
    expect((await bench.ask(list)).status).toBe(200);
    expect((await bench.ask(`/channels/${older}`)).status).toBe(404);
  });
});

describe('privileges', () => {
  it('let an account see its own locations only', async () => {
    await start();
    bench.control.addAccount({ login: 'bob', password: 'p', layout: '*', locations: [{ id: SE }] });
    bench.control.addAccount({ login: 'carl', password: 'p', layout: '[]', locations: [{ id: SE }] });
    await bench.login('bob', 'p');
    expect((await bench.ask(`/shops/${SE}`)).status).toBe(200);
    for (const target of [
      `/shops/${DK}`,
      `/shops/1-m!i!s-045-9`,
      `/productmaps?unifiedLocationId=${DK}`,
      '/productmaps',
    ]) {
      expect(await bench.ask(target), target).toMatchObject({ status: 403, json: { meta: { status: 'failure' } } });
    }
    await bench.login('carl', 'p');
    expect((await bench.ask(`/shops/${SE}`)).status).toBe(403);
  });

  it('come with shop details, with or without the name; an inactive shop answers failure with 200', async () => {
    await start();
    expect((await bench.ask(`/shops/${DK}/`)).json.data).toEqual({
      id: DK,
      name: 'Boutique 1234 DK',
      countryCode: 'DK',
      currency: 'DKK',
      active: true,
    });
    bench.control.setLocation({ id: DK, name: null });
    expect((await bench.ask(`/shops/${DK}`)).json.data).not.toHaveProperty('name');
    bench.control.setLocation({ id: DK, active: false });
    expect(await bench.ask(list)).toMatchObject({ status: 200, json: { meta: { status: 'failure' } } });
  });
});

describe('the rate limit', () => {
  it('answers 429 with Retry-After above ten requests a second per location, by real time', async () => {
    let monotonic = 0;
    await start({ monotonic: () => monotonic, switches: { rateLimit: { perSecond: 10, burst: 10 } } });
    for (let sent = 0; sent < 10; sent += 1) expect((await bench.ask(list)).status).toBe(200);
    const refused = await bench.ask(list);
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    expect((await bench.ask(`/shops/${SE}`)).status).toBe(200);
    monotonic += 100;
    expect((await bench.ask(list)).status).toBe(200);
    expect((await bench.ask(list)).status).toBe(429);
  });

  it('is never met by two requests a second', async () => {
    let monotonic = 0;
    await start({ monotonic: () => monotonic, switches: { rateLimit: { perSecond: 10, burst: 10 } } });
    for (let sent = 0; sent < 60; sent += 1) {
      expect((await bench.ask(list)).status).toBe(200);
      monotonic += 500;
    }
  });
});

describe('the services', () => {
  it('tell their status to anybody', async () => {
    await start();
    expect((await bench.send({ target: '/status' })).json).toMatchObject({
      meta: { status: 'success' },
      data: { status: 'OK' },
    });
  });

  it('can have ports of their own, which serve nothing else', async () => {
    await start({ ports: { order: 0, product: 0 } });
    const { url, urls } = bench.simulator;
    expect(new Set([url, urls.order, urls.product]).size).toBe(3);
    expect([urls.auth, urls.stock]).toEqual([url, url]);
    expect((await bench.ask(list, urls.order)).status).toBe(200);
    expect((await bench.ask(list, urls.product)).status).toBe(404);
    expect((await bench.ask(list)).status).toBe(404);
    expect((await bench.ask(`/productmaps?unifiedLocationId=${DK}`, urls.product)).status).toBe(200);
  });
});
