import type { SimulatorClock } from './clock.ts';

type Work = () => Promise<void> | void;

/** Work that is due at an instant of the simulator's clock: webhook attempts, the redaction after an uninstall. */
export interface Scheduler {
  at(dueMs: number, work: Work): void;
  /** Starts everything that is due, in the order of due times, and waits for it. */
  runDue(): Promise<void>;
  /** Waits until nothing that has started is still running. */
  idle(): Promise<void>;
  stop(): void;
}

/** The longest real time between two looks at the clock: a handed-in clock may jump without telling us. */
const LONGEST_NAP_MS = 200;

export function createScheduler(clock: SimulatorClock): Scheduler {
  let waiting: { dueMs: number; work: Work }[] = [];
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const start = (work: Work) => {
    const run = (async () => work())().catch(() => undefined);
    running.add(run);
    void run.finally(() => running.delete(run));
    return run;
  };
  const startDue = () => {
    const now = clock.ms();
    const due = waiting.filter((entry) => entry.dueMs <= now).sort((a, b) => a.dueMs - b.dueMs);
    waiting = waiting.filter((entry) => entry.dueMs > now);
    return due.map((entry) => start(entry.work));
  };
  const arm = () => {
    clearTimeout(timer);
    if (stopped || waiting.length === 0) return;
    const next = Math.min(...waiting.map((entry) => entry.dueMs)) - clock.ms();
    timer = setTimeout(
      () => {
        for (const run of startDue()) void run;
        arm();
      },
      Math.min(Math.max(next, 1), LONGEST_NAP_MS),
    );
    timer.unref();
  };

  return {
    at: (dueMs, work) => {
      if (stopped) return;
      waiting.push({ dueMs, work });
      arm();
    },
    runDue: async () => {
      await Promise.all(startDue());
      arm();
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    stop: () => {
      stopped = true;
      waiting = [];
      clearTimeout(timer);
    },
  };
}
