/**
 * What every store adapter must do, whatever its platform looks like. An adapter cannot pick tests: it hands in a harness
 * over a stand-in of its platform and names the facets it has; those it lacks must be truly absent.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdapterErrorKind } from '../core/errors.ts';
import { surelyNotExecuted } from '../core/errors.ts';
import type { OrderPlan } from '../core/store-types.ts';
import type { OrderHandle } from './store.ts';
import { describeAfterwards } from './store-contract-afterwards.ts';
import { describeCatalog } from './store-contract-catalog.ts';
import {
  absent,
  CONTRACT_FACETS,
  expectError,
  expectOk,
  line,
  makePlan,
  PARTY,
  sorted,
  sum,
} from './store-contract-harness.ts';
import type {
  ContractFacet,
  ContractProduct,
  ContractTrouble,
  ContractVariantInput,
  StoreHarness,
} from './store-contract-harness.ts';
import { describeRefunds } from './store-contract-refunds.ts';
import { describeStock } from './store-contract-stock.ts';

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
    const prepared = async (plan: OrderPlan): Promise<OrderHandle> => expectOk(await at.store.orders.prepare(plan));
    const commit = async (plan: OrderPlan) => at.store.orders.commit(plan, await prepared(plan));
    const resolve = async (plan: OrderPlan) => expectOk(await at.store.orders.resolve(plan, await prepared(plan)));

    const planFor = (product: ContractProduct, change: Partial<OrderPlan> = {}): OrderPlan => {
      const currency = change.currency ?? at.currency;
      const lines = product.variants.map((variant, index) => line(variant, { lineId: `l${index}`, currency }));
      return makePlan(at, lines, change);
    };

    it('has the facets it declares and truly lacks the others', () => {
      const { catalog, orders, ...store } = at.store;
      const present: Readonly<Record<ContractFacet, boolean>> = {
        placements: store.placements !== undefined,
        'catalog.facts': catalog.facts !== undefined,
        'orders.read': orders.read !== undefined,
        'orders.cancel': orders.cancel !== undefined,
        'orders.reduce': orders.reduce !== undefined,
        fulfilments: store.fulfilments !== undefined,
        stock: store.stock !== undefined,
        refunds: store.refunds !== undefined,
        returns: store.returns !== undefined,
      };
      expect(CONTRACT_FACETS.filter((facet) => present[facet])).toEqual(
        CONTRACT_FACETS.filter((facet) => at.facets.includes(facet)),
      );
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

    describeCatalog(() => at);

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

    describeAfterwards(() => at);
    describeStock(() => at);
    describeRefunds(() => at);
  });
}
