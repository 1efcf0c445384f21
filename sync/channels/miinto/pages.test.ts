import { describe, expect, it } from 'vitest';
import type { AdapterErrorKind } from '../../core/errors.ts';
import { adapterError } from '../../core/errors.ts';
import { err, ok } from '../../core/result.ts';
import type { Mapped } from './mapper.ts';
import { collect, collectUntil } from './pages.ts';
import type { FetchPage } from './pages.ts';

interface Entry {
  readonly id: number;
}
const map = (raw: unknown): Mapped<Entry> => ({ kind: 'record', record: raw as Entry });
const entries = (from: number, to: number): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index }));
const ids = (records: readonly Entry[]) => records.map(({ id }) => id);

/** A list at the other side; `before` may change it ahead of each page. */
function server(list: Entry[], pageSize: number, options: { totals?: boolean; before?: (page: number) => void } = {}) {
  const offsets: number[] = [];
  const fetchPage: FetchPage = async (offset) => {
    options.before?.(offsets.length);
    offsets.push(offset);
    return ok({
      entries: list.slice(offset, offset + pageSize),
      total: options.totals === false ? null : list.length,
    });
  };
  return { fetchPage, offsets };
}

describe('a list read in pages', () => {
  it('is complete when all pages fit together, also at an exact multiple of the page size', async () => {
    for (const length of [0, 1, 2, 3, 4]) {
      const result = await collect(server(entries(1, length), 2).fetchPage, 2, map);
      expect(result).toMatchObject({ ok: true, value: { complete: true, bad: [] } });
      expect(result.ok && ids(result.value.records)).toEqual(ids(entries(1, length)));
    }
  });

  it('is read again when it shrank between two pages, so that the entry that slipped is not missed', async () => {
    const list = entries(1, 5);
    const { fetchPage, offsets } = server(list, 2, { before: (page) => page === 1 && list.shift() });
    const result = await collect(fetchPage, 2, map);
    expect(result).toMatchObject({ ok: true, value: { complete: true, records: entries(2, 5) } });
    expect(offsets).toEqual([0, 2, 4, 0, 2, 4]);
  });

  it('is read again when it grew between two pages, and names nothing twice', async () => {
    const list = entries(1, 3);
    const { fetchPage } = server(list, 2, { before: (page) => page === 1 && list.unshift({ id: 0 }) });
    const result = await collect(fetchPage, 2, map);
    expect(result).toMatchObject({ ok: true, value: { complete: true, records: entries(0, 3) } });
  });

  it('is not called complete while it never stands still', async () => {
    const list = entries(1, 40);
    const { fetchPage } = server(list, 2, { before: () => list.shift() });
    const result = await collect(fetchPage, 2, map);
    expect(result).toMatchObject({ ok: true, value: { complete: false } });
  });

  it('without totals must look the same twice before several pages count as complete', async () => {
    const { fetchPage, offsets } = server(entries(1, 3), 2, { totals: false });
    expect(await collect(fetchPage, 2, map)).toMatchObject({ ok: true, value: { complete: true } });
    expect(offsets).toEqual([0, 2, 0, 2]);
  });

  it('goes on when the server caps its pages below what was asked for', async () => {
    const { fetchPage } = server(entries(1, 7), 3);
    const result = await collect(fetchPage, 50, map);
    expect(result).toMatchObject({ ok: true, value: { complete: true, records: entries(1, 7) } });
  });

  it('ends when the server ignores the offset', async () => {
    const result = await collect(async () => ok({ entries: entries(1, 2), total: 9 }), 2, map);
    expect(result).toMatchObject({ ok: true, value: { complete: false, records: entries(1, 2) } });
  });

  it('is not complete when fewer entries came than were counted', async () => {
    const result = await collect(
      async (offset) => ok({ entries: offset === 0 ? entries(1, 2) : [], total: 3 }),
      50,
      map,
    );
    expect(result).toMatchObject({ ok: true, value: { complete: false, records: entries(1, 2) } });
  });

  const failingOn = (page: number, kind: AdapterErrorKind): FetchPage => {
    let asked = 0;
    const { fetchPage } = server(entries(1, 6), 2);
    return async (offset) => (asked++ === page ? err(adapterError(kind, 'No.')) : fetchPage(offset));
  };

  it('keeps what was read before a page failed, and does not call it complete', async () => {
    const result = await collect(failingOn(2, 'temporary'), 2, map);
    expect(result).toMatchObject({ ok: true, value: { complete: false, records: entries(1, 4) } });
  });

  it.each([
    [0, 'temporary'],
    [0, 'rate-limited'],
    [1, 'auth'],
    [1, 'forbidden'],
  ] as const)('fails when page %i fails with %s', async (page, kind) => {
    expect(await collect(failingOn(page, kind), 2, map)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('a list read until nothing is new', () => {
  it('stops after the page that satisfies, and that walk is complete', async () => {
    const { fetchPage, offsets } = server(entries(1, 9), 2);
    const pages: number[][] = [];
    const result = await collectUntil(fetchPage, 2, map, async (page) => {
      pages.push(ids(page));
      return page.some(({ id }) => id === 4);
    });
    expect(result).toMatchObject({ ok: true, value: { complete: true, records: entries(1, 4) } });
    expect([pages, offsets]).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [0, 2],
    ]);
  });

  it('loses nothing when new entries push the others down', async () => {
    const list = entries(1, 5);
    const { fetchPage } = server(list, 2, { before: (page) => page === 1 && list.unshift({ id: 0 }) });
    const result = await collectUntil(fetchPage, 2, map, async () => false);
    expect(result).toMatchObject({ ok: true, value: { records: entries(1, 5) } });
  });

  it('is not complete when the list shrank on the way', async () => {
    const list = entries(1, 5);
    const { fetchPage } = server(list, 2, { before: (page) => page === 1 && list.shift() });
    const result = await collectUntil(fetchPage, 2, map, async () => false);
    expect(result).toMatchObject({ ok: true, value: { complete: false } });
  });
});
