/** What of an accepted order is still to be carried into the store. */
import type { LineRow } from '../persistence/order-rows.ts';
import type { OrderWithLines } from '../persistence/orders.ts';

/** Why an order cannot go on by itself. */
export interface Blocked {
  readonly reason: string;
  /** For the merchant: what is missing and what to do. */
  readonly message: string;
}

/** Accepted lines that nothing carries yet and that are not cancelled at the channel. */
export function workLines(order: OrderWithLines): LineRow[] {
  return order.lines.filter(
    (line) =>
      line.channelState === 'accepted' &&
      line.importEffectId === null &&
      (line.unreadable !== null || unitsOf(line) > 0),
  );
}

/** Ordered and not cancelled at the channel since. */
export function unitsOf(line: LineRow): number {
  return Math.max(0, line.quantity - line.channelCancelled);
}
