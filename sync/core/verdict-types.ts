/**
 * Why a position was accepted, declined or held. Closed list: pages, the demo's judge and tests match on these codes,
 * never on sentences.
 */
export const REASONS = [
  /** All rules passed. */
  'ok',
  'price-below-threshold',
  'out-of-stock',
  /** Waiting for other positions' creations to settle before the stock can be judged. */
  'stock-unsettled',
  'product-not-found',
  'product-ambiguous',
  /** The product map and the gtin name different variants. */
  'product-conflict',
  'unreadable-position',
  'currency-not-supported',
  'no-exchange-rate',
  /** The store has no usable reference price (none, or not above zero). */
  'no-reference-price',
  'tax-unknown',
  /** No VAT rate is known for a net price. */
  'no-vat-rate',
  /** The store or the product map could not be read just now. */
  'input-missing',
  /** Declined by the merchant's standing order; the one decline that needs no complete inputs. */
  'held-too-long',
  'by-person',
] as const;
export type Reason = (typeof REASONS)[number];

/** `pending`: to be read again by itself; nobody needs to act. */
export type Outcome = 'accept' | 'decline' | 'hold' | 'pending';
