import { describe, expect, it } from 'vitest';
import { connectionSettings, defaultSettings } from '#sync/core/settings.ts';
import { newConnectionValues, parseConnection, parseLogin } from './connection-form.server.ts';

const now = new Date('2026-11-24T10:00:00Z');

function posted(fields: Record<string, string | readonly string[]> = {}): FormData {
  const data = new FormData();
  const all = {
    label: 'Miinto Orders (v21)',
    login: 'me',
    password: 'secret',
    locationId: '1-m!i!s-045-2654',
    ...fields,
  };
  for (const [name, value] of Object.entries(all)) {
    for (const text of typeof value === 'string' ? [value] : value) data.append(name, text);
  }
  return data;
}
const parse = (fields: Record<string, string | readonly string[]> = {}, existing = false) =>
  parseConnection(posted(fields), { channel: 'miinto', existing, now });
const settings = (fields: Record<string, string | readonly string[]>) => {
  const parsed = parse(fields);
  if (parsed.kind !== 'ok') throw new Error(JSON.stringify(parsed.errors));
  return parsed.input.settings;
};
const errors = (fields: Record<string, string | readonly string[]>, existing = false) => {
  const parsed = parse(fields, existing);
  return parsed.kind === 'invalid' ? Object.keys(parsed.errors.fields) : [];
};

describe('a posted connection form', () => {
  it('with only what is required takes the defaults for the rest', () => {
    expect(parse()).toEqual({
      kind: 'ok',
      input: {
        channel: 'miinto',
        environment: 'production',
        label: 'Miinto Orders (v21)',
        login: 'me',
        password: 'secret',
        locationId: '1-m!i!s-045-2654',
        active: false,
        settings: defaultSettings,
      },
    });
  });

  it('becomes settings that the domain takes', () => {
    const made = settings({
      active: 'yes',
      acceptAutomatically: 'yes',
      onFailure: 'decline',
      priceAttribute: 'original',
      threshold: '0,95',
      identification: 'metafield',
      metafield: 'custom.miinto_id',
      stockLocations: ['gid://shopify/Location/1', 'gid://shopify/Location/2', 'gid://shopify/Location/1'],
      currency: 'dkk',
      rate: '7,46',
      vatPercent: '25,5',
      pricesIncludeTax: 'no',
      unlinkedLine: 'custom-line',
      continueSellingPasses: 'yes',
      syncFrom: '2026-11-01',
    });
    expect(connectionSettings.parse(made)).toEqual({
      orderLevel: 'orders-and-stock',
      acceptAutomatically: true,
      onFailure: 'decline',
      priceAttribute: 'original',
      threshold: '0.95',
      identification: { kind: 'metafield', namespace: 'custom', key: 'miinto_id' },
      stockLocationRefs: ['gid://shopify/Location/1', 'gid://shopify/Location/2'],
      currencyOverride: 'DKK',
      rate: { value: '7.46', date: '2026-11-24' },
      vatRateOverride: '0.255',
      pricesIncludeTax: 'no',
      unlinkedLine: 'custom-line',
      continueSellingPasses: true,
      syncFrom: '2026-11-01T00:00:00.000Z',
    });
  });

  it.each([
    ['25', '0.25'],
    ['8.1', '0.081'],
    ['0', '0'],
    ['25.50', '0.255'],
    ['19.99', '0.1999'],
  ])('reads %s %% VAT as the factor %s', (percent, factor) => {
    expect(settings({ vatPercent: percent }).vatRateOverride).toBe(factor);
  });

  it.each<[string, Record<string, string | readonly string[]>]>([
    ['label', { label: '  ' }],
    ['login', { login: '' }],
    ['password', { password: '' }],
    ['locationId', { locationId: '' }],
    ['locationId', { locationId: '1 2' }],
    ['testMode', { testMode: 'perhaps' }],
    ['orderLevel', { orderLevel: 'stock-only' }],
    ['threshold', { threshold: '2.1' }],
    ['threshold', { threshold: '-1' }],
    ['threshold', { threshold: 'abc' }],
    ['threshold', { threshold: '0.97001' }],
    ['identification', { identification: 'name' }],
    ['metafield', { identification: 'metafield', metafield: 'nodot' }],
    ['stockLocations', { active: 'yes' }],
    ['currency', { currency: 'XYZ' }],
    ['rate', { rate: '0' }],
    ['rate', { rate: '1e3' }],
    ['vatPercent', { vatPercent: '100' }],
    ['syncFrom', { syncFrom: '2026-02-30' }],
    ['syncFrom', { syncFrom: '24.11.2026' }],
  ])('is refused at %s for %j', (field, fields) => {
    expect(errors(fields)).toEqual([field]);
  });

  it('names every field at fault at once', () => {
    expect(errors({ label: '', login: '', threshold: 'x', active: 'yes' })).toEqual([
      'label',
      'login',
      'threshold',
      'stockLocations',
    ]);
  });

  it('keeps a password as it was typed, and the stored one when it is left empty', () => {
    const typed = parse({ password: ' with spaces ' }, true);
    expect(typed.kind === 'ok' && typed.input.password).toBe(' with spaces ');
    const empty = parse({ password: '' }, true);
    expect(empty.kind === 'ok' && empty.input.password).toBeNull();
  });

  it('is filled in at first so that it can be posted back', () => {
    const { stockLocations, ...values } = newConnectionValues('Miinto Orders (v21)');
    expect(parse({ ...values, stockLocations, login: 'me', locationId: 'x' }).kind).toBe('ok');
  });
});

describe('asking for the available stores', () => {
  it('needs login and password alone', () => {
    expect(parseLogin(posted({ label: '', threshold: 'x', testMode: 'yes' }), false)).toEqual({
      login: 'me',
      password: 'secret',
      environment: 'sandbox',
    });
  });

  it('says what is missing beside the field', () => {
    const answer = parseLogin(posted({ login: ' ', password: '' }), false);
    expect('fields' in answer && Object.keys(answer.fields)).toEqual(['login', 'password']);
  });

  it('uses the stored password of an existing connection when none is entered', () => {
    expect(parseLogin(posted({ password: '' }), true)).toMatchObject({ login: 'me', password: null });
  });
});
