/**
 * Reading the connection form. It is posted as an ordinary form (`application/x-www-form-urlencoded` or multipart) with a
 * session token, so any HTTP client can play the merchant:
 *
 *     POST /app/connections/new?channel=miinto     adds;  POST /app/connections/<id>  changes
 *     Authorization: Bearer <session token>
 *
 * The answer to a saved form is a redirect (302 to the list or, for `save-and-continue`, to the connection). With
 * `&_data=routes%2Fapp.connections.new` (or `…connections.%24id`) in the query the answers are JSON instead: 204 with
 * `X-Remix-Redirect` when saved, 422 `{kind: 'invalid', errors: {fields, form}}`, 200 `{kind: 'stores', locations, notice}`.
 *
 * | field | value | default |
 * |---|---|---|
 * | intent | `save`, `save-and-continue`, `get-stores` | save |
 * | label | 1 to 60 characters | as the form is pre-filled |
 * | login, password | text; an empty password of an existing connection keeps the stored one | |
 * | testMode | `yes`, `no`; fixed once saved | no |
 * | locationId | the channel's id, e.g. `1-m!i!s-045-2654`; fixed once saved | |
 * | active | `yes`, `no` | no |
 * | orderLevel | `orders-and-stock` | orders-and-stock |
 * | acceptAutomatically | `yes`, `no` | no |
 * | onFailure | `hold`, `decline` | hold |
 * | priceAttribute | `final`, `original` | final |
 * | threshold | a factor from 0 to 2, up to 4 decimals | 0.97 |
 * | identification | `id`, `variant-id`, `sku`, `barcode`, `metafield` | id |
 * | metafield | `namespace.key`, for `metafield` only | |
 * | stockLocations | a stock location's ref, e.g. `gid://shopify/Location/1`; repeated | |
 * | currency | ISO 4217, instead of the market's own; empty: the market's | |
 * | rate | units of the market's currency for one of the store's, up to 8 decimals; empty: none | |
 * | vatPercent | per cent, up to 2 decimals; empty: the country's standard rate | |
 * | pricesIncludeTax | `auto`, `yes`, `no` | auto |
 * | unlinkedLine | `wait`, `custom-line` | wait |
 * | continueSellingPasses | `yes`, `no` | no |
 * | syncFrom | `YYYY-MM-DD` (UTC); empty: the moment of activation | |
 */
import { z } from 'zod';
import { divide, describeFraction, fraction, whole } from '#sync/core/fraction.ts';
import type { ChannelKey } from '#sync/core/ids.ts';
import { isKnownCurrency } from '#sync/core/money.ts';
import { connectionSettings, defaultSettings, type ConnectionSettings } from '#sync/core/settings.ts';
import type { ConnectionInput } from '../container-types.ts';
import type { ConnectionField, ConnectionValues, FormErrors } from '../views/connection-form.ts';

export type ConnectionIntent = 'save' | 'save-and-continue' | 'get-stores';

export type ParsedConnection =
  { readonly kind: 'ok'; readonly input: ConnectionInput } | { readonly kind: 'invalid'; readonly errors: FormErrors };

/** What a merchant signs in with, as far as it was filled in. */
export interface ParsedLogin {
  readonly login: string;
  readonly password: string | null;
  readonly environment: ConnectionInput['environment'];
}

export function connectionIntent(form: FormData): ConnectionIntent {
  const intent = text(form, 'intent');
  return intent === 'get-stores' || intent === 'save-and-continue' ? intent : 'save';
}

const yesNo = z.enum(['yes', 'no'], 'Choose yes or no.');
/** Commas are what most of Miinto's markets write. */
const decimal = (value: string): string => value.replace(',', '.');

const form = z.object({
  label: z.string().min(1, 'Give the connection a name.').max(60, 'Use at most 60 characters.'),
  login: z.string().min(1, 'Enter the login of your channel account.').max(200, 'This is too long for a login.'),
  password: z.string().max(500, 'This is too long for a password.'),
  testMode: yesNo,
  locationId: z
    .string()
    .min(1, 'Get the available stores and choose one, or enter its id.')
    .max(100, 'This is too long for a store id.')
    .regex(/^\S+$/, 'A store id has no spaces.'),
  active: yesNo,
  orderLevel: z.literal('orders-and-stock', 'Stock only is not offered yet. Choose Orders & Stock.'),
  acceptAutomatically: yesNo,
  onFailure: z.enum(['hold', 'decline'], 'Choose hold or decline.'),
  priceAttribute: z.enum(['final', 'original'], 'Choose one of the two prices.'),
  threshold: z
    .string()
    .transform(decimal)
    .refine(
      (value) => connectionSettings.shape.threshold.safeParse(value).success,
      'Enter a number from 0 to 2, such as 0.97.',
    ),
  identification: z.enum(['id', 'variant-id', 'sku', 'barcode', 'metafield'], 'Choose one of the attributes.'),
  metafield: z.string().max(130, 'This is too long for a metafield.'),
  stockLocations: z.array(z.string().min(1)),
  currency: z
    .string()
    .transform((value) => value.toUpperCase())
    .refine((value) => value === '' || isKnownCurrency(value), 'Enter a currency such as DKK.'),
  rate: z
    .string()
    .transform(decimal)
    .refine(
      (value) => value === '' || (/^\d{1,9}(\.\d{1,8})?$/.test(value) && Number(value) > 0),
      'Enter a number above 0, such as 7.46.',
    ),
  vatPercent: z
    .string()
    .transform(decimal)
    .refine(
      (value) => value === '' || (/^\d{1,2}(\.\d{1,2})?$/.test(value) && Number(value) < 100),
      'Enter a percentage from 0 to 99.99, such as 25.',
    ),
  pricesIncludeTax: z.enum(['auto', 'yes', 'no'], 'Choose one of the three.'),
  unlinkedLine: z.enum(['wait', 'custom-line'], 'Choose one of the two.'),
  continueSellingPasses: yesNo,
  syncFrom: z
    .string()
    .refine((value) => value === '' || isDay(value), 'Enter a date as year-month-day, such as 2026-11-24.'),
});

