import type { IndexEntry, Shop } from '../state/shop.ts';
import type { World } from '../world.ts';

export type SearchDocument = ReadonlyMap<string, readonly string[]>;

/**
 * Puts a new version of a thing into the search index, where it counts after a lag. Until then searches go by the version
 * before, if there was one.
 */
export function indexLater(world: World, shop: Shop, id: string, document: SearchDocument): void {
  const entries = shop.index.get(id) ?? [];
  const earliest = entries.at(-1)?.visibleAtMs ?? 0;
  // Versions of one thing never overtake each other.
  const visibleAtMs = Math.max(earliest, world.clock.ms() + world.lagMs(world.options.lags.search));
  shop.index.set(id, [...entries.slice(-3), { visibleAtMs, document }]);
}

/** For what is there before the simulator starts: the catalogue. */
export function indexNow(world: World, shop: Shop, id: string, document: SearchDocument): void {
  shop.index.set(id, [{ visibleAtMs: world.clock.ms(), document }]);
}

/** What searches know of a thing at this moment. */
export function indexed(world: World, shop: Shop, id: string): SearchDocument | null {
  const now = world.clock.ms();
  const known = (shop.index.get(id) ?? []).filter((entry: IndexEntry) => entry.visibleAtMs <= now);
  return known.at(-1)?.document ?? null;
}
