/** Everything needed to create one order in a store, from the channel's order and our links (design section 7, *Import*). */
import type { ChannelItem, Party } from './channel-types.ts';
import { addFractions, divide, fraction, multiply, roundHalfUp, whole } from './fraction.ts';
import { placeKey, type ChannelPlace } from './ids.ts';
import type { Link } from './linking.ts';
import { normaliseCountry } from './markets.ts';
import { add, money, times, type Money } from './money.ts';
import type { ConnectionSettings } from './settings.ts';
import type { OrderPlan, OrderPlanLine } from './store-types.ts';
import { fillTemplate, joinNote, tagsOf } from './templates.ts';

/** Titles longer than this are cut: channels set no limit, stores do. */
const TITLE_LENGTH = 200;

export interface PlannedLine {
  readonly lineId: string;
  readonly positionId: string;
  readonly quantity: number;
  /** Gross, per unit. */
  readonly unitPrice: Money;
  /** Null makes a custom line without stock. */
  readonly link: Link | null;
  readonly item: ChannelItem;
}

export interface OrderPlanInput {
  readonly place: ChannelPlace;
  readonly channelName: string;
  readonly order: {
    readonly channelOrderId: string;
    readonly parentOrderId: string | null;
    readonly createdAt: Date | null;
    readonly currency: string;
  };
  /** 1 = the first import; 2 and on carry lines that were added to the channel's order later. */
  readonly batch: number;
  readonly lines: readonly PlannedLine[];
  readonly billing: Party | null;
  readonly delivery: (Party & { readonly type: string | null }) | null;
  readonly settings: Pick<
    ConnectionSettings,
    'rate' | 'stockLocationRefs' | 'orderTags' | 'noteTemplate' | 'customerHandling'
  >;
  /** Country of the market. */
  readonly market: string;
  /** Decimal factor, 0.25 = 25 %. */
  readonly vatRate: string;
  readonly storeCurrency: string;
  readonly now: Date;
  readonly testOrder: boolean;
  /** Where this order's page of the app is found; stays the same for as long as the order is known. */
  readonly detailsUrl: string;
}

/**
 * @throws RangeError without lines, or when the currencies differ and there is no rate: callers wait instead of asking
 * @throws TypeError when a line is in another currency than the order
 */
export function buildOrderPlan(input: OrderPlanInput): OrderPlan {
  const { place, order, settings, storeCurrency, delivery, billing } = input;
  const [first, ...rest] = input.lines.map((line) => toLine(line, input.vatRate));
  if (!first) throw new RangeError('An order needs a line');
  const foreign = order.currency !== storeCurrency;
  if (foreign && settings.rate === null) throw new RangeError(`No rate from ${order.currency} to ${storeCurrency}`);
  const rate = foreign && settings.rate ? { value: settings.rate.value, date: settings.rate.date } : null;
  const market = normaliseCountry(input.market);
  const places = { market, order: order.channelOrderId, parent: order.parentOrderId };
  return {
    customId: `${placeKey(place)}:${order.channelOrderId}${input.batch > 1 ? `:${input.batch}` : ''}`,
    channelName: input.channelName,
    channelOrderId: order.channelOrderId,
    parentOrderId: order.parentOrderId,
    locationId: place.locationId,
    market,
    currency: order.currency,
    rate,
    storeCurrency,
    processedAt: earlier(order.createdAt ?? input.now, input.now).toISOString(),
    vatRate: input.vatRate,
    lines: [first, ...rest],
    total: add(money(0, order.currency), grossOf(first), ...rest.map(grossOf)),
    shippingAddress: delivery && toParty(delivery),
    billingAddress: billing && toParty(billing),
    deliveryType: filled(delivery?.type),
    email: filled(delivery?.email) ?? filled(billing?.email),
    customer: settings.customerHandling === 'per-buyer' ? customerOf(billing, delivery) : null,
    tags: tagsOf([place.channel, market, ...settings.orderTags.map((tag) => fillTemplate(tag, places))]),
    note: joinNote([noteOf(input, market), fillTemplate(settings.noteTemplate, places)]),
    attributes: attributesOf(input, market, rate),
    testOrder: input.testOrder,
    stockLocationRefs: settings.stockLocationRefs,
    without: [],
  };
}

