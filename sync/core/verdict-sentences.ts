/** What a merchant reads about a verdict: why, with the numbers, and what can be done about it. */
import type { BadPosition, Position } from './channel-types.ts';
import { describeFraction, fraction, multiply, whole } from './fraction.ts';
import type { LinkFacts, LinkJudgement, LinkMissing } from './linking.ts';
import type { PriceFacts, PriceJudgement } from './price-rule.ts';
import { never } from './result.ts';
import type { StockFacts, StockJudgement } from './stock-rule.ts';
import type { Outcome, Reason } from './verdict-types.ts';

/** What a sentence can be made of; a fact that is missing is left out of it. */
export interface SentenceFacts {
  readonly outcome?: Outcome;
  /** Whether verdicts of rules are sent without a person. */
  readonly automatic?: boolean;
  readonly position?: Position | BadPosition;
  readonly marketCurrency?: string;
  readonly link?: LinkJudgement | LinkMissing;
  readonly price?: PriceJudgement | null;
  readonly stock?: StockJudgement | null;
  readonly readProblem?: string | null;
  /** With `held-too-long`: the limit, and why it was held. */
  readonly held?: { readonly hours: number; readonly because: string };
  /** With `by-person`. */
  readonly person?: string;
}

export function sentenceFor(reason: Reason, facts: SentenceFacts): string {
  const price: Partial<PriceFacts> = facts.price?.facts ?? {};
  const stock = facts.stock?.facts;
  const product = facts.link?.ok ? `“${facts.link.link.title}”` : 'this product';
  switch (reason) {
    case 'ok':
      return joined(priceSentence(price), stock && stockPassed(stock));
    case 'price-below-threshold':
      return joined(
        priceSentence(price),
        facts.stock?.outcome === 'short' && stock && `Stock is short as well: ${stockShort(stock)}`,
        failed(facts, 'Accept it at this price or decline it.'),
      );
    case 'out-of-stock':
      return joined(
        stock ? capital(stockShort(stock)) : 'Too few units are free.',
        failed(
          facts,
          'It is checked again by itself when stock comes in; you can also accept it anyway or decline it.',
        ),
      );
    case 'stock-unsettled':
      return joined(
        stock &&
          `${units(stock.quantity)} needed; ${atLeast(stock.free)} free, and ${stock.inFlight + stock.consumedInGrace} more may be, once orders that are being placed right now have settled.`,
        'It is checked again in a moment; there is nothing to do.',
      );
    case 'product-not-found':
      return joined(
        lookUp(facts, notFound, 'This item was not found among the products in your store.'),
        'It is checked again by itself; you can also accept or decline it by hand.',
      );
    case 'product-ambiguous':
      return joined(
        lookUp(facts, ambiguous, 'Several products in your store match this item.'),
        'Make it unique there and it is checked again, or decline it.',
      );
    case 'product-conflict':
      return joined(
        lookUp(facts, conflict, 'The product map and the barcode lead to different products in your store.'),
        'Correct whichever is wrong and it is checked again, or accept or decline it by hand.',
      );
    case 'unreadable-position':
      return joined(
        facts.position && 'problem' in facts.position
          ? `This position could not be read: ${ended(facts.position.problem)}`
          : 'This position could not be read.',
        'It is kept as it came. Look it up in the channel’s own panel and answer it there or here.',
      );
    case 'currency-not-supported':
      return joined(
        `This offer is in ${offered(facts)?.currency ?? 'another currency'}, and the connection works in ${facts.marketCurrency ?? 'the currency of its market'}, so its price cannot be judged.`,
        'Change the currency in the connection’s settings if it is wrong there, or accept or decline the offer by hand.',
      );
    case 'no-exchange-rate':
      return joined(
        `Your price of ${product} is ${priced(price.storePrice, price.storeCurrency)} and the offer is ${priced(price.unitPrice, price.currency)}; there is no exchange rate to compare them with.`,
        'Enter one in the connection’s settings, or accept or decline the offer by hand.',
      );
    case 'no-reference-price':
      return joined(
        `Your price of ${product} is ${priced(price.usedPrice, price.storeCurrency)}, so there is nothing to compare the offer of ${priced(price.unitPrice, price.currency)} with.`,
        'Give the product a price above zero and it is checked again, or accept or decline the offer by hand.',
      );
    case 'tax-unknown':
      return joined(
        `Whether your price ${priced(price.usedPrice, price.storeCurrency)} contains tax depends on the buyer’s country, so it cannot be compared with the offer of ${priced(price.unitPrice, price.currency)}.`,
        'Choose “Prices include tax” yes or no in the connection’s settings, or accept or decline the offer by hand.',
      );
    case 'no-vat-rate':
      return joined(
        `Your price ${priced(price.usedPrice, price.storeCurrency)} is without VAT, and no VAT rate is known for ${price.country ?? 'this market'}, so it cannot be compared with the offer of ${priced(price.unitPrice, price.currency)}.`,
        'Enter the VAT rate in the connection’s settings, or accept or decline the offer by hand.',
      );
    case 'input-missing':
      return joined(
        `What is needed to judge this offer could not be read just now${missing(facts)}`,
        'It is tried again by itself, and nothing is declined meanwhile; you can also accept or decline it by hand.',
      );
    case 'held-too-long':
      return joined(
        `It was held longer than ${hours(facts.held?.hours)} and is declined, as this connection’s standing order says.`,
        facts.held && `It was held for this reason: ${facts.held.because}`,
      );
    case 'by-person':
      return `${facts.outcome === 'decline' ? 'Declined' : 'Accepted'} by ${facts.person ?? 'a person'}.`;
    default:
      return never(reason);
  }
}

