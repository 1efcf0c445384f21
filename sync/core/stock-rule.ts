/** Whether enough units are free for a position (design section 7, *Stock rule*). */
import type { Offer } from './store-types.ts';

/**
 * Units of the same inventory item reserved by other positions, each counted in exactly one of the three.
 */
export interface ReservedByOthers {
  /** Open, and surely not yet taken off the quantity that was read. */
  readonly settled: number;
  /** Consumed so short before the reading that the quantity read may or may not contain them. */
  readonly consumedInGrace: number;
  /** Their creation or stock change is sending or unclear: the quantity read may or may not contain them. */
  readonly inFlight: number;
}

export interface StockInput {
  readonly quantity: number;
  readonly offer: Offer;
  /** The connection's setting: a variant that the store sells below zero passes without stock. */
  readonly continueSellingPasses: boolean;
  readonly reservedByOthers: ReservedByOthers;
}

/** How a judgement came about; plain JSON, units. */
export type StockFacts = {
  readonly quantity: number;
  readonly tracked: boolean;
  readonly continueSelling: boolean;
  /** Over the chosen stock locations; can be below zero. */
  readonly available: number;
  readonly settled: number;
  readonly consumedInGrace: number;
  readonly inFlight: number;
  /** Available less everything reserved by others; can be below zero. */
  readonly free: number;
  readonly passesBy: 'untracked' | 'continue-selling' | 'stock' | null;
};

export interface StockJudgement {
  /** unsettled: enough only if reservations that are just settling are counted in the quantity already; read again. */
  readonly outcome: 'pass' | 'short' | 'unsettled';
  readonly facts: StockFacts;
}

/**
 * Every reservation counts against what was read, so nothing is sold twice; one that may have been counted by the store
 * already can make the answer wait but never decline.
 */
export function judgeStock({ quantity, offer, continueSellingPasses, reservedByOthers }: StockInput): StockJudgement {
  const { settled, consumedInGrace, inFlight } = reservedByOthers;
  const available = offer.stock.reduce((sum, at) => sum + at.available, 0);
  const atBest = available - settled;
  const free = atBest - consumedInGrace - inFlight;
  const facts = (passesBy: StockFacts['passesBy']): StockFacts => ({
    quantity,
    tracked: offer.tracked,
    continueSelling: offer.continueSelling,
    available,
    settled,
    consumedInGrace,
    inFlight,
    free,
    passesBy,
  });
  if (!offer.tracked) return { outcome: 'pass', facts: facts('untracked') };
  if (free >= quantity) return { outcome: 'pass', facts: facts('stock') };
  if (offer.continueSelling && continueSellingPasses) return { outcome: 'pass', facts: facts('continue-selling') };
  return { outcome: atBest >= quantity ? 'unsettled' : 'short', facts: facts(null) };
}
