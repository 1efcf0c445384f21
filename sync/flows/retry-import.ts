import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import type { FlowContext } from './context.ts';
import { unitsOf } from './open-units.ts';

export type RetryOutcome =
  | { readonly kind: 'started' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-late'; readonly message: string };

/** The log entry that says that a person wants an order in the store although a rule had left it out. */
const BY_HAND = 'Inserted by hand';

/** Whether a person has said *Insert* for this order: then no rule leaves it out. */
export async function wasInsertedByHand(tx: ShopTx, orderId: string): Promise<boolean> {
  const found = await tx.db.communicationLog.findFirst({
    where: { shopId: tx.shopId, orderId, direction: 'inside', action: BY_HAND },
    select: { id: true },
  });
  return found !== null;
}

/**
 * *Retry* / *Insert*: an order that waits, failed or was left out is taken up again at once; so is a stock change that
 * failed.
 */
export async function retryImport(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; person: string },
): Promise<RetryOutcome> {
  return context.database.withShop(input.shopId, async (tx) => {
    const known = await loadOrder(tx, input.orderId);
    if (!known) return { kind: 'not-found' };
    await lockPlace(tx, placeOf(known));
    const order = (await loadOrder(tx, input.orderId)) ?? known;
    const refusal = whyNot(order);
    if (refusal) return { kind: 'too-late', message: refusal };
    const now = context.clock.now();
    const effects = await triedInVain(tx, order);
    const stockOnly = order.storeState === 'not-inserted' && order.storeStateReason === 'stock-only';
    if (effects.length === 0 && (stockOnly || order.storeState === 'inserted')) {
      return {
        kind: 'too-late',
        message: stockOnly
          ? 'This order was not put in the store because its stock was lowered instead; inserting it would lower the stock twice. There is nothing to retry.'
          : 'There is nothing to retry: this order is not waiting for the store.',
      };
    }
    // Only an effect that surely was not executed, or that a person has looked at, is given a new chance.
    for (const effect of effects) {
      await tx.db.effect.update({
        where: { shopId_id: { shopId: tx.shopId, id: effect.id } },
        data: { state: 'planned', dueAt: now, settledAt: null },
      });
      tx.enqueue(job('run-effect', { shopId: tx.shopId, effectId: effect.id }, { urgent: true }));
    }
    if (order.storeState === 'not-inserted' && !stockOnly) {
      await logCommunication(tx, {
        orderId: order.id,
        direction: 'inside',
        action: BY_HAND,
        outcome: `${input.person} wants it in the store`,
        at: now,
      });
    }
    const creating = effects.some((effect) => effect.kind === 'create-order');
    await updateOrder(
      tx,
      order.id,
      {
        importDueAt: now,
        ...(stockOnly || order.storeState === 'inserted'
          ? {}
          : { storeState: creating ? 'creating' : 'waiting', storeStateReason: 'retried-by-a-person' }),
      },
      now,
    );
    tx.enqueue(job('import-order', { shopId: tx.shopId, orderId: order.id }, { urgent: true }));
    return { kind: 'started' };
  });
}

function whyNot(order: OrderWithLines): string | null {
  if (order.handledAt !== null) {
    return 'This order is marked as handled. Take that back first if the app should go on with it.';
  }
  if (
    order.channelState !== 'accepted' ||
    !['waiting', 'failed', 'not-inserted', 'inserted'].includes(order.storeState)
  ) {
    return 'There is nothing to retry: this order is not waiting for the store.';
  }
  return null;
}

/** Writes of this order that stopped, except lowering stock for units that are not sold any more. */
async function triedInVain(tx: ShopTx, order: OrderWithLines) {
  const effects = await tx.db.effect.findMany({
    where: {
      shopId: tx.shopId,
      orderId: order.id,
      kind: { in: ['create-order', 'change-stock'] },
      state: { in: ['rejected', 'person'] },
    },
  });
  const sold = new Set(order.lines.filter((line) => unitsOf(line) > 0).map((line) => line.importEffectId));
  return effects.filter((effect) => effect.kind === 'create-order' || sold.has(effect.id) || effect.state === 'person');
}
