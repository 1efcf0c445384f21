import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { listConnections } from '../persistence/connections.ts';
import { toJson } from '../persistence/database.ts';
import { makeDue } from '../persistence/polls.ts';
import { newId } from '../platform/ids.ts';
import type { FlowContext } from './context.ts';

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
