import { normaliseCountry } from '../../core/markets.ts';
import { CountryCode } from './generated/operations.ts';

const KNOWN: ReadonlySet<string> = new Set(Object.values(CountryCode));

/** The code as Shopify writes it; null when Shopify has no such country, and would refuse the whole request for it. */
export function toCountryCode(text: string): CountryCode | null {
  const code = normaliseCountry(text);
  return KNOWN.has(code) ? (code as CountryCode) : null;
}
