/** The adapter in front of the Miinto simulator, on one clock that stands still; for the tests of this folder. */
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import type { MiintoSimulatorOptions } from '#simulators/miinto/start.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { createHttpClient } from '../../platform/http.ts';
import type { ChannelAccess } from '../channel.ts';
import { createMiintoChannel } from './index.ts';
import type { MiintoDeps } from './settings.ts';
import { memoryTokens, recordingLimiter, TEST_LOCATION } from './test-doubles.ts';

export const LOGIN = { login: 'anna', password: 'secret' };

export async function startSimulated(options: MiintoSimulatorOptions = {}, deps: Partial<MiintoDeps> = {}) {
  const clock = createFakeClock('2026-10-01T08:00:00.000Z');
  const simulator = await startMiintoSimulator({
    now: () => clock.now().getTime(),
    ...options,
    // The clock stands still, so the order must be readable at once; the rate has its own tests.
    switches: { orderLagMs: [0, 0], rateLimit: null, ...options.switches },
  });
  simulator.control.addAccount({ ...LOGIN, locations: [{ id: TEST_LOCATION }] });
  const tokens = memoryTokens();
  const limiter = recordingLimiter();
  const channel = createMiintoChannel({
    http: createHttpClient({ clock }),
    clock,
    limiter,
    hosts: () => simulator.urls,
    sleep: clock.sleep,
    ...deps,
  });
  const access: ChannelAccess = { environment: 'production', credentials: LOGIN, tokens, locationId: TEST_LOCATION };

  /** A moment in the past, later for a larger index, so that newest first is a real order. */
  const moment = (index: number): number => clock.now().getTime() - 3_600_000 + index * 1_000;

  return { simulator, control: simulator.control, clock, tokens, limiter, channel, access, moment };
}

/** A wearable item without surprises. */
export const ITEM = {
  productId: 'c0ffee00-0000-4000-8000-000000000001',
  gtin: '5700000000012',
  name: 'Wool scarf',
  brand: 'Example',
};
