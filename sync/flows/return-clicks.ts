/** What a person does about requests, refunds that are theirs to write, and units on both sides. */
import type { ShopId } from '../core/ids.ts';
import { unitsToRequest } from '../core/returns.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication, settleAttention } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, type OrderWithLines } from '../persistence/orders.ts';
import { loadRefund, moveRefund } from '../persistence/refunds.ts';
import { lineReturnsOf, tieUnits } from '../persistence/return-balance.ts';
import { compareReturns } from '../persistence/rma-reading.ts';
import { finishRequest, insertRequest, loadRequest } from '../persistence/rma-requests.ts';
import type { FlowContext } from './context.ts';
import { sendRequest } from './plan-rma-request.ts';

export type ReturnClickOutcome =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'not-found' };

interface Click {
  readonly shopId: ShopId;
  readonly orderId: string;
  readonly person: string;
}

const refused = (message: string): ReturnClickOutcome => ({ kind: 'refused', message });
const HANDLED = 'This order is marked as handled. Take that back first if the app should go on with it.';
const MAX_REASON = 255;

/** *Send the request*: a person confirms one that waits, or has one that was not taken sent once more. */
export async function confirmRequest(
  context: FlowContext,
  input: Click & { readonly requestId: string },
): Promise<ReturnClickOutcome> {
  return atOrder(context, input, async (tx, order, now) => {
    const request = await loadRequest(tx, input.requestId);
    if (request?.orderId !== order.id) return { kind: 'not-found' };
    if (order.handledAt !== null) return refused(HANDLED);
    if (request.handledAt !== null) return refused('This request is marked as done.');
    if (!['to-confirm', 'unsupported', 'unconfirmed'].includes(request.state))
      return refused('This request does not wait any more. Its outcome shows here.');
    const connection = await connectionForPlace(tx, placeOf(order));
    if (!connection) return refused('There is no connection for this location any more. Add it again to go on.');
    await tx.db.rmaRequest.update({
      where: { shopId_id: { shopId: tx.shopId, id: request.id } },
      data: { confirmedBy: input.person },
    });
    await sendRequest(tx, context, { order, connection, requestId: request.id, now });
    await settleAttention(tx, `rma-request:${request.id}`, now);
    await say(tx, order.id, 'Return request sent by a person', input.person, now);
    return { kind: 'done' };
  });
}

/** *Done*: a person entered the return at the channel by hand, or wants nothing more from it. */
export async function requestDone(
  context: FlowContext,
  input: Click & { readonly requestId: string },
): Promise<ReturnClickOutcome> {
  return atOrder(context, input, async (tx, order, now) => {
    const request = await loadRequest(tx, input.requestId);
    if (request?.orderId !== order.id) return { kind: 'not-found' };
    if (!(await finishRequest(tx, { id: request.id, person: input.person, now }))) return { kind: 'done' };
    await settleAttention(tx, `rma-request:${request.id}`, now);
    await say(tx, order.id, 'Return request marked as done', input.person, now);
    return { kind: 'done' };
  });
}

/** *Done*: a person wrote the refund in the store, where the app could not. */
export async function refundDone(
  context: FlowContext,
  input: Click & { readonly refundId: string },
): Promise<ReturnClickOutcome> {
  return atOrder(context, input, async (tx, order, now) => {
    const refund = await loadRefund(tx, input.refundId);
    if (refund?.orderId !== order.id) return { kind: 'not-found' };
    const reason = 'Entered by hand.';
    const moved =
      refund.state === 'task' &&
      (await moveRefund(tx, { id: refund.id, to: 'done', reason, now, handledBy: input.person }));
    if (!moved && refund.state !== 'done')
      return refused('The app is still writing this refund. Wait for its outcome.');
    await settleAttention(tx, `refund:${refund.id}`, now);
    if (moved) await say(tx, order.id, 'Refund marked as done', input.person, now);
    return { kind: 'done' };
  });
}

