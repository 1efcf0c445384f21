import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createControlClient } from './control/client.ts';
import { DK, SE, startBench, type Bench } from './test-client.ts';

allowLoopback();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const one = { price: 100, item: { gtin: '1' } };

describe('the control API', () => {
  it('is the same over HTTP as in-process', async () => {
    const remote = createControlClient(bench.simulator.url);
    await remote.addAccount({ login: 'bob', password: 'p', locations: [{ id: '1-m!i!s-031-1' }] });
    const added = await remote.addTransfer({
      locationId: '1-m!i!s-031-1',
      positions: [one],
      visibleAt: '2024-03-01T10:00:05+01:00',
    });
    expect(added).toEqual({ locationId: '1-m!i!s-031-1', id: 5001, parentOrderId: 2617001, positionIds: [9001] });
    await remote.advanceClock({ ms: 6000 });
    await remote.answerInPanel({ locationId: '1-m!i!s-031-1', transferId: 5001, accept: 'all' });
    expect(await remote.state()).toEqual(bench.control.state());
    expect((await remote.state({ locationId: SE })).transfers).toEqual([]);
    expect(await remote.clock()).toEqual({ now: '2024-03-01T09:00:06.000Z', timeScale: 1 });
    const read = await bench.send({ target: `/_control/state?locationId=${DK}` });
    expect(read.json.locations).toMatchObject([{ id: DK }]);
  });

  it('says what is wrong', async () => {
    const remote = createControlClient(bench.simulator.url);
    await expect(remote.addTransfer({ locationId: 'x', positions: [one] })).rejects.toThrow('No location x');
    await expect(
      remote.addTransfer({ locationId: DK, positions: [{ ...one, price: 'ten' as unknown as number }] }),
    ).rejects.toThrow('price');
    await expect(remote.addTransfer({ locationId: DK, positions: [one], visibleAt: 'soon' })).rejects.toThrow('soon');
    await expect(remote.setSwitches({ speed: 1 } as object)).rejects.toThrow('speed');
    await expect(remote.addAccount({ login: 'a', password: 'b', locations: [{ id: '1-mis-45' }] })).rejects.toThrow(
      '1-mis-45',
    );
    expect((await bench.send({ method: 'POST', target: '/_control/toString' })).status).toBe(404);
    expect((await bench.send({ target: '/_control/clearFaults' })).status).toBe(405);
  });

  it('counts the requests per location and route, and never shows a password', async () => {
    await bench.ask(`/shops/${DK}/transfers`);
    await bench.ask(`/shops/${DK}/orders?limit=5`);
    await bench.ask('/nowhere');
    const { counts, entries } = bench.control.requests();
    expect(counts).toMatchObject({
      total: 4,
      byRoute: { 'POST channels': 1, 'GET transfers': 1, 'GET orders': 1, none: 1 },
      byStatus: { 200: 3, 404: 1 },
      byLocation: { [DK]: { 'GET transfers': 1, 'GET orders': 1 } },
    });
    expect(entries[2]).toMatchObject({
      target: `/shops/${DK}/orders?limit=5`,
      login: 'anna',
      service: 'order',
      status: 200,
    });
    expect(JSON.stringify(entries)).not.toContain('secret');
    expect(JSON.stringify(bench.control.state())).not.toContain('secret');
  });

  it('refuses a transfer id that is already taken at the location', () => {
    bench.control.addTransfer({ locationId: DK, id: 7000, positions: [one] });
    expect(() => bench.control.addTransfer({ locationId: DK, id: 7000, positions: [one] })).toThrow('7000');
    expect(bench.control.addTransfer({ locationId: DK, positions: [one] }).id).toBe(7001);
  });

  it('stays quick with 10,000 transfers and with one of 10,000 positions', async () => {
    const transfers = Array.from({ length: 10_000 }, () => ({ locationId: DK, positions: [one] }));
    const started = performance.now();
    bench.control.addTransfers({ transfers });
    for (let n = 0; n < 10; n += 1)
      await bench.ask(`/shops/${DK}/transfers?status[]=pending&limit=50&offset=${n * 50}`);
    const { id, positionIds } = bench.control.addTransfer({
      locationId: SE,
      positions: Array.from({ length: 10_000 }, () => one),
    });
    expect((await bench.ask(`/shops/${SE}/transfers`)).json.data[0].pendingPositions).toHaveLength(10_000);
    const body = { acceptedPositions: positionIds.map((position) => ({ id: position })) };
    expect((await bench.patch(`/shops/${SE}/transfers/${id}`, body)).status).toBe(200);
    expect(bench.control.state().transfers).toHaveLength(10_001);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
