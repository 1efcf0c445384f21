import type { Clock } from '../platform/clock.ts';
import type { ShopId } from '../core/ids.ts';
import type { Database } from './database.ts';

export interface HeldLease {
  readonly fence: number;
  readonly expiresAt: Date;
}

/**
 * Takes a lease that is free or expired. The fence rises with each new holder, so that a slow earlier holder can be told
 * from the present one. Null: somebody else holds it.
 */
async function takeLease(
  database: Database,
  request: { shopId: ShopId; name: string; owner: string; milliseconds: number; clock: Clock },
): Promise<HeldLease | null> {
  const now = request.clock.now();
  const expiresAt = new Date(now.getTime() + request.milliseconds);
  return database.withShop(request.shopId, async (tx) => {
    const rows = await tx.db.$queryRaw<{ fence: number }[]>`
      INSERT INTO lease (shop_id, name, owner, fence, expires_at)
      VALUES (${tx.shopId}, ${request.name}, ${request.owner}, 1, ${expiresAt})
      ON CONFLICT (shop_id, name) DO UPDATE
        SET owner = EXCLUDED.owner, fence = lease.fence + 1, expires_at = EXCLUDED.expires_at
        WHERE lease.expires_at <= ${now}
      RETURNING fence`;
    const [row] = rows;
    return row ? { fence: row.fence, expiresAt } : null;
  });
}

/** Gives a lease back early; does nothing if it has passed on to somebody else. */
async function releaseLease(
  database: Database,
  request: { shopId: ShopId; name: string; fence: number; clock: Clock },
): Promise<void> {
  await database.withShop(request.shopId, async (tx) => {
    await tx.db.lease.updateMany({
      where: { shopId: tx.shopId, name: request.name, fence: request.fence },
      data: { expiresAt: request.clock.now() },
    });
  });
}

/** Moves the end of a lease that is still held. */
async function renewLease(
  database: Database,
  request: { shopId: ShopId; name: string; fence: number; milliseconds: number; clock: Clock },
): Promise<void> {
  await database.withShop(request.shopId, async (tx) => {
    await tx.db.lease.updateMany({
      where: { shopId: tx.shopId, name: request.name, fence: request.fence },
      data: { expiresAt: new Date(request.clock.now().getTime() + request.milliseconds) },
    });
  });
}

/**
 * Runs `work` while holding the lease; `busy` if somebody else holds it. The lease is renewed while the work goes on, so it
 * can be short: what a killed process held is free again soon. Work must tolerate a second holder all the same.
 */
export async function underLease<T>(
  database: Database,
  request: { shopId: ShopId; name: string; owner: string; milliseconds: number; clock: Clock },
  work: (lease: HeldLease) => Promise<T>,
): Promise<{ busy: true } | { busy: false; value: T }> {
  const lease = await takeLease(database, request);
  if (!lease) return { busy: true };
  const held = { ...request, fence: lease.fence };
  // A renewal that fails leaves the lease to run out; the next one may succeed.
  const renewal = setInterval(() => void renewLease(database, held).catch(() => undefined), request.milliseconds / 3);
  renewal.unref();
  try {
    return { busy: false, value: await work(lease) };
  } finally {
    clearInterval(renewal);
    await releaseLease(database, held);
  }
}
