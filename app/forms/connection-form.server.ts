/**
 * Reading the connection form. It is posted as an ordinary form (`application/x-www-form-urlencoded` or multipart) with a
 * session token, so any HTTP client can play the merchant:
 *
 *     POST /app/connections/new?channel=miinto     adds;  POST /app/connections/<id>  changes
 *     Authorization: Bearer <session token>
 *
 * The answer to a saved form is a redirect (302 to the list or, for `save-and-continue`, to the connection). With
 * `&_data=routes%2Fapp.connections.new` (or `…connections.%24id`) in the query the answers are JSON instead: 204 with
 * `X-Remix-Redirect` when saved, 422 `{kind: 'invalid', errors: {fields, form}}`, 200 `{kind: 'stores', locations, notice}`,
 * 200 `{kind: 'dry-run', id}`.
 *
 * | field | value | default |
 * |---|---|---|
 * | intent | `save`, `save-and-continue`, `get-stores`, `dry-run` (an existing connection; nothing is saved) | save |
 * | label | 1 to 60 characters | as the form is pre-filled |
 * | login, password | text; an empty password of an existing connection keeps the stored one | |
 * | testMode | `yes`, `no`; fixed once saved | no |
 * | locationId | the channel's id, e.g. `1-m!i!s-045-2654`; fixed once saved | |
 * | active | `yes`, `no` | no |
 * | orderLevel | `orders-and-stock`, `stock-only` | orders-and-stock |
 * | unlinkedLine | `wait`, `custom-line` | wait |
 * | syncFrom | `YYYY-MM-DD` (UTC); empty: the moment of activation | |
 * | leaveOutDeliveryTypes, leaveOutProductTags | words with commas between them | |
 * | acceptAutomatically | `yes`, `no` | no |
 * | onFailure | `hold`, `decline` | hold |
 * | heldAction | `off`, `alert`, `decline` | off |
 * | heldHours | 1 to 720, unless heldAction is off | 24 |
 * | warnFirst, warnSecond | minutes, 1 to 10080, the second after the first | 30, 120 |
 * | priceAttribute | `final`, `original` | final |
 * | threshold | a factor from 0 to 2, up to 4 decimals | 0.97 |
 * | currency | ISO 4217, instead of the market's own; empty: the market's | |
 * | rate | units of the market's currency for one of the store's, up to 8 decimals; empty: none | |
 * | vatPercent | per cent, up to 2 decimals; empty: the country's standard rate | |
 * | pricesIncludeTax | `auto`, `yes`, `no` | auto |
 * | identification | `id`, `variant-id`, `sku`, `barcode`, `metafield` | id |
 * | metafield | `namespace.key`, for `metafield` only | |
 * | groupSource, brandSource, colorSource, sizeSource | `auto`, `option`, `metafield` | auto |
 * | groupName, brandName, colorName, sizeName | the option's name, or `namespace.key` | |
 * | stockLocations | a stock location's ref, e.g. `gid://shopify/Location/1`; repeated | |
 * | stockOnlyLocation | one of those, for `stock-only` | the only one chosen |
 * | continueSellingPasses | `yes`, `no` | no |
 * | publishStock | `yes`, `no` | yes |
 * | stockBuffer | units, 0 to 1000 | 0 |
 * | restockOnCancel | `yes`, `no` | no |
 * | defaultShippingProvider | the channel's id; empty: none | |
 * | carrier, carrierProvider | repeated, the first carrier goes with the first provider, and so on | |
 * | shipFromLabel | `yes`, `no` | no |
 * | orderTags | words with commas between them | |
 * | noteTemplate | up to 1000 characters | |
 * | customerHandling | `none`, `per-buyer` | none |
 * | restock | `restock`, `none`, `ask` | restock |
 * | returnLocation | a stock location's ref; empty: the first chosen one | |
 * | restockReasons, noRestockReasons, askReasons | the buyer's reasons, one per line | |
 * | noRestockLocations, askLocations | stock locations' refs, one per line | |
 * | trackInStore | `yes`, `no` | no |
 * | requestFromRefunds | `yes`, `no` | yes |
 * | confirmRequests | `until-seen`, `always` | until-seen |
 * | requestReason | 1 to 255 characters | Returned to the shop |
 * | acceptReason | up to 255 characters | |
 * | declineTemplates | up to 50, one per line | |
 * | days | for `dry-run`: 1 to 90 | |
 */
