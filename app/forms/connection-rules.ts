/**
 * What is wrong with each field of the connection form, for the page while it is filled in and for the server when it is
 * posted: one set of rules, so that both say the same. What depends on the channel or the store is asked there.
 */
import { compare, fraction, whole } from '#sync/core/fraction.ts';
import { isKnownCurrency } from '#sync/core/money.ts';
import { RESTOCK_CHOICES } from '#sync/core/return-settings.ts';
import type { CarrierRow, ConnectionValues, ErrorField, FieldErrors, ValueField } from '../views/connection-form.ts';
import { decimalOf, linesOf, metafieldOf, wordsOf } from '../views/setting-values.ts';

/** A sentence that says what to do, or null when the text can stay. */
type Rule = (text: string, all: ConnectionValues) => string | null;

/** Said when a form is refused, above the sentences beside its fields. */
export const NOTHING_SAVED = 'Nothing was saved. Correct the marked fields and save again.';

/** The same for a dry run. */
export const NOT_STARTED = 'The dry run was not started. Correct the marked fields and start it again.';

const MOST_WORDS = 50;
const MOST_CARRIERS = 200;
/** Of each kind; all of them together are at most 100. */
const MOST_REASONS = 33;
const LONGEST_REASON = 255;
/** Shopify's longest tag; longer ones make it refuse the whole order. */
const TAG_LENGTH = 40;