/** `Offered at 96.99 DKK; at least 97.00 DKK is needed (97 % of your price 100.00 DKK).` */
function priceSentence(price: Partial<PriceFacts>): string | null {
  const { unitPrice, currency, lowestPassing, threshold } = price;
  if (unitPrice === undefined || lowestPassing === undefined || threshold === undefined) return null;
  return `Offered at ${unitPrice} ${currency}; at least ${lowestPassing} ${currency} is needed (${percent(threshold)} of ${referenceOf(price)}).`;
}

/** `your original price 80.00 EUR plus 25 % VAT at 7.46 DKK per EUR, 746.00 DKK` with the parts that apply. */
function referenceOf(price: Partial<PriceFacts>): string {
  const name = price.usedPrice === price.storePrice ? 'your price' : 'your original price';
  const parts = [
    `${name} ${priced(price.usedPrice, price.storeCurrency)}`,
    price.taxTreatment === 'net' && price.vatRate ? `plus ${percent(price.vatRate)} VAT` : null,
    price.rate ? `at ${price.rate.value} ${price.currency} per ${price.storeCurrency}` : null,
  ].filter((part) => part !== null);
  const own = parts.join(' ');
  return parts.length > 1 ? `${own}, ${priced(price.shownReference, price.currency)}` : own;
}

function stockPassed({ passesBy, free, quantity }: StockFacts): string {
  if (passesBy === 'untracked') return 'Your store does not track its stock.';
  if (passesBy === 'continue-selling') return 'Your store goes on selling it without stock.';
  return `${units(quantity)} needed, ${free} free.`;
}

function stockShort({ quantity, available, free, settled, consumedInGrace, inFlight }: StockFacts): string {
  const reserved = settled + consumedInGrace + inFlight;
  const others =
    reserved > 0 ? `, of which ${reserved} ${reserved === 1 ? 'is' : 'are'} reserved for other orders` : '';
  return `${units(quantity)} needed, ${free > 0 ? `only ${free}` : 'none'} free (${available} available at the chosen stock locations${others}).`;
}

function notFound({ attribute, feedId, gtin, foundByGtin }: LinkFacts): string {
  const barcode = gtin === null ? null : `“${gtin}”`;
  if (attribute === null) {
    return barcode === null
      ? 'The product map does not have this item, and the offer names no barcode to look for.'
      : `The product map does not have this item, and no product in your store has the barcode ${barcode}.`;
  }
  const but =
    foundByGtin.length === 0
      ? ''
      : ` The barcode ${barcode} leads to ${list(foundByGtin)}, but the product map has the word.`;
  return `No product in your store has the ${attribute} “${feedId}”, which the product map gives for this item.${but}`;
}

function ambiguous({ attribute, feedId, gtin, foundByFeedId, foundByGtin }: LinkFacts): string {
  const [name, value, found] = attribute === null ? ['barcode', gtin, foundByGtin] : [attribute, feedId, foundByFeedId];
  return `${found.length} products in your store have the ${name} “${value}”: ${list(found)}.`;
}

function conflict({ attribute, feedId, gtin, foundByFeedId, foundByGtin }: LinkFacts): string {
  return `The product map leads to ${list(foundByFeedId)} (${attribute} “${feedId}”), but the barcode “${gtin}” of the offer to ${list(foundByGtin)}.`;
}

/** What became of a position that failed a rule, or what the merchant can do. */
function failed({ outcome, automatic }: SentenceFacts, choice: string): string {
  if (outcome !== 'decline') return choice;
  return automatic
    ? 'Declined, as this connection’s settings say.'
    : 'The proposal is to decline it; you can accept it all the same.';
}

/** What was looked up, in words; a plain sentence when that is not known. */
function lookUp({ link }: SentenceFacts, say: (facts: LinkFacts) => string, otherwise: string): string {
  return link && !link.ok && link.reason !== 'input-missing' ? say(link.facts) : otherwise;
}

function missing({ link, readProblem }: SentenceFacts): string {
  const error = link && !link.ok && link.reason === 'input-missing' ? link.facts['error'] : readProblem;
  return typeof error === 'string' && error.trim() !== '' ? `: ${ended(error)}` : '.';
}

function offered({ position }: SentenceFacts) {
  return position && !('problem' in position) ? position.unitPrice : undefined;
}

/** At most three by name. */
function list(titles: readonly string[]): string {
  const named = titles.slice(0, 3).map((title) => `“${title}”`);
  const more = titles.length - named.length;
  if (more > 0) return `${named.join(', ')} and ${more} more`;
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}

function percent(factor: string): string {
  return `${describeFraction(multiply(fraction(factor), whole(100)))} %`;
}

function priced(amount: string | undefined, currency: string | undefined): string {
  return amount === undefined || currency === undefined ? 'unknown' : `${amount} ${currency}`;
}

function units(count: number): string {
  return count === 1 ? '1 unit is' : `${count} units are`;
}

function hours(count: number | undefined): string {
  if (count === undefined) return 'the time that was set';
  return count === 1 ? '1 hour' : `${count} hours`;
}

function atLeast(free: number): string {
  return free > 0 ? `${free} ${free === 1 ? 'is' : 'are'} surely` : 'none is surely';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ended(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function joined(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
