/** What follows here from a report of a parcel, in the transaction that records how it ended. */
import type { AdapterError } from '../../core/errors.ts';
import type { ShopTx } from '../../persistence/database.ts';
import type { EffectRow } from '../../persistence/effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { loadOrder, type OrderWithLines } from '../../persistence/orders.ts';
import {
  goAheadSubject,
  provenBefore,
  releaseReports,
  reportGate,
  unsupportedSubject,
} from '../../persistence/shipment-reports.ts';
import {
  hintAtShipments,
  loadShipment,
  setShipment,
  shipmentsOf,
  type ShipmentRow,
} from '../../persistence/shipments.ts';
import type { FlowContext } from '../context.ts';
import { shipmentSubject, tellVoided } from '../note-shipments.ts';
import { raiseUnsupported, unsupportedSentence } from '../plan-report.ts';
import { byHandFacts, REFUSALS, type ReportRequest } from './report-request.ts';

interface Concerned {
  readonly row: ShipmentRow;
  readonly order: OrderWithLines;
  readonly channelName: string;
}

async function concerned(tx: ShopTx, context: FlowContext, request: ReportRequest): Promise<Concerned | null> {
  const row = await loadShipment(tx, request.shipmentId);
  const order = await loadOrder(tx, request.orderId);
  if (!row || !order) return null;
  return { row, order, channelName: context.channel(request.place.channel)?.name ?? 'The channel' };
}

const what = ({ providerId, trackingNumber }: ReportRequest): string =>
  `${providerId} ${trackingNumber === '' ? 'without a tracking number' : trackingNumber}`;

export async function reported(
  tx: ShopTx,
  context: FlowContext,
  _effect: EffectRow,
  request: ReportRequest,
  result: { readonly written: boolean },
): Promise<void> {
  const found = await concerned(tx, context, request);
  if (!found) return;
  const { row, order, channelName } = found;
  const now = context.clock.now();
  const told = { reportedHash: request.hash, reportedAt: now };
  if (row.state === 'voided') {
    await setShipment(tx, row, told, now);
    await tellVoided(tx, { order, row, channelName, now });
  } else {
    const state = result.written
      ? `${channelName} shows it: ${what(request)}.`
      : `${channelName} showed it already, so nothing was sent: ${what(request)}.`;
    // A change that came in meanwhile is told next.
    const moved = row.state === 'waiting';
    await setShipment(tx, row, { ...told, ...(moved ? {} : { state: 'reported', reason: { state } }) }, now);
  }
  await logCommunication(tx, {
    orderId: order.id,
    direction: 'to-channel',
    action: result.written ? 'Shipment reported' : 'Shipment known already',
    outcome: what(request),
    payload: { order: request.channelOrderId, positions: request.positionIds, provider: request.providerId },
    at: now,
  });
  await settleAttention(tx, shipmentSubject(row.id), now);
  await settleReplaced(tx, order, row, now);
  // Others of the order may have waited for this one.
  await hintAtShipments(tx, [order.id], now);
  if (!result.written || (await provenBefore(tx, request.place))) return;
  await settleAttention(tx, goAheadSubject(request.place), now);
  await settleAttention(tx, unsupportedSubject(request.place), now);
  // What waited for this proof, or was given up before, goes on.
  await releaseReports(tx, request.place, now);
}

/** What was said about voided parcels is settled once their goods are reported with another one. */
async function settleReplaced(tx: ShopTx, order: OrderWithLines, row: ShipmentRow, now: Date): Promise<void> {
  const rows = await shipmentsOf(tx, order.id);
  const live = rows.filter(({ state, id }) => state === 'reported' || (id === row.id && row.state !== 'voided'));
  const again = new Set(live.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)));
  for (const voided of rows.filter(({ state }) => state === 'voided')) {
    if (voided.lines.every(({ lineId }) => again.has(lineId))) await settleAttention(tx, `voided:${voided.id}`, now);
  }
}

/** Others of the order may have waited for this one; while nothing is proven, those of other orders too. */
async function letOthersGoOn(tx: ShopTx, { place, orderId }: ReportRequest, now: Date): Promise<void> {
  await hintAtShipments(tx, [orderId], now);
  if ((await reportGate(tx, place)) === 'allowed') await releaseReports(tx, place, now);
}

export async function reportRefused(
  tx: ShopTx,
  context: FlowContext,
  request: ReportRequest,
  error: AdapterError,
): Promise<void> {
  const found = await concerned(tx, context, request);
  if (!found) return;
  const { row, order, channelName } = found;
  const now = context.clock.now();
  await logCommunication(tx, {
    orderId: order.id,
    direction: 'to-channel',
    action: 'Shipment not reported',
    outcome: error.message,
    at: now,
  });
  await letOthersGoOn(tx, request, now);
  if (row.state === 'voided') return;
  if (error.detail === REFUSALS.unsupported) {
    const state = unsupportedSentence(channelName);
    await setShipment(tx, row, { state: 'unsupported', reason: { state } }, now);
    await settleAttention(tx, goAheadSubject(request.place), now);
    return raiseUnsupported(tx, { place: request.place, orderId: order.id, channelName, now });
  }
  const otherwise = error.detail === REFUSALS.otherwise;
  const sentence = otherwise ? error.message : `${channelName} refused the report: ${error.message}`;
  await setShipment(tx, row, { state: otherwise ? 'not-needed' : 'refused', reason: { state: sentence } }, now);
  await raiseAttention(tx, {
    kind: otherwise ? 'shipment-differs' : 'shipment-refused',
    subject: shipmentSubject(row.id),
    orderId: order.id,
    message: otherwise
      ? sentence
      : `${sentence} Mend the cause and use Report again, or do it by hand. ${byHandFacts(request, channelName)}`,
    now,
  });
}

export async function reportUnconfirmed(
  tx: ShopTx,
  context: FlowContext,
  request: ReportRequest,
  error: AdapterError,
): Promise<void> {
  const found = await concerned(tx, context, request);
  if (!found) return;
  const { row, order } = found;
  const now = context.clock.now();
  await logCommunication(tx, {
    orderId: order.id,
    direction: 'to-channel',
    action: 'Shipment not confirmed',
    outcome: error.message,
    at: now,
  });
  await letOthersGoOn(tx, request, now);
  if (row.state === 'voided') return;
  await setShipment(tx, row, { state: 'unconfirmed', reason: { state: error.message } }, now);
  await raiseAttention(tx, {
    kind: 'shipment-unconfirmed',
    subject: shipmentSubject(row.id),
    orderId: order.id,
    message: error.message,
    now,
  });
}
