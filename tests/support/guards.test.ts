import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { checkConsoleGuard, takeConsoleErrors } from './console-guard.ts';
import { checkGuard, network, takeRefusedRequests } from './outgoing.ts';

describe('the guard of outgoing requests', () => {
  it('fails the test for a request that nobody expected, also when the code hides the failure', async () => {
    await expect(fetch('https://api-order.miinto.net/shops?x=1')).rejects.toThrow(TypeError);
    expect(() => checkGuard()).toThrow('api-order.miinto.net/shops');
  });

  it('holds back requests of node:http too', async () => {
    const outcome = await new Promise((done) => get('http://example.com/old', done).on('error', done));
    expect(outcome).toBeInstanceOf(Error);
    expect(takeRefusedRequests()).toEqual(['example.com/old']);
  });

  it('holds back requests to this machine unless the file opens the way', async () => {
    let reached = 0;
    const server = createServer((_request, response) => {
      reached += 1;
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await new Promise((done) => server.close(done));
    expect(reached).toBe(0);
    expect(takeRefusedRequests()).toEqual([`127.0.0.1:${port}/`]);
  });

  it('lets a handler answer', async () => {
    network.use(http.get('https://api-order.miinto.net/status', () => HttpResponse.json({ ok: true })));
    const response = await fetch('https://api-order.miinto.net/status');
    expect(await response.json()).toEqual({ ok: true });
  });
});

describe('the guard of console.error', () => {
  it('fails the test that complains', () => {
    console.error('Warning: %s', 'each child needs a key');
    expect(() => checkConsoleGuard()).toThrow('Warning: each child needs a key');
  });

  it('lets a test expect a complaint', () => {
    console.error('expected');
    expect(takeConsoleErrors()).toEqual(['expected']);
  });
});
