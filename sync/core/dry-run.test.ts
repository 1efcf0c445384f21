import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type DecideInput } from './decide.ts';
import { MOST_DIFFERENCES, startDryRun, type DecidedPosition } from './dry-run.ts';
import { money } from './money.ts';
import type { ConnectionSettings } from './settings.ts';
import { base, position, settings, situation } from './test-values.ts';

const AT = 'gid://shopify/Location/1';
const own = (change: Partial<ConnectionSettings> = {}) => settings({ stockLocationRefs: [AT], ...change });
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function decided(input: DecideInput, change: Partial<DecidedPosition> = {}): DecidedPosition {
  const { outcome, reason, sentence, inputs } = decide(input);
  const readable = 'problem' in input.position ? null : input.position;
  return {
    orderId: 'o1',
    orderNumber: 1,
    lineId: 'l1',
    title: 'Linen shirt',
    quantity: readable?.quantity ?? 1,
    unitPrice: readable?.unitPrice ?? null,
    seenAt: new Date('2026-11-20T10:00:00Z'),
    verdict: { outcome, reason, sentence, inputs: stored(inputs) },
    ...change,
  };
}
function run(tried: ConnectionSettings, positions: readonly DecidedPosition[], saved = tried, marketCurrency = 'DKK') {
  const dryRun = startDryRun({
    settings: tried,
    marketCurrency,
    saved: { settings: saved, version: 3 },
    positions: positions.length,
  });
  for (const entry of positions) dryRun.add(entry);
  return { summary: dryRun.summary(), differences: dryRun.differences() };
}

const anySettings: fc.Arbitrary<Partial<ConnectionSettings>> = fc.record({
  acceptAutomatically: fc.boolean(),
  onFailure: fc.constantFrom('hold', 'decline'),
  priceAttribute: fc.constantFrom('final', 'original'),
  threshold: fc.constantFrom('0', '0.97', '1', '1.2'),
  rate: fc.constantFrom(null, { value: '7.46', date: '2026-11-01' }),
  vatRateOverride: fc.constantFrom(null, '0.2'),
  pricesIncludeTax: fc.constantFrom('auto', 'yes', 'no'),
  continueSellingPasses: fc.boolean(),
  heldTooLong: fc.constantFrom(null, { hours: 5, action: 'decline' } as const, { hours: 1, action: 'alert' } as const),
});
const anyCase = fc.record({
  settings: anySettings,
  minor: fc.integer({ min: 0, max: 20_000 }),
  quantity: fc.integer({ min: 1, max: 8 }),
  price: fc.integer({ min: 0, max: 20_000 }),
  currency: fc.constantFrom('DKK', 'EUR'),
  tax: fc.constantFrom('gross', 'net', 'unknown'),
  reserved: fc.record({ settled: fc.nat(3), consumedInGrace: fc.nat(2), inFlight: fc.nat(2) }),
  waitedHours: fc.nat(9),
  flags: fc.record({ tracked: fc.boolean(), continueSelling: fc.boolean() }),
});
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function inputOf(found: Case, used: ConnectionSettings): DecideInput {
  return {
    ...situation({
      settings: used,
      reserved: found.reserved,
      position: position({ quantity: found.quantity, unitPrice: money(found.minor, 'DKK') }),
      offer: { ...base(money(found.price, found.currency), null, found.tax), ...found.flags },
    }),
    waitedHours: found.waitedHours,
  };
}

