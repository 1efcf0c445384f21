import type { Act } from '../act.ts';
import { STOCK_STATES, type StockState } from '../state/types.ts';
import { refuse, Refusal, type UserError } from '../user-error.ts';
import { announceLevel, changeStock, connectLevel, levelAt, onHand } from './levels.ts';

/** What an adjustment did, as `InventoryAdjustmentGroup` shows it. */
export interface AdjustmentGroup {
  readonly id: string;
  readonly createdAt: string;
  readonly reason: string;
  readonly referenceDocumentUri: string | null;
  readonly changes: readonly {
    readonly name: string;
    readonly delta: number;
    readonly inventoryItemId: string;
    readonly locationId: string;
    readonly ledgerDocumentUri: string | null;
  }[];
}

export interface AdjustInput {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
  readonly changes: readonly {
    readonly inventoryItemId: string;
    readonly locationId: string;
    readonly delta: number;
    readonly changeFromQuantity?: number | null;
    readonly ledgerDocumentUri?: string | null;
  }[];
}

export interface SetInput {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
  readonly quantities: readonly {
    readonly inventoryItemId: string;
    readonly locationId: string;
    readonly quantity: number;
    readonly changeFromQuantity?: number | null;
  }[];
}

/** Reference 3.2. */
const REASONS = new Set([
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_created',
  'movement_updated',
  'movement_received',
  'movement_canceled',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_deleted',
  'reservation_updated',
  'restock',
  'safety_stock',
  'shrinkage',
]);
const MOST = 1_000_000_000;

/** All changes or none. @throws Refusal */
export function adjustQuantities(act: Act, input: AdjustInput): AdjustmentGroup {
  const errors: UserError[] = [];
  const fail = (field: readonly string[], message: string, code: string) => errors.push({ field, message, code });
  if (!isState(input.name)) fail(['input', 'name'], 'The quantity name is invalid.', 'INVALID_QUANTITY_NAME');
  checkHeader(input, fail);
  input.changes.forEach((change, index) => {
    const at = (part: string) => ['input', 'changes', String(index), part];
    const level = checkPlace(act, change, at, fail);
    if (!level || !isState(input.name)) return;
    const uri = change.ledgerDocumentUri ?? null;
    if (input.name === 'available' && uri !== null)
      fail(at('ledgerDocumentUri'), 'Not allowed for available.', 'INVALID_AVAILABLE_DOCUMENT');
    if (input.name !== 'available' && uri === null)
      fail(at('ledgerDocumentUri'), 'A document is required.', 'INVALID_QUANTITY_DOCUMENT');
    if (uri?.startsWith('gid://shopify/'))
      fail(at('ledgerDocumentUri'), 'Internal documents are not allowed.', 'INTERNAL_LEDGER_DOCUMENT');
    const present = level.quantities[input.name];
    if (change.changeFromQuantity != null && change.changeFromQuantity !== present) {
      fail(at('changeFromQuantity'), 'The quantity has changed since it was read.', 'CHANGE_FROM_QUANTITY_STALE');
    }
    checkSize(present + change.delta, at('delta'), fail);
  });
  if (errors.length > 0) throw new Refusal(errors);
  for (const change of input.changes) {
    const level = levelAt(act.shop, change.inventoryItemId, change.locationId);
    if (level && isState(input.name)) changeStock(act, level, { [input.name]: change.delta });
  }
  return group(
    act,
    input,
    input.changes.map((change) => ({
      ...change,
      name: input.name,
      ledgerDocumentUri: change.ledgerDocumentUri ?? null,
    })),
  );
}

