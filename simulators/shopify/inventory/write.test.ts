import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, FIRST_LOCATION, startBoutique, type Boutique } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique();
});
afterEach(() => boutique.close());

const ITEM = 'gid://shopify/InventoryItem/71001';
const ADJUST = (
  directive = '@idempotent(key: $key)',
) => `mutation Adjust($input: InventoryAdjustQuantitiesInput!${directive ? ', $key: String!' : ''}) {
  inventoryAdjustQuantities(input: $input) ${directive} { inventoryAdjustmentGroup { id } userErrors { code field } }
}`;
const input = (delta: number, changeFrom: object = { changeFromQuantity: null }) => ({
  name: 'available',
  reason: 'correction',
  changes: [{ inventoryItemId: ITEM, locationId: FIRST_LOCATION, delta, ...changeFrom }],
});
const adjust = async (key: string, what = input(-1)) =>
  (await boutique.gql(ADJUST(), { input: what, key })).data.inventoryAdjustQuantities;

describe('inventory writes', () => {
  it('are refused without an idempotency key', async () => {
    const { errors } = await boutique.gql(ADJUST(''), { input: input(-1) });
    expect(errors?.[0]?.message).toContain('@idempotent');
    expect(boutique.stock()?.available).toBe(5);
  });

  it('are refused when changeFromQuantity is left out, but not when it is null', async () => {
    const { errors } = await boutique.gql(ADJUST(), { input: input(-1, {}), key: 'k0' });
    expect(errors?.[0]?.message).toContain('changeFromQuantity');
    expect((await adjust('k1')).userErrors).toEqual([]);
    expect(boutique.stock()?.available).toBe(4);
  });

  it('are refused as stale when the quantity is another one', async () => {
    const { userErrors } = await adjust('k1', input(-1, { changeFromQuantity: 9 }));
    expect(userErrors[0].code).toBe('CHANGE_FROM_QUANTITY_STALE');
    expect(boutique.stock()?.available).toBe(5);
  });

  it('are done once for one key, whatever is asked again with it', async () => {
    await adjust('same');
    await adjust('same');
    expect(boutique.stock()?.available).toBe(4);
    expect((await adjust('same', input(-2))).userErrors[0].code).toBe('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
  });

  it('are done again with the same key after its memory of 24 hours', async () => {
    await adjust('same');
    await boutique.control.clock.advance(24 * 3_600_000 + 1000);
    boutique.useToken(boutique.control.tokens.issue(DOMAIN));
    await adjust('same');
    expect(boutique.stock()?.available).toBe(3);
  });

  it('want a new key after an attempt that failed', async () => {
    await adjust('k1', input(-1, { changeFromQuantity: 9 }));
    expect((await adjust('k1', input(-1, { changeFromQuantity: 9 }))).userErrors[0].code).toBe(
      'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
    );
  });

  it('say that a key is in use while its first request is still running', async () => {
    boutique.control.faults.add({ kind: 'slow', operation: 'inventoryAdjustQuantities', times: 1, milliseconds: 200 });
    const [first, second] = await Promise.all([adjust('k1'), adjust('k1')]);
    const codes = [first, second].map((one) => one.userErrors[0]?.code ?? 'done');
    expect(codes.sort()).toEqual(['IDEMPOTENCY_CONCURRENT_REQUEST', 'done']);
    expect(boutique.stock()?.available).toBe(4);
  });

  it('know only the reasons of the reference', async () => {
    expect((await adjust('k1', { ...input(-1), reason: 'miinto' })).userErrors[0].code).toBe('INVALID_REASON');
  });

  it('set available and on hand to a number, once per item and location', async () => {
    const set = `mutation Set($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { code } } }`;
    const quantity = { inventoryItemId: ITEM, locationId: FIRST_LOCATION, quantity: 12, changeFromQuantity: 5 };
    const run = async (key: string, quantities: object[]) =>
      (await boutique.gql(set, { key, input: { name: 'available', reason: 'correction', quantities } })).data
        .inventorySetQuantities.userErrors;
    expect(await run('a', [quantity])).toEqual([]);
    expect(boutique.stock()?.available).toBe(12);
    const codes = (await run('b', [quantity, quantity])).map((error: { code: string }) => error.code);
    expect(codes).toContain('NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR');
  });
});
