import type { ShopId } from '../core/ids.ts';
import { defaultReturnSettings } from '../core/return-settings.ts';
import { balance, needlessRequests, type LineBalance, type LineReturns, type ReturnStep } from '../core/returns.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { settleAttention } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, type OrderWithLines } from '../persistence/orders.ts';
import { finishComparing, lineReturnsOf, saveReturned } from '../persistence/return-balance.ts';
import { dropRequest } from '../persistence/rma-requests.ts';
import { linkRequest, rmaOfLine } from '../persistence/rmas.ts';
import { casesThatMayAnswer } from './await-answers.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { carryOut } from './return-steps.ts';

/** A link can lead to another one; each names a case of its own, so this many rounds see them all. */
const MOST_ROUNDS = 50;

/**
 * Compares what both sides took back of an order and plans what is missing on either: refunds in the store, requests at the
 * channel, acceptances of returns whose money was given back already. One transaction, alone for the place: news of either
 * side that comes meanwhile has the order compared again.
 */
export async function settleReturns(context: FlowContext, input: { shopId: ShopId; orderId: string }): Promise<void> {
  const { database, clock } = context;
  const about = await database.withShop(input.shopId, (tx) => loadOrder(tx, input.orderId));
  if (!about) return;
  // What the store can do is asked outside of the transaction.
  const store = await context.store(input.shopId, about.storeId);
  const canRefund = store.refunds !== undefined;
  await database.withShop(input.shopId, async (tx) => {
    await lockPlace(tx, placeOf(about));
    const order = await loadOrder(tx, input.orderId);
    const now = clock.now();
    const dueAt = order?.returnsDueAt ?? null;
    if (!order || dueAt === null || dueAt > now) return;
    const { lines, balances } = await compare(tx, order.id, now);
    for (const line of balances) await saveReturned(tx, line);
    let next: Date | null = null;
    // A person does by hand what an order needs that is marked as handled.
    if (order.handledAt === null) {
      const connection = await connectionForPlace(tx, placeOf(order));
      const settings = connection?.settings.returns ?? defaultReturnSettings;
      const held = canRefund && readsSoon(context, order, now);
      const planned = balances.flatMap(({ lineId, steps }) => steps.map((step) => ({ ...step, lineId })));
      const unsure = await casesThatMayAnswer(tx, { connection, lines, steps: planned, now });
      const waits = (step: ReturnStep) => step.kind === 'refund-in-store' && (held || unsure.has(step.caseId));
      const steps = planned.filter((step) => !waits(step));
      await carryOut(tx, context, { order, connection, settings, canRefund, now }, steps);
      next = steps.length < planned.length ? later(now, context.scale(TIMING.refundsFirst)) : null;
    }
    await finishComparing(tx, { orderId: order.id, dueAt, next });
  });
}

/** Refunds of the order are being read, or are about to be: one of them may be about the units that would be refunded. */
function readsSoon(context: FlowContext, { refundsDueAt }: OrderWithLines, now: Date): boolean {
  return refundsDueAt !== null && refundsDueAt <= later(now, context.scale(TIMING.refundsClaim));
}

/**
 * The balances after every case was given to the request it answers, and after requests that were not sent and are needless
 * by now were dropped.
 */
async function compare(
  tx: ShopTx,
  orderId: string,
  now: Date,
): Promise<{ readonly lines: readonly LineReturns[]; readonly balances: readonly LineBalance[] }> {
  for (let round = 0; ; round += 1) {
    const lines = await lineReturnsOf(tx, orderId);
    const balances = lines.map(balance);
    const links = balances.flatMap(({ steps }) => steps).filter((step) => step.kind === 'link-request');
    const needless = new Set(lines.flatMap(needlessRequests));
    if ((links.length === 0 && needless.size === 0) || round === MOST_ROUNDS) return { lines, balances };
    for (const { requestId, rmaLineId } of links) {
      const rma = await rmaOfLine(tx, rmaLineId);
      if (rma) await linkRequest(tx, { rmaId: rma.id, requestId });
    }
    for (const requestId of needless) {
      await dropRequest(tx, { requestId, now });
      await settleAttention(tx, `rma-request:${requestId}`, now);
    }
  }
}
