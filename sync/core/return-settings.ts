/** What a merchant chose for the returns of one connection; part of its settings and versioned with them. */
import { z } from 'zod';

/** What happens to returned goods: back into stock, not, or a task for a person after the refund was written. */
export const RESTOCK_CHOICES = ['restock', 'none', 'ask'] as const;
export type RestockChoice = (typeof RESTOCK_CHOICES)[number];

const choice = z.enum(RESTOCK_CHOICES);
/** A reason as it is sent to the channel. */
const reason = z.string().trim().min(1).max(255);

export const returnSettings = z.object({
  /** For goods whose reason is not in the table. */
  restock: choice,
  /** By the buyer's reason, compared without regard to case and blanks around it. */
  restockByReason: z.array(z.object({ reason, choice })).max(100),
  /** Stock locations with a rule of their own; it can only be stricter than what the reason says. */
  restockByStockLocation: z.array(z.object({ stockLocationRef: z.string().min(1), choice })).max(200),
  /** Where returned goods go; null: where they were shipped from, else the first chosen stock location. */
  stockLocationRef: z.string().min(1).nullable(),
  /** Open a return in the store when one is accepted, and settle it with the refund. */
  trackInStore: z.boolean(),
  /** Ask the channel to take back what was refunded in the store. */
  requestFromRefunds: z.boolean(),
  /** until-seen: a person confirms each request until one was seen to arrive in this shop. */
  confirmRequests: z.enum(['until-seen', 'always']),
  /** The reason of a request, and of an acceptance that follows from a refund, when the store's refund names none. */
  defaultReason: reason,
  /** Offered as the reason when a return is accepted; empty: the person writes one. */
  acceptReason: z.string().trim().max(255),
  /** The merchant's own reasons for declining, offered in this order. */
  declineTemplates: z.array(reason).max(50),
});
export type ReturnSettings = z.infer<typeof returnSettings>;

/** What a new connection starts with. */
export const defaultReturnSettings: ReturnSettings = {
  restock: 'restock',
  restockByReason: [],
  restockByStockLocation: [],
  stockLocationRef: null,
  trackInStore: false,
  requestFromRefunds: true,
  confirmRequests: 'until-seen',
  defaultReason: 'Returned to the shop',
  acceptReason: '',
  declineTemplates: [],
};

const sameText = (text: string) => text.trim().toLowerCase();

/** The first thing that does not fit together, as a sentence; null when all does. Asked when settings are saved. */
export function returnSettingsProblem(settings: ReturnSettings): string | null {
  const reasons = settings.restockByReason.map((row) => sameText(row.reason));
  const twice = settings.restockByReason.find((row, index) => reasons.indexOf(sameText(row.reason)) !== index);
  if (twice) return `“${twice.reason}” is in the restock table twice. Remove one of the rows.`;
  const refs = settings.restockByStockLocation.map(({ stockLocationRef }) => stockLocationRef);
  if (new Set(refs).size !== refs.length) {
    return 'A stock location is in the restock table twice. Remove one of the rows.';
  }
  return null;
}

export interface RestockDecision {
  readonly choice: RestockChoice;
  /** Where the goods go when they are restocked, now or after a person was asked; null: no stock location is known. */
  readonly stockLocationRef: string | null;
}

const STRICTNESS: Readonly<Record<RestockChoice, number>> = { restock: 0, ask: 1, none: 2 };

/**
 * What happens to the goods of one returned line. A person's word stands; else the rule of the reason, unless the stock
 * location has a stricter one. Goods that would be restocked without a place to put them are asked about.
 */
export function restockDecision(
  settings: ReturnSettings,
  goods: {
    readonly reason: string;
    /** A person's choice for this line. */
    readonly chosen: RestockChoice | null;
    readonly chosenStockLocationRef: string | null;
    /** Where they were shipped from. */
    readonly shippedFromRef: string | null;
    /** The connection's chosen stock locations. */
    readonly stockLocationRefs: readonly string[];
  },
): RestockDecision {
  const stockLocationRef =
    goods.chosenStockLocationRef ??
    settings.stockLocationRef ??
    goods.shippedFromRef ??
    goods.stockLocationRefs[0] ??
    null;
  const decided = (wanted: RestockChoice): RestockDecision => ({
    choice: wanted === 'restock' && stockLocationRef === null ? 'ask' : wanted,
    stockLocationRef,
  });
  if (goods.chosen !== null) return decided(goods.chosen);
  const byReason =
    settings.restockByReason.find((row) => sameText(row.reason) === sameText(goods.reason))?.choice ?? settings.restock;
  const byPlace =
    settings.restockByStockLocation.find((row) => row.stockLocationRef === stockLocationRef)?.choice ?? 'restock';
  return decided(STRICTNESS[byPlace] > STRICTNESS[byReason] ? byPlace : byReason);
}
