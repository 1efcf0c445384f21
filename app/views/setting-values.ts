/** Settings as the texts of the form. The way back is in connection-form.server.ts. */
import { describeFraction, fraction, multiply, whole } from '#sync/core/fraction.ts';
import type { RestockChoice, ReturnSettings } from '#sync/core/return-settings.ts';
import type { ArticleSource, ConnectionSettings } from '#sync/core/settings.ts';
import type { ConnectionValues, SettingValues } from './connection-form.ts';

/** The parts of an article whose source can be chosen, in the order they are shown. */
export const ARTICLE_FIELDS = ['group', 'brand', 'color', 'size'] as const;
export type ArticleField = (typeof ARTICLE_FIELDS)[number];

/** The two fields of a part. */
export function articleFieldsOf(part: ArticleField) {
  return { source: `${part}Source`, name: `${part}Name` } as const;
}

/** Offered for a standing order that is turned on for the first time. */
const HELD_HOURS = '24';

export function settingValues(settings: ConnectionSettings): SettingValues {
  const { identification, vatRateOverride, heldTooLong, leaveOut, articleSources: sources } = settings;
  return {
    orderLevel: settings.orderLevel,
    unlinkedLine: settings.unlinkedLine,
    syncFrom: settings.syncFrom?.slice(0, 10) ?? '',
    leaveOutDeliveryTypes: leaveOut.deliveryTypes.join(', '),
    leaveOutProductTags: leaveOut.productTags.join(', '),
    acceptAutomatically: yesNo(settings.acceptAutomatically),
    onFailure: settings.onFailure,
    heldAction: heldTooLong?.action ?? 'off',
    heldHours: heldTooLong ? String(heldTooLong.hours) : HELD_HOURS,
    warnFirst: String(settings.warnAfterMinutes.first),
    warnSecond: String(settings.warnAfterMinutes.second),
    priceAttribute: settings.priceAttribute,
    threshold: settings.threshold,
    currency: settings.currencyOverride ?? '',
    rate: settings.rate?.value ?? '',
    vatPercent: vatRateOverride === null ? '' : percentOf(vatRateOverride),
    pricesIncludeTax: settings.pricesIncludeTax,
    identification: identification.kind,
    metafield: identification.kind === 'metafield' ? `${identification.namespace}.${identification.key}` : '',
    groupSource: sources.group.kind,
    groupName: nameOf(sources.group),
    brandSource: sources.brand.kind,
    brandName: nameOf(sources.brand),
    colorSource: sources.color.kind,
    colorName: nameOf(sources.color),
    sizeSource: sources.size.kind,
    sizeName: nameOf(sources.size),
    stockLocations: settings.stockLocationRefs,
    stockOnlyLocation: settings.stockOnlyLocationRef ?? '',
    continueSellingPasses: yesNo(settings.continueSellingPasses),
    publishStock: yesNo(settings.publishStock),
    stockBuffer: String(settings.stockBuffer),
    restockOnCancel: yesNo(settings.restockOnCancel),
    defaultShippingProvider: settings.defaultShippingProviderId ?? '',
    carrierMap: settings.carrierMap,
    shipFromLabel: yesNo(settings.shipFromLabel),
    orderTags: settings.orderTags.join(', '),
    noteTemplate: settings.noteTemplate,
    customerHandling: settings.customerHandling,
    ...returnValues(settings.returns),
  };
}

function returnValues(returns: ReturnSettings) {
  const reasons = (choice: RestockChoice) =>
    returns.restockByReason.filter((row) => row.choice === choice).map(({ reason }) => reason);
  const locations = (choice: RestockChoice) =>
    returns.restockByStockLocation.filter((row) => row.choice === choice).map((row) => row.stockLocationRef);
  return {
    restock: returns.restock,
    returnLocation: returns.stockLocationRef ?? '',
    restockReasons: reasons('restock').join('\n'),
    noRestockReasons: reasons('none').join('\n'),
    askReasons: reasons('ask').join('\n'),
    noRestockLocations: locations('none').join('\n'),
    askLocations: locations('ask').join('\n'),
    trackInStore: yesNo(returns.trackInStore),
    requestFromRefunds: yesNo(returns.requestFromRefunds),
    confirmRequests: returns.confirmRequests,
    requestReason: returns.defaultReason,
    acceptReason: returns.acceptReason,
    declineTemplates: returns.declineTemplates.join('\n'),
  };
}

/** The entries of a list that is written on several lines; each once, whatever its capital letters. */
export function linesOf(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const small = lines.map((line) => line.toLowerCase());
  return lines.filter((_, index) => small.indexOf(small[index] ?? '') === index);
}

/** A form that is opened for the first time. */
export function newValues(label: string, settings: ConnectionSettings): ConnectionValues {
  return { ...settingValues(settings), label, login: '', testMode: 'no', locationId: '', active: 'no' };
}

/** `'0.255'` → `'25.5'`. */
export function percentOf(factor: string): string {
  return describeFraction(multiply(fraction(factor), whole(100)));
}

/** The words of a list that is written with commas or on several lines; each once. */
export function wordsOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,\n]/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
  ];
}

/** `namespace.key` taken apart; null when it is not that. */
export function metafieldOf(text: string): { readonly namespace: string; readonly key: string } | null {
  const [, namespace, key] = /^([^.\s]+)\.(\S+)$/.exec(text.trim()) ?? [];
  return namespace === undefined || key === undefined ? null : { namespace, key };
}

/** Commas are what most of the markets write in numbers. */
export function decimalOf(text: string): string {
  return text.trim().replace(',', '.');
}

function nameOf(source: ArticleSource): string {
  switch (source.kind) {
    case 'auto':
      return '';
    case 'option':
      return source.name;
    case 'metafield':
      return `${source.namespace}.${source.key}`;
  }
}

function yesNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}
