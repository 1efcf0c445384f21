import { describe, expect, it } from 'vitest';
import { connectionSettings, defaultSettings } from '#sync/core/settings.ts';
import { CONNECTION_FIELDS, type ValueField } from '../views/connection-form.ts';
import { newConnectionValues, parseConnection, parseDryRun, parseLogin } from './connection-form.server.ts';
import { settingValues } from '../views/setting-values.ts';

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
      orderLevel: 'stock-only',
      acceptAutomatically: 'yes',
      onFailure: 'decline',
      heldAction: 'decline',
      heldHours: '48',
      warnFirst: '15',
      warnSecond: '90',
      priceAttribute: 'original',
      threshold: '0,95',
      identification: 'metafield',
      metafield: 'custom.miinto_id',
      groupSource: 'metafield',
      groupName: 'custom.style',
      brandSource: 'option',
      brandName: 'Maker',
      colorSource: 'auto',
      colorName: 'not used',
      stockLocations: ['gid://shopify/Location/1', 'gid://shopify/Location/2', 'gid://shopify/Location/1'],
      stockOnlyLocation: 'gid://shopify/Location/2',
      currency: 'dkk',
      rate: '7,46',
      vatPercent: '25,5',
      pricesIncludeTax: 'no',
      unlinkedLine: 'custom-line',
      continueSellingPasses: 'yes',
      publishStock: 'no',
      stockBuffer: '2',
      restockOnCancel: 'yes',
      defaultShippingProvider: 'gls',
      carrier: ['PostNord', '', 'UPS'],
      carrierProvider: ['pn', '', 'ups'],
      shipFromLabel: 'yes',
      leaveOutDeliveryTypes: 'ParcelShopDelivery, Express,,Express',
      leaveOutProductTags: 'pre-order',
      orderTags: 'one, two words ,{parent}',
      noteTemplate: 'First\r\nSecond {order}',
      customerHandling: 'per-buyer',
      syncFrom: '2026-11-01',
      restock: 'ask',
      returnLocation: 'gid://shopify/Location/1',
      restockReasons: 'Too small, or too big',
      noRestockReasons: 'Faulty\r\n faulty \n\nWorn',
      askReasons: 'Other',
      noRestockLocations: 'gid://shopify/Location/2',
      askLocations: 'gid://shopify/Location/1',
      trackInStore: 'yes',
      requestFromRefunds: 'no',
      confirmRequests: 'always',
      requestReason: 'Zurück im Laden',
      acceptReason: 'Fine',
      declineTemplates: 'Worn, clearly\nNo label',
    });
    expect(made).toEqual({
      orderLevel: 'stock-only',
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
      heldTooLong: { hours: 48, action: 'decline' },
      warnAfterMinutes: { first: 15, second: 90 },
      defaultShippingProviderId: 'gls',
      carrierMap: [
        { carrier: 'PostNord', providerId: 'pn' },
        { carrier: 'UPS', providerId: 'ups' },
      ],
      shipFromLabel: true,
      restockOnCancel: true,
      stockOnlyLocationRef: 'gid://shopify/Location/2',
      publishStock: false,
      stockBuffer: 2,
      articleSources: {
        group: { kind: 'metafield', namespace: 'custom', key: 'style' },
        brand: { kind: 'option', name: 'Maker' },
        color: { kind: 'auto' },
        size: { kind: 'auto' },
      },
      leaveOut: { deliveryTypes: ['ParcelShopDelivery', 'Express'], productTags: ['pre-order'] },
      orderTags: ['one', 'two words', '{parent}'],
      noteTemplate: 'First\nSecond {order}',
      customerHandling: 'per-buyer',
      returns: {
        restock: 'ask',
        restockByReason: [
          { reason: 'Too small, or too big', choice: 'restock' },
          { reason: 'Faulty', choice: 'none' },
          { reason: 'Worn', choice: 'none' },
          { reason: 'Other', choice: 'ask' },
        ],
        restockByStockLocation: [
          { stockLocationRef: 'gid://shopify/Location/2', choice: 'none' },
          { stockLocationRef: 'gid://shopify/Location/1', choice: 'ask' },
        ],
        stockLocationRef: 'gid://shopify/Location/1',
        trackInStore: true,
        requestFromRefunds: false,
        confirmRequests: 'always',
        defaultReason: 'Zurück im Laden',
        acceptReason: 'Fine',
        declineTemplates: ['Worn, clearly', 'No label'],
      },
    });
    expect(connectionSettings.parse(made)).toEqual(made);
    // Each of them differs from where it starts, so none can be forgotten here.
    const same = Object.entries(defaultSettings).filter(
      ([name, value]) => JSON.stringify(made[name as keyof typeof made]) === JSON.stringify(value),
    );
    expect(same.map(([name]) => name)).toEqual([]);
    const sameReturns = Object.entries(defaultSettings.returns).filter(
      ([name, value]) => JSON.stringify(made.returns[name as keyof typeof made.returns]) === JSON.stringify(value),
    );
    expect(sameReturns.map(([name]) => name)).toEqual([]);
  });

  it('shows settings as it reads them, whatever they are', () => {
    const made = settings({
      acceptAutomatically: 'yes',
      orderLevel: 'stock-only',
      stockLocations: ['a', 'b'],
      stockOnlyLocation: 'b',
      vatPercent: '8.1',
      heldAction: 'alert',
      heldHours: '3',
      sizeSource: 'option',
      sizeName: 'Str.',
      carrier: ['GLS'],
      carrierProvider: ['gls'],
      noteTemplate: 'One\nTwo',
      rate: '7.46',
      restockReasons: 'A\nB',
      askReasons: 'C',
      noRestockLocations: 'a',
      declineTemplates: 'One\nTwo',
    });
    const { carrierMap, ...values } = settingValues(made);
    expect(
      settings({
        ...values,
        carrier: carrierMap.map((row) => row.carrier),
        carrierProvider: carrierMap.map((row) => row.providerId),
      }),
    ).toEqual(made);
  });

  it('shows what was stored before there were so many settings with the defaults for the rest', () => {
    const { heldTooLong, warnAfterMinutes, carrierMap, articleSources, leaveOut, orderTags, publishStock, ...older } =
      defaultSettings;
    expect(heldTooLong).toBeNull();
    expect(settingValues(connectionSettings.parse(older))).toEqual(
      settingValues({
        ...older,
        heldTooLong,
        warnAfterMinutes,
        carrierMap,
        articleSources,
        leaveOut,
        orderTags,
        publishStock,
      }),
    );
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
    ['orderLevel', { orderLevel: 'orders' }],
    ['unlinkedLine', { unlinkedLine: 'drop' }],
    ['acceptAutomatically', { acceptAutomatically: '' }],
    ['onFailure', { onFailure: 'accept' }],
    ['heldAction', { heldAction: 'accept' }],
    ['heldHours', { heldAction: 'alert', heldHours: '0' }],
    ['heldHours', { heldAction: 'decline', heldHours: '721' }],
    ['heldHours', { heldAction: 'decline', heldHours: '1.5' }],
    ['warnFirst', { warnFirst: '0' }],
    ['warnSecond', { warnFirst: '60', warnSecond: '60' }],
    ['warnSecond', { warnSecond: 'soon' }],
    ['priceAttribute', { priceAttribute: 'cheapest' }],
    ['pricesIncludeTax', { pricesIncludeTax: 'perhaps' }],
    ['groupSource', { groupSource: 'title' }],
    ['brandName', { brandSource: 'option', brandName: '' }],
    ['colorName', { colorSource: 'metafield', colorName: 'colour' }],
    ['sizeName', { sizeSource: 'metafield', sizeName: '' }],
    ['stockOnlyLocation', { orderLevel: 'stock-only', stockLocations: ['a', 'b'] }],
    ['stockOnlyLocation', { orderLevel: 'stock-only', stockLocations: ['a'], stockOnlyLocation: 'c' }],
    ['continueSellingPasses', { continueSellingPasses: '1' }],
    ['publishStock', { publishStock: 'on' }],
    ['stockBuffer', { stockBuffer: '-3' }],
    ['stockBuffer', { stockBuffer: '1000000000' }],
    ['restockOnCancel', { restockOnCancel: 'x' }],
    ['defaultShippingProvider', { defaultShippingProvider: 'x'.repeat(101) }],
    ['carrierMap.1.carrier', { carrier: ['GLS', ' gls'], carrierProvider: ['a', 'b'] }],
    ['carrierMap.0.providerId', { carrier: ['GLS'], carrierProvider: [''] }],
    ['carrierMap.0.carrier', { carrier: [''], carrierProvider: ['gls'] }],
    ['shipFromLabel', { shipFromLabel: 'x' }],
    ['leaveOutDeliveryTypes', { leaveOutDeliveryTypes: 'x'.repeat(101) }],
    ['leaveOutProductTags', { leaveOutProductTags: Array.from({ length: 51 }, (_, n) => `tag${n}`).join() }],
    ['orderTags', { orderTags: 'x'.repeat(41) }],
    ['noteTemplate', { noteTemplate: 'x'.repeat(1001) }],
    ['customerHandling', { customerHandling: 'all' }],
    ['restock', { restock: 'maybe' }],
    ['noRestockReasons', { restockReasons: 'Faulty', noRestockReasons: 'faulty' }],
    ['askReasons', { noRestockReasons: 'Faulty', askReasons: 'Other\nFaulty' }],
    ['restockReasons', { restockReasons: 'x'.repeat(256) }],
    ['askLocations', { noRestockLocations: 'a', askLocations: 'a' }],
    ['trackInStore', { trackInStore: 'x' }],
    ['requestFromRefunds', { requestFromRefunds: 'x' }],
    ['confirmRequests', { confirmRequests: 'never' }],
    ['requestReason', { requestReason: ' ' }],
    ['acceptReason', { acceptReason: 'x'.repeat(256) }],
    ['declineTemplates', { declineTemplates: Array.from({ length: 51 }, (_, n) => `No ${n}`).join('\n') }],
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

  it.each<[string, Record<string, string | readonly string[]>]>([
    ['heldHours while nothing happens to held offers', { heldAction: 'off', heldHours: 'x' }],
    ['metafield of another attribute', { identification: 'sku', metafield: 'x' }],
    ['names of parts that are found by themselves', { groupSource: 'auto', groupName: '' }],
    ['stockOnlyLocation when one stock location is chosen', { orderLevel: 'stock-only', stockLocations: ['a'] }],
    ['wholly empty carrier rows', { carrier: ['', ''], carrierProvider: ['', ''] }],
    ['threshold at its ends', { threshold: '2.0000' }],
    ['threshold of nothing', { threshold: '0' }],
  ])('takes %s', (_, fields) => {
    expect(errors(fields)).toEqual([]);
  });

  it('starts with a text in every field', () => {
    const fields = CONNECTION_FIELDS.filter((field) => !['password', 'stockLocations', 'carrierMap'].includes(field));
    const values = newConnectionValues('x');
    for (const field of fields) expect(typeof values[field as ValueField], field).toBe('string');
  });

  it('names every field at fault at once', () => {
    expect(errors({ label: '', login: '', threshold: 'x', active: 'yes', password: '' }).toSorted()).toEqual([
      'label',
      'login',
      'password',
      'stockLocations',
      'threshold',
    ]);
  });

  it('keeps a password as it was typed, and the stored one when it is left empty', () => {
    const typed = parse({ password: ' with spaces ' }, true);
    expect(typed.kind === 'ok' && typed.input.password).toBe(' with spaces ');
    const empty = parse({ password: '' }, true);
    expect(empty.kind === 'ok' && empty.input.password).toBeNull();
  });

  it('is filled in at first so that it can be posted back', () => {
    const { stockLocations, carrierMap, ...values } = newConnectionValues('Miinto Orders (v21)');
    expect(carrierMap).toEqual([]);
    expect(parse({ ...values, stockLocations, login: 'me', locationId: 'x' }).kind).toBe('ok');
  });
});

describe('a form that is tried out', () => {
  const tried = (fields: Record<string, string | readonly string[]>) => parseDryRun(posted(fields), now);

  it('needs neither account nor stock location, only settings that are right', () => {
    const parsed = tried({ days: '30', label: '', login: '', locationId: '', active: 'yes', threshold: '0.9' });
    expect(parsed).toEqual({ kind: 'ok', days: 30, settings: { ...defaultSettings, threshold: '0.9' } });
    const wrong = tried({ days: '30', threshold: 'x' });
    expect(wrong.kind === 'invalid' && Object.keys(wrong.errors.fields)).toEqual(['threshold']);
  });

  it.each(['', '0', '91', '-1', '1.5', '1e1', 'all', '99999999999'])('is refused for %j days', (days) => {
    const parsed = tried({ days });
    expect(parsed.kind === 'invalid' && parsed.errors.form).toMatch(/number of days from 1 to 90/);
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
