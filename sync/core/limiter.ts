/** A token bucket shared by all processes: `capacity` tokens at most, refilled at `refillPerSecond`. */
export interface RateBucket {
  /** e.g. `miinto:production:1-m!i!s-045-1234` or `shopify:example.myshopify.com`. */
  readonly key: string;
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/** How a taker takes its turn. */
export interface TurnTerms {
  /** Nothing is taken, and the answer is false, when the wait would be longer (ms). */
  readonly longestWaitMs?: number;
  /** Tokens that have to be left for others; nothing is taken, and the answer is false, when there would be fewer. */
  readonly leave?: number;
}

/** Handed to adapters by the container; keeps everyone together below the other side's limits. */
export interface Limiter {
  /**
   * Waits until `cost` tokens are there and takes them. A cost above the capacity takes a full bucket. Whoever gives up by
   * its `terms` has not used up the turns of the others.
   */
  take(bucket: RateBucket, cost: number, terms?: TurnTerms): Promise<boolean>;
  /** Corrects the bucket with what the other side says is left and how it refills. */
  correct(bucket: RateBucket, truth: { readonly available: number }): Promise<void>;
  /** Nobody takes from this bucket before `until` (a 429 with Retry-After, THROTTLED). */
  pause(bucket: RateBucket, until: Date): Promise<void>;
}
