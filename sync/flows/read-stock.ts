import type { AdapterError } from '../core/errors.ts';
import { placeKey, type ShopId } from '../core/ids.ts';
import { err, ok, type Result } from '../core/result.ts';
import { numberToPublish } from '../core/stock-publishing.ts';
import type { StockReading } from '../core/store-types.ts';
import { job } from '../jobs/catalog.ts';
import { listConnections, type ConnectionView } from '../persistence/connections.ts';
import { reservedByOthers } from '../persistence/reservations.ts';
import {
  claimToRead,
  endTurn,
  noteUnread,
  readTurn,
  switchTargetsOff,
  takeTurn,
  writeNumbers,
  type TargetToRead,
} from '../persistence/stock-targets.ts';
import type { StoreAdapter } from '../stores/store.ts';
import { later, TIMING, type FlowContext } from './context.ts';

/** Rows of one reading; what is left has the next turn. */
const BATCH = 150;
const NOTHING_RESERVED = { settled: 0, consumedInGrace: 0, inFlight: 0 };

/**
 * Reads the stock behind numbers of a store that may have changed, and writes the wanted numbers. One reading per store in a
 * few seconds over all workers, and fewer the larger they are: news that comes in bursts is read together, a steady stream
 * still gets through, and the store's rate is left to orders.
 */
export async function readStock(context: FlowContext, input: { shopId: ShopId; storeId: string }): Promise<void> {
  const { database, clock } = context;
  const turn = { name: readTurn(input.storeId), owner: context.owner };
  const claimed = await database.withShop(input.shopId, async (tx) => {
    const now = clock.now();
    if (!(await takeTurn(tx, { ...turn, now, until: later(now, context.scale(TIMING.readStock)) }))) return null;
    const claimedUntil = later(now, context.scale(TIMING.stockClaim));
    const rows = await claimToRead(tx, { storeId: input.storeId, now, until: claimedUntil, limit: BATCH });
    const connections = rows.length === 0 ? [] : await listConnections(tx);
    const { kept, off } = sortOut(context, rows, connections);
    for (const connectionId of off) await switchTargetsOff(tx, { connectionId, now });
    const groups = [...Map.groupBy(kept, ({ connection }) => choiceOf(connection).join()).values()];
    const wait = Math.max(
      TIMING.readStock,
      groups.reduce((sum, group) => sum + sizeOf(group), 0) * TIMING.readStockEach,
    );
    await endTurn(tx, { name: turn.name, at: later(now, context.scale(wait)) });
    return { groups, claimedUntil };
  });
  if (!claimed) return;
  for (const group of claimed.groups) await readTogether(context, input, group, claimed.claimedUntil);
}

/** Items times stock locations. */
function sizeOf(group: readonly Claimed[]): number {
  const [first] = group;
  return first ? new Set(group.map(({ row }) => row.inventoryItemRef)).size * choiceOf(first.connection).length : 0;
}

interface Claimed {
  readonly row: TargetToRead;
  readonly connection: ConnectionView;
}

/** Whether this connection sends stock at all now. */
export function publishesStock(context: FlowContext, connection: ConnectionView): boolean {
  const channel = context.channel(connection.place.channel);
  return connection.active && connection.settings.publishStock && channel?.stock !== undefined;
}

/** Rows belong to whichever active connection serves their place; those without one are switched off. */
function sortOut(
  context: FlowContext,
  rows: readonly TargetToRead[],
  connections: readonly ConnectionView[],
): { kept: readonly Claimed[]; off: ReadonlySet<string> } {
  const serving = new Map(
    connections.flatMap((connection) =>
      publishesStock(context, connection) ? [[placeKey(connection.place), connection] as const] : [],
    ),
  );
  const kept: Claimed[] = [];
  const off = new Set<string>();
  for (const row of rows) {
    const connection = serving.get(placeKey(row.place));
    if (connection) kept.push({ row, connection });
    else off.add(row.connectionId);
  }
  return { kept, off };
}

function choiceOf(connection: ConnectionView): readonly string[] {
  return [...new Set(connection.settings.stockLocationRefs)].sort();
}

/** One group of rows whose connections chose the same stock locations. */
async function readTogether(
  context: FlowContext,
  input: { shopId: ShopId; storeId: string },
  group: readonly Claimed[],
  claimedUntil: Date,
): Promise<void> {
  const { database, clock } = context;
  const [first] = group;
  if (!first) return;
  const stockLocationRefs = choiceOf(first.connection);
  const inventoryItemRefs = [...new Set(group.map(({ row }) => row.inventoryItemRef))];
  const readAt = clock.now();
  const store = await context.store(input.shopId, input.storeId, 'background');
  const read = await readItems(store, { inventoryItemRefs, stockLocationRefs });
  if (!read.ok) {
    context.log.warn({ problem: read.error.detail, kind: read.error.kind }, 'The store’s stock could not be read');
    const problem = `The stock could not be read from the store: ${read.error.message} It is tried again.`;
    const again = later(clock.now(), context.scale(TIMING.stockRetry));
    const rows = group.map(({ row }) => row);
    await database.withShop(input.shopId, (tx) => noteUnread(tx, { rows, problem, claimedUntil, again }));
    return;
  }
  const settledAt = later(readAt, context.scale(TIMING.stockGrace + TIMING.readStock));
  await database.withShop(input.shopId, async (tx) => {
    // After the reading: what was reserved or consumed meanwhile counts, so that the number is the lower one.
    const reserved = await reservedByOthers(tx, {
      storeId: input.storeId,
      inventoryItemRefs,
      exceptTransferId: null,
      consumedAfter: later(readAt, -context.scale(TIMING.stockGrace)),
      placingAfter: later(readAt, -context.scale(TIMING.placement)),
    });
    const numbers = group.map(({ row, connection }) => {
      const wanted = numberToPublish({
        reading: read.value.get(row.inventoryItemRef) ?? null,
        stockLocations: stockLocationRefs.length,
        reserved: reserved.get(row.inventoryItemRef) ?? NOTHING_RESERVED,
        buffer: connection.settings.stockBuffer,
      });
      return { ...wanted, ...row, again: wanted.facts.unsettled > 0 ? settledAt : null };
    });
    const now = clock.now();
    const toPush = await writeNumbers(tx, {
      numbers,
      readAt,
      claimedUntil,
      repeatBefore: later(now, -context.scale(TIMING.repeatStock)),
      now,
    });
    for (const connectionId of toPush) tx.enqueue(job('push-stock', { shopId: tx.shopId, connectionId }));
  });
}

async function readItems(
  store: StoreAdapter,
  request: { inventoryItemRefs: readonly string[]; stockLocationRefs: readonly string[] },
): Promise<Result<ReadonlyMap<string, StockReading>, AdapterError>> {
  if (!store.stock) return ok(new Map());
  const read = await store.stock.read(request);
  if (!read.ok) return err(read.error);
  return ok(new Map(read.value.map((entry) => [entry.inventoryItemRef, entry])));
}
