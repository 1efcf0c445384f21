import type { ProviderSource } from '#sync/core/carriers.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { placeOf, type LineRow, type OrderRow } from '#sync/persistence/order-rows.ts';
import { reportGate } from '#sync/persistence/shipment-reports.ts';
import { reasonOf, shipmentsOf, type ShipmentRow, type ShipmentState } from '#sync/persistence/shipments.ts';
import type { StatusView, Tone } from '../views/common.ts';
import type { ShipmentsTabView, ShipmentView } from '../views/order-shipments.ts';
import { titleOf } from './line-title.server.ts';

const WORDS: Readonly<Record<ShipmentState, readonly [label: string, tone: Tone]>> = {
  waiting: ['Waiting', 'attention'],
  planned: ['Being reported', 'info'],
  reported: ['Reported', 'success'],
  unconfirmed: ['Not confirmed', 'warning'],
  refused: ['Refused', 'critical'],
  unsupported: ['Enter by hand', 'warning'],
  voided: ['Voided', 'neutral'],
  'not-needed': ['Nothing to report', 'neutral'],
};

const SOURCES: Readonly<Record<ProviderSource, string>> = {
  order: 'it has the carrier’s name',
  mapping: 'the connection’s carrier table',
  named: 'the provider the order names, since the carrier is not known there',
  default: 'the connection’s default, since the carrier is not known there',
};

/** The order's parcels, oldest first. */
export async function readShipmentsTab(tx: ShopTx, order: OrderRow): Promise<ShipmentsTabView> {
  const [shipments, lines, gate] = [
    await shipmentsOf(tx, order.id),
    await tx.db.orderLine.findMany({ where: { shopId: tx.shopId, orderId: order.id } }),
    await reportGate(tx, placeOf(order)),
  ];
  const byId = new Map(lines.map((line) => [line.id, line]));
  return {
    tab: 'shipments',
    shipments: shipments.map((row) => shipmentView(row, byId)),
    asksForGoAhead: gate === 'ask' && shipments.some(({ state, origin }) => state === 'waiting' && origin === 'store'),
  };
}

function shipmentView(row: ShipmentRow, lines: ReadonlyMap<string, LineRow>): ShipmentView {
  const { state, notes } = reasonOf(row);
  const source = row.providerSource as ProviderSource | null;
  const open = row.state !== 'voided' && row.state !== 'planned' && row.state !== 'not-needed';
  return {
    id: row.id,
    status: statusOf(row.state as ShipmentState),
    sentence: state,
    notes,
    origin: row.origin === 'channel' ? 'channel' : 'store',
    carrier: row.carrier,
    trackingNumber: row.trackingNumber,
    trackingUrl: row.trackingUrl !== null && /^https?:\/\//i.test(row.trackingUrl) ? row.trackingUrl : null,
    lines: row.lines.map(({ lineId, quantity }) => ({ title: titleOf(lines.get(lineId)), quantity })),
    provider: row.providerId,
    providerFrom: source === null ? null : SOURCES[source],
    fallback: source === 'named' || source === 'default',
    shippedAt: row.shippedAt.toISOString(),
    reportedAt: row.reportedAt?.toISOString() ?? null,
    can: {
      reportAgain: open && row.origin === 'store',
      byHand: open && row.origin === 'store' && row.state !== 'reported',
    },
  };
}

function statusOf(state: ShipmentState): StatusView {
  const [label, tone] = WORDS[state];
  return { code: state, label, tone };
}