/** Sets `available` or `on_hand` to a number. All or none. @throws Refusal */
export function setQuantities(act: Act, input: SetInput): AdjustmentGroup {
  const errors: UserError[] = [];
  const fail = (field: readonly string[], message: string, code: string) => errors.push({ field, message, code });
  if (input.name !== 'available' && input.name !== 'on_hand') {
    fail(['input', 'name'], 'The quantity name must be available or on_hand.', 'INVALID_NAME');
  }
  checkHeader(input, fail);
  const pairs = input.quantities.map((one) => `${one.inventoryItemId} ${one.locationId}`);
  if (new Set(pairs).size < pairs.length) {
    fail(
      ['input', 'quantities'],
      'An item is given twice for one location.',
      'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
    );
  }
  const changes = input.quantities.map((wanted, index) => {
    const at = (part: string) => ['input', 'quantities', String(index), part];
    const level = checkPlace(act, wanted, at, fail);
    const present = level ? (input.name === 'on_hand' ? onHand(level) : level.quantities.available) : 0;
    if (wanted.changeFromQuantity != null && wanted.changeFromQuantity !== present) {
      fail(at('changeFromQuantity'), 'The quantity has changed since it was read.', 'CHANGE_FROM_QUANTITY_STALE');
    }
    if (wanted.quantity < 0) fail(at('quantity'), "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE');
    checkSize(wanted.quantity, at('quantity'), fail);
    return { level, wanted, delta: wanted.quantity - present };
  });
  if (errors.length > 0) throw new Refusal(errors);
  for (const { level, delta } of changes) if (level && delta !== 0) changeStock(act, level, { available: delta });
  return group(
    act,
    input,
    changes
      .filter(({ delta }) => delta !== 0)
      .map(({ wanted, delta }) => ({
        name: input.name,
        delta,
        inventoryItemId: wanted.inventoryItemId,
        locationId: wanted.locationId,
        ledgerDocumentUri: null,
      })),
  );
}

/** Stocks an item at a location; without numbers a formerly active level keeps its own. @throws Refusal */
export function activateLevel(
  act: Act,
  input: { inventoryItemId: string; locationId: string; available: number | null; onHand: number | null },
) {
  const { shop } = act;
  if (!shop.inventoryItems.has(input.inventoryItemId))
    return refuse(['inventoryItemId'], "The product couldn't be found.");
  if (!shop.locations.get(input.locationId)?.active) return refuse(['locationId'], "The location couldn't be found.");
  if (levelAt(shop, input.inventoryItemId, input.locationId) && (input.available ?? input.onHand) !== null) {
    return refuse(
      ['available'],
      'Not allowed to set available quantity when the item is already active at the location.',
    );
  }
  const level = connectLevel(shop, input.inventoryItemId, input.locationId, act.world.clock.stamp());
  announceLevel(act, level, 'inventory_levels/connect');
  const wanted =
    input.available ?? (input.onHand === null ? null : input.onHand - (onHand(level) - level.quantities.available));
  if (wanted !== null) changeStock(act, level, { available: wanted - level.quantities.available });
  return level;
}

type Fail = (field: readonly string[], message: string, code: string) => void;

function isState(name: string): name is StockState {
  return (STOCK_STATES as readonly string[]).includes(name);
}

function checkHeader(
  input: { readonly reason: string; readonly referenceDocumentUri?: string | null },
  fail: Fail,
): void {
  if (!REASONS.has(input.reason)) fail(['input', 'reason'], 'The reason is invalid.', 'INVALID_REASON');
  const uri = input.referenceDocumentUri;
  if (uri && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(uri)) {
    fail(['input', 'referenceDocumentUri'], 'The reference document is not a URI.', 'INVALID_REFERENCE_DOCUMENT');
  }
}

function checkPlace(
  act: Act,
  place: { readonly inventoryItemId: string; readonly locationId: string },
  at: (part: string) => string[],
  fail: Fail,
) {
  const known = act.shop.inventoryItems.has(place.inventoryItemId);
  if (!known) fail(at('inventoryItemId'), "The inventory item couldn't be found.", 'INVALID_INVENTORY_ITEM');
  if (!act.shop.locations.get(place.locationId)?.active) {
    fail(at('locationId'), "The location couldn't be found.", 'INVALID_LOCATION');
    return undefined;
  }
  const level = levelAt(act.shop, place.inventoryItemId, place.locationId);
  if (known && !level) fail(at('locationId'), 'The item is not stocked at the location.', 'INVALID_LOCATION');
  return level;
}

function checkSize(quantity: number, field: readonly string[], fail: Fail): void {
  if (quantity > MOST) fail(field, 'The quantity is too high.', 'INVALID_QUANTITY_TOO_HIGH');
  if (quantity < -MOST) fail(field, 'The quantity is too low.', 'INVALID_QUANTITY_TOO_LOW');
}

function group(
  act: Act,
  input: { readonly reason: string; readonly referenceDocumentUri?: string | null },
  changes: AdjustmentGroup['changes'],
): AdjustmentGroup {
  return {
    id: act.world.newId('InventoryAdjustmentGroup'),
    createdAt: act.world.clock.stamp(),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes,
  };
}
