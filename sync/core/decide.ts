import type { BadPosition, Position } from './channel-types.ts';
import type { LinkJudged } from './linking.ts';
import type { PriceJudgement } from './price-rule.ts';
import type { ConnectionSettings } from './settings.ts';
import type { StockJudgement } from './stock-rule.ts';
import type { Offer } from './store-types.ts';
import { sentenceFor } from './verdict-sentences.ts';
import type { Outcome, Reason } from './verdict-types.ts';

export interface DecideInput {
  readonly position: Position | BadPosition;
  /** The connection's market currency. */
  readonly marketCurrency: string;
  readonly link: LinkJudged | { readonly ok: false; readonly reason: 'input-missing'; readonly facts: Readonly<Record<string, unknown>> };
  /** Null: not readable, or the variant is gone from the store. */
  readonly offer: Offer | null;
  readonly price: PriceJudgement | null;
  readonly stock: StockJudgement | null;
  readonly settings: ConnectionSettings;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** For the merchant, with the numbers and what can be done. */
  readonly sentence: string;
  /** Everything that was used, as JSON: enough to replay the decision. */
  readonly inputs: Record<string, unknown>;
}

/**
 * One position's verdict. Only a complete set of inputs can decline; whatever is missing or doubtful holds. With automatic
 * acceptance off the same outcome is a proposal, and what fails is proposed to be declined.
 */
export function decide(input: DecideInput): Decision {
  const { outcome, reason, facts } = judge(input);
  return { outcome, reason, sentence: sentenceFor(reason, outcome, facts), inputs: { ...input } };
}

/** The same decision from the inputs stored with a verdict, with the settings of that time or others. */
export function replay(inputs: Record<string, unknown>, settings: ConnectionSettings): Decision {
  return decide({ ...(inputs as unknown as DecideInput), settings });
}

interface Judged {
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly facts: Readonly<Record<string, unknown>>;
}

function judge({ position, marketCurrency, link, offer, price, stock, settings }: DecideInput): Judged {
  if ('problem' in position) {
    return { outcome: 'hold', reason: 'unreadable-position', facts: { problem: position.problem, path: position.path } };
  }
  const { currency } = position.unitPrice;
  if (currency !== marketCurrency) return { outcome: 'hold', reason: 'currency-not-supported', facts: { currency, marketCurrency } };
  if (!link.ok) return { outcome: 'hold', reason: link.reason, facts: link.facts };
  if (!offer || !price || !stock) return { outcome: 'hold', reason: 'input-missing', facts: {} };
  if (price.outcome === 'unknown') return { outcome: 'hold', reason: price.reason, facts: price.facts };
  const failed = settings.acceptAutomatically ? settings.onFailure : 'decline';
  const facts = { ...price.facts, ...stock.facts, alsoShort: price.outcome === 'below' && stock.outcome === 'short' };
  if (price.outcome === 'below') return { outcome: failed, reason: 'price-below-threshold', facts };
  if (stock.outcome === 'unsettled') return { outcome: 'pending', reason: 'stock-unsettled', facts };
  if (stock.outcome === 'short') return { outcome: failed, reason: 'out-of-stock', facts };
  return { outcome: 'accept', reason: 'ok', facts };
}
