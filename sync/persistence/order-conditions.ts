/** What the order list is asked for, as one SQL condition on `o`. */
import { Prisma } from '@prisma/client';
import { currencyExponent, isKnownCurrency } from '../core/money.ts';
import type { ShopTx } from './database.ts';
import { groupCondition, wordCondition, type OrderGroup } from './order-list-states.ts';

/** An amount as typed: `12.50` of any currency, or of one. The digits are checked by whoever parsed it. */
export interface PriceBound {
  readonly decimal: string;
  /** Null: the number counts in whichever currency the order has. */
  readonly currency: string | null;
}

/** What is listed; all of it together. Null and empty mean: whatever. */
export interface OrderConditions {
  readonly group: OrderGroup | null;
  /** A word of `orderWord`, e.g. `PENDING APPROVAL`. */
  readonly word: string | null;
  /** An id as a whole, or the beginning of one, or a part of the customer's name. */
  readonly search: string;
  /** The order's number, or the channel's id of it. */
  readonly number: string;
  readonly channel: string | null;
  readonly market: string | null;
  readonly storeName: string;
  readonly customer: string;
  /** When the channel made it, else when it was first seen; `from` is included, `to` is not. */
  readonly createdFrom: Date | null;
  readonly createdTo: Date | null;
  readonly priceFrom: PriceBound | null;
  readonly priceTo: PriceBound | null;
}

export const NO_CONDITIONS: OrderConditions = {
  group: null,
  word: null,
  search: '',
  number: '',
  channel: null,
  market: null,
  storeName: '',
  customer: '',
  createdFrom: null,
  createdTo: null,
  priceFrom: null,
  priceTo: null,
};

const CLOCK_SKEW_MS = 24 * 60 * 60 * 1000;

/** Conditions with their look-ups done: what the statements below are made of. */
export interface OrderSelection {
  readonly where: Prisma.Sql;
  /** Whether names must be read one by one. */
  readonly scan: boolean;
}

/** Looks up exact ids and turns conditions into one SQL condition on `o`. */
export async function selectOrders(tx: ShopTx, conditions: OrderConditions): Promise<OrderSelection> {
  const exact = conditions.search === '' ? [] : await idsNamed(tx, conditions.search);
  const parts = [
    conditions.group === null ? null : groupCondition(conditions.group),
    conditions.word === null ? null : wordCondition(conditions.word),
    numberCondition(conditions.number),
    conditions.channel === null ? null : Prisma.sql`o.channel = ${conditions.channel}`,
    conditions.market === null ? null : Prisma.sql`o.market = ${conditions.market}`,
    storeNameCondition(conditions.storeName),
    conditions.customer === '' ? null : Prisma.sql`o.customer_name ILIKE ${like(conditions.customer, 'anywhere')}`,
    ...createdConditions(conditions),
    priceCondition(conditions.priceFrom, Prisma.sql`>=`),
    priceCondition(conditions.priceTo, Prisma.sql`<=`),
    searchCondition(conditions.search, exact),
  ].filter((part) => part !== null);
  return {
    where: parts.length === 0 ? Prisma.sql`TRUE` : Prisma.join(parts, ' AND '),
    scan: conditions.customer !== '' || (conditions.search !== '' && exact.length === 0),
  };
}

