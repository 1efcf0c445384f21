import { makeCatalogue, type Article, type DemoCatalogue } from './catalogue.ts';
import type { HoldReason, PositionIntent } from './intents.ts';
import { addressIn, type Buyer } from './buyers.ts';
import { LOCATIONS, type DemoLocation } from './places.ts';
import { fullPrice, lowestPassing } from './prices.ts';
import { createRandom, type Random } from './random.ts';

/** A transfer for the Miinto simulator, with what is meant to become of each position. */
export interface PlannedTransfer {
  readonly locationId: string;
  readonly currency: string;
  readonly parentOrderId: number;
  readonly customer: Buyer;
  /** Seconds after the start of the day. */
  readonly visibleAfter: number;
  /** Seconds after the start at which the merchant accepts it in Miinto's own panel. */
  readonly panelAfter: number | null;
  readonly positions: readonly PlannedPosition[];
}

export interface PlannedPosition {
  readonly price: number;
  readonly quantity: number;
  readonly item: Readonly<Record<string, string | null>>;
  readonly outcome: PositionIntent['outcome'];
  readonly reason: HoldReason | null;
  readonly contested: string | null;
}

export interface Day {
  readonly catalogue: DemoCatalogue;
  readonly transfers: readonly PlannedTransfer[];
  /** Rows of the product map: style id, feed id, gtin, Miinto's item id. The same for every location. */
  readonly productMap: readonly (readonly [string, string, string, string])[];
}

type Kind = 'accept' | 'panel' | 'decline' | 'mixed' | 'contested' | HoldReason;

const HOLDS: readonly HoldReason[] = [
  'price-below-threshold',
  'out-of-stock',
  'product-not-found',
  'product-ambiguous',
  'product-conflict',
  'currency-not-supported',
];
/** The day's transfers become visible over this many seconds. */
const SPREAD = 60;

/** A day of orders: the same seed gives the same day. At least 70 % of its positions are meant to be accepted. */
export function makeDay(options: { orders: number; seed: number; rates: ReadonlyMap<string, string> }): Day {
  const random = createRandom(options.seed);
  const kinds = kindsFor(options.orders, random);
  const contests = kinds.filter((kind) => kind === 'contested').length / 2;
  const catalogue = makeCatalogue(random, contests);
  const maker = new TransferMaker(random, catalogue, options.rates);
  const transfers = kinds.map((kind, index) => maker.make(kind, (index / Math.max(1, options.orders)) * SPREAD));
  const mapped = [...catalogue.ordinary, ...catalogue.empty, ...catalogue.last];
  return {
    catalogue,
    transfers,
    productMap: mapped.map((entry) => [entry.styleId, entry.variantId, entry.barcode, entry.itemId]),
  };
}

/**
 * Fixed shares, shuffled: 8 % declined, 3 % mixed, 4 % by panel, 12 % held, 2 % competing for last units, the rest
 * accepted. On a short day each kind comes once as long as three quarters are left to be accepted.
 */
function kindsFor(orders: number, random: Random): Kind[] {
  const kinds: Kind[] = [];
  let left = Math.floor(orders / 4);
  const add = (kind: Kind, share: number): void => {
    const count = Math.min(left, Math.max(1, Math.round(orders * share)));
    left -= count;
    for (let made = 0; made < count; made += 1) kinds.push(kind);
  };
  add('decline', 0.08);
  for (const reason of HOLDS) add(reason, 0.02);
  add('mixed', 0.03);
  for (let made = Math.round(orders * 0.04); made > 0; made -= 1) kinds.push('panel');
  for (let pairs = Math.round(orders * 0.01); pairs > 0; pairs -= 1) kinds.push('contested', 'contested');
  while (kinds.length < orders) kinds.push('accept');
  for (let last = kinds.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last);
    [kinds[last], kinds[other]] = [kinds[other] as Kind, kinds[last] as Kind];
  }
  return kinds;
}

class TransferMaker {
  readonly #random: Random;
  readonly #catalogue: DemoCatalogue;
  readonly #rates: ReadonlyMap<string, string>;
  #parent = 2_600_000;
  #contest = 0;
  #turn = 0;

  constructor(random: Random, catalogue: DemoCatalogue, rates: ReadonlyMap<string, string>) {
    this.#random = random;
    this.#catalogue = catalogue;
    this.#rates = rates;
  }

