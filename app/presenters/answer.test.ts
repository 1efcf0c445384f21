import { expect, it } from 'vitest';
import { answerView } from './answer.server.ts';

const group = (outcome: string, proposal: boolean, lines: number) => ({ outcome, proposal, lines });

it('nothing open is no answer', () => {
  expect(answerView([])).toBeNull();
});

it.each([
  [
    [group('accept', false, 2), group('hold', false, 1)],
    '2 of 3 positions have a verdict. The answer goes out once for all of them, and is sent when the last one has its verdict.',
  ],
  [
    [group('accept', false, 1), group('accept', true, 1), group('pending', false, 1)],
    '1 of 3 positions has a verdict, and the rules propose one for 1 more. The answer goes out once for all of them, and is sent when the last one has its verdict.',
  ],
  [
    [group('accept', true, 2)],
    'The rules propose a verdict for all 2 positions. Nothing is sent until you send it or decide otherwise.',
  ],
  [
    [group('decline', true, 1)],
    'The rules propose a verdict for the position. Nothing is sent until you send it or decide otherwise.',
  ],
  [
    [group('accept', false, 1), group('decline', false, 1)],
    'Every position has a verdict. The answer is about to be sent.',
  ],
])('%j', (open, sentence) => {
  expect(answerView(open)?.sentence).toBe(sentence);
});
