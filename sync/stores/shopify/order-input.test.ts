import { describe, expect, it } from 'vitest';
import { money } from '../../core/money.ts';
import { ORDER_PARTS } from '../../core/store-types.ts';
import type { OrderPlan } from '../../core/store-types.ts';
import { createConversion } from './conversion.ts';
import { ORDER_OPTIONS, refusedPart, splitName, toOrderInput } from './order-input.ts';
import { testLine, testPlan } from './test-doubles.ts';

function inputOf(plan: OrderPlan) {
  const conversion = createConversion({ ...plan, rate: plan.rate?.value ?? null });
  if (!conversion) throw new Error('no conversion');
  return toOrderInput(plan, conversion);
}
const dkk = (amount: string) => ({ shopMoney: { amount, currencyCode: 'DKK' } });

describe('an order', () => {
  it('is written whole: lines to ship with their tax, one payment over the total, references, no mails', () => {
    const lines = [
      testLine({ quantity: 2, unitPrice: money(25000, 'DKK'), lineTax: money(10000, 'DKK') }),
      testLine({ lineId: 'line-2', positionId: '9002', variantRef: null, inventoryItemRef: null, title: 'Scarf' }),
    ];
    expect(inputOf(testPlan({ lines }))).toEqual({
      currency: 'DKK',
      taxesIncluded: true,
      lineItems: [
        {
          variantId: 'gid://shopify/ProductVariant/11',
          quantity: 2,
          requiresShipping: true,
          taxable: true,
          priceSet: dkk('250.00'),
          taxLines: [{ title: 'VAT', rate: '0.25', priceSet: dkk('100.00') }],
          properties: [
            { name: '_miinto_position', value: '9001' },
            { name: '_miinto_line', value: 'line-1' },
          ],
        },
        {
          title: 'Scarf',
          sku: 'COAT-1',
          quantity: 1,
          requiresShipping: true,
          taxable: true,
          priceSet: dkk('500.00'),
          taxLines: [{ title: 'VAT', rate: '0.25', priceSet: dkk('100.00') }],
          properties: [
            { name: '_miinto_position', value: '9002' },
            { name: '_miinto_line', value: 'line-2' },
          ],
        },
      ],
      shippingLines: [{ title: 'HomeDelivery', source: 'miinto', priceSet: dkk('0.00') }],
      transactions: [
        {
          kind: 'SALE',
          status: 'SUCCESS',
          gateway: 'Miinto',
          amountSet: dkk('1000.00'),
          processedAt: '2026-10-01T07:30:00.000Z',
          test: false,
        },
      ],
      financialStatus: 'PAID',
      shippingAddress: {
        firstName: 'Anna',
        lastName: 'Maria Sørensen',
        address1: 'Nygade 1',
        zip: '1164',
        city: 'København',
        countryCode: 'DK',
        phone: '+45 20 30 40 50',
      },
      email: 'anna@example.test',
      sourceName: 'miinto',
      sourceIdentifier: '700',
      tags: ['miinto', 'DK'],
      note: 'Miinto order 700',
      customAttributes: [{ key: 'Miinto order', value: '700' }],
      metafields: [
        { namespace: '$app', key: 'channel_order', type: 'id', value: 'miinto:production:1-m!i!s-045-1234:700' },
      ],
      processedAt: '2026-10-01T07:30:00.000Z',
      test: false,
      buyerAcceptsMarketing: false,
    });
    expect(ORDER_OPTIONS).toEqual({
      inventoryBehaviour: 'DECREMENT_IGNORING_POLICY',
      sendReceipt: false,
      sendFulfillmentReceipt: false,
    });
  });

  it('in another currency carries both sides of every amount', () => {
    const plan = testPlan({ storeCurrency: 'EUR', rate: { value: '7.46', date: '2026-10-01' } });
    const input = inputOf(plan);
    const both = {
      shopMoney: { amount: '67.02', currencyCode: 'EUR' },
      presentmentMoney: { amount: '500.00', currencyCode: 'DKK' },
    };
    expect(input).toMatchObject({ currency: 'EUR', presentmentCurrency: 'DKK' });
    expect(input.lineItems?.[0]?.priceSet).toEqual(both);
    expect(input.transactions?.[0]?.amountSet).toEqual(both);
    expect(input.shippingLines?.[0]?.priceSet).toEqual({
      shopMoney: { amount: '0.00', currencyCode: 'EUR' },
      presentmentMoney: { amount: '0.00', currencyCode: 'DKK' },
    });
  });

  it('leaves out what was refused before, one part at a time', () => {
    const plan = testPlan({ billingAddress: testPlan().shippingAddress });
    const has = (without: OrderPlan['without']) => {
      const input = inputOf({ ...plan, without });
      return {
        shipping: input.shippingAddress !== undefined,
        billing: input.billingAddress !== undefined,
        phone: input.shippingAddress?.phone !== undefined || input.billingAddress?.phone !== undefined,
        email: input.email !== undefined,
      };
    };
    expect(has([])).toEqual({ shipping: true, billing: true, phone: true, email: true });
    expect(has(['phone'])).toEqual({ shipping: true, billing: true, phone: false, email: true });
    expect(has(['shipping-address'])).toEqual({ shipping: false, billing: true, phone: true, email: true });
    expect(has(['billing-address'])).toEqual({ shipping: true, billing: false, phone: true, email: true });
    expect(has(ORDER_PARTS)).toEqual({ shipping: false, billing: false, phone: false, email: false });
  });

  it('keeps within the limits of texts and never cuts a character in half', () => {
    const input = inputOf(
      testPlan({ tags: ['a,b', 'x'.repeat(39) + '🧥', ' ', 'a b'], note: 'n'.repeat(4999) + '🧥' }),
    );
    expect(input.tags).toEqual(['a b', 'x'.repeat(39)]);
    expect(input.note).toBe('n'.repeat(4999));
  });

  it('takes the market’s country for an address without one, and no address from nothing', () => {
    const party = { name: 'Zoë', email: null, phone: null, street: ' ', postcode: null, city: null, countryCode: null };
    expect(inputOf(testPlan({ shippingAddress: party })).shippingAddress).toEqual({
      firstName: 'Zoë',
      lastName: 'Zoë',
      countryCode: 'DK',
    });
    expect(inputOf(testPlan({ shippingAddress: { ...party, name: null } }))).not.toHaveProperty('shippingAddress');
    const british = { ...party, countryCode: 'uk' };
    expect(inputOf(testPlan({ shippingAddress: british })).shippingAddress?.countryCode).toBe('GB');
  });
});