/** *The same units* or *different units*: a person's answer about a return and a refund that began on both sides. */
export async function sameUnits(
  context: FlowContext,
  input: Click & {
    readonly lineId: string;
    readonly caseId: string;
    readonly refundLineId: string;
    readonly same: boolean;
  },
): Promise<ReturnClickOutcome> {
  return atOrder(context, input, async (tx, order, now) => {
    const line = (await lineReturnsOf(tx, order.id)).find(({ lineId }) => lineId === input.lineId);
    const rma = line?.rmas.find(({ rmaLineId }) => rmaLineId === input.caseId);
    const request = line?.requests.find(({ requestId }) => requestId === input.caseId);
    const refund = line?.refunds.find(({ refundLineId }) => refundLineId === input.refundLineId);
    const about = rma ?? request;
    if (!line || !about || !refund) return { kind: 'not-found' };
    await tieUnits(tx, {
      lineId: line.lineId,
      caseId: input.caseId,
      refundLineId: input.refundLineId,
      quantity: input.same ? Math.min(about.quantity, refund.quantity) : 0,
      by: 'person',
      person: input.person,
      now,
    });
    await compareReturns(tx, [order.id], now);
    await say(tx, order.id, input.same ? 'The same units on both sides' : 'Different units', input.person, now);
    return { kind: 'done' };
  });
}

/** *Request a return*: made in the app, for any order that the channel knows. Sent at once: a person asked for it. */
export async function requestReturn(
  context: FlowContext,
  input: Click & {
    readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly reason: string }[];
  },
): Promise<ReturnClickOutcome & { readonly requestId?: string }> {
  const lines = input.lines.map((line) => ({ ...line, reason: line.reason.trim() }));
  if (lines.length === 0) return refused('No units were chosen.');
  if (lines.some(({ reason }) => reason === '')) return refused('Enter a reason: the channel wants one.');
  if (lines.some(({ reason }) => [...reason].length > MAX_REASON))
    return refused(`The reason is too long. It may have ${MAX_REASON} characters.`);
  return atOrder(context, input, async (tx, order, now) => {
    if (order.handledAt !== null) return refused(HANDLED);
    const place = placeOf(order);
    const connection = await connectionForPlace(tx, place);
    if (!connection || order.channelOrderId === null) return refused('The channel does not know this order (yet).');
    if (!context.channel(place.channel)?.returnRequests)
      return refused('This channel takes no returns from merchants.');
    const returns = await lineReturnsOf(tx, order.id);
    for (const { lineId, quantity } of lines) {
      const line = returns.find((entry) => entry.lineId === lineId);
      if (!line) return { kind: 'not-found' };
      const left = unitsToRequest(line);
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > left)
        return refused(`At most ${left} of these units can still be requested.`);
    }
    const requestId = await insertRequest(tx, {
      place,
      orderId: order.id,
      origin: 'app',
      refundId: null,
      state: 'draft',
      stateReason: null,
      createdBy: input.person,
      lines,
      now,
    });
    await sendRequest(tx, context, { order, connection, requestId, now });
    await say(tx, order.id, 'Return requested by a person', input.person, now);
    return { kind: 'done', requestId };
  });
}

async function atOrder<T extends ReturnClickOutcome>(
  context: FlowContext,
  input: Click,
  work: (tx: ShopTx, order: OrderWithLines, now: Date) => Promise<T>,
): Promise<T | { readonly kind: 'not-found' }> {
  return context.database.withShop(input.shopId, async (tx) => {
    const found = await loadOrder(tx, input.orderId);
    if (!found) return { kind: 'not-found' };
    await lockPlace(tx, placeOf(found));
    const order = await loadOrder(tx, input.orderId);
    return order ? work(tx, order, context.clock.now()) : { kind: 'not-found' };
  });
}

async function say(tx: ShopTx, orderId: string, action: string, person: string, at: Date): Promise<void> {
  await logCommunication(tx, { orderId, direction: 'inside', action, outcome: person, at });
}
