import type { ShopId } from '../core/ids.ts';
import { ok } from '../core/result.ts';
import type { Placement } from '../core/store-types.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import { planEffect } from '../persistence/effects.ts';
import { raiseAttention, settleAttention } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, ordersToPlace, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { consumeReservation, openReservations } from '../persistence/reservations.ts';
import type { StoreAdapter } from '../stores/store.ts';
import { later, SECOND, TIMING, type FlowContext } from './context.ts';
import { tellOversold } from './tell-oversold.ts';

const BATCH = 20;
const LOOK_AGAIN = 2 * SECOND;

/**
 * After creation: reads where the units of new orders stand. Units at a chosen stock location consume their reservation;
 * others are moved there (an effect of its own), or a person is told. At last, also for orders that only lowered the stock,
 * whether more was sold than there is.
 */
export async function placeOrders(context: FlowContext, input: { shopId: ShopId; storeId: string }): Promise<void> {
  const { database, clock } = context;
  for (;;) {
    const due = await database.withShop(input.shopId, async (tx) => {
      const orders = await ordersToPlace(tx, { storeId: input.storeId, now: clock.now(), limit: BATCH });
      const jobs = [];
      for (const order of orders) {
        const connection = await connectionForPlace(tx, placeOf(order));
        await updateOrder(tx, order.id, { placeDueAt: later(clock.now(), context.scale(LOOK_AGAIN * 5)) }, clock.now());
        if (connection) jobs.push({ order, stockLocationRefs: connection.settings.stockLocationRefs });
      }
      return jobs;
    });
    if (due.length === 0) return;
    const store = await context.store(input.shopId, input.storeId, 'background');
    const byChoice = Map.groupBy(due, (entry) => [...entry.stockLocationRefs].sort().join());
    for (const group of byChoice.values()) {
      const stockLocationRefs = group[0]?.stockLocationRefs ?? [];
      const orders = group.map((entry) => entry.order);
      const placed = await placeGroup(context, store, { shopId: input.shopId, orders, stockLocationRefs });
      const problem = await tellOversold(context, store, { shopId: input.shopId, stockLocationRefs, orders: placed });
      if (problem) await lookAgain(context, input.shopId, placed);
    }
  }
}

/** Returns the orders whose units all stand where they should. Those that could not be read are due again in a moment. */
async function placeGroup(
  context: FlowContext,
  store: StoreAdapter,
  input: {
    readonly shopId: ShopId;
    readonly orders: readonly OrderWithLines[];
    readonly stockLocationRefs: readonly string[];
  },
): Promise<readonly OrderWithLines[]> {
  const { shopId, orders, stockLocationRefs } = input;
  if (!store.placements) {
    for (const order of orders) await consumeAll(context, order);
    return orders;
  }
  const refs = await storeOrderRefs(context, shopId, orders);
  const orderRefs = refs.map((entry) => entry.storeOrderRef);
  const read = orderRefs.length === 0 ? ok([]) : await store.placements.read({ orderRefs, stockLocationRefs });
  if (!read.ok) return [];
  const placed: OrderWithLines[] = [];
  for (const order of orders) {
    const own = new Set(refs.filter((entry) => entry.orderId === order.id).map((entry) => entry.storeOrderRef));
    const placements = read.value
      .filter((entry) => own.has(entry.orderRef))
      .flatMap((entry) => entry.placements.map((placement) => ({ ...placement, storeOrderRef: entry.orderRef })));
    if (await applyPlacements(context, shopId, order.id, stockLocationRefs, placements)) placed.push(order);
  }
  return placed;
}

async function lookAgain(context: FlowContext, shopId: ShopId, orders: readonly OrderWithLines[]): Promise<void> {
  await context.database.withShop(shopId, async (tx) => {
    const now = context.clock.now();
    const at = later(now, context.scale(LOOK_AGAIN * 5));
    for (const { id } of orders) await updateOrder(tx, id, { placeDueAt: at }, now);
  });
}

