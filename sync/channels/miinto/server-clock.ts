import type { Clock } from '../../platform/clock.ts';

/** Smaller differences are left alone: the Date header has whole seconds, and networks take time. */
const TOLERATED_MS = 5_000;

/**
 * How far Miinto's clock is from ours, learned from the `Date` header of its replies: a signature with a skewed
 * timestamp is refused (reference 2.4), and merchants' servers are not always on time.
 */
export class ServerClock {
  readonly #clock: Clock;
  #offsetMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Unix time in whole seconds, as Miinto would read its own clock. */
  timestamp(): number {
    return Math.floor((this.#clock.now().getTime() + this.#offsetMs) / 1000);
  }

  /** @param sentAt when the request left; the reply is taken to have arrived just now */
  learn(dateHeader: string | null, sentAt: Date): void {
    const stated = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
    if (Number.isNaN(stated)) return;
    // The header was written somewhere between sending and receiving, and cuts off the fraction of its second.
    const least = stated - this.#clock.now().getTime();
    const most = stated + 999 - sentAt.getTime();
    const nearest = least > 0 ? least : Math.min(most, 0);
    this.#offsetMs = Math.abs(nearest) <= TOLERATED_MS ? 0 : Math.round((least + most) / 2);
  }
}
