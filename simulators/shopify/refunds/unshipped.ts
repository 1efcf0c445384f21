import type { Act } from '../act.ts';
import { moveClaim } from '../fulfilments/claim.ts';
import { changeStock, levelAt } from '../inventory/levels.ts';
import type { Order, OrderLine } from '../state/types.ts';

/**
 * Takes units that were never shipped out of the order: out of its fulfilment orders and of committed stock. With a
 * location they become available there; without one they are gone from the stock.
 */
export function takeUnshipped(
  act: Act,
  order: Order,
  line: OrderLine,
  quantity: number,
  restockAt: string | null,
): void {
  takeFromFulfilmentOrders(act, order, line, quantity, 'ship');
  line.cancelled += quantity;
  const item = line.variantId === null ? undefined : act.shop.variants.get(line.variantId)?.inventoryItemId;
  const level = item === undefined || restockAt === null ? undefined : levelAt(act.shop, item, restockAt);
  if (level && line.claimed) changeStock(act, level, { available: quantity });
}

/** `free`: they become available where they stood; `ship`: they only leave the committed stock. */
export function takeFromFulfilmentOrders(
  act: Act,
  order: Order,
  line: OrderLine,
  quantity: number,
  how: 'free' | 'ship',
): void {
  let left = quantity;
  const orders = [...act.shop.fulfilmentOrders.values()].filter(
    (one) => one.orderId === order.id && one.status !== 'CLOSED' && one.status !== 'CANCELLED',
  );
  for (const target of orders) {
    for (const part of target.lines.filter((one) => one.lineId === line.id)) {
      const taken = Math.min(left, part.remaining);
      part.remaining -= taken;
      part.total -= taken;
      left -= taken;
      if (taken > 0) moveClaim(act, line, target.locationId, taken, how);
    }
    if (target.lines.every((one) => one.remaining === 0)) {
      target.status = target.lines.some((one) => one.total > 0) ? 'CLOSED' : 'CANCELLED';
    }
    target.updatedAt = act.world.clock.stamp();
  }
}