/** Orders that carry exactly this id: our number, the channel's, its parent's, the offer's, or the store's. */
async function idsNamed(tx: ShopTx, text: string): Promise<readonly string[]> {
  const bare = text.replace(/^#/, '');
  const number = /^\d{1,18}$/.test(bare) ? Prisma.sql`number = ${BigInt(bare)}` : Prisma.sql`FALSE`;
  const { shopId } = tx;
  const places = Prisma.sql`(SELECT DISTINCT channel, environment, channel_location_id
    FROM connection WHERE shop_id = ${shopId}) AS p`;
  const atPlace = (alias: Prisma.Sql) =>
    Prisma.sql`${alias}.shop_id = ${shopId} AND ${alias}.channel = p.channel
      AND ${alias}.environment = p.environment AND ${alias}.channel_location_id = p.channel_location_id`;
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "order" WHERE shop_id = ${shopId} AND ${number}
    UNION SELECT id FROM "order" WHERE shop_id = ${shopId} AND channel_order_id = ${bare}
    UNION SELECT id FROM "order" WHERE shop_id = ${shopId} AND store_name IN (${bare}, ${`#${bare}`})
    UNION SELECT a.id FROM ${places} JOIN "order" a ON ${atPlace(Prisma.sql`a`)} AND a.parent_order_id = ${bare}
    UNION SELECT t.order_id FROM ${places} JOIN transfer t ON ${atPlace(Prisma.sql`t`)} AND t.channel_transfer_id = ${bare}
    LIMIT 500`;
  return rows.map(({ id }) => id);
}

/** An id that fits as a whole stands alone; otherwise beginnings of ids and parts of names count. */
function searchCondition(search: string, exact: readonly string[]): Prisma.Sql | null {
  if (search === '') return null;
  if (exact.length > 0) return Prisma.sql`o.id = ANY(${[...exact]}::uuid[])`;
  const start = like(search.replace(/^#/, ''), 'start');
  return Prisma.sql`(o.customer_name ILIKE ${like(search, 'anywhere')} OR o.channel_order_id LIKE ${start}
    OR o.parent_order_id LIKE ${start} OR ltrim(o.store_name, '#') LIKE ${start} OR o.number::text LIKE ${start})`;
}

function numberCondition(text: string): Prisma.Sql | null {
  if (text === '') return null;
  const bare = text.replace(/^#/, '');
  return /^\d{1,18}$/.test(bare)
    ? Prisma.sql`(o.number = ${BigInt(bare)} OR o.channel_order_id = ${bare})`
    : Prisma.sql`o.channel_order_id = ${bare}`;
}

function storeNameCondition(text: string): Prisma.Sql | null {
  if (text === '') return null;
  const bare = text.replace(/^#/, '');
  return Prisma.sql`o.store_name IN (${bare}, ${`#${bare}`})`;
}

/** An order is seen after it was made, but for a difference of clocks: that bounds the index from one side. */
function createdConditions({ createdFrom, createdTo }: OrderConditions): readonly (Prisma.Sql | null)[] {
  const created = Prisma.sql`COALESCE(o.channel_created_at, o.first_seen_at)`;
  return [
    createdFrom &&
      Prisma.sql`${created} >= ${createdFrom}
        AND o.first_seen_at >= ${new Date(createdFrom.getTime() - CLOCK_SKEW_MS)}`,
    createdTo && Prisma.sql`${created} < ${createdTo}`,
  ];
}

/** Currencies by the number of their decimals, but for the usual two. */
const UNUSUAL = Map.groupBy(
  Intl.supportedValuesOf('currency').filter((code) => isKnownCurrency(code) && currencyExponent(code) !== 2),
  (code) => currencyExponent(code) ?? 2,
);

function priceCondition(bound: PriceBound | null, comparison: Prisma.Sql): Prisma.Sql | null {
  if (!bound) return null;
  if (bound.currency !== null) {
    const minor = minorUnits(bound.decimal, currencyExponent(bound.currency) ?? 2);
    return Prisma.sql`(o.currency = ${bound.currency} AND o.total_minor ${comparison} ${minor}::numeric)`;
  }
  const cases = [...UNUSUAL].map(
    ([exponent, codes]) =>
      Prisma.sql`WHEN o.currency = ANY(${codes}::text[]) THEN ${minorUnits(bound.decimal, exponent)}::numeric`,
  );
  return Prisma.sql`o.total_minor ${comparison}
    CASE ${Prisma.join(cases, ' ')} ELSE ${minorUnits(bound.decimal, 2)}::numeric END`;
}

/** `12.5` with two decimals is `1250`; digits that the currency does not have stay behind the point. */
function minorUnits(decimal: string, exponent: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const digits = fraction.padEnd(exponent, '0');
  const rest = digits.slice(exponent);
  return `${whole}${digits.slice(0, exponent)}${rest === '' ? '' : `.${rest}`}`;
}

function like(text: string, where: 'start' | 'anywhere'): string {
  const literal = text.replace(/[\\%_]/g, '\\$&');
  return where === 'start' ? `${literal}%` : `%${literal}%`;
}
