import { announce, type Act } from '../act.ts';
import { moveClaim } from '../fulfilments/claim.ts';
import { createRefund } from '../refunds/create.ts';
import { toMoney } from '../state/money.ts';
import type { FulfilmentOrder, Order } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { orderPayload } from '../webhooks/payloads.ts';
import { touchOrder } from './touch.ts';
import { unfulfilled } from './totals.ts';

export interface CancelInput {
  readonly orderId: string;
  readonly reason: string;
  readonly restock: boolean;
  readonly refund: boolean;
  readonly staffNote: string | null;
}

/** Lag before an accepted cancellation is carried out, in seconds. */
const LAG = [0.2, 1] as const;

/** Accepts a cancellation; it is carried out a little later. Returns the id of its job. @throws Refusal */
export function requestCancel(act: Act, input: CancelInput): string {
  checkCancel(act, input);
  const jobId = act.world.newId('Job');
  const { world } = act;
  world.scheduler.at(world.clock.ms() + world.lagMs(LAG), () => {
    const later = { ...act, webhooks: [] };
    carryOut(later, input);
    act.shop.jobs.set(jobId, { id: jobId, orderId: input.orderId });
  });
  return jobId;
}

/** Cancels at once, as the merchant's click does. @throws Refusal */
export function cancelNow(act: Act, input: CancelInput): Order {
  const order = checkCancel(act, input);
  carryOut(act, input);
  return order;
}

function checkCancel(act: Act, input: CancelInput): Order {
  const order = act.shop.orders.get(input.orderId);
  if (!order) return refuse(['orderId'], 'Order does not exist', 'NOT_FOUND');
  if (order.cancelledAt !== null) return refuse(['orderId'], 'Order has already been cancelled', 'INVALID');
  if (order.lines.some((line) => line.fulfilled > 0)) {
    return refuse(['orderId'], 'Cannot cancel an order that has fulfillments', 'INVALID');
  }
  const inReturn = [...act.shop.returns.values()].some((one) => one.orderId === order.id && one.status === 'OPEN');
  if (inReturn) return refuse(['orderId'], 'Cannot cancel an order with an active return', 'INVALID');
  if ((input.staffNote?.length ?? 0) > 255) return refuse(['staffNote'], 'Staff note is too long', 'INVALID');
  return order;
}

function carryOut(act: Act, input: CancelInput): void {
  const order = act.shop.orders.get(input.orderId);
  if (!order || order.cancelledAt !== null) return;
  order.cancelledAt = act.world.clock.stamp();
  order.cancelReason = input.reason;
  order.staffNote = input.staffNote;
  order.closedAt = order.cancelledAt;
  announce(act, 'orders/cancelled', orderPayload(act.shop, order));
  if (input.refund) refundRest(act, order, input.restock);
  for (const target of openFulfilmentOrders(act, order)) {
    for (const part of target.lines) {
      const line = order.lines.find((one) => one.id === part.lineId);
      if (line) moveClaim(act, line, target.locationId, part.remaining, input.restock ? 'free' : 'ship');
      part.remaining = 0;
    }
    target.status = 'CANCELLED';
    target.updatedAt = act.world.clock.stamp();
  }
  for (const line of order.lines) line.cancelled += unfulfilled(line);
  touchOrder(act, order);
}

function openFulfilmentOrders(act: Act, order: Order): FulfilmentOrder[] {
  return [...act.shop.fulfilmentOrders.values()].filter(
    (one) => one.orderId === order.id && one.status !== 'CLOSED' && one.status !== 'CANCELLED',
  );
}

/** Refunds every unit that is left and all money that was paid, as one refund. */
function refundRest(act: Act, order: Order, restock: boolean): void {
  const transactions = order.transactions
    .filter((one) => one.status === 'SUCCESS' && ['SALE', 'CAPTURE'].includes(one.kind))
    .map((one) => ({ one, left: one.amount.presentment.minor - refundedOf(order, one.id) }))
    .filter(({ left }) => left > 0)
    .map(({ one, left }) => ({
      amount: toMoney({ minor: left, currency: order.presentmentCurrency }),
      gateway: one.gateway,
      kind: 'REFUND',
      parentId: one.id,
    }));
  const lines = openFulfilmentOrders(act, order).flatMap((target) =>
    target.lines
      .filter((part) => part.remaining > 0)
      .map((part) => ({
        lineItemId: part.lineId,
        quantity: part.remaining,
        restockType: restock ? ('CANCEL' as const) : ('NO_RESTOCK' as const),
        locationId: target.locationId,
      })),
  );
  if (transactions.length === 0 && lines.length === 0) return;
  createRefund(act, { orderId: order.id, currency: order.presentmentCurrency, refundLineItems: lines, transactions });
}

function refundedOf(order: Order, parentId: string): number {
  return order.transactions
    .filter((one) => one.kind === 'REFUND' && one.status === 'SUCCESS' && one.parentId === parentId)
    .reduce((sum, one) => sum + one.amount.presentment.minor, 0);
}
