import type { Act } from '../act.ts';
import { parseAmount, zero, type Amount, type AmountBag } from '../state/money.ts';
import type { OrderLine, ShippingLine, TaxLine } from '../state/types.ts';
import type { LineItemInput, MoneyBagInput, ShippingLineInput, TaxLineInput } from './inputs.ts';

/** Currencies and tax mode of the order in hand. */
export interface Pricing {
  readonly shopCurrency: string;
  readonly presentmentCurrency: string;
  readonly taxesIncluded: boolean;
}

export function toBag(pricing: Pricing, input: MoneyBagInput): AmountBag {
  const shop = parseAmount(input.shopMoney.amount, pricing.shopCurrency) ?? zero(pricing.shopCurrency);
  const presentment = input.presentmentMoney
    ? (parseAmount(input.presentmentMoney.amount, pricing.presentmentCurrency) ?? zero(pricing.presentmentCurrency))
    : shop;
  return { shop, presentment };
}

/** Tax lines as sent; one without an amount gets what its rate makes of the whole, per line. */
export function buildTaxLines(
  pricing: Pricing,
  inputs: readonly TaxLineInput[] | null | undefined,
  whole: AmountBag | null,
): TaxLine[] {
  return (inputs ?? []).map((input) => ({
    title: input.title,
    rate: input.rate,
    channelLiable: input.channelLiable ?? false,
    price: input.priceSet ? toBag(pricing, input.priceSet) : fromRate(pricing, whole, Number(input.rate)),
  }));
}

function fromRate(pricing: Pricing, whole: AmountBag | null, rate: number): AmountBag {
  const share = pricing.taxesIncluded ? rate / (1 + rate) : rate;
  const part = (amount: Amount | undefined, currency: string): Amount => ({
    minor: Math.round((amount?.minor ?? 0) * share),
    currency,
  });
  return {
    shop: part(whole?.shop, pricing.shopCurrency),
    presentment: part(whole?.presentment, pricing.presentmentCurrency),
  };
}

export function buildLine(act: Act, pricing: Pricing, input: LineItemInput, claims: boolean): OrderLine {
  const { shop, world } = act;
  const variant = input.variantId ? shop.variants.get(input.variantId) : undefined;
  const product = variant ? shop.products.get(variant.productId) : undefined;
  const base = parseAmount(variant?.price ?? '0', pricing.shopCurrency) ?? zero(pricing.shopCurrency);
  const unitPrice = input.priceSet
    ? toBag(pricing, input.priceSet)
    : { shop: base, presentment: { minor: base.minor, currency: pricing.presentmentCurrency } };
  const whole: AmountBag = {
    shop: { ...unitPrice.shop, minor: unitPrice.shop.minor * input.quantity },
    presentment: { ...unitPrice.presentment, minor: unitPrice.presentment.minor * input.quantity },
  };
  return {
    id: world.newId('LineItem'),
    variantId: variant?.id ?? null,
    productId: variant?.productId ?? null,
    title: input.title ?? product?.title ?? '',
    variantTitle: input.variantTitle ?? (variant ? variant.options.map((option) => option.value).join(' / ') : null),
    sku: input.sku ?? variant?.sku ?? null,
    vendor: input.vendor ?? product?.vendor ?? null,
    quantity: input.quantity,
    unitPrice,
    requiresShipping: input.requiresShipping ?? false,
    taxable: input.taxable ?? true,
    taxLines: buildTaxLines(pricing, input.taxLines, whole),
    properties: (input.properties ?? []).map(({ name, value }) => ({ name, value })),
    cancelled: 0,
    fulfilled: 0,
    refunded: 0,
    removed: 0,
    claimed: claims && variant !== undefined && (shop.inventoryItems.get(variant.inventoryItemId)?.tracked ?? false),
  };
}

export function buildShippingLine(act: Act, pricing: Pricing, input: ShippingLineInput): ShippingLine {
  const price = toBag(pricing, input.priceSet);
  return {
    id: act.world.newId('ShippingLine'),
    title: input.title,
    code: input.code ?? null,
    source: input.source ?? null,
    price,
    taxLines: buildTaxLines(pricing, input.taxLines, price),
  };
}
