/** The verdict of the rules for one position (design section 7). Pure, so that it can be replayed from what it stored. */
import type { BadPosition, Position } from './channel-types.ts';
import type { LinkJudgement, LinkMissing } from './linking.ts';
import { defaultVatRate } from './markets.ts';
import { judgePrice, type PriceJudgement } from './price-rule.ts';
import { judgeStock, type StockJudgement } from './stock-rule.ts';
import type { ConnectionSettings } from './settings.ts';
import type { Offer } from './store-types.ts';
import { storedInputs, type StoredInputs } from './verdict-inputs.ts';
import { sentenceFor } from './verdict-sentences.ts';
import type { Outcome, Reason } from './verdict-types.ts';

export { sentenceFor } from './verdict-sentences.ts';

export interface DecideInput {
  readonly position: Position | BadPosition;
  /** The one currency this connection works in. */
  readonly marketCurrency: string;
  readonly link: LinkJudgement | LinkMissing;
  /** Null when it could not be read. */
  readonly offer: Offer | null;
  readonly price: PriceJudgement | null;
  readonly stock: StockJudgement | null;
  readonly settings: ConnectionSettings;
  /** Why something could not be read, as a sentence for the merchant; shown with `input-missing`. */
  readonly readProblem?: string | null;
  /** Whole hours since the offer was first seen; the merchant's standing order counts them. */
  readonly waitedHours?: number;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** For the merchant: why, with the numbers, and what can be done. */
  readonly sentence: string;
  /** Everything that was used, plain JSON: {@link replay} makes the same decision of it. */
  readonly inputs: Record<string, unknown>;
}

/**
 * Only a complete set of inputs may decline; whatever is missing or doubtful holds, until the merchant's own standing order
 * *held longer than N hours* declines it. With automatic acceptance off a failed rule proposes to decline, since a person
 * has the last word anyway.
 */
export function decide(input: DecideInput): Decision {
  const ruled = judge(input);
  const { position, marketCurrency, link, offer, price, stock, settings } = input;
  const automatic = settings.acceptAutomatically;
  const readProblem = input.readProblem ?? null;
  const waitedHours = input.waitedHours ?? 0;
  const inputs: StoredInputs = {
    position,
    marketCurrency,
    link,
    offer,
    price,
    stock,
    settings: usedSettings(settings),
    readProblem,
    waitedHours,
  };
  const facts = { automatic, position, marketCurrency, link, price, stock, readProblem };
  const sentence = sentenceFor(ruled.reason, { ...facts, outcome: ruled.outcome });
  const limit = settings.heldTooLong;
  if (ruled.outcome === 'hold' && limit?.action === 'decline' && waitedHours >= limit.hours) {
    return {
      outcome: 'decline',
      reason: 'held-too-long',
      sentence: sentenceFor('held-too-long', { ...facts, held: { hours: limit.hours, because: sentence } }),
      inputs: { ...inputs },
    };
  }
  return { ...ruled, sentence, inputs: { ...inputs } };
}

function judge({ position, marketCurrency, link, offer, price, stock, settings }: DecideInput): {
  readonly outcome: Outcome;
  readonly reason: Reason;
} {
  if ('problem' in position) return { outcome: 'hold', reason: 'unreadable-position' };
  if (position.unitPrice.currency !== marketCurrency) return { outcome: 'hold', reason: 'currency-not-supported' };
  if (!link.ok) return { outcome: 'hold', reason: link.reason };
  if (!offer || !price || !stock) return { outcome: 'hold', reason: 'input-missing' };
  if (price.outcome === 'unknown') return { outcome: 'hold', reason: price.reason };
  const failed: Outcome = settings.acceptAutomatically ? settings.onFailure : 'decline';
  if (price.outcome === 'below') return { outcome: failed, reason: 'price-below-threshold' };
  if (stock.outcome === 'short') return { outcome: failed, reason: 'out-of-stock' };
  if (stock.outcome === 'unsettled') return { outcome: 'pending', reason: 'stock-unsettled' };
  return { outcome: 'accept', reason: 'ok' };
}

/**
 * Decides again from the inputs of an earlier decision: with the same settings the identical decision, with others what
 * they would have made of it. What was looked up is not looked up again, so another identification attribute changes nothing.
 *
 * @param now what besides the settings' own rules follows from a connection; without it, as it was then. Of the stock that
 * was read then only what lies at `stockLocationRefs` counts.
 * @throws when `inputs` were not written by {@link decide}
 */
export function replay(
  inputs: unknown,
  settings: ConnectionSettings,
  now: { readonly marketCurrency?: string; readonly stockLocationRefs?: readonly string[] } = {},
): Decision {
  const {
    position,
    link,
    price,
    stock,
    readProblem,
    waitedHours,
    settings: then,
    ...seen
  } = storedInputs.parse(inputs);
  const marketCurrency = now.marketCurrency ?? seen.marketCurrency;
  const offer = seen.offer && at(now.stockLocationRefs, seen.offer);
  const readable = 'problem' in position ? null : position;
  const judged = readable && offer;
  return decide({
    position,
    marketCurrency,
    link,
    offer,
    price:
      judged && price
        ? judgePrice({
            unitPrice: readable.unitPrice,
            offer,
            country: price.facts.country,
            settings,
            vatRate: vatRateFor(settings, then, price.facts),
          })
        : null,
    stock:
      judged && stock
        ? judgeStock({
            quantity: readable.quantity,
            offer,
            continueSellingPasses: settings.continueSellingPasses,
            reservedByOthers: stock.facts,
          })
        : null,
    settings,
    readProblem,
    waitedHours,
  });
}

function at(stockLocationRefs: readonly string[] | undefined, offer: Offer): Offer {
  if (!stockLocationRefs) return offer;
  return { ...offer, stock: offer.stock.filter((entry) => stockLocationRefs.includes(entry.stockLocationRef)) };
}

/** The default of that time is kept, unless it was overridden then and is not now. */
function vatRateFor(
  now: ConnectionSettings,
  then: StoredInputs['settings'],
  facts: { readonly country: string; readonly vatRate: string | null },
): string | null {
  if (now.vatRateOverride !== null) return now.vatRateOverride;
  return then.vatRateOverride === null ? facts.vatRate : defaultVatRate(facts.country);
}

function usedSettings(settings: ConnectionSettings): StoredInputs['settings'] {
  const { acceptAutomatically, onFailure, priceAttribute, threshold, rate } = settings;
  const { vatRateOverride, pricesIncludeTax, continueSellingPasses, heldTooLong } = settings;
  return {
    acceptAutomatically,
    onFailure,
    priceAttribute,
    threshold,
    rate,
    vatRateOverride,
    pricesIncludeTax,
    continueSellingPasses,
    heldTooLong,
  };
}
