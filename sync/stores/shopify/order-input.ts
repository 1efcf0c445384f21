/** From a plan to the input of `orderCreate` (reference shopify-admin 1.1–1.6; design section 7, *Import*). Pure. */
import type { Party } from '../../core/channel-types.ts';
import { money, times } from '../../core/money.ts';
import type { Money } from '../../core/money.ts';
import type { OrderPart, OrderPlan, OrderPlanLine } from '../../core/store-types.ts';
import type { Conversion } from './conversion.ts';
import { toCountryCode } from './country.ts';
import type {
  CurrencyCode,
  MailingAddressInput,
  OrderCreateCustomerInput,
  OrderCreateLineItemInput,
  OrderCreateOptionsInput,
  OrderCreateOrderInput,
} from './generated/operations.ts';
import { APP_NAMESPACE, GATEWAY, LINE_PROPERTY, ORDER_KEY, POSITION_PROPERTY, SOURCE_NAME } from './names.ts';
import { provinceOf } from './province.ts';

/** Shopify's limits; longer texts would make it refuse the whole order. */
const NOTE_LENGTH = 5000;
const TAG_LENGTH = 40;

/** The sale is final at the channel, so stock is claimed also below zero; the channel writes to the buyer, not the store. */
export const ORDER_OPTIONS: OrderCreateOptionsInput = {
  inventoryBehaviour: 'DECREMENT_IGNORING_POLICY',
  sendReceipt: false,
  sendFulfillmentReceipt: false,
};

export function toOrderInput(plan: OrderPlan, conversion: Conversion): OrderCreateOrderInput {
  const without = new Set(plan.without);
  const shippingAddress = without.has('shipping-address')
    ? null
    : toAddress(plan.shippingAddress, plan.market, without);
  const billingAddress = without.has('billing-address') ? null : toAddress(plan.billingAddress, plan.market, without);
  const email = without.has('email') ? null : text(plan.email);
  const foreign = plan.currency !== plan.storeCurrency;
  return {
    currency: plan.storeCurrency as CurrencyCode,
    ...(foreign ? { presentmentCurrency: plan.currency as CurrencyCode } : {}),
    taxesIncluded: true,
    lineItems: plan.lines.map((line) => toLine(line, plan, conversion)),
    shippingLines: [
      {
        title: text(plan.deliveryType) ?? plan.channelName,
        source: SOURCE_NAME,
        priceSet: conversion.bag(money(0, plan.currency)),
      },
    ],
    transactions: [
      {
        kind: 'SALE',
        status: 'SUCCESS',
        gateway: GATEWAY,
        amountSet: conversion.bagOf(plan.total, convertedTotal(plan, conversion)),
        processedAt: plan.processedAt,
        test: plan.testOrder,
      },
    ],
    financialStatus: 'PAID',
    ...(shippingAddress ? { shippingAddress } : {}),
    ...(billingAddress ? { billingAddress } : {}),
    ...(email ? { email } : {}),
    ...(plan.customer && !without.has('customer') ? { customer: toCustomer(plan.customer) } : {}),
    sourceName: SOURCE_NAME,
    sourceIdentifier: plan.channelOrderId,
    tags: [...new Set(plan.tags.map(toTag).filter((tag) => tag !== ''))],
    note: cut(plan.note, NOTE_LENGTH),
    customAttributes: plan.attributes.map(({ key, value }) => ({ key, value })),
    metafields: [{ namespace: APP_NAMESPACE, key: ORDER_KEY, type: 'id', value: plan.customId }],
    processedAt: plan.processedAt,
    test: plan.testOrder,
    buyerAcceptsMarketing: false,
  };
}

/**
 * Known by the mail address alone. The phone stays out: it belongs to one customer in the whole shop, and a second buyer
 * with the same number would be refused.
 */
function toCustomer({ email, firstName, lastName }: NonNullable<OrderPlan['customer']>): OrderCreateCustomerInput {
  const first = text(firstName);
  const last = text(lastName);
  return {
    toUpsert: { email, ...(first === null ? {} : { firstName: first }), ...(last === null ? {} : { lastName: last }) },
  };
}

