/** Keeps all processes together within Shopify's cost bucket of one shop (reference shopify-admin 9.1). */
import type { Limiter, RateBucket } from '../../core/limiter.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Cost } from './envelope.ts';

/** The standard plan; replaced by what the first answer says. */
const STANDARD = { maximumAvailable: 2000, restoreRate: 100 };
/**
 * Points of Shopify's bucket that ours never counts. Shopify asks for the *requested* cost in advance and gives back what
 * was not used; we count only what is used, and this lets the difference be advanced also when our bucket is empty.
 */
const RESERVE = 100;
/** Longest wait after a refusal; longer ones would mean a figure that cannot be true. */
const MAX_WAIT_MS = 30_000;

interface Learnt {
  /** Shopify's requested cost per point of our estimate. */
  readonly requested: number;
  /** What was really charged per point of our estimate. */
  readonly charged: number;
}

export interface ThrottleDeps {
  readonly shop: string;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly random: () => number;
}

export class Throttle {
  readonly #deps: ThrottleDeps;
  readonly #learnt = new Map<string, Learnt>();
  #plan = STANDARD;

  constructor(deps: ThrottleDeps) {
    this.#deps = deps;
  }

  /** Waits until the call may be made. */
  async take(operation: string, estimate: number): Promise<void> {
    const learnt = this.#learnt.get(operation) ?? { requested: 1, charged: 1 };
    const points = Math.max(learnt.charged * estimate, learnt.requested * estimate - RESERVE);
    await this.#deps.limiter.take(this.#bucket(), Math.max(1, Math.ceil(points)));
  }

  /** Takes over what Shopify says about its bucket. */
  async learn(operation: string, estimate: number, cost: Cost): Promise<void> {
    const { maximumAvailable, currentlyAvailable, restoreRate } = cost.throttleStatus;
    this.#plan = { maximumAvailable, restoreRate };
    const before = this.#learnt.get(operation);
    const charged = (cost.actualQueryCost ?? cost.requestedQueryCost) / estimate;
    this.#learnt.set(operation, {
      requested: cost.requestedQueryCost / estimate,
      // Up at once, down slowly: one empty answer says little about the next.
      charged: before === undefined ? charged : Math.max(charged, (before.charged + charged) / 2),
    });
    await this.#deps.limiter.correct(this.#bucket(), { available: currentlyAvailable - RESERVE });
  }

  /**
   * After THROTTLED (surely not executed): nobody calls before the bucket can pay for this call.
   * @returns when that will be
   */
  async refused(operation: string, estimate: number, cost: Cost | null): Promise<Date> {
    const { requestedQueryCost, throttleStatus } = cost ?? { requestedQueryCost: RESERVE, throttleStatus: null };
    const available = throttleStatus?.currentlyAvailable ?? 0;
    const restoreRate = throttleStatus?.restoreRate ?? this.#plan.restoreRate;
    const missingMs = (Math.max(0, requestedQueryCost - available) / restoreRate) * 1000;
    const waitMs = Math.min(MAX_WAIT_MS, missingMs + 50 + this.#deps.random() * 250);
    if (cost) await this.learn(operation, estimate, { ...cost, actualQueryCost: cost.requestedQueryCost });
    const until = new Date(this.#deps.clock.now().getTime() + Math.ceil(waitMs));
    await this.pause(until);
    return until;
  }

  /** Nobody calls before `until`, e.g. after HTTP 429. */
  async pause(until: Date): Promise<void> {
    await this.#deps.limiter.pause(this.#bucket(), until);
  }

  #bucket(): RateBucket {
    const { maximumAvailable, restoreRate } = this.#plan;
    return {
      key: `shopify:${this.#deps.shop}`,
      capacity: Math.max(1, maximumAvailable - RESERVE),
      refillPerSecond: restoreRate,
    };
  }
}
