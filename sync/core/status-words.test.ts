import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storeMoves, transferMoves } from './lifecycles.ts';
import { orderWord, type OrderStateView } from './status-words.ts';

type Line = OrderStateView['lines'][number];
const line = (outcome: string, change: Partial<Line> = {}): Line => ({
  channelState: 'offered',
  outcome,
  outcomeBy: 'rule',
  proposal: false,
  ...change,
});
const view = (change: Partial<OrderStateView>): OrderStateView => ({
  channelState: 'offered',
  storeState: 'none',
  storeStateReason: null,
  lines: [],
  transferState: 'pending',
  ...change,
});
const accepted = (storeState: string, storeStateReason: string | null = null) =>
  orderWord(view({ channelState: 'accepted', storeState, storeStateReason, transferState: 'answered' }));

describe('the word for an order', () => {
  it.each([
    ['PENDING APPROVAL', [line('pending', { outcomeBy: null })]],
    ['PENDING APPROVAL', [line('accept', { proposal: true }), line('hold', { proposal: true })]],
    ['HELD', [line('accept'), line('hold')]],
    ['ANSWERING', [line('accept'), line('decline', { outcomeBy: 'person' })]],
    ['PENDING APPROVAL', [line('accept'), line('pending')]],
  ])('%s follows from the verdicts while it is offered', (word, lines) => {
    expect(orderWord(view({ lines })).word).toBe(word);
  });

  it('ignores positions that are no longer offered', () => {
    expect(orderWord(view({ lines: [line('hold', { channelState: 'gone' }), line('accept')] })).word).toBe('ANSWERING');
  });

  it.each([
    ['answering', 'ANSWERING'],
    ['contested', 'ANSWERING'],
    ['refused', 'FAILED'],
  ])('a transfer that is %s shows %s', (transferState, word) => {
    expect(orderWord(view({ transferState, lines: [line('hold')] })).word).toBe(word);
  });

  it.each([
    ['none', 'ACCEPTED'],
    ['waiting', 'WAITING'],
    ['creating', 'INSERTING'],
    ['inserted', 'INSERTED'],
    ['not-inserted', 'NOT INSERTED'],
    ['failed', 'FAILED'],
  ])('an accepted order that is %s in the store shows %s', (storeState, word) => {
    expect(accepted(storeState).word).toBe(word);
  });

  it('a wait that ends by itself is calm, one that needs somebody is not', () => {
    expect(accepted('waiting', 'order-not-read-yet').tone).toBe('info');
    expect(accepted('waiting', 'product-not-found').tone).toBe('warning');
  });

  it.each([
    ['declined', 'DECLINED'],
    ['gone', 'GONE'],
    ['canceled', 'CANCELED'],
    ['cancelled', 'CANCELED'],
  ])('%s shows %s', (channelState, word) => {
    expect(orderWord(view({ channelState })).word).toBe(word);
  });

  it('a canceled order that is in the store warns', () => {
    expect(orderWord(view({ channelState: 'canceled', storeState: 'inserted' })).tone).toBe('warning');
  });

  it('a further offer of an accepted order is not hidden', () => {
    const result = orderWord(view({ channelState: 'accepted', storeState: 'inserted', lines: [line('hold')] }));
    expect(result).toMatchObject({ word: 'INSERTED', tone: 'attention' });
    expect(result.explanation).toContain('1 position more waits for a verdict.');
  });

  it('is there for every combination of states, in whole sentences', () => {
    const any = fc.record({
      channelState: fc.constantFrom('offered', 'accepted', 'declined', 'gone', 'canceled', 'something-new'),
      storeState: fc.constantFrom(...Object.keys(storeMoves), 'something-new'),
      storeStateReason: fc.constantFrom(null, 'order-not-read-yet', 'product-not-found', 'something-new'),
      transferState: fc.constantFrom(null, ...Object.keys(transferMoves), 'something-new'),
      lines: fc.array(
        fc.record({
          channelState: fc.constantFrom('offered', 'accepted'),
          outcome: fc.constantFrom('pending', 'accept', 'decline', 'hold'),
          outcomeBy: fc.constantFrom(null, 'rule', 'person'),
          proposal: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(any, (state) => {
        const { word, explanation } = orderWord(state);
        expect(word).toMatch(/^[A-Z -]+$/);
        expect(explanation).toMatch(/^[A-Z0-9].+\.$/);
        expect(explanation).not.toMatch(/undefined|null/);
      }),
    );
  });
});
