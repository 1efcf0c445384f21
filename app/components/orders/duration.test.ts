import { expect, it } from 'vitest';
import { duration } from './duration.ts';

it.each([
  [0, '1 min'],
  [59_999, '1 min'],
  [42 * 60_000 + 59_000, '42 min'],
  [60 * 60_000, '1 h'],
  [185 * 60_000, '3 h 5 min'],
  [24 * 3_600_000, '1 d'],
  [52 * 3_600_000 + 59 * 60_000, '2 d 4 h'],
])('%d ms are %s', (ms, expected) => {
  expect(duration(ms)).toBe(expected);
});
