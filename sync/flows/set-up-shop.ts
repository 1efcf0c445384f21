import type { ShopId } from '../core/ids.ts';
import { raiseAttention, settleAttention } from '../persistence/journal.ts';
import { loadShop, markSetUp, ownStore } from '../persistence/shops.ts';
import type { FlowContext } from './context.ts';

/** Definitions and webhook subscriptions in the shop's own store; run after installation and daily, safe to repeat. */
export async function setUpShop(context: FlowContext, input: { shopId: ShopId }): Promise<void> {
  const { database, clock } = context;
  const store = await database.withShop(input.shopId, async (tx) => {
    const shop = await loadShop(tx);
    return shop?.state === 'installed' ? ownStore(tx) : null;
  });
  if (!store) return;
  const adapter = await context.store(input.shopId, store.id);
  const setUp = await adapter.ensureSetUp();
  const profile = setUp.ok ? await adapter.profile() : setUp;
  await database.withShop(input.shopId, async (tx) => {
    if (!profile.ok) {
      await raiseAttention(tx, {
        kind: 'set-up-failed',
        subject: 'set-up',
        orderId: null,
        message: `The app could not finish its set-up in the store: ${profile.error.message} It is tried again by itself.`,
        now: clock.now(),
      });
      return;
    }
    await markSetUp(tx, profile.value.currency, clock.now());
    await settleAttention(tx, 'set-up', clock.now());
  });
}
