/** Carrying out what the comparison of an order's returns asks for; each step records its tie in the same transaction. */
import type { ReturnSettings } from '../core/return-settings.ts';
import type { ReturnStep } from '../core/returns.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { linkOf } from '../persistence/order-rows.ts';
import type { OrderWithLines } from '../persistence/orders.ts';
import { refundOfLine } from '../persistence/refunds.ts';
import { tieUnits } from '../persistence/return-balance.ts';
import type { FlowContext } from './context.ts';
import { acceptByRule } from './return-accept.ts';
import { tellReturns, type ReturnQuestion } from './return-questions.ts';
import { planStoreRefunds } from './plan-store-refund.ts';
import { planRequests } from './plan-rma-request.ts';

export interface ReturnWork {
  readonly order: OrderWithLines;
  readonly connection: ConnectionView | null;
  readonly settings: ReturnSettings;
  /** Whether the store's refunds can be written by us. */
  readonly canRefund: boolean;
  readonly now: Date;
}

type Step<K extends ReturnStep['kind']> = Extract<ReturnStep, { kind: K }> & { readonly lineId: string };

export async function carryOut(
  tx: ShopTx,
  context: FlowContext,
  work: ReturnWork,
  steps: readonly (ReturnStep & { readonly lineId: string })[],
): Promise<void> {
  const { order, now } = work;
  const of = <K extends ReturnStep['kind']>(kind: K) => steps.filter((step) => step.kind === kind) as Step<K>[];
  for (const { lineId, caseId, refundLineId, quantity } of of('tie')) {
    await tieUnits(tx, { lineId, caseId, refundLineId, quantity, by: 'rule', person: null, now });
  }
  await acceptByRule(tx, context, work, of('accept-rma'));
  await planStoreRefunds(tx, context, work, of('refund-in-store'));
  const open = await planRequests(tx, context, work, of('request-at-channel'));
  const unanswered: Step<'unanswered'>[] = [];
  for (const step of of('unanswered')) if (!(await isFinished(tx, step.refundLineId))) unanswered.push(step);
  const questions = [...of('ask'), ...of('too-many'), ...unanswered].map((step): ReturnQuestion => {
    const line = order.lines.find(({ id }) => id === step.lineId);
    return { step, title: (line && linkOf(line)?.title) ?? 'A product' };
  });
  await tellReturns(tx, { order, questions: [...questions, ...open], now });
}

/**
 * A person has entered at the channel what could not be sent, or wants nothing more from it; or the request has a task of its
 * own.
 */
async function isFinished(tx: ShopTx, refundLineId: string): Promise<boolean> {
  const refund = await refundOfLine(tx, refundLineId);
  if (refund === null) return false;
  const requests = await tx.db.rmaRequest.findMany({
    where: { shopId: tx.shopId, refundId: refund.id },
    select: { id: true, handledAt: true },
  });
  if (requests.some(({ handledAt }) => handledAt !== null)) return true;
  const subjects = requests.map(({ id }) => `rma-request:${id}`);
  return (
    (await tx.db.attention.count({ where: { shopId: tx.shopId, subject: { in: subjects }, handledAt: null } })) > 0
  );
}
