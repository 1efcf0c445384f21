/**
 * What every store adapter must do, whatever its platform looks like. An adapter cannot pick tests: it hands in a harness
 * over a stand-in of its platform and names the facets it has; those it lacks must be truly absent.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdapterErrorKind } from '../core/errors.ts';
import { surelyNotExecuted } from '../core/errors.ts';
import { money, times } from '../core/money.ts';
import type { Money } from '../core/money.ts';
import type { IdentificationAttribute, OrderPart, OrderPlan, OrderPlanLine } from '../core/store-types.ts';
import type { OrderHandle, StoreAdapter } from './store.ts';

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
export type ContractFacet = 'placements';

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
    readonly variants: readonly ContractVariantInput[];
  }): Promise<ContractProduct>;
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

export function describeStoreContract(name: string, makeHarness: () => Promise<StoreHarness>): void {
  describe(`${name} as a store`, () => {
    let at: StoreHarness;
    beforeEach(async () => {
      at = await makeHarness();
    });
    afterEach(() => at.close());

    const placements = () => at.store.placements ?? absent('placements');
    const coat = (change: Partial<ContractVariantInput> = {}) =>
      at.addProduct({ title: 'Coat', variants: [{ sku: 'COAT', price: '100.00', stock: [5, 5], ...change }] });
    const find = async (attribute: IdentificationAttribute, ...values: string[]) =>
      expectOk(await at.store.catalog.find(values.map((value) => ({ attribute, value }))));
    const offers = async (variantRefs: readonly string[], stockLocationRefs = at.stockLocationRefs) =>
      expectOk(await at.store.catalog.offers({ variantRefs, stockLocationRefs, country: at.country }));
    const prepared = async (plan: OrderPlan): Promise<OrderHandle> => expectOk(await at.store.orders.prepare(plan));
    const commit = async (plan: OrderPlan) => at.store.orders.commit(plan, await prepared(plan));
    const resolve = async (plan: OrderPlan) => expectOk(await at.store.orders.resolve(plan, await prepared(plan)));

    const planFor = (product: ContractProduct, change: Partial<OrderPlan> = {}): OrderPlan => {
      const currency = change.currency ?? at.currency;
      const lines = product.variants.map((variant, index) => line(variant, { lineId: `l${index}`, currency }));
      return makePlan(at, lines, change);
    };

    it('has the facets it declares and truly lacks the others', () => {
      expect(at.store.placements !== undefined).toBe(at.facets.includes('placements'));
    });

    describe('the store itself', () => {
      it('tells its currency and its stock locations', async () => {
        const profile = expectOk(await at.store.profile());
        expect(profile.currency).toBe(at.currency);
        expect(profile.name).toMatch(/./);
        expect(profile.stockLocations.filter(({ active }) => active).map(({ ref }) => ref)).toEqual(
          expect.arrayContaining([...at.stockLocationRefs]),
        );
      });

      it('is set up once, also when set up again or twice at once', async () => {
        const [first, second] = await Promise.all([at.store.ensureSetUp(), at.store.ensureSetUp()]);
        expectOk(first);
        expectOk(second);
        expect(expectOk(await at.store.ensureSetUp()).created).toEqual([]);
      });
    });

    describe('looking products up', () => {
      it('by id, variant id, article number and barcode finds the one variant', async () => {
        const other = await at.addProduct({ title: 'Scarf', variants: [{ sku: 'SCARF', price: '10.00' }] });
        const product = await coat({ barcode: '5701234567890' });
        const [variant] = product.variants;
        const lookups: [IdentificationAttribute, string][] = [
          [{ kind: 'id' }, variant!.variantId],
          [{ kind: 'id' }, product.productId],
          [{ kind: 'variant-id' }, variant!.variantId],
          [{ kind: 'variant-id' }, variant!.variantRef],
          [{ kind: 'sku' }, 'COAT'],
          [{ kind: 'barcode' }, '5701234567890'],
          [{ kind: 'barcode' }, '05701234567890'],
        ];
        const queries = lookups.map(([attribute, value]) => ({ attribute, value }));
        const found = expectOk(await at.store.catalog.find(queries));
        expect(found.map(({ query }) => query)).toEqual(queries);
        for (const { query, matches } of found) {
          expect([query, matches.map(({ variantRef }) => variantRef)]).toEqual([query, [variant!.variantRef]]);
        }
        expect(found[0]?.matches[0]).toMatchObject({
          inventoryItemRef: variant!.inventoryItemRef,
          productTitle: 'Coat',
          sku: 'COAT',
          archived: false,
        });
        expect(other.productId).not.toBe(product.productId);
      });

      it('returns several matches instead of choosing, and none for none', async () => {
        const first = await coat();
        const second = await coat();
        const [several, none] = await find({ kind: 'sku' }, 'COAT', 'NOWHERE');
        expect(sorted(several!.matches.map(({ variantRef }) => variantRef))).toEqual(
          sorted([first, second].map(({ variants }) => variants[0]!.variantRef)),
        );
        expect(none!.matches).toEqual([]);
      });

      it('takes the whole text: neither case, nor parts, nor search words count', async () => {
        await at.addProduct({
          title: 'Coat',
          variants: ['ABC-1', 'abc-1', 'ABC-1-XL', 'ABC', "it's", 'a"b\\c'].map((sku) => ({ sku, price: '1.00' })),
        });
        const values = ['ABC-1', "it's", 'a"b\\c', 'ABC*', '*', "x' OR sku:ABC-1 OR '", '', 'OR', 'ABC 1', '-ABC'];
        const found = await find({ kind: 'sku' }, ...values);
        expect(found.map(({ matches }) => matches.map(({ sku }) => sku))).toEqual([
          ['ABC-1'],
          ["it's"],
          ['a"b\\c'],
          ...values.slice(3).map(() => []),
        ]);
      });

      it('by the id of a product finds it only if it has one variant', async () => {
        const product = await at.addProduct({
          title: 'Coat',
          variants: [
            { sku: 'S', price: '1.00' },
            { sku: 'M', price: '1.00' },
          ],
        });
        const values = [product.productId, 'no id', '0', '-1', '999999999999'];
        const found = await find({ kind: 'id' }, ...values);
        expect(found.map(({ matches }) => matches)).toEqual(values.map(() => []));
      });

      it('tells archived ones', async () => {
        await at.addProduct({ title: 'Coat', archived: true, variants: [{ sku: 'OLD', price: '1.00' }] });
        const [found] = await find({ kind: 'sku' }, 'OLD');
        expect(found?.matches).toMatchObject([{ archived: true }]);
      });

      it('answers sixty at once, in the order asked', async () => {
        const skus = Array.from({ length: 60 }, (_, index) => `SKU-${index}`);
        await at.addProduct({ title: 'Coat', variants: skus.map((sku) => ({ sku, price: '1.00' })) });
        const asked = skus.toReversed();
        const found = await find({ kind: 'sku' }, ...asked);
        expect(found.map(({ matches }) => matches.map(({ sku }) => sku))).toEqual(asked.map((sku) => [sku]));
      });
    });

    describe('stock and prices', () => {
      it('are told per variant, for the chosen stock locations alone', async () => {
        const { variants } = await at.addProduct({
          title: 'Coat',
          variants: [
            { sku: 'A', price: '100.00', compareAt: '129.95', stock: [3, -1] },
            { sku: 'B', price: '50.00', stock: [null, 4], continueSelling: true },
            { sku: 'C', price: '0.00', tracked: false },
          ],
        });
        const [first = '', second = ''] = at.stockLocationRefs;
        const [a, b, c] = await offers(variants.map(({ variantRef }) => variantRef));
        const base = (price: number, compareAt: number | null) => ({
          price: money(price, at.currency),
          compareAt: compareAt === null ? null : money(compareAt, at.currency),
        });
        expect(a).toMatchObject({ tracked: true, continueSelling: false, base: base(10000, 12995) });
        expect(b).toMatchObject({ tracked: true, continueSelling: true, base: base(5000, null) });
        expect(c).toMatchObject({ tracked: false, base: base(0, null) });
        expect(a?.stock).toEqual([
          { stockLocationRef: first, available: 3 },
          { stockLocationRef: second, available: -1 },
        ]);
        expect(b?.stock).toEqual([{ stockLocationRef: second, available: 4 }]);
        const [alone] = await offers([variants[0]!.variantRef], [second]);
        expect(alone?.stock).toEqual([{ stockLocationRef: second, available: -1 }]);
        const [nowhere] = await offers([variants[0]!.variantRef], []);
        expect(nowhere?.stock).toEqual([]);
      });

      it('of variants that do not exist are left out', async () => {
        const { variants } = await coat();
        const gone = variants[0]!.variantRef.replace(/\d+$/, '999999999999');
        const found = await offers([gone, variants[0]!.variantRef]);
        expect(found.map(({ variantRef }) => variantRef)).toEqual([variants[0]!.variantRef]);
        expect(await offers([])).toEqual([]);
      });

      it('of sixty variants come at once', async () => {
        const { variants } = await at.addProduct({
          title: 'Coat',
          variants: Array.from({ length: 60 }, (_, index) => ({
            sku: `S${index}`,
            price: `${index}.00`,
            stock: [index],
          })),
        });
        const found = await offers(variants.map(({ variantRef }) => variantRef));
        expect(found.map(({ base, stock }) => [base.price.minor, stock[0]?.available])).toEqual(
          variants.map((_, index) => [index * 100, index]),
        );
      });
    });

    describe('creating an order', () => {
      beforeEach(async () => void expectOk(await at.store.ensureSetUp()));

      it('makes exactly one, with its lines, its total and its payment, and finds it again', async () => {
        const product = await at.addProduct({
          title: 'Coat',
          variants: [
            { sku: 'S', price: '1.00', stock: [5, 5] },
            { sku: 'M', price: '1.00', stock: [5, 5] },
          ],
        });
        const plan = planFor(product);
        expect(await resolve(plan)).toEqual({ found: null, others: [] });
        const created = expectOk(await commit(plan));
        expect(created.total).toEqual(plan.total);
        expect(created.name).toMatch(/./);
        expect(sorted(created.lines.map(({ lineId }) => lineId))).toEqual(['l0', 'l1']);
        expect(new Set(created.lines.map(({ storeLineRef }) => storeLineRef)).size).toBe(2);
        expect(created.createdAt).toBeInstanceOf(Date);
        expect(await at.ordersThere()).toEqual([
          {
            orderRef: created.orderRef,
            channelOrderId: plan.channelOrderId,
            total: plan.total,
            paid: plan.total,
            units: 4,
          },
        ]);
        expect(await resolve(plan)).toEqual({ found: created, others: [] });
        expect(at.store.orders.adminUrl(created.orderRef)).toMatch(/^https?:\/\/./);
      });

      it('lowers the stock by what was sold, also below zero', async () => {
        const product = await coat({ stock: [1] });
        const before = await at.stockThere(product.variants[0]!.inventoryItemRef);
        expectOk(await commit(planFor(product)));
        const after = await at.stockThere(product.variants[0]!.inventoryItemRef);
        expect(sum(after)).toBe(sum(before) - 2);
      });

      it('of a line without a product touches no stock', async () => {
        const custom = line(null, { lineId: 'l0', currency: at.currency });
        const created = expectOk(await commit(makePlan(at, [custom], {})));
        expect(created.lines.map(({ lineId }) => lineId)).toEqual(['l0']);
        expect(await at.ordersThere()).toMatchObject([{ units: 2 }]);
      });

      it('in another currency keeps the channel’s total, and its payment settles it', async () => {
        const { currency, rate } = at.foreign;
        const plan = planFor(await coat(), { currency, rate: { value: rate, date: '2026-10-01' } });
        const created = expectOk(await commit(plan));
        expect(created.total).toEqual(plan.total);
        expect(await at.ordersThere()).toMatchObject([{ total: plan.total, paid: plan.total }]);
      });

      it('takes names and texts of every script', async () => {
        const party = { ...PARTY, name: 'שרה 🧥 Zoë O’Brien-Łukasz', street: 'Ελ. Βενιζέλου 1 "b" \\ <b>' };
        const plan = planFor(await coat(), { shippingAddress: party, note: '🧥 "\\\n\t<script>', tags: ['ünïcode'] });
        expect(expectOk(await commit(plan)).total).toEqual(plan.total);
      });

      it('that another connector made already is told, and is not taken for ours', async () => {
        const plan = planFor(await coat());
        const foreign = await at.placeForeignOrder(plan.channelOrderId);
        await at.placeForeignOrder(`${plan.channelOrderId}-1`);
        await at.settle();
        expect(await resolve(plan)).toEqual({ found: null, others: [foreign] });
      });

      it('of another part of the same channel order is not taken for this one', async () => {
        const product = await coat();
        expectOk(await commit(planFor(product)));
        await at.settle();
        const second = planFor(product, { customId: `${planFor(product).customId}:2` });
        const lines = second.lines.map((part) => ({ ...part, lineId: `other-${part.lineId}` }));
        expect(await resolve({ ...second, lines })).toEqual({ found: null, others: [] });
      });

      it('with something that does not exist is refused, names no part to leave out, and makes nothing', async () => {
        const product = await coat();
        const plan = planFor(product);
        const lines = plan.lines.map((part) => ({
          ...part,
          variantRef: part.variantRef!.replace(/\d+$/, '999999999'),
        }));
        const refused = await commit({ ...plan, lines });
        expectError(refused, 'rejected', 'not-found');
        expect(!refused.ok && refused.error.refusedPart).toBeFalsy();
        expect(await at.ordersThere()).toEqual([]);
      });

      it('with a part that the store refuses names that part, makes nothing, and succeeds without it', async () => {
        const product = await coat({ stock: [100] });
        for (const [index, { part, change }] of at.refusals.entries()) {
          const plan = planFor(product, { customId: `refused-${index}`, channelOrderId: `70${index}`, ...change });
          const refused = await commit(plan);
          expectError(refused, 'rejected');
          expect(!refused.ok && refused.error.refusedPart).toBe(part);
          expect(await at.ordersThere()).toHaveLength(index);
          expectOk(await commit({ ...plan, without: [part] }));
        }
      });
    });

    describe('trouble at the other side', () => {
      beforeEach(async () => void expectOk(await at.store.ensureSetUp()));

      it('that loses the reply leaves the order open, and there is one, which is found', async () => {
        const plan = planFor(await coat());
        await at.trouble('reply-lost');
        expectError(await commit(plan), 'unclear');
        expect(await at.ordersThere()).toHaveLength(1);
        await at.heal();
        const [there] = await at.ordersThere();
        expect((await resolve(plan)).found).toMatchObject({ orderRef: there!.orderRef, total: plan.total });
      });

      it.each<[ContractTrouble, readonly AdapterErrorKind[]]>([
        ['rate-limited', ['rate-limited']],
        ['outage', ['temporary']],
        ['gibberish', ['unexpected-reply', 'temporary']],
      ])('while reading (%s) is told as what it is and over when it is over', async (kind, kinds) => {
        const { variants } = await coat();
        await at.trouble(kind);
        const query = { attribute: { kind: 'sku' }, value: 'COAT' } as const;
        const failed = await at.store.catalog.find([query]);
        expectError(failed, ...kinds);
        if (kind === 'rate-limited') expect(!failed.ok && failed.error.until).toBeInstanceOf(Date);
        await at.heal();
        const [found] = expectOk(await at.store.catalog.find([query]));
        expect(found?.matches.map(({ variantRef }) => variantRef)).toEqual([variants[0]!.variantRef]);
      });

      it.each<[ContractTrouble, readonly AdapterErrorKind[], number]>([
        ['rate-limited', ['rate-limited'], 0],
        ['outage', ['unclear', 'temporary'], 0],
        ['gibberish', ['unexpected-reply', 'unclear'], 1],
      ])('while creating (%s) never makes a second order', async (kind, kinds, there) => {
        const plan = planFor(await coat());
        await at.trouble(kind);
        const failed = await commit(plan);
        expectError(failed, ...kinds);
        if (there > 0) expect(!failed.ok && surelyNotExecuted(failed.error)).toBe(false);
        await at.heal();
        expect(await at.ordersThere()).toHaveLength(there);
      });
    });

    describe('the sign-in', () => {
      it('is renewed by itself, also on the way to an order, which is made once', async () => {
        const plan = planFor(await coat());
        expectOk(await at.store.ensureSetUp());
        await at.expireSignIn();
        expectOk(await commit(plan));
        expect(await at.ordersThere()).toHaveLength(1);
      });

      it('that cannot be renewed is a matter for a person', async () => {
        await at.revokeSignIn();
        expectError(await at.store.profile(), 'auth');
      });
    });

    describe('placements', () => {
      beforeEach(async ({ skip }) => {
        skip(!at.facets.includes('placements'), 'this store has no stock locations');
        expectOk(await at.store.ensureSetUp());
      });

      const read = async (orderRef: string, stockLocationRefs: readonly string[]) =>
        expectOk(await placements().read({ orderRefs: [orderRef], stockLocationRefs }))[0];

      it('cover every unit of an order once it has been routed', async () => {
        const product = await at.addProduct({
          title: 'Coat',
          variants: Array.from({ length: 7 }, (_, index) => ({ sku: `S${index}`, price: '1.00', stock: [9, 9] })),
        });
        const plan = planFor(product);
        const { orderRef } = expectOk(await commit(plan));
        await at.settle();
        const placed = await read(orderRef, at.stockLocationRefs);
        const units = placed?.placements.flatMap((placement) => placement.units) ?? [];
        expect(sorted(units.map(({ lineId, quantity }) => `${lineId}:${quantity}`))).toEqual(
          sorted(plan.lines.map(({ lineId, quantity }) => `${lineId}:${quantity}`)),
        );
        for (const placement of placed?.placements ?? []) {
          expect(at.stockLocationRefs).toContain(placement.stockLocationRef);
        }
      });

      it('of orders that do not exist are left out', async () => {
        const { orderRef } = expectOk(await commit(planFor(await coat())));
        await at.settle();
        const request = { orderRefs: [orderRef.replace(/\d+$/, '999999999'), orderRef], stockLocationRefs: [] };
        const found = expectOk(await placements().read(request));
        expect(found.map((order) => order.orderRef)).toEqual([orderRef]);
      });

      it('can be moved to a chosen stock location, once', async () => {
        const [here = '', there = ''] = at.stockLocationRefs;
        const { orderRef } = expectOk(await commit(planFor(await coat())));
        await at.settle();
        const [before] = (await read(orderRef, []))?.placements ?? [];
        const target = before?.stockLocationRef === here ? there : here;
        const [movable] = (await read(orderRef, [target]))?.placements ?? [];
        expect(movable).toMatchObject({ movable: true, moveTargets: [target] });
        const move = { fulfilmentOrderRef: movable!.fulfilmentOrderRef, stockLocationRef: target };
        expectOk(await placements().move(move));
        const after = await read(orderRef, [target]);
        expect(
          after?.placements.flatMap(({ stockLocationRef, units }) => units.map((unit) => [stockLocationRef, unit])),
        ).toEqual([[target, { lineId: 'l0', quantity: 2 }]]);
        const again = await placements().move(move);
        expect(!again.ok && surelyNotExecuted(again.error)).toBe(true);
      });

      it('offer no target where the units are not stocked', async () => {
        const [, there = ''] = at.stockLocationRefs;
        const { orderRef } = expectOk(await commit(planFor(await coat({ stock: [5] }))));
        await at.settle();
        expect((await read(orderRef, [there]))?.placements.flatMap(({ moveTargets }) => moveTargets)).toEqual([]);
      });
    });
  });
}

const PARTY = {
  name: 'Anna Sørensen',
  email: null,
  phone: '+4520304050',
  street: 'Nygade 1',
  postcode: '1164',
  city: 'København',
  countryCode: 'DK',
};

/** Two units at 125.00 gross, a fifth of it tax. */
function line(
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

function makePlan(at: StoreHarness, lines: readonly OrderPlanLine[], change: Partial<OrderPlan>): OrderPlan {
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

function expectOk<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(`Expected success, got ${result.error.kind}: ${JSON.stringify(result.error)}`);
  return result.value;
}

function expectError<T>(result: Outcome<T>, ...kinds: readonly AdapterErrorKind[]): void {
  if (result.ok) throw new Error(`Expected ${kinds.join(' or ')}, got success: ${JSON.stringify(result.value)}`);
  expect(kinds).toContain(result.error.kind);
  expect(result.error.message).toMatch(/\.$/);
}

function sorted(values: readonly string[]): readonly string[] {
  return values.toSorted();
}

function sum(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((total, value) => total + value, 0);
}

function absent(facet: ContractFacet): never {
  throw new Error(`The adapter declares the facet ${facet} but lacks it.`);
}
