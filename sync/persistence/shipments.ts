/** Shipments of the store, what the channel was told about them, and which orders are to be read for news. */
import type { Shipment, ShipmentLine } from '@prisma/client';
import { newId } from '../platform/ids.ts';
import type { OutgoingJob, ShopTx, Tx } from './database.ts';
import type { OrderWithLines } from './orders.ts';

export interface ShipmentRow extends Shipment {
  readonly lines: readonly ShipmentLine[];
}

/** `planned`: a report or a store shipment is under way. The rest as it stands in the schema. */
export type ShipmentState =
  'waiting' | 'planned' | 'reported' | 'unconfirmed' | 'refused' | 'unsupported' | 'voided' | 'not-needed';

/** Orders are looked at for shipments for this long after they were inserted, without any hint (milliseconds). */
const WATCHED = 90 * 24 * 3600 * 1000;

/** As merchants read it: where it stands, and below that what is special about the parcel. */
export interface ShipmentReason {
  readonly state: string;
  readonly notes: readonly string[];
}

/** The reason column holds the state's sentence in its first line and one note in each further line. */
function reasonText({ state, notes }: ShipmentReason): string | null {
  const lines = [state, ...notes].map((line) => line.replaceAll(/\s+/g, ' ').trim());
  return lines.every((line) => line === '') ? null : lines.join('\n');
}

export function reasonOf(row: Pick<Shipment, 'stateReason'>): ShipmentReason {
  const [state = '', ...notes] = (row.stateReason ?? '').split('\n');
  return { state, notes };
}

/** What is due to be read, by store: hinted at, or inserted, not fully shipped, and never read. */
export async function dueShipments(db: Tx, now: Date, limit: number): Promise<OutgoingJob[]> {
  const since = new Date(now.getTime() - WATCHED);
  const rows = await db.$queryRaw<{ shop_id: string; store_id: string }[]>`
    SELECT DISTINCT shop_id, store_id FROM (
      SELECT shop_id, store_id FROM "order" WHERE ship_due_at <= ${now} AND store_ref IS NOT NULL
      UNION ALL
      SELECT shop_id, store_id FROM "order" WHERE ship_due_at IS NULL AND store_state = 'inserted'
        AND shipped_state <> 'all' AND channel_state = 'accepted' AND inserted_at > ${since}
    ) AS due LIMIT ${limit}`;
  return rows.map((row) => ({ name: 'read-shipments', data: { shopId: row.shop_id, storeId: row.store_id } }));
}

