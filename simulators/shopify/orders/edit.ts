import { announce, userIdOf, type Act } from '../act.ts';
import { takeFromFulfilmentOrders } from '../refunds/unshipped.ts';
import { legacyId } from '../state/gid.ts';
import type { Order } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { orderEditPayload } from '../webhooks/payloads.ts';
import { currentQuantity, unfulfilled } from './totals.ts';
import { touchOrder } from './touch.ts';

export interface EditInput {
  /** What is to be left of a line; 0 removes it. Lines that are not named stay as they are. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  /** Whether the units become available again where they stood. */
  readonly restock: boolean;
  readonly reason: string | null;
}

/**
 * Takes units off an order by editing it, as the merchant does in the admin. Only units that were not shipped can go; the
 * money stays and is owed to the buyer (reference section 6). @throws Refusal with nothing changed
 */
export function editOrder(act: Act, order: Order, input: EditInput): void {
  if (order.cancelledAt !== null) refuse(['id'], 'The order is cancelled and cannot be edited.');
  const removals = input.lines.map(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.id === lineId) ?? refuse(['lineItemId'], 'Line item does not exist.');
    const current = currentQuantity(line);
    if (quantity < 0 || quantity > current) return refuse(['quantity'], 'Quantity can only be lowered here.');
    const gone = current - quantity;
    if (gone > unfulfilled(line)) return refuse(['quantity'], 'Fulfilled items cannot be removed from an order.');
    return { line, gone };
  });
  const taken = removals.filter(({ gone }) => gone > 0);
  if (taken.length === 0) refuse(null, 'There is nothing to change.');
  for (const { line, gone } of taken) {
    takeFromFulfilmentOrders(act, order, line, gone, input.restock ? 'free' : 'ship');
    line.removed += gone;
  }
  announce(
    act,
    'orders/edited',
    orderEditPayload(order, {
      id: act.world.newId('OrderEdit'),
      createdAt: act.world.clock.stamp(),
      reason: input.reason,
      userId: userIdOf(act),
      removals: taken.map(({ line, gone }) => ({ id: Number(legacyId(line.id)), delta: gone })),
    }),
  );
  touchOrder(act, order);
}
