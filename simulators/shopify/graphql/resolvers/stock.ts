import type { AdjustmentGroup } from '../../inventory/write.ts';
import { levelId, levelsOf, onHand } from '../../inventory/levels.ts';
import { legacyId } from '../../state/gid.ts';
import type { Address, InventoryItem, Level, Location, StockState } from '../../state/types.ts';
import { connection } from '../connection.ts';
import type { Args, Context, Fields } from '../context.ts';
import { apiError } from '../errors.ts';
import { needScope } from '../scopes.ts';
import { metafieldFields } from './metafields.ts';

function levelOrNull(context: Context, inventoryItemId: string, locationId: string, args: Args): Level | null {
  needScope(context, 'inventoryLevel');
  const level = context.act.shop.levels.get(levelId(inventoryItemId, locationId));
  return level && (level.active || args['includeInactive'] === true) ? level : null;
}

const item: Fields<InventoryItem> = {
  legacyResourceId: ({ id }) => legacyId(id),
  sku: (source, _, { act }) => variantsOf(act, source.id)[0]?.sku ?? null,
  duplicateSkuCount: (source, _, { act }) => {
    const sku = variantsOf(act, source.id)[0]?.sku;
    if (!sku) return 0;
    return [...act.shop.variants.values()].filter((one) => one.sku === sku && one.inventoryItemId !== source.id).length;
  },
  variants: (source, args, { act }) => connection(variantsOf(act, source.id), args),
  variant: (source, _, { act }) => variantsOf(act, source.id)[0],
  inventoryLevel: (source, args, context) => levelOrNull(context, source.id, args['locationId'] as string, args),
  inventoryLevels: (source, args, context) => {
    needScope(context, 'inventoryLevels');
    return connection(levelsOf(context.act.shop, source.id), args);
  },
  locationsCount: (source, _, { act }) => ({ count: levelsOf(act.shop, source.id).length, precision: 'EXACT' }),
  trackedEditable: () => ({ locked: false, reason: null }),
  unitCost: () => null,
  countryCodeOfOrigin: () => null,
  harmonizedSystemCode: () => null,
  provinceCodeOfOrigin: () => null,
  inventoryHistoryUrl: () => null,
  measurement: (source) => ({ id: `gid://shopify/InventoryItemMeasurement/${legacyId(source.id)}`, weight: null }),
};

function variantsOf(act: Context['act'], itemId: string) {
  return [...act.shop.variants.values()].filter((one) => one.inventoryItemId === itemId);
}

const NAMES = new Set([
  'available',
  'on_hand',
  'committed',
  'reserved',
  'incoming',
  'damaged',
  'quality_control',
  'safety_stock',
]);

const level: Fields<Level> = {
  isActive: (source) => source.active,
  canDeactivate: (source) => source.quantities.available === 0 && source.quantities.committed === 0,
  deactivationAlert: () => null,
  item: (source, _, { act }) => act.shop.inventoryItems.get(source.inventoryItemId),
  location: (source, _, { act }) => act.shop.locations.get(source.locationId),
  quantities: (source, args) =>
    (args['names'] as readonly string[]).map((name) => {
      if (!NAMES.has(name)) throw apiError('INVALID_QUANTITY_NAME', `The quantity name ${name} is not valid.`);
      const quantity = name === 'on_hand' ? onHand(source) : source.quantities[name as StockState];
      return { id: `${source.id}&name=${name}`, name, quantity, updatedAt: source.updatedAt };
    }),
};

/** LocationAddress, MailingAddress and the like, from what is kept of an address. */
export function addressView(address: Address) {
  const lines = [
    address.address1,
    address.address2,
    [address.zip, address.city].filter(Boolean).join(' '),
    address.countryCode,
  ];
  return {
    ...address,
    name: [address.firstName, address.lastName].filter(Boolean).join(' ') || null,
    country: address.countryCode,
    countryCodeV2: address.countryCode,
    province: address.provinceCode,
    formatted: lines.filter(Boolean),
    formattedArea: [address.city, address.countryCode].filter(Boolean).join(', '),
    latitude: null,
    longitude: null,
    coordinatesValidated: false,
    timeZone: null,
    validationResultSummary: null,
  };
}

const location: Fields<Location> = {
  ...metafieldFields('LOCATION'),
  legacyResourceId: ({ id }) => legacyId(id),
  address: (source) => addressView(source.address),
  isActive: (source) => source.active,
  activatable: (source) => !source.active,
  deactivatable: (source) => source.active,
  deactivatedAt: (source) => (source.active ? null : source.updatedAt),
  addressVerified: () => true,
  deletable: () => false,
  fulfillmentService: () => null,
  isFulfillmentService: () => false,
  isPrimary: (source, _, { act }) => [...act.shop.locations.values()][0] === source,
  shipsInventory: (source) => source.fulfillsOnlineOrders,
  hasActiveInventory: (source, _, { act }) =>
    [...act.shop.levels.values()].some((one) => one.locationId === source.id && one.active),
  hasUnfulfilledOrders: (source, _, { act }) =>
    [...act.shop.fulfilmentOrders.values()].some((one) => one.locationId === source.id && one.status === 'OPEN'),
  inventoryLevel: (source, args, context) => levelOrNull(context, args['inventoryItemId'] as string, source.id, args),
  inventoryLevels: (source, args, context) => {
    needScope(context, 'inventoryLevels');
    return connection(
      [...context.act.shop.levels.values()].filter((one) => one.locationId === source.id && one.active),
      args,
    );
  },
  suggestedAddresses: () => [],
};

const adjustment: Fields<AdjustmentGroup> = {
  app: () => null,
  changes: (source, args, { act }) => {
    const [items, locations, names] = ['inventoryItemIds', 'locationIds', 'quantityNames'].map(
      (name) => args[name] as readonly string[] | null | undefined,
    );
    return source.changes
      .filter(
        (change) =>
          (items?.includes(change.inventoryItemId) ?? true) &&
          (locations?.includes(change.locationId) ?? true) &&
          (names?.includes(change.name) ?? true),
      )
      .map((change) => ({
        ...change,
        item: act.shop.inventoryItems.get(change.inventoryItemId),
        location: act.shop.locations.get(change.locationId),
        quantityAfterChange: null,
      }));
  },
};

export const STOCK_FIELDS = {
  InventoryItem: item,
  InventoryLevel: level,
  Location: location,
  InventoryAdjustmentGroup: adjustment,
};
