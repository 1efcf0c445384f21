import { estimatedShipBy } from '../core/deadlines.ts';
import { adapterError, type AdapterError } from '../core/errors.ts';
import type { ShopId } from '../core/ids.ts';
import type { LinkJudgement } from '../core/linking.ts';
import { ok, type Result } from '../core/result.ts';
import { connectionForPlace, type ConnectionView } from '../persistence/connections.ts';
import { logCommunication, raiseAttention } from '../persistence/journal.ts';
import { linkOf, placeOf, type LineRow } from '../persistence/order-rows.ts';
import { loadOrder, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import type { StoreAdapter } from '../stores/store.ts';
import { later, SECOND, TIMING, type FlowContext } from './context.ts';
import { linkLines } from './link-lines.ts';
import { noteOrder } from './note-order.ts';
import { workLines } from './open-units.ts';
import { planImport } from './plan-import.ts';

/**
 * Takes an accepted order one step nearer to the store: reads it at the channel, links its lines, reserves their stock and
 * plans its creation. Whatever is missing leaves it waiting with the reason and a time to look again.
 */
export async function importOrder(context: FlowContext, input: { shopId: ShopId; orderId: string }): Promise<void> {
  const { database, clock } = context;
  const start = await database.withShop(input.shopId, async (tx) => {
    const order = await loadOrder(tx, input.orderId);
    if (!order || order.importDueAt === null || order.importDueAt > clock.now()) return null;
    if (order.handledAt !== null) {
      await updateOrder(tx, order.id, { importDueAt: null }, clock.now());
      return null;
    }
    const connection = await connectionForPlace(tx, placeOf(order));
    if (!connection) {
      await updateOrder(tx, order.id, { importDueAt: later(clock.now(), context.scale(TIMING.redecide)) }, clock.now());
      return null;
    }
    // One look at a time: whoever comes next finds it due later.
    const due = later(clock.now(), context.scale(30 * SECOND));
    await updateOrder(tx, order.id, { importDueAt: due, ...clocksOf(context, order) }, clock.now());
    return { order, connection };
  });
  if (!start) return;
  if (!start.order.orderSeenAt && !(await readOrder(context, start.connection, start.order))) return;

  const order = await database.withShop(input.shopId, (tx) => loadOrder(tx, start.order.id));
  if (!order) return;
  const lines = workLines(order);
  if (lines.length === 0) {
    await database.withShop(input.shopId, (tx) => updateOrder(tx, order.id, { importDueAt: null }, clock.now()));
    return;
  }
  const store = await context.store(input.shopId, order.storeId);
  const unlinked = lines.filter((line) => linkOf(line) === null);
  const links =
    unlinked.length > 0 ? await linkLines(context, { connection: start.connection, store, lines: unlinked }) : null;
  const found: ReadonlyMap<string, LinkJudgement> = links?.ok ? links.value.byLine : new Map();
  const profile = await store.profile();
  const tags = await readTags(start.connection, store, lines, found);
  const problem = [links, profile, tags].find((reply) => reply?.ok === false);
  if (!profile.ok || !tags.ok || problem) {
    await wait(context, order, 'store-unreachable', problem?.ok === false ? problem.error.message : '', 10 * SECOND);
    return;
  }
  await planImport(context, start.connection, order.id, { profile: profile.value, links: found, tags: tags.value });
}

/** An accepted order need not be answered any more, and is to be shipped. */
function clocksOf(context: FlowContext, order: OrderWithLines): { waitDueAt?: Date; shipBy?: Date } {
  const now = context.clock.now();
  const open = order.channelState === 'accepted' && order.shipBy === null && order.shippedState !== 'all';
  return {
    ...(order.answerBy === null ? {} : { waitDueAt: now }),
    ...(open ? { shipBy: estimatedShipBy(order.orderSeenAt ?? now, (ms) => context.scale(ms)) } : {}),
  };
}

/** Tags of the linked products, read only when the connection has a rule about them. */
async function readTags(
  connection: ConnectionView,
  store: StoreAdapter,
  lines: readonly LineRow[],
  found: ReadonlyMap<string, LinkJudgement>,
): Promise<Result<ReadonlyMap<string, readonly string[]>, AdapterError>> {
  if (connection.settings.leaveOut.productTags.length === 0) return ok(new Map());
  const refs = lines.flatMap((line) => {
    const judged = found.get(line.id);
    const link = linkOf(line) ?? (judged?.ok ? judged.link : null);
    return link ? [link.variantRef] : [];
  });
  const queries = [...new Set(refs)].map((value) => ({ attribute: { kind: 'variant-id' }, value }) as const);
  const reply = await store.catalog.find(queries);
  if (!reply.ok) return reply;
  const matches = reply.value.flatMap((entry) => entry.matches);
  return ok(new Map(matches.map((match) => [match.variantRef, match.tags])));
}

/** Reads the order at the channel. A new order may not be readable at once; after 30 minutes a person is told. */
async function readOrder(context: FlowContext, connection: ConnectionView, order: OrderWithLines): Promise<boolean> {
  const channel = context.channel(connection.place.channel);
  const reply =
    channel && order.channelOrderId !== null
      ? await channel.orders.get(await context.channelAccess(connection), order.channelOrderId)
      : null;
  const now = context.clock.now();
  if (reply?.ok) {
    await context.database.withShop(connection.shopId, (tx) =>
      noteOrder(tx, context, { connection, order: reply.value, now }),
    );
    return true;
  }
  const error =
    reply?.error ?? adapterError('not-found', 'The channel did not name the order; its list is searched for it.');
  const since = order.awaitedSince ?? order.firstSeenAt;
  const waited = now.getTime() - since.getTime();
  const pause = Math.min(20 * SECOND, Math.max(2 * SECOND, waited / 2));
  await wait(context, order, 'order-not-read-yet', error.message, pause);
  if (waited > context.scale(TIMING.awaitOrder)) {
    await context.database.withShop(connection.shopId, (tx) =>
      raiseAttention(tx, {
        kind: 'order-not-readable',
        subject: `import:${order.id}`,
        orderId: order.id,
        message: `It was accepted, but the order could not be read for 30 minutes: ${error.message} It is tried again and again; look at it in the channel's own panel.`,
        now,
      }),
    );
  }
  return false;
}

/** What stays as it is while lines that were added later wait. */
const KEEPS: readonly string[] = ['inserted', 'not-inserted'];

async function wait(
  context: FlowContext,
  order: OrderWithLines,
  reason: string,
  message: string,
  pauseMs: number,
): Promise<void> {
  const now = context.clock.now();
  await context.database.withShop(order.shopId as ShopId, async (tx) => {
    await updateOrder(
      tx,
      order.id,
      {
        importDueAt: later(now, context.scale(pauseMs)),
        ...(KEEPS.includes(order.storeState) ? {} : { storeState: 'waiting', storeStateReason: reason }),
      },
      now,
    );
    if (order.storeStateReason !== reason) {
      await logCommunication(tx, {
        orderId: order.id,
        direction: 'inside',
        action: 'Waiting',
        outcome: message,
        at: now,
      });
    }
  });
}
