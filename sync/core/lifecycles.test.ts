import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PositionState } from './channel-types.ts';
import {
  effectMoves,
  isTerminal,
  mayMove,
  positionMoves,
  refundMoves,
  reservationMoves,
  rmaLineMoves,
  rmaMoves,
  rmaRequestMoves,
  storeMoves,
  transferMoves,
  type EffectState,
  type StateOf,
  type TerminalStateOf,
} from './lifecycles.ts';
import type { ReturnLineState } from './return-types.ts';

const tables = [
  ['position', positionMoves, 'offered'],
  ['transfer', transferMoves, 'pending'],
  ['store', storeMoves, 'none'],
  ['effect', effectMoves, 'planned'],
  ['reservation', reservationMoves, 'open'],
  ['line of an RMA', rmaLineMoves, 'pending'],
  ['RMA', rmaMoves, 'pending'],
  ['RMA request', rmaRequestMoves, 'draft'],
  ['refund', refundMoves, 'intent', 'parked'],
] as const;

describe.each(tables)(
  'the lifecycle of a %s',
  (_, table: Readonly<Record<string, readonly string[]>>, ...starts: readonly (string | undefined)[]) => {
    const states = Object.keys(table);

    it('reaches every state from where it begins', () => {
      const reached = new Set<string>(starts.filter((start) => start !== undefined));
      for (const state of reached) for (const next of table[state] ?? []) reached.add(next);
      expect([...reached].sort()).toEqual([...states].sort());
    });

    it('ends somewhere from every state, and stays there', () => {
      const ends = new Set<string>(states.filter((state) => isTerminal(table, state)));
      for (let more = true; more;) {
        const before = ends.size;
        for (const state of states) if (table[state]?.some((next) => ends.has(next))) ends.add(state);
        more = ends.size > before;
      }
      expect(ends.size).toBe(states.length);
    });

    it('names no move to itself, and none twice', () => {
      for (const state of states) {
        expect(table[state]).not.toContain(state);
        expect(new Set(table[state]).size).toBe(table[state]?.length);
      }
    });
  },
);

describe('moves', () => {
  it('late news never brings back what is settled', () => {
    const any = fc.constantFrom(...(Object.keys(effectMoves) as EffectState[]));
    fc.assert(fc.property(any, (to) => !mayMove(effectMoves, 'done', to)));
    expect(mayMove(positionMoves, 'accepted', 'gone')).toBe(false);
    expect(mayMove(transferMoves, 'answered', 'pending')).toBe(false);
    expect(mayMove(reservationMoves, 'consumed', 'open')).toBe(false);
    expect(mayMove(rmaLineMoves, 'refunded', 'accepted')).toBe(false);
    expect(mayMove(refundMoves, 'done', 'intent')).toBe(false);
  });

  it('what may have been executed is looked up, never sent again at once', () => {
    expect(mayMove(effectMoves, 'sending', 'unclear')).toBe(true);
    expect(mayMove(effectMoves, 'unclear', 'sending')).toBe(false);
    expect(mayMove(effectMoves, 'planned', 'done')).toBe(false);
  });

  it('the channel’s word stands over our memory', () => {
    expect(mayMove(transferMoves, 'gone', 'pending')).toBe(true);
    expect(mayMove(positionMoves, 'gone', 'accepted')).toBe(true);
  });

  it('a return request that the channel refused is not sent again', () => {
    expect(mayMove(rmaRequestMoves, 'declined', 'sent')).toBe(false);
    expect(mayMove(rmaRequestMoves, 'accepted', 'sent')).toBe(false);
  });

  it('has the states of a return’s line that the channel port has', () => {
    const toPort = (state: StateOf<typeof rmaLineMoves>): ReturnLineState => state;
    const fromPort = (state: ReturnLineState): StateOf<typeof rmaLineMoves> => state;
    const end: TerminalStateOf<typeof rmaLineMoves> = 'refunded';
    expect(toPort(fromPort(end))).toBe('refunded');
  });

  it('has the states of a position that the channel port has, and its end typed apart', () => {
    const toPort = (state: StateOf<typeof positionMoves>): PositionState => state;
    const fromPort = (state: PositionState): StateOf<typeof positionMoves> => state;
    const end: TerminalStateOf<typeof positionMoves> = 'accepted';
    expect(toPort(fromPort(end))).toBe('accepted');
  });

  it('does not know states that are none of its own', () => {
    expect(mayMove(positionMoves as Record<string, readonly string[]>, 'nowhere', 'gone')).toBe(false);
  });
});
