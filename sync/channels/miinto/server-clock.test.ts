import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { ServerClock } from './server-clock.ts';

describe("Miinto's clock", () => {
  const learned = (header: string | null, tookMs = 200) => {
    const clock = createFakeClock('2026-10-01T08:00:00.500Z');
    const server = new ServerClock(clock);
    const sentAt = clock.now();
    clock.advance(tookMs);
    server.learn(header, sentAt);
    return server;
  };

  it('is ours until a reply says otherwise', () => {
    const server = new ServerClock(createFakeClock('2026-10-01T08:00:00.900Z'));
    expect(server.timestamp()).toBe(Date.UTC(2026, 9, 1, 8) / 1000);
  });

  it.each([
    null,
    'yesterday',
    'Thu, 01 Oct 2026 08:00:00 GMT',
    'Thu, 01 Oct 2026 08:00:05 GMT',
    'Thu, 01 Oct 2026 07:59:56 GMT',
  ])('stays ours with the Date header %j', (header) => {
    expect(learned(header).offsetMs).toBe(0);
  });

  it('stays ours when only the reply was slow', () => {
    expect(learned('Thu, 01 Oct 2026 08:00:20 GMT', 30_000).offsetMs).toBe(0);
  });

  it.each([
    ['Thu, 01 Oct 2026 08:10:00 GMT', 600],
    ['Thu, 01 Oct 2026 07:50:00 GMT', -600],
  ])('follows %s', (header, seconds) => {
    const server = learned(header);
    expect(Math.abs(server.timestamp() - (Date.UTC(2026, 9, 1, 8) / 1000 + seconds))).toBeLessThanOrEqual(1);
  });
});
