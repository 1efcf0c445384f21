import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BadPosition } from './channel-types.ts';
import { decide, replay, type DecideInput } from './decide.ts';
import { judgeLink } from './linking.ts';
import { money } from './money.ts';
import type { ConnectionSettings } from './settings.ts';
import { base, dkk, eur, found, item, match, offer, position, settings, situation } from './test-values.ts';

const unreadable: BadPosition = { id: '9001', item, problem: 'The quantity is 0', path: 'pendingPositions.0.quantity' };
const notFound = judgeLink({ byFeedId: found({ kind: 'sku' }, 'S-1'), byGtin: null, item });
const tooCheap = position({ unitPrice: dkk('96.99') });
const tooMany = position({ quantity: 6 });
const missing = { ok: false, reason: 'input-missing', facts: { error: 'Shopify did not answer.' } } as const;

const verdict = (input: DecideInput) => {
  const { outcome, reason } = decide(input);
  return [outcome, reason];
};

describe('a position', () => {
  it('is accepted when every rule passes', () => {
    expect(verdict(situation({}))).toEqual(['accept', 'ok']);
  });

  it.each([
    ['hold', { onFailure: 'hold' } as const],
    ['decline', { onFailure: 'decline' } as const],
    ['decline', { acceptAutomatically: false, onFailure: 'hold' } as const],
  ])('that fails a rule becomes %s with %j', (outcome, chosen) => {
    expect(verdict(situation({ position: tooCheap, settings: chosen }))).toEqual([outcome, 'price-below-threshold']);
    expect(verdict(situation({ position: tooMany, settings: chosen }))).toEqual([outcome, 'out-of-stock']);
  });

  it('that is too cheap and out of stock says both, the price first', () => {
    const both = decide(situation({ position: position({ unitPrice: dkk('1.00'), quantity: 6 }) }));
    expect(both.reason).toBe('price-below-threshold');
    expect(both.sentence).toMatch(/^Offered at 1\.00 DKK.*stock is short as well/i);
  });

  it('waits while stock is settling, and is not held for it', () => {
    const settling = situation({
      position: position({ quantity: 5 }),
      reserved: { settled: 0, consumedInGrace: 0, inFlight: 1 },
    });
    expect(verdict(settling)).toEqual(['pending', 'stock-unsettled']);
  });

  const decliner = settings({ onFailure: 'decline' });
  const whole = situation({ settings: { onFailure: 'decline' } });
  it.each<[string, Partial<DecideInput>, string]>([
    ['cannot be read', { position: unreadable, offer: null, price: null, stock: null }, 'unreadable-position'],
    ['is in another currency', { position: position({ unitPrice: eur('97.00') }) }, 'currency-not-supported'],
    ['has no product', { link: notFound, offer: null, price: null, stock: null }, 'product-not-found'],
    [
      'has a product that could not be looked up',
      { link: missing, offer: null, price: null, stock: null },
      'input-missing',
    ],
    ['has a product whose offer could not be read', { offer: null, price: null, stock: null }, 'input-missing'],
    ['has no exchange rate', { price: situation({ offer: base(eur('100')) }).price }, 'no-exchange-rate'],
    ['has no reference price', { price: situation({ offer: base(dkk('0')) }).price }, 'no-reference-price'],
    ['has unknown tax', { price: situation({ offer: base(dkk('9'), null, 'unknown') }).price }, 'tax-unknown'],
    [
      'has no VAT rate',
      { price: situation({ offer: base(dkk('9'), null, 'net'), vatRate: null }).price },
      'no-vat-rate',
    ],
  ])('that %s is held, also where failures are declined', (_, change, reason) => {
    expect(verdict({ ...whole, ...change, settings: decliner })).toEqual(['hold', reason]);
  });
});

