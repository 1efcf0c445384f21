import type { ShopTx } from './database.ts';

/** Recurring work of one connection; each has its own due time. */
export const POLL_TASKS = [
  'poll-transfers',
  'poll-orders',
  'scan-orders',
  'poll-returns',
  'sync-product-map',
  'sweep-stock',
] as const;
export type PollTask = (typeof POLL_TASKS)[number];

/** Makes all tasks of a connection due at once; used on activation and by *Synchronize now*. */
export async function makeDue(
  tx: ShopTx,
  input: { connectionId: string; now: Date; tasks?: readonly PollTask[] },
): Promise<void> {
  for (const task of input.tasks ?? POLL_TASKS) {
    await tx.db.pollState.upsert({
      where: { shopId_connectionId_task: { shopId: tx.shopId, connectionId: input.connectionId, task } },
      create: { shopId: tx.shopId, connectionId: input.connectionId, task, dueAt: input.now },
      update: { dueAt: input.now },
    });
  }
}

export async function stopPolls(tx: ShopTx, connectionId: string): Promise<void> {
  await tx.db.pollState.deleteMany({ where: { shopId: tx.shopId, connectionId } });
}

export async function pollStarted(
  tx: ShopTx,
  input: { connectionId: string; task: PollTask; now: Date; until: Date },
): Promise<void> {
  await tx.db.pollState.updateMany({
    where: { shopId: tx.shopId, connectionId: input.connectionId, task: input.task },
    data: { lastStartedAt: input.now, dueAt: input.until },
  });
}

/**
 * Records how a run ended and when the next is due: `interval` after a good one, doubling up to `slowest` after errors (ms).
 * What was made due while it ran stays due: the run may have begun before the reason for it. `until` as given at its start.
 */
export async function pollFinished(
  tx: ShopTx,
  input: {
    connectionId: string;
    task: PollTask;
    now: Date;
    until: Date;
    complete: boolean;
    error: string | null;
    interval: number;
    slowest: number;
  },
): Promise<void> {
  const where = { shopId_connectionId_task: { shopId: tx.shopId, connectionId: input.connectionId, task: input.task } };
  const row = await tx.db.pollState.findUnique({ where });
  if (!row) return; // Deactivated meanwhile.
  const failures = input.error === null ? 0 : row.failures + 1;
  const wait = Math.min(input.slowest, input.interval * 2 ** Math.min(failures, 16));
  await tx.db.pollState.update({
    where,
    data: {
      failures,
      lastError: input.error,
      lastFinishedAt: input.now,
      ...(input.complete ? { lastCompleteAt: input.now } : {}),
    },
  });
  // One statement looks and writes, so that what is made due at this very moment is not lost either.
  await tx.db.pollState.updateMany({
    where: { shopId: tx.shopId, connectionId: input.connectionId, task: input.task, dueAt: input.until },
    data: { dueAt: new Date(input.now.getTime() + (failures === 0 ? input.interval : wait)) },
  });
}

/** Whether a run that began after `since` read everything. */
export async function pollCompletedSince(
  tx: ShopTx,
  input: { connectionId: string; task: PollTask; since: Date },
): Promise<boolean> {
  const { connectionId, task, since } = input;
  const row = await tx.db.pollState.findUnique({
    where: { shopId_connectionId_task: { shopId: tx.shopId, connectionId, task } },
  });
  const { lastStartedAt, lastCompleteAt } = row ?? { lastStartedAt: null, lastCompleteAt: null };
  return lastStartedAt !== null && lastCompleteAt !== null && lastStartedAt > since && lastCompleteAt >= lastStartedAt;
}

export interface PollView {
  readonly connectionId: string;
  readonly task: string;
  readonly lastCompleteAt: Date | null;
  readonly lastFinishedAt: Date | null;
  readonly lastError: string | null;
  readonly dueAt: Date;
}

export async function listPolls(tx: ShopTx): Promise<readonly PollView[]> {
  return tx.db.pollState.findMany({ where: { shopId: tx.shopId } });
}
