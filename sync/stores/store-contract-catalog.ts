/** What a store adapter must do with its catalogue: find variants exactly, and tell their stock and prices. */
import { describe, expect, it } from 'vitest';
import { money } from '../core/money.ts';
import type { IdentificationAttribute } from '../core/store-types.ts';
import { expectOk, sorted } from './store-contract-harness.ts';
import type { ContractVariantInput, StoreHarness } from './store-contract-harness.ts';

export function describeCatalog(harness: () => StoreHarness): void {
  const coat = (change: Partial<ContractVariantInput> = {}) =>
    harness().addProduct({ title: 'Coat', variants: [{ sku: 'COAT', price: '100.00', stock: [5, 5], ...change }] });
  const find = async (attribute: IdentificationAttribute, ...values: string[]) =>
    expectOk(await harness().store.catalog.find(values.map((value) => ({ attribute, value }))));
  const offers = async (variantRefs: readonly string[], stockLocationRefs = harness().stockLocationRefs) =>
    expectOk(await harness().store.catalog.offers({ variantRefs, stockLocationRefs, country: harness().country }));

  describe('looking products up', () => {
    it('by id, variant id, article number and barcode finds the one variant', async () => {
      const other = await harness().addProduct({ title: 'Scarf', variants: [{ sku: 'SCARF', price: '10.00' }] });
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
      const found = expectOk(await harness().store.catalog.find(queries));
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
      await harness().addProduct({
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
      const product = await harness().addProduct({
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
      await harness().addProduct({ title: 'Coat', archived: true, variants: [{ sku: 'OLD', price: '1.00' }] });
      const [found] = await find({ kind: 'sku' }, 'OLD');
      expect(found?.matches).toMatchObject([{ archived: true }]);
    });

    it('answers sixty at once, in the order asked', async () => {
      const skus = Array.from({ length: 60 }, (_, index) => `SKU-${index}`);
      await harness().addProduct({ title: 'Coat', variants: skus.map((sku) => ({ sku, price: '1.00' })) });
      const asked = skus.toReversed();
      const found = await find({ kind: 'sku' }, ...asked);
      expect(found.map(({ matches }) => matches.map(({ sku }) => sku))).toEqual(asked.map((sku) => [sku]));
    });
  });

  describe('stock and prices', () => {
    it('are told per variant, for the chosen stock locations alone', async () => {
      const { variants } = await harness().addProduct({
        title: 'Coat',
        variants: [
          { sku: 'A', price: '100.00', compareAt: '129.95', stock: [3, -1] },
          { sku: 'B', price: '50.00', stock: [null, 4], continueSelling: true },
          { sku: 'C', price: '0.00', tracked: false },
        ],
      });
      const [first = '', second = ''] = harness().stockLocationRefs;
      const [a, b, c] = await offers(variants.map(({ variantRef }) => variantRef));
      const base = (price: number, compareAt: number | null) => ({
        price: money(price, harness().currency),
        compareAt: compareAt === null ? null : money(compareAt, harness().currency),
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
      const { variants } = await harness().addProduct({
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
}
