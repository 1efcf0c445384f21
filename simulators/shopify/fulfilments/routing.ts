import { levelAt } from '../inventory/levels.ts';
import type { Shop } from '../state/shop.ts';
import type { World } from '../world.ts';

/** One line to be routed. */
export interface RoutedUnit {
  readonly inventoryItemId: string | null;
  readonly quantity: number;
  /** Only locations that have enough will do (claims that obey the policy). */
  readonly mustHave: boolean;
}

/**
 * The location of each line; null where none will do. Shopify's own choice cannot be told beforehand, so by default the
 * worse case is taken: chance decides among all locations that stock the item, with or without enough of it.
 */
export function routeLines(world: World, shop: Shop, units: readonly RoutedUnit[]): (string | null)[] {
  const open = [...shop.locations.values()].filter((location) => location.active && location.fulfillsOnlineOrders);
  const order = world.options.routing === 'any-stocked' ? world.random.shuffle(open) : open;
  return units.map((unit) => {
    const fits = order.find((location) => {
      if (unit.inventoryItemId === null) return true;
      const level = levelAt(shop, unit.inventoryItemId, location.id);
      return level !== undefined && (!unit.mustHave || level.quantities.available >= unit.quantity);
    });
    if (fits) return fits.id;
    return unit.mustHave ? null : (open[0]?.id ?? null);
  });
}
