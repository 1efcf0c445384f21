import type { ShopId } from '../core/ids.ts';
import { money, type Money } from '../core/money.ts';
import { OBSTACLE_SENTENCES, ORDER_GONE, refundObstacle } from '../core/refund-obstacles.ts';
import { balance } from '../core/returns.ts';
import { maySeeOrder } from '../core/store-permissions.ts';
import { linkOf } from '../persistence/order-rows.ts';
import { loadOrder } from '../persistence/orders.ts';
import { lineReturnsOf } from '../persistence/return-balance.ts';
import { loadRma } from '../persistence/rmas.ts';
import { storeOrdersOf } from '../persistence/store-orders.ts';
import type { FlowContext } from './context.ts';

export interface ReturnCheckLine {
  readonly title: string;
  readonly quantity: number;
  /** Units sold and not taken back yet, by our own count. */
  readonly left: number;
  /** Position price × quantity, gross. */
  readonly amount: Money;
}

/** What the store said it would allow for one of its orders, in the currency of the sale. */
export interface ReturnCheckPart {
  readonly name: string;
  readonly amount: Money;
  readonly tax: Money;
  /** Shipping that could still be given back; a return gives none back. */
  readonly shipping: Money;
  readonly maximum: Money;
}

export interface ReturnCheck {
  readonly lines: readonly ReturnCheckLine[];
  /** What the app would refund in the store. */
  readonly total: Money;
  readonly parts: readonly ReturnCheckPart[];
  /** What stands against it, a sentence each; the acceptance is still possible, and the refund becomes a task then. */
  readonly warnings: readonly string[];
}

/**
 * Computes what accepting a return would refund in the store, by our own ledger and by what the store would allow now.
 * Writes nothing. Null when there is no such return in this shop.
 */
export async function checkReturn(
  context: FlowContext,
  input: { shopId: ShopId; rmaId: string },
): Promise<ReturnCheck | null> {
  const { shopId, rmaId } = input;
  const known = await context.database.withShop(shopId, async (tx) => {
    const rma = await loadRma(tx, rmaId);
    const order = rma?.orderId ? await loadOrder(tx, rma.orderId) : null;
    return (
      rma && {
        rma,
        order,
        returns: order && (await lineReturnsOf(tx, order.id)),
        parts: order && (await storeOrdersOf(tx, [order.id])),
      }
    );
  });
  if (!known) return null;
  const { rma, order, returns, parts } = known;
  const none = money(0, order?.currency ?? rma.currency);
  if (!order || !returns || !parts) {
    const warning = 'The order of this return is not known yet. Nothing is refunded before it is.';
    return { lines: [], total: none, parts: [], warnings: [warning] };
  }
  const warnings: string[] = [];
  const lines = rma.lines.flatMap((entry) => {
    const line = order.lines.find(({ id }) => id === entry.lineId);
    const about = returns.find(({ lineId }) => lineId === entry.lineId);
    if (entry.state !== 'pending' || !line || !about) return [];
    const title = linkOf(line)?.title ?? 'A product';
    const left = Math.max(0, about.sold - balance(about).store);
    if (entry.quantity > left) {
      warnings.push(
        `“${title}”: ${entry.quantity} came back and ${left} can still be refunded in your shop. What is refunded there already is not refunded again.`,
      );
    }
    const amount = money(Number(line.unitPriceMinor) * entry.quantity, line.currency);
    return [{ title, quantity: entry.quantity, left, amount, line }];
  });
  const total = lines.reduce((sum, { amount }) => money(sum.minor + amount.minor, sum.currency), none);
  const shown = lines.map(({ line: _line, ...rest }) => rest);
  const store = await context.store(shopId, order.storeId);
  if (!store.refunds) {
    warnings.push('The app cannot write refunds in this store: accepting gives you a task to enter the return there.');
    return { lines: shown, total, parts: [], warnings };
  }
  if (rma.kind !== 'return') warnings.push('Nothing is refunded by itself for what is no return.');
  const answers: ReturnCheckPart[] = [];
  for (const part of parts) {
    const of = lines.filter(({ line }) => line.importEffectId === part.effectId && line.storeLineRef !== null);
    if (of.length === 0) continue;
    const wanted = of.map(({ line, quantity }) => ({ storeLineRef: line.storeLineRef ?? '', quantity }));
    const reply = await store.refunds.suggest({
      orderRef: part.orderRef,
      saleRef: part.saleTransactionRef,
      lines: wanted,
    });
    if (!reply.ok) {
      warnings.push(
        reply.error.kind === 'not-found'
          ? `Order ${part.name}: ${ORDER_GONE}`
          : `Order ${part.name} could not be checked in your shop: ${reply.error.message} Accepting is possible; the refund is written as soon as the shop answers.`,
      );
      continue;
    }
    const { amount, tax, shipping, maximum, archived } = reply.value;
    answers.push({ name: part.name, amount, tax, shipping, maximum });
    const amountMinor = of.reduce((sum, one) => sum + one.amount.minor, 0);
    const obstacle = refundObstacle(reply.value, { lines: wanted, amountMinor });
    if (obstacle !== null) warnings.push(`Order ${part.name}: ${OBSTACLE_SENTENCES[obstacle]}`);
    else if (archived) warnings.push(`Order ${part.name} is archived. It is refunded all the same and stays archived.`);
  }
  if (parts.length === 0) warnings.push('The order does not stand in your shop: there is nothing to refund there.');
  const profile = await store.profile();
  const seen = { createdAt: order.insertedAt ?? order.firstSeenAt, now: context.clock.now() };
  if (profile.ok && parts.length > 0 && !maySeeOrder(store.platform, profile.value.grantedScopes, seen)) {
    warnings.push(
      'The order is older than 60 days, and the app has no permission to read all orders: the store may hide it from the app.',
    );
  }
  return { lines: shown, total, parts: answers, warnings };
}
