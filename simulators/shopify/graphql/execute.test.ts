import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, ORDER_CREATE, orderInput, startBoutique, type Boutique } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique();
});
afterEach(() => boutique.close());

const post = (path: string, token = boutique.control.tokens.issue(DOMAIN)) =>
  boutique.send(path, { query: '{ shop { name } }' }, { 'x-shopify-access-token': token });

describe('the Admin API', () => {
  it('answers 404 for another version, 401 for an unknown token, 404 for an unknown shop', async () => {
    expect((await post('/admin/api/2026-07/graphql.json')).status).toBe(404);
    expect((await post('/admin/api/2026-10/graphql.json', 'shpat_unknown')).status).toBe(401);
    const elsewhere = await boutique.send(
      '/admin/api/2026-10/graphql.json',
      { query: '{ shop { name } }' },
      { 'x-forwarded-host': 'nobody.myshopify.com' },
    );
    expect(elsewhere.status).toBe(404);
  });

  it('refuses a field that the official schema does not have', async () => {
    const { errors } = await boutique.gql('{ shop { favouriteColour } }');
    expect(errors?.[0]?.message).toContain('favouriteColour');
  });

  it('refuses a variable of the wrong type with INVALID_VARIABLE', async () => {
    const { errors } = await boutique.gql(ORDER_CREATE, { order: orderInput({ lineItems: [{ quantity: 'two' }] }) });
    expect(errors?.[0]?.extensions?.['code']).toBe('INVALID_VARIABLE');
  });

  it('says loudly when a field is not covered, rather than answering null', async () => {
    const { errors } = await boutique.gql('{ shop { analyticsToken } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('SIMULATOR_NOT_COVERED');
  });

  it('wants first or last on every connection and at most 250', async () => {
    expect((await boutique.gql('{ orders { nodes { id } } }')).errors?.[0]?.message).toContain('first or last');
    expect((await boutique.gql('{ orders(first: 251) { nodes { id } } }')).errors).toBeDefined();
  });

  it('charges objects 1, mutations 10 and connections by page size, and gives back what was not used', async () => {
    const { extensions } = await boutique.gql('{ productVariants(first: 50) { nodes { id product { id } } } }');
    expect(extensions.cost.requestedQueryCost).toBe(2 + 50 * 2);
    expect(extensions.cost.actualQueryCost).toBeLessThan(10);
    expect(extensions.cost.throttleStatus).toMatchObject({ maximumAvailable: 2000, restoreRate: 100 });
    expect(extensions.cost.throttleStatus.currentlyAvailable).toBe(2000 - extensions.cost.actualQueryCost);
  });

  it('refuses a query above 1,000 points without touching the bucket', async () => {
    const { errors } = await boutique.gql(
      '{ products(first: 250) { nodes { variants(first: 20) { nodes { id } } } } }',
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('MAX_COST_EXCEEDED');
  });

  it('throttles when the bucket is empty and lets the call through once it has refilled', async () => {
    boutique.control.drain(DOMAIN, 5);
    const query = '{ locations(first: 10) { nodes { id } } }';
    const refused = await boutique.gql(query);
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('THROTTLED');
    expect(refused.extensions.cost).toMatchObject({ requestedQueryCost: 12, actualQueryCost: null });
    await boutique.control.clock.advance(1000);
    expect((await boutique.gql(query)).data.locations.nodes).toHaveLength(2);
  });

  it('denies access without the scope, naming it', async () => {
    await boutique.control.setScopes(DOMAIN, ['read_products']);
    const { errors, data } = await boutique.gql('{ orders(first: 1) { nodes { id } } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('ACCESS_DENIED');
    expect(errors?.[0]?.message).toContain('read_orders');
    expect(data).toBeNull();
  });

  it('pages by cursor without leaving out or repeating anything', async () => {
    const page =
      'query P($after: String) { productVariants(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const first = await boutique.gql(page, { after: null });
    const second = await boutique.gql(page, { after: first.data.productVariants.pageInfo.endCursor });
    expect([first, second].map((one) => one.data.productVariants.nodes[0].id)).toEqual([
      'gid://shopify/ProductVariant/1001',
      'gid://shopify/ProductVariant/1002',
    ]);
    expect([first, second].map((one) => one.data.productVariants.pageInfo.hasNextPage)).toEqual([true, false]);
  });
});
