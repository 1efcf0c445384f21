import { cancelledAtChannel, unitsText } from '../core/cancellations.ts';
import type { ChannelItem, ChannelOrder } from '../core/channel-types.ts';
import { raiseNews, saveCancelled } from '../persistence/cancellations.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication, settleAttention } from '../persistence/journal.ts';
import { linkOf, type LineRow } from '../persistence/order-rows.ts';

/** What of an order's lines changed at the channel since it was last read. */
export interface LineNews {
  /** Lines of which more, or fewer, units are sold than before. */
  readonly changed: ReadonlySet<string>;
  /** No accepted unit is left. */
  readonly whole: boolean;
}

/** What a merchant calls a line. */
export function titleOf(line: LineRow): string {
  const item = line.item as unknown as ChannelItem;
  return linkOf(line)?.title ?? item.name ?? item.gtin ?? `position ${line.channelPositionId}`;
}

/** Counts what the channel has cancelled, line by line, and says so. The lines were written before. */
export async function noteCancellations(
  tx: ShopTx,
  input: { orderId: string; before: readonly LineRow[]; order: ChannelOrder; now: Date },
): Promise<LineNews> {
  const { orderId, order, now } = input;
  const lines = await tx.db.orderLine.findMany({
    where: { shopId: tx.shopId, orderId, channelState: 'accepted' },
    orderBy: { sequence: 'asc' },
  });
  const before = new Map(input.before.map((line) => [line.id, line]));
  const read = lines.map((line) => readLine(line, before.get(line.id), order));
  for (const { line, cancelled, unreadableGone } of read) {
    if (unreadableGone) await saveCancelled(tx, line.id, { readable: true });
    if (cancelled !== line.channelCancelled) await saveCancelled(tx, line.id, { channelCancelled: cancelled });
  }
  await tell(tx, orderId, read, now);
  const left = read.filter(({ live, unreadableGone }) => live > 0 && !unreadableGone);
  const emptied = lines.length > 0 || order.cancelledPositionIds.length > 0 || saysCancelled(order);
  return {
    changed: new Set(
      read
        .filter(({ fewer, more, unreadableGone }) => fewer > 0 || more > 0 || unreadableGone)
        .map(({ line }) => line.id),
    ),
    whole: emptied && left.length === 0,
  };
}

interface ReadLine {
  readonly line: LineRow;
  readonly cancelled: number;
  /** Units still sold; 1 for a position that cannot be read. */
  readonly live: number;
  /** Units sold before and not now, and the other way round. */
  readonly fewer: number;
  readonly more: number;
  /** It could not be read, and now it need not be. */
  readonly unreadableGone: boolean;
  /** The channel names the position no more, neither as accepted nor as cancelled. */
  readonly vanished: boolean;
}

function saysCancelled({ status }: ChannelOrder): boolean {
  return status === 'cancelled' || status === 'canceled';
}

function readLine(line: LineRow, before: LineRow | undefined, order: ChannelOrder): ReadLine {
  const id = line.channelPositionId;
  const said = saysCancelled(order) || order.cancelledPositionIds.includes(id);
  const quantity = order.accepted.find((position) => position.id === id)?.quantity ?? null;
  const bad = order.badPositions.some((position) => position.id === id);
  if (line.unreadable !== null) {
    return { line, cancelled: 0, live: 1, fewer: 0, more: 0, unreadableGone: said, vanished: !said && !bad };
  }
  const vanished = !said && quantity === null && !bad;
  const keeps = vanished || (bad && !said);
  const cancelled = keeps
    ? line.channelCancelled
    : cancelledAtChannel({ ordered: line.quantity, quantity, cancelled: said });
  const live = line.quantity - cancelled;
  // What is accepted and cancelled at first sight was sold as well, and nothing of it is any more.
  const known = before?.channelState === 'accepted' && before.unreadable === null;
  const soldBefore = known ? before.quantity - before.channelCancelled : line.quantity;
  return {
    line,
    cancelled,
    live,
    fewer: Math.max(0, soldBefore - live),
    more: Math.max(0, live - soldBefore),
    unreadableGone: false,
    vanished,
  };
}

async function tell(tx: ShopTx, orderId: string, read: readonly ReadLine[], now: Date): Promise<void> {
  const log = (action: string, outcome: string) =>
    logCommunication(tx, { orderId, direction: 'from-channel', action, outcome, at: now });
  const named = (units: (entry: ReadLine) => number) =>
    unitsText(
      read.filter((entry) => units(entry) > 0).map((entry) => ({ title: titleOf(entry.line), units: units(entry) })),
    );
  const fewer = named((entry) => (entry.unreadableGone ? 1 : entry.fewer));
  if (fewer !== '') await log('Cancelled at the channel', fewer);
  const more = named((entry) => entry.more);
  if (more !== '') await log('More units at the channel', more);
  const vanished = read.filter((entry) => entry.vanished && entry.live > 0);
  const subject = `vanished:${orderId}`;
  if (vanished.length === 0) return settleAttention(tx, subject, now);
  const units = unitsText(vanished.map(({ line, live }) => ({ title: titleOf(line), units: live })));
  await raiseNews(tx, {
    kind: 'position-vanished',
    subject,
    orderId,
    message: `The channel’s order no longer names ${units}, and does not say that it was cancelled. Nothing was changed in the store. Look at the order in the channel’s own panel before you ship.`,
    now,
  });
}
