import type { ShopTx } from '../persistence/database.ts';
import { planEffect } from '../persistence/effects.ts';
import { raiseAttention } from '../persistence/journal.ts';
import { linkOf, placeOf } from '../persistence/order-rows.ts';
import { refundOfLine, refundWords, type RefundRow } from '../persistence/refunds.ts';
import { tieUnits } from '../persistence/return-balance.ts';
import { insertRequest, moveRequest, requestsArrive, requestsUnsupported } from '../persistence/rma-requests.ts';
import type { FlowContext } from './context.ts';
import type { RequestRmaRequest } from './effects/request-rma.ts';
import type { ReturnQuestion } from './return-questions.ts';
import type { ReturnWork } from './return-steps.ts';

interface RequestStep {
  readonly lineId: string;
  readonly refundLineId: string;
  readonly quantity: number;
}

const NO_CALL = 'This channel takes no returns from merchants. Enter it in the channel’s own panel if it should know.';

/**
 * One request for each refund in the store that the channel does not know of. It waits for a person's word until one was
 * seen to arrive in this shop, or always, as the connection wants it. Answers what the channel is not asked about.
 */
export async function planRequests(
  tx: ShopTx,
  context: FlowContext,
  work: ReturnWork,
  steps: readonly RequestStep[],
): Promise<readonly ReturnQuestion[]> {
  const { order, connection, settings } = work;
  if (!settings.requestFromRefunds) return [];
  const asks = context.channel(placeOf(order).channel)?.returnRequests !== undefined;
  if (!asks || connection === null || order.channelOrderId === null) {
    return steps.map((step) => {
      const line = order.lines.find(({ id }) => id === step.lineId);
      return {
        step: { ...step, kind: 'not-requested', why: NO_CALL },
        title: (line && linkOf(line)?.title) ?? 'A product',
      };
    });
  }
  const byRefund = new Map<string, { readonly refund: RefundRow; readonly steps: RequestStep[] }>();
  for (const step of steps) {
    const refund = await refundOfLine(tx, step.refundLineId);
    if (!refund) continue;
    const group = byRefund.get(refund.id) ?? { refund, steps: [] };
    group.steps.push(step);
    byRefund.set(refund.id, group);
  }
  for (const group of byRefund.values()) await requestFor(tx, context, work, group);
  return [];
}

async function requestFor(
  tx: ShopTx,
  context: FlowContext,
  work: ReturnWork,
  { refund, steps }: { readonly refund: RefundRow; readonly steps: readonly RequestStep[] },
): Promise<void> {
  const { order, settings, now } = work;
  const place = placeOf(order);
  const unsupported = await requestsUnsupported(tx, place);
  const confirm = settings.confirmRequests === 'always' || !(await requestsArrive(tx, place));
  const waits = unsupported
    ? 'The channel does not know this call. Enter the return in the channel’s own panel, then mark it as done.'
    : confirm
      ? 'Waits for your word: how the channel takes requests is not published, so the first ones are confirmed by a person.'
      : null;
  const said = refundWords(context.encryption, refund).reason?.trim();
  const reason = (said || settings.defaultReason).slice(0, 255);
  // Units of one line in one request, however many refund lines they are.
  const units = new Map<string, number>();
  for (const { lineId, quantity } of steps) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  const requestId = await insertRequest(tx, {
    place,
    orderId: order.id,
    origin: 'store-refund',
    refundId: refund.id,
    state: waits === null ? 'draft' : 'to-confirm',
    stateReason: waits,
    createdBy: null,
    lines: [...units].map(([lineId, quantity]) => ({ lineId, quantity, reason })),
    now,
  });
  for (const { lineId, refundLineId, quantity } of steps) {
    await tieUnits(tx, { lineId, caseId: requestId, refundLineId, quantity, by: 'rule', person: null, now });
  }
  if (waits === null) {
    await sendRequest(tx, context, { ...work, requestId });
    return;
  }
  await raiseAttention(tx, {
    kind: unsupported ? 'rma-request-unsupported' : 'rma-request-confirm',
    subject: `rma-request:${requestId}`,
    orderId: order.id,
    message: `Your shop refunded ${textOf(work, units)}. The channel is to take it back with the reason “${reason}”. ${waits}`,
    now,
  });
}

function textOf({ order }: ReturnWork, units: ReadonlyMap<string, number>): string {
  return [...units]
    .map(([lineId, quantity]) => {
      const line = order.lines.find(({ id }) => id === lineId);
      return `${quantity} × “${(line && linkOf(line)?.title) ?? 'a product'}”`;
    })
    .join(', ');
}

/** Plans the write; the request counts as sent once that is done. */
export async function sendRequest(
  tx: ShopTx,
  context: FlowContext,
  {
    order,
    connection,
    requestId,
    now,
  }: Pick<ReturnWork, 'order' | 'connection' | 'now'> & { readonly requestId: string },
): Promise<void> {
  const rows = await tx.db.rmaRequestLine.findMany({
    where: { shopId: tx.shopId, requestId },
    orderBy: { lineId: 'asc' },
  });
  const earlier = await tx.db.effect.count({
    where: { shopId: tx.shopId, kind: 'request-rma', key: { startsWith: `${requestId}/` } },
  });
  const request: RequestRmaRequest = {
    requestId,
    orderId: order.id,
    place: placeOf(order),
    channelOrderId: order.channelOrderId ?? '',
    lines: rows.map(({ lineId, quantity, reason }) => ({
      positionId: order.lines.find(({ id }) => id === lineId)?.channelPositionId ?? '',
      quantity,
      reason,
    })),
  };
  const effectId = await planEffect(tx, context.encryption, {
    kind: 'request-rma',
    key: `${requestId}/${earlier}`,
    request,
    orderId: order.id,
    transferId: null,
    connectionId: connection?.id ?? null,
    now,
  });
  await moveRequest(tx, { id: requestId, to: 'sent', reason: null, now, effectId });
}
