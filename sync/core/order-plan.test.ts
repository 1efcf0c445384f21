import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from './channel-types.ts';
import { fraction } from './fraction.ts';
import { judgeLink } from './linking.ts';
import { money, times } from './money.ts';
import { buildOrderPlan, taxWithin, type OrderPlanInput, type PlannedLine } from './order-plan.ts';
import { defaultSettings } from './settings.ts';
import { dkk, eur, item, linked } from './test-values.ts';

const link = linked.ok ? linked.link : null;
const line: PlannedLine = { lineId: 'l1', positionId: '9001', quantity: 1, unitPrice: dkk('1299.00'), link, item };
const party: Party = {
  name: 'Ida Holm',
  email: ' ',
  phone: null,
  street: 'Bredgade 1',
  postcode: '1260',
  city: 'København',
  countryCode: 'DK',
};

function plan(change: Partial<OrderPlanInput> = {}) {
  return buildOrderPlan({
    place: { channel: 'miinto', environment: 'production', locationId: '1-m!i!s-045-1234' },
    channelName: 'Miinto',
    order: {
      channelOrderId: '777',
      parentOrderId: '2617879',
      createdAt: new Date('2026-11-20T10:00:00Z'),
      currency: 'DKK',
    },
    batch: 1,
    lines: [line],
    billing: { ...party, email: 'ida@example.com' },
    delivery: { ...party, type: 'ParcelShopDelivery' },
    settings: { ...defaultSettings, stockLocationRefs: ['gid://shopify/Location/1'] },
    market: 'dk',
    vatRate: '0.25',
    storeCurrency: 'DKK',
    now: new Date('2026-11-20T12:00:00Z'),
    testOrder: false,
    detailsUrl: 'https://app.example.test/app/orders/o1',
    ...change,
  });
}

describe('the tax inside an amount', () => {
  it('is the rate’s share, rounded once', () => {
    expect(taxWithin(dkk('100.00'), '0.25').minor).toBe(2000);
    expect(taxWithin(dkk('1299.00'), '0.25').minor).toBe(25980);
    expect(taxWithin(eur('0.01'), '0.21').minor).toBe(0);
    expect(taxWithin(eur('99.99'), '0').minor).toBe(0);
    expect(taxWithin(money(10_000, 'CHF'), '0.081').minor).toBe(749);
  });

  it('is within half a minor unit of the exact share, and never more than the amount', () => {
    const rates = fc.constantFrom('0', '0.081', '0.13', '0.19', '0.20', '0.21', '0.22', '0.23', '0.25', '0.255', '1');
    fc.assert(
      fc.property(fc.nat(1_000_000_000), rates, (minor, rate) => {
        const tax = BigInt(taxWithin(money(minor, 'EUR'), rate).minor);
        const { numerator, denominator } = fraction(rate);
        const off = 2n * (tax * (denominator + numerator) - BigInt(minor) * numerator);
        expect(off <= denominator + numerator && -off <= denominator + numerator).toBe(true);
        expect(tax >= 0n && tax <= BigInt(minor)).toBe(true);
      }),
    );
  });
});