/** Checks each value by itself and what follows from the form alone. */
export function parseConnection(
  data: FormData,
  given: { readonly channel: ChannelKey; readonly existing: boolean; readonly now: Date },
): ParsedConnection {
  const parsed = form.safeParse({ ...read(data), password: text(data, 'password', false) });
  const fields: Partial<Record<ConnectionField, string>> = {};
  for (const issue of parsed.error?.issues ?? []) fields[issue.path[0] as ConnectionField] ??= issue.message;
  if (!given.existing && text(data, 'password', false) === '') {
    fields.password ??= 'Enter the password of your channel account.';
  }
  const metafield = /^([^.\s]+)\.(\S+)$/.exec(text(data, 'metafield'));
  if (text(data, 'identification') === 'metafield' && !metafield) {
    fields.metafield ??= 'Enter namespace and key with a dot between them, such as custom.miinto_id.';
  }
  if (text(data, 'active') === 'yes' && data.getAll('stockLocations').length === 0) {
    fields.stockLocations ??= 'Choose at least one stock location before you activate the connection.';
  }
  if (!parsed.success || Object.keys(fields).length > 0) {
    return {
      kind: 'invalid',
      errors: { fields, form: 'Nothing was saved. Correct the marked fields and save again.' },
    };
  }
  const { data: value } = parsed;
  return {
    kind: 'ok',
    input: {
      channel: given.channel,
      environment: value.testMode === 'yes' ? 'sandbox' : 'production',
      label: value.label,
      login: value.login,
      password: value.password === '' ? null : value.password,
      locationId: value.locationId,
      active: value.active === 'yes',
      settings: toSettings(value, metafield, given.now),
    },
  };
}

function toSettings(value: z.output<typeof form>, metafield: RegExpExecArray | null, now: Date): ConnectionSettings {
  const [, namespace = '', key = ''] = metafield ?? [];
  return {
    ...defaultSettings,
    orderLevel: value.orderLevel,
    acceptAutomatically: value.acceptAutomatically === 'yes',
    onFailure: value.onFailure,
    priceAttribute: value.priceAttribute,
    threshold: value.threshold,
    identification:
      value.identification === 'metafield' ? { kind: 'metafield', namespace, key } : { kind: value.identification },
    stockLocationRefs: [...new Set(value.stockLocations)],
    currencyOverride: value.currency === '' ? null : value.currency,
    rate: value.rate === '' ? null : { value: value.rate, date: now.toISOString().slice(0, 10) },
    vatRateOverride: value.vatPercent === '' ? null : describeFraction(divide(fraction(value.vatPercent), whole(100))),
    pricesIncludeTax: value.pricesIncludeTax,
    unlinkedLine: value.unlinkedLine,
    continueSellingPasses: value.continueSellingPasses === 'yes',
    syncFrom: value.syncFrom === '' ? null : `${value.syncFrom}T00:00:00.000Z`,
  };
}

/** For *Get available stores*: only the credentials are looked at. */
export function parseLogin(data: FormData, existing: boolean): ParsedLogin | FormErrors {
  const login = text(data, 'login');
  const password = text(data, 'password', false);
  const fields: Partial<Record<ConnectionField, string>> = {};
  if (login === '') fields.login = 'Enter the login of your channel account first.';
  if (password === '' && !existing) fields.password = 'Enter the password of your channel account first.';
  if (Object.keys(fields).length > 0) return { fields, form: null };
  return {
    login,
    password: password === '' ? null : password,
    environment: text(data, 'testMode') === 'yes' ? 'sandbox' : 'production',
  };
}

/** The values of a form that is opened for the first time. */
export function newConnectionValues(label: string): ConnectionValues {
  return {
    label,
    login: '',
    testMode: 'no',
    locationId: '',
    active: 'no',
    orderLevel: defaultSettings.orderLevel,
    acceptAutomatically: 'no',
    onFailure: defaultSettings.onFailure,
    priceAttribute: defaultSettings.priceAttribute,
    threshold: defaultSettings.threshold,
    identification: defaultSettings.identification.kind,
    metafield: '',
    stockLocations: [],
    currency: '',
    rate: '',
    vatPercent: '',
    pricesIncludeTax: defaultSettings.pricesIncludeTax,
    unlinkedLine: defaultSettings.unlinkedLine,
    continueSellingPasses: 'no',
    syncFrom: '',
  };
}

/** What was posted; a field that was not takes the value of a new form. */
function read(data: FormData): ConnectionValues {
  const values = newConnectionValues('') as Record<string, string | readonly string[]>;
  for (const name of Object.keys(values)) {
    if (name === 'stockLocations') values[name] = data.getAll(name).map(String);
    else if (data.has(name)) values[name] = text(data, name);
  }
  return values as ConnectionValues;
}

function text(data: FormData, name: string, trim = true): string {
  const value = data.get(name);
  if (typeof value !== 'string') return '';
  return trim ? value.trim() : value;
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
