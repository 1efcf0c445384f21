import { fulfilmentFacts, type FulfilmentFacts } from '../core/shipment-facts.ts';
import { parcelNotes, planParcels, shippedState, type ShippableLine } from '../core/shipments.ts';
import type { StoreOrderState } from '../core/store-types.ts';
import { raiseNews } from '../persistence/cancellations.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication, settleAttention } from '../persistence/journal.ts';
import type { LineRow } from '../persistence/order-rows.ts';
import type { OrderWithLines } from '../persistence/orders.ts';
import { reportsOf, withdrawReports } from '../persistence/shipment-reports.ts';
import {
  insertShipment,
  reasonOf,
  saveShipped,
  setShipment,
  shipmentsOf,
  updateFacts,
  type ShipmentRow,
} from '../persistence/shipments.ts';
import { titleOf } from './note-cancellations.ts';

/** Units accepted and cancelled on neither side. */
export function shippableLine(line: LineRow): ShippableLine {
  const cancelled = Math.max(line.channelCancelled, line.storeCancelled);
  const sold = line.channelState === 'accepted' && line.unreadable === null ? line.quantity - cancelled : 0;
  return { lineId: line.id, title: titleOf(line), sold: Math.max(0, sold) };
}

/** Parcels that count as shipped: neither voided nor failed. */
export function isShipped(row: Pick<ShipmentRow, 'storeStatus'>): boolean {
  return row.storeStatus === 'success' || row.storeStatus === 'pending';
}

/**
 * Writes down what the store ships for an order, as last read: new parcels, changed tracking, voided ones, and the counters
 * that follow. Repeating it changes nothing. The caller holds the place's lock.
 */
export async function noteShipments(
  tx: ShopTx,
  input: { order: OrderWithLines; states: readonly StoreOrderState[]; channelName: string; now: Date },
): Promise<void> {
  const { order, states, channelName, now } = input;
  const lines = new Map(order.lines.flatMap((line) => (line.storeLineRef ? [[line.storeLineRef, line.id]] : [])));
  const facts = states
    .flatMap(({ fulfilments }) => fulfilments)
    .map((fulfilment) => fulfilmentFacts(fulfilment, (ref) => lines.get(ref) ?? null, channelName));
  let rows = await shipmentsOf(tx, order.id);
  for (const fact of facts) {
    const row = rowFor(rows, fact);
    if (row) await noteKnown(tx, { order, row, fact, channelName, now });
    else await noteNew(tx, { order, rows, fact, channelName, now });
    rows = await shipmentsOf(tx, order.id);
  }
  await writeNotes(tx, { order, rows, facts, channelName, now });
  const shipped = new Map<string, number>();
  for (const { lineId, quantity } of rows.filter(counts).flatMap((row) => row.lines)) {
    shipped.set(lineId, (shipped.get(lineId) ?? 0) + quantity);
  }
  const state = shippedState(
    order.lines.map((line) => ({ sold: shippableLine(line).sold, shipped: shipped.get(line.id) ?? 0 })),
  );
  await saveShipped(tx, { order, shipped, shippedState: state, now });
}

/** A shipment that began at the channel counts once the store has it. */
function counts(row: ShipmentRow): boolean {
  return isShipped(row) && row.storeFulfilmentRef !== null;
}

/** By its ref; or the shipment that we are about to enter for the channel, by its tracking. */
function rowFor(rows: readonly ShipmentRow[], fact: FulfilmentFacts): ShipmentRow | null {
  const known = rows.find((row) => row.storeFulfilmentRef === fact.storeFulfilmentRef);
  return known ?? rows.find((row) => row.storeFulfilmentRef === null && sameLabel(row, fact)) ?? null;
}

/** Made with the channel's own tracking, so the channel need not be told. */
function sameLabel(row: ShipmentRow, fact: FulfilmentFacts): boolean {
  return row.origin === 'channel' && fact.trackingNumber !== null && row.trackingNumber === fact.trackingNumber;
}

interface Noting {
  readonly order: OrderWithLines;
  readonly fact: FulfilmentFacts;
  readonly channelName: string;
  readonly now: Date;
}

async function noteNew(tx: ShopTx, input: Noting & { readonly rows: readonly ShipmentRow[] }): Promise<void> {
  const { order, rows, fact, now } = input;
  const { notes: _notes, ...facts } = fact;
  const fromLabel = rows.some((row) => sameLabel(row, fact));
  const live = isShipped(fact);
  await insertShipment(tx, {
    ...facts,
    orderId: order.id,
    origin: fromLabel ? 'channel' : 'store',
    state: !live ? deadState(fact) : fromLabel ? 'not-needed' : 'waiting',
    reason: { state: live ? '' : deadSentence(fact), notes: fact.notes },
    now,
  });
  const what = [fact.carrier, fact.trackingNumber].filter((part) => part !== null).join(' ');
  await logCommunication(tx, {
    orderId: order.id,
    direction: 'from-store',
    action: 'Shipped in the store',
    outcome: what === '' ? 'Without a tracking number' : what,
    payload: { fulfilment: fact.storeFulfilmentRef, lines: fact.lines.length, status: fact.storeStatus },
    at: now,
  });
}

function deadState({ storeStatus }: FulfilmentFacts): 'voided' | 'not-needed' {
  return storeStatus === 'cancelled' ? 'voided' : 'not-needed';
}

