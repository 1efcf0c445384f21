/** The store orders that an order became, with their lines. */
import { z } from 'zod';
import type { Encryption } from '../platform/encryption.ts';
import type { ShopTx } from './database.ts';
import { openRequest } from './effects.ts';

/** One store order: the first, or one that lines added later made. */
export interface StorePart {
  /** Store ref. */
  readonly orderRef: string;
  /** As merchants see it, e.g. `#1001`. */
  readonly name: string;
  readonly saleRef: string | null;
  readonly lines: readonly {
    readonly lineId: string;
    readonly storeLineRef: string;
    /** As it was created. */
    readonly quantity: number;
  }[];
}

const planned = z.object({ plan: z.object({ lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })) }) });

const created = z.object({
  orderRef: z.string(),
  name: z.string(),
  lines: z.array(z.object({ lineId: z.string(), storeLineRef: z.string() })),
  saleTransactionRef: z.string().nullable(),
});

/** Oldest first; empty while nothing of the order stands in the store. */
export async function partsOf(tx: ShopTx, encryption: Encryption, orderId: string): Promise<readonly StorePart[]> {
  const rows = await tx.db.effect.findMany({
    where: { shopId: tx.shopId, orderId, kind: 'create-order', state: 'done' },
    orderBy: { createdAt: 'asc' },
  });
  return rows.flatMap((row) => {
    const parsed = created.safeParse(row.result);
    if (!parsed.success) return [];
    const { plan } = planned.parse(openRequest(encryption, row));
    const units = new Map(plan.lines.map((line) => [line.lineId, line.quantity]));
    const { orderRef, name, saleTransactionRef: saleRef } = parsed.data;
    const lines = parsed.data.lines.map((line) => ({ ...line, quantity: units.get(line.lineId) ?? 0 }));
    return [{ orderRef, name, saleRef, lines }];
  });
}
