import type { ChannelKey } from '#sync/core/ids.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import type { OrderRow as StoredOrder } from '#sync/persistence/order-rows.ts';
import type { OrderHead } from '../views/order.ts';
import { answerView } from './answer.server.ts';
import { clockView } from './clock.server.ts';
import { adminPage, type Naming, type Reading } from './reading.server.ts';
import { orderMarks, orderStatus, SUMMED, unitsOf } from './status.server.ts';

/** An order without its lines, which can be thousands. */
export interface OrderFacts {
  readonly order: StoredOrder;
  /** Newest first. */
  readonly transfers: readonly { readonly id: string; readonly state: string; readonly channelTransferId: string }[];
}

/** What stands above all tabs. Lines are counted by their states, not read. */
export async function readHead(
  tx: ShopTx,
  reading: Pick<Reading, 'clock'>,
  naming: Naming,
  { order, transfers }: OrderFacts,
): Promise<OrderHead> {
  const now = reading.clock.now();
  const groups = await lineGroups(tx, order.id);
  const pending = new Set(transfers.filter(({ state }) => state === 'pending').map(({ id }) => id));
  const open = groups.filter(
    ({ channelState, transferId }) => channelState === 'offered' && transferId !== null && pending.has(transferId),
  );
  const { status, explanation } = orderStatus({
    ...order,
    transferState: transfers.at(0)?.state ?? null,
    units: unitsOf(groups),
    lines: groups.flatMap((group) => Array.from({ length: group.lines }, () => group)),
  });
  const answer = order.handledAt === null ? answerView(open) : null;
  return {
    id: order.id,
    number: Number(order.number),
    channelName: naming.channels[order.channel as ChannelKey].name,
    market: order.market,
    testMode: order.environment === 'sandbox',
    status,
    marks: orderMarks(order),
    note: explanation,
    channelOrderId: order.channelOrderId,
    storeName: order.storeName,
    storeUrl: adminPage(naming, tx.shopId, order.storeRef),
    clock: clockView(order, now),
    waitedMs: answer && Math.max(0, now.getTime() - order.firstSeenAt.getTime()),
    attention: await readAttention(tx, order.id),
    answer,
    handled: order.handledAt && { at: order.handledAt.toISOString(), by: order.handledBy },
    can: {
      answer: answer !== null,
      send: answer !== null && answer.proposed > 0 && answer.decided + answer.proposed === answer.open,
      ...(await retryOf(tx, order)),
      handle: order.handledAt === null,
      unhandle: order.handledAt !== null,
    },
  };
}

/** *Retry* of what was tried in vain, *Insert* of what was left out (the flow retry-import takes both). */
async function retryOf(tx: ShopTx, order: StoredOrder): Promise<Pick<OrderHead['can'], 'retry' | 'insert'>> {
  if (order.handledAt !== null || order.channelState !== 'accepted') return { retry: false, insert: false };
  const left = order.storeState === 'not-inserted' && order.storeStateReason !== 'stock-only';
  const waits = order.storeState === 'waiting' || order.storeState === 'failed';
  return { insert: left, retry: waits || (!left && (await hasStoppedWrite(tx, order.id))) };
}

async function hasStoppedWrite(tx: ShopTx, orderId: string): Promise<boolean> {
  const stopped = await tx.db.effect.findFirst({
    where: {
      shopId: tx.shopId,
      orderId,
      kind: { in: ['create-order', 'change-stock'] },
      state: { in: ['rejected', 'person'] },
    },
    select: { id: true },
  });
  return stopped !== null;
}

async function lineGroups(tx: ShopTx, orderId: string) {
  const groups = await tx.db.orderLine.groupBy({
    by: ['transferId', 'channelState', 'outcome', 'outcomeBy', 'proposal'],
    where: { shopId: tx.shopId, orderId },
    _count: { _all: true },
    _sum: SUMMED,
  });
  return groups.map(({ _count, _sum, ...group }) => ({ ...group, ..._sum, lines: _count._all }));
}

async function readAttention(tx: ShopTx, orderId: string): Promise<OrderHead['attention']> {
  const rows = await tx.db.attention.findMany({
    where: { shopId: tx.shopId, orderId, handledAt: null },
    orderBy: { createdAt: 'desc' },
    take: 5,
  });
  return rows.map(({ id, message, createdAt }) => ({ id, message, createdAt: createdAt.toISOString() }));
}
