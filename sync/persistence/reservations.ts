import type { ShopTx } from './database.ts';
import { markStockDirty } from './stock-targets.ts';

export interface ReservedByOthers {
  /** Open and not being created or changed right now. */
  readonly settled: number;
  /** Consumed after t0 − grace: perhaps not yet in the quantity that was read. */
  readonly consumedInGrace: number;
  /** Their order creation is sending, unclear, or done but not yet placed: perhaps already in the quantity that was read. */
  readonly inFlight: number;
}

/**
 * Units of these inventory items reserved by lines other than those of one transfer (null: by all lines), as the stock rule
 * counts them (design section 7). For a verdict, call it under the items' locks. Items without any are absent.
 */
export async function reservedByOthers(
  tx: ShopTx,
  input: {
    storeId: string;
    inventoryItemRefs: readonly string[];
    exceptTransferId: string | null;
    consumedAfter: Date;
    placingAfter: Date;
  },
): Promise<ReadonlyMap<string, ReservedByOthers>> {
  const rows = await tx.db.$queryRaw<{ ref: string; settled: bigint; grace: bigint; in_flight: bigint }[]>`
    SELECT r.inventory_item_ref AS ref,
      COALESCE(SUM(r.open_quantity) FILTER (WHERE NOT f.in_flight), 0) AS settled,
      COALESCE(SUM(r.open_quantity) FILTER (WHERE f.in_flight), 0) AS in_flight,
      COALESCE(SUM(r.quantity - r.open_quantity) FILTER (WHERE r.consumed_at > ${input.consumedAfter}), 0) AS grace
    FROM stock_reservation r
    JOIN order_line l ON l.shop_id = r.shop_id AND l.id = r.line_id
    LEFT JOIN effect e ON e.shop_id = l.shop_id AND e.id = l.import_effect_id
    CROSS JOIN LATERAL (
      SELECT COALESCE(e.state IN ('sending', 'unclear') OR (e.state = 'done' AND e.settled_at > ${input.placingAfter}), false) AS in_flight
    ) f
    WHERE r.shop_id = ${tx.shopId} AND r.store_id = ${input.storeId}::uuid
      AND r.inventory_item_ref = ANY(${[...input.inventoryItemRefs]}::text[])
      AND (${input.exceptTransferId}::uuid IS NULL OR l.transfer_id IS DISTINCT FROM ${input.exceptTransferId}::uuid)
      AND r.state IN ('open', 'consumed')
    GROUP BY r.inventory_item_ref`;
  return new Map(
    rows.map((row) => [
      row.ref,
      { settled: Number(row.settled), consumedInGrace: Number(row.grace), inFlight: Number(row.in_flight) },
    ]),
  );
}

export interface NewReservation {
  readonly lineId: string;
  readonly inventoryItemRef: string;
  readonly quantity: number;
}

/** Reserves for lines, or brings their open reservations to this item and quantity. Consumed ones are left as they are. */
export async function reserve(
  tx: ShopTx,
  input: { storeId: string; lines: readonly NewReservation[]; now: Date },
): Promise<void> {
  const { lines } = input;
  if (lines.length === 0) return;
  const changed = await tx.db.$queryRaw<Touched[]>`
    INSERT INTO stock_reservation (shop_id, line_id, store_id, inventory_item_ref, quantity, open_quantity, state, created_at)
    SELECT ${tx.shopId}, n.line_id, ${input.storeId}::uuid, n.ref, n.quantity, n.quantity, 'open', ${input.now}
    FROM unnest(${lines.map((line) => line.lineId)}::uuid[], ${lines.map((line) => line.inventoryItemRef)}::text[],
      ${lines.map((line) => line.quantity)}::int[]) AS n (line_id, ref, quantity)
    ON CONFLICT (shop_id, line_id) DO UPDATE
      SET store_id = EXCLUDED.store_id, inventory_item_ref = EXCLUDED.inventory_item_ref, quantity = EXCLUDED.quantity,
          open_quantity = EXCLUDED.open_quantity, state = 'open', ended_reason = NULL, created_at = EXCLUDED.created_at
      WHERE stock_reservation.state = 'ended'
         OR (stock_reservation.state = 'open' AND stock_reservation.open_quantity = stock_reservation.quantity
             AND (stock_reservation.inventory_item_ref <> EXCLUDED.inventory_item_ref OR stock_reservation.quantity <> EXCLUDED.quantity))
    RETURNING store_id, inventory_item_ref`;
  await publishAnew(tx, changed);
}

/** Ends open reservations of these lines: declined, gone, cancelled or handled by a person. Never by age. */
export async function endReservations(tx: ShopTx, lineIds: readonly string[], reason: string): Promise<void> {
  if (lineIds.length === 0) return;
  const ended = await tx.db.$queryRaw<Touched[]>`
    UPDATE stock_reservation SET state = 'ended', ended_reason = ${reason}, open_quantity = 0
    WHERE shop_id = ${tx.shopId} AND line_id = ANY(${[...lineIds]}::uuid[]) AND state = 'open'
    RETURNING store_id, inventory_item_ref`;
  await publishAnew(tx, ended);
}

interface Touched {
  readonly store_id: string;
  readonly inventory_item_ref: string;
}

/** What is free has changed, so the numbers that channels show are to be read again. */
async function publishAnew(tx: ShopTx, touched: readonly Touched[]): Promise<void> {
  for (const [storeId, rows] of Map.groupBy(touched, (row) => row.store_id)) {
    const inventoryItemRefs = rows.map((row) => row.inventory_item_ref);
    await markStockDirty(tx, { storeId, inventoryItemRefs, cause: 'reservation' });
  }
}

/**
 * Units of a line that stand at a chosen stock location in the store: the store's own quantity counts them from now on. What
 * is free stays the same, so there is nothing to publish.
 */
export async function consumeReservation(
  tx: ShopTx,
  input: { lineId: string; placedQuantity: number; now: Date },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE stock_reservation
    SET open_quantity = GREATEST(0, quantity - ${input.placedQuantity}),
        consumed_at = ${input.now},
        state = CASE WHEN quantity <= ${input.placedQuantity} THEN 'consumed' ELSE 'open' END
    WHERE shop_id = ${tx.shopId} AND line_id = ${input.lineId}::uuid AND state = 'open'
      AND open_quantity > GREATEST(0, quantity - ${input.placedQuantity})`;
}

export async function openReservations(tx: ShopTx, lineIds: readonly string[]) {
  return tx.db.stockReservation.findMany({
    where: { shopId: tx.shopId, lineId: { in: [...lineIds] }, state: 'open' },
  });
}
