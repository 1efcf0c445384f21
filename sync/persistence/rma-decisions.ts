/** Sending what was decided about a return case. */
import type { Encryption } from '../platform/encryption.ts';
import { planEffect } from './effects.ts';
import type { ShopTx } from './database.ts';
import { placeOf } from './order-rows.ts';
import { loadRma, startDeciding } from './rmas.ts';

/**
 * Plans the one decision of a case when every line that waits has one. False while one is missing, or nothing waits. A line
 * that cannot be read keeps the case with a person: the channel wants all of its lines decided.
 */
export async function sendDecision(
  tx: ShopTx,
  encryption: Encryption,
  input: { readonly rmaId: string; readonly connectionId: string | null; readonly now: Date },
): Promise<boolean> {
  const { rmaId, connectionId, now } = input;
  const rma = await loadRma(tx, rmaId);
  if (rma?.state !== 'pending') return false;
  const waiting = rma.lines.filter(({ state }) => state === 'pending');
  const lines = waiting.flatMap(({ channelLineId, decision, decisionReason }) =>
    decision === null || decisionReason === null ? [] : [{ id: channelLineId, decision, reason: decisionReason }],
  );
  if (waiting.length === 0 || lines.length < waiting.length) return false;
  // One that was given up before is another decision, sent under a key of its own.
  const earlier = await tx.db.effect.count({
    where: { shopId: tx.shopId, kind: 'decide-rma', key: { startsWith: `${rmaId}/` } },
  });
  const effectId = await planEffect(tx, encryption, {
    kind: 'decide-rma',
    key: `${rmaId}/${earlier}`,
    request: { rmaId, orderId: rma.orderId, place: placeOf(rma), returnId: rma.channelRmaId, lines },
    orderId: rma.orderId,
    transferId: null,
    connectionId,
    now,
    urgent: true,
  });
  return startDeciding(tx, { rmaId, effectId, now });
}
