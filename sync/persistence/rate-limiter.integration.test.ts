import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import type { RateBucket } from '../core/limiter.ts';
import { openDatabase, type Database } from './database.ts';
import { createDatabaseLimiter } from './rate-limiter.ts';

describe('the shared rate limiter', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = openDatabase({ url: test.url });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  function limited(key: string, capacity: number, refillPerSecond: number) {
    const clock = createFakeClock(new Date('2026-11-01T10:00:00Z'));
    const waits: number[] = [];
    const sleep = (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    };
    const bucket: RateBucket = { key, capacity, refillPerSecond };
    return { clock, waits, bucket, limiter: createDatabaseLimiter({ database, clock, sleep }) };
  }

  it('lets takers queue up in the order they came, whichever process they are in', async () => {
    const { limiter, bucket, waits } = limited('place', 2, 2);
    const other = limited('place', 2, 2);
    await limiter.take(bucket, 1);
    await other.limiter.take(bucket, 1);
    await limiter.take(bucket, 1);
    await other.limiter.take(bucket, 1);
    expect([waits, other.waits]).toEqual([[500], [1000]]);
  });

  it('counts what was refilled before it is corrected, so that a correction costs nobody time', async () => {
    const { limiter, bucket, waits, clock } = limited('shop', 1000, 100);
    await limiter.take(bucket, 1000);
    clock.advance(5000);
    await limiter.correct(bucket, { available: 600 });
    await limiter.take(bucket, 500);
    expect(waits).toEqual([]);
  });

  it('believes the other side when it has less than was thought', async () => {
    const { limiter, bucket, waits } = limited('busy shop', 1000, 100);
    await limiter.take(bucket, 10);
    await limiter.correct(bucket, { available: 50 });
    await limiter.take(bucket, 100);
    expect(waits).toEqual([500]);
  });

  it('takes nothing for somebody who leaves more to the others than there is', async () => {
    const { limiter, bucket, waits, clock } = limited('shared shop', 1000, 100);
    await limiter.take(bucket, 600);
    expect(await limiter.take(bucket, 150, { leave: 300 })).toBe(false);
    expect(await limiter.take(bucket, 100, { leave: 300 })).toBe(true);
    await limiter.take(bucket, 300);
    clock.advance(4500);
    expect(await limiter.take(bucket, 150, { leave: 300 })).toBe(true);
    expect(waits).toEqual([]);
    await limiter.pause(bucket, new Date(clock.now().getTime() + 60_000));
    clock.advance(5000);
    expect(await limiter.take(bucket, 10, { leave: 300 })).toBe(false);
  });

  it('takes nothing for somebody who will not wait so long, so that the others keep their turns', async () => {
    const { limiter, bucket, waits } = limited('crowded', 2, 2);
    for (let taker = 0; taker < 4; taker += 1) expect(await limiter.take(bucket, 1)).toBe(true);
    for (let taker = 0; taker < 50; taker += 1)
      expect(await limiter.take(bucket, 1, { longestWaitMs: 1000 })).toBe(false);
    expect(await limiter.take(bucket, 1, { longestWaitMs: 2000 })).toBe(true);
    expect(waits).toEqual([500, 1000, 1500]);
    await limiter.pause(bucket, new Date('2026-11-01T10:00:30Z'));
    expect(await limiter.take(bucket, 1, { longestWaitMs: 2000 })).toBe(false);
  });

  it('keeps everybody waiting while the other side asks for a pause', async () => {
    const { limiter, bucket, waits, clock } = limited('paused', 10, 10);
    await limiter.pause(bucket, new Date(clock.now().getTime() + 3000));
    await limiter.take(bucket, 1);
    expect(waits).toEqual([3000]);
  });
});
