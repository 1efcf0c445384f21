import { describe, expect, it } from 'vitest';
import { untilNight } from './sweep-stock.ts';

const HOUR = 3600 * 1000;

describe('the nightly sweep', () => {
  it.each([
    ['2026-11-24T00:00:00Z', 0, 2 * HOUR],
    ['2026-11-24T01:59:59Z', 0, 1000],
    ['2026-11-24T02:00:00Z', 0, 24 * HOUR],
    ['2026-11-24T23:00:00Z', 0, 3 * HOUR],
    ['2026-11-24T02:00:00Z', 814, 34 * 60 * 1000],
  ])('at %s, connection %i waits %i ms', (now, number, wait) => {
    expect(untilNight(new Date(now), number)).toBe(wait);
  });
});