describe('a verdict', () => {
  const anySettings: fc.Arbitrary<Partial<ConnectionSettings>> = fc.record({
    acceptAutomatically: fc.boolean(),
    onFailure: fc.constantFrom('hold', 'decline'),
    priceAttribute: fc.constantFrom('final', 'original'),
    threshold: fc.constantFrom('0', '0.97', '1', '1.2'),
    rate: fc.constantFrom(null, { value: '7.46', date: '2026-11-01' }),
    vatRateOverride: fc.constantFrom(null, '0.2'),
    pricesIncludeTax: fc.constantFrom('auto', 'yes', 'no'),
    continueSellingPasses: fc.boolean(),
  });
  const anySituation = fc
    .record({
      settings: anySettings,
      minor: fc.integer({ min: -100, max: 20_000 }),
      quantity: fc.integer({ min: 1, max: 8 }),
      own: fc.integer({ min: 0, max: 20_000 }),
      compareAt: fc.option(fc.nat(20_000)),
      currency: fc.constantFrom('DKK', 'EUR'),
      tax: fc.constantFrom('gross', 'net', 'unknown'),
      reserved: fc.record({ settled: fc.nat(3), consumedInGrace: fc.nat(2), inFlight: fc.nat(2) }),
      market: fc.constantFrom('DKK', 'SEK'),
      flags: fc.record({ tracked: fc.boolean(), continueSelling: fc.boolean() }),
    })
    .map(({ minor, quantity, own, compareAt, currency, tax, market, flags, ...rest }) =>
      situation({
        settings: rest.settings,
        reserved: rest.reserved,
        marketCurrency: market,
        position: position({ quantity, unitPrice: money(minor, 'DKK') }),
        offer: {
          ...base(money(own, currency), compareAt === null ? null : money(compareAt, currency), tax),
          ...flags,
        },
      }),
    );
  const stored = (inputs: unknown): unknown => JSON.parse(JSON.stringify(inputs));

  it('comes out the same when replayed from what was stored', () => {
    fc.assert(
      fc.property(anySituation, (input) => {
        const made = decide(input);
        const again = replay(stored(made.inputs), input.settings);
        expect(again).toEqual(made);
        expect(stored(again.inputs)).toEqual(stored(made.inputs));
      }),
    );
  });

  it('replayed with other settings is what those would have made of it', () => {
    fc.assert(
      fc.property(anySituation, anySettings, (input, change) => {
        const other = settings(change);
        if ('problem' in input.position) return;
        const straight = decide(
          situation({
            position: input.position,
            offer: input.offer ?? offer(),
            settings: other,
            marketCurrency: input.marketCurrency,
          }),
        );
        const replayed = replay(
          stored(decide({ ...input, stock: straight.inputs['stock'] as DecideInput['stock'] }).inputs),
          other,
        );
        expect(replayed).toEqual(straight);
      }),
    );
  });

  it.each<[string, Partial<DecideInput>]>([
    ['an unreadable position', { position: unreadable, offer: null, price: null, stock: null }],
    ['a missing product', { link: notFound, offer: null, price: null, stock: null }],
    ['an unreachable store', { link: missing, offer: null, price: null, stock: null }],
    ['an unreadable offer', { offer: null, price: null, stock: null, readProblem: 'No stock location is chosen.' }],
  ])('on %s can be replayed as well', (_, change) => {
    const input = { ...situation({}), ...change };
    const made = decide(input);
    expect(replay(stored(made.inputs), input.settings)).toEqual(made);
  });

  it('of a person cannot be replayed as a rule’s', () => {
    expect(() => replay({ anyway: false }, settings())).toThrow();
  });

  it('does not keep what only the buyer should know, nor anything JSON cannot carry', () => {
    const { inputs } = decide(situation({}));
    expect(stored(inputs)).toEqual(inputs);
  });

  it('by the merchant’s standing order declines what is held, once its time has come, and says why', () => {
    const heldTooLong = { hours: 5, action: 'decline' } as const;
    const at = (waitedHours: number, change: Partial<DecideInput> = {}, more: Partial<ConnectionSettings> = {}) =>
      decide({ ...situation({}), ...change, waitedHours, settings: settings({ heldTooLong, ...more }) });
    const nothing = { link: notFound, offer: null, price: null, stock: null };
    expect(at(4, nothing)).toMatchObject({ outcome: 'hold', reason: 'product-not-found' });
    const made = at(5, nothing);
    expect(made).toMatchObject({ outcome: 'decline', reason: 'held-too-long' });
    expect(made.sentence).toMatch(/^It was held longer than 5 hours.*It was held for this reason: /);
    expect(at(5, nothing, { heldTooLong: { hours: 5, action: 'alert' } }).outcome).toBe('hold');
    expect(at(9).outcome).toBe('accept');
    expect(replay(stored(made.inputs), settings({ heldTooLong }))).toEqual(made);
    expect(replay(stored(made.inputs), settings({ heldTooLong: { hours: 6, action: 'decline' } })).outcome).toBe(
      'hold',
    );
  });

  it('from before the standing order and links by hand existed can still be replayed', () => {
    const made = decide(situation({}));
    const { waitedHours: _hours, settings: used, ...rest } = stored(made.inputs) as Record<string, unknown>;
    const { heldTooLong: _held, ...older } = used as Record<string, unknown>;
    expect(replay({ ...rest, settings: older }, settings())).toEqual(made);
  });

  it('links what it names', () => {
    const ambiguous = judgeLink({
      byFeedId: found({ kind: 'sku' }, 'S-1', match('A'), match('B')),
      byGtin: null,
      item,
    });
    const { sentence } = decide({ ...situation({}), link: ambiguous, offer: null, price: null, stock: null });
    expect(sentence).toContain('“A” and “B”');
  });
});
