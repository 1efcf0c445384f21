import type { ShopId } from '../core/ids.ts';
import type { StoreOrderState } from '../core/store-types.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, type OrderWithLines } from '../persistence/orders.ts';
import { claimToReadShipments, finishReading, shipmentsOf } from '../persistence/shipments.ts';
import { storeOrdersOf } from '../persistence/store-orders.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { fulfilFromLabel } from './fulfil-from-label.ts';
import { noteShipments } from './note-shipments.ts';
import { nextReading, reportShipments } from './report-shipments.ts';

/** Orders that are read together. */
const BATCH = 25;

/**
 * Reads what the store ships: orders with news, and now and then every inserted order that is not fully shipped, since a
 * webhook may never come. Each is written down and its reports are planned; whatever goes wrong for one leaves the others
 * alone and is tried again.
 */
export async function readShipments(context: FlowContext, input: { shopId: ShopId; storeId: string }): Promise<void> {
  const { database, clock } = context;
  for (;;) {
    const claimedUntil = later(clock.now(), context.scale(TIMING.shipmentsClaim));
    const claimed = await database.withShop(input.shopId, async (tx) => {
      const orders = await claimToReadShipments(tx, {
        storeId: input.storeId,
        now: clock.now(),
        until: claimedUntil,
        limit: BATCH,
      });
      const orderIds = orders.map(({ id }) => id);
      return { orders, orderIds, parts: await storeOrdersOf(tx, orderIds) };
    });
    if (claimed.orders.length === 0) return;
    const { orders, orderIds, parts } = claimed;
    const finish = (ids: readonly string[], next: Date | null) =>
      database.withShop(input.shopId, (tx) => finishReading(tx, { orderIds: ids, claimedUntil, next }));
    const store = await context.store(input.shopId, input.storeId, 'background');
    if (!store.orders.read) {
      await finish(orderIds, null);
      continue;
    }
    const read = await store.orders.read(parts.map(({ orderRef }) => orderRef));
    const soon = later(clock.now(), context.scale(TIMING.shipmentsRetry));
    if (!read.ok) {
      context.log.warn({ shopId: input.shopId, err: read.error }, 'Shipments could not be read from the store');
      await finish(orderIds, read.error.until && read.error.until > soon ? read.error.until : soon);
      return;
    }
    for (const order of orders) {
      const refs = new Set(parts.filter(({ orderId }) => orderId === order.id).map(({ orderRef }) => orderRef));
      try {
        const next = await workOn(
          context,
          order,
          read.value.filter(({ orderRef }) => refs.has(orderRef)),
        );
        await finish([order.id], next);
      } catch (error) {
        context.log.error({ shopId: input.shopId, orderId: order.id, err: error }, 'The shipments of an order');
        await finish([order.id], soon);
      }
    }
  }
}

/** When the order is to be read next. */
async function workOn(
  context: FlowContext,
  claimed: OrderWithLines,
  states: readonly StoreOrderState[],
): Promise<Date | null> {
  const { database, clock } = context;
  const shopId = claimed.shopId as ShopId;
  const place = placeOf(claimed);
  const channelName = context.channel(place.channel)?.name ?? 'The channel';
  await database.withShop(shopId, async (tx) => {
    await lockPlace(tx, place);
    const order = await loadOrder(tx, claimed.id);
    if (order) await noteShipments(tx, { order, states, channelName, now: clock.now() });
  });
  const label = await fulfilFromLabel(context, { shopId, orderId: claimed.id, states });
  const report = await reportShipments(context, { shopId, orderId: claimed.id });
  return database.withShop(shopId, async (tx) => {
    const order = await loadOrder(tx, claimed.id);
    if (!order) return null;
    const next = nextReading(context, order, await shipmentsOf(tx, order.id));
    if (!label.soonAgain && !report.soonAgain) return next;
    return later(clock.now(), context.scale(TIMING.shipmentsRetry));
  });
}
