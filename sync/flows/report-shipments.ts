import type { ShippingProvider } from '../core/channel-types.ts';
import type { AdapterError } from '../core/errors.ts';
import type { ShopId } from '../core/ids.ts';
import { planParcels, type ParcelPlan } from '../core/shipments.ts';
import { connectionForPlace, type ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, type OrderWithLines } from '../persistence/orders.ts';
import { reportsOfOrder } from '../persistence/shipment-reports.ts';
import { setShipment, shipmentsOf, type ShipmentRow, type ShipmentState } from '../persistence/shipments.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { byHandMark } from './effects/report-request.ts';
import { isShipped, shippableLine } from './note-shipments.ts';
import { planReport } from './plan-report.ts';

export interface ReportShipmentsInput {
  readonly shopId: ShopId;
  readonly orderId: string;
  /** A person wants this shipment reported now, whatever it waits for. */
  readonly again?: string;
}

/** A parcel whose positions can be told to the channel now. */
export interface ReadyParcel {
  readonly row: ShipmentRow;
  readonly lineIds: readonly string[];
}

/**
 * Plans the reports of an order's parcels: those whose positions are complete, that have a tracking number or have waited
 * long enough for one, and of which the channel was not told the same already. Safe to repeat. `soonAgain`: something that
 * is needed could not be read just now.
 */
export async function reportShipments(
  context: FlowContext,
  input: ReportShipmentsInput,
): Promise<{ readonly soonAgain: boolean }> {
  const found = await context.database.withShop(input.shopId, async (tx) => {
    const order = await loadOrder(tx, input.orderId);
    if (!order?.channelOrderId) return null;
    const connection = await connectionForPlace(tx, placeOf(order));
    if (!connection) return null;
    const rows = await shipmentsOf(tx, order.id);
    const ready = readyParcels(context, rows, plansOf(order, rows), input.again);
    const asks = ready.some(({ row }) => row.providerId === null || row.id === input.again);
    return { channelOrderId: order.channelOrderId, connection, asks };
  });
  if (!found) return { soonAgain: false };
  const { channelOrderId, connection, asks } = found;
  const providers = asks ? await allowedProviders(context, connection, channelOrderId) : null;
  return context.database.withShop(input.shopId, async (tx) => {
    await lockPlace(tx, connection.place);
    const order = await loadOrder(tx, input.orderId);
    const soonAgain =
      order !== null && (await planReady(tx, context, { order, connection, providers, again: input.again }));
    return { soonAgain };
  });
}

async function planReady(
  tx: ShopTx,
  context: FlowContext,
  input: {
    order: OrderWithLines;
    connection: ConnectionView;
    /** Null: no parcel needed the list when it could be asked for. */
    providers: Providers | null;
    again: string | undefined;
  },
): Promise<boolean> {
  const { order, connection, providers, again } = input;
  const rows = await shipmentsOf(tx, order.id);
  const plans = plansOf(order, rows);
  const ready = readyParcels(context, rows, plans, again);
  const reports = await reportsOfOrder(tx, order.id);
  const ids = new Set(ready.map(({ row }) => row.id));
  for (const row of rows) {
    const underWay = reports.some(({ key, state }) => key.startsWith(row.id) && OPEN.includes(state));
    const idle = ['waiting', 'not-needed'].includes(row.state) || (row.state === 'planned' && !underWay);
    if (row.origin !== 'store' || !idle || !isParcel(row) || ids.has(row.id)) continue;
    await setShipment(tx, row, whatItWaitsFor(context, row, plans.get(row.id)), context.clock.now());
  }
  let soonAgain = false;
  for (const parcel of ready) {
    const { row } = parcel;
    // It became ready, or lost its provider, after the list was asked for: the next round has the list.
    const unasked = row.providerId === null && providers === null;
    if (unasked || (row.providerId === null && again !== row.id && isPassing(context, row, providers))) {
      soonAgain = true;
      if (!unasked) await setShipment(tx, row, LIST_UNREAD, context.clock.now());
      continue;
    }
    await planReport(tx, context, {
      order,
      connection,
      parcel,
      reports,
      providers,
      again: again === row.id,
    });
  }
  return soonAgain;
}

/** States of a report that may still be carried out. */
const OPEN = ['planned', 'sending', 'unclear'];

const LIST_UNREAD = {
  state: 'waiting',
  reason: { state: 'The shipping providers of this order could not be read just now. It is tried again.' },
} as const;

/** Trouble of the moment is waited out for a while, since the order's own list chooses best. */
function isPassing(context: FlowContext, row: ShipmentRow, providers: Providers | null): boolean {
  const kind = providers?.problem?.kind;
  if (kind === undefined || kind === 'not-found' || kind === 'rejected' || kind === 'unexpected-reply') return false;
  return context.clock.now() < later(row.firstSeenAt, context.scale(TIMING.providersAwaited));
}

