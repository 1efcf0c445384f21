/**
 * A dry run: what other settings would have made of positions that were decided already. Only what was stored with the
 * decisions is used; nothing is looked up and nothing is sent.
 */
import { z } from 'zod';
import { replay } from './decide.ts';
import { REASONS, type Outcome } from './verdict-types.ts';
import type { ConnectionSettings } from './settings.ts';

/** How many days back a dry run may look. */
export const MOST_DAYS = 90;
/** Differences that are kept, the newest first; the others are counted. */
export const MOST_DIFFERENCES = 500;

export const OUTCOMES = ['accept', 'decline', 'hold', 'pending'] as const satisfies readonly Outcome[];
const outcome = z.enum(OUTCOMES);
const reason = z.enum(REASONS);
const money = z.object({ minor: z.int(), currency: z.string() });

/** Positions, and what they are worth: a sum for each currency, those that could not be read have none. */
const share = z.object({ positions: z.int(), values: z.array(money) });
export type DryRunShare = z.infer<typeof share>;
const shares = z.object({ accept: share, decline: share, hold: share, pending: share });
export type DryRunShares = z.infer<typeof shares>;

const decision = z.object({ outcome, reason, sentence: z.string() });

/** A position that would have been decided otherwise. */
export const dryRunDifference = z.object({
  orderId: z.string(),
  /** The number merchants see. */
  orderNumber: z.int(),
  lineId: z.string(),
  title: z.string(),
  quantity: z.int(),
  value: money.nullable(),
  /** When the offer was first seen; UTC, ISO. */
  seenAt: z.string(),
  before: decision,
  after: decision,
});
export type DryRunDifference = z.infer<typeof dryRunDifference>;

export const dryRunSummary = z.object({
  /** Looked at so far, and in all. */
  done: z.int(),
  positions: z.int(),
  /** Decided before inputs were kept, only by a person, or not yet: nothing to replay. */
  notReplayable: z.int(),
  before: shares,
  after: shares,
  /** Positions judged otherwise; more than are listed when there are many. */
  changed: z.int(),
  /** What of the tried settings cannot be replayed, since other things would have been looked up. */
  limits: z.array(z.enum(['identification', 'stock-locations'])),
  /** The connection's settings that the tried ones were changed from. */
  settingsVersion: z.int(),
  /** Why it could not be done, for the merchant. */
  problem: z.string().nullable(),
});
export type DryRunSummary = z.infer<typeof dryRunSummary>;

/** A position with the latest decision of the rules about it. */
export interface DecidedPosition {
  readonly orderId: string;
  readonly orderNumber: number;
  readonly lineId: string;
  readonly title: string;
  readonly quantity: number;
  /** Null when the position could not be read. */
  readonly unitPrice: { readonly minor: number; readonly currency: string } | null;
  readonly seenAt: Date;
  /** Null when no rule has decided it. */
  readonly verdict: {
    readonly outcome: string;
    readonly reason: string;
    readonly sentence: string;
    readonly inputs: unknown;
  } | null;
}

export interface DryRun {
  /** Never throws: a position that cannot be replayed is counted as one. */
  add(position: DecidedPosition): void;
  summary(): DryRunSummary;
  differences(): readonly DryRunDifference[];
}

/** @param against the settings to try, and the currency they make the connection work in */
export function startDryRun(against: {
  readonly settings: ConnectionSettings;
  readonly marketCurrency: string;
  /** As saved when the dry run was started. */
  readonly saved: { readonly settings: ConnectionSettings; readonly version: number };
  /** How many positions there are, as counted at the start. */
  readonly positions: number;
}): DryRun {
  const { settings, marketCurrency } = against;
  const before = newTally();
  const after = newTally();
  const differences: DryRunDifference[] = [];
  let [done, notReplayable, changed] = [0, 0, 0];

  return {
    add(position) {
      done += 1;
      const then = decisionOf(position);
      const made = then && replayed(position.verdict?.inputs, settings, marketCurrency);
      if (!then || !made) {
        notReplayable += 1;
        return;
      }
      before.add(then.outcome, position);
      after.add(made.outcome, position);
      if (then.outcome === made.outcome) return;
      changed += 1;
      if (differences.length >= MOST_DIFFERENCES) return;
      const { outcome, reason, sentence } = made;
      differences.push({
        orderId: position.orderId,
        orderNumber: position.orderNumber,
        lineId: position.lineId,
        title: position.title,
        quantity: position.quantity,
        value: valueOf(position),
        seenAt: position.seenAt.toISOString(),
        before: then,
        after: { outcome, reason, sentence },
      });
    },
    summary: () => ({
      done,
      positions: Math.max(against.positions, done),
      notReplayable,
      before: before.shares(),
      after: after.shares(),
      changed,
      limits: limitsOf(settings, against.saved.settings),
      settingsVersion: against.saved.version,
      problem: null,
    }),
    differences: () => differences,
  };
}

function decisionOf({ verdict }: DecidedPosition): z.infer<typeof decision> | null {
  const parsed = decision.safeParse(verdict);
  return parsed.success ? parsed.data : null;
}

/** Null when what was stored is not a rule's inputs, or of a form this version cannot read. */
function replayed(inputs: unknown, settings: ConnectionSettings, marketCurrency: string) {
  try {
    return replay(inputs, settings, { marketCurrency, stockLocationRefs: settings.stockLocationRefs });
  } catch {
    return null;
  }
}

function limitsOf(tried: ConnectionSettings, saved: ConnectionSettings): DryRunSummary['limits'] {
  const otherAttribute = JSON.stringify(tried.identification) !== JSON.stringify(saved.identification);
  const known = new Set(saved.stockLocationRefs);
  const more = tried.stockLocationRefs.some((ref) => !known.has(ref));
  return [...(otherAttribute ? ['identification' as const] : []), ...(more ? ['stock-locations' as const] : [])];
}

function newTally() {
  const found = { accept: newShare(), decline: newShare(), hold: newShare(), pending: newShare() };
  return {
    add(outcome: Outcome, { quantity, unitPrice }: DecidedPosition) {
      const one = found[outcome];
      one.positions += 1;
      if (!unitPrice) return;
      const value = BigInt(unitPrice.minor) * BigInt(quantity);
      one.values.set(unitPrice.currency, (one.values.get(unitPrice.currency) ?? 0n) + value);
    },
    shares: (): DryRunShares => ({
      accept: shareOf(found.accept),
      decline: shareOf(found.decline),
      hold: shareOf(found.hold),
      pending: shareOf(found.pending),
    }),
  };
}

interface OpenShare {
  positions: number;
  readonly values: Map<string, bigint>;
}

function newShare(): OpenShare {
  return { positions: 0, values: new Map() };
}

function shareOf({ positions, values }: OpenShare): DryRunShare {
  const sorted = [...values].toSorted(([a], [b]) => a.localeCompare(b));
  return { positions, values: sorted.map(([currency, sum]) => ({ currency, minor: safe(sum) })) };
}

function valueOf({ quantity, unitPrice }: DecidedPosition) {
  if (!unitPrice) return null;
  return { currency: unitPrice.currency, minor: safe(BigInt(unitPrice.minor) * BigInt(quantity)) };
}

/** More money than a number holds exactly is only ever a slip in an offer; it is shown as the most there is. */
function safe(sum: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return Number(sum > most ? most : sum < -most ? -most : sum);
}
