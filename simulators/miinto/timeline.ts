/**
 * Things that happen by themselves later (expiry, withdrawal, an answer in the panel). No timers: what is due is done,
 * in order of time, before the next request is looked at, so that an injected clock steers everything.
 */
export interface Timeline {
  /** `run` gets the planned time, not the time at which it was noticed. */
  plan(at: number, run: (at: number) => void): void;
  settle(now: number): void;
}

interface Planned {
  readonly at: number;
  readonly run: (at: number) => void;
}

export function createTimeline(): Timeline {
  /** Latest first, so that the next one is popped off the end. */
  const planned: Planned[] = [];

  function placeFor(at: number): number {
    let low = 0;
    let high = planned.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((planned[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    plan: (at, run) => {
      planned.splice(placeFor(at), 0, { at, run });
    },
    settle: (now) => {
      for (let next = planned.at(-1); next !== undefined && next.at <= now; next = planned.at(-1)) {
        planned.pop();
        next.run(next.at);
      }
    },
  };
}
