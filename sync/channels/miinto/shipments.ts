/**
 * Marking positions as shipped. That the call exists is verified, its form is not (reference miinto-api 5.4): the path
 * template `shipment` and this encoder are all there is to change when it turns out to be another; both are settings.
 */
import type { ShipmentReport } from '../../core/channel-types.ts';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { readDone } from './envelope.ts';
import type { Reading } from './envelope.ts';
import { wireNumber } from './ids.ts';
import type { WriteMethod } from './paths.ts';

/** How a report is written; where it is sent says the path template. */
export interface ShipmentWire {
  readonly method: WriteMethod;
  /** The exact body. */
  readonly encode: (report: ShipmentReport) => string;
}

/** The working assumption. */
export const ASSUMED_SHIPMENT: ShipmentWire = { method: 'PATCH', encode: encodeShipment };

/** `{"acceptedPositions":[{"id":9001,"shippingProviderId":"gls","trackAndTrace":"1Z999"}]}` */
function encodeShipment({ positionIds, providerId, trackingNumber }: ShipmentReport): string {
  return JSON.stringify({
    acceptedPositions: positionIds.map((id) => ({
      id: wireNumber(id),
      shippingProviderId: providerId,
      trackAndTrace: trackingNumber,
    })),
  });
}

/** What must not be sent: a report about nothing, without a provider, or with text that no label carries. */
export function refuseReport({ positionIds, providerId, trackingNumber }: ShipmentReport): AdapterError | null {
  const nothingSent = 'so nothing was sent to Miinto.';
  if (positionIds.length === 0) return adapterError('rejected', `The report names no position, ${nothingSent}`);
  if (providerId === '') return adapterError('rejected', `The report names no shipping provider, ${nothingSent}`);
  return /\p{Cc}/u.test(trackingNumber)
    ? adapterError('rejected', `The tracking number contains characters that cannot be printed, ${nothingSent}`)
    : null;
}

/** Said instead of "not found": either the call or the order is meant, and only a person can go on. */
export function unknownShipment(orderId: string, error: AdapterError): AdapterError {
  const message = `Miinto does not know this way of reporting a shipment, or does not know order ${orderId}. Enter the tracking in Miinto’s own panel.`;
  return { ...error, message };
}

/** What the reply says is not known, so only a failure counts; whether it had an effect is read back by the caller. */
export function readSent(bodyText: string, status: number): Reading<{ readonly sent: true }> {
  if (bodyText === '' && (status === 204 || status === 205)) return { kind: 'value', value: { sent: true } };
  const done = readDone(bodyText);
  return done.kind === 'value' ? { kind: 'value', value: { sent: true } } : done;
}
