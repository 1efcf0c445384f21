import type { ChannelItem, Party } from './channel-types.ts';
import { addFractions, divide, fraction, multiply, roundHalfUp, whole } from './fraction.ts';
import { placeKey, type ChannelPlace } from './ids.ts';
import type { Link } from './linking.ts';
import { add, money, times, type Money } from './money.ts';
import type { ConnectionSettings } from './settings.ts';
import type { OrderPlan, OrderPlanLine } from './store-types.ts';

export interface PlanInput {
  readonly place: ChannelPlace;
  readonly channelName: string;
  readonly order: {
    readonly channelOrderId: string;
    readonly parentOrderId: string | null;
    readonly createdAt: Date | null;
    readonly currency: string;
  };
  /** 1 for the first import; lines that the channel added later make further store orders. */
  readonly batch: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly positionId: string;
    readonly quantity: number;
    readonly unitPrice: Money;
    readonly link: Link | null;
    readonly item: ChannelItem;
  }[];
  readonly billing: Party | null;
  readonly delivery: (Party & { readonly type: string | null }) | null;
  readonly settings: ConnectionSettings;
  /** Country of the market. */
  readonly market: string;
  readonly vatRate: string;
  readonly storeCurrency: string;
  readonly now: Date;
  readonly testOrder: boolean;
}

/** The frozen plan of one store order. Total = Σ gross lines; tax per line is rounded once, from the line's gross. */
export function buildOrderPlan(input: PlanInput): OrderPlan {
  const { order, place } = input;
  const lines = input.lines.map((line) => toPlanLine(line, input.vatRate));
  const [first, ...rest] = lines.map((line) => times(line.unitPrice, line.quantity));
  if (!first) throw new RangeError('An order needs at least one line');
  const created = order.createdAt && order.createdAt < input.now ? order.createdAt : input.now;
  const { delivery, billing } = input;
  return {
    customId: `${placeKey(place)}:${order.channelOrderId}${input.batch > 1 ? `:${input.batch}` : ''}`,
    channelName: input.channelName,
    channelOrderId: order.channelOrderId,
    parentOrderId: order.parentOrderId,
    locationId: place.locationId,
    market: input.market,
    currency: order.currency,
    rate: order.currency === input.storeCurrency ? null : input.settings.rate,
    storeCurrency: input.storeCurrency,
    processedAt: created.toISOString(),
    vatRate: input.vatRate,
    lines,
    total: add(first, ...rest),
    shippingAddress: delivery ? withoutType(delivery) : billing,
    billingAddress: billing ?? (delivery ? withoutType(delivery) : null),
    deliveryType: delivery?.type ?? null,
    email: delivery?.email ?? billing?.email ?? null,
    tags: [input.channelName.toLowerCase(), input.market],
    note: noteOf(input),
    attributes: attributesOf(input),
    testOrder: input.testOrder,
    stockLocationRefs: input.settings.stockLocationRefs,
    without: [],
  };
}

/** gross − gross / (1 + rate), rounded half up to minor units. */
export function includedTax(gross: Money, vatRate: string): Money {
  const rate = fraction(vatRate);
  const share = divide(rate, addFractions(whole(1), rate));
  return money(roundHalfUp(multiply(whole(gross.minor), share)), gross.currency);
}

function toPlanLine(line: PlanInput['lines'][number], vatRate: string): OrderPlanLine {
  return {
    lineId: line.lineId,
    positionId: line.positionId,
    variantRef: line.link?.variantRef ?? null,
    inventoryItemRef: line.link?.inventoryItemRef ?? null,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    lineTax: includedTax(times(line.unitPrice, line.quantity), vatRate),
    title: titleOf(line.item) ?? line.link?.title ?? `Position ${line.positionId}`,
    sku: line.link?.sku ?? null,
  };
}

function titleOf(item: ChannelItem): string | null {
  const parts = [item.brand, item.name, item.color, item.size].filter((part) => part !== null && part.trim() !== '');
  return parts.length > 0 ? parts.join(' ') : null;
}

function withoutType(party: Party & { readonly type: string | null }): Party {
  const { name, email, phone, street, postcode, city, countryCode } = party;
  return { name, email, phone, street, postcode, city, countryCode };
}

function noteOf({ channelName, order, market }: PlanInput): string {
  const parent = order.parentOrderId === null ? '' : ` (consumer order ${order.parentOrderId})`;
  return `${channelName} order ${order.channelOrderId}${parent}, ${market}`;
}

function attributesOf({ channelName, order, place, market, delivery, settings, storeCurrency }: PlanInput) {
  const { rate } = settings;
  const entries: [string, string | null][] = [
    [`${channelName} order`, order.channelOrderId],
    [`${channelName} consumer order`, order.parentOrderId],
    [`${channelName} location`, place.locationId],
    [`${channelName} market`, market],
    ['Delivery type', delivery?.type ?? null],
    ['Exchange rate', rate && order.currency !== storeCurrency ? `1 ${storeCurrency} = ${rate.value} ${order.currency} (${rate.date})` : null],
  ];
  return entries.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}
