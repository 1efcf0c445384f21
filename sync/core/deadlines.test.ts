import { describe, expect, it } from 'vitest';
import { describeMinutes, estimatedShipBy, lookAtWaiting, waitedHours } from './deadlines.ts';
import { settings } from './test-values.ts';

const firstSeenAt = new Date('2026-11-20T10:00:00Z');
const at = (minutes: number) => new Date(firstSeenAt.getTime() + minutes * 60_000);
const real = (milliseconds: number) => milliseconds;

function look(minutes: number, change: Parameters<typeof settings>[0] = {}, scale = real) {
  return lookAtWaiting({ firstSeenAt, now: at(minutes), settings: settings(change), scale });
}

describe('the clock of an offer', () => {
  it('warns at 30 minutes and at 2 hours unless set otherwise, and looks again at each mark', () => {
    expect([look(0), look(29), look(30), look(119), look(120)].map(({ warning }) => warning)).toEqual([0, 0, 1, 1, 2]);
    expect([look(0), look(30), look(120)].map(({ nextAt }) => nextAt)).toEqual([at(30), at(120), null]);
    expect(look(5, { warnAfterMinutes: { first: 5, second: 10 } }).warning).toBe(1);
  });

  it('estimates the deadline as the second warning, since the channel states none', () => {
    expect(look(0).answerBy).toEqual(at(120));
  });

  it('carries the standing order out at its hour, not before', () => {
    const heldTooLong = { hours: 1, action: 'decline' } as const;
    expect([look(59, { heldTooLong }), look(60, { heldTooLong })].map((l) => l.standingOrder)).toEqual([
      null,
      'decline',
    ]);
    expect(look(45, { heldTooLong }).nextAt).toEqual(at(60));
    expect(look(60 * 1000).standingOrder).toBeNull();
  });

  it('runs faster where time does', () => {
    const tenfold = (milliseconds: number) => milliseconds / 10;
    expect(look(3, {}, tenfold).warning).toBe(1);
    expect(waitedHours({ firstSeenAt, now: at(12), scale: tenfold })).toBe(2);
  });

  it('counts whole hours, never below none', () => {
    expect([at(-5), at(59), at(60), at(179)].map((now) => waitedHours({ firstSeenAt, now, scale: real }))).toEqual([
      0, 0, 1, 2,
    ]);
  });
});

describe('the clock of an accepted order', () => {
  it('is estimated at two days', () => {
    expect(estimatedShipBy(firstSeenAt, real)).toEqual(at(48 * 60));
  });
});

describe('minutes', () => {
  it.each([
    [1, '1 minute'],
    [30, '30 minutes'],
    [60, '1 hour'],
    [150, '2 hours 30 minutes'],
  ])('%i are %s', (minutes, words) => {
    expect(describeMinutes(minutes)).toBe(words);
  });
});
