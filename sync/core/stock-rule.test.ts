import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStock, type ReservedByOthers } from './stock-rule.ts';
import { nothingReserved, offer } from './test-values.ts';

const GRACE = 30;

function judge(quantity: number, available: number, reserved: Partial<ReservedByOthers> = {}) {
  return judgeStock({
    quantity,
    offer: offer({ stock: [{ stockLocationRef: '1', available }] }),
    continueSellingPasses: false,
    reservedByOthers: { ...nothingReserved, ...reserved },
  });
}

describe('the stock rule', () => {
  it('passes what is free and nothing more', () => {
    expect(judge(2, 2).outcome).toBe('pass');
    expect(judge(3, 2).outcome).toBe('short');
    expect(judge(1, 2, { settled: 2 })).toMatchObject({ outcome: 'short', facts: { free: 0 } });
    expect(judge(1, -3).outcome).toBe('short');
  });

  it('adds the chosen stock locations up; none with a level is no stock', () => {
    const at = (...available: number[]) =>
      judgeStock({
        quantity: 3,
        offer: offer({ stock: available.map((n, i) => ({ stockLocationRef: `${i}`, available: n })) }),
        continueSellingPasses: false,
        reservedByOthers: nothingReserved,
      }).outcome;
    expect([at(1, 2), at(1, 1), at()]).toEqual(['pass', 'short', 'short']);
  });

  it.each([{ consumedInGrace: 1 }, { inFlight: 1 }])(
    'waits rather than declines while %j may be counted twice',
    (reserved) => {
      expect(judge(2, 2, reserved).outcome).toBe('unsettled');
      expect(judge(3, 2, reserved).outcome).toBe('short');
      expect(judge(1, 2, reserved).outcome).toBe('pass');
    },
  );

  it('passes what the store does not track', () => {
    const untracked = offer({ tracked: false, stock: [] });
    const judged = judgeStock({
      quantity: 9,
      offer: untracked,
      continueSellingPasses: false,
      reservedByOthers: nothingReserved,
    });
    expect(judged).toMatchObject({ outcome: 'pass', facts: { passesBy: 'untracked' } });
  });

  it('passes what the store sells below zero only where the merchant chose so', () => {
    const endless = offer({ continueSelling: true, stock: [] });
    const at = (continueSellingPasses: boolean) =>
      judgeStock({ quantity: 1, offer: endless, continueSellingPasses, reservedByOthers: nothingReserved }).outcome;
    expect([at(true), at(false)]).toEqual(['pass', 'short']);
  });
});

/** Every step takes five seconds; a reading is up to ten seconds old when it is used. */
type Step =
  | { readonly kind: 'offer'; readonly quantity: number; readonly age: number }
  | { readonly kind: 'restock'; readonly units: number }
  | { readonly kind: 'send' | 'land' | 'place' | 'drop'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('offer' as const),
    quantity: fc.integer({ min: 1, max: 4 }),
    age: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({ kind: fc.constant('restock' as const), units: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constantFrom('send' as const, 'land' as const, 'place' as const, 'drop' as const),
    which: fc.nat(20),
  }),
);

interface Reservation {
  readonly quantity: number;
  /** open → sent (the creation is under way) → consumed; or ended. */
  state: 'open' | 'sent' | 'consumed' | 'ended';
  /** When the store took the units off, seen by nobody but the store. */
  landedAt: number | null;
  consumedAt: number | null;
}

/** A store that sells only through us, and what was accepted; the rule sees only readings and reservations. */
class World {
  now = 100;
  readonly reservations: Reservation[] = [];
  private readonly history: number[] = [];

  private onHand: number;

  constructor(initial: number) {
    this.onHand = initial;
  }

  run(next: Step): void {
    this.history.push(this.onHand);
    this.now += 5;
    if (next.kind === 'restock') this.onHand += next.units;
    else if (next.kind === 'offer') this.offer(next.quantity, next.age);
    else this.move(next.kind, this.reservations[next.which % Math.max(1, this.reservations.length)]);
  }

  /** Units in the store that no accepted position needs; below zero means oversold. */
  unneeded(): number {
    const waiting = this.reservations.filter((r) => (r.state === 'open' || r.state === 'sent') && r.landedAt === null);
    return this.onHand - units(waiting);
  }

  private offer(quantity: number, age: number): void {
    const readAt = this.now - age * 5;
    const available = age === 0 ? this.onHand : (this.history[this.history.length - age] ?? this.onHand);
    const judged = judge(quantity, available, {
      settled: units(this.reservations.filter((r) => r.state === 'open')),
      inFlight: units(this.reservations.filter((r) => r.state === 'sent')),
      consumedInGrace: units(this.reservations.filter((r) => (r.consumedAt ?? 0) > readAt - GRACE)),
    });
    if (judged.outcome === 'short') {
      const notYetTakenOff = this.reservations.filter(
        (r) => r.state !== 'ended' && (r.landedAt === null || r.landedAt > readAt),
      );
      expect(available - units(notYetTakenOff)).toBeLessThan(quantity);
    }
    if (judged.outcome === 'pass')
      this.reservations.push({ quantity, state: 'open', landedAt: null, consumedAt: null });
  }

  private move(kind: 'send' | 'land' | 'place' | 'drop', reservation: Reservation | undefined): void {
    if (!reservation) return;
    if (kind === 'send' && reservation.state === 'open') reservation.state = 'sent';
    if (kind === 'drop' && reservation.state === 'open') reservation.state = 'ended';
    if (kind === 'land' && reservation.state === 'sent' && reservation.landedAt === null) {
      reservation.landedAt = this.now;
      this.onHand -= reservation.quantity;
    }
    if (kind === 'place' && reservation.state === 'sent' && reservation.landedAt !== null) {
      reservation.state = 'consumed';
      reservation.consumedAt = this.now;
    }
  }
}

function units(reservations: readonly Reservation[]): number {
  return reservations.reduce((sum, { quantity }) => sum + quantity, 0);
}

describe('whatever happens in whatever order', () => {
  it('nothing is sold twice, and nothing is turned down that the store has', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.array(step, { maxLength: 60 }), (initial, steps) => {
        const world = new World(initial);
        for (const next of steps) {
          world.run(next);
          expect(world.unneeded()).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
