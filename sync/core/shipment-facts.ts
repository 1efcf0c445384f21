/** What a delivery of the store says, cleaned and put in terms of our own lines. */
import { cleanLabel, cleanTracking, cleanUrl } from './carriers.ts';
import type { StoreFulfilment } from './store-types.ts';

export interface FulfilmentFacts {
  readonly storeFulfilmentRef: string;
  readonly storeStatus: StoreFulfilment['status'];
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly shippedAt: Date;
  /** Our lines, each once. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  /** Sentences about what was left out or changed. */
  readonly notes: readonly string[];
}

/** @param lineOf our line behind a line of the store's order; null for one that is not from the channel */
export function fulfilmentFacts(
  fulfilment: StoreFulfilment,
  lineOf: (storeLineRef: string) => string | null,
  channelName: string,
): FulfilmentFacts {
  const notes: string[] = [];
  const trackings = fulfilment.trackings.map(({ carrier, number, url }) => ({
    carrier,
    url,
    ...cleanTracking(number),
  }));
  const chosen = trackings.find(({ number }) => number !== null) ?? trackings[0];
  const others = trackings.flatMap(({ number }) => (number === null || number === chosen?.number ? [] : [number]));
  if (chosen?.changed === true) {
    notes.push(
      chosen.number === null
        ? 'The tracking number held nothing that can be printed, so it counts as missing.'
        : 'Control characters, blanks around it or what went beyond 100 characters were taken out of the tracking number.',
    );
  }
  if (others.length > 0) {
    notes.push(
      `${channelName} takes one tracking number for each parcel and is given the first. The others are ${[...new Set(others)].join(', ')}.`,
    );
  }
  const { lines, unknown } = ourLines(fulfilment, lineOf);
  if (unknown > 0) {
    notes.push(
      `${unknown} ${unknown === 1 ? 'line' : 'lines'} of this parcel ${unknown === 1 ? 'is' : 'are'} not from ${channelName} and ${unknown === 1 ? 'is' : 'are'} left out of the report.`,
    );
  }
  return {
    storeFulfilmentRef: fulfilment.ref,
    storeStatus: fulfilment.status,
    carrier: cleanLabel(chosen?.carrier ?? null),
    trackingNumber: chosen?.number ?? null,
    trackingUrl: cleanUrl(chosen?.url ?? null),
    shippedAt: fulfilment.createdAt,
    lines,
    notes,
  };
}

function ourLines(
  fulfilment: StoreFulfilment,
  lineOf: (storeLineRef: string) => string | null,
): { lines: FulfilmentFacts['lines']; unknown: number } {
  const units = new Map<string, number>();
  let unknown = 0;
  for (const { storeLineRef, quantity } of fulfilment.lines) {
    const lineId = lineOf(storeLineRef);
    if (lineId === null) unknown += 1;
    else units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  }
  const lines = [...units].map(([lineId, quantity]) => ({ lineId, quantity })).filter(({ quantity }) => quantity > 0);
  return { lines, unknown };
}
