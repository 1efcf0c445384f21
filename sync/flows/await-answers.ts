import { SKEW_MS, type LineReturns, type ReturnStep } from '../core/returns.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { makeDue, pollCompletedSince } from '../persistence/polls.ts';
import { rmaOfLine } from '../persistence/rmas.ts';

/**
 * Of the refunds to be written, those whose case may be the answer to a request of ours that is still under way: the
 * channel may name it only in the request, which was read a moment before the case. They wait until returns were read
 * completely once more after the case was decided, and that is made due.
 */
export async function casesThatMayAnswer(
  tx: ShopTx,
  input: {
    readonly connection: ConnectionView | null;
    readonly lines: readonly LineReturns[];
    readonly steps: readonly (ReturnStep & { readonly lineId: string })[];
    readonly now: Date;
  },
): Promise<ReadonlySet<string>> {
  const { connection, lines, steps, now } = input;
  const waiting = new Set<string>();
  // Without a connection nothing is read any more that could tell.
  if (!connection?.active) return waiting;
  for (const step of steps) {
    if (step.kind !== 'refund-in-store') continue;
    const line = lines.find(({ lineId }) => lineId === step.lineId);
    const unit = line?.rmas.find(({ rmaLineId }) => rmaLineId === step.caseId);
    const rma = unit && (await rmaOfLine(tx, step.caseId));
    if (!line || !unit || !rma || unit.requestId !== null) continue;
    const mayAnswer = line.requests.some(
      ({ state, answerNamed, startedAt }) =>
        state === 'sent' && !answerNamed && startedAt.getTime() - SKEW_MS <= unit.startedAt.getTime(),
    );
    if (!mayAnswer) continue;
    const since = rma.decidedAt ?? rma.updatedAt;
    if (!(await pollCompletedSince(tx, { connectionId: connection.id, task: 'poll-returns', since })))
      waiting.add(step.caseId);
  }
  if (waiting.size > 0) await makeDue(tx, { connectionId: connection.id, now, tasks: ['poll-returns'] });
  return waiting;
}
