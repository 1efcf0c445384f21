import { announce, type Act } from '../act.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { toGid } from '../catalogue/patch.ts';
import type { SimulatedLocation, SimulatedShop } from '../options.ts';
import { gid, legacyId } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { Location } from '../state/types.ts';
import type { World } from '../world.ts';
import { installApp } from './installation.ts';

export type LocationPatch = Partial<Pick<Location, 'name' | 'active' | 'fulfillsOnlineOrders'>>;

const FIRST_LOCATION = 81_000_000_001;

/** A shop with its stock locations and products, the app installed unless the settings say otherwise. */
export function createSimulatedShop(world: World, settings: SimulatedShop): Shop {
  const shop = world.addShop(settings.domain, settings);
  for (const location of settings.locations ?? [{ name: 'Main warehouse' }, { name: 'City store' }]) {
    addLocation(world, shop, location);
  }
  loadCatalogue(world, shop, settings.catalogue ?? []);
  if (settings.installed !== false) installApp(world, shop);
  return shop;
}

export function addLocation(world: World, shop: Shop, given: SimulatedLocation): Location {
  const stamp = world.clock.stamp();
  const location: Location = {
    // The same in every run: settings of an app outlive a restart of the simulator.
    id: gid('Location', given.id ?? String(FIRST_LOCATION + shop.locations.size)),
    name: given.name,
    active: given.active ?? true,
    fulfillsOnlineOrders: given.fulfillsOnlineOrders ?? true,
    address: {
      address1: 'Storgade 1',
      address2: null,
      city: 'Copenhagen',
      company: null,
      countryCode: given.countryCode ?? shop.countryCode,
      firstName: null,
      lastName: null,
      phone: null,
      provinceCode: null,
      zip: '1000',
    },
    createdAt: stamp,
    updatedAt: stamp,
  };
  shop.locations.set(location.id, location);
  return location;
}

export function patchLocation(act: Act, id: string, patch: LocationPatch): void {
  const location = act.shop.locations.get(toGid('Location', id));
  if (!location) throw new Error(`There is no location ${id}.`);
  const wasActive = location.active;
  Object.assign(location, patch, { updatedAt: act.world.clock.stamp() });
  const topic = wasActive === location.active ? 'update' : location.active ? 'activate' : 'deactivate';
  announce(act, `locations/${topic}`, {
    id: Number(legacyId(location.id)),
    admin_graphql_api_id: location.id,
    name: location.name,
    active: location.active,
    updated_at: location.updatedAt,
  });
}
