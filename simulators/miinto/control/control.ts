/**
 * The control API: one object whose methods take one plain object (or nothing) and give back plain JSON or nothing, so
 * that it is the same in-process and over HTTP (over-http.ts). Methods throw ApiError or Error with a sentence.
 */
import type { World } from '../market/world.ts';
import { accountControl } from './accounts.ts';
import { conditionControl } from './conditions.ts';
import { fileControl } from './files.ts';
import { orderControl } from './orders.ts';
import { returnControl } from './returns.ts';
import { snapshot, type MiintoState } from './snapshot.ts';
import { transferControl } from './transfers.ts';

export function createControl(world: World) {
  return {
    ...accountControl(world),
    ...transferControl(world),
    ...orderControl(world),
    ...fileControl(world),
    ...returnControl(world),
    ...conditionControl(world),

    /** Everything there is, for a judge. */
    state(filter: { locationId?: string } = {}): MiintoState {
      world.timeline.settle(world.clock.now());
      return snapshot(world, filter);
    },
  };
}

export type MiintoControl = ReturnType<typeof createControl>;
