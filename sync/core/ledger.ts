/** The money view of an order: what was sold, cancelled, returned and refunded, line by line; it always adds up. */
import { add, money, times, type Money } from './money.ts';

/** Units and what they come to. */
export interface Entry {
  readonly units: number;
  readonly amount: Money;
}

export interface LedgerSource {
  readonly currency: string;
  readonly lines: readonly {
    readonly lineId: string;
    /** Gross. */
    readonly unitPrice: Money;
    /** Units accepted at the channel. */
    readonly accepted: number;
    /** Units sold no more and never shipped, on either side; what both sides cancelled counts once. */
    readonly cancelled: number;
    /** Units the channel took back and paid the buyer for, or will. */
    readonly returned: number;
  }[];
  /** What the store gave back, written there; a null line is money or goods that belong to none of these lines. */
  readonly refunds: readonly {
    readonly lineId: string | null;
    /** Shipped units alone: those that never left are cancelled, not refunded. */
    readonly units: number;
    readonly amount: Money;
  }[];
}

export interface LedgerRow {
  readonly sold: Entry;
  readonly cancelled: Entry;
  /** What the channel gave the buyer back. */
  readonly returned: Entry;
  /** What the store gave back. */
  readonly refunded: Entry;
  /** sold − cancelled − refunded: what the store's books keep. Negative when more was given back than sold. */
  readonly kept: Entry;
  /** returned − refunded: what one side gave back and the other did not. */
  readonly difference: Entry;
}

export interface Ledger {
  readonly lines: readonly (LedgerRow & { readonly lineId: string })[];
  /** Refunds without a line: shipping, goodwill. */
  readonly other: LedgerRow;
  /** The sum of all rows, column by column. */
  readonly total: LedgerRow;
}

export function makeLedger({ currency, lines, refunds }: LedgerSource): Ledger {
  const none: Entry = { units: 0, amount: money(0, currency) };
  const sumOf = (entries: readonly Entry[]): Entry => entries.reduce(plus, none);
  const known = new Set(lines.map(({ lineId }) => lineId));
  const rows = lines.map(({ lineId, unitPrice, accepted, cancelled, returned }) => {
    const worth = (units: number): Entry => ({ units, amount: times(unitPrice, units) });
    const refunded = sumOf(refunds.filter((entry) => entry.lineId === lineId));
    return { lineId, ...row(worth(accepted), worth(cancelled), worth(returned), refunded) };
  });
  const loose = refunds.filter(({ lineId }) => lineId === null || !known.has(lineId));
  const other = row(none, none, none, sumOf(loose));
  const all = [...rows, other];
  return {
    lines: rows,
    other,
    total: {
      sold: sumOf(all.map(({ sold }) => sold)),
      cancelled: sumOf(all.map(({ cancelled }) => cancelled)),
      returned: sumOf(all.map(({ returned }) => returned)),
      refunded: sumOf(all.map(({ refunded }) => refunded)),
      kept: sumOf(all.map(({ kept }) => kept)),
      difference: sumOf(all.map(({ difference }) => difference)),
    },
  };
}

function row(sold: Entry, cancelled: Entry, returned: Entry, refunded: Entry): LedgerRow {
  return {
    sold,
    cancelled,
    returned,
    refunded,
    kept: minus(minus(sold, cancelled), refunded),
    difference: minus(returned, refunded),
  };
}

function plus(a: Entry, b: Entry): Entry {
  return { units: a.units + b.units, amount: add(a.amount, b.amount) };
}

function minus(a: Entry, b: Entry): Entry {
  return plus(a, { units: -b.units, amount: times(b.amount, -1) });
}
