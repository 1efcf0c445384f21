/**
 * Whether a channel may be told about shipments: the call is assumed (design section 6), so its first use in a shop needs
 * a person's word, and what the channel does not know is not tried again and again.
 */
import type { Shipment } from '@prisma/client';
import { newId } from '../platform/ids.ts';
import type { ShopTx } from './database.ts';
import type { EffectRow } from './effects.ts';
import { hintAtShipments } from './shipments.ts';

const REPORT = 'report-shipment';
const ALLOWED = 'shipment-reports-allowed';

/** Of one shop: its channel and whether it is the live or the test service. */
export interface ReportingScope {
  readonly channel: string;
  readonly environment: string;
}

/**
 * `proven`: a report of ours was seen at the channel. `allowed`: a person has given the word, nothing is proven yet.
 * `ask`: nobody has. `unsupported`: the channel does not know the call.
 */
export type ReportGate = 'proven' | 'allowed' | 'ask' | 'unsupported';

export async function reportGate(tx: ShopTx, scope: ReportingScope): Promise<ReportGate> {
  const { channel, environment } = scope;
  const unsupported = await tx.db.shipment.findFirst({
    where: { shopId: tx.shopId, state: 'unsupported', origin: 'store', order: { channel, environment } },
    select: { id: true },
  });
  if (unsupported) return 'unsupported';
  if ((await proofs(tx, scope)) > 0) return 'proven';
  const allowed = await tx.db.attention.findFirst({
    where: { shopId: tx.shopId, kind: ALLOWED, subject: allowedSubject(scope) },
    select: { id: true },
  });
  return allowed ? 'allowed' : 'ask';
}

/** Reports that were seen at the channel afterwards; counted up to two. */
async function proofs(tx: ShopTx, { channel, environment }: ReportingScope): Promise<number> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM effect e JOIN "order" o ON o.shop_id = e.shop_id AND o.id = e.order_id
    WHERE e.shop_id = ${tx.shopId} AND e.kind = ${REPORT} AND e.state = 'done' AND e.result->>'written' = 'true'
      AND o.channel = ${channel} AND o.environment = ${environment} LIMIT 2`;
  return rows.length;
}

/** Whether the report that was just recorded is not the first proof, and nothing was given up in between. */
export async function provenBefore(tx: ShopTx, scope: ReportingScope): Promise<boolean> {
  return (await reportGate(tx, scope)) === 'proven' && (await proofs(tx, scope)) > 1;
}

const allowedSubject = ({ channel, environment }: ReportingScope): string => `${ALLOWED}:${channel}:${environment}`;

/** Under which subject a person is asked. */
export function goAheadSubject({ channel, environment }: ReportingScope): string {
  return `shipment-go-ahead:${channel}:${environment}`;
}

/** Under which subject a person is told, once for all orders, that the channel does not know the call. */
export function unsupportedSubject({ channel, environment }: ReportingScope): string {
  return `shipment-unsupported:${channel}:${environment}`;
}

/** Keeps a person's word, as an item that is done: the list of what people decided. */
export async function allowReports(tx: ShopTx, scope: ReportingScope, person: string, now: Date): Promise<void> {
  await tx.db.attention.create({
    data: {
      shopId: tx.shopId,
      id: newId(),
      kind: ALLOWED,
      subject: allowedSubject(scope),
      message: `${person} allowed the app to report shipments.`,
      createdAt: now,
      handledAt: now,
      handledBy: person,
    },
  });
}

/** Shipments of the scope that wait, or were given up, go on: their orders are read again. */
export async function releaseReports(tx: ShopTx, scope: ReportingScope, now: Date): Promise<void> {
  const { channel, environment } = scope;
  const rows = await tx.db.shipment.findMany({
    where: {
      shopId: tx.shopId,
      state: { in: ['waiting', 'unsupported'] },
      origin: 'store',
      order: { channel, environment },
    },
    select: { id: true, orderId: true, state: true },
  });
  await tx.db.shipment.updateMany({
    where: { shopId: tx.shopId, id: { in: rows.flatMap(({ id, state }) => (state === 'unsupported' ? [id] : [])) } },
    data: { state: 'waiting', updatedAt: now },
  });
  await hintAtShipments(tx, [...new Set(rows.map(({ orderId }) => orderId))], now);
}

/** Whether a report of another order of the scope is under way: while nothing is proven, one goes after the other. */
export async function otherReportOpen(tx: ShopTx, scope: ReportingScope, orderId: string): Promise<boolean> {
  const [row] = await tx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM effect e JOIN "order" o ON o.shop_id = e.shop_id AND o.id = e.order_id
    WHERE e.shop_id = ${tx.shopId} AND e.kind = ${REPORT} AND e.state IN ('planned', 'sending', 'unclear')
      AND e.order_id <> ${orderId}::uuid AND o.channel = ${scope.channel} AND o.environment = ${scope.environment}
      AND o.handled_at IS NULL LIMIT 1`;
  return row !== undefined;
}

type ShipmentKey = Pick<Shipment, 'id' | 'orderId'>;

/** Keys of reports begin with their shipment's id. */
function ofShipment(tx: ShopTx, { id, orderId }: ShipmentKey) {
  return { shopId: tx.shopId, orderId, kind: REPORT, key: { startsWith: `${id}/` } };
}

/** The reports of one shipment, oldest first. */
export async function reportsOf(tx: ShopTx, shipment: ShipmentKey): Promise<readonly EffectRow[]> {
  return tx.db.effect.findMany({
    where: ofShipment(tx, shipment),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** The reports of all shipments of an order, oldest first. */
export async function reportsOfOrder(tx: ShopTx, orderId: string): Promise<readonly EffectRow[]> {
  return tx.db.effect.findMany({
    where: { shopId: tx.shopId, orderId, kind: REPORT },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** Takes back reports of a shipment that surely were not executed. */
export async function withdrawReports(tx: ShopTx, shipment: ShipmentKey, why: string, now: Date): Promise<void> {
  await tx.db.effect.updateMany({
    where: { ...ofShipment(tx, shipment), state: 'planned' },
    data: { state: 'rejected', error: { message: why }, settledAt: now },
  });
}

/** Reports whose outcome a person has looked up and entered by hand: nothing more is tried for them. */
export async function settleByHand(tx: ShopTx, shipment: ShipmentKey, now: Date): Promise<void> {
  await tx.db.effect.updateMany({
    where: { ...ofShipment(tx, shipment), state: { in: ['person', 'planned'] } },
    data: { state: 'done', result: { written: false }, settledAt: now },
  });
}

/** Gives a store shipment that the store had refused a new chance; the id of its write, or null where there is none. */
export async function tryFulfilAgain(tx: ShopTx, { id, orderId }: ShipmentKey, now: Date): Promise<string | null> {
  const effect = await tx.db.effect.findFirst({
    where: {
      shopId: tx.shopId,
      orderId,
      kind: 'fulfil-store-order',
      key: { startsWith: `${id}/` },
      state: { in: ['rejected', 'person'] },
    },
    select: { id: true },
  });
  if (!effect) return null;
  await tx.db.effect.update({
    where: { shopId_id: { shopId: tx.shopId, id: effect.id } },
    data: { state: 'planned', dueAt: now, settledAt: null },
  });
  return effect.id;
}
