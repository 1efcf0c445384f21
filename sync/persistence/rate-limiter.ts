import type { Limiter, RateBucket } from '../core/limiter.ts';
import type { Clock, Sleep } from '../platform/clock.ts';
import type { Database } from './database.ts';

/** Tokens that requests of other workers may be taking just now. */
const ON_THEIR_WAY = 200;

/**
 * Token buckets in PostgreSQL, shared by every process. A taker that finds too few tokens takes them all the same and
 * waits until the debt is refilled: takers queue up in the order they came, with one statement each.
 */
export function createDatabaseLimiter(deps: { database: Database; clock: Clock; sleep: Sleep }): Limiter {
  const { database, clock, sleep } = deps;
  const db = database.owner;

  return {
    async take(bucket, cost, { longestWaitMs, leave } = {}) {
      const now = clock.now();
      const wanted = Math.min(cost, bucket.capacity);
      const longest = leave === undefined ? longestWaitMs : 0;
      const deepest = leave ?? (longest === undefined ? null : -(longest / 1000) * bucket.refillPerSecond);
      const latest = longest === undefined ? null : new Date(now.getTime() + longest);
      const rows = await db.$queryRaw<{ tokens: number; paused_until: Date | null }[]>`
        INSERT INTO rate_bucket (key, tokens, updated_at)
        VALUES (${bucket.key}, ${bucket.capacity - wanted}::float8, ${now})
        ON CONFLICT (key) DO UPDATE SET
          tokens = LEAST(${bucket.capacity}::float8, rate_bucket.tokens
            + GREATEST(0, EXTRACT(EPOCH FROM (${now}::timestamptz - rate_bucket.updated_at))::float8) * ${bucket.refillPerSecond}::float8)
            - ${wanted}::float8,
          updated_at = GREATEST(rate_bucket.updated_at, ${now}::timestamptz)
        WHERE (${deepest}::float8 IS NULL OR LEAST(${bucket.capacity}::float8, rate_bucket.tokens
            + GREATEST(0, EXTRACT(EPOCH FROM (${now}::timestamptz - rate_bucket.updated_at))::float8) * ${bucket.refillPerSecond}::float8)
            - ${wanted}::float8 >= ${deepest}::float8)
          AND (${latest}::timestamptz IS NULL OR rate_bucket.paused_until IS NULL OR rate_bucket.paused_until <= ${latest}::timestamptz)
        RETURNING tokens, paused_until`;
      const row = rows[0];
      if (!row) return false;
      const debtMs = row.tokens < 0 ? (-row.tokens / bucket.refillPerSecond) * 1000 : 0;
      const pauseMs = row.paused_until ? row.paused_until.getTime() - now.getTime() : 0;
      const waitMs = Math.max(debtMs, pauseMs);
      if (waitMs > 0) await sleep(Math.ceil(waitMs));
      return true;
    },

    async correct(bucket: RateBucket, truth) {
      const now = clock.now();
      // What was refilled since the last taker counts, or each correction would lose it. The other side gives back what a request cost less than estimated, so the figure may also rise; but not by all of
      // it, since requests on their way are not in it yet.
      await db.$executeRaw`
        UPDATE rate_bucket SET
          tokens = GREATEST(
            LEAST(
              tokens + GREATEST(0, EXTRACT(EPOCH FROM (${now}::timestamptz - updated_at))::float8) * ${bucket.refillPerSecond}::float8,
              ${truth.available}::float8),
            ${truth.available - ON_THEIR_WAY}::float8),
          updated_at = GREATEST(updated_at, ${now}::timestamptz)
        WHERE key = ${bucket.key}`;
    },

    async pause(bucket, until) {
      const now = clock.now();
      await db.$executeRaw`
        INSERT INTO rate_bucket (key, tokens, updated_at, paused_until)
        VALUES (${bucket.key}, 0, ${now}, ${until})
        ON CONFLICT (key) DO UPDATE SET paused_until = GREATEST(rate_bucket.paused_until, EXCLUDED.paused_until)`;
    },
  };
}
