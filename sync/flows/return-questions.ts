/** What the comparison of an order's returns leaves to a person: one item for each, gone again when its cause is. */
import type { ReturnStep } from '../core/returns.ts';
import type { ShopTx } from '../persistence/database.ts';
import { raiseAttention } from '../persistence/journal.ts';
import type { OrderWithLines } from '../persistence/orders.ts';

/** Kinds of items that are raised here and nowhere else. */
const KINDS = ['return-same-units', 'return-too-many', 'return-unanswered', 'return-not-requested'] as const;

export type QuestionStep =
  | Extract<ReturnStep, { kind: 'ask' | 'too-many' | 'unanswered' }>
  /** Units refunded in the store that the channel is not asked about, and why. */
  | { readonly kind: 'not-requested'; readonly refundLineId: string; readonly quantity: number; readonly why: string };

export interface ReturnQuestion {
  readonly step: QuestionStep & { readonly lineId: string };
  readonly title: string;
}

/** Raises what is open now, and ends what is not any more. */
export async function tellReturns(
  tx: ShopTx,
  input: { readonly order: OrderWithLines; readonly questions: readonly ReturnQuestion[]; readonly now: Date },
): Promise<void> {
  const { order, questions, now } = input;
  const subjects: string[] = [];
  for (const question of questions) {
    const { kind, about, message } = wordsOf(question);
    const subject = `${kind}:${question.step.lineId}:${about}`;
    subjects.push(subject);
    await raiseAttention(tx, { kind, subject, orderId: order.id, message, now });
  }
  await tx.db.attention.updateMany({
    where: {
      shopId: tx.shopId,
      orderId: order.id,
      kind: { in: [...KINDS] },
      subject: { notIn: subjects },
      handledAt: null,
    },
    data: { handledAt: now, handledBy: 'the app' },
  });
}

function wordsOf({ step, title }: ReturnQuestion): {
  readonly kind: (typeof KINDS)[number];
  readonly about: string;
  readonly message: string;
} {
  const units = `${step.quantity} × “${title}”`;
  switch (step.kind) {
    case 'ask':
      return {
        kind: 'return-same-units',
        about: `${step.caseId}:${step.refundLineId}`,
        message: `${units}: the channel has a return of it, and your shop has a refund of it. ${WHY[step.why]} Say on the order’s page whether these are the same units; until then nothing is written.`,
      };
    case 'too-many':
      return {
        kind: 'return-too-many',
        about: step.side === 'store' ? step.caseId : step.refundLineId,
        message:
          step.side === 'store'
            ? `The channel took back ${units} that your shop cannot refund any more: all sold units are refunded already. Compare both sides and write to the channel’s support.`
            : `Your shop refunded ${units} that the channel cannot take back any more: all sold units are in returns already. Look whether a refund was made twice.`,
      };
    case 'unanswered':
      return {
        kind: 'return-unanswered',
        about: step.refundLineId,
        message: `Your shop refunded ${units}, and the channel did not take it back. It is not asked again by itself. Settle it in the channel’s own panel, or take the refund back in your shop.`,
      };
    case 'not-requested':
      return {
        kind: 'return-not-requested',
        about: step.refundLineId,
        message: `Your shop refunded ${units}. ${step.why}`,
      };
  }
}

const WHY: Readonly<Record<Extract<ReturnStep, { kind: 'ask' }>['why'], string>> = {
  'same-units': 'Both began by themselves within two days.',
  'other-quantity': 'Their quantities differ.',
  declining: 'The return is being declined here.',
};
