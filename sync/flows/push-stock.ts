import type { Channel } from '../channels/channel.ts';
import type { AdapterError } from '../core/errors.ts';
import { placeKey, type ShopId } from '../core/ids.ts';
import { loadConnection, type ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { raiseAttention, settleAttention } from '../persistence/journal.ts';
import {
  awaitUnclear,
  claimToPush,
  countSuspects,
  releasePush,
  settlePushed,
  settleRefused,
  type PushedTarget,
} from '../persistence/stock-pushes.ts';
import { endTurn, pushTurn, switchTargetsOff, takeTurn } from '../persistence/stock-targets.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { publishesStock } from './read-stock.ts';

interface Push {
  readonly connection: ConnectionView;
  readonly rows: readonly PushedTarget[];
  readonly claimedUntil: Date;
}

/**
 * Sends the newest numbers of one connection, one batch per turn: work on orders shares the channel's rate. A number is
 * carried by one push at a time; after a push whose outcome is unclear the newest number is sent once more, when the old
 * one can no longer land.
 */
export async function pushStock(context: FlowContext, input: { shopId: ShopId; connectionId: string }): Promise<void> {
  const { database, clock } = context;
  const claimed = await database.withShop(input.shopId, async (tx): Promise<(Push & { channel: Channel }) | null> => {
    const now = clock.now();
    const connection = await loadConnection(tx, input.connectionId);
    const channel = connection ? context.channel(connection.place.channel) : null;
    if (!connection || !channel?.stock || !publishesStock(context, connection)) {
      await switchTargetsOff(tx, { connectionId: input.connectionId, now });
      return null;
    }
    const until = later(now, context.scale(TIMING.pushStock));
    const turn = { name: pushTurn(connection.id), owner: context.owner, now, until };
    if (!(await takeTurn(tx, turn))) return null;
    const claimedUntil = later(now, context.scale(TIMING.stockInFlight));
    const batchSize = channel.stock.batchSize;
    const rows = await claimToPush(tx, { connectionId: connection.id, now, until: claimedUntil, batchSize });
    return { connection, channel, rows, claimedUntil };
  });
  if (!claimed?.channel.stock || claimed.rows.length === 0) return;
  const levels = claimed.rows.map(({ article, number }) => ({ article, stock: number }));
  const reply = await claimed.channel.stock.push(await context.channelAccess(claimed.connection), levels);
  await database.withShop(input.shopId, (tx) =>
    reply.ok
      ? settleSent(tx, claimed, reply.value.refused, clock.now())
      : settleFailed(tx, context, claimed, reply.error),
  );
}

function troubleSubject(connection: ConnectionView): string {
  return `stock:${placeKey(connection.place)}`;
}

async function settleSent(
  tx: ShopTx,
  { connection, rows, claimedUntil }: Push,
  refused: readonly { readonly index: number; readonly message: string }[],
  now: Date,
): Promise<void> {
  const messages = new Map(refused.map(({ index, message }) => [index, message]));
  await settlePushed(tx, { rows: rows.filter((_row, index) => !messages.has(index)), claimedUntil, now });
  await settleRefused(tx, {
    rows: rows.filter((_row, index) => messages.has(index)),
    messages: rows.flatMap((_row, index) => {
      const message = messages.get(index);
      return message === undefined ? [] : [refusal(message)];
    }),
    claimedUntil,
    now,
  });
  await settleAttention(tx, troubleSubject(connection), now);
}

function refusalsOf(rows: readonly PushedTarget[]): number {
  return rows[0]?.refusals ?? 0;
}

function refusal(message: string): string {
  return `The channel did not take this number: ${message} Check that group, brand, colour and size read exactly as in your feed; the other products were sent.`;
}

/** What a failed push means for its rows, and for when the connection has its next turn. */
async function settleFailed(tx: ShopTx, context: FlowContext, push: Push, error: AdapterError): Promise<void> {
  const { connection, rows, claimedUntil } = push;
  const now = context.clock.now();
  const pause = (at: Date): Promise<void> => endTurn(tx, { name: pushTurn(connection.id), at });
  const release = (refusedWhole: boolean): Promise<void> => releasePush(tx, { rows, claimedUntil, now, refusedWhole });
  switch (error.kind) {
    case 'unclear':
    case 'unexpected-reply': {
      const again = later(now, context.scale(TIMING.stockUnclear));
      const problem = `It is not clear whether the channel took the last number (${error.message}). The newest is sent once more.`;
      await awaitUnclear(tx, { rows, claimedUntil, again, problem, now });
      return;
    }
    case 'rejected':
    case 'conflict':
      if (rows.length > 1) {
        await release(true);
        // One article at fault spoils one group at each size. Where several are refused, it is not the articles.
        const suspects = await countSuspects(tx, { connectionId: connection.id, refusals: refusalsOf(rows) + 1 });
        return suspects > 2 * rows.length ? pause(await noteTrouble(tx, context, connection, error, now)) : undefined;
      }
      return settleRefused(tx, { rows, messages: [refusal(error.message)], claimedUntil, now });
    case 'rate-limited':
      await release(false);
      return pause(error.until ?? later(now, context.scale(TIMING.stockRetry)));
    case 'temporary':
      await release(false);
      return pause(later(now, context.scale(TIMING.stockRetry)));
    case 'auth':
    case 'forbidden':
    case 'not-found':
      await release(false);
      return pause(await noteTrouble(tx, context, connection, error, now));
  }
}

/** The whole connection cannot send: one thing to look at, and pauses that grow with the age of the trouble. */
async function noteTrouble(
  tx: ShopTx,
  context: FlowContext,
  connection: ConnectionView,
  error: AdapterError,
  now: Date,
): Promise<Date> {
  const subject = troubleSubject(connection);
  const open = await tx.db.attention.findFirst({ where: { shopId: tx.shopId, subject, handledAt: null } });
  const age = open ? now.getTime() - open.createdAt.getTime() : 0;
  const pause = Math.min(context.scale(TIMING.slowestStock), Math.max(context.scale(TIMING.stockRetry), age));
  await raiseAttention(tx, {
    kind: 'stock-not-sent',
    subject,
    orderId: null,
    message: `${connection.label} · ${connection.locationLabel} does not take stock numbers: ${error.message} Orders are not affected. Sending is tried again in growing intervals; check the account’s rights at the channel, or turn off sending stock in the connection.`,
    now,
  });
  return later(now, pause);
}