  make(kind: Kind, visibleAfter: number): PlannedTransfer {
    const location = this.#locationFor(kind);
    const positions = this.#positionsFor(kind, location);
    this.#parent += 1;
    return {
      locationId: location.id,
      currency: kind === 'currency-not-supported' ? 'USD' : location.currency,
      parentOrderId: this.#parent,
      customer: addressIn(location.country, this.#random),
      visibleAfter,
      panelAfter: kind === 'panel' ? visibleAfter + this.#random.between(5, 25) : null,
      positions,
    };
  }

  #locationFor(kind: Kind): DemoLocation {
    const declining = kind === 'decline' || kind === 'mixed';
    const anywhere = kind === 'accept';
    const choices = anywhere ? LOCATIONS : LOCATIONS.filter((entry) => (entry.onFailure === 'decline') === declining);
    this.#turn += 1;
    return choices[this.#turn % choices.length] as DemoLocation;
  }

  #positionsFor(kind: Kind, location: DemoLocation): PlannedPosition[] {
    const { ordinary, empty, shared } = this.#catalogue;
    const one = () => this.#random.pick(ordinary);
    switch (kind) {
      case 'accept': {
        const count = this.#random.pick([1, 1, 1, 2, 2, 3]);
        return Array.from({ length: count }, () => this.#good(one(), location, this.#random.pick([1, 1, 1, 1, 2, 3])));
      }
      case 'panel':
        // Too cheap for the rules, so the app leaves it alone; the merchant takes it all the same.
        return [{ ...this.#cheap(one(), location, 'hold'), outcome: 'accept', reason: null }];
      case 'decline':
        return this.#random.next() < 0.5
          ? [this.#cheap(one(), location, 'decline')]
          : [{ ...this.#good(this.#random.pick(empty), location, 1), outcome: 'decline' }];
      case 'mixed':
        return [this.#good(one(), location, 1), this.#cheap(one(), location, 'decline')];
      case 'contested': {
        const group = Math.floor(this.#contest / 2);
        this.#contest += 1;
        const article = this.#catalogue.last[group] as Article;
        return [{ ...this.#good(article, location, 1), contested: article.sku }];
      }
      case 'price-below-threshold':
        return [this.#cheap(one(), location, 'hold')];
      case 'out-of-stock':
        return [held(this.#good(this.#random.pick(empty), location, 1), kind)];
      case 'product-not-found':
        return [held({ ...this.#good(one(), location, 1), item: unknownItem(this.#random) }, kind)];
      case 'product-ambiguous':
        return [held(this.#good(this.#random.pick(shared), location, 1), kind)];
      case 'product-conflict': {
        const [mapped, other] = [one(), this.#catalogue.ordinary[0] as Article];
        const wrong = mapped === other ? (this.#catalogue.ordinary[1] as Article) : other;
        const good = this.#good(mapped, location, 1);
        return [held({ ...good, item: { ...good.item, gtin: wrong.barcode } }, kind)];
      }
      case 'currency-not-supported':
        return [held(this.#good(one(), location, 1), kind)];
    }
  }

  /** At the threshold exactly, at the shop's own price, or above it: all of these pass. */
  #good(article: Article, location: DemoLocation, quantity: number): PlannedPosition {
    const rate = this.#rate(location);
    const full = fullPrice(article.priceMinor, rate);
    const price = this.#random.pick([
      lowestPassing(article.priceMinor, rate),
      full,
      full,
      full + this.#random.between(1, 2000),
    ]);
    return { price, quantity, item: itemOf(article, this.#random), outcome: 'accept', reason: null, contested: null };
  }

  /** One minor unit too little, or much less. */
  #cheap(article: Article, location: DemoLocation, outcome: 'hold' | 'decline'): PlannedPosition {
    const least = lowestPassing(article.priceMinor, this.#rate(location));
    const price = this.#random.next() < 0.5 ? least - 1 : Math.floor(least * 0.8);
    const reason = outcome === 'hold' ? 'price-below-threshold' : null;
    return { price, quantity: 1, item: itemOf(article, this.#random), outcome, reason, contested: null };
  }

  #rate(location: DemoLocation): string {
    return this.#rates.get(location.currency) ?? '1';
  }
}

function held(position: PlannedPosition, reason: HoldReason): PlannedPosition {
  return { ...position, outcome: 'hold', reason };
}

/** Some feeds carry no gtin; then the product map alone names the article. */
function itemOf(article: Article, random: Random): PlannedPosition['item'] {
  const { itemId, barcode, title, brand, color, size, styleId } = article;
  const mapped = article.stock !== 50;
  return {
    productId: itemId,
    gtin: mapped && random.next() < 0.2 ? null : barcode,
    name: title,
    brand,
    color,
    size,
    styleId,
  };
}

function unknownItem(random: Random): PlannedPosition['item'] {
  return {
    productId: `deadbeef-0000-4000-8000-${String(random.between(0, 999_999)).padStart(12, '0')}`,
    gtin: '4006381333931',
    name: 'Vintage blazer',
    brand: 'Unlisted',
    color: 'Grey',
    size: 'L',
    styleId: 'UNLISTED',
  };
}
