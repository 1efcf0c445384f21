/** Writes of an order that a person has marked as handled meanwhile are not sent any more. */
import { adapterError, type AdapterError } from '../../core/errors.ts';
import type { ShopId } from '../../core/ids.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import type { FlowContext } from '../context.ts';

export async function isHandled(context: FlowContext, shopId: ShopId, orderId: string): Promise<boolean> {
  const order = await context.database.withShop(shopId, (tx) =>
    tx.db.order.findUnique({ where: { shopId_id: { shopId, id: orderId } }, select: { handledAt: true } }),
  );
  return order?.handledAt != null;
}

/** Nothing was sent; taking the mark back plans it again. */
export function handled(): AdapterError {
  return adapterError('conflict', HANDLED_BY_HAND);
}