/** What the lines add up to in the store's currency. */
function convertedTotal(plan: OrderPlan, conversion: Conversion): Money {
  const minor = plan.lines.reduce(
    (sum, line) => sum + times(conversion.convert(line.unitPrice), line.quantity).minor,
    0,
  );
  return money(minor, plan.storeCurrency);
}

function toLine(line: OrderPlanLine, plan: OrderPlan, conversion: Conversion): OrderCreateLineItemInput {
  return {
    // Without a variant this is a custom line: no stock is claimed, and the title is all there is to see.
    ...(line.variantRef === null
      ? { title: line.title, ...(line.sku === null ? {} : { sku: line.sku }) }
      : { variantId: line.variantRef }),
    quantity: line.quantity,
    requiresShipping: true,
    taxable: true,
    priceSet: conversion.bag(line.unitPrice),
    taxLines: [{ title: 'VAT', rate: plan.vatRate, priceSet: conversion.bag(line.lineTax) }],
    properties: [
      { name: POSITION_PROPERTY, value: line.positionId },
      { name: LINE_PROPERTY, value: line.lineId },
    ],
  };
}

/** Null when nothing of the address is known. Without a country, which Shopify insists on, the market's is taken. */
function toAddress(party: Party | null, market: string, without: ReadonlySet<OrderPart>): MailingAddressInput | null {
  if (party === null) return null;
  const values = {
    ...splitName(party.name),
    address1: text(party.street),
    zip: text(party.postcode),
    city: text(party.city),
    phone: without.has('phone') ? null : text(party.phone),
  };
  const known = Object.entries(values).filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  const countryCode = toCountryCode(text(party.countryCode) ?? market);
  const provinceCode = countryCode === null ? null : provinceOf(countryCode, values.zip);
  return {
    ...Object.fromEntries(known),
    ...(countryCode === null ? {} : { countryCode }),
    ...(provinceCode === null ? {} : { provinceCode }),
  };
}

/**
 * Channels give one name, Shopify wants two: cut at the first space. A single word stands in both, since an empty last
 * name is refused.
 */
export function splitName(name: string | null): { firstName: string | null; lastName: string | null } {
  const full = text(name)?.replace(/\s+/g, ' ') ?? null;
  if (full === null) return { firstName: null, lastName: null };
  const space = full.indexOf(' ');
  return space === -1
    ? { firstName: full, lastName: full }
    : { firstName: full.slice(0, space), lastName: full.slice(space + 1) };
}

/** A comma would make two tags of it. */
function toTag(tag: string): string {
  return cut(tag.replaceAll(',', ' ').trim(), TAG_LENGTH).trim();
}

/** Shopify counts UTF-16 units; half a character at the end is dropped. */
function cut(value: string, length: number): string {
  return value.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function text(value: string | null): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/**
 * The address whose country Shopify does not know: it would refuse the request before reading it, and not always say
 * where. Null when there is none.
 */
export function unwritableAddress(plan: OrderPlan): { part: OrderPart; field: readonly string[] } | null {
  const addresses = [
    { part: 'shipping-address', party: plan.shippingAddress, field: ['order', 'shippingAddress', 'countryCode'] },
    { part: 'billing-address', party: plan.billingAddress, field: ['order', 'billingAddress', 'countryCode'] },
  ] as const;
  const found = addresses.find(({ part, party }) => {
    const country = text(party?.countryCode ?? null);
    return country !== null && toCountryCode(country) === null && !plan.without.includes(part);
  });
  return found ? { part: found.part, field: found.field } : null;
}

/**
 * What to leave out next after refusals at these paths (`['order','shippingAddress','zip']`): the first part named.
 * Undefined when something else was refused too, since leaving a part out would not help then.
 */
export function refusedPart(fields: readonly (readonly string[] | null)[], plan: OrderPlan): OrderPart | undefined {
  const parts = fields.map((field) => partAt(field ?? []));
  if (parts.some((part) => part === undefined || plan.without.includes(part))) return undefined;
  return parts[0];
}

function partAt(field: readonly string[]): OrderPart | undefined {
  if (field.includes('phone')) return 'phone';
  if (field.includes('customer')) return 'customer';
  if (field.includes('shippingAddress')) return 'shipping-address';
  if (field.includes('billingAddress')) return 'billing-address';
  return field.includes('email') ? 'email' : undefined;
}
