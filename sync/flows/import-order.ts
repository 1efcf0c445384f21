import { adapterError } from '../core/errors.ts';
import type { ShopId } from '../core/ids.ts';
import type { LinkJudgement } from '../core/linking.ts';
import { defaultVatRate } from '../core/markets.ts';
import { buildOrderPlan } from '../core/order-plan.ts';
import type { Position } from '../core/channel-types.ts';
import type { StoreProfile } from '../core/store-types.ts';
import { connectionForPlace, type ConnectionView } from '../persistence/connections.ts';
import { lockInTransaction, toJson, type ShopTx } from '../persistence/database.ts';
import { planEffect } from '../persistence/effects.ts';
import { logCommunication, raiseAttention } from '../persistence/journal.ts';
import { linkOf, placeOf, positionOf, type LineRow } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, openBuyer, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { reserve } from '../persistence/reservations.ts';
import { later, SECOND, TIMING, type FlowContext } from './context.ts';
import { linkLines } from './link-lines.ts';
import { noteOrder } from './note-order.ts';

/**
 * Takes an accepted order one step nearer to the store: reads it at the channel, links its lines, reserves their stock and
 * plans its creation. Whatever is missing leaves it waiting with the reason and a time to look again.
 */
export async function importOrder(context: FlowContext, input: { shopId: ShopId; orderId: string }): Promise<void> {
  const { database, clock } = context;
  const start = await database.withShop(input.shopId, async (tx) => {
    const order = await loadOrder(tx, input.orderId);
    if (!order || order.importDueAt === null || order.importDueAt > clock.now()) return null;
    const connection = await connectionForPlace(tx, placeOf(order));
    if (!connection) {
      await updateOrder(tx, order.id, { importDueAt: later(clock.now(), context.scale(TIMING.redecide)) }, clock.now());
      return null;
    }
    // One look at a time: whoever comes next finds it due later.
    await updateOrder(tx, order.id, { importDueAt: later(clock.now(), context.scale(30 * SECOND)) }, clock.now());
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
  const profile = await store.profile();
  if (links?.ok === false || !profile.ok) {
    const error = links?.ok === false ? links.error : profile.ok ? null : profile.error;
    await wait(context, order, 'store-unreachable', error?.message ?? '', 10 * SECOND);
    return;
  }
  await planImport(context, start.connection, order.id, links?.value.byLine ?? new Map(), profile.value);
}

/** Accepted and not carried by any store order yet. */
function workLines(order: OrderWithLines): LineRow[] {
  return order.lines.filter((line) => line.channelState === 'accepted' && line.importEffectId === null);
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
        ...(order.storeState === 'inserted' ? {} : { storeState: 'waiting', storeStateReason: reason }),
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

/** One transaction: links frozen, stock reserved (also below zero: it is sold), creation planned; or the reason to wait. */
async function planImport(
  context: FlowContext,
  connection: ConnectionView,
  orderId: string,
  found: ReadonlyMap<string, LinkJudgement>,
  profile: StoreProfile,
): Promise<void> {
  await context.database.withShop(connection.shopId, async (tx) => {
    await lockPlace(tx, connection.place);
    const order = await loadOrder(tx, orderId);
    if (!order || order.storeState === 'not-inserted') return;
    const now = context.clock.now();
    const lines = workLines(order);
    if (lines.length === 0) return;
    for (const line of lines) {
      const judged = found.get(line.id);
      if (linkOf(line) !== null || !judged?.ok) continue;
      line.link = toJson(judged.link) as LineRow['link'];
      await tx.db.orderLine.update({
        where: { shopId_id: { shopId: tx.shopId, id: line.id } },
        data: { link: toJson(judged.link) },
      });
    }
    await reserveAll(tx, connection, order.storeId, lines, now);
    const blocked = whyWait(connection, lines, profile);
    if (blocked) {
      await updateOrder(
        tx,
        order.id,
        {
          importDueAt: later(now, context.scale(TIMING.redecide)),
          ...(order.storeState === 'inserted' ? {} : { storeState: 'waiting', storeStateReason: blocked.reason }),
        },
        now,
      );
      await raiseAttention(tx, {
        kind: 'import-waits',
        subject: `import:${order.id}`,
        orderId: order.id,
        message: blocked.message,
        now,
      });
      return;
    }
    const batch = new Set(order.lines.flatMap((line) => (line.importEffectId ? [line.importEffectId] : []))).size + 1;
    const plan = planOf(context, connection, order, lines, profile, batch);
    const effectId = await planEffect(tx, context.encryption, {
      kind: 'create-order',
      key: plan.customId,
      request: {
        orderId: order.id,
        storeId: order.storeId,
        place: connection.place,
        plan,
        lookFirst:
          connection.activatedAt !== null && (order.channelCreatedAt ?? order.firstSeenAt) < connection.activatedAt,
      },
      orderId: order.id,
      transferId: null,
      connectionId: connection.id,
      now,
    });
    await tx.db.orderLine.updateMany({
      where: { shopId: tx.shopId, id: { in: lines.map((line) => line.id) } },
      data: { importEffectId: effectId },
    });
    await updateOrder(
      tx,
      order.id,
      {
        importDueAt: null,
        ...(order.storeState === 'inserted' ? {} : { storeState: 'creating', storeStateReason: null }),
      },
      now,
    );
  });
}

async function reserveAll(
  tx: ShopTx,
  connection: ConnectionView,
  storeId: string,
  lines: readonly LineRow[],
  now: Date,
): Promise<void> {
  const linked = lines.flatMap((line) => {
    const link = linkOf(line);
    return link && line.unreadable === null ? [{ line, ref: link.inventoryItemRef }] : [];
  });
  for (const ref of [...new Set(linked.map((entry) => entry.ref))].sort()) {
    await lockInTransaction(tx, 'inventory-item', `${connection.storeId}/${ref}`);
  }
  await reserve(tx, {
    storeId,
    lines: linked.map(({ line, ref }) => ({ lineId: line.id, inventoryItemRef: ref, quantity: line.quantity })),
    now,
  });
}

function whyWait(
  connection: ConnectionView,
  lines: readonly LineRow[],
  profile: StoreProfile,
): { reason: string; message: string } | null {
  if (lines.some((line) => line.unreadable !== null)) {
    return {
      reason: 'unreadable-position',
      message:
        'A position of this accepted order could not be read. The order waits; enter it in the store by hand, or ask the channel to correct it.',
    };
  }
  if (lines.some((line) => linkOf(line) === null) && connection.settings.unlinkedLine === 'wait') {
    return {
      reason: 'product-not-found',
      message:
        'A product of this accepted order was not found in the store. The order waits whole and is inserted by itself once the product can be found.',
    };
  }
  if (vatRateOf(connection) === null) {
    return {
      reason: 'no-vat-rate',
      message: `No VAT rate is known for ${connection.country}. Enter one in the connection's settings.`,
    };
  }
  const foreign = lines.some((line) => line.currency !== profile.currency);
  if (foreign && (connection.settings.rate === null || lines.some((line) => line.currency !== connection.currency))) {
    return {
      reason: 'no-exchange-rate',
      message: `The order is not in ${profile.currency}, and the connection has no exchange rate for it. Enter one in the connection's settings.`,
    };
  }
  return null;
}

function vatRateOf(connection: ConnectionView): string | null {
  return connection.settings.vatRateOverride ?? defaultVatRate(connection.country);
}

/** Only an order that was read comes this far, and reading ties it to its channel id. */
function nameOf(order: OrderWithLines): string {
  if (order.channelOrderId === null) throw new Error(`Order ${order.id} has no channel order id`);
  return order.channelOrderId;
}

function planOf(
  context: FlowContext,
  connection: ConnectionView,
  order: OrderWithLines,
  lines: readonly LineRow[],
  profile: StoreProfile,
  batch: number,
) {
  const buyer = openBuyer(context.encryption, order);
  const vatRate = vatRateOf(connection);
  if (vatRate === null) throw new Error('Planned without a VAT rate');
  return buildOrderPlan({
    place: connection.place,
    channelName: context.channel(connection.place.channel)?.name ?? connection.place.channel,
    order: {
      channelOrderId: nameOf(order),
      parentOrderId: order.parentOrderId,
      createdAt: order.channelCreatedAt,
      currency: order.currency,
    },
    batch,
    lines: lines.map((line) => {
      const position = positionOf(line) as Position;
      return {
        lineId: line.id,
        positionId: line.channelPositionId,
        quantity: position.quantity,
        unitPrice: position.unitPrice,
        link: linkOf(line),
        item: position.item,
      };
    }),
    billing: buyer?.billing ?? null,
    delivery: buyer?.delivery ?? null,
    settings: connection.settings,
    market: connection.country,
    vatRate,
    storeCurrency: profile.currency,
    now: context.clock.now(),
    testOrder: connection.place.environment === 'sandbox',
  });
}
