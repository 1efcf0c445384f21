/** What a rule's verdict keeps of its inputs, and how it is read back from storage. */
import { z } from 'zod';
import type { BadPosition, Position } from './channel-types.ts';
import type { LinkJudgement, LinkMissing } from './linking.ts';
import type { PriceJudgement } from './price-rule.ts';
import { connectionSettings, type ConnectionSettings } from './settings.ts';
import type { StockJudgement } from './stock-rule.ts';
import type { Offer } from './store-types.ts';

/** The settings a verdict depends on. */
const USED_SETTINGS = {
  acceptAutomatically: true,
  onFailure: true,
  priceAttribute: true,
  threshold: true,
  rate: true,
  vatRateOverride: true,
  pricesIncludeTax: true,
  continueSellingPasses: true,
  heldTooLong: true,
} as const;

/** As written: plain JSON. */
export interface StoredInputs {
  readonly position: Position | BadPosition;
  readonly marketCurrency: string;
  readonly link: LinkJudgement | LinkMissing;
  readonly offer: Offer | null;
  readonly price: PriceJudgement | null;
  readonly stock: StockJudgement | null;
  readonly readProblem: string | null;
  /** Whole hours since the offer was first seen. */
  readonly waitedHours: number;
  readonly settings: Pick<ConnectionSettings, keyof typeof USED_SETTINGS>;
}

const text = z.string().nullable();
const money = z.object({ minor: z.int(), currency: z.string() });
const item = z.object({
  channelItemId: text,
  gtin: text,
  name: text,
  brand: text,
  color: text,
  size: text,
  styleId: text,
});
const position = z.union([
  z.object({ id: z.string(), item, problem: z.string(), path: z.string() }),
  z.object({ id: z.string(), item, quantity: z.int(), unitPrice: money }),
]);

const link = z.union([
  z.object({
    ok: z.literal(true),
    link: z.object({
      variantRef: z.string(),
      inventoryItemRef: z.string(),
      title: z.string(),
      sku: text,
      method: z.enum(['product-map', 'gtin', 'both', 'person']),
    }),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['product-not-found', 'product-ambiguous', 'product-conflict']),
    facts: z.object({
      attribute: text,
      feedId: text,
      gtin: text,
      foundByFeedId: z.array(z.string()),
      foundByGtin: z.array(z.string()),
    }),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.literal('input-missing'),
    facts: z.record(z.string(), z.unknown()),
  }),
]);

const price = z.object({
  price: money,
  compareAt: money.nullable(),
  taxTreatment: z.enum(['gross', 'net', 'unknown']),
});
const offer = z.object({
  variantRef: z.string(),
  inventoryItemRef: z.string(),
  tracked: z.boolean(),
  continueSelling: z.boolean(),
  stock: z.array(z.object({ stockLocationRef: z.string(), available: z.int() })),
  contextual: price.nullable(),
  base: price,
});

/**
 * Of the judgements only what went into them is read back: they are made anew, so that a replay under other settings is a
 * true one.
 */
export const storedInputs = z.object({
  position,
  marketCurrency: z.string(),
  link,
  offer: offer.nullable(),
  price: z.object({ facts: z.object({ country: z.string(), vatRate: text }) }).nullable(),
  stock: z.object({ facts: z.object({ settled: z.int(), consumedInGrace: z.int(), inFlight: z.int() }) }).nullable(),
  readProblem: text,
  /** Verdicts from before the standing order existed have none. */
  waitedHours: z.int().default(0),
  settings: connectionSettings.pick(USED_SETTINGS),
});
