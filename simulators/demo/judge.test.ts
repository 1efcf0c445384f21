import { describe, expect, it } from 'vitest';
import type { PositionIntent } from './intents.ts';
import { judge, type Evidence, type MiintoPosition, type StoreLine } from './judge.ts';

const intent = (positionId: string, over: Partial<PositionIntent> = {}): PositionIntent => ({
  locationId: 'L',
  transferId: '1',
  positionId,
  quantity: 1,
  outcome: 'accept',
  reason: null,
  panel: false,
  contested: null,
  visibleAt: 0,
  ...over,
});
const at = (positionId: string, status = 'accepted', over: Partial<MiintoPosition> = {}): MiintoPosition => ({
  locationId: 'L',
  transferId: '1',
  positionId,
  quantity: 1,
  status,
  decidedBy: status === 'pending' ? null : 'api',
  ...over,
});
const line = (positionId: string, over: Partial<StoreLine> = {}): StoreLine => ({
  orderId: `order of ${positionId}`,
  locationId: 'L',
  positionId,
  quantity: 1,
  createdAt: 10_000,
  ...over,
});
const evidence = (over: Partial<Evidence>): Evidence => ({ intents: [], miinto: [], store: [], holds: [], ...over });

describe('the judge', () => {
  it('finds nothing wrong with a day that went as meant', () => {
    const day = evidence({
      intents: [
        intent('a'),
        intent('b', { outcome: 'decline' }),
        intent('c', { outcome: 'hold', reason: 'out-of-stock' }),
      ],
      miinto: [at('a'), at('b', 'declined'), at('c', 'pending')],
      store: [line('a')],
      holds: [{ locationId: 'L', transferId: '1', positionId: 'c', reason: 'out-of-stock' }],
    });
    expect(judge(day)).toMatchObject({
      expected: { accept: 1, decline: 1, hold: 1 },
      accepted: 1,
      declined: 1,
      held: { 'out-of-stock': 1 },
      wrong: 0,
      duplicates: 0,
      lost: 0,
      latency: { p50: 10, p95: 10 },
    });
  });

  it('finds a unit that was accepted at Miinto and stands in no order', () => {
    expect(judge(evidence({ intents: [intent('a')], miinto: [at('a')] })).lost).toBe(1);
  });

  it('counts the units of a lost position, and one imported with another quantity as lost', () => {
    const miinto = [at('a', 'accepted', { quantity: 3 })];
    expect(judge(evidence({ miinto })).lost).toBe(3);
    expect(judge(evidence({ miinto, store: [line('a')] })).lost).toBe(3);
  });

  it('finds a position that stands in two orders', () => {
    const store = [line('a'), line('a', { orderId: 'another' })];
    expect(judge(evidence({ miinto: [at('a')], store })).duplicates).toBe(1);
  });

  it('does not mistake the same position id at another location for a double', () => {
    const store = [line('a'), line('a', { locationId: 'M' })];
    expect(judge(evidence({ miinto: [at('a'), at('a', 'accepted', { locationId: 'M' })], store })).duplicates).toBe(0);
  });

  it('finds each kind of wrong outcome', () => {
    const wrong = (meant: PositionIntent, found: MiintoPosition, reason?: string) =>
      judge(
        evidence({
          intents: [meant],
          miinto: [found],
          holds: reason ? [{ locationId: 'L', transferId: '1', positionId: meant.positionId, reason }] : [],
        }),
      ).wrong;
    expect(wrong(intent('a'), at('a', 'declined'))).toBe(1);
    expect(wrong(intent('a', { outcome: 'decline' }), at('a'))).toBe(1);
    expect(wrong(intent('a', { panel: true }), at('a'))).toBe(1);
    expect(wrong(intent('a', { outcome: 'hold', reason: 'out-of-stock' }), at('a'))).toBe(1);
    expect(
      wrong(intent('a', { outcome: 'hold', reason: 'out-of-stock' }), at('a', 'pending'), 'product-not-found'),
    ).toBe(1);
    expect(wrong(intent('a', { outcome: 'hold', reason: 'out-of-stock' }), at('a', 'pending'), 'out-of-stock')).toBe(0);
  });

  it('judges positions that compete for a last unit by their number alone', () => {
    const intents = [intent('a', { contested: 'x' }), intent('b', { contested: 'x' })];
    expect(judge(evidence({ intents, miinto: [at('a'), at('b', 'pending')], store: [line('a')] })).wrong).toBe(0);
    expect(judge(evidence({ intents, miinto: [at('a', 'pending'), at('b')], store: [line('b')] })).wrong).toBe(0);
    expect(judge(evidence({ intents, miinto: [at('a'), at('b')] })).wrong).toBe(1);
    expect(judge(evidence({ intents, miinto: [at('a', 'pending'), at('b', 'pending')] })).wrong).toBe(1);
  });
});
