import { describe, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import type { Limiter, RateBucket, TurnTerms } from '../core/limiter.ts';
import { createBackgroundLimiter } from './background-limiter.ts';

const BUCKET: RateBucket = { key: 'shop', capacity: 1000, refillPerSecond: 100 };

/** A bucket with so many tokens at first, which others empty as fast as it fills until `quietAfterMs`. */
function crowded(first: number, quietAfterMs: number) {
  const clock = createFakeClock(new Date('2026-11-01T10:00:00Z'));
  const begin = clock.now().getTime();
  const asked: (TurnTerms | undefined)[] = [];
  const tokens = () => first + Math.max(0, clock.now().getTime() - begin - quietAfterMs) / 10;
  const limiter: Limiter = {
    take: (_bucket, cost, terms) => {
      asked.push(terms);
      return Promise.resolve(terms?.leave === undefined || tokens() - cost >= terms.leave);
    },
    correct: () => Promise.resolve(),
    pause: () => Promise.resolve(),
  };
  const sleep = (ms: number) => {
    clock.advance(ms);
    return Promise.resolve();
  };
  const background = createBackgroundLimiter({ limiter, clock, sleep, patienceMs: 20_000 });
  return { background, asked, waited: () => clock.now().getTime() - begin };
}

describe('background work', () => {
  it('takes at once from a bucket that is well filled', async () => {
    const { background, waited } = crowded(1000, 0);
    expect(await background.take(BUCKET, 100)).toBe(true);
    expect(waited()).toBe(0);
  });

  it('waits until others have left enough', async () => {
    const { background, asked, waited } = crowded(50, 5_000);
    expect(await background.take(BUCKET, 100)).toBe(true);
    expect(waited()).toBeGreaterThanOrEqual(8_500);
    expect(asked.every((terms) => terms?.leave === 300)).toBe(true);
  });

  it('takes its turn like everybody after its patience, so that it is never stopped', async () => {
    const { background, asked, waited } = crowded(50, Infinity);
    expect(await background.take(BUCKET, 100)).toBe(true);
    expect(waited()).toBe(20_000);
    expect(asked.at(-1)).toEqual({});
  });

  it('makes a call larger than what is left to others from a full bucket', async () => {
    const { background, asked } = crowded(1000, 0);
    expect(await background.take(BUCKET, 5000)).toBe(true);
    expect(asked[0]).toEqual({ leave: 0 });
  });
});
