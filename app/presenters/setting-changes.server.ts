/** Which of the settings that decide were changed, in the words of the form. */
import { describeFraction, fraction, multiply, whole } from '#sync/core/fraction.ts';
import type { ConnectionSettings } from '#sync/core/settings.ts';

type Words = readonly [label: string, say: (settings: ConnectionSettings) => string];

const SETTINGS: readonly Words[] = [
  ['Accept orders automatically', ({ acceptAutomatically }) => (acceptAutomatically ? 'Yes' : 'No')],
  ['When stock or price do not pass', ({ onFailure }) => (onFailure === 'hold' ? 'Hold' : 'Decline')],
  [
    'Held for long',
    ({ heldTooLong: limit }) =>
      limit === null
        ? 'Off'
        : `${limit.action === 'decline' ? 'Decline' : 'Tell me'} after ${limit.hours} ${limit.hours === 1 ? 'hour' : 'hours'}`,
  ],
  ['Price to compare with', ({ priceAttribute }) => (priceAttribute === 'final' ? 'Final price' : 'Original price')],
  ['Price threshold', ({ threshold }) => threshold],
  ['Market currency', ({ currencyOverride }) => currencyOverride ?? 'The market’s own'],
  ['Exchange rate', ({ rate }) => rate?.value ?? 'None'],
  [
    'VAT rate',
    ({ vatRateOverride }) =>
      vatRateOverride === null
        ? 'The country’s standard rate'
        : `${describeFraction(multiply(fraction(vatRateOverride), whole(100)))} %`,
  ],
  [
    'Prices in Shopify include tax',
    ({ pricesIncludeTax }) => ({ auto: 'As set in Shopify', yes: 'Yes, always', no: 'No, never' })[pricesIncludeTax],
  ],
  [
    'Products sold without stock',
    ({ continueSellingPasses }) => (continueSellingPasses ? 'Pass without stock' : 'Need stock'),
  ],
  ['Stock locations', ({ stockLocationRefs }) => `${stockLocationRefs.length} chosen`],
  [
    'Product identification',
    ({ identification }) =>
      identification.kind === 'metafield'
        ? `Metafield ${identification.namespace}.${identification.key}`
        : { id: 'ID', 'variant-id': 'Variant ID', sku: 'SKU', barcode: 'Barcode' }[identification.kind],
  ],
];

export function settingChanges(
  before: ConnectionSettings,
  after: ConnectionSettings,
): readonly { readonly label: string; readonly before: string; readonly after: string }[] {
  const locations = (settings: ConnectionSettings) => settings.stockLocationRefs.toSorted().join();
  return SETTINGS.flatMap(([label, say]) => {
    const [was, is] = [say(before), say(after)];
    const changed = was !== is || (label === 'Stock locations' && locations(before) !== locations(after));
    return changed ? [{ label, before: was, after: is }] : [];
  });
}
