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
 * Only a complete set of inputs may decline; whatever is missing or doubtful holds. With automatic acceptance off a
 * failed rule proposes to decline, since a person has the last word anyway.
 */
export function decide(input: DecideInput): Decision {
  const { outcome, reason } = judge(input);
  const { position, marketCurrency, link, offer, price, stock, settings } = input;
  const automatic = settings.acceptAutomatically;
  const readProblem = input.readProblem ?? null;
  const inputs: StoredInputs = {
    position,
    marketCurrency,
    link,
    offer,
    price,
    stock,
    settings: usedSettings(settings),
    readProblem,
  };
  return {
    outcome,
    reason,
    sentence: sentenceFor(reason, { outcome, automatic, position, marketCurrency, link, price, stock, readProblem }),
    inputs: { ...inputs },
  };
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
 * @throws when `inputs` were not written by {@link decide}
 */
export function replay(inputs: unknown, settings: ConnectionSettings): Decision {
  const {
    position,
    marketCurrency,
    link,
    offer,
    price,
    stock,
    readProblem,
    settings: then,
  } = storedInputs.parse(inputs);
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
  });
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
  const { vatRateOverride, pricesIncludeTax, continueSellingPasses } = settings;
  return {
    acceptAutomatically,
    onFailure,
    priceAttribute,
    threshold,
    rate,
    vatRateOverride,
    pricesIncludeTax,
    continueSellingPasses,
  };
}
