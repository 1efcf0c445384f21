import type { Limiter, RateBucket } from '../core/limiter.ts';
import type { Clock, Sleep } from '../platform/clock.ts';

/** Work that can wait leaves this part of a bucket to the work that cannot. */
const LEAVES = 0.3;

/**
 * The limiter as background work uses it: it takes only from a bucket that is well filled, so that answers to the channel
 * and new orders never queue behind readings that nobody waits for. After `patienceMs` it takes its turn like everybody, so
 * a bucket that is never full delays background work but does not stop it.
 */
export function createBackgroundLimiter(deps: {
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly patienceMs: number;
}): Limiter {
  const { limiter, clock, sleep, patienceMs } = deps;
  return {
    ...limiter,
    async take(bucket: RateBucket, cost, terms) {
      const until = clock.now().getTime() + Math.min(patienceMs, terms?.longestWaitMs ?? Infinity);
      // A call that would not fit above what is left to others is made from a full bucket.
      const leave = Math.max(0, Math.min(bucket.capacity * LEAVES, bucket.capacity - cost));
      const refillMs = (Math.min(cost, bucket.capacity) / bucket.refillPerSecond) * 1000;
      for (;;) {
        if (await limiter.take(bucket, cost, { leave })) return true;
        const left = until - clock.now().getTime();
        if (left <= 0) break;
        await sleep(Math.max(1, Math.ceil(Math.min(left, Math.max(refillMs, patienceMs / 20)))));
      }
      return limiter.take(bucket, cost, terms?.longestWaitMs === undefined ? {} : { longestWaitMs: 0 });
    },
  };
}
