/** From Shopify's orders and fulfilments to domain values. Pure. */
import type { StoreFulfilment, StoreOrderState } from '../../core/store-types.ts';
import type { WireFulfilment, WireLineState, WireOrderHead } from './wire.ts';

export function toOrderState(
  { id, name, cancelledAt }: WireOrderHead,
  lines: readonly WireLineState[],
  fulfilments: readonly WireFulfilment[],
): StoreOrderState {
  return {
    orderRef: id,
    name,
    cancelledAt,
    lines: lines.map(({ id: storeLineRef, quantity, currentQuantity, unfulfilledQuantity }) => ({
      storeLineRef,
      quantity,
      currentQuantity,
      unfulfilledQuantity,
    })),
    fulfilments: fulfilments.map(toFulfilment),
  };
}

function toFulfilment({ id, status, createdAt, trackingInfo, lines }: WireFulfilment): StoreFulfilment {
  return {
    ref: id,
    status: toStatus(status),
    createdAt,
    trackings: trackingInfo
      .map(({ company, number, url }) => ({ carrier: filled(company), number: filled(number), url: filled(url) }))
      .filter(({ carrier, number, url }) => carrier !== null || number !== null || url !== null),
    lines: lines.flatMap(({ quantity, lineItem }) =>
      quantity === null || quantity === 0 ? [] : [{ storeLineRef: lineItem.id, quantity }],
    ),
  };
}

/** `OPEN` and `PENDING` are deprecated, and what may be added later is not known to have shipped. */
function toStatus(status: string): StoreFulfilment['status'] {
  switch (status) {
    case 'SUCCESS':
      return 'success';
    case 'CANCELLED':
      return 'cancelled';
    case 'ERROR':
    case 'FAILURE':
      return 'failed';
    default:
      return 'pending';
  }
}

function filled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
