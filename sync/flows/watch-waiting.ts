import { describeMinutes, lookAtWaiting, type WaitingLook } from '../core/deadlines.ts';
import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { connectionForPlace, type ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { raiseAttention, settleAttention } from '../persistence/journal.ts';
import { underLease } from '../persistence/leases.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, type OrderWithLines } from '../persistence/orders.ts';
import { later, MINUTE, SECOND, TIMING, type FlowContext } from './context.ts';

const BATCH = 200;
const LEASE = 30 * SECOND;
/** While an answer is on its way, the clock is looked at this often, so that it stops soon. */
const ANSWERING = MINUTE;
/** An order whose look failed comes again after this. */
const TROUBLE = 30 * SECOND;
/** The last step of `wait_warned`: the standing order was carried out. */
const CARRIED_OUT = 3;

/** The clock an offer begins with when it is first seen. */
export function firstClock(
  context: FlowContext,
  connection: ConnectionView,
  now: Date,
): { answerBy: Date; waitDueAt: Date | null } {
  const look = lookAtWaiting({
    firstSeenAt: now,
    now,
    settings: connection.settings,
    scale: (ms) => context.scale(ms),
  });
  return { answerBy: look.answerBy, waitDueAt: look.nextAt };
}

/** The clock of an offer whose answer is about to set out: looked at once more, in case the answer comes to nothing. */
export function stoppedClock(context: FlowContext, now: Date): { answerBy: null; waitDueAt: Date } {
  return { answerBy: null, waitDueAt: later(now, context.scale(ANSWERING)) };
}

/**
 * Watches the clocks of offers that wait for an answer: warns twice, carries out the merchant's standing order *held longer
 * than N hours*, and settles the warnings once the offer is answered. One order that cannot be looked at never stops the
 * others.
 */
export async function watchWaiting(context: FlowContext, input: { shopId: ShopId }): Promise<void> {
  const { database, clock } = context;
  const lease = {
    shopId: input.shopId,
    name: 'watch-waiting',
    owner: context.owner,
    milliseconds: context.scale(LEASE),
    clock,
  };
  await underLease(database, lease, async () => {
    for (;;) {
      const due = await database.withShop(input.shopId, (tx) =>
        tx.db.order.findMany({
          where: { shopId: tx.shopId, waitDueAt: { lte: clock.now() } },
          select: { id: true },
          orderBy: { waitDueAt: 'asc' },
          take: BATCH,
        }),
      );
      if (due.length === 0) return;
      for (const { id } of due) await lookAtOne(context, input.shopId, id);
    }
  });
}

async function lookAtOne(context: FlowContext, shopId: ShopId, id: string): Promise<void> {
  const { database, clock } = context;
  try {
    await database.withShop(shopId, (tx) => lookAt(tx, context, id));
  } catch (error) {
    context.log.error({ err: error, orderId: id }, 'The clock of an offer could not be looked at; it is tried again');
    await database.withShop(shopId, (tx) =>
      tx.db.order.updateMany({
        where: { shopId: tx.shopId, id },
        data: { waitDueAt: later(clock.now(), context.scale(TROUBLE)) },
      }),
    );
  }
}

/**
 * Takes no lock of the place: nothing here decides anything, and whoever answers meanwhile moves the clock, so that what
 * was seen here is not written any more.
 */
async function lookAt(tx: ShopTx, context: FlowContext, orderId: string): Promise<void> {
  const order = await loadOrder(tx, orderId);
  const now = context.clock.now();
  if (!order?.waitDueAt || order.waitDueAt > now) return;
  const move = async (clock: { waitDueAt: Date | null; answerBy?: Date | null; waitWarned?: number }) => {
    const moved = await tx.db.order.updateMany({
      where: { shopId: tx.shopId, id: orderId, waitDueAt: order.waitDueAt },
      data: clock,
    });
    return moved.count === 1;
  };
  const waiting = await tx.db.transfer.findMany({
    where: { shopId: tx.shopId, orderId, state: { in: ['pending', 'answering', 'contested', 'refused'] } },
    orderBy: { firstSeenAt: 'asc' },
  });
  const [oldest] = waiting;
  if (!oldest || order.handledAt !== null) {
    if (!(await move({ waitDueAt: null, answerBy: null, waitWarned: 0 }))) return;
    await settleAttention(tx, `waiting:${orderId}`, now);
    await settleAttention(tx, `held:${orderId}`, now);
    return;
  }
  const connection = await connectionForPlace(tx, placeOf(order));
  if (!connection) {
    await move({ waitDueAt: later(now, context.scale(TIMING.redecide)) });
    return;
  }
  const look = lookAtWaiting({
    firstSeenAt: oldest.firstSeenAt,
    now,
    settings: connection.settings,
    scale: (milliseconds) => context.scale(milliseconds),
  });
  const pending = waiting.some((transfer) => transfer.state === 'pending');
  const carriedOut = pending && look.standingOrder !== null;
  const moved = await move({
    answerBy: pending ? look.answerBy : null,
    waitWarned: carriedOut ? CARRIED_OUT : Math.max(look.warning, Math.min(order.waitWarned, 2)),
    waitDueAt: nextLook(context, look, pending, now),
  });
  if (!moved || !pending) return;
  await warn(tx, connection, order, look.warning, now);
  if (look.standingOrder) await standingOrder(tx, connection, order, look.standingOrder, now);
}

/** At the next mark of the clock; while something is shown to people or an answer is out, also soon, to take it away again. */
function nextLook(context: FlowContext, look: WaitingLook, pending: boolean, now: Date): Date | null {
  const shown = look.warning > 0 || look.standingOrder !== null;
  const soon = !pending || shown ? later(now, context.scale(pending ? TIMING.redecide : ANSWERING)) : null;
  const times = [look.nextAt, soon].flatMap((at) => (at ? [at.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

async function warn(
  tx: ShopTx,
  connection: ConnectionView,
  order: OrderWithLines,
  warning: 0 | 1 | 2,
  now: Date,
): Promise<void> {
  if (warning === 0 || order.waitWarned >= warning) return;
  const { first, second } = connection.settings.warnAfterMinutes;
  const waited = describeMinutes(warning === 1 ? first : second);
  await raiseAttention(tx, {
    kind: 'waiting',
    subject: `waiting:${order.id}`,
    orderId: order.id,
    message: `This offer has waited ${waited} for an answer. How long the channel leaves it open is not known (the time shown is estimated). ${whatItWaitsFor(order)}`,
    now,
  });
}

async function standingOrder(
  tx: ShopTx,
  connection: ConnectionView,
  order: OrderWithLines,
  action: 'alert' | 'decline',
  now: Date,
): Promise<void> {
  const hours = connection.settings.heldTooLong?.hours ?? 0;
  const since = hours === 1 ? '1 hour' : `${hours} hours`;
  if (action === 'decline' && order.waitWarned < CARRIED_OUT) {
    // The rules decline what is held when they look next, with the facts of then; what a person has said stands.
    await tx.db.transfer.updateMany({
      where: { shopId: tx.shopId, orderId: order.id, state: 'pending' },
      data: { decideAt: now },
    });
    tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }));
    return;
  }
  if (order.waitWarned >= CARRIED_OUT && action === 'alert') return;
  await raiseAttention(tx, {
    kind: 'held-too-long',
    subject: `held:${order.id}`,
    orderId: order.id,
    message:
      action === 'alert'
        ? `This offer has been held for ${since}. ${whatItWaitsFor(order)}`
        : `This offer has been held for ${since}; what was held is declined by your standing order, but the rest cannot be sent by itself. ${whatItWaitsFor(order)}`,
    now,
  });
}

function whatItWaitsFor(order: OrderWithLines): string {
  const offered = order.lines.filter((line) => line.channelState === 'offered');
  const held = offered.filter((line) => line.outcome === 'hold').length;
  const open = offered.filter((line) => line.proposal || line.outcome === 'pending').length;
  if (held > 0) return `${positions(held)} held; each says why. Accept or decline by hand, or mend the cause.`;
  if (open > 0) return `${positions(open)} waiting for your verdict. Accept or decline.`;
  return 'Accept or decline it.';
}

function positions(count: number): string {
  return count === 1 ? '1 position is' : `${count} positions are`;
}
