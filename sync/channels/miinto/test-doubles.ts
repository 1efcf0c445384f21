/** Stand-ins for what the container hands in; for the tests of this folder. */
import type { Limiter, RateBucket } from '../../core/limiter.ts';
import type { ChannelAccess, ChannelToken, ChannelTokens } from '../channel.ts';

export interface MemoryTokens extends ChannelTokens {
  /** How often a new token was asked for. */
  readonly renewals: number;
  readonly held: ChannelToken | null;
}

/** One account's token in memory, renewed one at a time. */
export function memoryTokens(initial: ChannelToken | null = null): MemoryTokens {
  let held = initial;
  let renewals = 0;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    get renewals() {
      return renewals;
    },
    get held() {
      return held;
    },
    current: () => Promise.resolve(held),
    renew(stale, create) {
      const mine = turn.then(async () => {
        if (held !== null && held.id !== stale?.id) return { ok: true as const, value: held };
        renewals += 1;
        const created = await create();
        if (created.ok) held = created.value;
        return created;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

export interface RecordingLimiter extends Limiter {
  readonly taken: string[];
  readonly paused: { readonly key: string; readonly until: Date }[];
  readonly buckets: Map<string, RateBucket>;
}

/** Lets everything through and remembers what was asked. */
export function recordingLimiter(): RecordingLimiter {
  const taken: string[] = [];
  const paused: { key: string; until: Date }[] = [];
  const buckets = new Map<string, RateBucket>();
  return {
    taken,
    paused,
    buckets,
    take: (bucket) => {
      taken.push(bucket.key);
      buckets.set(bucket.key, bucket);
      return Promise.resolve();
    },
    correct: () => Promise.resolve(),
    pause: (bucket, until) => {
      paused.push({ key: bucket.key, until });
      return Promise.resolve();
    },
  };
}

export const TEST_TOKEN: ChannelToken = {
  id: 'M!t!Ch!v1!0000000042-65a0f1c2b3d4e-1234567890',
  secret: '0123456789abcdef0123456789abcdef01234567',
};

export const TEST_LOCATION = '1-m!i!s-045-1234';

/** Access with a stored token, unless told otherwise. */
export function testAccess(change: Partial<ChannelAccess> = {}): ChannelAccess {
  return {
    environment: 'production',
    credentials: { login: 'jane@example.test', password: 'correct horse' },
    tokens: memoryTokens(TEST_TOKEN),
    locationId: TEST_LOCATION,
    ...change,
  };
}