import { divide, describeFraction, fraction, whole } from '#sync/core/fraction.ts';
import type { ChannelKey } from '#sync/core/ids.ts';
import { MOST_DAYS } from '#sync/core/dry-run.ts';
import type { RestockChoice } from '#sync/core/return-settings.ts';
import { connectionSettings, defaultSettings, type ConnectionSettings } from '#sync/core/settings.ts';
import type { ConnectionInput } from '../container-types.ts';
import type { CarrierRow, ConnectionField, ConnectionValues, FormErrors } from '../views/connection-form.ts';
import { connectionErrors, dryRunErrors, NOT_STARTED, NOTHING_SAVED } from './connection-rules.ts';
import { decimalOf, linesOf, metafieldOf, newValues, wordsOf } from '../views/setting-values.ts';

const INTENTS = ['save', 'save-and-continue', 'get-stores', 'dry-run'] as const;
export type ConnectionIntent = (typeof INTENTS)[number];

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
  return INTENTS.find((known) => known === intent) ?? 'save';
}

/** Checks each value by itself and what follows from the form alone. */
export function parseConnection(
  data: FormData,
  given: { readonly channel: ChannelKey; readonly existing: boolean; readonly now: Date },
): ParsedConnection {
  const values = read(data);
  const password = text(data, 'password', false);
  const fields = connectionErrors(values, { password, existing: given.existing });
  if (Object.keys(fields).length > 0) return { kind: 'invalid', errors: { fields, form: NOTHING_SAVED } };
  return {
    kind: 'ok',
    input: {
      channel: given.channel,
      environment: values.testMode === 'yes' ? 'sandbox' : 'production',
      label: values.label,
      login: values.login,
      password: password === '' ? null : password,
      locationId: values.locationId,
      active: values.active === 'yes',
      settings: toSettings(values, given.now),
    },
  };
}

/** For a dry run: the settings as they stand in the form, and how many days back; what says who signs in does not matter. */
export function parseDryRun(
  data: FormData,
  now: Date,
):
  | { readonly kind: 'ok'; readonly settings: ConnectionSettings; readonly days: number }
  | { readonly kind: 'invalid'; readonly errors: FormErrors } {
  const days = text(data, 'days');
  if (!/^\d{1,2}$/.test(days) || Number(days) < 1 || Number(days) > MOST_DAYS) {
    const form = `The dry run was not started. Choose a number of days from 1 to ${MOST_DAYS}.`;
    return { kind: 'invalid', errors: { fields: {}, form } };
  }
  const values = read(data);
  const fields = dryRunErrors(values);
  if (Object.keys(fields).length > 0) {
    return { kind: 'invalid', errors: { fields, form: NOT_STARTED } };
  }
  return { kind: 'ok', settings: toSettings(values, now), days: Number(days) };
}

/** Only of values without errors. */
function toSettings(values: ConnectionValues, now: Date): ConnectionSettings {
  const settings: ConnectionSettings = {
    orderLevel: values.orderLevel as ConnectionSettings['orderLevel'],
    acceptAutomatically: values.acceptAutomatically === 'yes',
    onFailure: values.onFailure as ConnectionSettings['onFailure'],
    priceAttribute: values.priceAttribute as ConnectionSettings['priceAttribute'],
    threshold: decimalOf(values.threshold),
    identification: identificationOf(values),
    stockLocationRefs: [...new Set(values.stockLocations)],
    currencyOverride: values.currency === '' ? null : values.currency.toUpperCase(),
    rate: values.rate === '' ? null : { value: decimalOf(values.rate), date: now.toISOString().slice(0, 10) },
    vatRateOverride:
      values.vatPercent === '' ? null : describeFraction(divide(fraction(decimalOf(values.vatPercent)), whole(100))),
    pricesIncludeTax: values.pricesIncludeTax as ConnectionSettings['pricesIncludeTax'],
    unlinkedLine: values.unlinkedLine as ConnectionSettings['unlinkedLine'],
    continueSellingPasses: values.continueSellingPasses === 'yes',
    syncFrom: values.syncFrom === '' ? null : `${values.syncFrom}T00:00:00.000Z`,
    heldTooLong:
      values.heldAction === 'alert' || values.heldAction === 'decline'
        ? { hours: Number(values.heldHours), action: values.heldAction }
        : null,
    warnAfterMinutes: { first: Number(values.warnFirst), second: Number(values.warnSecond) },
    defaultShippingProviderId: values.defaultShippingProvider === '' ? null : values.defaultShippingProvider,
    carrierMap: values.carrierMap.filter(({ carrier }) => carrier !== ''),
    shipFromLabel: values.shipFromLabel === 'yes',
    restockOnCancel: values.restockOnCancel === 'yes',
    stockOnlyLocationRef:
      values.orderLevel === 'stock-only' && values.stockOnlyLocation !== '' ? values.stockOnlyLocation : null,
    publishStock: values.publishStock === 'yes',
    stockBuffer: Number(values.stockBuffer),
    articleSources: {
      group: articleSource(values.groupSource, values.groupName),
      brand: articleSource(values.brandSource, values.brandName),
      color: articleSource(values.colorSource, values.colorName),
      size: articleSource(values.sizeSource, values.sizeName),
    },
    leaveOut: {
      deliveryTypes: [...wordsOf(values.leaveOutDeliveryTypes)],
      productTags: [...wordsOf(values.leaveOutProductTags)],
    },
    orderTags: [...wordsOf(values.orderTags)],
    noteTemplate: values.noteTemplate,
    customerHandling: values.customerHandling as ConnectionSettings['customerHandling'],
    returns: returnSettingsOf(values),
  };
  // The last word has the domain: what it does not take must not be stored.
  return connectionSettings.parse(settings);
}