function deadSentence({ storeStatus }: FulfilmentFacts): string {
  return storeStatus === 'cancelled'
    ? 'Voided in the store before anything was reported.'
    : 'The store says that this shipment failed, so nothing is reported.';
}

async function noteKnown(tx: ShopTx, input: Noting & { readonly row: ShipmentRow }): Promise<void> {
  const { order, row, fact, now } = input;
  const before = row.storeFulfilmentRef === null ? null : row;
  if (before && sameFacts(before, fact)) return;
  const { notes: _notes, ...facts } = fact;
  await updateFacts(tx, row.id, facts, now);
  if (before && before.trackingNumber !== fact.trackingNumber) {
    await logCommunication(tx, {
      orderId: order.id,
      direction: 'from-store',
      action: before.trackingNumber === null ? 'Tracking added in the store' : 'Tracking changed in the store',
      outcome: fact.trackingNumber ?? 'None any more',
      at: now,
    });
  }
  if (!before && row.state === 'refused') {
    const state = 'Shipped in the store with the tracking of the channel’s own label.';
    await setShipment(tx, row, { state: 'not-needed', reason: { state } }, now);
    await settleAttention(tx, shipmentSubject(row.id), now);
  }
  // Another carrier may need another provider; it is chosen when the parcel is reported.
  if (row.origin === 'store' && row.carrier !== fact.carrier) {
    await setShipment(tx, row, { providerId: null, providerSource: null }, now);
  }
  if (isShipped(row) && !isShipped(fact)) await noteVoided(tx, input);
  else if (!isShipped(row) && isShipped(fact))
    await setShipment(tx, row, { state: 'waiting', reason: { state: '' } }, now);
}

function sameFacts(row: ShipmentRow, fact: FulfilmentFacts): boolean {
  const units = (lines: readonly { lineId: string; quantity: number }[]) =>
    lines.map(({ lineId, quantity }) => `${lineId}*${quantity}`).toSorted();
  return (
    row.storeStatus === fact.storeStatus &&
    row.carrier === fact.carrier &&
    row.trackingNumber === fact.trackingNumber &&
    row.trackingUrl === fact.trackingUrl &&
    JSON.stringify(units(row.lines)) === JSON.stringify(units(fact.lines))
  );
}

async function noteVoided(tx: ShopTx, input: Noting & { readonly row: ShipmentRow }): Promise<void> {
  const { order, row, fact, channelName, now } = input;
  await withdrawReports(tx, row, 'The shipment was voided in the store', now);
  // What is under way or unclear may have been taken there.
  const open = (await reportsOf(tx, row)).some(({ state }) => state === 'sending' || state === 'unclear');
  const told = row.reportedHash !== null || row.state === 'unconfirmed' || open;
  const sentence = told
    ? `Voided in the store after it was reported. ${channelName} cannot take a report back.`
    : deadSentence(fact);
  await setShipment(tx, row, { state: deadState(fact), reason: { state: sentence } }, now);
  await logCommunication(tx, {
    orderId: order.id,
    direction: 'from-store',
    action: 'Shipment voided in the store',
    outcome: fact.trackingNumber ?? 'Without a tracking number',
    at: now,
  });
  await settleAttention(tx, shipmentSubject(row.id), now);
  if (row.origin === 'store' && told) await tellVoided(tx, { order, row, channelName, now });
}

/** Subject of what a person is told about one shipment. */
export function shipmentSubject(shipmentId: string): string {
  return `shipment:${shipmentId}`;
}

export async function tellVoided(
  tx: ShopTx,
  input: {
    readonly order: Pick<OrderWithLines, 'id' | 'storeName' | 'channelOrderId'>;
    readonly row: ShipmentRow;
    readonly channelName: string;
    readonly now: Date;
  },
): Promise<void> {
  const { order, row, channelName, now } = input;
  const tracking = row.trackingNumber === null ? '' : ` with tracking ${row.trackingNumber}`;
  await raiseNews(tx, {
    kind: 'shipment-voided',
    subject: `voided:${row.id}`,
    orderId: order.id,
    message: `A shipment of ${order.storeName ?? 'this order'}${tracking} was voided in the store after ${channelName} was told that it is on its way. ${channelName} cannot take that back. Ship again, and the new tracking replaces the old one; if the goods will not be sent, tell ${channelName}’s support about order ${order.channelOrderId ?? '?'}.`,
    now,
  });
}

/** Notes from the parcel itself and from how it stands among the others. */
async function writeNotes(
  tx: ShopTx,
  input: {
    order: OrderWithLines;
    rows: readonly ShipmentRow[];
    facts: readonly FulfilmentFacts[];
    channelName: string;
    now: Date;
  },
): Promise<void> {
  const plans = planParcels(input.order.lines.map(shippableLine), input.rows.filter(counts));
  for (const row of input.rows) {
    const fact = input.facts.find(({ storeFulfilmentRef }) => storeFulfilmentRef === row.storeFulfilmentRef);
    if (!fact) continue;
    const plan = plans.get(row.id);
    const notes = [...fact.notes, ...(plan ? parcelNotes(plan, input.channelName) : [])];
    if (JSON.stringify(reasonOf(row).notes) === JSON.stringify(notes)) continue;
    await setShipment(tx, row, { reason: { notes } }, input.now);
  }
}
