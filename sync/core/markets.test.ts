import { describe, expect, it } from 'vitest';
import { allMarkets, defaultVatRate, marketByDiallingCode, normaliseCountry } from './markets.ts';

describe('markets', () => {
  it('have the standard VAT rates of 2026', () => {
    const rates = Object.fromEntries(allMarkets().map(({ country, vatRate }) => [country, vatRate]));
    expect(rates).toEqual({
      DK: '0.25',
      SE: '0.25',
      NO: '0.25',
      NL: '0.21',
      BE: '0.21',
      PL: '0.23',
      CH: '0.081',
      ES: '0.21',
      IT: '0.22',
      FI: '0.255',
      FR: '0.20',
      DE: '0.19',
      GB: '0.20',
      CN: '0.13',
      US: '0',
    });
  });

  it('are found by the dialling code, with or without leading zeros', () => {
    expect(marketByDiallingCode('045')).toEqual({ country: 'DK', currency: 'DKK', vatRate: '0.25' });
    expect(marketByDiallingCode('45')?.country).toBe('DK');
    expect(marketByDiallingCode('358')?.currency).toBe('EUR');
    expect(marketByDiallingCode('1')?.country).toBe('US');
    expect(marketByDiallingCode('999')).toBeNull();
  });

  it('know the United Kingdom under both of its codes', () => {
    expect(normaliseCountry(' uk ')).toBe('GB');
    expect(defaultVatRate('UK')).toBe('0.20');
    expect(defaultVatRate('gb')).toBe('0.20');
    expect(defaultVatRate('XX')).toBeNull();
  });

  it('appear once each', () => {
    const countries = allMarkets().map(({ country }) => country);
    expect(new Set(countries).size).toBe(countries.length);
  });
});
