/** What a store adapter's stand-in must offer to the contract suite, and the suite's small tools. */
import { expect } from 'vitest';
import type { AdapterErrorKind } from '../core/errors.ts';
import { money, times } from '../core/money.ts';
import type { Money } from '../core/money.ts';
import type { CreatedOrder, OrderPart, OrderPlan, OrderPlanLine } from '../core/store-types.ts';
import type { StoreAdapter } from './store.ts';

/** Trouble at the other side, for every request until it is healed. */
export type ContractTrouble =
  /** Asks to slow down for a while. */
  | 'rate-limited'
  /** 5xx, nothing executed. */
  | 'outage'
  /** Cut answers; writes are executed. */
  | 'gibberish'
  /** Writes are executed, then the connection ends without a reply. */
  | 'reply-lost';

/** Optional facets of the port. */
export const CONTRACT_FACETS = [
  'placements',
  'catalog.facts',
  'orders.read',
  'orders.cancel',
  'orders.reduce',
  'fulfilments',
  'stock',
  'refunds',
  'returns',
] as const;
export type ContractFacet = (typeof CONTRACT_FACETS)[number];

/** Troubles of a write, how they may be told, and whether it was carried out all the same. */
export const WRITE_TROUBLES: readonly (readonly [ContractTrouble, readonly AdapterErrorKind[], boolean])[] = [
  ['rate-limited', ['rate-limited'], false],
  ['outage', ['unclear', 'temporary'], false],
  ['gibberish', ['unexpected-reply', 'unclear'], true],
  ['reply-lost', ['unclear'], true],
];

export interface ContractVariantInput {
  readonly sku?: string;
  readonly barcode?: string;
  /** Decimal text in the store's currency. */
  readonly price: string;
  readonly compareAt?: string;
  /** At the harness's stock locations, in their order; a missing number: not stocked there. */
  readonly stock?: readonly (number | null)[];
  readonly tracked?: boolean;
  readonly continueSelling?: boolean;
  readonly color?: string;
  readonly size?: string;
  readonly metafields?: readonly ContractMetafield[];
}

export interface ContractMetafield {
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
}

export interface ContractProduct {
  /** As merchants and feeds know it. */
  readonly productId: string;
  readonly variants: readonly {
    readonly variantId: string;
    readonly variantRef: string;
    readonly inventoryItemRef: string;
  }[];
}

/** An order as the stand-in itself knows it. */
export interface ContractOrder {
  readonly orderRef: string;
  readonly channelOrderId: string | null;
  /** Money in the currency of the sale. */
  readonly total: Money;
  readonly paid: Money;
  readonly units: number;
}

/** A refund as the stand-in itself knows it. */
export interface ContractRefund {
  readonly ref: string;
  readonly note: string | null;
  readonly units: number;
  /** Money in the currency of the sale. */
  readonly paid: Money;
}

export interface ContractParcel {
  readonly carrier: string;
  readonly number: string;
  readonly url?: string;
}

/** What the merchant does by hand in the store. */
export interface ContractMerchant {
  /** Ships these units (all that are left by default); answers the refs of the fulfilments. */
  ship(
    orderRef: string,
    what?: {
      readonly lines?: readonly { readonly storeLineRef: string; readonly quantity: number }[];
      readonly parcels?: readonly ContractParcel[];
    },
  ): Promise<readonly string[]>;
  correctTracking(fulfilmentRef: string, parcels: readonly ContractParcel[]): Promise<void>;
  voidFulfilment(fulfilmentRef: string): Promise<void>;
  editDown(orderRef: string, storeLineRef: string, quantity: number): Promise<void>;
  cancelOrder(orderRef: string): Promise<void>;
  deleteOrder(orderRef: string): Promise<void>;
  /** Gives units or money back; answers the refund's ref. Only with the facet `refunds`. */
  refund(
    orderRef: string,
    what: {
      readonly lines?: readonly {
        readonly storeLineRef: string;
        readonly quantity: number;
        readonly restock?: 'RETURN' | 'CANCEL' | 'NO_RESTOCK';
      }[];
      /** Decimal text in the currency of the sale; what the lines come to by default, `0` for none. */
      readonly amount?: string;
      readonly note?: string;
    },
  ): Promise<string>;
  /** The place is not used any more. */
  deactivate(stockLocationRef: string): Promise<void>;
  /** Nothing of the order can be shipped for now. */
  hold(orderRef: string): Promise<void>;
  setStock(variantRef: string, stockLocationRef: string, available: number): Promise<void>;
}

