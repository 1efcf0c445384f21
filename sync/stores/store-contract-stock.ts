/** What a store adapter must do with stock by itself, and with what identifies a variant elsewhere. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { AdapterErrorKind } from '../core/errors.ts';
import type { StockChange } from '../core/store-types.ts';
import { absent, expectError, expectOk } from './store-contract-harness.ts';
import type { ContractTrouble, ContractVariantInput, StoreHarness } from './store-contract-harness.ts';

const KEY = '018f6e2a-0000-5000-8000-000000000003';
const OTHER_KEY = '018f6e2a-0000-5000-8000-000000000004';

export function describeStock(harness: () => StoreHarness): void {
  const coat = async (change: Partial<ContractVariantInput> = {}) => {
    const { variants } = await harness().addProduct({
      title: 'Coat',
      variants: [{ sku: 'COAT', price: '1.00', stock: [5, 3], ...change }],
    });
    return variants[0] ?? { variantRef: '', inventoryItemRef: '', variantId: '' };
  };

  describe('stock by itself', () => {
    beforeEach(({ skip }) => skip(!harness().facets.includes('stock'), 'this store tells no stock by itself'));
    const stock = () => harness().store.stock ?? absent('stock');
    const read = async (items: readonly string[], stockLocationRefs = harness().stockLocationRefs) =>
      expectOk(await stock().read({ inventoryItemRefs: items, stockLocationRefs }));
    const change = (inventoryItemRef: string, more: Partial<StockChange> = {}) =>
      stock().change({
        inventoryItemRef,
        stockLocationRef: harness().stockLocationRefs[0] ?? '',
        delta: -2,
        idempotencyKey: KEY,
        reference: 'miinto/700 / ä',
        ...more,
      });
    const here = async (item: string) => (await harness().stockThere(item))[harness().stockLocationRefs[0] ?? ''];

    it('is told per item for the places asked for', async () => {
      const [first = '', second = ''] = harness().stockLocationRefs;
      const both = await coat();
      const one = await coat({ stock: [null, -4], tracked: true });
      const untracked = await coat({ tracked: false, stock: [] });
      const items = [both, one, untracked].map(({ inventoryItemRef }) => inventoryItemRef);
      const found = await read([...items, items[0]!.replace(/\d+$/, '999999999999')]);
      expect(found.map(({ tracked, stock: levels }) => [tracked, levels])).toEqual([
        [
          true,
          [
            { stockLocationRef: first, available: 5 },
            { stockLocationRef: second, available: 3 },
          ],
        ],
        [true, [{ stockLocationRef: second, available: -4 }]],
        [false, expect.any(Array)],
      ]);
      expect(found.map(({ inventoryItemRef }) => inventoryItemRef)).toEqual(items);
      expect((await read([items[0]!], []))[0]).toMatchObject({ tracked: true, stock: [] });
      expect(await read([])).toEqual([]);
    });

    it('changes by as much as was said, also below zero', async () => {
      const { inventoryItemRef } = await coat({ stock: [1, 3] });
      expectOk(await change(inventoryItemRef));
      expect(await here(inventoryItemRef)).toBe(-1);
      expectOk(await change(inventoryItemRef, { delta: 5, idempotencyKey: OTHER_KEY }));
      expect(await here(inventoryItemRef)).toBe(4);
    });

    it('changes whatever has happened to it since', async () => {
      const { inventoryItemRef, variantRef } = await coat();
      await harness().merchant.setStock(variantRef, harness().stockLocationRefs[0] ?? '', 40);
      expectOk(await change(inventoryItemRef));
      expect(await here(inventoryItemRef)).toBe(38);
    });

    it('changes once for one key', async () => {
      const { inventoryItemRef } = await coat();
      expectOk(await change(inventoryItemRef));
      expectOk(await change(inventoryItemRef));
      expect(await here(inventoryItemRef)).toBe(3);
    });

    it('is not changed by another request under the same key', async () => {
      const { inventoryItemRef } = await coat();
      expectOk(await change(inventoryItemRef));
      expectError(await change(inventoryItemRef, { delta: -3 }), 'rejected');
      expect(await here(inventoryItemRef)).toBe(3);
    });

    it('that cannot be changed says so, and a key that failed once is told as spent', async () => {
      const { inventoryItemRef } = await coat();
      const gone = inventoryItemRef.replace(/\d+$/, '999999999999');
      expectError(await change(gone), 'rejected', 'not-found');
      expectError(await change(gone), 'rejected', 'not-found');
      expectOk(await change(inventoryItemRef, { idempotencyKey: OTHER_KEY }));
    });

    it('needs its own permission, which is named', async () => {
      const { inventoryItemRef } = await coat();
      const permission = await harness().takeStockPermission();
      const refused = await change(inventoryItemRef);
      expectError(refused, 'forbidden');
      expect(!refused.ok && refused.error.message).toContain(permission);
      expect(await here(inventoryItemRef)).toBe(5);
      expect(await read([inventoryItemRef])).toHaveLength(1);
    });

    it.each<[ContractTrouble, readonly AdapterErrorKind[], number]>([
      ['rate-limited', ['rate-limited'], 5],
      ['outage', ['unclear', 'temporary'], 5],
      ['gibberish', ['unexpected-reply', 'unclear'], 3],
      ['reply-lost', ['unclear'], 3],
    ])('in trouble (%s) changes once when it is sent again', async (kind, kinds, meanwhile) => {
      const { inventoryItemRef } = await coat();
      await harness().trouble(kind);
      expectError(await change(inventoryItemRef), ...kinds);
      await harness().heal();
      expect(await here(inventoryItemRef)).toBe(meanwhile);
      expectOk(await change(inventoryItemRef));
      expect(await here(inventoryItemRef)).toBe(3);
    });

    it('is changed also with a sign-in that had to be renewed', async () => {
      const { inventoryItemRef } = await coat();
      await harness().expireSignIn();
      expectOk(await change(inventoryItemRef));
      expect(await here(inventoryItemRef)).toBe(3);
      await harness().revokeSignIn();
      expectError(await change(inventoryItemRef, { idempotencyKey: OTHER_KEY }), 'auth');
    });
  });

  describe('what identifies a variant elsewhere', () => {
    beforeEach(({ skip }) => skip(!harness().facets.includes('catalog.facts'), 'this store tells no such facts'));
    const facts = async (variantRefs: readonly string[], ...names: readonly string[]) => {
      const metafields = names.map((name) => {
        const [namespace = '', key = ''] = name.split('.');
        return { namespace, key };
      });
      const { catalog } = harness().store;
      return expectOk((await catalog.facts?.({ variantRefs, metafields })) ?? absent('catalog.facts'));
    };
    const field = (key: string, value: string) => ({ namespace: 'custom', key, value });

    it('is its brand, its options and its codes', async () => {
      const { variants } = await harness().addProduct({
        title: 'Wool coat',
        vendor: 'Maison',
        variants: [{ sku: 'C-1', barcode: '5701234567890', price: '1.00', color: 'Red', size: 'M' }],
      });
      const [found] = await facts([variants[0]!.variantRef]);
      expect(found).toMatchObject({
        variantRef: variants[0]!.variantRef,
        inventoryItemRef: variants[0]!.inventoryItemRef,
        productTitle: 'Wool coat',
        sku: 'C-1',
        barcode: '5701234567890',
        vendor: 'Maison',
        metafields: [],
      });
      expect(found?.options.map(({ value }) => value)).toEqual(expect.arrayContaining(['Red', 'M']));
    });

    it('is the metafields asked for, those of the variant before those of its product', async () => {
      const { variants } = await harness().addProduct({
        title: 'Coat',
        metafields: [field('style', 'of the product'), field('brand', 'Maison'), field('other', 'not asked for')],
        variants: [
          { sku: 'A', price: '1.00', metafields: [field('style', 'of the variant')] },
          { sku: 'B', price: '1.00' },
        ],
      });
      const refs = variants.map(({ variantRef }) => variantRef);
      const found = await facts(refs, 'custom.style', 'custom.brand', 'custom.absent', 'custom.style');
      expect(found.map(({ metafields }) => metafields)).toEqual([
        [field('style', 'of the variant'), field('brand', 'Maison')],
        [field('style', 'of the product'), field('brand', 'Maison')],
      ]);
    });

    it('comes for as many as are asked for; those that do not exist are left out', async () => {
      const { variants } = await harness().addProduct({
        title: 'Coat',
        metafields: [field('brand', 'Maison')],
        variants: Array.from({ length: 110 }, (_, index) => ({ sku: `S${index}`, price: '1.00' })),
      });
      const refs = variants.map(({ variantRef }) => variantRef);
      const found = await facts([refs[0]!.replace(/\d+$/, '999999999999'), ...refs], 'custom.brand');
      expect(found.map(({ variantRef }) => variantRef)).toEqual(refs);
      expect(found.every(({ metafields }) => metafields[0]?.value === 'Maison')).toBe(true);
      expect(await facts([], 'custom.brand')).toEqual([]);
    });
  });
}
