import type { ChannelOrder } from '../core/channel-types.ts';
import { cleanTracking } from '../core/carriers.ts';
import type { ShopId } from '../core/ids.ts';
import type { StoreOrderState } from '../core/store-types.ts';
import { connectionForPlace, type ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { planEffect } from '../persistence/effects.ts';
import { placeOf, type LineRow } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, type OrderWithLines } from '../persistence/orders.ts';
import { insertShipment, shipmentsOf, type ShipmentRow } from '../persistence/shipments.ts';
import type { FlowContext } from './context.ts';
import type { FulfilRequest } from './effects/fulfil-store-order.ts';
import { titleOf } from './note-cancellations.ts';
import { shippableLine } from './note-shipments.ts';

interface Input {
  readonly shopId: ShopId;
  readonly orderId: string;
  /** The store's orders, as just read. */
  readonly states: readonly StoreOrderState[];
}

/** Units that the channel's own label ships. */
interface LabelParcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly lines: readonly LineRow[];
}

/**
 * Ships the store's order with the tracking of a label that came from the channel, where the connection wants it: positions
 * the channel shows a tracking number for that did not come from us, and of which nothing was shipped in the store.
 */
export async function fulfilFromLabel(context: FlowContext, input: Input): Promise<{ readonly soonAgain: boolean }> {
  const wanted = await context.database.withShop(input.shopId, async (tx) => {
    const order = await loadOrder(tx, input.orderId);
    const connection = order && (await connectionForPlace(tx, placeOf(order)));
    if (!order?.channelOrderId || !connection?.settings.shipFromLabel || order.handledAt !== null) return null;
    const open = unshippedLines(order, await shipmentsOf(tx, order.id), input.states);
    return open.length === 0 ? null : { connection, channelOrderId: order.channelOrderId };
  });
  if (!wanted) return { soonAgain: false };
  const { connection, channelOrderId } = wanted;
  const channel = context.channel(connection.place.channel);
  const store = await context.store(input.shopId, connection.storeId);
  if (!channel || !store.fulfilments) return { soonAgain: false };
  const access = await context.channelAccess(connection);
  const read = await channel.orders.get(access, channelOrderId);
  if (!read.ok) return { soonAgain: read.error.kind !== 'not-found' };
  if (!read.value.shipping.some(({ trackingNumber }) => cleanTracking(trackingNumber).number !== null)) {
    return { soonAgain: false };
  }
  const providers = await channel.orders.shippingProviders(access, channelOrderId);
  const names = new Map((providers.ok ? providers.value : []).map(({ id, name }) => [id, name]));
  await context.database.withShop(input.shopId, async (tx) => {
    await lockPlace(tx, connection.place);
    const order = await loadOrder(tx, input.orderId);
    if (!order) return;
    const open = unshippedLines(order, await shipmentsOf(tx, order.id), input.states);
    for (const parcel of labelParcels(open, read.value, names)) {
      await planFulfilments(tx, context, { connection, order, parcel, states: input.states });
    }
  });
  return { soonAgain: false };
}

/** Lines of which nothing was ever shipped, neither from a label nor by the merchant; a voided parcel was a person's word. */
function unshippedLines(
  order: OrderWithLines,
  rows: readonly ShipmentRow[],
  states: readonly StoreOrderState[],
): readonly LineRow[] {
  const touched = new Set(rows.flatMap((row) => row.lines.map(({ lineId }) => lineId)));
  const shippable = new Set(
    states
      .filter(({ cancelledAt }) => cancelledAt === null)
      .flatMap(({ lines }) => lines)
      .flatMap((line) => (line.unfulfilledQuantity > 0 ? [line.storeLineRef] : [])),
  );
  return order.lines.filter(
    (line) => !touched.has(line.id) && shippableLine(line).sold > 0 && shippable.has(line.storeLineRef ?? ''),
  );
}

/** One parcel for each tracking number and provider. */
function labelParcels(
  lines: readonly LineRow[],
  order: ChannelOrder,
  names: ReadonlyMap<string, string>,
): readonly LabelParcel[] {
  const shown = lines.flatMap((line) => {
    const entry = order.shipping.find(({ positionId }) => positionId === line.channelPositionId);
    const { number } = cleanTracking(entry?.trackingNumber ?? null);
    if (!entry || number === null) return [];
    const providerId = entry.providerId ?? '';
    return [{ line, number, carrier: names.get(providerId) ?? providerId }];
  });
  const groups = Map.groupBy(shown, ({ number, carrier }) => JSON.stringify([carrier, number]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [{ carrier: first.carrier, trackingNumber: first.number, lines: group.map(({ line }) => line) }];
  });
}

/** An effect for each store order the units stand in. */
async function planFulfilments(
  tx: ShopTx,
  context: FlowContext,
  input: {
    connection: ConnectionView;
    order: OrderWithLines;
    parcel: LabelParcel;
    states: readonly StoreOrderState[];
  },
): Promise<void> {
  const { connection, order, parcel, states } = input;
  const now = context.clock.now();
  for (const state of states) {
    const lines = parcel.lines.flatMap((line) => {
      const there = state.lines.find(({ storeLineRef }) => storeLineRef === line.storeLineRef);
      const quantity = Math.min(shippableLine(line).sold, there?.unfulfilledQuantity ?? 0);
      if (quantity <= 0 || line.storeLineRef === null) return [];
      return [{ lineId: line.id, storeLineRef: line.storeLineRef, quantity, title: titleOf(line) }];
    });
    if (lines.length === 0) continue;
    const shipmentId = await insertShipment(tx, {
      orderId: order.id,
      origin: 'channel',
      storeFulfilmentRef: null,
      storeStatus: 'pending',
      carrier: parcel.carrier === '' ? null : parcel.carrier,
      trackingNumber: parcel.trackingNumber,
      trackingUrl: null,
      shippedAt: now,
      lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
      state: 'planned',
      reason: { state: 'Entered in the store with the tracking of the channel’s own label.', notes: [] },
      now,
    });
    const request: FulfilRequest = {
      orderId: order.id,
      shipmentId,
      storeId: order.storeId,
      place: connection.place,
      storeOrderRef: state.orderRef,
      lines,
      carrier: parcel.carrier === '' ? null : parcel.carrier,
      trackingNumber: parcel.trackingNumber,
    };
    await planEffect(tx, context.encryption, {
      kind: 'fulfil-store-order',
      key: `${shipmentId}/1`,
      request,
      orderId: order.id,
      transferId: null,
      connectionId: connection.id,
      now,
    });
  }
}
