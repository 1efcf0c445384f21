import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fulfilmentFacts } from './shipment-facts.ts';
import { parcelNotes, planParcels, shippedState, type Parcel } from './shipments.ts';

const line = (lineId: string, sold = 1) => ({ lineId, title: lineId, sold });
const parcel = (id: string, lines: Readonly<Record<string, number>>, minute = 0): Parcel => ({
  id,
  shippedAt: new Date(Date.UTC(2026, 10, 1, 10, minute)),
  lines: Object.entries(lines).map(([lineId, quantity]) => ({ lineId, quantity })),
});
const reportsOf = (...args: Parameters<typeof planParcels>) =>
  Object.fromEntries([...planParcels(...args)].map(([id, plan]) => [id, plan.reports]));

describe('parcels', () => {
  it('each report their own positions', () => {
    expect(reportsOf([line('coat'), line('hat')], [parcel('1', { coat: 1 }), parcel('2', { hat: 1 }, 5)])).toEqual({
      1: ['coat'],
      2: ['hat'],
    });
  });

  it('report a position only when all of its units have shipped, by the one that completes it', () => {
    const lines = [line('coat', 2)];
    const first = parcel('1', { coat: 1 });
    expect(reportsOf(lines, [first])).toEqual({ 1: [] });
    const plans = planParcels(lines, [parcel('2', { coat: 1 }, 5), first]);
    expect([plans.get('1')?.reports, plans.get('2')?.reports]).toEqual([[], ['coat']]);
    expect(parcelNotes(plans.get('2')!, 'Miinto').join()).toContain('several parcels');
    expect(parcelNotes(plans.get('1')!, 'Miinto').join()).toContain('another parcel');
  });

  it('need fewer units when some were cancelled, and report nothing that is cancelled as a whole', () => {
    const plans = planParcels([line('coat', 1), line('hat', 0)], [parcel('1', { coat: 1, hat: 1 })]);
    expect(plans.get('1')).toMatchObject({ reports: ['coat'], cancelled: [{ lineId: 'hat' }] });
    expect(parcelNotes(plans.get('1')!, 'Miinto').join()).toContain('cancelled');
  });

  it('say how many units nobody bought', () => {
    const plans = planParcels([line('coat', 1)], [parcel('1', { coat: 1 }), parcel('2', { coat: 2 }, 5)]);
    expect(plans.get('1')).toMatchObject({ reports: ['coat'], surplus: [] });
    expect(plans.get('2')).toMatchObject({ reports: [], surplus: [{ units: 2 }] });
  });

  it('report every completed position exactly once, however the units are spread', () => {
    const spread = fc.array(fc.record({ minute: fc.nat(3), a: fc.nat(2), b: fc.nat(2) }), { maxLength: 6 });
    fc.assert(
      fc.property(spread, fc.nat(4), fc.nat(4), (parcels, a, b) => {
        const all = parcels.map((one, index) => parcel(String(index), { a: one.a, b: one.b }, one.minute));
        const reported = Object.values(reportsOf([line('a', a), line('b', b)], all))
          .flat()
          .sort();
        const shipped = (key: 'a' | 'b') => parcels.reduce((sum, one) => sum + one[key], 0);
        const due = [a > 0 && shipped('a') >= a ? ['a'] : [], b > 0 && shipped('b') >= b ? ['b'] : []].flat();
        expect(reported).toEqual(due);
      }),
    );
  });
});

it('an order is shipped when everything that is still sold is', () => {
  expect(shippedState([{ sold: 1, shipped: 0 }])).toBe('none');
  expect(shippedState([{ sold: 2, shipped: 1 }])).toBe('part');
  expect(
    shippedState([
      { sold: 1, shipped: 1 },
      { sold: 0, shipped: 0 },
    ]),
  ).toBe('all');
});

describe('a delivery of the store', () => {
  const facts = (over: object) =>
    fulfilmentFacts(
      { ref: 'f/1', status: 'success', createdAt: new Date(0), trackings: [], lines: [], ...over },
      (ref) => (ref.startsWith('line/') ? ref.slice(5) : null),
      'Miinto',
    );

  it('with several tracking numbers is told by the first, and says so', () => {
    const { trackingNumber, notes } = facts({
      trackings: [
        { carrier: 'GLS', number: ' ', url: null },
        { carrier: 'GLS', number: 'A', url: null },
        { carrier: 'GLS', number: 'B', url: null },
      ],
    });
    expect([trackingNumber, notes.length, notes[0]?.includes('B')]).toEqual(['A', 1, true]);
  });

  it('leaves lines out that are not from the channel, and says so', () => {
    const { lines, notes } = facts({
      lines: [
        { storeLineRef: 'line/coat', quantity: 1 },
        { storeLineRef: 'line/coat', quantity: 1 },
        { storeLineRef: 'gift', quantity: 3 },
      ],
    });
    expect([lines, notes[0]]).toEqual([[{ lineId: 'coat', quantity: 2 }], expect.stringContaining('not from Miinto')]);
  });
});
