/** An amount in minor units of its currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** The same amount in the shop's and in the buyer's currency. */
export interface AmountBag {
  readonly shop: Amount;
  readonly presentment: Amount;
}

const NO_DECIMALS = new Set(['JPY', 'KRW', 'CLP', 'ISK', 'VND', 'XOF', 'XAF', 'UGX', 'PYG']);
const THREE_DECIMALS = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

function exponent(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** Reads a decimal string, rounding half away from zero to the currency's digits. Null when it is no number. */
export function parseAmount(text: string, currency: string): Amount | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return null;
  const digits = exponent(currency);
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0');
  const cut = Number(`${match[2] ?? '0'}${fraction.slice(0, digits)}`);
  const minor = cut + (Number(fraction[digits]) >= 5 ? 1 : 0);
  return { minor: match[1] === '-' ? -minor : minor, currency };
}

/** With all digits of the currency: `100.00`, as the scalar Money and REST payloads show it. */
export function toMoney(amount: Amount): string {
  const digits = exponent(amount.currency);
  const text = String(Math.abs(amount.minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${amount.minor < 0 ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

/** Without needless zeros but with one decimal: `100.0`, as the scalar Decimal in MoneyV2 shows it. */
function toDecimal(amount: Amount): string {
  const text = toMoney(amount);
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '.0') : `${text}.0`;
}

export function zero(currency: string): Amount {
  return { minor: 0, currency };
}

export function zeroBag(shopCurrency: string, presentmentCurrency: string): AmountBag {
  return { shop: zero(shopCurrency), presentment: zero(presentmentCurrency) };
}

export function addBags(first: AmountBag, ...rest: readonly AmountBag[]): AmountBag {
  return rest.reduce((sum, bag) => mapBag(sum, (minor, side) => minor + bag[side].minor), first);
}

export function timesBag(bag: AmountBag, factor: number): AmountBag {
  return mapBag(bag, (minor) => minor * factor);
}

export function minusBag(first: AmountBag, second: AmountBag): AmountBag {
  return mapBag(first, (minor, side) => minor - second[side].minor);
}

/** A part of the bag, `numerator / denominator`, rounded to the minor unit. */
export function partOfBag(bag: AmountBag, numerator: number, denominator: number): AmountBag {
  return mapBag(bag, (minor) => (denominator === 0 ? 0 : Math.round((minor * numerator) / denominator)));
}

function mapBag(bag: AmountBag, change: (minor: number, side: 'shop' | 'presentment') => number): AmountBag {
  return {
    shop: { minor: change(bag.shop.minor, 'shop'), currency: bag.shop.currency },
    presentment: { minor: change(bag.presentment.minor, 'presentment'), currency: bag.presentment.currency },
  };
}

/** MoneyBag of GraphQL. */
export function bagView(bag: AmountBag) {
  return { shopMoney: moneyView(bag.shop), presentmentMoney: moneyView(bag.presentment) };
}

/** MoneyV2 of GraphQL. */
export function moneyView(amount: Amount) {
  return { amount: toDecimal(amount), currencyCode: amount.currency };
}

/** `*_set` of REST payloads. */
export function bagPayload(bag: AmountBag) {
  const side = (amount: Amount) => ({ amount: toMoney(amount), currency_code: amount.currency });
  return { shop_money: side(bag.shop), presentment_money: side(bag.presentment) };
}