/** What each parcel of an order reports. */
export function plansOf(order: OrderWithLines, rows: readonly ShipmentRow[]): ReadonlyMap<string, ParcelPlan> {
  return planParcels(order.lines.map(shippableLine), rows.filter(isParcel));
}

/** Parcels the channel can be told about now. */
function readyParcels(
  context: FlowContext,
  rows: readonly ShipmentRow[],
  plans: ReadonlyMap<string, ParcelPlan>,
  again: string | undefined,
): readonly ReadyParcel[] {
  return rows.flatMap((row) => {
    const lineIds = plans.get(row.id)?.reports ?? [];
    if (row.origin !== 'store' || row.storeStatus !== 'success' || lineIds.length === 0) return [];
    if (again === row.id) return [{ row, lineIds }];
    if (awaitsTracking(context, row) || row.reportedHash === byHandMark(lineIds, row.trackingNumber)) return [];
    return [{ row, lineIds }];
  });
}

const isParcel = (row: ShipmentRow): boolean => isShipped(row) && row.storeFulfilmentRef !== null;

/**
 * Merchants often add the tracking number a little after shipping, and the channel may write to the buyer at once: a parcel
 * without one waits a while. What was reported once is not held back.
 */
function awaitsTracking(context: FlowContext, row: ShipmentRow): boolean {
  return (
    row.trackingNumber === null && row.reportedHash === null && context.clock.now() < trackingAwaitedUntil(context, row)
  );
}

function trackingAwaitedUntil(context: FlowContext, row: ShipmentRow): Date {
  return later(row.shippedAt, context.scale(TIMING.trackingAwaited));
}

/** The state of a parcel that cannot be reported yet, in a sentence; its notes say more. */
function whatItWaitsFor(
  context: FlowContext,
  row: ShipmentRow,
  plan: ParcelPlan | undefined,
): { state: ShipmentState; reason: { state: string } } {
  const waits = (state: string) => ({ state: 'waiting' as const, reason: { state } });
  if (row.storeStatus === 'pending') return waits('Not under way in the store yet.');
  if (plan && plan.reports.length > 0) {
    const until = trackingAwaitedUntil(context, row).toISOString().slice(11, 16);
    return waits(`Waits for a tracking number until ${until} UTC; then it is reported without one.`);
  }
  if (plan && plan.incomplete.length > 0) return waits('Waits for the rest of its positions.');
  return { state: 'not-needed', reason: { state: 'There is nothing to report for this parcel.' } };
}

/** The providers this order may go with; `list` null when they cannot be read for good. */
async function allowedProviders(
  context: FlowContext,
  connection: ConnectionView,
  channelOrderId: string,
): Promise<{ readonly list: readonly ShippingProvider[] | null; readonly problem: AdapterError | null }> {
  const channel = context.channel(connection.place.channel);
  if (!channel) return { list: null, problem: null };
  const reply = await channel.orders.shippingProviders(await context.channelAccess(connection), channelOrderId);
  return reply.ok ? { list: reply.value, problem: null } : { list: null, problem: reply.error };
}

/** When an order is read again without any hint: often while it is young or a parcel waits, then ever less. */
export function nextReading(
  context: FlowContext,
  order: Pick<OrderWithLines, 'insertedAt' | 'shippedState' | 'channelState'>,
  rows: readonly ShipmentRow[],
): Date | null {
  const now = context.clock.now();
  const waiting = rows.filter(
    (row) => row.state === 'waiting' && row.origin === 'store' && row.storeStatus === 'success',
  );
  const forTracking = waiting
    .filter((row) => awaitsTracking(context, row))
    .map((row) => trackingAwaitedUntil(context, row).getTime());
  const lastShipped = Math.max(0, ...rows.map((row) => row.shippedAt.getTime()));
  const since = order.shippedState === 'all' ? lastShipped : (order.insertedAt ?? now).getTime();
  const age = Math.max(0, now.getTime() - since);
  const soon = context.scale(TIMING.readShipments);
  if (rows.length === 0 && order.channelState !== 'accepted') return null;
  if (waiting.length === 0) {
    const watched = context.scale(order.shippedState === 'all' ? TIMING.correctionsAwaited : TIMING.scanWindow);
    if (age > watched) return null;
  }
  const interval =
    waiting.length > 0 ? soon : Math.min(context.scale(TIMING.slowestShipments), Math.max(soon, age / 8));
  return new Date(Math.min(now.getTime() + interval, ...forTracking));
}

/** The list as asked for; `list` null when it could not be read. */
export type Providers = Awaited<ReturnType<typeof allowedProviders>>;
