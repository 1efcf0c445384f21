import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOf, pageOf, startOfDay } from '../presenters/orders-query.server.ts';
import { readOrdersQuery, WHERE_NAMES } from './orders-query.ts';

const read = (address: string) => readOrdersQuery(new URLSearchParams(address));

describe('the address of the order list', () => {
  it('leaves out what makes no sense, names it, and keeps the rest', () => {
    const { query, ignored } = read(
      'createdFrom=2026-02-30&createdTo=soon&priceFrom=1.299&priceTo=DKK%2010%20EUR&status=lost&size=7&sort=up&filter=x&market=Denmark&zone=Mars/Base&customer=Anna&cursor=zzz',
    );
    expect(ignored).toEqual([
      'page size',
      'tab',
      'page',
      'sort',
      'status',
      'market',
      'created from',
      'created to',
      'time zone',
      'price from',
      'price to',
    ]);
    expect(query).toMatchObject({ filter: 'all', sort: 'newest', size: 50, cursor: null });
    expect(query.where).toMatchObject({ customer: 'Anna', status: null, createdFrom: null, priceFrom: null });
  });

  it.each([
    ['99', { decimal: '99', currency: null }],
    ['99,5', { decimal: '99.5', currency: null }],
    ['dkk 99.50', { decimal: '99.50', currency: 'DKK' }],
    ['99.50 EUR', { decimal: '99.50', currency: 'EUR' }],
    ['-1', null],
    ['1e9', null],
    ['1 299', null],
    ['٣', null],
  ])('reads %s as an amount', (typed, expected) => {
    expect(readOrdersQuery(new URLSearchParams({ priceFrom: typed })).query.where?.priceFrom).toEqual(expected);
  });

  it('empty filters are no filters and no nonsense', () => {
    const { query, ignored } = read('status=&id=&createdFrom=&priceFrom=%20&search=%20');
    expect([ignored, query.search, query.where?.id]).toEqual([[], '', '']);
  });

  it('never throws, and makes conditions of whatever it is given', () => {
    const names = [...Object.keys(WHERE_NAMES), 'filter', 'search', 'cursor', 'sort', 'size', 'zone'];
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '\u0000',
        '\ud800',
        '9'.repeat(300),
        '2026-13-01',
        '0000-01-01',
        '9999-12-31',
        'DKK',
        '__proto__',
        '%',
        '=1+1',
      ),
      fc.date().map(String),
      fc.double().map(String),
    );
    const pairs = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 20 });
    fc.assert(
      fc.property(pairs, (entries) => {
        const { query } = readOrdersQuery(new URLSearchParams(entries));
        const conditions = conditionsOf(query);
        pageOf(query.cursor);
        for (const text of [conditions.search, conditions.customer, conditions.number, conditions.storeName]) {
          expect(text.length).toBeLessThanOrEqual(100);
          expect(text).not.toContain('\u0000');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a day', () => {
  it.each([
    ['2026-11-24', null, '2026-11-24T00:00:00.000Z'],
    ['2026-11-24', 'Europe/Copenhagen', '2026-11-23T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Copenhagen', '2026-06-30T22:00:00.000Z'],
    ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
    ['2026-07-01', 'Pacific/Pago_Pago', '2026-07-01T11:00:00.000Z'],
    // Clocks are put forward at midnight there: the day begins at one.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    // Put back at midnight: it is midnight twice, and the first counts.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, expected) => {
    expect(startOfDay(day, zone).toISOString()).toBe(expected);
  });
});