function returnSettingsOf(values: ConnectionValues): ConnectionSettings['returns'] {
  const rows = <K extends string>(name: K, text: string, choice: RestockChoice) =>
    linesOf(text).map((line) => ({ [name]: line, choice }) as Record<K, string> & { choice: RestockChoice });
  return {
    restock: values.restock as RestockChoice,
    restockByReason: [
      ...rows('reason', values.restockReasons, 'restock'),
      ...rows('reason', values.noRestockReasons, 'none'),
      ...rows('reason', values.askReasons, 'ask'),
    ],
    restockByStockLocation: [
      ...rows('stockLocationRef', values.noRestockLocations, 'none'),
      ...rows('stockLocationRef', values.askLocations, 'ask'),
    ],
    stockLocationRef: values.returnLocation === '' ? null : values.returnLocation,
    trackInStore: values.trackInStore === 'yes',
    requestFromRefunds: values.requestFromRefunds === 'yes',
    confirmRequests: values.confirmRequests as ConnectionSettings['returns']['confirmRequests'],
    defaultReason: values.requestReason,
    acceptReason: values.acceptReason,
    declineTemplates: [...linesOf(values.declineTemplates)],
  };
}

function identificationOf(values: ConnectionValues): ConnectionSettings['identification'] {
  const kind = values.identification as ConnectionSettings['identification']['kind'];
  return kind === 'metafield' ? { kind, ...(metafieldOf(values.metafield) ?? { namespace: '', key: '' }) } : { kind };
}

function articleSource(kind: string, name: string): ConnectionSettings['articleSources']['group'] {
  if (kind === 'option') return { kind: 'option', name };
  const metafield = kind === 'metafield' ? metafieldOf(name) : null;
  return metafield ? { kind: 'metafield', ...metafield } : { kind: 'auto' };
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
  return newValues(label, defaultSettings);
}

/** What was posted; a field that was not takes the value of a new form. */
function read(data: FormData): ConnectionValues {
  const { stockLocations: _locations, carrierMap: _carriers, ...texts } = newConnectionValues('');
  const values: Record<string, string> = { ...texts };
  for (const name of Object.keys(values)) if (data.has(name)) values[name] = text(data, name);
  return {
    ...(values as typeof texts),
    stockLocations: list(data, 'stockLocations').filter((ref) => ref !== ''),
    carrierMap: readCarriers(data),
  };
}

function readCarriers(data: FormData): readonly CarrierRow[] {
  const carriers = list(data, 'carrier');
  const providers = list(data, 'carrierProvider');
  return Array.from({ length: Math.max(carriers.length, providers.length) }, (_, row) => ({
    carrier: carriers[row] ?? '',
    providerId: providers[row] ?? '',
  }));
}

function list(data: FormData, name: string): readonly string[] {
  return data.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''));
}

function text(data: FormData, name: string, trim = true): string {
  const value = data.get(name);
  if (typeof value !== 'string') return '';
  // Forms are posted with the line ends of the wire.
  return trim ? value.trim().replaceAll('\r\n', '\n') : value;
}
