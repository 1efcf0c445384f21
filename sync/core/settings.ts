import { z } from 'zod';
import { compare, fraction, whole } from './fraction.ts';
import { isKnownCurrency } from './money.ts';
import { defaultReturnSettings, returnSettings, returnSettingsProblem } from './return-settings.ts';

/** Aborts on a text that is no number, since the refinements behind it compute with it. */
const decimalFactor = (digits: number) =>
  z.string().regex(new RegExp(`^\\d{1,9}(\\.\\d{1,${digits}})?$`), {
    error: `A number with up to ${digits} decimals`,
    abort: true,
  });

const atMost = (text: string, limit: number) => compare(fraction(text), whole(limit)) <= 0;

const identification = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('id') }),
  z.object({ kind: z.literal('variant-id') }),
  z.object({ kind: z.literal('sku') }),
  z.object({ kind: z.literal('barcode') }),
  z.object({ kind: z.literal('metafield'), namespace: z.string().min(1), key: z.string().min(1) }),
]);

/** Words that are compared without regard to case; blanks around them and empty ones do not count. */
const words = z.array(z.string().trim().min(1).max(100)).max(50);

/** Where a part of the channel's article (brand, colour …) is read in the store. */
const articleSource = z.discriminatedUnion('kind', [
  /** What is found by itself: the vendor, the option called *Color* or *Size*, the style id of the product map. */
  z.object({ kind: z.literal('auto') }),
  z.object({ kind: z.literal('option'), name: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('metafield'), namespace: z.string().min(1), key: z.string().min(1) }),
]);
export type ArticleSource = z.infer<typeof articleSource>;
const auto: ArticleSource = { kind: 'auto' };

/**
 * What a merchant chose for one connection. Never changed in place: each save is a new version, and every verdict names
 * the version it was made with, so that it can be explained and replayed.
 */
export const connectionSettings = z.object({
  /** stock-only: nothing is created in the store, accepted positions lower its stock. */
  orderLevel: z.enum(['orders-and-stock', 'stock-only']),
  /** Off: rules write proposals only and a person answers. */
  acceptAutomatically: z.boolean(),
  /** What happens to a position that fails a rule while acceptance is automatic. */
  onFailure: z.enum(['hold', 'decline']),
  /** final = the current price, original = the larger of compare-at and current price. */
  priceAttribute: z.enum(['final', 'original']),
  /** 0 to 2 with up to 4 decimals. */
  threshold: decimalFactor(4).refine((text) => atMost(text, 2), 'At most 2'),
  identification,
  /** Store refs; empty only while the connection was never active. */
  stockLocationRefs: z.array(z.string()),
  /** Overrides the currency that follows from the market. */
  currencyOverride: z.string().refine(isKnownCurrency, 'A currency such as DKK').nullable(),
  /** Units of the market's currency for one unit of the store's, and the date it was set (ISO). */
  rate: z
    .object({ value: decimalFactor(8).refine((text) => Number(text) > 0, 'More than 0'), date: z.string() })
    .nullable(),
  /** Overrides the country's rate of the VAT table; a factor, 0.25 = 25 %. */
  vatRateOverride: decimalFactor(4)
    .refine((text) => atMost(text, 1), 'At most 1')
    .nullable(),
  /** auto: as the store says. */
  pricesIncludeTax: z.enum(['auto', 'yes', 'no']),
  /** What happens to an accepted order with a line that has no product. */
  unlinkedLine: z.enum(['wait', 'custom-line']),
  /** Whether a variant that the store sells below zero passes the stock check without stock. */
  continueSellingPasses: z.boolean(),
  /** Orders made at the channel before this instant (ISO) are not inserted by themselves; null: the moment of activation. */
  syncFrom: z.string().nullable(),
  /**
   * The standing order for transfers with held positions: after this many hours since first seen, tell somebody, or
   * decline what is held and send the rest. Null: nothing happens by itself.
   */
  heldTooLong: z
    .object({ hours: z.int().min(1).max(720), action: z.enum(['alert', 'decline']) })
    .nullable()
    .default(null),
  /** Minutes since first seen after which a waiting transfer is warned about. */
  warnAfterMinutes: z
    .object({ first: z.int().min(1).max(10_080), second: z.int().min(1).max(10_080) })
    .refine(({ first, second }) => second > first, 'The second warning comes after the first')
    .default({ first: 30, second: 120 }),
  /** Used when neither the order nor the mapping names a shipping provider; the channel's id. */
  defaultShippingProviderId: z.string().min(1).nullable().default(null),
  /** The store's carrier names and the channel's shipping providers; compared without regard to case. */
  carrierMap: z
    .array(z.object({ carrier: z.string().trim().min(1).max(100), providerId: z.string().trim().min(1).max(100) }))
    .max(200)
    .default([]),
  /** Ship the store's order with the tracking of a label that came from the channel. */
  shipFromLabel: z.boolean().default(false),
  /** Put stock back into the store when units are cancelled that were not shipped. */
  restockOnCancel: z.boolean().default(false),
  /** Stock only: the stock location that is lowered; null while the level is another. */
  stockOnlyLocationRef: z.string().nullable().default(null),
  /** Send the store's stock to the channel. */
  publishStock: z.boolean().default(true),
  /** Units kept back when stock is published; the verdict ignores it. */
  stockBuffer: z.int().min(0).max(1000).default(0),
  /** Where the parts that identify an article at the channel are read. They must equal the merchant's feed exactly. */
  articleSources: z
    .object({ group: articleSource, brand: articleSource, color: articleSource, size: articleSource })
    .default({ group: auto, brand: auto, color: auto, size: auto }),
  /** Orders that are left out of the store: by the channel's delivery type, or by a tag of the product. */
  leaveOut: z.object({ deliveryTypes: words, productTags: words }).default({ deliveryTypes: [], productTags: [] }),
  /** Tags of the store's order, besides the channel and the market. `{market}`, `{order}`, `{parent}` are filled in. */
  orderTags: words.default([]),
  /** Added to the note of the store's order; the same places are filled in. */
  noteTemplate: z.string().max(1000).default(''),
  /** none: the store's order has no customer; per-buyer: one customer for each buyer's mail address. */
  customerHandling: z.enum(['none', 'per-buyer']).default('none'),
  returns: returnSettings.default(defaultReturnSettings),
});
export type ConnectionSettings = z.infer<typeof connectionSettings>;

