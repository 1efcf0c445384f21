import type { Plan } from '../state/shop.ts';

/** Points per second and the most that can be saved up, by plan (reference 9.1; size is twenty seconds' worth). */
const RATES: Readonly<Record<Plan, number>> = {
  development: 100,
  basic: 100,
  advanced: 200,
  plus: 1000,
  enterprise: 2000,
};
const SECONDS_SAVED = 20;

export interface BucketState {
  readonly available: number;
  readonly atMs: number;
}

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

export function fullBucket(plan: Plan, nowMs: number): BucketState {
  return { available: RATES[plan] * SECONDS_SAVED, atMs: nowMs };
}

/** The bucket as it has filled up by now. */
export function refilled(bucket: BucketState, plan: Plan, nowMs: number): BucketState {
  const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * RATES[plan];
  return { available: Math.min(RATES[plan] * SECONDS_SAVED, bucket.available + gained), atMs: nowMs };
}

export function throttleStatus(bucket: BucketState, plan: Plan): ThrottleStatus {
  return {
    maximumAvailable: RATES[plan] * SECONDS_SAVED,
    currentlyAvailable: Math.floor(bucket.available),
    restoreRate: RATES[plan],
  };
}
