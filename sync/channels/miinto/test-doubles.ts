/** Stand-ins for what the container hands in; for the tests of this folder. */
import type { Limiter, RateBucket } from '../../core/limiter.ts';
import type { Clock, Sleep } from '../../platform/clock.ts';
import { createHttpClient } from '../../platform/http.ts';
import type { ChannelAccess, ChannelToken, ChannelTokens } from '../channel.ts';
import { createMiintoChannel } from './index.ts';
import type { MiintoDeps, MiintoHosts } from './settings.ts';

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
      return Promise.resolve(true);
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

/** The login that the simulated account has. */
export const LOGIN = { login: 'anna', password: 'secret' };

/** A wearable item without surprises. */
export const ITEM = {
  productId: 'c0ffee00-0000-4000-8000-000000000001',
  gtin: '5700000000012',
  name: 'Wool scarf',
  brand: 'Example',
};

/** The adapter in front of services on one clock that stands still, not signed in yet. */
export function adapterAt(
  hosts: MiintoHosts,
  clock: Clock & { readonly sleep: Sleep },
  deps: Partial<MiintoDeps> = {},
) {
  const tokens = memoryTokens();
  const limiter = recordingLimiter();
  const channel = createMiintoChannel({
    http: createHttpClient({ clock }),
    clock,
    limiter,
    hosts: () => hosts,
    sleep: clock.sleep,
    ...deps,
  });
  const access: ChannelAccess = { environment: 'production', credentials: LOGIN, tokens, locationId: TEST_LOCATION };
  /** A moment in the past, later for a larger index, so that newest first is a real order. */
  const moment = (index: number): number => clock.now().getTime() - 3_600_000 + index * 1_000;
  return { channel, tokens, limiter, access, moment };
}
