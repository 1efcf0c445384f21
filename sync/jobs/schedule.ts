import type { PgBoss } from 'pg-boss';
import type { Database } from '../persistence/database.ts';
import { findDueWork } from '../persistence/due-work.ts';
import type { Clock, Sleep } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { insertJobsWith } from './queue.ts';

/**
 * Queues whatever is due now. Called by the worker's own tick and by the cron route; both together are harmless, since a
 * job with the same key is queued once and every flow checks its own due time. Returns how many things were due.
 */
export async function queueDueWork(database: Database, boss: PgBoss, clock: Clock): Promise<number> {
  const jobs = await findDueWork(database, clock.now());
  if (jobs.length > 0) await database.owner.$transaction((tx) => insertJobsWith(boss)(tx, jobs));
  return jobs.length;
}

/** The worker's tick: queues due work again and again until stopped. A failing database only delays it. */
export async function tick(
  deps: { database: Database; boss: PgBoss; clock: Clock & { resync(): Promise<void> }; sleep: Sleep; log: Logger },
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  let resyncIn = 0;
  while (!signal.aborted) {
    try {
      if (resyncIn-- <= 0) {
        await deps.clock.resync();
        resyncIn = 60;
      }
      await queueDueWork(deps.database, deps.boss, deps.clock);
    } catch (error) {
      deps.log.warn({ err: error }, 'Due work could not be looked up; it is tried again');
    }
    try {
      await deps.sleep(everyMs, signal);
    } catch {
      return; // Stopped while waiting.
    }
  }
}
