/**
 * Marking positions as shipped. That the call exists is verified, its form is not (reference miinto-api 5.4): this file
 * and the path template `shipment` are all there is to change when it turns out to be another.
 */
import type { ShipmentReport } from '../../core/channel-types.ts';
import { readEnvelope } from './envelope.ts';
import type { Reading } from './envelope.ts';
import { wireNumber } from './ids.ts';

/** `{"acceptedPositions":[{"id":9001,"shippingProviderId":"gls","trackAndTrace":"1Z999"}]}` */
export function encodeShipment({ positionIds, providerId, trackingNumber }: ShipmentReport): string {
  return JSON.stringify({
    acceptedPositions: positionIds.map((id) => ({
      id: wireNumber(id),
      shippingProviderId: providerId,
      trackAndTrace: trackingNumber,
    })),
  });
}

/** What the reply says is not known, so only a failure counts; whether it had an effect is read back by the caller. */
export function readSent(bodyText: string, status: number): Reading<{ readonly sent: true }> {
  if (bodyText === '' && (status === 204 || status === 205)) return { kind: 'value', value: { sent: true } };
  const envelope = readEnvelope(bodyText);
  return envelope.kind === 'value' ? { kind: 'value', value: { sent: true } } : envelope;
}
