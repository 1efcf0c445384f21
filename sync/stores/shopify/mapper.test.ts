import { describe, expect, it } from 'vitest';
import { money } from '../../core/money.ts';
import { taxTreatment, toCreatedOrder, toOffer, toPlacements, toVariantMatch } from './mapper.ts';
import type { WireFulfilmentOrder, WireOffer, WireVariant } from './wire.ts';

const variant: WireVariant = {
  __typename: 'ProductVariant',
  id: 'gid://shopify/ProductVariant/11',
  title: 'Default Title',
  sku: 'COAT-1',
  barcode: null,
  inventoryItem: { id: 'gid://shopify/InventoryItem/21' },
  product: { title: 'Wool coat', tags: ['new'], status: 'ACTIVE' },
};

describe('a variant', () => {
  it('without options has no title of its own', () => {
    expect(toVariantMatch(variant)).toMatchObject({ productTitle: 'Wool coat', variantTitle: null, archived: false });
    expect(toVariantMatch({ ...variant, title: 'Red / M' })).toMatchObject({ variantTitle: 'Red / M' });
  });

  it.each([
    ['ARCHIVED', true],
    ['DRAFT', true],
    ['UNLISTED', false],
    ['SOMETHING_NEW', false],
  ])('of a product that is %s is flagged: %s', (status, archived) => {
    expect(toVariantMatch({ ...variant, product: { ...variant.product, status } }).archived).toBe(archived);
  });
});

describe('a price', () => {
  it.each([
    ['INCLUDES_TAXES_IN_PRICE', false, 'gross'],
    ['ADD_TAXES_AT_CHECKOUT', true, 'net'],
    ['INCLUDES_TAXES_IN_PRICE_BASED_ON_COUNTRY', true, 'unknown'],
    ['SOMETHING_NEW', true, 'unknown'],
    [null, true, 'gross'],
    [null, false, 'net'],
  ])('of a market with strategy %s in a shop with taxes included %s is %s', (strategy, included, treatment) => {
    expect(taxTreatment(strategy, included)).toBe(treatment);
  });

  const node: WireOffer = {
    __typename: 'ProductVariant',
    id: variant.id,
    price: '1000.0',
    compareAtPrice: '1299.95',
    inventoryPolicy: 'DENY',
    inventoryItem: { id: variant.inventoryItem.id, tracked: true },
    contextualPricing: { price: money(13400, 'EUR'), compareAtPrice: null },
  };
  const shop = { name: 'Boutique', currencyCode: 'DKK', taxesIncluded: true };

  it('keeps base and market apart, each with its own tax treatment', () => {
    const offer = toOffer(node, { shop, contextualTax: 'net', stock: [] });
    expect(offer).toEqual({
      ok: true,
      value: {
        variantRef: variant.id,
        inventoryItemRef: variant.inventoryItem.id,
        tracked: true,
        continueSelling: false,
        stock: [],
        contextual: { price: money(13400, 'EUR'), compareAt: null, taxTreatment: 'net' },
        base: { price: money(100000, 'DKK'), compareAt: money(129995, 'DKK'), taxTreatment: 'gross' },
      },
    });
  });

  it('that is no amount is an unexpected reply', () => {
    const offer = toOffer({ ...node, price: '10,00' }, { shop, contextualTax: 'net', stock: [] });
    expect(offer).toMatchObject({ ok: false, error: { kind: 'unexpected-reply' } });
  });
});

describe('a created order', () => {
  it('tells which of its lines is which of ours, and leaves out foreign ones', () => {
    const order = toCreatedOrder({
      id: 'gid://shopify/Order/1',
      name: '#1001',
      createdAt: new Date('2026-10-01T08:00:00Z'),
      totalPriceSet: { presentmentMoney: money(50000, 'DKK') },
      transactions: [{ id: 'gid://shopify/OrderTransaction/5' }],
      lineItems: {
        nodes: [
          { id: 'gid://shopify/LineItem/7', customAttributes: [{ key: '_miinto_line', value: 'line-1' }] },
          { id: 'gid://shopify/LineItem/8', customAttributes: [] },
        ],
      },
    });
    expect(order).toEqual({
      orderRef: 'gid://shopify/Order/1',
      name: '#1001',
      createdAt: new Date('2026-10-01T08:00:00Z'),
      total: money(50000, 'DKK'),
      lines: [{ lineId: 'line-1', storeLineRef: 'gid://shopify/LineItem/7' }],
      saleTransactionRef: 'gid://shopify/OrderTransaction/5',
    });
  });
});

describe('the units of an order', () => {
  const at = (
    id: string,
    location: string | null,
    units: readonly [line: string, total: number, ordered: number][],
    change: Partial<WireFulfilmentOrder> = {},
  ): WireFulfilmentOrder => ({
    id,
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    assignedLocation: { location: location === null ? null : { id: location } },
    lineItems: {
      nodes: units.map(([line, totalQuantity, quantity]) => ({
        totalQuantity,
        lineItem: { quantity, customAttributes: [{ key: '_miinto_line', value: line }] },
      })),
      pageInfo: { hasNextPage: false },
    },
    ...change,
  });

  it('stand where their fulfilment orders are', () => {
    expect(toPlacements([at('fo1', 'here', [['a', 1, 2]]), at('fo2', null, [['a', 1, 2]])])).toEqual([
      {
        fulfilmentOrderRef: 'fo1',
        stockLocationRef: 'here',
        movable: true,
        moveTargets: [],
        units: [{ lineId: 'a', quantity: 1 }],
      },
      {
        fulfilmentOrderRef: 'fo2',
        stockLocationRef: null,
        movable: true,
        moveTargets: [],
        units: [{ lineId: 'a', quantity: 1 }],
      },
    ]);
  });

  it('that were shipped count where they were shipped from', () => {
    expect(toPlacements([at('fo1', 'here', [['a', 2, 2]], { status: 'CLOSED' })])).toMatchObject([
      { stockLocationRef: 'here', movable: false, units: [{ lineId: 'a', quantity: 2 }] },
    ]);
  });

  it('are counted once, also when closed and cancelled fulfilment orders still name them', () => {
    const placements = toPlacements([
      at('old', 'there', [['a', 2, 3]], { status: 'CLOSED' }),
      at('gone', 'there', [['a', 3, 3]], { status: 'CANCELLED' }),
      at('new', 'here', [['a', 2, 3]]),
    ]);
    expect(placements.map(({ fulfilmentOrderRef, units }) => [fulfilmentOrderRef, units])).toEqual([
      ['new', [{ lineId: 'a', quantity: 2 }]],
      ['old', [{ lineId: 'a', quantity: 1 }]],
    ]);
  });

  it.each([
    [{ status: 'ON_HOLD' }, false],
    [{ status: 'IN_PROGRESS' }, false],
    [{ requestStatus: 'ACCEPTED' }, false],
    [{ requestStatus: 'SUBMITTED' }, false],
    [{ status: 'SCHEDULED' }, true],
    [{ status: 'OPEN', requestStatus: 'REJECTED' }, true],
  ])('in a fulfilment order that is %j can be moved: %s', (change, movable) => {
    expect(toPlacements([at('fo', 'here', [['a', 1, 1]], change)])[0]?.movable).toBe(movable);
  });
});
