/** Time as something handed in, so that tests can turn it. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  /** The present instant (UTC). */
  now(): Date;
}

/** Waits; ends early by throwing the signal's reason when aborted. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export const systemClock: Clock = { now: () => new Date() };

export const sleep: Sleep = async (milliseconds, signal) => {
  await wait(milliseconds, undefined, signal ? { signal } : {});
};
