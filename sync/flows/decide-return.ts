import type { ShopId } from '../core/ids.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import { logCommunication } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { lockPlace } from '../persistence/orders.ts';
import { sendDecision } from '../persistence/rma-decisions.ts';
import { decideLines, loadRma, type LineDecision } from '../persistence/rmas.ts';
import type { FlowContext } from './context.ts';

export type DecideReturnOutcome =
  /** The decision is on its way. */
  | { readonly kind: 'sent' }
  /** Kept; the case is sent when its other lines are decided too. */
  | { readonly kind: 'recorded' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-found' };

const MAX_REASON = 255;
const NOT_WAITING = 'This return does not wait for a decision any more. Its outcome shows here.';

/**
 * *Accept* and *Decline*: a person decides lines of a return. What is decided stays here until every line of the case has a
 * word; then one decision goes out. A case that was decided meanwhile says so and nothing is sent.
 */
export async function decideReturn(
  context: FlowContext,
  input: { shopId: ShopId; rmaId: string; lines: readonly LineDecision[]; person: string },
): Promise<DecideReturnOutcome> {
  const { rmaId, person } = input;
  const lines = input.lines.map((line) => ({ ...line, reason: line.reason.trim() }));
  const [first] = lines;
  if (!first) return { kind: 'refused', message: 'No line of the return was chosen.' };
  if (lines.some(({ reason }) => reason === ''))
    return { kind: 'refused', message: 'Enter a reason: the channel wants one, and the buyer may read it.' };
  if (lines.some(({ reason }) => [...reason].length > MAX_REASON))
    return { kind: 'refused', message: `The reason is too long. It may have ${MAX_REASON} characters.` };
  return context.database.withShop(input.shopId, async (tx): Promise<DecideReturnOutcome> => {
    const rma = await loadRma(tx, rmaId);
    if (!rma) return { kind: 'not-found' };
    await lockPlace(tx, placeOf(rma));
    const now = context.clock.now();
    if (!(await decideLines(tx, { rmaId, lines, by: 'person', person, now }))) {
      return { kind: 'refused', message: NOT_WAITING };
    }
    const connection = await connectionForPlace(tx, placeOf(rma));
    if (rma.orderId !== null) {
      await logCommunication(tx, {
        orderId: rma.orderId,
        direction: 'inside',
        action: 'Return decided by a person',
        outcome: `${person}: ${lines.map(({ decision, reason }) => `${decision} (“${reason}”)`).join(', ')}`,
        at: now,
      });
    }
    const sent = await sendDecision(tx, context.encryption, { rmaId, connectionId: connection?.id ?? null, now });
    return { kind: sent ? 'sent' : 'recorded' };
  });
}

/** How a decision about several returns went, return by return. */
export interface DecideReturnsResult {
  readonly done: number;
  /** Left as they are, with the reason. */
  readonly skipped: readonly { readonly rmaId: string; readonly message: string }[];
}

/** The same decision and reason for every line that waits of each of these returns. What is refused for one leaves the others as they are. */
export async function decideReturns(
  context: FlowContext,
  input: {
    shopId: ShopId;
    rmaIds: readonly string[];
    decision: 'accept' | 'decline';
    reason: string;
    person: string;
  },
): Promise<DecideReturnsResult> {
  const { shopId, decision, reason, person } = input;
  const skipped: { rmaId: string; message: string }[] = [];
  for (const rmaId of input.rmaIds) {
    const rma = await context.database.withShop(shopId, (tx) => loadRma(tx, rmaId));
    const lines = (rma?.lines ?? []).filter(({ state }) => state === 'pending');
    const unreadable = lines.some((line) => line.unreadable !== null);
    const outcome: DecideReturnOutcome = !rma
      ? { kind: 'not-found' }
      : unreadable
        ? { kind: 'refused', message: 'A line of this return could not be read. Decide it in the channel’s own panel.' }
        : lines.length === 0
          ? { kind: 'refused', message: NOT_WAITING }
          : await decideReturn(context, {
              shopId,
              rmaId,
              person,
              lines: lines.map(({ id }) => ({ rmaLineId: id, decision, reason })),
            });
    if (outcome.kind === 'refused') skipped.push({ rmaId, message: outcome.message });
    if (outcome.kind === 'not-found') skipped.push({ rmaId, message: 'This return was not found.' });
  }
  return { done: input.rmaIds.length - skipped.length, skipped };
}
