import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { planEffect } from '../persistence/effects.ts';
import type { LineRow } from '../persistence/order-rows.ts';
import { loadTransfer } from '../persistence/transfers.ts';
import type { FlowContext } from './context.ts';
import type { AnswerRequest } from './effects/answer-transfer.ts';

/** Whether a line's verdict may be sent: a person's always, a rule's only when acceptance is automatic. */
function sendable(line: LineRow): boolean {
  return (line.outcome === 'accept' || line.outcome === 'decline') && !line.proposal;
}

/**
 * Plans the one answer of a transfer if every offered position has a verdict that may be sent; otherwise the transfer
 * waits. The caller holds the place's lock. True if an answer is now under way.
 */
export async function planAnswer(
  tx: ShopTx,
  context: FlowContext,
  connection: ConnectionView,
  transferId: string,
): Promise<boolean> {
  const transfer = await loadTransfer(tx, transferId);
  if (!transfer || transfer.state !== 'pending') return false;
  const lines = transfer.lines.filter((line) => line.channelState === 'offered');
  if (lines.length === 0 || !lines.every(sendable)) return false;
  const now = context.clock.now();
  const request: AnswerRequest = {
    transferId: transfer.channelTransferId,
    ourTransferId: transfer.id,
    connectionId: connection.id,
    place: connection.place,
    accepted: lines
      .filter((line) => line.outcome === 'accept')
      .map(({ id, channelPositionId }) => ({ lineId: id, positionId: channelPositionId })),
    declined: lines
      .filter((line) => line.outcome === 'decline')
      .map(({ id, channelPositionId }) => ({ lineId: id, positionId: channelPositionId })),
    plannedAt: now.toISOString(),
  };
  await planEffect(tx, context.encryption, {
    kind: 'answer-transfer',
    key: `${transfer.id}/${transfer.round}/${transfer.contentHash}`,
    request,
    orderId: transfer.orderId,
    transferId: transfer.id,
    connectionId: connection.id,
    now,
    urgent: lines.some((line) => line.outcomeBy === 'person'),
  });
  await tx.db.transfer.update({
    where: { shopId_id: { shopId: tx.shopId, id: transfer.id } },
    data: { state: 'answering', decideAt: null },
  });
  return true;
}