describe('a dry run', () => {
  it('with the settings of that time finds no difference, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 1, maxLength: 5 }), anySettings, (cases, change) => {
        const used = own(change);
        const { summary, differences } = run(
          used,
          cases.map((found) => decided(inputOf(found, used))),
        );
        expect(differences).toEqual([]);
        expect(summary).toMatchObject({ changed: 0, notReplayable: 0, done: cases.length, limits: [] });
        expect(summary.after).toEqual(summary.before);
      }),
    );
  });

  it('with other settings says what those would have decided, and its sums add up', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 8 }), anySettings, anySettings, (cases, then, change) => {
        const [used, tried] = [own(then), own(change)];
        const { summary, differences } = run(
          tried,
          cases.map((found, n) => decided(inputOf(found, used), { lineId: `l${n}` })),
          used,
        );
        const straight = cases.map((found) => decide(inputOf(found, tried)).outcome);
        for (const outcome of ['accept', 'decline', 'hold', 'pending'] as const) {
          expect(summary.after[outcome].positions).toBe(straight.filter((made) => made === outcome).length);
        }
        const total = (shares: typeof summary.before) =>
          Object.values(shares)
            .flatMap(({ values }) => values.map(({ minor }) => minor))
            .reduce((a, b) => a + b, 0);
        expect(total(summary.after)).toBe(total(summary.before));
        expect(differences).toHaveLength(summary.changed);
        for (const { lineId, after } of differences) expect(after.outcome).toBe(straight[Number(lineId.slice(1))]);
      }),
    );
  });

  const tooCheap = situation({ settings: own(), position: position({ quantity: 2, unitPrice: money(9_000, 'DKK') }) });

  it('counts and values both sides, and tells both reasons', () => {
    const { summary, differences } = run(own({ threshold: '0.9' }), [decided(tooCheap)], own());
    expect(summary.before.hold).toEqual({ positions: 1, values: [{ minor: 18_000, currency: 'DKK' }] });
    expect(summary.after.accept).toEqual({ positions: 1, values: [{ minor: 18_000, currency: 'DKK' }] });
    expect(differences).toMatchObject([
      {
        orderNumber: 1,
        value: { minor: 18_000, currency: 'DKK' },
        before: { outcome: 'hold', reason: 'price-below-threshold' },
        after: { outcome: 'accept', reason: 'ok', sentence: expect.stringContaining('90 %') as string },
      },
    ]);
  });

  it('counts what it cannot replay and goes on', () => {
    const person = { outcome: 'accept', reason: 'by-person', sentence: 'x', inputs: { anyway: false } };
    const odd = { ...decided(tooCheap).verdict, reason: 'no-such-reason' } as DecidedPosition['verdict'];
    const { summary } = run(own(), [
      decided(tooCheap, { verdict: null }),
      decided(tooCheap, { verdict: person }),
      decided(tooCheap, { verdict: odd }),
      decided(tooCheap),
    ]);
    expect(summary).toMatchObject({ done: 4, notReplayable: 3, changed: 0 });
    expect(summary.before.hold.positions).toBe(1);
  });

  it('works in the currency the tried settings give the connection', () => {
    const { differences } = run(own(), [decided(situation({ settings: own() }))], own(), 'SEK');
    expect(differences[0]?.after.reason).toBe('currency-not-supported');
  });

  it('counts stock only at the tried stock locations, and says when some were not read then', () => {
    const accepted = decided(situation({ settings: own() }));
    const elsewhere = own({ stockLocationRefs: ['gid://shopify/Location/2'] });
    const { summary, differences } = run(elsewhere, [accepted], own());
    expect(differences[0]?.after.reason).toBe('out-of-stock');
    expect(summary.limits).toEqual(['stock-locations']);
    expect(run(own({ identification: { kind: 'sku' } }), [accepted], own()).summary.limits).toEqual(['identification']);
  });

  it('keeps the newest differences and counts the others', () => {
    const many = Array.from({ length: MOST_DIFFERENCES + 3 }, (_, n) => decided(tooCheap, { lineId: `l${n}` }));
    const { summary, differences } = run(own({ threshold: '0' }), many, own());
    expect([summary.changed, differences.length, differences[0]?.lineId]).toEqual([
      MOST_DIFFERENCES + 3,
      MOST_DIFFERENCES,
      'l0',
    ]);
  });

  it('does not break on more money than a number holds', () => {
    const huge = { minor: Number.MAX_SAFE_INTEGER, currency: 'DKK' };
    const { summary } = run(own(), [decided(tooCheap, { unitPrice: huge, quantity: 9 })]);
    expect(summary.before.hold.values).toEqual([huge]);
  });
});
