/** Order rows written straight into the tables, for tests of reads that care about states and not how they came about. */
import type { Prisma } from '@prisma/client';
import type { ShopId } from '#sync/core/ids.ts';
import type { Database } from '#sync/persistence/database.ts';
import { newId } from '#sync/platform/ids.ts';

export type OrderSpec = Partial<Omit<Prisma.OrderUncheckedCreateInput, 'shopId' | 'id' | 'lines' | 'transfers'>> & {
  readonly transferStates?: readonly string[];
  readonly lines?: readonly { channelState: string; outcome: string; proposal?: boolean; quantity?: number }[];
};

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** Writes orders with their transfers and lines; returns their ids in the same order. */
export async function insertOrders(database: Database, shopId: ShopId, specs: readonly OrderSpec[]): Promise<string[]> {
  const ids = specs.map(() => newId());
  const at = (spec: OrderSpec): Date => new Date((spec.firstSeenAt as Date | undefined) ?? 0);
  const base = {
    shopId,
    channel: 'miinto',
    environment: 'production',
    channelLocationId: '1-m!i!s-045-2654',
    connectionId: UNKNOWN,
  };
  await database.withShop(shopId, async ({ db }) => {
    await db.order.createMany({
      data: specs.map(({ transferStates: _states, lines: _lines, ...spec }, index) => ({
        ...base,
        id: ids[index] ?? '',
        storeId: UNKNOWN,
        market: 'DK',
        currency: 'DKK',
        totalMinor: 10_000n,
        channelState: 'accepted',
        storeState: 'inserted',
        updatedAt: at(spec),
        ...spec,
        firstSeenAt: at(spec),
      })),
    });
    await db.transfer.createMany({
      data: specs.flatMap((spec, index) =>
        (spec.transferStates ?? []).map((state, n) => ({
          ...base,
          id: newId(),
          channelTransferId: `t-${ids[index]}-${n}`,
          orderId: ids[index] ?? '',
          state,
          rawEnc: '',
          contentHash: '',
          // The last one named is the newest.
          firstSeenAt: new Date(at(spec).getTime() + n),
          lastSeenAt: at(spec),
        })),
      ),
    });
    await db.orderLine.createMany({
      data: specs.flatMap((spec, index) =>
        (spec.lines ?? []).map((line, n) => ({
          shopId,
          id: newId(),
          orderId: ids[index] ?? '',
          channelPositionId: `p${n}`,
          sequence: n,
          quantity: 1,
          unitPriceMinor: 10_000n,
          currency: 'DKK',
          item: {},
          ...line,
        })),
      ),
    });
  });
  return ids;
}
