import type { ChannelTransfer } from '../core/channel-types.ts';
import type { AdapterError } from '../core/errors.ts';
import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { loadConnection, setHealth, type ConnectionView } from '../persistence/connections.ts';
import { isPassingTrouble } from '../persistence/database.ts';
import { keepUnreadable } from '../persistence/journal.ts';
import { underLease } from '../persistence/leases.ts';
import { lockPlace } from '../persistence/orders.ts';
import { makeDue, pollFinished, pollStarted, type PollTask } from '../persistence/polls.ts';
import { noteMissing, noteTransfer } from '../persistence/transfers.ts';
import { later, SECOND, TIMING, type FlowContext } from './context.ts';
import { firstClock } from './watch-waiting.ts';

/** How many transfers are written in one transaction. */
const BATCH = 20;
const LEASE = 30 * SECOND;

export interface PollInput {
  readonly shopId: ShopId;
  readonly connectionId: string;
}

/**
 * Reads the pending transfers of one connection and takes note of them; new and changed ones go to decide-transfers.
 * Collects the whole list before anything is answered, since it shrinks as it is answered.
 */
export async function pollTransfers(context: FlowContext, input: PollInput): Promise<void> {
  await runPoll(context, input, 'poll-transfers', TIMING.pollTransfers, async (connection) => {
    const channel = context.channel(connection.place.channel);
    if (!channel?.transfers) return { complete: true, error: null };
    const listedAt = context.clock.now();
    const listing = await channel.transfers.list(await context.channelAccess(connection));
    if (!listing.ok) return { complete: false, error: listing.error };
    const finishedAt = context.clock.now();

    const { records, bad, complete } = listing.value;
    const seen = { connection, listedAt, now: finishedAt };
    let news = false;
    for (let start = 0; start < records.length; start += BATCH) {
      const noted = await noteBatch(context, seen, records.slice(start, start + BATCH));
      news ||= noted;
    }
    await context.database.withShop(input.shopId, async (tx) => {
      for (const record of bad) {
        await keepUnreadable(tx, context.encryption, {
          place: connection.place,
          resource: 'transfer',
          record,
          now: finishedAt,
        });
      }
      if (!complete) return;
      await lockPlace(tx, connection.place);
      const vanished = await noteMissing(tx, {
        place: connection.place,
        listedAt,
        finishedAt,
        apartMs: context.scale(TIMING.goneApart),
        seenIds: [
          ...records.map((record) => record.id),
          ...bad.flatMap((record) => (record.id === null ? [] : [record.id])),
        ],
      });
      // Probably answered in the channel's own panel: the order is looked for at once, not at the next minute.
      if (vanished > 0) await makeDue(tx, { connectionId: connection.id, now: finishedAt, tasks: ['poll-orders'] });
    });
    return { complete, error: null, ...(news ? { next: TIMING.pollTransfersSoon } : {}) };
  });
}

interface Seen {
  readonly connection: ConnectionView;
  readonly listedAt: Date;
  readonly now: Date;
}

/** One transaction for the batch; if that fails, one for each, so that a record that cannot be stored stops nobody else. */
async function noteBatch(context: FlowContext, seen: Seen, records: readonly ChannelTransfer[]): Promise<boolean> {
  try {
    return await noteTogether(context, seen, records);
  } catch (error) {
    if (isPassingTrouble(error)) throw error;
    const [only] = records;
    if (records.length > 1 || !only) {
      let news = false;
      for (const record of records) {
        const noted = await noteBatch(context, seen, [record]);
        news ||= noted;
      }
      return news;
    }
    context.log.error({ err: error, transfer: only.id }, 'A transfer could not be stored');
    const record = { id: only.id, raw: only.raw, problem: 'It holds something that cannot be stored', path: '' };
    await context.database.withShop(seen.connection.shopId, (tx) =>
      keepUnreadable(tx, context.encryption, {
        place: seen.connection.place,
        resource: 'transfer',
        record,
        now: seen.now,
      }),
    );
    return false;
  }
}

async function noteTogether(context: FlowContext, seen: Seen, records: readonly ChannelTransfer[]): Promise<boolean> {
  const { connection, listedAt, now } = seen;
  return context.database.withShop(connection.shopId, async (tx) => {
    await lockPlace(tx, connection.place);
    const clock = firstClock(context, connection, now);
    let news = false;
    for (const transfer of records) {
      const noted = await noteTransfer(tx, context.encryption, {
        place: connection.place,
        connectionId: connection.id,
        storeId: connection.storeId,
        market: connection.country,
        transfer,
        clock,
        listedAt,
        now,
      });
      news ||= noted !== 'known';
    }
    if (news) tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }));
    return news;
  });
}

export interface PollOutcome {
  readonly complete: boolean;
  readonly error: AdapterError | null;
  /** Another wait than the usual one before the next run (ms before scaling). */
  readonly next?: number;
}

/** What all polls share: the connection must be active, only one runs at a time, its outcome is recorded and shown. */
export async function runPoll(
  context: FlowContext,
  input: PollInput,
  task: PollTask,
  interval: number,
  work: (connection: ConnectionView) => Promise<PollOutcome>,
): Promise<void> {
  const { database, clock } = context;
  const lease = {
    shopId: input.shopId,
    name: `${task}/${input.connectionId}`,
    owner: context.owner,
    milliseconds: context.scale(LEASE),
    clock,
  };
  await underLease(database, lease, async () => {
    const started = await database.withShop(input.shopId, async (tx) => {
      const connection = await loadConnection(tx, input.connectionId);
      if (!connection?.active) return null;
      const now = clock.now();
      const until = later(now, context.scale(interval));
      await pollStarted(tx, { connectionId: connection.id, task, now, until });
      return { connection, until };
    });
    if (!started) return;
    const { connection, until } = started;
    const outcome = await work(connection);
    await database.withShop(input.shopId, async (tx) => {
      await pollFinished(tx, {
        connectionId: connection.id,
        task,
        now: clock.now(),
        until,
        complete: outcome.complete,
        error: outcome.error?.message ?? null,
        interval: context.scale(outcome.next ?? interval),
        slowest: context.scale(Math.max(TIMING.slowestPoll, interval)),
      });
      await setHealth(tx, healthAfter(connection, task, outcome.error));
    });
  });
}

function healthAfter(
  connection: ConnectionView,
  task: PollTask,
  error: AdapterError | null,
): Parameters<typeof setHealth>[1] {
  if (error === null) {
    // Another task's trouble is cleared by that task alone.
    const clears = connection.health === 'ok' || connection.message.startsWith(`${task}: `);
    return { id: connection.id, health: clears ? 'ok' : connection.health, message: clears ? '' : connection.message };
  }
  const severe = error.kind === 'auth' || error.kind === 'forbidden' || error.kind === 'not-found';
  return { id: connection.id, health: severe ? 'error' : 'warning', message: `${task}: ${error.message}` };
}