const RULES: Readonly<Record<ValueField, Rule>> = {
  label: (text) => required(text, 'Give the connection a name.') ?? atMost(text, 60),
  login: (text) => required(text, 'Enter the login of your channel account.') ?? atMost(text, 200),
  testMode: yesNo,
  locationId: (text) =>
    required(text, 'Get the available stores and choose one, or enter its id.') ??
    atMost(text, 100) ??
    (/\s/.test(text) ? 'A store id has no spaces.' : null),
  active: yesNo,
  orderLevel: oneOf('orders-and-stock', 'stock-only'),
  unlinkedLine: oneOf('wait', 'custom-line'),
  syncFrom: (text) => (text === '' || isDay(text) ? null : 'Enter a date as year-month-day, such as 2026-11-24.'),
  leaveOutDeliveryTypes: (text) => wordList(text, 100),
  leaveOutProductTags: (text) => wordList(text, 100),
  acceptAutomatically: yesNo,
  onFailure: oneOf('hold', 'decline'),
  heldAction: oneOf('off', 'alert', 'decline'),
  heldHours: (text, { heldAction }) => (heldAction === 'off' ? null : wholeNumber(text, 1, 720, 'hours')),
  warnFirst: (text) => wholeNumber(text, 1, 10_080, 'minutes'),
  warnSecond: (text, { warnFirst }) =>
    wholeNumber(text, 1, 10_080, 'minutes') ??
    (Number(text) > Number(warnFirst) ? null : 'The second warning has to come after the first: enter more minutes.'),
  priceAttribute: oneOf('final', 'original'),
  threshold: (text) =>
    number(text, 4) !== null && compare(fraction(decimalOf(text)), whole(2)) <= 0
      ? null
      : 'Enter a number from 0 to 2 with at most 4 decimals, such as 0.97.',
  currency: (text) =>
    text === '' || isKnownCurrency(text.toUpperCase()) ? null : 'Enter a currency of three letters, such as DKK.',
  rate: (text) =>
    text === '' || (number(text, 8) ?? 0) > 0 ? null : 'Enter a number above 0 with at most 8 decimals, such as 7.46.',
  vatPercent: (text) => {
    if (text === '') return null;
    const percent = number(text, 2);
    return percent !== null && percent < 100 ? null : 'Enter a percentage from 0 to 99.99, such as 25.';
  },
  pricesIncludeTax: oneOf('auto', 'yes', 'no'),
  identification: oneOf('id', 'variant-id', 'sku', 'barcode', 'metafield'),
  metafield: (text, { identification }) => (identification === 'metafield' ? metafield(text) : null),
  groupSource: oneOf('auto', 'option', 'metafield'),
  groupName: (text, all) => articleName(all.groupSource, text),
  brandSource: oneOf('auto', 'option', 'metafield'),
  brandName: (text, all) => articleName(all.brandSource, text),
  colorSource: oneOf('auto', 'option', 'metafield'),
  colorName: (text, all) => articleName(all.colorSource, text),
  sizeSource: oneOf('auto', 'option', 'metafield'),
  sizeName: (text, all) => articleName(all.sizeSource, text),
  stockOnlyLocation: (text, { orderLevel, stockLocations }) => {
    if (orderLevel !== 'stock-only') return null;
    if (text === '') return stockLocations.length > 1 ? 'Choose the stock location to take the units from.' : null;
    return stockLocations.includes(text)
      ? null
      : 'Choose one of the stock locations that are ticked above; only their stock is looked at.';
  },
  continueSellingPasses: yesNo,
  publishStock: yesNo,
  stockBuffer: (text) => wholeNumber(text, 0, 1000, 'units'),
  restockOnCancel: yesNo,
  defaultShippingProvider: (text) => atMost(text, 100),
  shipFromLabel: yesNo,
  orderTags: (text) =>
    wordList(text, 100) ??
    (wordsOf(text).some((tag) => tag.length > TAG_LENGTH)
      ? `A tag has at most ${TAG_LENGTH} characters. Shorten the long one.`
      : null),
  noteTemplate: (text) => atMost(text, 1000),
  customerHandling: oneOf('none', 'per-buyer'),
  restock: oneOf(...RESTOCK_CHOICES),
  returnLocation: (text) => atMost(text, 200),
  restockReasons: (text) => lineList(text, MOST_REASONS),
  noRestockReasons: (text, { restockReasons }) => lineList(text, MOST_REASONS) ?? twice(text, restockReasons),
  askReasons: (text, { restockReasons, noRestockReasons }) =>
    lineList(text, MOST_REASONS) ?? twice(text, `${restockReasons}\n${noRestockReasons}`),
  noRestockLocations: (text) => lineList(text, MOST_WORDS),
  askLocations: (text, { noRestockLocations }) =>
    lineList(text, MOST_WORDS) ??
    (twice(text, noRestockLocations) === null ? null : 'A stock location is ticked in both lists. Untick it in one.'),
  trackInStore: yesNo,
  requestFromRefunds: yesNo,
  confirmRequests: oneOf('until-seen', 'always'),
  requestReason: (text) =>
    required(text, 'Enter a reason: the marketplace wants one with each request.') ?? atMost(text, LONGEST_REASON),
  acceptReason: (text) => atMost(text, LONGEST_REASON),
  declineTemplates: (text) => lineList(text, MOST_WORDS),
};

/** Every field at fault. The password is required only while there is none stored. */
export function connectionErrors(
  values: ConnectionValues,
  given: { readonly password: string; readonly existing: boolean },
): FieldErrors {
  return {
    ...accountErrors(given),
    ...settingErrors(values),
  };
}

/** Without the password: whatever can be said about the other fields. */
function settingErrors(values: ConnectionValues): FieldErrors {
  const errors: Partial<Record<ErrorField, string>> = {};
  for (const field of Object.keys(RULES) as ValueField[]) {
    const error = fieldError(field, values);
    if (error !== null) errors[field] = error;
  }
  if (values.active === 'yes' && values.stockLocations.length === 0) {
    errors.stockLocations = 'Choose at least one stock location before you activate the connection.';
  }
  return { ...errors, ...carrierErrors(values.carrierMap) };
}

function fieldError(field: ValueField, values: ConnectionValues): string | null {
  return RULES[field](values[field].trim(), values);
}

/** Who signs in does not matter to a dry run, nor whether the connection could be activated like this. */
const NOT_TRIED: readonly string[] = ['label', 'login', 'testMode', 'locationId', 'active', 'stockLocations'];

