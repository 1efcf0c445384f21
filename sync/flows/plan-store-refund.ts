import { money, type Money } from '../core/money.ts';
import { restockDecision } from '../core/return-settings.ts';
import type { ShopTx } from '../persistence/database.ts';
import { planEffect } from '../persistence/effects.ts';
import { logCommunication, raiseAttention } from '../persistence/journal.ts';
import { linkOf, placeOf } from '../persistence/order-rows.ts';
import { insertRefund, nameRefundEffect, type NewRefundLine } from '../persistence/refunds.ts';
import { tieUnits } from '../persistence/return-balance.ts';
import { buyerWords, rmaOfLine } from '../persistence/rmas.ts';
import { storeOrderOfEffect, type StoreOrder } from '../persistence/store-orders.ts';
import type { FlowContext } from './context.ts';
import type { RefundStoreOrderRequest } from './effects/refund-store-order.ts';
import { raiseStock } from './import-stock-only.ts';
import type { ReturnWork } from './return-steps.ts';

interface RefundStep {
  readonly lineId: string;
  /** Id of the RMA's line, or of the request. */
  readonly caseId: string;
  readonly quantity: number;
}

interface PlannedLine extends NewRefundLine {
  readonly caseId: string;
  readonly title: string;
  readonly lineId: string;
  /** The goods wait for a person's word; the money does not. */
  readonly asks: boolean;
  readonly reason: string;
}

interface Group {
  readonly rmaId: string | null;
  /** Lines that the channel added later stand in store orders of their own; a refund is about one of them. Null: none. */
  readonly part: StoreOrder | null;
  readonly steps: RefundStep[];
}

/** One refund for each case that the channel took back: written by us where the store lets us, else a person's task. */
export async function planStoreRefunds(
  tx: ShopTx,
  context: FlowContext,
  work: ReturnWork,
  steps: readonly RefundStep[],
): Promise<void> {
  const groups = new Map<string, Group>();
  for (const step of steps) {
    const rma = await rmaOfLine(tx, step.caseId);
    const importEffectId = work.order.lines.find(({ id }) => id === step.lineId)?.importEffectId ?? null;
    const part = importEffectId === null ? null : await storeOrderOfEffect(tx, importEffectId);
    const key = `${rma?.id ?? step.caseId}/${part?.orderRef ?? ''}`;
    const group = groups.get(key) ?? { rmaId: rma?.id ?? null, part, steps: [] };
    group.steps.push(step);
    groups.set(key, group);
  }
  for (const group of groups.values()) await planOne(tx, context, work, group);
}

async function planOne(tx: ShopTx, context: FlowContext, work: ReturnWork, group: Group): Promise<void> {
  const { order, canRefund, now } = work;
  const lines: PlannedLine[] = [];
  for (const step of group.steps) {
    const line = await plannedLine(tx, context, work, step);
    if (line) lines.push(line);
  }
  const [first] = lines;
  if (!first) return;
  const stockOnly = order.storeState === 'not-inserted' && order.storeStateReason === 'stock-only';
  const { part } = group;
  const writes = canRefund && part !== null && lines.every(({ storeLineRef }) => storeLineRef !== null);
  const total = lines.reduce(
    (sum, { amount }) => money(sum.minor + amount.minor, sum.currency),
    money(0, order.currency),
  );
  const inserted = await insertRefund(tx, context.encryption, {
    orderId: order.id,
    origin: 'channel',
    storeOrderRef: part?.orderRef ?? null,
    storeRefundRef: null,
    storeReturnRef: null,
    rmaId: group.rmaId,
    state: stockOnly ? 'done' : writes ? 'intent' : 'task',
    stateReason: stockOnly
      ? 'The order is not in the store; its units were put back by the rule for returns.'
      : writes
        ? null
        : part === null
          ? 'The order does not stand in the store.'
          : 'The app cannot write refunds in this store. Enter the return there by hand.',
    kind: 'return',
    reason: first.reason === '' ? null : first.reason,
    comment: null,
    total,
    madeAt: now,
    lines: lines.map(({ caseId: _case, title: _title, asks: _asks, reason: _reason, ...line }) => line),
    now,
  });
  if (!inserted) return;
  for (const [index, { lineId, caseId, quantity }] of lines.entries()) {
    const refundLineId = inserted.lineIds[index] ?? '';
    await tieUnits(tx, { lineId, caseId, refundLineId, quantity, by: 'rule', person: null, now });
  }
  const { refundId } = inserted;
  for (const line of lines.filter(({ asks }) => asks))
    await askAboutGoods(tx, { refundId, orderId: order.id, line, now });
  if (stockOnly) await putBack(tx, context, work, lines);
  else if (writes) await planWrite(tx, context, work, { refundId, lines, total, part });
  else await giveTask(tx, { refundId, orderId: order.id, lines, now });
}

