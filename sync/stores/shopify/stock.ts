/** Stock as it stands, and relative changes of it (reference shopify-admin 3.2 and 3.3). */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { StockAt, StockChange, StockReading } from '../../core/store-types.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ShopifyClient } from './client.ts';
import { idempotencyError, userError } from './errors.ts';
import { ChangeStockDocument, StockAtDocument } from './generated/operations.ts';
import type { InventoryAdjustQuantitiesInput } from './generated/operations.ts';
import { toAvailable } from './mapper.ts';
import { STOCK_REFERENCE } from './names.ts';
import { chunks } from './search.ts';
import * as wire from './wire.ts';
import type { WireLevel } from './wire.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

const ITEMS_PER_CALL = 100;
/** Stands where a location is asked for though none is chosen; the field that uses it is left out then. */
export const NO_LOCATION = 'gid://shopify/Location/0';

export interface StockRequest {
  readonly inventoryItemRefs: readonly string[];
  readonly stockLocationRefs: readonly string[];
}

/** One small call for each stock location: a query cannot ask for a list of them and stay cheap. */
export async function readStock(client: ShopifyClient, request: StockRequest): Reply<readonly StockReading[]> {
  const readings = new Map<string, { readonly tracked: boolean; readonly stock: StockAt[] }>();
  const locations = [...new Set(request.stockLocationRefs)];
  for (const ids of chunks([...new Set(request.inventoryItemRefs)], ITEMS_PER_CALL)) {
    for (const locationId of locations.length === 0 ? [NO_LOCATION] : locations) {
      const variables = { ids, locationId, withStock: locations.length > 0 };
      const reply = await client.execute(StockAtDocument, variables, wire.stockAt);
      if (!reply.ok) return reply;
      for (const { id, tracked, inventoryLevel } of reply.value.nodes) {
        const reading = readings.get(id) ?? { tracked, stock: [] };
        reading.stock.push(...stockAt(locationId, inventoryLevel));
        readings.set(id, reading);
      }
    }
  }
  return ok([...readings].map(([inventoryItemRef, reading]) => ({ inventoryItemRef, ...reading })));
}

export function stockAt(stockLocationRef: string, level: WireLevel): readonly StockAt[] {
  const available = toAvailable(level);
  return available === null ? [] : [{ stockLocationRef, available }];
}

/** Built from the change alone, so that sending it again is the same request to the letter. */
function toAdjustment(change: StockChange): InventoryAdjustQuantitiesInput {
  return {
    name: 'available',
    reason: change.delta > 0 ? 'restock' : 'other',
    referenceDocumentUri: `${STOCK_REFERENCE}/${encodeURIComponent(change.reference)}`,
    changes: [
      {
        inventoryItemId: change.inventoryItemRef,
        locationId: change.stockLocationRef,
        delta: change.delta,
        // A relative change is right whatever stands there; leaving the field out is an error.
        changeFromQuantity: null,
      },
    ],
  };
}

export async function changeStock(
  client: ShopifyClient,
  clock: Clock,
  change: StockChange,
): Reply<{ readonly done: true }> {
  if (change.delta === 0) return ok({ done: true });
  const variables = { input: toAdjustment(change), key: change.idempotencyKey };
  const reply = await client.execute(ChangeStockDocument, variables, wire.changeStock);
  if (!reply.ok) return reply;
  const payload = reply.value.inventoryAdjustQuantities;
  const errors = payload?.userErrors ?? [];
  if (payload && errors.length === 0) return ok({ done: true });
  if (errors.length === 0) {
    return err(adapterError('unexpected-reply', 'Shopify said neither that the stock was changed nor why not.'));
  }
  const about = idempotencyError(errors);
  if (about) return err(about);
  const error = userError(errors, 'the change of stock', clock.now());
  if (errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE')) {
    const { kind: _kind, message: _message, ...more } = error;
    return err(
      adapterError('temporary', 'Shopify cannot change stock at the moment. We try again by ourselves.', more),
    );
  }
  return err(error);
}
