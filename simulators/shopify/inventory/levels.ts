import { announce, type Act } from '../act.ts';
import { legacyId } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import { STOCK_STATES, type Level, type StockState } from '../state/types.ts';

/** `gid://shopify/InventoryLevel/<location>?inventory_item_id=<item>`. */
export function levelId(inventoryItemId: string, locationId: string): string {
  return `gid://shopify/InventoryLevel/${legacyId(locationId)}?inventory_item_id=${legacyId(inventoryItemId)}`;
}

/** The active level, or undefined when the item is not stocked at the location. */
export function levelAt(shop: Shop, inventoryItemId: string, locationId: string): Level | undefined {
  const level = shop.levels.get(levelId(inventoryItemId, locationId));
  return level?.active ? level : undefined;
}

export function levelsOf(shop: Shop, inventoryItemId: string): Level[] {
  return [...shop.levels.values()].filter((level) => level.inventoryItemId === inventoryItemId && level.active);
}

/** Stocks the item at the location (again), with what was there before or nothing. */
export function connectLevel(shop: Shop, inventoryItemId: string, locationId: string, stamp: string): Level {
  const id = levelId(inventoryItemId, locationId);
  const known = shop.levels.get(id);
  if (known) {
    known.active = true;
    return known;
  }
  const quantities = Object.fromEntries(STOCK_STATES.map((state) => [state, 0])) as Record<StockState, number>;
  const level: Level = {
    id,
    inventoryItemId,
    locationId,
    active: true,
    quantities,
    createdAt: stamp,
    updatedAt: stamp,
  };
  shop.levels.set(id, level);
  return level;
}

export function onHand(level: Level): number {
  return STOCK_STATES.reduce((sum, state) => (state === 'incoming' ? sum : sum + level.quantities[state]), 0);
}

/** Changes states of a level and tells the subscribers when `available` moved. */
export function changeStock(act: Act, level: Level, deltas: Partial<Record<StockState, number>>): void {
  for (const [state, delta] of Object.entries(deltas) as [StockState, number][]) level.quantities[state] += delta;
  level.updatedAt = act.world.clock.stamp();
  if (deltas.available) announceLevel(act, level, 'inventory_levels/update');
}

export function announceLevel(act: Act, level: Level, topic: string): void {
  announce(act, topic, {
    inventory_item_id: Number(legacyId(level.inventoryItemId)),
    location_id: Number(legacyId(level.locationId)),
    available: level.quantities.available,
    updated_at: level.updatedAt,
    admin_graphql_api_id: level.id,
  });
}