/** Takes orders that are due, the longest due first; others find them again at `until` unless they are finished before. */
export async function claimToReadShipments(
  tx: ShopTx,
  input: { storeId: string; now: Date; until: Date; limit: number },
): Promise<readonly OrderWithLines[]> {
  const since = new Date(input.now.getTime() - WATCHED);
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    UPDATE "order" SET ship_due_at = ${input.until}
    WHERE shop_id = ${tx.shopId} AND id IN (
      SELECT id FROM "order"
      WHERE shop_id = ${tx.shopId} AND store_id = ${input.storeId}::uuid
        AND ((ship_due_at <= ${input.now} AND store_ref IS NOT NULL)
          OR (ship_due_at IS NULL AND store_state = 'inserted' AND shipped_state <> 'all'
            AND channel_state = 'accepted' AND inserted_at > ${since}))
      ORDER BY ship_due_at NULLS LAST, id LIMIT ${input.limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text AS id`;
  return tx.db.order.findMany({
    where: { shopId: tx.shopId, id: { in: rows.map(({ id }) => id) } },
    include: { lines: { orderBy: { sequence: 'asc' } } },
  });
}

/** When a claimed order is read next; left alone where news came in since the claim. */
export async function finishReading(
  tx: ShopTx,
  input: { orderIds: readonly string[]; claimedUntil: Date; next: Date | null },
): Promise<void> {
  await tx.db.order.updateMany({
    where: { shopId: tx.shopId, id: { in: [...input.orderIds] }, shipDueAt: input.claimedUntil },
    data: { shipDueAt: input.next },
  });
}

/** Has these orders read for shipments at once. */
export async function hintAtShipments(tx: ShopTx, orderIds: readonly string[], now: Date): Promise<void> {
  await tx.db.order.updateMany({
    where: { shopId: tx.shopId, id: { in: [...orderIds] } },
    data: { shipDueAt: now },
  });
}

export async function shipmentsOf(tx: ShopTx, orderId: string): Promise<readonly ShipmentRow[]> {
  return tx.db.shipment.findMany({
    where: { shopId: tx.shopId, orderId },
    include: { lines: true },
    orderBy: [{ shippedAt: 'asc' }, { id: 'asc' }],
  });
}

export interface ShipmentFacts {
  readonly storeFulfilmentRef: string | null;
  readonly storeStatus: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly shippedAt: Date;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

export async function insertShipment(
  tx: ShopTx,
  input: ShipmentFacts & {
    orderId: string;
    origin: 'store' | 'channel';
    state: ShipmentState;
    reason: ShipmentReason;
    now: Date;
  },
): Promise<string> {
  const id = newId();
  const { lines, now, reason, ...row } = input;
  await tx.db.shipment.create({
    data: { shopId: tx.shopId, id, ...row, stateReason: reasonText(reason), firstSeenAt: now, updatedAt: now },
  });
  await writeLines(tx, id, lines);
  return id;
}

/** Brings the store's side of a shipment up to date. */
export async function updateFacts(tx: ShopTx, id: string, facts: ShipmentFacts, now: Date): Promise<void> {
  const { lines, ...row } = facts;
  await tx.db.shipment.update({
    where: { shopId_id: { shopId: tx.shopId, id } },
    data: { ...row, updatedAt: now },
  });
  await tx.db.shipmentLine.deleteMany({ where: { shopId: tx.shopId, shipmentId: id } });
  await writeLines(tx, id, lines);
}

async function writeLines(tx: ShopTx, shipmentId: string, lines: ShipmentFacts['lines']): Promise<void> {
  await tx.db.shipmentLine.createMany({ data: lines.map((line) => ({ shopId: tx.shopId, shipmentId, ...line })) });
}

/** Moves a shipment on; nothing is written when it stands so already. */
export async function setShipment(
  tx: ShopTx,
  row: ShipmentRow,
  change: {
    state?: ShipmentState;
    reason?: Partial<ShipmentReason>;
    reportedHash?: string | null;
    reportedAt?: Date | null;
    providerId?: string | null;
    providerSource?: string | null;
    storeFulfilmentRef?: string;
  },
  now: Date,
): Promise<void> {
  const { reason, ...rest } = change;
  const data = {
    ...rest,
    ...(reason === undefined ? {} : { stateReason: reasonText({ ...reasonOf(row), ...reason }) }),
  };
  const same = Object.entries(data).every(
    ([name, value]) => JSON.stringify(row[name as keyof ShipmentRow]) === JSON.stringify(value),
  );
  if (same) return;
  await tx.db.shipment.update({
    where: { shopId_id: { shopId: tx.shopId, id: row.id } },
    data: { ...data, updatedAt: now },
  });
}

export async function loadShipment(tx: ShopTx, id: string): Promise<ShipmentRow | null> {
  return tx.db.shipment.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } }, include: { lines: true } });
}

/** Counters that follow from the shipments as last read. */
export async function saveShipped(
  tx: ShopTx,
  input: { order: OrderWithLines; shipped: ReadonlyMap<string, number>; shippedState: string; now: Date },
): Promise<void> {
  for (const line of input.order.lines) {
    const shippedQuantity = input.shipped.get(line.id) ?? 0;
    if (shippedQuantity === line.shippedQuantity) continue;
    await tx.db.orderLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: line.id } },
      data: { shippedQuantity },
    });
  }
  if (input.shippedState === input.order.shippedState) return;
  await tx.db.order.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.order.id } },
    data: {
      shippedState: input.shippedState,
      updatedAt: input.now,
      // Nothing is left whose deadline could pass.
      ...(input.shippedState === 'all' ? { shipBy: null } : {}),
    },
  });
}
