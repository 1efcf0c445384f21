import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLedger, type Entry, type LedgerRow, type LedgerSource } from './ledger.ts';
import { money } from './money.ts';

const dkk = (minor: number) => money(minor, 'DKK');
const entry = (units: number, minor: number): Entry => ({ units, amount: dkk(minor) });

const COLUMNS = ['sold', 'cancelled', 'returned', 'refunded', 'kept', 'difference'] as const;

describe('the money view of an order', () => {
  it('shows what was sold, cancelled, returned and refunded, and what is left', () => {
    const { lines, other, total } = makeLedger({
      currency: 'DKK',
      lines: [
        { lineId: 'a', unitPrice: dkk(10_000), accepted: 3, cancelled: 1, returned: 1 },
        { lineId: 'b', unitPrice: dkk(5_000), accepted: 1, cancelled: 0, returned: 0 },
      ],
      refunds: [
        { lineId: 'a', units: 1, amount: dkk(9_000) },
        { lineId: null, units: 0, amount: dkk(700) },
      ],
    });
    expect(lines[0]).toEqual({
      lineId: 'a',
      sold: entry(3, 30_000),
      cancelled: entry(1, 10_000),
      returned: entry(1, 10_000),
      refunded: entry(1, 9_000),
      kept: entry(1, 11_000),
      difference: entry(0, 1_000),
    });
    expect(other.refunded).toEqual(entry(0, 700));
    expect(total).toMatchObject({ sold: entry(4, 35_000), refunded: entry(1, 9_700), kept: entry(2, 15_300) });
  });

  it('has nothing in it for an order without lines', () => {
    expect(makeLedger({ currency: 'DKK', lines: [], refunds: [] }).total.kept).toEqual(entry(0, 0));
  });

  it('always adds up: every row by itself, every column to the total, and no refund is lost', () => {
    const units = fc.integer({ min: 0, max: 5 });
    const amount = fc.integer({ min: 0, max: 1_000_000 }).map(dkk);
    const source: fc.Arbitrary<LedgerSource> = fc.record({
      currency: fc.constant('DKK'),
      lines: fc.uniqueArray(
        fc.record({
          lineId: fc.constantFrom('a', 'b', 'c'),
          unitPrice: amount,
          accepted: units,
          cancelled: units,
          returned: units,
        }),
        { selector: ({ lineId }) => lineId },
      ),
      refunds: fc.array(fc.record({ lineId: fc.constantFrom('a', 'b', 'c', null), units, amount })),
    });
    fc.assert(
      fc.property(source, (from) => {
        const { lines, other, total } = makeLedger(from);
        const rows: LedgerRow[] = [...lines, other];
        for (const row of [...rows, total]) {
          for (const of of [(e: Entry) => e.units, (e: Entry) => e.amount.minor]) {
            expect(of(row.sold)).toBe(of(row.cancelled) + of(row.refunded) + of(row.kept));
            expect(of(row.returned)).toBe(of(row.refunded) + of(row.difference));
          }
        }
        for (const column of COLUMNS) {
          expect(rows.reduce((sum, row) => sum + row[column].units, 0)).toBe(total[column].units);
          expect(rows.reduce((sum, row) => sum + row[column].amount.minor, 0)).toBe(total[column].amount.minor);
        }
        expect(total.refunded.amount.minor).toBe(from.refunds.reduce((sum, refund) => sum + refund.amount.minor, 0));
      }),
    );
  });
});
