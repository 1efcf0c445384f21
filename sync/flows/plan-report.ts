import { chooseProvider, type ProviderSource } from '../core/carriers.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { openRequest, planEffect, type EffectRow } from '../persistence/effects.ts';
import { raiseAttention, settleAttention } from '../persistence/journal.ts';
import { openBuyer, type OrderWithLines } from '../persistence/orders.ts';
import {
  goAheadSubject,
  otherReportOpen,
  reportGate,
  unsupportedSubject,
  withdrawReports,
} from '../persistence/shipment-reports.ts';
import { setShipment, type ShipmentRow } from '../persistence/shipments.ts';
import type { FlowContext } from './context.ts';
import { reportHash, reportRequest, saidAlready, type ReportRequest } from './effects/report-request.ts';
import { titleOf } from './note-cancellations.ts';
import type { Providers, ReadyParcel } from './report-shipments.ts';

interface PlanInput {
  readonly order: OrderWithLines;
  readonly connection: ConnectionView;
  readonly parcel: ReadyParcel;
  /** Every report of the order so far, oldest first. */
  readonly reports: readonly EffectRow[];
  readonly providers: Providers | null;
  /** A person wants it now, also where the channel shows something else. */
  readonly again: boolean;
}

/**
 * Plans the report of one parcel, unless the channel was told the same, or something is in its way: then the shipment says
 * what. The caller holds the place's lock.
 */
export async function planReport(tx: ShopTx, context: FlowContext, input: PlanInput): Promise<void> {
  const { order, connection, parcel, again } = input;
  const { row } = parcel;
  const now = context.clock.now();
  const wait = (state: string) => setShipment(tx, row, { state: 'waiting', reason: { state } }, now);
  const channel = context.channel(connection.place.channel);
  if (order.handledAt !== null) return wait('This order is marked as handled, so nothing is sent for it.');
  if (channel?.orders.reportShipment === undefined) {
    const state = `${channel?.name ?? 'The channel'} cannot be told about shipments by the app. Enter the parcel in its own panel.`;
    return setShipment(tx, row, { state: 'not-needed', reason: { state } }, now);
  }
  const chosen = choose(context, input);
  if (!chosen) return askForDefault(tx, input, channel.name, now);
  const sent = input.reports.map((effect) => ({
    effect,
    request: reportRequest.parse(openRequest(context.encryption, effect)),
  }));
  // What the channel shows for these positions came from us, with this parcel or one that was voided since.
  const positionIds = positionsOf(input);
  const ours = sent.some(
    ({ effect, request: told }) => effect.state === 'done' && told.positionIds.some((id) => positionIds.includes(id)),
  );
  const request = requestFor(input, chosen.providerId, again || ours);
  if (!again && (request.hash === row.reportedHash || refusedOnce(context, input, request))) return;

  const mine = sent.filter((entry) => entry.request.shipmentId === row.id);
  const told = mine.findLast(({ effect }) => effect.state === 'done')?.request;
  const unsettled = sent.filter(({ effect }) => ['planned', 'sending', 'unclear'].includes(effect.state));
  if (mine.some((entry) => unsettled.includes(entry) && entry.request.hash === request.hash)) return;
  if (!again && row.reportedHash !== null && told && saidAlready(told, request)) return;

  const gate = again ? 'proven' : await reportGate(tx, connection.place);
  if (gate === 'unsupported') return tellUnsupported(tx, row, channel.name, now);
  if (gate === 'ask') return askForGoAhead(tx, input, request, channel.name, now);
  if (gate === 'allowed' && (await otherReportOpen(tx, connection.place, order.id))) {
    return wait('Waits until the first report of this shop has been seen at the channel.');
  }
  // The last word stands there: an earlier one about these positions must be through first.
  const ahead = unsettled.filter((entry) => entry.request.positionIds.some((id) => request.positionIds.includes(id)));
  if (ahead.some(({ effect }) => effect.state !== 'planned'))
    return wait('Waits until an earlier report has come through.');
  for (const { request: earlier } of ahead) {
    const other = { id: earlier.shipmentId, orderId: order.id };
    await withdrawReports(tx, other, 'A newer report takes its place', now);
  }
  const times = mine.filter((entry) => entry.request.hash === request.hash).length;
  await planEffect(tx, context.encryption, {
    kind: 'report-shipment',
    key: `${row.id}/${request.hash}${times === 0 ? '' : `/${times + 1}`}`,
    request,
    orderId: order.id,
    transferId: null,
    connectionId: connection.id,
    now,
    urgent: again,
  });
  await setShipment(
    tx,
    row,
    { state: 'planned', reason: { state: '' }, providerId: chosen.providerId, providerSource: chosen.source },
    now,
  );
  await settleAttention(tx, providerSubject(connection), now);
}

