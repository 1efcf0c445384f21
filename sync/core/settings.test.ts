import { describe, expect, it } from 'vitest';
import { connectionSettings, defaultSettings } from './settings.ts';

const accepts = (change: object) => connectionSettings.safeParse({ ...defaultSettings, ...change }).success;

describe('settings of a connection', () => {
  it('are valid as they start', () => {
    expect(connectionSettings.parse(defaultSettings)).toEqual(defaultSettings);
  });

  it('never accept automatically nor decline unless somebody chose it', () => {
    expect(defaultSettings).toMatchObject({ acceptAutomatically: false, onFailure: 'hold', threshold: '0.97' });
  });

  it.each([
    { threshold: 'abc' },
    { threshold: '' },
    { threshold: '2.0001' },
    { threshold: '0.97001' },
    { threshold: '-1' },
    { rate: { value: 'abc', date: '2026-01-01' } },
    { rate: { value: '0.00', date: '2026-01-01' } },
    { vatRateOverride: '25' },
    { vatRateOverride: 'a' },
    { currencyOverride: 'dkk' },
    { currencyOverride: 'ZZZ' },
    { identification: { kind: 'metafield', namespace: '', key: 'x' } },
  ])('are refused, not thrown on, with %j', (change) => {
    expect(accepts(change)).toBe(false);
  });

  it.each([
    { threshold: '0' },
    { threshold: '2' },
    { threshold: '0.9725' },
    { rate: { value: '7.46038215', date: '2026-01-01' } },
    { vatRateOverride: '0.255' },
    { currencyOverride: 'EUR' },
  ])('are taken with %j', (change) => {
    expect(accepts(change)).toBe(true);
  });
});
