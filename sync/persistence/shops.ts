import type { ShopId } from '../core/ids.ts';
import { newId } from '../platform/ids.ts';
import type { Database, ShopTx } from './database.ts';

export type ShopState = 'installed' | 'needs-reopening' | 'uninstalled';

/** Makes the shop and its own store known, or back again after a reinstall; safe to run twice at once. Returns its store's id. */
export async function installShop(database: Database, shopId: ShopId, now: Date): Promise<string> {
  return database.withShop(shopId, async (tx) => {
    await tx.db.$executeRaw`
      INSERT INTO shop (shop_id, state, installed_at) VALUES (${shopId}, 'installed', ${now})
      ON CONFLICT (shop_id) DO UPDATE SET
        installed_at = CASE WHEN shop.state = 'uninstalled' THEN EXCLUDED.installed_at ELSE shop.installed_at END,
        set_up_at = CASE WHEN shop.state = 'installed' THEN shop.set_up_at END,
        state = 'installed', uninstalled_at = NULL`;
    await tx.db.$executeRaw`
      INSERT INTO store (shop_id, id, platform, name, created_at) VALUES (${shopId}, ${newId()}::uuid, 'shopify', ${shopId}, ${now})
      ON CONFLICT (shop_id, platform, name) DO NOTHING`;
    tx.enqueue({ name: 'set-up-shop', data: { shopId } });
    return (await ownStore(tx)).id;
  });
}

/** The shop's own Shopify store. */
export async function ownStore(tx: ShopTx): Promise<{ id: string; platform: string; name: string }> {
  return tx.db.store.findFirstOrThrow({ where: { shopId: tx.shopId, platform: 'shopify', name: tx.shopId } });
}

export async function loadStore(
  tx: ShopTx,
  id: string,
): Promise<{ id: string; platform: string; name: string } | null> {
  return tx.db.store.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
}

export async function loadShop(tx: ShopTx) {
  return tx.db.shop.findUnique({ where: { shopId: tx.shopId } });
}

export async function setShopState(tx: ShopTx, state: ShopState, now: Date): Promise<void> {
  await tx.db.shop.updateMany({
    where: { shopId: tx.shopId },
    data: { state, ...(state === 'uninstalled' ? { uninstalledAt: now } : {}) },
  });
}

export async function markSetUp(tx: ShopTx, currency: string, now: Date): Promise<void> {
  await tx.db.shop.updateMany({ where: { shopId: tx.shopId }, data: { setUpAt: now, currency } });
}
