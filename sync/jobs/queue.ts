import { PgBoss, fromPrisma, type JobInsert } from 'pg-boss';
import type { InsertJobs, OutgoingJob } from '../persistence/database.ts';
import { JOB_NAMES, jobCatalog, type JobName } from './catalog.ts';

const URGENT = 10;

/**
 * The queue's tables must exist before anybody inserts a job; safe to call from several processes at once.
 * `short`: a job with the same key is queued at most once. A job is a wake-up only: what is due stands in our tables.
 */
export async function openQueue(options: {
  readonly url: string;
  readonly onError: (error: Error) => void;
}): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: 'pgboss',
    application_name: 'miinto-sync-queue',
    max: 4,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 15,
    maintenanceIntervalSeconds: 60,
  });
  boss.on('error', options.onError);
  await boss.start();
  for (const name of JOB_NAMES) {
    await boss.createQueue(name, {
      policy: 'short',
      notify: true,
      expireInSeconds: jobCatalog[name].seconds,
      retryLimit: 0,
      deleteAfterSeconds: 3600,
      retentionSeconds: 24 * 3600,
    });
  }
  return boss;
}

/** Inserts jobs through somebody else's transaction: they exist if, and only if, that transaction commits. */
export function insertJobsWith(boss: PgBoss): InsertJobs {
  return async (tx, jobs) => {
    const byName = Map.groupBy(jobs, (job) => job.name as JobName);
    for (const [name, group] of byName) {
      await boss.insert(name, group.map(toInsert), { db: fromPrisma(tx) });
    }
  };
}

function toInsert(job: OutgoingJob): JobInsert {
  const { key } = jobCatalog[job.name as JobName];
  const shopId = String(job.data['shopId']);
  return {
    data: job.data,
    singletonKey: [shopId, ...key.map((part) => String(job.data[part]))].join('/'),
    priority: job.urgent ? URGENT : 0,
    group: { id: shopId },
    ...(job.startAfter ? { startAfter: job.startAfter } : {}),
  };
}