/** An order with lines added later stands in several store orders. */
async function storeOrderRefs(context: FlowContext, shopId: ShopId, orders: readonly OrderWithLines[]) {
  return context.database.withShop(shopId, async (tx) => {
    const effects = await tx.db.effect.findMany({
      where: {
        shopId: tx.shopId,
        kind: 'create-order',
        state: 'done',
        orderId: { in: orders.map((order) => order.id) },
      },
    });
    return effects.flatMap((effect) => {
      const ref = (effect.result as { orderRef?: string } | null)?.orderRef;
      return ref && effect.orderId ? [{ orderId: effect.orderId, storeOrderRef: ref }] : [];
    });
  });
}

async function consumeAll(context: FlowContext, order: OrderWithLines): Promise<void> {
  await context.database.withShop(order.shopId as ShopId, async (tx) => {
    const now = context.clock.now();
    for (const line of order.lines)
      await consumeReservation(tx, { lineId: line.id, placedQuantity: line.quantity, now });
    await updateOrder(tx, order.id, { placeDueAt: null }, now);
  });
}

async function applyPlacements(
  context: FlowContext,
  shopId: ShopId,
  orderId: string,
  chosen: readonly string[],
  placements: readonly (Placement & { storeOrderRef: string })[],
): Promise<boolean> {
  return context.database.withShop(shopId, async (tx) => {
    const row = await tx.db.order.findUnique({ where: { shopId_id: { shopId, id: orderId } } });
    if (!row) return false;
    await lockPlace(tx, placeOf(row));
    const order = await loadOrder(tx, orderId);
    if (!order) return false;
    const now = context.clock.now();
    const placed = new Map<string, number>();
    let misplaced = false;
    for (const placement of placements) {
      if (placement.stockLocationRef !== null && chosen.includes(placement.stockLocationRef)) {
        for (const unit of placement.units) placed.set(unit.lineId, (placed.get(unit.lineId) ?? 0) + unit.quantity);
        continue;
      }
      if (placement.units.length === 0) continue;
      misplaced = true;
      const target = placement.movable ? placement.moveTargets[0] : undefined;
      if (target === undefined) {
        await tellMisplaced(tx, order.id, now);
        continue;
      }
      await planEffect(tx, context.encryption, {
        kind: 'move-fulfilment-order',
        key: `${placement.fulfilmentOrderRef}/${target}`,
        request: {
          orderId: order.id,
          storeId: order.storeId,
          storeOrderRef: placement.storeOrderRef,
          place: placeOf(order),
          fulfilmentOrderRef: placement.fulfilmentOrderRef,
          stockLocationRef: target,
        },
        orderId: order.id,
        transferId: null,
        connectionId: order.connectionId,
        now,
      });
    }
    for (const [lineId, placedQuantity] of placed) await consumeReservation(tx, { lineId, placedQuantity, now });
    const open = await openReservations(
      tx,
      order.lines.filter((line) => line.storeLineRef !== null).map((line) => line.id),
    );
    if (open.length === 0 && !misplaced) {
      await updateOrder(tx, order.id, { placeDueAt: null }, now);
      await settleAttention(tx, `placement:${order.id}`, now);
      return true;
    }
    const waited = now.getTime() - (order.insertedAt ?? now).getTime();
    const overdue = waited > context.scale(TIMING.placement);
    await updateOrder(
      tx,
      order.id,
      { placeDueAt: later(now, context.scale(overdue ? TIMING.redecide : LOOK_AGAIN)) },
      now,
    );
    if (overdue) await tellMisplaced(tx, order.id, now);
    return false;
  });
}

async function tellMisplaced(tx: Parameters<typeof raiseAttention>[0], orderId: string, now: Date): Promise<void> {
  await raiseAttention(tx, {
    kind: 'wrong-stock-location',
    subject: `placement:${orderId}`,
    orderId,
    message:
      'Some units of this order do not stand at a stock location chosen for this connection, and cannot be moved there. Ship from there, or move them in the store.',
    now,
  });
}