describe('the plan of an order', () => {
  it('keeps every sum: the total is what the lines cost, and net and tax make the gross', () => {
    const lines = fc.array(fc.record({ minor: fc.nat(1_000_000), quantity: fc.integer({ min: 1, max: 50 }) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(lines, (wanted) => {
        const made = plan({
          lines: wanted.map(({ minor, quantity }, i) => ({
            ...line,
            lineId: `l${i}`,
            quantity,
            unitPrice: money(minor, 'DKK'),
          })),
        });
        expect(made.total.minor).toBe(wanted.reduce((sum, { minor, quantity }) => sum + minor * quantity, 0));
        for (const { unitPrice, quantity, lineTax } of made.lines) {
          const gross = times(unitPrice, quantity);
          expect(lineTax).toEqual(taxWithin(gross, '0.25'));
          expect(gross.minor - lineTax.minor).toBeGreaterThanOrEqual(lineTax.minor);
        }
        expect(made.lines.map(({ lineId }) => lineId)).toEqual(wanted.map((_, i) => `l${i}`));
      }),
    );
  });

  it('has an id that no other order of any place or batch has', () => {
    expect(plan().customId).toBe('miinto:production:1-m!i!s-045-1234:777');
    expect(plan({ batch: 2 }).customId).toBe('miinto:production:1-m!i!s-045-1234:777:2');
  });

  it('says where it came from', () => {
    const made = plan();
    expect(made).toMatchObject({ tags: ['miinto', 'DK'], note: 'Miinto order 777 (parent 2617879), DK', market: 'DK' });
    expect(made.attributes).toEqual([
      { key: 'Miinto order', value: '777' },
      { key: 'Miinto parent order', value: '2617879' },
      { key: 'Miinto location', value: '1-m!i!s-045-1234' },
      { key: 'Miinto market', value: 'DK' },
      { key: 'Delivery type', value: 'ParcelShopDelivery' },
      { key: 'Details', value: 'https://app.example.test/app/orders/o1' },
    ]);
    expect(plan({ batch: 2, testOrder: true }).note).toBe(
      'Test: Miinto order 777 (parent 2617879), DK, part 2: lines added later',
    );
  });

  it('has the merchant’s own tags and note besides, with their places filled in', () => {
    const chosen = { ...defaultSettings, orderTags: ['Miinto', '{market}-{parent}'], noteTemplate: 'See {order} {x}' };
    expect(plan({ settings: chosen })).toMatchObject({
      tags: ['miinto', 'DK', 'DK-2617879'],
      note: expect.stringMatching(/\nSee 777 \{x\}$/) as string,
    });
  });

  it('has a customer where the merchant wants one for each buyer and the buyer has a mail address', () => {
    const chosen = { ...defaultSettings, customerHandling: 'per-buyer' } as const;
    const buyer = { ...party, name: ' Ida  Maria Holm ', email: ' ida@example.com ' };
    const customers = [
      plan(),
      plan({ settings: chosen, billing: buyer }),
      plan({ settings: chosen, billing: null, delivery: { ...buyer, name: 'Ida', type: null } }),
      plan({ settings: chosen, billing: party }),
    ].map((made) => made.customer);
    expect(customers).toEqual([
      null,
      { email: 'ida@example.com', firstName: 'Ida', lastName: 'Maria Holm' },
      { email: 'ida@example.com', firstName: 'Ida', lastName: null },
      null,
    ]);
  });

  it('is marked as a test where it is one', () => {
    expect(plan({ testOrder: true })).toMatchObject({
      testOrder: true,
      note: expect.stringMatching(/^Test: /) as string,
    });
  });

  it('takes the first e-mail address that is one, and carries addresses without the delivery type', () => {
    const made = plan();
    expect(made.email).toBe('ida@example.com');
    expect(made.shippingAddress).toEqual(party);
    expect(plan({ billing: null, delivery: null })).toMatchObject({
      email: null,
      shippingAddress: null,
      billingAddress: null,
      deliveryType: null,
    });
  });

  it('is never dated in the future, nor without a date', () => {
    const at = (createdAt: Date | null) =>
      plan({ order: { channelOrderId: '7', parentOrderId: null, createdAt, currency: 'DKK' } });
    expect(at(new Date('2026-11-20T10:00:00Z')).processedAt).toBe('2026-11-20T10:00:00.000Z');
    expect(at(new Date('2030-01-01T00:00:00Z')).processedAt).toBe('2026-11-20T12:00:00.000Z');
    expect(at(null).processedAt).toBe('2026-11-20T12:00:00.000Z');
  });

  it('names an unlinked line by what the channel says about it', () => {
    const titleOf = (change: Partial<typeof item>) =>
      plan({ lines: [{ ...line, link: null, item: { ...item, ...change } }] }).lines[0]?.title;
    expect(titleOf({})).toBe('Nord Linen shirt, Red, M');
    expect(titleOf({ brand: null, color: ' ' })).toBe('Linen shirt, M');
    expect(titleOf({ brand: null, name: null, color: null, size: null })).toBe('Item 5701234567890');
    expect(titleOf({ brand: null, name: null, color: null, size: null, gtin: null, channelItemId: null })).toBe(
      'Item 9001',
    );
    expect([...(titleOf({ name: '👗'.repeat(5000) }) ?? '')]).toHaveLength(200);
    expect(plan().lines[0]?.title).toBe('Linen shirt - Red / M');
  });

  it('carries the rate when the currencies differ, and only then', () => {
    const rate = { value: '7.46', date: '2026-11-01' };
    const foreign = plan({ storeCurrency: 'EUR', settings: { ...defaultSettings, rate } });
    expect(foreign.rate).toEqual(rate);
    expect(foreign.attributes).toContainEqual({ key: 'Exchange rate', value: '7.46 DKK per EUR (2026-11-01)' });
    expect(plan({ settings: { ...defaultSettings, rate } }).rate).toBeNull();
  });

  it('is not made without a line, without a needed rate, or of two currencies', () => {
    expect(() => plan({ lines: [] })).toThrow(RangeError);
    expect(() => plan({ storeCurrency: 'EUR' })).toThrow(RangeError);
    expect(() => plan({ lines: [line, { ...line, unitPrice: eur('1') }] })).toThrow(TypeError);
  });

  it('survives storage unchanged', () => {
    const made = plan();
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  it('links a custom line to nothing', () => {
    const unlinked = judgeLink({ byFeedId: null, byGtin: null, item });
    expect(unlinked.ok).toBe(false);
    expect(plan({ lines: [{ ...line, link: null }] }).lines[0]).toMatchObject({
      variantRef: null,
      inventoryItemRef: null,
      sku: null,
    });
  });
});
