import { z } from 'zod';
import type { ShopTx } from '#sync/persistence/database.ts';
import type { RunView } from '../views/connections.ts';
import type { Reading } from './reading.server.ts';

/** A run that nobody works on (all workers down) is shown as failed after this. */
const PATIENCE_MS = 5 * 60 * 1000;
const TASKS = ['poll-transfers', 'poll-orders'];

/** As *Synchronize now* writes it when it starts. */
const progress = z.object({
  connections: z.array(z.object({ connectionId: z.string(), label: z.string(), since: z.string() })),
});

interface RunRow {
  readonly id: string;
  readonly progress: unknown;
  readonly startedAt: Date;
}

/** How far a run has come, read from what the polls have recorded since. */
export async function readRun(tx: ShopTx, reading: Reading, id: string): Promise<RunView | null> {
  const row = await tx.db.run.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
  return row ? toView(tx, reading, row) : null;
}

/** The newest run, while it is worth showing to somebody who opens the page. */
export async function readLatestRun(tx: ShopTx, reading: Reading): Promise<RunView | null> {
  const since = new Date(reading.clock.now().getTime() - reading.scale(PATIENCE_MS));
  const row = await tx.db.run.findFirst({
    where: { shopId: tx.shopId, kind: 'synchronize', startedAt: { gte: since } },
    orderBy: { startedAt: 'desc' },
  });
  return row ? toView(tx, reading, row) : null;
}

async function toView(tx: ShopTx, reading: Reading, row: RunRow): Promise<RunView> {
  const { connections } = progress.parse(row.progress);
  const polls = await tx.db.pollState.findMany({
    where: {
      shopId: tx.shopId,
      connectionId: { in: connections.map((entry) => entry.connectionId) },
      task: { in: TASKS },
    },
  });
  const late = reading.clock.now().getTime() - row.startedAt.getTime() > reading.scale(PATIENCE_MS);
  const finished: Date[] = [];
  const steps = connections.map(({ connectionId, label, since }) => {
    const own = polls.filter((poll) => poll.connectionId === connectionId);
    const ended = own.filter((poll) => poll.lastFinishedAt !== null && poll.lastFinishedAt >= new Date(since));
    finished.push(...ended.flatMap((poll) => poll.lastFinishedAt ?? []));
    const error = ended.find((poll) => poll.lastError !== null)?.lastError ?? null;
    if (own.length === 0) return step(label, 'failed', 'The connection was disabled in the meantime.');
    if (ended.length === own.length) return step(label, error === null ? 'done' : 'failed', error);
    if (late) return step(label, 'failed', 'It did not finish in time. It is tried again by itself.');
    const begun = own.some((poll) => poll.lastStartedAt !== null && poll.lastStartedAt >= new Date(since));
    return step(label, begun ? 'running' : 'waiting', ended.length > 0 ? 'One of two lists is read' : null);
  });
  const running = steps.some(({ state }) => state === 'waiting' || state === 'running');
  const failed = steps.some(({ state }) => state === 'failed');
  const last = finished.toSorted((a, b) => a.getTime() - b.getTime()).at(-1);
  return {
    id: row.id,
    state: running ? 'running' : failed ? 'failed' : 'done',
    startedAt: row.startedAt.toISOString(),
    finishedAt: running ? null : (last ?? row.startedAt).toISOString(),
    steps,
  };
}

function step(label: string, state: RunView['steps'][number]['state'], note: string | null): RunView['steps'][number] {
  return { label, state, note };
}
