/**
 * The clocks of an order. The channel states no time by which an offer must be answered or an order shipped (reference
 * miinto-api 4.4: no reliable figure), so both are *estimated*: from the merchant's own warnings, and from a handling time
 * of two days.
 */
import type { ConnectionSettings } from './settings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Usual promise of marketplaces for goods in stock; no figure of Miinto's is known. */
const HANDLING = 48 * HOUR;

export interface WaitingInput {
  readonly firstSeenAt: Date;
  readonly now: Date;
  readonly settings: Pick<ConnectionSettings, 'warnAfterMinutes' | 'heldTooLong'>;
  /** How long a duration of the settings lasts in this run (ms to ms). */
  readonly scale: (milliseconds: number) => number;
}

export interface WaitingLook {
  /** Which warning the waiting has earned: 0 none, 1 the first, 2 the second. */
  readonly warning: 0 | 1 | 2;
  /** What the merchant's standing order asks for now; null while its time has not come or there is none. */
  readonly standingOrder: 'alert' | 'decline' | null;
  /** Estimated: the second warning. */
  readonly answerBy: Date;
  /** When the next of these changes; null when nothing more is to come. */
  readonly nextAt: Date | null;
}

/** Where an unanswered offer stands on its clock. */
export function lookAtWaiting({ firstSeenAt, now, settings, scale }: WaitingInput): WaitingLook {
  const after = (milliseconds: number) => new Date(firstSeenAt.getTime() + scale(milliseconds));
  const { first, second } = settings.warnAfterMinutes;
  const firstAt = after(first * MINUTE);
  const secondAt = after(second * MINUTE);
  const limit = settings.heldTooLong;
  const limitAt = limit && after(limit.hours * HOUR);
  const next = [firstAt, secondAt, ...(limitAt ? [limitAt] : [])]
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return {
    warning: now >= secondAt ? 2 : now >= firstAt ? 1 : 0,
    standingOrder: limit && limitAt && now >= limitAt ? limit.action : null,
    answerBy: secondAt,
    nextAt: next[0] ?? null,
  };
}

/** Whole hours since an offer was first seen, as the standing order counts them. */
export function waitedHours(input: Pick<WaitingInput, 'firstSeenAt' | 'now' | 'scale'>): number {
  return Math.max(0, Math.floor((input.now.getTime() - input.firstSeenAt.getTime()) / input.scale(HOUR)));
}

/** Estimated: by when an order accepted at this moment should leave the house. */
export function estimatedShipBy(acceptedAt: Date, scale: (milliseconds: number) => number): Date {
  return new Date(acceptedAt.getTime() + scale(HANDLING));
}

/** `30 minutes`, `2 hours`, `1 hour 30 minutes`. */
export function describeMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    ...(hours > 0 ? [hours === 1 ? '1 hour' : `${hours} hours`] : []),
    ...(rest > 0 || hours === 0 ? [rest === 1 ? '1 minute' : `${rest} minutes`] : []),
  ];
  return parts.join(' ');
}
