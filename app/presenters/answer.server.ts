import type { AnswerView } from '../views/order.ts';

export interface OpenLines {
  readonly outcome: string;
  readonly proposal: boolean;
  readonly lines: number;
}

/** How far the one answer is; null when nothing waits for one. */
export function answerView(open: readonly OpenLines[]): AnswerView | null {
  const sum = (fits: (group: OpenLines) => boolean) =>
    open.filter(fits).reduce((total, group) => total + group.lines, 0);
  const judged = (group: OpenLines) => group.outcome === 'accept' || group.outcome === 'decline';
  const all = sum(() => true);
  if (all === 0) return null;
  const decided = sum((group) => judged(group) && !group.proposal);
  const proposed = sum((group) => judged(group) && group.proposal);
  return { open: all, decided, proposed, sentence: sentenceOf(all, decided, proposed) };
}

function sentenceOf(all: number, decided: number, proposed: number): string {
  const positions = all === 1 ? '1 position' : `${all} positions`;
  const missing = all - decided - proposed;
  if (decided === all) return 'Every position has a verdict. The answer is about to be sent.';
  if (missing === 0 && decided === 0)
    return `The rules propose a verdict for ${all === 1 ? 'the position' : `all ${positions}`}. Nothing is sent until you send it or decide otherwise.`;
  const have = `${decided} of ${positions} ${decided === 1 ? 'has' : 'have'} a verdict`;
  const rest = proposed > 0 ? `, and the rules propose one for ${proposed} more` : '';
  return `${have}${rest}. The answer goes out once for all of them, and is sent when the last one has its verdict.`;
}
