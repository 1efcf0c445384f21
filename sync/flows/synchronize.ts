import { z } from 'zod';
import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { listConnections } from '../persistence/connections.ts';
import { toJson } from '../persistence/database.ts';
import { listPolls, makeDue } from '../persistence/polls.ts';
import { newId } from '../platform/ids.ts';
import { MINUTE, type FlowContext } from './context.ts';

const progressSchema = z.object({
  connections: z.array(z.object({ connectionId: z.string(), label: z.string(), since: z.string() })),
});

export interface SynchronizeProgress {
  readonly runId: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly connections: readonly {
    readonly connectionId: string;
    readonly label: string;
    readonly state: 'waiting' | 'done' | 'failed';
    readonly message: string;
  }[];
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** A run that nobody finished (all workers down) is shown as failed after this. */
const PATIENCE = 5 * MINUTE;

/** *Synchronize now*: makes the polls of all active connections due at once and records a run to watch. */
export async function synchronizeNow(
  context: FlowContext,
  input: { shopId: ShopId; person: string; /** Null: all active ones. */ connectionId: string | null },
): Promise<{ runId: string; connections: number }> {
  return context.database.withShop(input.shopId, async (tx) => {
    const now = context.clock.now();
    const active = (await listConnections(tx)).filter(
      (connection) => connection.active && (input.connectionId === null || connection.id === input.connectionId),
    );
    for (const connection of active) {
      const data = { shopId: tx.shopId, connectionId: connection.id };
      await makeDue(tx, { connectionId: connection.id, now, tasks: ['poll-transfers', 'poll-orders'] });
      tx.enqueue(job('poll-transfers', data, { urgent: true }));
      tx.enqueue(job('poll-orders', { ...data, whole: false }, { urgent: true }));
    }
    const runId = newId();
    await tx.db.run.create({
      data: {
        shopId: tx.shopId,
        id: runId,
        kind: 'synchronize',
        state: active.length === 0 ? 'done' : 'running',
        progress: toJson({
          connections: active.map(({ id, label, locationLabel }) => ({
            connectionId: id,
            label: `${label} · ${locationLabel}`,
            since: now.toISOString(),
          })),
        }),
        startedBy: input.person,
        startedAt: now,
        finishedAt: active.length === 0 ? now : null,
      },
    });
    return { runId, connections: active.length };
  });
}

/** How far a run has come, read from what the polls recorded; closes the run when everything is through. */
export async function synchronizeProgress(
  context: FlowContext,
  input: { shopId: ShopId; runId: string },
): Promise<SynchronizeProgress | null> {
  return context.database.withShop(input.shopId, async (tx) => {
    const where = { shopId_id: { shopId: tx.shopId, id: input.runId } };
    const run = await tx.db.run.findUnique({ where });
    if (!run) return null;
    const { connections } = progressSchema.parse(run.progress);
    const polls = await listPolls(tx);
    const view = connections.map(({ connectionId, label, since }) => {
      const own = polls.filter(
        (poll) => poll.connectionId === connectionId && ['poll-transfers', 'poll-orders'].includes(poll.task),
      );
      const finished =
        own.length > 0 && own.every((poll) => poll.lastFinishedAt !== null && poll.lastFinishedAt >= new Date(since));
      const error = own.find((poll) => poll.lastError !== null)?.lastError ?? null;
      const state = !finished ? ('waiting' as const) : error ? ('failed' as const) : ('done' as const);
      return { connectionId, label, state, message: state === 'failed' ? (error ?? '') : '' };
    });
    const now = context.clock.now();
    const through = view.every((entry) => entry.state !== 'waiting');
    const late = now.getTime() - run.startedAt.getTime() > context.scale(PATIENCE);
    if (run.state === 'running' && (through || late)) {
      const state = through && view.every((entry) => entry.state === 'done') ? 'done' : 'failed';
      const closed = await tx.db.run.update({ where, data: { state, finishedAt: now } });
      return { runId: run.id, state, connections: view, startedAt: run.startedAt, finishedAt: closed.finishedAt };
    }
    return {
      runId: run.id,
      state: run.state as SynchronizeProgress['state'],
      connections: view,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
    };
  });
}
