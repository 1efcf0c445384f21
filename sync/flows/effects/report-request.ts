/** What a report of one parcel carries, frozen before it is sent. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelOrder } from '../../core/channel-types.ts';
import { CHANNEL_KEYS } from '../../core/ids.ts';

export const placeSchema = z.object({
  channel: z.enum(CHANNEL_KEYS),
  environment: z.enum(['production', 'sandbox']),
  locationId: z.string(),
});

export const reportRequest = z.object({
  orderId: z.string(),
  shipmentId: z.string(),
  place: placeSchema,
  channelOrderId: z.string(),
  /** As merchants read them, for entering by hand. */
  titles: z.array(z.string()),
  positionIds: z.array(z.string()),
  providerId: z.string(),
  /** Empty when the store's shipment has none. */
  trackingNumber: z.string(),
  /** Of positions, provider and tracking. */
  hash: z.string(),
  /** What the channel shows already may be replaced: it came from us, or a person wants it so. */
  overwrite: z.boolean(),
});
export type ReportRequest = z.infer<typeof reportRequest>;

/** Why a report came to nothing, for what follows from it. */
export const REFUSALS = {
  unsupported: 'call-unknown',
  otherwise: 'shown-otherwise',
  pointless: 'overtaken',
} as const;

type Told = Pick<ReportRequest, 'positionIds' | 'providerId' | 'trackingNumber'>;

/** The same for the same message, whatever the order of its positions. */
export function reportHash({ positionIds, providerId, trackingNumber }: Told): string {
  const content = JSON.stringify([positionIds.toSorted(), providerId, trackingNumber]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** Stands in place of the hash where a person told the channel: these lines with this tracking are known there. */
export function byHandMark(lineIds: readonly string[], trackingNumber: string | null): string {
  return `by-hand/${createHash('sha256')
    .update(JSON.stringify([lineIds.toSorted(), trackingNumber]))
    .digest('hex')
    .slice(0, 32)}`;
}

/** Whether everything `next` says was said by `last`. */
export function saidAlready(last: Told, next: Told): boolean {
  return (
    last.providerId === next.providerId &&
    last.trackingNumber === next.trackingNumber &&
    next.positionIds.every((id) => last.positionIds.includes(id))
  );
}

/**
 * What the channel shows about the positions of a report. `shown`: exactly it. `other`: another tracking number for at
 * least one of them. `not-shown`: nothing yet, or a shipment without a tracking number although the report has one.
 */
export function compareWithChannel(request: Told, order: ChannelOrder): 'shown' | 'other' | 'not-shown' {
  const entries = request.positionIds.map((id) => order.shipping.find(({ positionId }) => positionId === id));
  const exact = entries.every(
    (entry) =>
      entry !== undefined &&
      entry.providerId === request.providerId &&
      (entry.trackingNumber ?? '') === request.trackingNumber,
  );
  if (exact) return 'shown';
  const other = entries.some((entry) => !['', request.trackingNumber].includes(entry?.trackingNumber ?? ''));
  return other ? 'other' : 'not-shown';
}

/** The channel shows this tracking for all the positions, whichever provider was entered with it. */
export function showsTracking(request: Told, order: ChannelOrder): boolean {
  if (request.trackingNumber === '') return false;
  return request.positionIds.every((id) =>
    order.shipping.some((entry) => entry.positionId === id && entry.trackingNumber === request.trackingNumber),
  );
}

/** The facts for entering a parcel by hand in the channel's own panel. */
export function byHandFacts(request: ReportRequest, channelName: string): string {
  const tracking = request.trackingNumber === '' ? 'no tracking number' : `tracking number ${request.trackingNumber}`;
  const what = request.titles.map((title) => `“${title}”`).join(', ');
  return `In ${channelName}’s own panel, open order ${request.channelOrderId} and enter for ${what}: shipping provider ${request.providerId}, ${tracking}. Then mark the parcel as entered by hand on the order’s Shipments tab.`;
}
