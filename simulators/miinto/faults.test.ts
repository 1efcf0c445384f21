import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DK, SE, START, startBench, type Answer, type Bench } from './test-client.ts';

allowLoopback();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
  bench.control.addTransfer({ locationId: DK, positions: [{ price: 100, item: {} }] });
});
afterEach(() => bench.close());

const list = `/shops/${DK}/transfers`;
const accept = (): Promise<Answer> => bench.patch(`${list}/5001`, { acceptedPositions: [{ id: 9001 }] });
const status = () => bench.control.state().transfers[0]?.status;

describe('a fault', () => {
  it('that loses the reply leaves the write done, or undone if it comes before', async () => {
    bench.control.addFault({ kind: 'reply-lost', route: 'PATCH transfer', phase: 'before' });
    await expect(accept()).rejects.toThrow();
    expect(status()).toBe('pending');
    bench.control.addFault({ kind: 'reply-lost', route: 'PATCH transfer' });
    await expect(accept()).rejects.toThrow();
    expect(status()).toBe('accepted');
    expect((await accept()).status).toBe(409);
    expect(bench.control.requests({ route: 'PATCH transfer' }).entries).toMatchObject([
      { outcome: 'lost', fault: 'reply-lost' },
      { outcome: 'lost', status: 200 },
      { outcome: 'sent', status: 409, fault: null },
    ]);
  });

  it('answers 5xx before or after the write', async () => {
    bench.control.addFault({ kind: 'error', route: 'PATCH transfer', status: 500 });
    expect((await accept()).status).toBe(500);
    expect(status()).toBe('pending');
    bench.control.addFault({ kind: 'error', route: 'PATCH transfer', phase: 'after' });
    expect((await accept()).status).toBe(503);
    expect(status()).toBe('accepted');
  });

  it('answers 429, a web page, failure with 200, or values of other types', async () => {
    const once = async (spec: object): Promise<Answer> => {
      bench.control.addFault({ kind: 'html', route: 'GET *', ...spec });
      return bench.ask(list);
    };
    expect(await once({ kind: 'rate-limited', retryAfterSeconds: 7 })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
    });
    const page = await once({ status: 200 });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await once({ kind: 'failure-200' })).toMatchObject({ status: 200, json: { meta: { status: 'failure' } } });
    expect((await once({ kind: 'wrong-types' })).json.data).toBe('unexpected');
    expect((await once({ kind: 'wrong-types', mode: 'data-object' })).json.data).toMatchObject({ 0: { id: 5001 } });
    expect((await once({ kind: 'wrong-types', mode: 'ids-text' })).json.data[0].pendingPositions[0].id).toBe('no 9001');
    expect((await once({ kind: 'wrong-types', mode: 'prices-text' })).json.data[0].pendingPositions[0].price).toBe(
      '1 kr',
    );
    expect((await bench.ask(list)).status).toBe(200);
  });

  it('cuts the answer in the middle, also a streamed one', async () => {
    bench.control.addFault({ kind: 'cut', next: 2 });
    await expect(bench.ask(list)).rejects.toThrow('aborted');
    await expect(bench.ask(`/productmaps?unifiedLocationId=${DK}`)).rejects.toThrow('aborted');
    expect((await bench.ask(list)).status).toBe(200);
  });

  it('stalls; closing the simulator ends the waiting', async () => {
    bench.control.addFault({ kind: 'stall', route: 'PATCH transfer', delayMs: 0, phase: 'before' });
    expect((await accept()).status).toBe(200);
    bench.control.addFault({ kind: 'stall' });
    const stalled = bench.ask(list);
    const ended = expect(stalled).rejects.toThrow();
    while (bench.control.faults().every(({ kind, hits }) => kind !== 'stall' || hits < 1)) await Promise.resolve();
    await bench.close();
    await ended;
    bench = await startBench();
  });

  it('ends the channel in mid-run', async () => {
    bench.control.addFault({ kind: 'channel-expired', skip: 1 });
    expect((await bench.ask(list)).status).toBe(200);
    expect((await bench.ask(list)).status).toBe(401);
    expect((await bench.ask(list)).status).toBe(401);
    await bench.login();
    expect((await bench.ask(list)).status).toBe(200);
  });

  it('takes the transfer away between list and answer', async () => {
    bench.control.addFault({ kind: 'taken-away' });
    expect((await bench.ask(list)).json.data).toHaveLength(1);
    expect((await accept()).status).toBe(409);
    expect(status()).toBe('withdrawn');
  });

  it('shrinks a list while it is paged, for that listing or for good', async () => {
    for (let n = 0; n < 5; n += 1) {
      bench.control.addTransfer({ locationId: SE, visibleAt: START - n * 1000, positions: [{ price: 1, item: {} }] });
    }
    const page = async (offset: number): Promise<number[]> =>
      (await bench.ask(`/shops/${SE}/transfers?limit=2&offset=${offset}`)).json.data.map(
        ({ id }: { id: number }) => id,
      );
    bench.control.addFault({ kind: 'page-shrinking' });
    expect([await page(0), await page(2)]).toEqual([
      [5001, 5002],
      [5004, 5005],
    ]);
    expect([await page(0), await page(2), await page(4)]).toEqual([[5001, 5002], [5003, 5004], [5005]]);
    bench.control.addFault({ kind: 'page-shrinking', mode: 'panel-accept', count: 2 });
    expect([await page(0), await page(2)]).toEqual([[5001, 5002], [5005]]);
    expect(await page(0)).toEqual([5003, 5004]);
    expect(bench.control.state({ locationId: SE }).orders).toHaveLength(2);
  });

  it('can be limited to a location or login, and to a share of requests, the same for the same seed', async () => {
    bench.control.addFault({ kind: 'error', locationId: SE, login: 'anna' });
    expect((await bench.ask(list)).status).toBe(200);
    expect((await bench.ask(`/shops/${SE}/transfers`)).status).toBe(503);
    const run = async (): Promise<number[]> => {
      const own = await startBench({ seed: 7 });
      own.control.addFault({ kind: 'error', route: 'GET transfers', probability: 0.3 });
      const statuses: number[] = [];
      for (let n = 0; n < 30; n += 1) statuses.push((await own.ask(list)).status);
      await own.close();
      return statuses;
    };
    const statuses = await run();
    expect(statuses.filter((code) => code === 503).length).toBeGreaterThan(2);
    expect(statuses.filter((code) => code === 200).length).toBeGreaterThan(10);
    expect(await run()).toEqual(statuses);
  });

  it('is refused when its kind is unknown, and can be removed', async () => {
    expect(() => bench.control.addFault({ kind: 'flood' as 'cut' })).toThrow('flood');
    const { id } = bench.control.addFault({ kind: 'error' });
    bench.control.removeFault({ id });
    expect((await bench.ask(list)).status).toBe(200);
  });
});
