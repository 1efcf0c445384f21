import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '@prisma/client';
import type { ShopId } from '../core/ids.ts';

/** Prisma inside one transaction. */
export type Tx = Prisma.TransactionClient;

/** A job to be queued when, and only when, the transaction commits. Payload schemas: sync/jobs/catalog.ts. */
export interface OutgoingJob {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Not handed out before this instant (UTC). */
  readonly startAfter?: Date;
  /** Clicks of people go before scheduled work. */
  readonly urgent?: boolean;
}

/** Writes jobs into the queue's tables through the given transaction. Provided by sync/jobs. */
export type InsertJobs = (tx: Tx, jobs: readonly OutgoingJob[]) => Promise<void>;

/** One shop's transaction: everything read and written through it belongs to that shop; the database enforces it. */
export interface ShopTx {
  readonly shopId: ShopId;
  readonly db: Tx;
  /** Queues a job in this same transaction. */
  enqueue(job: OutgoingJob): void;
}

/** The only two ways to our tables. */
export interface Database {
  /**
   * Runs `work` in one transaction as a role that owns nothing and sees only `shopId`'s rows. Never call an outside
   * system in it. Serialisation failures and deadlocks are not retried here: flows are safe to run again.
   */
  withShop<T>(shopId: ShopId, work: (tx: ShopTx) => Promise<T>): Promise<T>;
  /** The one door across shops, read-only, for due scans and sweeps. `purpose` is written to the query log. */
  acrossShops<T>(purpose: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As the connecting user, without row-level rights on shop tables: queue, sessions, rate buckets. */
  readonly owner: PrismaClient;
  close(): Promise<void>;
}

export const TENANT_ROLE = 'miinto_sync_tenant';
const OPERATOR_ROLE = 'miinto_sync_operator';

/** @param options.insertJobs how jobs reach the queue; without it, queueing a job throws */
export function openDatabase(options: {
  readonly url: string;
  readonly poolSize?: number;
  readonly insertJobs?: InsertJobs;
}): Database {
  const adapter = new PrismaPg({ connectionString: options.url, max: options.poolSize ?? 12 });
  const prisma = new PrismaClient({ adapter });
  const transactionOptions = { maxWait: 20_000, timeout: 30_000 } as const;

  return {
    owner: prisma,

    withShop: (shopId, work) =>
      prisma.$transaction(async (db) => {
        await db.$queryRaw`SELECT set_config('app.shop_id', ${shopId}, true), set_config('role', ${TENANT_ROLE}, true)`;
        const jobs: OutgoingJob[] = [];
        const result = await work({ shopId, db, enqueue: (job) => void jobs.push(job) });
        if (jobs.length > 0) {
          if (!options.insertJobs) throw new Error('This database was opened without a job queue');
          // The queue's tables belong to the connecting user; the tenant role cannot reach them.
          await db.$queryRaw`SELECT set_config('role', 'none', true)`;
          await options.insertJobs(db, jobs);
        }
        return result;
      }, transactionOptions),

    acrossShops: (purpose, work) =>
      prisma.$transaction(async (db) => {
        await db.$queryRaw`SELECT set_config('role', ${OPERATOR_ROLE}, true), set_config('application_name', ${purpose}, true)`;
        return work(db);
      }, transactionOptions),

    close: () => prisma.$disconnect(),
  };
}

/** Prisma's name for "a unique constraint refused this". */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** Transaction-level lock, only inside database-only transactions; taken in the order shop < order < inventory item. */
export async function lockInTransaction(
  tx: ShopTx,
  kind: 'shop' | 'order' | 'inventory-item',
  id: string,
): Promise<void> {
  const key = `${tx.shopId}/${kind}/${id}`;
  await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
}

/** Trouble of the moment (connection, deadlock, time-out), as opposed to data that can never be stored. */
export function isPassingTrouble(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError))
    return error instanceof Prisma.PrismaClientInitializationError;
  return error.code.startsWith('P1') || ['P2024', 'P2028', 'P2034', 'P2037'].includes(error.code);
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; both are replaced by U+FFFD. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

/** A plain object as Prisma's JSON input; dates become ISO texts, undefined members vanish, texts become storable. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? storableText(member) : member,
  );
  return JSON.parse(text) as Prisma.InputJsonValue;
}
