import { describe, expect, it } from 'vitest';
import { sleep, systemClock } from './clock.ts';
import { createFakeClock } from './fake-clock.ts';

describe('clocks', () => {
  it('the system clock tells the present time', () => {
    const before = Date.now();
    expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
  });

  it('a sleep ends early when it is aborted', async () => {
    await expect(sleep(60_000, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });

  it('the fake clock moves only when it is told to', async () => {
    const clock = createFakeClock('2026-01-01T00:00:00Z');
    clock.advance(1500);
    await clock.sleep(500);
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:02.000Z');
    clock.set('2025-12-31T23:59:59Z');
    expect(clock.now().toISOString()).toBe('2025-12-31T23:59:59.000Z');
  });

  it('an instant that was handed out cannot turn the clock', () => {
    const clock = createFakeClock('2026-01-01T00:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now().getFullYear()).toBe(2026);
  });

  it('a sleep on the fake clock honours an abort', async () => {
    await expect(createFakeClock().sleep(1, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});
