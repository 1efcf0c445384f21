import { announce, type Act } from '../act.ts';
import type { FulfilmentOrder, Order } from '../state/types.ts';
import { visibleFulfilmentOrders } from './claim.ts';

/** Puts every fulfilment order that is open on hold; one that is held already gets a further hold. */
export function holdOrder(act: Act, order: Order, reason: string): void {
  for (const target of withStatus(act, order, ['OPEN', 'IN_PROGRESS', 'ON_HOLD'])) {
    target.holds.push({ id: act.world.newId('FulfillmentHold'), reason, notes: null });
    change(act, target, 'ON_HOLD', 'fulfillment_orders/placed_on_hold');
  }
}

/** Releases every hold; what had shipped in part goes on in part. */
export function releaseHolds(act: Act, order: Order): void {
  for (const target of withStatus(act, order, ['ON_HOLD'])) {
    target.holds = [];
    const begun = target.lines.some((line) => line.remaining < line.total);
    change(act, target, begun ? 'IN_PROGRESS' : 'OPEN', 'fulfillment_orders/hold_released');
  }
}

function withStatus(act: Act, order: Order, states: readonly FulfilmentOrder['status'][]): FulfilmentOrder[] {
  return visibleFulfilmentOrders(act, order).filter((one) => states.includes(one.status));
}

function change(act: Act, target: FulfilmentOrder, status: FulfilmentOrder['status'], topic: string): void {
  target.status = status;
  target.updatedAt = act.world.clock.stamp();
  announce(act, topic, { fulfillment_order: { id: target.id, status: status.toLowerCase() } });
}