/** The tax inside a gross amount: gross − gross / (1 + rate), rounded once, half up. */
export function taxWithin(gross: Money, vatRate: string): Money {
  const rate = fraction(vatRate);
  const share = divide(rate, addFractions(whole(1), rate));
  return money(roundHalfUp(multiply(whole(gross.minor), share)), gross.currency);
}

function toLine({ lineId, positionId, quantity, unitPrice, link, item }: PlannedLine, vatRate: string): OrderPlanLine {
  return {
    lineId,
    positionId,
    variantRef: link?.variantRef ?? null,
    inventoryItemRef: link?.inventoryItemRef ?? null,
    quantity,
    unitPrice,
    lineTax: taxWithin(times(unitPrice, quantity), vatRate),
    title: link?.title ?? titleOf(item, positionId),
    sku: link?.sku ?? null,
  };
}

function grossOf({ unitPrice, quantity }: OrderPlanLine): Money {
  return times(unitPrice, quantity);
}

/** Brand and name, then colour and size; whatever identifies the item when the channel names none of them. */
function titleOf(item: ChannelItem, positionId: string): string {
  const name = known(item.brand, item.name).join(' ');
  const words = known(name, item.color, item.size).join(', ');
  const title = words === '' ? `Item ${filled(item.gtin) ?? filled(item.channelItemId) ?? positionId}` : words;
  return [...title].slice(0, TITLE_LENGTH).join('');
}

function noteOf({ channelName, order, batch, testOrder }: OrderPlanInput, market: string): string {
  const parent = order.parentOrderId === null ? '' : ` (parent ${order.parentOrderId})`;
  const part = batch > 1 ? `, part ${batch}: lines added later` : '';
  return `${testOrder ? 'Test: ' : ''}${channelName} order ${order.channelOrderId}${parent}, ${market}${part}`;
}

function attributesOf(
  { channelName, order, place, delivery, storeCurrency, detailsUrl }: OrderPlanInput,
  market: string,
  rate: OrderPlan['rate'],
): OrderPlan['attributes'] {
  const pairs: readonly (readonly [string, string | null])[] = [
    [`${channelName} order`, order.channelOrderId],
    [`${channelName} parent order`, order.parentOrderId],
    [`${channelName} location`, place.locationId],
    [`${channelName} market`, market],
    ['Delivery type', filled(delivery?.type)],
    ['Details', detailsUrl],
    ['Exchange rate', rate && `${rate.value} ${order.currency} per ${storeCurrency} (${rate.date})`],
  ];
  return pairs.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}

function toParty({ name, email, phone, street, postcode, city, countryCode }: Party): Party {
  return { name, email, phone, street, postcode, city, countryCode };
}

/**
 * The buyer, known in the store by a mail address; without one there would be a new customer for every order. The channel
 * gives the name in one field: what stands before the first blank is taken for the first name.
 */
function customerOf(billing: Party | null, delivery: Party | null): OrderPlan['customer'] {
  const [buyer] = [billing, delivery].filter((party) => filled(party?.email) !== null);
  const email = filled(buyer?.email);
  if (!email) return null;
  const name = (filled(buyer?.name) ?? filled(billing?.name) ?? filled(delivery?.name) ?? '').replace(/\s+/g, ' ');
  const blank = name.indexOf(' ');
  if (blank < 0) return { email, firstName: filled(name), lastName: null };
  return { email, firstName: name.slice(0, blank), lastName: name.slice(blank + 1) };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function filled(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function known(...texts: readonly (string | null)[]): readonly string[] {
  return texts.flatMap((text) => filled(text) ?? []);
}
