/** What a person does about shipments on an order's page. */
import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication, settleAttention } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, type OrderWithLines } from '../persistence/orders.ts';
import {
  allowReports,
  goAheadSubject,
  releaseReports,
  reportGate,
  reportsOf,
  settleByHand,
  tryFulfilAgain,
} from '../persistence/shipment-reports.ts';
import { loadShipment, setShipment, shipmentsOf, type ShipmentRow } from '../persistence/shipments.ts';
import type { FlowContext } from './context.ts';
import { byHandMark } from './effects/report-request.ts';
import { shipmentSubject } from './note-shipments.ts';
import { plansOf, reportShipments } from './report-shipments.ts';

export type ShipmentClickOutcome =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'not-found' };

interface AboutShipment {
  readonly shopId: ShopId;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly person: string;
}

const refused = (message: string): ShipmentClickOutcome => ({ kind: 'refused', message });
const HANDLED = 'This order is marked as handled. Take that back first if the app should go on with it.';

/**
 * *Report again*: the shipment is sent to the channel now, whatever it waits for and whatever the channel shows; one that
 * was to be shipped in the store with the channel's label is tried again there.
 */
export async function reportAgain(context: FlowContext, input: AboutShipment): Promise<ShipmentClickOutcome> {
  const outcome = await atShipment(context, input, async (tx, { order, row, now }) => {
    if (order.handledAt !== null) return refused(HANDLED);
    if (row.state === 'voided') return refused('This shipment was voided in the store, so it is not reported.');
    if (row.state === 'planned') return refused('This is under way already. Its outcome shows here.');
    if (row.origin === 'channel') {
      const again = row.state === 'refused' ? await tryFulfilAgain(tx, row, now) : null;
      if (again === null) return refused('There is nothing to try again: the channel knows this shipment.');
      await setShipment(tx, row, { state: 'planned', reason: { state: '' } }, now);
      tx.enqueue(job('run-effect', { shopId: tx.shopId, effectId: again }, { urgent: true }));
    }
    await say(tx, order.id, 'Report again', input.person, now);
    return { kind: 'done' };
  });
  if (outcome.kind !== 'done') return outcome;
  await reportShipments(context, { shopId: input.shopId, orderId: input.orderId, again: input.shipmentId });
  return outcome;
}

/** *Mark as entered by hand*: a person has told the channel in its own panel. Nothing is sent for this shipment any more. */
export async function enteredByHand(context: FlowContext, input: AboutShipment): Promise<ShipmentClickOutcome> {
  return atShipment(context, input, async (tx, { order, row, now }) => {
    if (row.state === 'voided') return refused('This shipment was voided in the store.');
    const open = (await reportsOf(tx, row)).some(({ state }) => state === 'sending' || state === 'unclear');
    if (open) return refused('A report is under way. Wait a moment until its outcome shows here.');
    await settleByHand(tx, row, now);
    const lineIds = plansOf(order, await shipmentsOf(tx, order.id)).get(row.id)?.reports ?? [];
    const state = `Entered by hand in the channel’s own panel, says ${input.person}.`;
    // Whatever it says now is known there; a later change is told anew.
    await setShipment(
      tx,
      row,
      { state: 'reported', reason: { state }, reportedAt: now, reportedHash: byHandMark(lineIds, row.trackingNumber) },
      now,
    );
    await settleAttention(tx, shipmentSubject(row.id), now);
    await say(tx, order.id, 'Entered by hand', input.person, now);
    return { kind: 'done' };
  });
}

/** *Go ahead*: the first reports of this shop may be sent. */
export async function goAhead(
  context: FlowContext,
  input: Omit<AboutShipment, 'shipmentId'>,
): Promise<ShipmentClickOutcome> {
  return context.database.withShop(input.shopId, async (tx) => {
    const order = await loadOrder(tx, input.orderId);
    if (!order) return { kind: 'not-found' };
    const place = placeOf(order);
    await lockPlace(tx, place);
    const now = context.clock.now();
    if ((await reportGate(tx, place)) === 'ask') {
      await allowReports(tx, place, input.person, now);
      await say(tx, order.id, 'Go ahead with reporting shipments', input.person, now);
    }
    await settleAttention(tx, goAheadSubject(place), now);
    await releaseReports(tx, place, now);
    tx.enqueue(job('read-shipments', { shopId: tx.shopId, storeId: order.storeId }, { urgent: true }));
    return { kind: 'done' };
  });
}

async function atShipment(
  context: FlowContext,
  input: AboutShipment,
  work: (
    tx: ShopTx,
    about: { readonly order: OrderWithLines; readonly row: ShipmentRow; readonly now: Date },
  ) => Promise<ShipmentClickOutcome>,
): Promise<ShipmentClickOutcome> {
  return context.database.withShop(input.shopId, async (tx) => {
    const found = await loadOrder(tx, input.orderId);
    if (!found) return { kind: 'not-found' };
    await lockPlace(tx, placeOf(found));
    const order = await loadOrder(tx, input.orderId);
    const row = await loadShipment(tx, input.shipmentId);
    if (!order || row?.orderId !== order.id) return { kind: 'not-found' };
    return work(tx, { order, row, now: context.clock.now() });
  });
}

async function say(tx: ShopTx, orderId: string, action: string, person: string, now: Date): Promise<void> {
  await logCommunication(tx, { orderId, direction: 'inside', action, outcome: person, at: now });
}
