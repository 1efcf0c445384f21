import { toDecimal } from '#sync/core/money.ts';
import type { Money } from '../views/common.ts';

/** `DKK 1,299.00`: the code, because a krone sign could be any of three. */
export function formatMoney(value: Money): string {
  const decimal = toDecimal(value);
  const [whole = '0', decimals] = decimal.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value.currency} ${decimal.startsWith('-') ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** `1 order`, `2 orders`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A market's country by name, e.g. `Denmark (DK)`. */
export function marketName(country: string): string {
  const name = /^[A-Z]{2}$/.test(country) ? new Intl.DisplayNames(['en'], { type: 'region' }).of(country) : undefined;
  return name === undefined || name === country ? country : `${name} (${country})`;
}
