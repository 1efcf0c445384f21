import type { ShopTx } from './database.ts';

export interface ReservedByOthers {
  /** Open and not being created or changed right now. */
  readonly settled: number;
  /** Consumed after t0 − grace: perhaps not yet in the quantity that was read. */
  readonly consumedInGrace: number;
  /** Their order creation is sending, unclear, or done but not yet placed: perhaps already in the quantity that was read. */
  readonly inFlight: number;
}

/**
 * Units of one inventory item reserved by other lines, as the stock rule counts them (design section 7). Call it under the
 * item's lock.
 */
export async function reservedByOthers(
  tx: ShopTx,
  input: { storeId: string; inventoryItemRef: string; exceptLineId: string; consumedAfter: Date; placingAfter: Date },
): Promise<ReservedByOthers> {
  const rows = await tx.db.$queryRaw<{ settled: bigint; grace: bigint; in_flight: bigint }[]>`
    SELECT
      COALESCE(SUM(r.open_quantity) FILTER (WHERE NOT f.in_flight), 0) AS settled,
      COALESCE(SUM(r.open_quantity) FILTER (WHERE f.in_flight), 0) AS in_flight,
      COALESCE(SUM(r.quantity - r.open_quantity) FILTER (WHERE r.consumed_at > ${input.consumedAfter}), 0) AS grace
    FROM stock_reservation r
    JOIN order_line l ON l.shop_id = r.shop_id AND l.id = r.line_id
    LEFT JOIN effect e ON e.shop_id = l.shop_id AND e.id = l.import_effect_id
    CROSS JOIN LATERAL (
      SELECT COALESCE(e.state IN ('sending', 'unclear') OR (e.state = 'done' AND e.settled_at > ${input.placingAfter}), false) AS in_flight
    ) f
    WHERE r.shop_id = ${tx.shopId} AND r.store_id = ${input.storeId}::uuid AND r.inventory_item_ref = ${input.inventoryItemRef}
      AND r.line_id <> ${input.exceptLineId}::uuid AND r.state IN ('open', 'consumed')`;
  const row = rows[0];
  return {
    settled: Number(row?.settled ?? 0),
    consumedInGrace: Number(row?.grace ?? 0),
    inFlight: Number(row?.in_flight ?? 0),
  };
}

/** Reserves for a line, or brings its open reservation to this item and quantity. A consumed one is left as it is. */
export async function reserve(
  tx: ShopTx,
  input: { lineId: string; storeId: string; inventoryItemRef: string; quantity: number; now: Date },
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO stock_reservation (shop_id, line_id, store_id, inventory_item_ref, quantity, open_quantity, state, created_at)
    VALUES (${tx.shopId}, ${input.lineId}::uuid, ${input.storeId}::uuid, ${input.inventoryItemRef}, ${input.quantity}, ${input.quantity}, 'open', ${input.now})
    ON CONFLICT (shop_id, line_id) DO UPDATE
      SET store_id = EXCLUDED.store_id, inventory_item_ref = EXCLUDED.inventory_item_ref, quantity = EXCLUDED.quantity,
          open_quantity = EXCLUDED.open_quantity, state = 'open', ended_reason = NULL, created_at = EXCLUDED.created_at
      WHERE stock_reservation.state = 'ended'
         OR (stock_reservation.state = 'open' AND stock_reservation.open_quantity = stock_reservation.quantity
             AND (stock_reservation.inventory_item_ref <> EXCLUDED.inventory_item_ref OR stock_reservation.quantity <> EXCLUDED.quantity))`;
}

/** Ends open reservations of these lines: declined, gone, cancelled or handled by a person. Never by age. */
export async function endReservations(tx: ShopTx, lineIds: readonly string[], reason: string): Promise<void> {
  if (lineIds.length === 0) return;
  await tx.db.stockReservation.updateMany({
    where: { shopId: tx.shopId, lineId: { in: [...lineIds] }, state: 'open' },
    data: { state: 'ended', endedReason: reason, openQuantity: 0 },
  });
}

/** Units of a line that stand at a chosen stock location in the store: the store's own quantity counts them from now on. */
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
