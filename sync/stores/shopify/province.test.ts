import { describe, expect, it } from 'vitest';
import { provinceOf } from './province.ts';

describe('the province of an address', () => {
  it.each([
    ['ES', '28013', 'M'],
    ['ES', '08001', 'B'],
    ['ES', '01001', 'VI'],
    ['ES', '46001', 'V'],
    ['ES', '52001', 'ML'],
    ['IT', '00184', 'RM'],
    ['IT', '20121', 'MI'],
    ['IT', '20900', 'MB'],
    ['IT', '06121', 'PG'],
    ['IT', '33170', 'PN'],
    ['IT', '33100', 'UD'],
    ['IT', '09170', 'OR'],
    ['IT', '98122', 'ME'],
  ])('in %s at %s is %s', (country, postcode, province) => {
    expect(provinceOf(country, postcode)).toBe(province);
  });

  it.each([
    ['ES', '53000'],
    ['ES', '00123'],
    ['ES', 'M-28'],
    ['IT', '99999'],
    ['IT', null],
    ['US', '10001'],
    ['DK', '01164'],
  ])('is not made up for %s and %s', (country, postcode) => {
    expect(provinceOf(country, postcode)).toBeNull();
  });
});
