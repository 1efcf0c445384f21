/** Both sides' returns of an order as the balance compares them, the ties between them, and what it came to. */
import type { ReturnKind, ReturnLineState } from '../core/return-types.ts';
import type { LineBalance, LineReturns } from '../core/returns.ts';
import type { ShopTx } from './database.ts';
import { refundsOf, type RefundState } from './refunds.ts';
import { requestsOf, type RequestState } from './rma-requests.ts';
import { rmasOf } from './rmas.ts';

/** Refunds that count: seen, written, on their way, or a person's to write. What may be one of ours waits to be told apart. */
const COUNTED: ReadonlySet<RefundState> = new Set(['intent', 'done', 'task']);

/** Every accepted line of the order with what came back of it. The caller holds the place's lock. */
export async function lineReturnsOf(tx: ShopTx, orderId: string): Promise<readonly LineReturns[]> {
  const lines = await tx.db.orderLine.findMany({
    where: { shopId: tx.shopId, orderId, channelState: 'accepted' },
    orderBy: { sequence: 'asc' },
  });
  const rmas = await rmasOf(tx, orderId);
  const requests = await requestsOf(tx, orderId);
  const refunds = (await refundsOf(tx, orderId)).filter(({ state }) => COUNTED.has(state as RefundState));
  const ties = await tx.db.returnTie.findMany({
    where: { shopId: tx.shopId, lineId: { in: lines.map(({ id }) => id) } },
    orderBy: [{ at: 'asc' }, { caseId: 'asc' }, { refundLineId: 'asc' }],
  });
  return lines.map((line) => ({
    lineId: line.id,
    sold: Math.max(0, line.quantity - Math.max(line.channelCancelled, line.storeCancelled)),
    rmas: rmas.flatMap((rma) =>
      rma.lines
        .filter(({ lineId, unreadable }) => lineId === line.id && unreadable === null)
        .map((entry) => ({
          rmaLineId: entry.id,
          quantity: entry.quantity,
          kind: rma.kind as ReturnKind,
          state: entry.state as ReturnLineState,
          decision: entry.decision as 'accept' | 'decline' | null,
          requestId: rma.requestId,
          startedAt: rma.channelCreatedAt ?? rma.firstSeenAt,
        })),
    ),
    requests: requests.flatMap((request) =>
      request.lines
        .filter(({ lineId }) => lineId === line.id)
        .map(({ quantity }) => ({
          requestId: request.id,
          quantity,
          state: request.state as RequestState,
          answerNamed: request.channelRmaId !== null,
          handled: request.handledAt !== null,
          startedAt: request.createdAt,
        })),
    ),
    refunds: refunds.flatMap((refund) =>
      refund.lines
        .filter(({ lineId, returnedQuantity }) => lineId === line.id && returnedQuantity > 0)
        .map((entry) => ({
          refundLineId: entry.id,
          quantity: entry.returnedQuantity,
          origin: refund.origin as 'channel' | 'store',
          startedAt: refund.madeAt,
        })),
    ),
    ties: ties
      .filter(({ lineId }) => lineId === line.id)
      .map(({ caseId, refundLineId, quantity }) => ({ caseId, refundLineId, quantity })),
  }));
}

/**
 * Writes down which units of both sides are the same; 0: a person said that they are not. Said again, the later word
 * stands.
 */
export async function tieUnits(
  tx: ShopTx,
  input: {
    readonly lineId: string;
    /** Id of the RMA's line, or of the request. */
    readonly caseId: string;
    readonly refundLineId: string;
    readonly quantity: number;
    readonly by: 'rule' | 'person';
    readonly person: string | null;
    readonly now: Date;
  },
): Promise<void> {
  const { lineId, caseId, refundLineId, quantity, by, person, now } = input;
  await tx.db.returnTie.upsert({
    where: { shopId_caseId_refundLineId: { shopId: tx.shopId, caseId, refundLineId } },
    create: { shopId: tx.shopId, lineId, caseId, refundLineId, quantity, by, person, at: now },
    update: { quantity, by, person, at: now },
  });
}

/** Keeps the counters of a line for lists and for the money view. */
export async function saveReturned(tx: ShopTx, { lineId, channel, store }: LineBalance): Promise<void> {
  await tx.db.orderLine.update({
    where: { shopId_id: { shopId: tx.shopId, id: lineId } },
    data: { channelReturned: channel, storeReturned: store },
  });
}

/** The order's returns were compared at the hint of `dueAt`; a later hint stays. */
export async function finishComparing(
  tx: ShopTx,
  input: { readonly orderId: string; readonly dueAt: Date; readonly next: Date | null },
): Promise<void> {
  await tx.db.order.updateMany({
    where: { shopId: tx.shopId, id: input.orderId, returnsDueAt: input.dueAt },
    data: { returnsDueAt: input.next },
  });
}