async function plannedLine(
  tx: ShopTx,
  context: FlowContext,
  { order, connection, settings }: ReturnWork,
  { lineId, caseId, quantity }: RefundStep,
): Promise<PlannedLine | null> {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) return null;
  const rma = await rmaOfLine(tx, caseId);
  const rmaLine = rma?.lines.find(({ id }) => id === caseId);
  const reason = rmaLine ? buyerWords(context.encryption, rmaLine).reason : '';
  const goods = restockDecision(settings, {
    reason,
    chosen: (rmaLine?.restock as 'restock' | 'none' | 'ask' | null | undefined) ?? null,
    chosenStockLocationRef: rmaLine?.stockLocationRef ?? null,
    shippedFromRef: null,
    stockLocationRefs: connection?.settings.stockLocationRefs ?? [],
  });
  const restocks = goods.choice === 'restock';
  return {
    caseId,
    lineId,
    title: linkOf(line)?.title ?? 'a product',
    storeLineRef: line.storeLineRef,
    quantity,
    returnedQuantity: quantity,
    returnToStock: restocks,
    stockLocationRef: restocks ? goods.stockLocationRef : null,
    amount: money(Number(line.unitPriceMinor) * quantity, line.currency),
    asks: goods.choice === 'ask',
    reason,
  };
}

async function planWrite(
  tx: ShopTx,
  context: FlowContext,
  { order, connection, now }: ReturnWork,
  input: {
    readonly refundId: string;
    readonly lines: readonly PlannedLine[];
    readonly total: Money;
    readonly part: StoreOrder;
  },
): Promise<void> {
  const { refundId, lines, total, part } = input;
  const request: RefundStoreOrderRequest = {
    refundId,
    orderId: order.id,
    storeId: order.storeId,
    place: placeOf(order),
    storeOrderRef: part.orderRef,
    name: part.name,
    saleRef: part.saleTransactionRef,
    lines: lines.map(({ storeLineRef, quantity, stockLocationRef, title }) => ({
      storeLineRef: storeLineRef ?? '',
      quantity,
      stockLocationRef,
      title,
      displaced: false,
    })),
    currency: total.currency,
    amountMinor: total.minor,
    note: lines.find(({ reason }) => reason !== '')?.reason ?? '',
    plannedAt: now.toISOString(),
  };
  const effectId = await planEffect(tx, context.encryption, {
    kind: 'refund-store-order',
    key: refundId,
    request,
    orderId: order.id,
    transferId: null,
    connectionId: connection?.id ?? null,
    now,
  });
  await nameRefundEffect(tx, { id: refundId, effectId });
}

/** Stock only: the units go back to where they were taken from, once for each number of units that came back. */
async function putBack(
  tx: ShopTx,
  context: FlowContext,
  { order, now }: ReturnWork,
  lines: readonly PlannedLine[],
): Promise<void> {
  for (const { lineId, returnToStock } of lines) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line || !returnToStock) continue;
    const returned = await tx.db.refundLine.aggregate({
      where: { shopId: tx.shopId, lineId, returnToStock: true },
      _sum: { returnedQuantity: true },
    });
    const cancelled = line.channelCancelled + (returned._sum.returnedQuantity ?? 0);
    await raiseStock(tx, context, { order, line, cancelled, now });
  }
}

async function askAboutGoods(
  tx: ShopTx,
  { refundId, orderId, line, now }: { refundId: string; orderId: string; line: PlannedLine; now: Date },
): Promise<void> {
  await raiseAttention(tx, {
    kind: 'return-goods',
    subject: `return-goods:${refundId}:${line.lineId}`,
    orderId,
    message: `${line.quantity} × “${line.title}” came back and wait for your word: the money is given back without them. Put them into stock in your shop if they can be sold again.`,
    now,
  });
}

async function giveTask(
  tx: ShopTx,
  { refundId, orderId, lines, now }: { refundId: string; orderId: string; lines: readonly PlannedLine[]; now: Date },
): Promise<void> {
  const units = lines.map(({ quantity, title }) => `${quantity} × “${title}”`).join(', ');
  await raiseAttention(tx, {
    kind: 'return-by-hand',
    subject: `refund:${refundId}`,
    orderId,
    message: `The channel took back ${units} and pays the buyer. Enter the return in your shop: refund these units there, put the goods into stock if they can be sold again, then mark this as done.`,
    now,
  });
  await logCommunication(tx, {
    orderId,
    direction: 'inside',
    action: 'Return to enter by hand',
    outcome: units,
    at: now,
  });
}
