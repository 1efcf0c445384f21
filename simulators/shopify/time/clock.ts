/** The simulator's time: a base clock plus an offset that the control moves forward. */
export interface SimulatorClock {
  now(): Date;
  /** Milliseconds since the epoch. */
  ms(): number;
  /** The present instant as Shopify writes it: UTC, whole seconds. */
  stamp(): string;
  /** Moves forward by milliseconds. */
  advance(milliseconds: number): void;
}

export function createClock(base: () => Date): SimulatorClock {
  let offset = 0;
  const ms = () => base().getTime() + offset;
  return {
    ms,
    now: () => new Date(ms()),
    stamp: () => toStamp(ms()),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}

/** `2026-11-23T10:00:00Z`: the form of Shopify's DateTime. */
export function toStamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