/** What keeps the settings in the form from being tried. */
export function dryRunErrors(values: ConnectionValues): FieldErrors {
  return Object.fromEntries(Object.entries(settingErrors(values)).filter(([field]) => !NOT_TRIED.includes(field)));
}

function accountErrors({ password, existing }: { readonly password: string; readonly existing: boolean }): FieldErrors {
  if (password === '' && !existing) return { password: 'Enter the password of your channel account.' };
  return password.length > 500 ? { password: 'This is too long for a password.' } : {};
}

/** A row that is wholly empty does not count; a half one and a carrier named twice do. */
function carrierErrors(rows: readonly CarrierRow[]): FieldErrors {
  const errors: Partial<Record<ErrorField, string>> = {};
  const seen = new Set<string>();
  rows.forEach(({ carrier, providerId }, row) => {
    const [name, provider] = [carrier.trim(), providerId.trim()];
    if (name === '' && provider === '') return;
    const twice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    const forCarrier = name === '' ? 'Enter the carrier as your store names it.' : atMost(name, 100);
    const forProvider = provider === '' ? 'Choose a shipping provider.' : atMost(provider, 100);
    const carrierError = forCarrier ?? (twice ? 'This carrier is in the table already. Remove one of the rows.' : null);
    if (carrierError !== null) errors[`carrierMap.${row}.carrier`] = carrierError;
    if (forProvider !== null) errors[`carrierMap.${row}.providerId`] = forProvider;
  });
  if (rows.length > MOST_CARRIERS) errors.carrierMap = `The table takes at most ${MOST_CARRIERS} carriers.`;
  return errors;
}

function required(text: string, sentence: string): string | null {
  return text === '' ? sentence : null;
}

function atMost(text: string, length: number): string | null {
  return text.length > length ? `Use at most ${length} characters.` : null;
}

function yesNo(text: string): string | null {
  return text === 'yes' || text === 'no' ? null : 'Choose yes or no.';
}

function oneOf(...choices: readonly string[]): Rule {
  return (text) => (choices.includes(text) ? null : 'Choose one of the list.');
}

function wholeNumber(text: string, from: number, to: number, unit: string): string | null {
  const valid = /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return valid ? null : `Enter a whole number of ${unit} from ${from} to ${to.toLocaleString('en-US')}.`;
}

/** Null when it is no plain decimal with at most these digits. */
function number(text: string, digits: number): number | null {
  const decimal = decimalOf(text);
  return new RegExp(`^\\d{1,9}(\\.\\d{1,${digits}})?$`).test(decimal) ? Number(decimal) : null;
}

function wordList(text: string, length: number): string | null {
  const words = wordsOf(text);
  if (words.length > MOST_WORDS) return `Enter at most ${MOST_WORDS}.`;
  return words.some((word) => word.length > length) ? `Each has at most ${length} characters.` : null;
}

function lineList(text: string, most: number): string | null {
  const lines = linesOf(text);
  if (lines.length > most) return `Enter at most ${most}.`;
  return lines.some((line) => line.length > LONGEST_REASON)
    ? `Each line has at most ${LONGEST_REASON} characters.`
    : null;
}

/** A line that stands in another list as well. */
function twice(text: string, other: string): string | null {
  const taken = new Set(linesOf(other).map((line) => line.toLowerCase()));
  const found = linesOf(text).find((line) => taken.has(line.toLowerCase()));
  return found === undefined ? null : `“${found}” has another rule already. Remove it from one of the lists.`;
}

function metafield(text: string): string | null {
  if (metafieldOf(text) === null) return 'Enter namespace and key with a dot between them, such as custom.miinto_id.';
  return atMost(text, 130);
}

function articleName(source: string, text: string): string | null {
  if (source === 'option') {
    return required(text, 'Enter the name of the product option, such as Colour.') ?? atMost(text, 100);
  }
  return source === 'metafield' ? metafield(text) : null;
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
