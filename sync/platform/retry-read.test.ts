import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.ts';
import type { HttpResult } from './http.ts';
import { retryAfterMs, retryRead } from './retry-read.ts';

const answer = (status: number, headers: Record<string, string> = {}): HttpResult => ({
  kind: 'response',
  status,
  headers: new Headers(headers),
  bodyText: '',
  durationMs: 1,
});
const failure = (kind: 'not-sent' | 'unclear', reason: 'connect' | 'timeout' | 'too-large' | 'tls'): HttpResult => ({
  kind,
  reason,
  cause: undefined,
  durationMs: 1,
});

async function run(results: HttpResult[], random = 1) {
  const clock = createFakeClock('2026-10-01T00:00:00Z');
  const waits: number[] = [];
  let calls = 0;
  const result = await retryRead(() => Promise.resolve(results[Math.min(calls++, results.length - 1)] ?? answer(200)), {
    clock,
    random: () => random,
    sleep: async (milliseconds, signal) => {
      waits.push(milliseconds);
      await clock.sleep(milliseconds, signal);
    },
  });
  return { result, waits, calls };
}

describe('repeating reads', () => {
  it('goes on after passing trouble until a good answer comes', async () => {
    const { result, waits } = await run([failure('unclear', 'timeout'), answer(503), answer(200)]);
    expect(result).toMatchObject({ status: 200 });
    expect(waits).toEqual([500, 1000]);
  });

  it('gives up after four calls and returns the last result', async () => {
    const { result, calls } = await run([failure('not-sent', 'connect')]);
    expect(result).toMatchObject({ kind: 'not-sent' });
    expect(calls).toBe(4);
  });

  it.each([200, 302, 400, 401, 403, 404])('does not repeat status %i', async (status) => {
    expect((await run([answer(status)])).calls).toBe(1);
  });

  it.each(['too-large', 'tls'] as const)('does not repeat what will fail again (%s)', async (reason) => {
    expect((await run([failure('not-sent', reason)])).calls).toBe(1);
  });

  it('spreads its pauses', async () => {
    expect((await run([answer(500), answer(200)], 0.1)).waits).toEqual([50]);
  });

  it('waits at least as long as the other side asks, in seconds or as a date', async () => {
    expect((await run([answer(429, { 'retry-after': '7' }), answer(200)], 0)).waits).toEqual([7000]);
    const date = { 'retry-after': 'Thu, 01 Oct 2026 00:00:12 GMT' };
    expect((await run([answer(429, date), answer(200)], 0)).waits).toEqual([12_000]);
  });

  it('hands a long wait back to its caller', async () => {
    const { result, waits } = await run([answer(429, { 'retry-after': '3600' })]);
    expect(result).toMatchObject({ status: 429 });
    expect(waits).toEqual([]);
  });

  it('stops when it is called off', async () => {
    let calls = 0;
    const result = await retryRead(() => Promise.resolve(answer(500 + 0 * (calls += 1))), {
      signal: AbortSignal.abort(),
    });
    expect(result).toMatchObject({ status: 500 });
    expect(calls).toBe(1);
  });

  it('ignores a Retry-After that says nothing', () => {
    const now = new Date('2026-10-01T00:00:00Z');
    expect(retryAfterMs(new Headers({ 'retry-after': 'soon' }), now)).toBeUndefined();
    expect(retryAfterMs(new Headers(), now)).toBeUndefined();
    expect(retryAfterMs(new Headers({ 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT' }), now)).toBe(0);
  });
});
