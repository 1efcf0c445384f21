import type { ShopId } from '../core/ids.ts';
import { loadDelivery, settleDelivery } from '../persistence/inbox.ts';
import type { FlowContext } from './context.ts';
import { TOPICS } from './inbox/topics.ts';

/** Works on one kept delivery, once: the state of its row decides. */
export async function workInbox(context: FlowContext, input: { shopId: ShopId; inboxId: string }): Promise<void> {
  await context.database.withShop(input.shopId, async (tx) => {
    const delivery = await loadDelivery(tx, context.encryption, input.inboxId);
    if (!delivery || delivery.state !== 'received') return;
    const now = context.clock.now();
    const handler = TOPICS.get(delivery.topic);
    const [state, note] = handler
      ? await handler(tx, delivery, now)
      : (['ignored', 'Nothing in this version follows from this topic'] as const);
    await settleDelivery(tx, { id: delivery.id, state, note, now });
  });
}
