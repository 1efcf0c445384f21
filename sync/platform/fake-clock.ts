/** A clock for tests and replays that stands still until it is moved. */
import type { Clock, Sleep } from './clock.ts';

export interface FakeClock extends Clock {
  /** Moves forward by milliseconds. */
  advance(milliseconds: number): void;
  /** Jumps to an instant, also backwards. */
  set(instant: Date | string): void;
  /** A `Sleep` that does not wait but moves this clock. */
  readonly sleep: Sleep;
}

/** @param start an instant; text is read as ISO 8601 */
export function createFakeClock(start: Date | string = '2026-10-01T08:00:00.000Z'): FakeClock {
  let present = new Date(start).getTime();
  const advance = (milliseconds: number): void => {
    present += milliseconds;
  };
  return {
    now: () => new Date(present),
    advance,
    set: (instant) => {
      present = new Date(instant).getTime();
    },
    sleep: (milliseconds, signal) => {
      if (signal?.aborted) return Promise.reject(signal.reason as Error);
      advance(milliseconds);
      return Promise.resolve();
    },
  };
}
