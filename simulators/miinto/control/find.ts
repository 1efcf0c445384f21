/** Look-ups of the control API, with refusals that say what was not found. */
import { notFound } from '../errors.ts';
import type { Account, Location } from '../market/state.ts';
import type { World } from '../market/world.ts';

/** @throws ApiError 404 */
export function locationOf(world: World, id: string): Location {
  const location = world.locations.get(id);
  if (location === undefined) throw notFound(`No location ${id}: make it with addAccount or setLocation.`);
  return location;
}

/** @throws ApiError 404 */
export function accountOf(world: World, login: string): Account {
  const account = world.accounts.get(login);
  if (account === undefined) throw notFound(`No account ${login}.`);
  return account;
}

/** @throws ApiError 404 */
export function entryOf<T>(map: ReadonlyMap<number, T>, id: number, what: string): T {
  const entry = map.get(id);
  if (entry === undefined) throw notFound(`No ${what} ${id}.`);
  return entry;
}