describe('a name', () => {
  it.each([
    ['Anna Maria Sørensen', 'Anna', 'Maria Sørensen'],
    ['  Anna \t Sørensen ', 'Anna', 'Sørensen'],
    ['שרה כהן', 'שרה', 'כהן'],
    ['Madonna', 'Madonna', 'Madonna'],
    [' ', null, null],
    [null, null, null],
  ])('%j is %j and %j', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName });
  });
});

describe('a refusal', () => {
  it.each([
    [[['order', 'shippingAddress', 'zip']], 'shipping-address'],
    [[['order', 'billingAddress', 'countryCode']], 'billing-address'],
    [[['order', 'shippingAddress', 'phone']], 'phone'],
    [[['order', 'email']], 'email'],
    [[['shippingAddress', 'countryCode']], 'shipping-address'],
    [
      [
        ['order', 'shippingAddress', 'zip'],
        ['order', 'email'],
      ],
      'shipping-address',
    ],
    [
      [
        ['order', 'email'],
        ['order', 'lineItems', '0', 'variantId'],
      ],
      undefined,
    ],
    [[['order', 'lineItems', '0', 'quantity']], undefined],
    [[null], undefined],
  ])('at %j asks to leave out %s', (fields, part) => {
    expect(refusedPart(fields, testPlan())).toBe(part);
  });

  it('of a part that was left out already names no part', () => {
    expect(refusedPart([['order', 'email']], testPlan({ without: ['email'] }))).toBeUndefined();
  });
});
