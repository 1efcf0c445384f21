import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import type { ProductMapRow } from './market/state.ts';
import { DK, startBench, type Bench } from './test-client.ts';

allowLoopback();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

describe('the product map', () => {
  it('is a bare list of four texts each, empty when nothing is there', async () => {
    const target = `/productmaps?unifiedLocationId=${DK}`;
    expect((await bench.ask(target)).text).toBe('[]');
    const rows: ProductMapRow[] = Array.from({ length: 1234 }, (_, n) => [`S${n}`, `F${n}`, `570${n}`, `uuid-${n}`]);
    bench.control.setProductMap({ locationId: DK, rows: rows.slice(0, 1200) });
    bench.control.addProductMapRows({ locationId: DK, rows: rows.slice(1200) });
    expect((await bench.ask(target)).json).toEqual(rows);
  });
});

describe('the stock update', () => {
  const line = { stock: 3, group: 'ABC', brand: 'Blå', color: 'Black', size: '8.5' };
  const items = `/locations/${DK}/items`;

  it('keeps the newest number per group, brand, colour and size, and how often it came', async () => {
    expect((await bench.patch(items, [line, { ...line, size: '9' }])).json).toMatchObject({
      meta: { status: 'success' },
    });
    await bench.patch(items, [{ ...line, stock: 0 }]);
    expect(bench.control.state().stock).toMatchObject([
      { locationId: DK, size: '8.5', stock: 0, pushes: 2 },
      { size: '9', stock: 3, pushes: 1 },
    ]);
  });

  it('refuses what is no list of items', async () => {
    for (const body of [line, [{ ...line, stock: -1 }], [{ ...line, stock: '3' }], [{ ...line, size: 8.5 }], [1]]) {
      expect((await bench.patch(items, body)).status).toBe(400);
    }
    bench.control.setSwitches({ maxStockBatch: 1 });
    expect((await bench.patch(items, [line, line])).status).toBe(400);
  });

  it('has variants: errors per item, not there at all, success without effect', async () => {
    bench.control.setProductMap({ locationId: DK, rows: [['ABC', 'f', '', 'm']] });
    bench.control.setSwitches({ stock: 'no-effect' });
    expect((await bench.patch(items, [line])).status).toBe(200);
    bench.control.setSwitches({ stock: 'not-found' });
    expect((await bench.patch(items, [line])).status).toBe(404);
    expect(bench.control.state().stock).toEqual([]);
    bench.control.setSwitches({ stock: 'item-errors' });
    expect((await bench.patch(items, [line, { ...line, group: 'X' }])).json.data).toMatchObject({
      updated: 1,
      errors: [{ group: 'X' }],
    });
    expect(bench.control.state().stock).toHaveLength(1);
  });
});
