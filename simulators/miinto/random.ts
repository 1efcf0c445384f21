/** Seeded randomness (mulberry32): the same seed and the same order of calls give the same run. */
export interface Random {
  /** 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from min to max, both included. */
  between(min: number, max: number): number;
  /** Lowercase hex digits. */
  hex(digits: number): string;
  pick<T>(list: readonly [T, ...T[]]): T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
  };
}

/** A steady yes or no for an id, true for about the given share: does not depend on the order of calls. */
export function falls(id: number, share: number): boolean {
  return (Math.imul(id + 1, 2654435761) >>> 0) / 4294967296 < share;
}