/** Once chosen the provider stays until the carrier changes, so that new settings never send old parcels again. */
function choose(
  context: FlowContext,
  { order, connection, parcel, providers, again }: PlanInput,
): { providerId: string; source: string } | null {
  const { row } = parcel;
  if (row.providerId !== null && !again) return { providerId: row.providerId, source: row.providerSource ?? 'default' };
  const { settings } = connection;
  const chosen: { providerId: string; source: ProviderSource } | null = chooseProvider({
    carrier: row.carrier,
    allowed: providers?.list ?? null,
    carrierMap: settings.carrierMap,
    named: openBuyer(context.encryption, order)?.shippingProviderId ?? null,
    defaultProviderId: settings.defaultShippingProviderId,
  });
  return chosen;
}

function positionsOf({ order, parcel }: PlanInput): readonly string[] {
  return order.lines.filter(({ id }) => parcel.lineIds.includes(id)).map((line) => line.channelPositionId);
}

function requestFor({ order, connection, parcel }: PlanInput, providerId: string, overwrite: boolean): ReportRequest {
  const lines = parcel.lineIds.flatMap((id) => order.lines.find((line) => line.id === id) ?? []);
  const told = {
    positionIds: lines.map((line) => line.channelPositionId),
    providerId,
    trackingNumber: parcel.row.trackingNumber ?? '',
  };
  return {
    ...told,
    orderId: order.id,
    shipmentId: parcel.row.id,
    place: connection.place,
    channelOrderId: order.channelOrderId ?? '',
    titles: lines.map(titleOf),
    hash: reportHash(told),
    overwrite,
  };
}

/** The channel has refused, or did not show, this very message: a person decides whether it is tried again. */
function refusedOnce(context: FlowContext, { parcel, reports }: PlanInput, request: ReportRequest): boolean {
  if (!['refused', 'unconfirmed', 'not-needed'].includes(parcel.row.state)) return false;
  return reports.some(
    (effect) =>
      ['rejected', 'person'].includes(effect.state) &&
      reportRequest.parse(openRequest(context.encryption, effect)).shipmentId === parcel.row.id &&
      effect.key.includes(request.hash),
  );
}

function providerSubject(connection: ConnectionView): string {
  return `shipping-provider:${connection.id}`;
}

async function askForDefault(tx: ShopTx, input: PlanInput, channelName: string, now: Date): Promise<void> {
  const { order, connection, parcel } = input;
  const carrier = parcel.row.carrier === null ? 'without a carrier' : `with “${parcel.row.carrier}”`;
  const state = `No shipping provider of ${channelName} is known for a parcel ${carrier}. Choose a default shipping provider in the connection’s settings; then it is reported.`;
  await setShipment(tx, parcel.row, { state: 'waiting', reason: { state } }, now);
  await raiseAttention(tx, {
    kind: 'shipping-provider-missing',
    subject: providerSubject(connection),
    orderId: order.id,
    message: `Parcels of ${connection.label} are not reported: ${state}`,
    now,
  });
}

async function tellUnsupported(tx: ShopTx, row: ShipmentRow, channelName: string, now: Date): Promise<void> {
  await setShipment(tx, row, { state: 'unsupported', reason: { state: unsupportedSentence(channelName) } }, now);
}

/** What every parcel says while the channel does not know the call. */
export function unsupportedSentence(channelName: string): string {
  return `${channelName} does not know the call that reports shipments, so nothing was sent. Enter the parcel in its own panel and mark it as entered by hand, or use Report again when ${channelName} has opened it.`;
}

export async function raiseUnsupported(
  tx: ShopTx,
  input: { place: ConnectionView['place']; orderId: string; channelName: string; now: Date },
): Promise<void> {
  await raiseAttention(tx, {
    kind: 'shipment-unsupported',
    subject: unsupportedSubject(input.place),
    orderId: input.orderId,
    message: `Shipments are not reported: ${unsupportedSentence(input.channelName)} This concerns every parcel of your shop until then.`,
    now: input.now,
  });
}

async function askForGoAhead(
  tx: ShopTx,
  { order, connection, parcel }: PlanInput,
  request: ReportRequest,
  channelName: string,
  now: Date,
): Promise<void> {
  const state = `Waits for your go-ahead: it is the first report to ${channelName}.`;
  await setShipment(tx, parcel.row, { state: 'waiting', reason: { state } }, now);
  const tracking = request.trackingNumber === '' ? 'no tracking number' : `tracking ${request.trackingNumber}`;
  await raiseAttention(tx, {
    kind: 'shipment-go-ahead',
    subject: goAheadSubject(connection.place),
    orderId: order.id,
    message: `The app is about to tell ${channelName} for the first time that a parcel is on its way (order ${request.channelOrderId}, provider ${request.providerId}, ${tracking}). How ${channelName} takes this is not published, so it needs your go-ahead: open the order’s Shipments tab. The app then reads it back and tells you if it does not show.`,
    now,
  });
}
