/** The simulator's time: an injected or real clock, plus what the control API added to it. */
export interface SimulatorClock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  advance(milliseconds: number): void;
  /** A duration of the real marketplace, in milliseconds, divided by the time scale. */
  scaled(milliseconds: number): number;
  readonly timeScale: number;
}

export function createClock(now: () => number, timeScale: number): SimulatorClock {
  if (!(timeScale > 0)) throw new Error('The time scale must be above 0.');
  let added = 0;
  return {
    timeScale,
    now: () => now() + added,
    advance: (milliseconds) => {
      added += milliseconds;
    },
    scaled: (milliseconds) => Math.round(milliseconds / timeScale),
  };
}

/** A point in time as the control API takes it: milliseconds since 1970 or ISO 8601 with an offset or Z. */
export type Instant = number | string;

/** @throws Error when the text is no time */
export function readInstant(instant: Instant): number {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(at)) throw new Error(`Not a time: ${instant}`);
  return at;
}
