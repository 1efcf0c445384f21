import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#sync/core/settings.ts';
import { copySettings } from './copy-settings.ts';
import { newValues, settingValues } from '../views/setting-values.ts';

const denmark = { country: 'DK', currency: 'DKK', vatPercent: '25' };
const nowhere = { country: null, currency: null, vatPercent: null };
const present = { ...newValues('Mine', defaultSettings), login: 'me', locationId: 'there', active: 'yes' };
const source = {
  channel: 'miinto',
  market: denmark,
  values: {
    ...settingValues(defaultSettings),
    threshold: '0.9',
    currency: 'EUR',
    rate: '7.46',
    vatPercent: '20',
    defaultShippingProvider: 'gls',
    carrierMap: [{ carrier: 'GLS', providerId: 'gls' }],
  },
} as const;
const to = (market: typeof denmark | typeof nowhere, channel: 'miinto' | 'bol' = 'miinto') =>
  copySettings(present, source, { channel, market });

describe('copying settings from another connection', () => {
  it('takes every setting within a market, and leaves account, store and status alone', () => {
    const { values, notCopied } = to(denmark);
    expect(values).toEqual({ ...present, ...source.values });
    expect(values).toMatchObject({ label: 'Mine', login: 'me', locationId: 'there', active: 'yes' });
    expect(notCopied).toHaveLength(1);
  });

  it.each([
    ['another country', { ...denmark, country: 'SE' }, /another market/],
    ['another currency', { ...denmark, currency: 'SEK' }, /another market/],
    ['a store that is not chosen yet', nowhere, /not chosen yet/],
  ])('leaves currency, rate and VAT alone for %s, and says so', (_, market, said) => {
    const { values, notCopied } = to(market);
    expect(values).toMatchObject({ threshold: '0.9', currency: '', rate: '', vatPercent: '' });
    expect(notCopied.join(' ')).toMatch(said);
  });

  it('leaves shipping providers alone for another marketplace, and says so', () => {
    const { values, notCopied } = to(denmark, 'bol');
    expect(values).toMatchObject({ rate: '7.46', defaultShippingProvider: '', carrierMap: [] });
    expect(notCopied.join(' ')).toMatch(/another marketplace/);
  });
});
