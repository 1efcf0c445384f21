/**
 * Markets of Miinto by the dialling code inside a location id (reference miinto-api section 0), with the currency buyers
 * pay in there and the standard VAT rate as a decimal factor (0.25 = 25 %). Both can be overridden per connection.
 * VAT defaults: reference miinto-api section 8 where given, else the published standard rates of 2026. The United States
 * have none: sales tax differs by state, and prices there are stated without it.
 */
export interface Market {
  /** ISO 3166-1 alpha-2; `GB`, never `UK`. */
  readonly country: string;
  readonly currency: string;
  readonly vatRate: string;
}

const MARKETS: readonly (Market & { readonly diallingCode: string })[] = [
  { diallingCode: '045', country: 'DK', currency: 'DKK', vatRate: '0.25' },
  { diallingCode: '046', country: 'SE', currency: 'SEK', vatRate: '0.25' },
  { diallingCode: '047', country: 'NO', currency: 'NOK', vatRate: '0.25' },
  { diallingCode: '031', country: 'NL', currency: 'EUR', vatRate: '0.21' },
  { diallingCode: '032', country: 'BE', currency: 'EUR', vatRate: '0.21' },
  { diallingCode: '048', country: 'PL', currency: 'PLN', vatRate: '0.23' },
  { diallingCode: '041', country: 'CH', currency: 'CHF', vatRate: '0.081' },
  { diallingCode: '034', country: 'ES', currency: 'EUR', vatRate: '0.21' },
  { diallingCode: '039', country: 'IT', currency: 'EUR', vatRate: '0.22' },
  { diallingCode: '358', country: 'FI', currency: 'EUR', vatRate: '0.255' },
  { diallingCode: '033', country: 'FR', currency: 'EUR', vatRate: '0.20' },
  { diallingCode: '049', country: 'DE', currency: 'EUR', vatRate: '0.19' },
  { diallingCode: '044', country: 'GB', currency: 'GBP', vatRate: '0.20' },
  { diallingCode: '086', country: 'CN', currency: 'CNY', vatRate: '0.13' },
  { diallingCode: '001', country: 'US', currency: 'USD', vatRate: '0' },
];

/** The market behind a dialling code such as `045`; null when unknown (then country and currency must be set by hand). */
export function marketByDiallingCode(code: string): Market | null {
  const found = MARKETS.find((market) => market.diallingCode === code.padStart(3, '0'));
  return found ? { country: found.country, currency: found.currency, vatRate: found.vatRate } : null;
}

/** The default standard VAT rate of a country as a decimal factor; null when the table has none. */
export function defaultVatRate(country: string): string | null {
  return MARKETS.find((market) => market.country === normaliseCountry(country))?.vatRate ?? null;
}

/** Every market the table knows, for choices on forms. */
export function allMarkets(): readonly Market[] {
  return MARKETS.map(({ country, currency, vatRate }) => ({ country, currency, vatRate }));
}

/** Upper case; Miinto's back office writes `UK` in places (reference miinto-api section 0). */
export function normaliseCountry(country: string): string {
  const upper = country.trim().toUpperCase();
  return upper === 'UK' ? 'GB' : upper;
}
