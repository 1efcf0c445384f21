/** Which store orders an order of ours became: usually one; lines that the channel adds later become further ones. */
import { Prisma } from '@prisma/client';
import type { ShopTx } from './database.ts';

export interface StoreOrder {
  readonly orderId: string;
  /** The effect that made it; its lines name it. */
  readonly effectId: string;
  /** Store ref. */
  readonly orderRef: string;
  /** As merchants see it, e.g. `#1001`. */
  readonly name: string;
  readonly saleTransactionRef: string | null;
}

/** The order that a store order belongs to, whichever of its parts it is; null when the store order is not ours. */
export async function orderIdByStoreRef(tx: ShopTx, orderRef: string): Promise<string | null> {
  const [row] = await tx.db.$queryRaw<{ order_id: string }[]>`
    SELECT order_id FROM effect
    WHERE shop_id = ${tx.shopId} AND kind = 'create-order' AND result->>'orderRef' = ${orderRef} AND order_id IS NOT NULL
    LIMIT 1`;
  return row?.order_id ?? null;
}

interface Row {
  readonly effect_id: string;
  readonly order_id: string;
  readonly order_ref: string;
  readonly name: string;
  readonly sale_ref: string | null;
}

const COLUMNS = Prisma.sql`id::text AS effect_id, order_id::text AS order_id, result->>'orderRef' AS order_ref,
  result->>'name' AS name, result->>'saleTransactionRef' AS sale_ref`;

function toStoreOrder(row: Row): StoreOrder {
  return {
    orderId: row.order_id,
    effectId: row.effect_id,
    orderRef: row.order_ref,
    name: row.name,
    saleTransactionRef: row.sale_ref,
  };
}

/** Every store order that these orders became, oldest first. */
export async function storeOrdersOf(tx: ShopTx, orderIds: readonly string[]): Promise<readonly StoreOrder[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM effect
    WHERE shop_id = ${tx.shopId} AND kind = 'create-order' AND state = 'done'
      AND order_id = ANY(${[...orderIds]}::uuid[])
    ORDER BY created_at`;
  return rows.map(toStoreOrder);
}

/** The store order that this effect made; null while it is not made, or when the effect is another one. */
export async function storeOrderOfEffect(tx: ShopTx, effectId: string): Promise<StoreOrder | null> {
  const [row] = await tx.db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM effect
    WHERE shop_id = ${tx.shopId} AND id = ${effectId}::uuid AND kind = 'create-order' AND state = 'done'`;
  return row ? toStoreOrder(row) : null;
}
