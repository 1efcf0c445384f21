import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, ORDER_CREATE, orderInput, placeOrder, startBoutique, type Boutique } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique();
});
afterEach(() => boutique.close());

const orders = async (query: string) =>
  boutique.gql('query S($query: String!) { orders(first: 10, query: $query) { nodes { sourceIdentifier } } }', {
    query,
  });
const foundOrders = async (query: string) =>
  ((await orders(query)).data.orders.nodes as { sourceIdentifier: string }[]).map((one) => one.sourceIdentifier);
const skus = async (query: string) =>
  (
    (
      await boutique.gql('query V($query: String!) { productVariants(first: 10, query: $query) { nodes { sku } } }', {
        query,
      })
    ).data.productVariants.nodes as { sku: string }[]
  ).map((one) => one.sku);

describe('search', () => {
  it('does not know a new order for at least five seconds, and knows it within a minute', async () => {
    await boutique.gql(ORDER_CREATE, { order: orderInput() });
    await boutique.control.clock.advance(4900);
    expect(await foundOrders('source_identifier:M-1')).toEqual([]);
    await boutique.control.clock.advance(56_000);
    expect(await foundOrders('source_identifier:M-1')).toEqual(['M-1']);
  });

  it('lags less when time is scaled', async () => {
    await boutique.close();
    boutique = await startBoutique({ timeScale: 60 });
    await boutique.gql(ORDER_CREATE, { order: orderInput() });
    await boutique.control.clock.advance(1000);
    expect(await foundOrders('source_identifier:M-1')).toEqual(['M-1']);
  });

  it('finds orders by tag, name and their combination', async () => {
    await placeOrder(boutique, { tags: ['miinto', 'DK'] });
    await placeOrder(boutique, { sourceIdentifier: 'M-2', tags: ['other'] });
    expect(await foundOrders('tag:miinto')).toEqual(['M-1']);
    expect(await foundOrders('tag:miinto OR tag:other')).toEqual(['M-1', 'M-2']);
    expect(await foundOrders("name:'#1002' AND -tag:miinto")).toEqual(['M-2']);
  });

  it('refuses a metafield filter without a definition that allows filtering', async () => {
    expect((await orders('metafields.$app.ref:T-1')).errors).toHaveLength(1);
    await boutique.gql(
      `mutation { metafieldDefinitionCreate(definition: { name: "Ref", key: "ref", namespace: "$app", type: "id", ownerType: ORDER, capabilities: { adminFilterable: { enabled: true } } }) { userErrors { code } } }`,
    );
    await placeOrder(boutique, { metafields: [{ namespace: '$app', key: 'ref', type: 'id', value: 'T-1' }] });
    expect(await foundOrders('metafields.$app.ref:T-1')).toEqual(['M-1']);
  });

  it('ignores case and cuts values into words, so that an exact comparison stays with the caller', async () => {
    expect(await skus('sku:coat-1')).toEqual(['COAT-1', 'COAT-1-XL']);
    expect(await skus("sku:'COAT-1-XL'")).toEqual(['COAT-1-XL']);
    expect(await skus('barcode:5701234567890 OR barcode:5701234567891')).toEqual(['COAT-1', 'COAT-1-XL']);
    expect(await skus('id:1002')).toEqual(['COAT-1-XL']);
    expect(await skus('product_id:101')).toHaveLength(2);
  });

  it('reads quotes and backslashes as what they are', async () => {
    boutique.control.patchVariant(DOMAIN, '1001', { sku: `5" o'clock` });
    await boutique.control.clock.advance(120_000);
    expect(await skus(`sku:'5" o\\'clock'`)).toEqual([`5" o'clock`]);
  });

  it('leaves out a field that it does not know, and warns', async () => {
    const reply = await boutique.gql('{ productVariants(first: 10, query: "colour:red") { nodes { sku } } }');
    expect(reply.data.productVariants.nodes).toHaveLength(2);
    expect(reply.extensions.search[0].warnings[0].field).toBe('colour');
  });
});
