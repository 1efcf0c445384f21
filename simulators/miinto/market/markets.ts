/** Countries and currencies by the dialling code in a location id; codes as seen in Miinto's back office. */
const MARKETS: Readonly<Record<string, readonly [country: string, currency: string]>> = {
  '001': ['US', 'USD'],
  '031': ['NL', 'EUR'],
  '032': ['BE', 'EUR'],
  '033': ['FR', 'EUR'],
  '034': ['ES', 'EUR'],
  '039': ['IT', 'EUR'],
  '041': ['CH', 'CHF'],
  '044': ['UK', 'GBP'],
  '045': ['DK', 'DKK'],
  '046': ['SE', 'SEK'],
  '047': ['NO', 'NOK'],
  '048': ['PL', 'PLN'],
  '049': ['DE', 'EUR'],
  '086': ['CN', 'CNY'],
  '358': ['FI', 'EUR'],
};

const LOCATION_ID = /^1-m!i!s-(\d{3})-(\d+)$/;

export interface Market {
  readonly diallingCode: string;
  readonly countryCode: string;
  readonly currency: string;
}

/** @throws Error when the id is not of the form `1-m!i!s-<dialling code>-<number>` */
export function marketOf(locationId: string): Market {
  const diallingCode = LOCATION_ID.exec(locationId)?.[1];
  if (diallingCode === undefined) throw new Error(`Not a unified location id: ${locationId}`);
  const [countryCode, currency] = MARKETS[diallingCode] ?? ['EU', 'EUR'];
  return { diallingCode, countryCode, currency };
}