/** The choices a new connection starts with (reference koongo-behaviour section 4). */
export const defaultSettings: ConnectionSettings = {
  orderLevel: 'orders-and-stock',
  acceptAutomatically: false,
  onFailure: 'hold',
  priceAttribute: 'final',
  threshold: '0.97',
  identification: { kind: 'id' },
  stockLocationRefs: [],
  currencyOverride: null,
  rate: null,
  vatRateOverride: null,
  pricesIncludeTax: 'auto',
  unlinkedLine: 'wait',
  continueSellingPasses: false,
  syncFrom: null,
  heldTooLong: null,
  warnAfterMinutes: { first: 30, second: 120 },
  defaultShippingProviderId: null,
  carrierMap: [],
  shipFromLabel: false,
  restockOnCancel: false,
  stockOnlyLocationRef: null,
  publishStock: true,
  stockBuffer: 0,
  articleSources: { group: auto, brand: auto, color: auto, size: auto },
  leaveOut: { deliveryTypes: [], productTags: [] },
  orderTags: [],
  noteTemplate: '',
  customerHandling: 'none',
  returns: defaultReturnSettings,
};

/**
 * What does not fit together although each setting is right by itself; a sentence per setting at fault, which says what to
 * do. Asked when settings are saved, never when they are read: what was stored once must stay readable.
 */
export function settingsProblems(
  settings: ConnectionSettings,
): Readonly<Partial<Record<keyof ConnectionSettings, string>>> {
  const problems: Partial<Record<keyof ConnectionSettings, string>> = {};
  const { orderLevel, stockOnlyLocationRef, stockLocationRefs, carrierMap } = settings;
  if (orderLevel === 'stock-only') {
    if (stockOnlyLocationRef === null && stockLocationRefs.length > 1) {
      problems.stockOnlyLocationRef = 'Choose the stock location to take the units from.';
    }
    // Acceptance looks at the chosen ones alone: lowering another would leave the same unit to be sold again.
    if (stockOnlyLocationRef !== null && !stockLocationRefs.includes(stockOnlyLocationRef)) {
      problems.stockOnlyLocationRef = 'Choose one of the stock locations that are chosen for this connection.';
    }
  }
  const carriers = carrierMap.map(({ carrier }) => carrier.trim().toLowerCase());
  const twice = carrierMap.find((_, row) => carriers.indexOf(carriers[row] ?? '') !== row);
  if (twice) problems.carrierMap = `“${twice.carrier}” is in the carrier table twice. Remove one of the rows.`;
  const aboutReturns = returnSettingsProblem(settings.returns);
  if (aboutReturns !== null) problems.returns = aboutReturns;
  return problems;
}

/** The rate of `next`; with the date of `present` when the value is the same, since a rate is as old as its value. */
export function keepRateDate(
  next: ConnectionSettings['rate'],
  present: ConnectionSettings['rate'],
): ConnectionSettings['rate'] {
  if (next === null || present === null) return next;
  return compare(fraction(next.value), fraction(present.value)) === 0 ? present : next;
}
