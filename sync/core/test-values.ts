/** Plain values for the tests beside this file. */
import type { ChannelItem, Position } from './channel-types.ts';
import { judgeLink, type LinkJudgement } from './linking.ts';
import { parseDecimal, type Money } from './money.ts';
import { judgePrice, type PriceInput } from './price-rule.ts';
import { defaultSettings, type ConnectionSettings } from './settings.ts';
import { judgeStock, type ReservedByOthers } from './stock-rule.ts';
import type { FoundVariants, IdentificationAttribute, Offer, TaxTreatment, VariantMatch } from './store-types.ts';
import type { DecideInput } from './decide.ts';

export const dkk = (text: string): Money => parseDecimal(text, 'DKK');
export const eur = (text: string): Money => parseDecimal(text, 'EUR');

export const item: ChannelItem = {
  channelItemId: '6f7c-shirt-red-m',
  gtin: '5701234567890',
  name: 'Linen shirt',
  brand: 'Nord',
  color: 'Red',
  size: 'M',
  styleId: 'S-1',
};

export function position(change: Partial<Position> = {}): Position {
  return { id: '9001', quantity: 1, unitPrice: dkk('97.00'), item, ...change };
}

export function match(name: string, change: Partial<VariantMatch> = {}): VariantMatch {
  return {
    variantRef: `gid://shopify/ProductVariant/${name}`,
    inventoryItemRef: `gid://shopify/InventoryItem/${name}`,
    productTitle: name,
    variantTitle: null,
    sku: `SKU-${name}`,
    barcode: null,
    tags: [],
    archived: false,
    ...change,
  };
}

export function found(
  attribute: IdentificationAttribute,
  value: string,
  ...matches: readonly VariantMatch[]
): FoundVariants {
  return { query: { attribute, value }, matches };
}

export const linked: LinkJudgement = judgeLink({
  byFeedId: found({ kind: 'sku' }, 'SHIRT-R-M', match('Linen shirt', { variantTitle: 'Red / M' })),
  byGtin: null,
  item,
});

export function offer(change: Partial<Offer> = {}): Offer {
  return {
    variantRef: 'gid://shopify/ProductVariant/Linen shirt',
    inventoryItemRef: 'gid://shopify/InventoryItem/Linen shirt',
    tracked: true,
    continueSelling: false,
    stock: [{ stockLocationRef: 'gid://shopify/Location/1', available: 5 }],
    contextual: null,
    base: { price: dkk('100.00'), compareAt: null, taxTreatment: 'gross' },
    ...change,
  };
}

export function base(price: Money, compareAt: Money | null = null, taxTreatment: TaxTreatment = 'gross'): Offer {
  return offer({ base: { price, compareAt, taxTreatment } });
}

export function settings(change: Partial<ConnectionSettings> = {}): ConnectionSettings {
  return { ...defaultSettings, acceptAutomatically: true, ...change };
}

export const nothingReserved: ReservedByOthers = { settled: 0, consumedInGrace: 0, inFlight: 0 };

/** All that a verdict needs, with the rules judged as a flow does it. */
export function situation(change: {
  position?: Position;
  offer?: Offer;
  settings?: Partial<ConnectionSettings>;
  reserved?: ReservedByOthers;
  vatRate?: PriceInput['vatRate'];
  marketCurrency?: string;
}): DecideInput {
  const chosen = settings(change.settings);
  const wanted = change.position ?? position();
  const offered = change.offer ?? offer();
  return {
    position: wanted,
    marketCurrency: change.marketCurrency ?? 'DKK',
    link: linked,
    offer: offered,
    price: judgePrice({
      unitPrice: wanted.unitPrice,
      offer: offered,
      country: 'DK',
      settings: chosen,
      vatRate: chosen.vatRateOverride ?? (change.vatRate === undefined ? '0.25' : change.vatRate),
    }),
    stock: judgeStock({
      quantity: wanted.quantity,
      offer: offered,
      continueSellingPasses: chosen.continueSellingPasses,
      reservedByOthers: change.reserved ?? nothingReserved,
    }),
    settings: chosen,
  };
}
