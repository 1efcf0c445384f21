import { z } from 'zod';
import { compare, fraction, whole } from './fraction.ts';
import { isKnownCurrency } from './money.ts';

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

/**
 * What a merchant chose for one connection. Never changed in place: each save is a new version, and every verdict names
 * the version it was made with, so that it can be explained and replayed.
 */
export const connectionSettings = z.object({
  orderLevel: z.literal('orders-and-stock'),
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
};
