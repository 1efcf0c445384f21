import type { PositionIntent } from './intents.ts';

/** A position as the Miinto simulator has it at the end. */
export interface MiintoPosition {
  readonly locationId: string;
  readonly transferId: string;
  readonly positionId: string;
  readonly quantity: number;
  readonly status: string;
  /** `api` (the app) or `panel`. */
  readonly decidedBy: string | null;
}

/** A line of an order as the Shopify simulator has it at the end. */
export interface StoreLine {
  readonly orderId: string;
  /** The Miinto location and position the line says it is for; empty when it says none. */
  readonly locationId: string;
  readonly positionId: string;
  readonly quantity: number;
  /** When its order was created (ms). */
  readonly createdAt: number;
}

/** A held position as the app shows it to the merchant. */
export interface ShownHold {
  readonly locationId: string;
  readonly transferId: string;
  readonly positionId: string;
  readonly reason: string;
}

export interface Evidence {
  readonly intents: readonly PositionIntent[];
  readonly miinto: readonly MiintoPosition[];
  readonly store: readonly StoreLine[];
  readonly holds: readonly ShownHold[];
}

export interface Judgement {
  readonly transfers: number;
  readonly expected: { readonly accept: number; readonly decline: number; readonly hold: number };
  readonly accepted: number;
  readonly declined: number;
  readonly held: Readonly<Record<string, number>>;
  readonly wrong: number;
  readonly ordersCreated: number;
  readonly duplicates: number;
  readonly lost: number;
  /** Seconds from "transfer visible at Miinto" to "order in Shopify". */
  readonly latency: { readonly p50: number; readonly p95: number };
}

const key = (place: { locationId: string; positionId: string }): string => `${place.locationId}/${place.positionId}`;

/**
 * Judges the day by what was meant and by what both simulators hold. `wrong` counts positions with another outcome than
 * meant; of positions that compete for a last unit only how many were accepted. `duplicates` counts Miinto positions found
 * on more than one line, `lost` the units accepted at Miinto that are not on exactly one line with their quantity.
 */
export function judge({ intents, miinto, store, holds }: Evidence): Judgement {
  const atMiinto = new Map(miinto.map((position) => [key(position), position]));
  const shown = new Map(holds.map((hold) => [key(hold), hold.reason]));
  const lines = Map.groupBy(store, key);
  const accepted = miinto.filter((position) => position.status === 'accepted');
  const expected = countExpected(intents);
  return {
    transfers: new Set(intents.map((intent) => `${intent.locationId}/${intent.transferId}`)).size,
    expected,
    accepted: accepted.length,
    declined: miinto.filter((position) => position.status === 'declined').length,
    held: countHeld(miinto, shown),
    wrong:
      intents.filter((intent) => intent.contested === null && isWrong(intent, atMiinto.get(key(intent)), shown))
        .length + wrongContests(intents, atMiinto),
    ordersCreated: new Set(store.map((line) => line.orderId)).size,
    duplicates: [...lines].filter(([place, found]) => place !== '/' && found.length > 1).length,
    lost: accepted
      .filter((position) => isLost(position, lines.get(key(position)) ?? []))
      .reduce((sum, position) => sum + position.quantity, 0),
    latency: latency(intents, lines),
  };
}

/** Of positions competing for a last unit exactly one is meant to be accepted. */
function countExpected(intents: readonly PositionIntent[]) {
  const groups = new Set(intents.flatMap((intent) => intent.contested ?? []));
  const contested = intents.filter((intent) => intent.contested !== null).length;
  const count = (outcome: PositionIntent['outcome']) =>
    intents.filter((intent) => intent.contested === null && intent.outcome === outcome).length;
  return {
    accept: count('accept') + groups.size,
    decline: count('decline'),
    hold: count('hold') + contested - groups.size,
  };
}

function isWrong(
  intent: PositionIntent,
  found: MiintoPosition | undefined,
  shown: ReadonlyMap<string, string>,
): boolean {
  if (!found) return true;
  switch (intent.outcome) {
    case 'accept':
      return found.status !== 'accepted' || found.decidedBy !== (intent.panel ? 'panel' : 'api');
    case 'decline':
      return found.status !== 'declined' || found.decidedBy !== 'api';
    case 'hold':
      return found.status !== 'pending' || shown.get(key(intent)) !== intent.reason;
  }
}

/** Each group has one unit: accepting none or several is wrong, whichever of them it was. */
function wrongContests(intents: readonly PositionIntent[], atMiinto: ReadonlyMap<string, MiintoPosition>): number {
  const groups = Map.groupBy(
    intents.filter((intent) => intent.contested !== null),
    (intent) => intent.contested,
  );
  return [...groups.values()].reduce((sum, group) => {
    const won = group.filter((intent) => atMiinto.get(key(intent))?.status === 'accepted').length;
    return sum + Math.abs(won - 1);
  }, 0);
}

function countHeld(miinto: readonly MiintoPosition[], shown: ReadonlyMap<string, string>): Record<string, number> {
  const held: Record<string, number> = {};
  for (const position of miinto) {
    if (position.status !== 'pending') continue;
    const reason = shown.get(key(position)) ?? 'not-shown';
    held[reason] = (held[reason] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(held).sort(([a], [b]) => a.localeCompare(b)));
}

function isLost(position: MiintoPosition, lines: readonly StoreLine[]): boolean {
  return lines.length === 0 || lines[0]?.quantity !== position.quantity;
}

function latency(intents: readonly PositionIntent[], lines: ReadonlyMap<string, readonly StoreLine[]>) {
  const seconds = intents
    .flatMap((intent) => {
      const line = lines.get(key(intent))?.[0];
      return line && !intent.panel ? [(line.createdAt - intent.visibleAt) / 1000] : [];
    })
    .sort((a, b) => a - b);
  const at = (share: number): number => {
    const value = seconds[Math.min(seconds.length - 1, Math.floor(seconds.length * share))] ?? 0;
    return Math.round(value * 10) / 10;
  };
  return { p50: at(0.5), p95: at(0.95) };
}
