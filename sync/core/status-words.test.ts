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

  it.each([
    ['none', 'INSERTED'],
    ['part', 'PARTIALLY SHIPPED'],
    ['all', 'SHIPPED'],
  ])('one in the store with %s of it shipped shows %s', (shippedState, word) => {
    expect(orderWord(view({ channelState: 'accepted', storeState: 'inserted', shippedState })).word).toBe(word);
  });

  it('one that is not in the store shows why, whatever was shipped', () => {
    expect(orderWord(view({ channelState: 'accepted', storeState: 'failed', shippedState: 'all' })).word).toBe(
      'FAILED',
    );
  });

  it.each([
    ['offered', 'HANDLED'],
    ['accepted', 'HANDLED'],
    ['declined', 'DECLINED'],
    ['canceled', 'CANCELED'],
  ])('one that a person has handled shows, while it is %s, %s', (channelState, word) => {
    const handledAt = new Date(0);
    expect(orderWord(view({ channelState, storeState: 'inserted', shippedState: 'part', handledAt })).word).toBe(word);
  });

  it('one of which a part was cancelled says how much, and warns when the store ships less than the channel sold', () => {
    const inserted = (channelCancelled: number, storeCancelled: number) =>
      orderWord(
        view({
          channelState: 'accepted',
          storeState: 'inserted',
          units: { accepted: 3, channelCancelled, storeCancelled },
        }),
      );
    expect(inserted(0, 0).explanation).toBe('The order is in the store.');
    expect(inserted(1, 1)).toMatchObject({ word: 'INSERTED', tone: 'success' });
    expect(inserted(1, 0).explanation).toContain('Partially cancelled: 1 of 3 units cancelled at the channel.');
    expect(inserted(0, 2)).toMatchObject({ word: 'INSERTED', tone: 'warning' });
    expect(inserted(0, 2).explanation).toContain('2 of 3 units cancelled in the store. The channel still counts on');
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

  it('a canceled order is calm once the store has canceled it too', () => {
    const units = { accepted: 2, channelCancelled: 2, storeCancelled: 2 };
    const both = orderWord(view({ channelState: 'canceled', storeState: 'inserted', units }));
    expect([both.tone, both.explanation]).toEqual(['new', expect.stringContaining('in the store too')]);
  });

  it.each([
    ['creating', 'none', 'while it was being put in the store'],
    ['failed', 'none', 'while it was being put in the store'],
    ['inserted', 'part', 'some of it was shipped before'],
  ])('a canceled order that is %s with %s of it shipped warns', (storeState, shippedState, text) => {
    const canceled = orderWord(view({ channelState: 'canceled', storeState, shippedState }));
    expect([canceled.tone, canceled.explanation]).toEqual(['warning', expect.stringContaining(text)]);
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
      shippedState: fc.constantFrom(undefined, 'none', 'part', 'all', 'something-new'),
      handledAt: fc.constantFrom(undefined, null, new Date(0)),
      units: fc.option(fc.record({ accepted: fc.nat(5), channelCancelled: fc.nat(5), storeCancelled: fc.nat(5) }), {
        nil: undefined,
      }),
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
