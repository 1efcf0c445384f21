import type { Position } from '../core/channel-types.ts';
import { leaveOutBy } from '../core/leave-out.ts';
import type { LinkJudgement } from '../core/linking.ts';
import { defaultVatRate } from '../core/markets.ts';
import { orderLink } from '../core/order-link.ts';
import { buildOrderPlan } from '../core/order-plan.ts';
import type { StoreProfile } from '../core/store-types.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { lockInTransaction, toJson, type ShopTx } from '../persistence/database.ts';
import { planEffect } from '../persistence/effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../persistence/journal.ts';
import { linkOf, positionOf, type LineRow } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, openBuyer, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { endReservations, reserve } from '../persistence/reservations.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { isStockOnly, planStockOnly } from './import-stock-only.ts';
import { unitsOf, workLines, type Blocked } from './open-units.ts';
import { wasInsertedByHand } from './retry-import.ts';

/** What was read for an import, outside any transaction. */
export interface ImportFacts {
  readonly profile: StoreProfile;
  /** Links found for lines that have none yet. */
  readonly links: ReadonlyMap<string, LinkJudgement>;
  /** Tags of linked products by variant ref; empty when no rule asks for them. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

/**
 * One transaction: links frozen, stock reserved (also below zero: it is sold), and then what this connection's settings
 * and rules say: creation planned, stock change planned, left out; or the reason to wait.
 */
export async function planImport(
  context: FlowContext,
  connection: ConnectionView,
  orderId: string,
  facts: ImportFacts,
): Promise<void> {
  await context.database.withShop(connection.shopId, async (tx) => {
    await lockPlace(tx, connection.place);
    const order = await loadOrder(tx, orderId);
    if (!order || order.handledAt !== null) return;
    const stockOnly = await isStockOnly(tx, connection, order);
    if (order.storeState === 'not-inserted' && !stockOnly) return;
    const now = context.clock.now();
    const lines = workLines(order);
    if (lines.length === 0) return;
    await freezeLinks(tx, lines, facts.links);
    if (await leftOut(tx, context, connection, order, lines, facts, now)) return;
    await reserveAll(tx, connection, order.storeId, lines, now);
    const blocked = whyWait(connection, lines, facts.profile, stockOnly);
    if (blocked) return waitForPerson(tx, context, order, blocked, now);
    if (stockOnly) {
      const missing = await planStockOnly(tx, context, { connection, order, lines, now });
      return missing ? waitForPerson(tx, context, order, missing, now) : settleAttention(tx, `import:${order.id}`, now);
    }
    await planCreation(tx, context, connection, order, lines, facts.profile, now);
  });
}

async function freezeLinks(
  tx: ShopTx,
  lines: readonly LineRow[],
  found: ReadonlyMap<string, LinkJudgement>,
): Promise<void> {
  for (const line of lines) {
    const judged = found.get(line.id);
    if (linkOf(line) !== null || !judged?.ok) continue;
    line.link = toJson(judged.link) as LineRow['link'];
    await tx.db.orderLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: line.id } },
      data: { link: toJson(judged.link) },
    });
  }
}

/** The merchant's rules, unless a person said *Insert* or a part of the order is in the store already. */
async function leftOut(
  tx: ShopTx,
  context: FlowContext,
  connection: ConnectionView,
  order: OrderWithLines,
  lines: readonly LineRow[],
  facts: ImportFacts,
  now: Date,
): Promise<boolean> {
  if (order.storeState === 'inserted' || order.lines.some((line) => line.importEffectId !== null)) return false;
  const rule = leaveOutBy({
    leaveOut: connection.settings.leaveOut,
    deliveryType: openBuyer(context.encryption, order)?.delivery?.type ?? null,
    products: lines.flatMap((line) => {
      const link = linkOf(line);
      return link ? [{ title: link.title, tags: facts.tags.get(link.variantRef) ?? [] }] : [];
    }),
  });
  if (!rule || (await wasInsertedByHand(tx, order.id))) return false;
  await endReservations(
    tx,
    order.lines.map((line) => line.id),
    'left out of the store',
  );
  await updateOrder(
    tx,
    order.id,
    { storeState: 'not-inserted', storeStateReason: 'left-out', importDueAt: null, shipBy: null },
    now,
  );
  await logCommunication(tx, {
    orderId: order.id,
    direction: 'inside',
    action: 'Left out',
    outcome: rule.sentence,
    at: now,
  });
  await settleAttention(tx, `import:${order.id}`, now);
  return true;
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
    lines: linked.map(({ line, ref }) => ({ lineId: line.id, inventoryItemRef: ref, quantity: unitsOf(line) })),
    now,
  });
}

async function waitForPerson(
  tx: ShopTx,
  context: FlowContext,
  order: OrderWithLines,
  blocked: Blocked,
  now: Date,
): Promise<void> {
  const keeps = order.storeState === 'inserted' || order.storeState === 'not-inserted';
  await updateOrder(
    tx,
    order.id,
    {
      importDueAt: later(now, context.scale(TIMING.redecide)),
      ...(keeps ? {} : { storeState: 'waiting', storeStateReason: blocked.reason }),
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
}

function whyWait(
  connection: ConnectionView,
  lines: readonly LineRow[],
  profile: StoreProfile,
  stockOnly: boolean,
): Blocked | null {
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
        'A product of this accepted order was not found in the store. The order waits whole; link the product, or it goes on by itself once it can be found.',
    };
  }
  if (stockOnly) return null; // Nothing is sold in the store, so neither tax nor money is needed.
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

async function planCreation(
  tx: ShopTx,
  context: FlowContext,
  connection: ConnectionView,
  order: OrderWithLines,
  lines: readonly LineRow[],
  profile: StoreProfile,
  now: Date,
): Promise<void> {
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
        quantity: unitsOf(line),
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
    detailsUrl: orderLink(context.appUrl, connection.shopId, order.id),
  });
}
