/** Control of everything around the market: faults, switches, time, and what was asked of the simulator. */
import { badRequest } from '../errors.ts';
import type { Fault, FaultSpec } from '../faults/faults.ts';
import type { World } from '../market/world.ts';
import { DEFAULT_SWITCHES, type Switches } from '../switches.ts';
import type { LoggedRequest, RequestCounts } from '../api/request-log.ts';

export function conditionControl(world: World) {
  const clock = (): { now: string; timeScale: number } => ({
    now: new Date(world.clock.now()).toISOString(),
    timeScale: world.clock.timeScale,
  });

  return {
    addFault(spec: FaultSpec): Fault {
      return world.faults.add(spec);
    },

    removeFault(which: { id: number }): void {
      world.faults.remove(which.id);
    },

    clearFaults(): void {
      world.faults.clear();
    },

    /** With the number of requests each has met. */
    faults(): Fault[] {
      return world.faults.list();
    },

    /** Changes what is given. @returns all of them */
    setSwitches(change: Partial<Switches>): Switches {
      for (const name of Object.keys(change)) {
        if (!Object.hasOwn(DEFAULT_SWITCHES, name)) throw badRequest(`Unknown switch: ${name}`);
      }
      world.switches = { ...world.switches, ...change };
      return world.switches;
    },

    switches(): Switches {
      return world.switches;
    },

    clock,

    /** Moves the simulator's clock on by milliseconds and lets happen what is due by then. */
    advanceClock(by: { ms: number }): { now: string; timeScale: number } {
      world.clock.advance(by.ms);
      world.timeline.settle(world.clock.now());
      return clock();
    },

    /** Counts since the start, and the newest requests (1,000 unless `last` says otherwise; 20,000 are kept). */
    requests(filter: { locationId?: string; route?: string; last?: number } = {}): {
      counts: RequestCounts;
      entries: LoggedRequest[];
    } {
      return { counts: world.log.counts(), entries: world.log.entries(filter) };
    },

    clearRequests(): void {
      world.log.clear();
    },
  };
}
