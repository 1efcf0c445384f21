import type { Job, PgBoss } from 'pg-boss';
import type { Logger } from '../platform/logger.ts';
import { jobCatalog, type JobName, type JobPayload } from './catalog.ts';

/** One function per kind of work; made in sync/flows/handlers.ts. */
export type JobHandlers = { readonly [N in JobName]: (payload: JobPayload<N>) => Promise<void> };

/**
 * How many jobs of one kind run at once in this process, and of those for one shop. Counted in memory: jobs of a killed
 * process still count as active in the queue's table until they expire, and must not keep the shop waiting so long.
 */
const CONCURRENCY: Partial<Record<JobName, { local: number; perShop: number }>> = {
  'run-effect': { local: 16, perShop: 12 },
  'import-order': { local: 6, perShop: 6 },
  'poll-transfers': { local: 8, perShop: 8 },
  'poll-orders': { local: 6, perShop: 6 },
  'decide-transfers': { local: 6, perShop: 6 },
};

/**
 * Takes jobs and hands them to their handlers until stopped. A payload that does not parse is logged and dropped: the
 * sweep finds the work again from the tables. A handler that throws has failed this once; what is due stays due.
 */
export async function runJobs(boss: PgBoss, handlers: JobHandlers, log: Logger): Promise<void> {
  for (const name of Object.keys(handlers) as JobName[]) {
    const { local, perShop } = CONCURRENCY[name] ?? { local: 2, perShop: 2 };
    await boss.work(
      name,
      {
        localConcurrency: local,
        localGroupConcurrency: perShop,
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 1,
      },
      async (jobs) => {
        for (const job of jobs) await runOne(name, job, handlers, log);
      },
    );
  }
}

async function runOne<N extends JobName>(
  name: N,
  job: Job<unknown>,
  handlers: JobHandlers,
  log: Logger,
): Promise<void> {
  const parsed = jobCatalog[name].payload.safeParse(job.data);
  if (!parsed.success) {
    log.error({ job: name, id: job.id, problem: parsed.error.message }, 'A job has a payload this version cannot read');
    return;
  }
  try {
    await handlers[name](parsed.data as JobPayload<N>);
  } catch (error) {
    log.error({ job: name, id: job.id, err: error }, 'A job failed; its work stays due and is taken up again');
    throw error;
  }
}