/** A stand-in of one store that starts empty, and the adapter in front of it. Waiting costs no time in it. */
export interface StoreHarness {
  readonly store: StoreAdapter;
  readonly facets: readonly ContractFacet[];
  readonly currency: string;
  /** Another currency a channel may sell in, with units of it per unit of the store's. */
  readonly foreign: { readonly currency: string; readonly rate: string };
  readonly country: string;
  /** Two stock locations; stores without any give none. */
  readonly stockLocationRefs: readonly string[];
  /** Parts that this platform can refuse, each with a change of a plan that it refuses for it. */
  readonly refusals: readonly { readonly part: OrderPart; readonly change: Partial<OrderPlan> }[];
  addProduct(product: {
    readonly title: string;
    readonly archived?: boolean;
    readonly vendor?: string;
    readonly metafields?: readonly ContractMetafield[];
    readonly variants: readonly ContractVariantInput[];
  }): Promise<ContractProduct>;
  readonly merchant: ContractMerchant;
  refundsThere(orderRef: string): Promise<readonly ContractRefund[]>;
  /** The permission to change stock is taken away; its name is in the sentence that says so. */
  takeStockPermission(): Promise<string>;
  /** An order with this channel order id that another connector made. */
  placeForeignOrder(channelOrderId: string): Promise<string>;
  ordersThere(): Promise<readonly ContractOrder[]>;
  /** Available units of an item, by stock location ref. */
  stockThere(inventoryItemRef: string): Promise<Readonly<Record<string, number>>>;
  /** Time passes until everything that lags has caught up. */
  settle(): Promise<void>;
  /** The sign-in is no longer good; a new one can be had. */
  expireSignIn(): Promise<void>;
  /** No new sign-in can be had either. */
  revokeSignIn(): Promise<void>;
  trouble(kind: ContractTrouble): Promise<void>;
  heal(): Promise<void>;
  close(): Promise<void>;
}

export const PARTY = {
  name: 'Anna Sørensen',
  email: null,
  phone: '+4520304050',
  street: 'Nygade 1',
  postcode: '1164',
  city: 'København',
  countryCode: 'DK',
};

/** Two units at 125.00 gross, a fifth of it tax. */
export function line(
  variant: { readonly variantRef: string; readonly inventoryItemRef: string } | null,
  { lineId, currency }: { readonly lineId: string; readonly currency: string },
): OrderPlanLine {
  return {
    lineId,
    positionId: `position-${lineId}`,
    variantRef: variant?.variantRef ?? null,
    inventoryItemRef: variant?.inventoryItemRef ?? null,
    quantity: 2,
    unitPrice: money(12500, currency),
    lineTax: money(5000, currency),
    title: 'Coat',
    sku: null,
  };
}

export function makePlan(at: StoreHarness, lines: readonly OrderPlanLine[], change: Partial<OrderPlan>): OrderPlan {
  const currency = change.currency ?? at.currency;
  return {
    customId: 'miinto:production:1-m!i!s-045-1234:700',
    channelName: 'Miinto',
    channelOrderId: '700',
    parentOrderId: null,
    locationId: '1-m!i!s-045-1234',
    market: at.country,
    currency,
    rate: null,
    storeCurrency: at.currency,
    processedAt: '2026-10-01T07:30:00.000Z',
    vatRate: '0.25',
    lines,
    total: lines.reduce(
      (total, { unitPrice, quantity }) => money(total.minor + times(unitPrice, quantity).minor, currency),
      money(0, currency),
    ),
    shippingAddress: PARTY,
    billingAddress: null,
    deliveryType: 'HomeDelivery',
    email: 'anna@example.com',
    customer: null,
    tags: ['miinto'],
    note: 'Order of the contract suite',
    attributes: [],
    testOrder: false,
    stockLocationRefs: at.stockLocationRefs,
    without: [],
    ...change,
  };
}

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly kind: AdapterErrorKind; readonly message: string } };

export function expectOk<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(`Expected success, got ${result.error.kind}: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function expectError<T>(result: Outcome<T>, ...kinds: readonly AdapterErrorKind[]): void {
  if (result.ok) throw new Error(`Expected ${kinds.join(' or ')}, got success: ${JSON.stringify(result.value)}`);
  expect(kinds).toContain(result.error.kind);
  expect(result.error.message).toMatch(/\.$/);
}

export function sorted(values: readonly string[]): readonly string[] {
  return values.toSorted();
}

export function sum(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((total, value) => total + value, 0);
}

export function absent(facet: ContractFacet): never {
  throw new Error(`The adapter declares the facet ${facet} but lacks it.`);
}

/** An order whose routing is done, and the variants it was made of. */
export interface Placed {
  readonly order: CreatedOrder;
  readonly plan: OrderPlan;
  readonly product: ContractProduct;
  /** Store ref of the n-th line. */
  readonly line: (index?: number) => string;
}

/** An order of so many lines, two units each. */
export async function placeOrder(
  at: StoreHarness,
  count = 1,
  change: Partial<OrderPlan> = {},
  stock: (index: number) => readonly (number | null)[] = () => [9, 9],
): Promise<Placed> {
  const product = await at.addProduct({
    title: 'Coat',
    variants: Array.from({ length: count }, (_, index) => ({ sku: `S${index}`, price: '1.00', stock: stock(index) })),
  });
  const currency = change.currency ?? at.currency;
  const lines = product.variants.map((variant, index) => line(variant, { lineId: `l${index}`, currency }));
  const plan = makePlan(at, lines, change);
  const order = expectOk(await at.store.orders.commit(plan, expectOk(await at.store.orders.prepare(plan))));
  await at.settle();
  const refOf = (index: number) => order.lines.find(({ lineId }) => lineId === `l${index}`)?.storeLineRef ?? '';
  return { order, plan, product, line: (index = 0) => refOf(index) };
}
