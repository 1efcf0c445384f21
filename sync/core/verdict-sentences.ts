import { describeFraction, fraction, multiply, whole } from './fraction.ts';
import { never } from './result.ts';
import type { Outcome, Reason } from './verdict-types.ts';

type Facts = Readonly<Record<string, unknown>>;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '–';
const percent = (factor: unknown): string => `${describeFraction(multiply(fraction(text(factor)), whole(100)))} %`;

/** A reason as a merchant reads it: what was seen, what it was compared with, what can be done. */
export function sentenceFor(reason: Reason, outcome: Outcome, facts: Facts): string {
  switch (reason) {
    case 'ok':
      return `${priceSeen(facts)} ${stockSeen(facts)} All rules are met.`;
    case 'price-below-threshold':
      return `Offered at ${text(facts['unitPrice'])} ${text(facts['currency'])}; at least ${text(facts['minimum'])} ${text(facts['currency'])} is needed (${percent(facts['threshold'])} of your price ${text(facts['reference'])} ${text(facts['currency'])}).${facts['alsoShort'] === true ? ' Stock is short as well.' : ''}${whatNow(outcome)}`;
    case 'out-of-stock':
      return `${text(facts['quantity'])} wanted, ${text(facts['free'])} free: ${text(facts['available'])} available at the chosen stock locations, ${text(facts['reserved'])} reserved for other orders.${whatNow(outcome)}`;
    case 'stock-unsettled':
      return 'The last units are just being claimed by other orders. The stock is read again in a moment.';
    case 'product-not-found':
      return `No product in your store matches ${soughtFor(facts)}. Correct the product in your store, or the attribute it is found by in the connection.`;
    case 'product-ambiguous':
      return `Several products in your store match ${soughtFor(facts)}. Make the code unique, or decide by hand.`;
    case 'product-conflict':
      return `The product map names one product, the barcode ${text(facts['gtin'])} another. Correct one of them, or decide by hand.`;
    case 'unreadable-position':
      return `The position could not be read: ${text(facts['problem'])} (${text(facts['path'])}). Answer it in the channel's own panel.`;
    case 'currency-not-supported':
      return `The position is in ${text(facts['currency'])}, this connection works in ${text(facts['marketCurrency'])}. Decide by hand.`;
    case 'no-exchange-rate':
      return `The position is in ${text(facts['currency'])}, your prices are not, and the connection has no exchange rate. Enter one in its settings.`;
    case 'no-reference-price':
      return 'Your store has no price above zero for this product. Enter one, or decide by hand.';
    case 'tax-unknown':
      return 'Your store does not say whether this price includes tax. Set “prices include tax” in the connection.';
    case 'no-vat-rate':
      return 'Your price is without tax, and no VAT rate is known for this country. Enter one in the connection.';
    case 'input-missing':
      return 'Your store could not be read just now, so nothing is decided. It is tried again by itself.';
    case 'by-person':
      return 'Decided by a person.';
    default:
      return never(reason);
  }
}

function priceSeen(facts: Facts): string {
  return `Offered at ${text(facts['unitPrice'])} ${text(facts['currency'])}, at least ${text(facts['minimum'])} is needed (${percent(facts['threshold'])} of ${text(facts['reference'])}).`;
}

function stockSeen(facts: Facts): string {
  if (facts['passesWithoutStock'] === true) return 'Stock is not counted for this product.';
  return `${text(facts['free'])} free in stock, ${text(facts['quantity'])} wanted.`;
}

function soughtFor(facts: Facts): string {
  const parts = [
    facts['feedId'] === null || facts['feedId'] === undefined ? null : `${text(facts['attribute'])} ${text(facts['feedId'])}`,
    facts['gtin'] === null || facts['gtin'] === undefined || facts['gtin'] === '' ? null : `barcode ${text(facts['gtin'])}`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' or ') : 'this position, which carries neither an item id of the product map nor a barcode';
}

function whatNow(outcome: Outcome): string {
  return outcome === 'hold' ? ' It is held: accept or decline it by hand.' : '';
}
