import type { ShopTx } from '../persistence/database.ts';
import { refundWords, refundOfLine } from '../persistence/refunds.ts';
import { tieUnits } from '../persistence/return-balance.ts';
import { sendDecision } from '../persistence/rma-decisions.ts';
import { decideLines, rmaOfLine } from '../persistence/rmas.ts';
import type { FlowContext } from './context.ts';
import type { ReturnWork } from './return-steps.ts';

/**
 * The merchant gave these units back already: the return that waits for them is accepted. The reason is the refund's own,
 * else the connection's.
 */
export async function acceptByRule(
  tx: ShopTx,
  context: FlowContext,
  { connection, settings, now }: ReturnWork,
  steps: readonly {
    readonly lineId: string;
    readonly rmaLineId: string;
    readonly refundLineId: string | null;
    readonly quantity: number;
  }[],
): Promise<void> {
  const rmaIds = new Set<string>();
  for (const { lineId, rmaLineId, refundLineId, quantity } of steps) {
    const rma = await rmaOfLine(tx, rmaLineId);
    if (!rma) continue;
    const refund = refundLineId === null ? null : await refundOfLine(tx, refundLineId);
    const said = refund ? refundWords(context.encryption, refund).reason?.trim() : null;
    const reason = (said || settings.acceptReason || settings.defaultReason).slice(0, 255);
    const decided = await decideLines(tx, {
      rmaId: rma.id,
      // The goods went where the refund put them.
      lines: [{ rmaLineId, decision: 'accept', reason, restock: 'none' }],
      by: 'rule',
      person: null,
      now,
    });
    if (!decided) continue;
    if (refundLineId !== null) {
      await tieUnits(tx, { lineId, caseId: rmaLineId, refundLineId, quantity, by: 'rule', person: null, now });
    }
    rmaIds.add(rma.id);
  }
  for (const rmaId of rmaIds) {
    await sendDecision(tx, context.encryption, { rmaId, connectionId: connection?.id ?? null, now });
  }
}
