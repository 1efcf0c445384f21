/**
 * The rule that nothing is sold twice, over both simulators and with two workers: whatever the offers of two markets and the
 * shop's own customers want at the same time. Judged from the simulators' state alone.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '#sync/platform/clock.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };
const MARKETS = ['1-m!i!s-049-1001', '1-m!i!s-049-1002'] as const;
const ROUNDS = 8;
const VARIANT = '9001';

const delay = fc.integer({ min: 0, max: 300 });
const units = fc.integer({ min: 1, max: 2 });
const round = fc.record({
  stock: fc.integer({ min: 0, max: 4 }),
  offers: fc.array(fc.record({ market: fc.constantFrom(...MARKETS), units, delay }), { minLength: 2, maxLength: 6 }),
  /** What the shop sells itself meanwhile. */
  sale: fc.option(fc.record({ units, delay }), { freq: 2 }),
});

describe('stock that two markets and the shop want at once, with two workers', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  let second: Awaited<ReturnType<typeof world.startWorker>>;
  beforeAll(async () => {
    world = await createScenarioWorld({ locations: MARKETS });
    second = await world.startWorker();
    // Both stock locations, so that it does not matter at which of them the store lets an order stand.
    const stockLocationRefs = world.shopify.state(SHOP).locations.map(({ id }) => id);
    for (const market of MARKETS) await world.connect(market, { onFailure: 'decline', stockLocationRefs });
  }, 60_000);
  afterAll(async () => {
    await second.stop();
    await world.close();
  });

  const merchant = () => world.shopify.merchant(SHOP);
  const levels = () => world.shopify.state(SHOP).stock;
  const available = () => levels().reduce((sum, level) => sum + level.available, 0);
  /** So many in all, whatever orders have claimed where. */
  const setStock = async (units: number): Promise<void> => {
    const [first, ...others] = levels();
    const elsewhere = others.reduce((sum, level) => sum + level.available, 0);
    await merchant().setStock(VARIANT, units - elsewhere, first?.locationId);
  };
  const acceptedUnits = (): number =>
    world.miinto
      .state()
      .transfers.flatMap(({ positions }) => positions)
      .reduce((sum, { status, quantity }) => sum + (status === 'accepted' ? quantity : 0), 0);
  const pending = (): number => world.miinto.state().transfers.filter(({ status }) => status === 'pending').length;
  const insertedUnits = (): number =>
    world.shopify
      .state(SHOP)
      .orders.filter(({ sourceName }) => sourceName !== 'web')
      .flatMap(({ lines }) => lines)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const oversold = async () => (await world.openAttention()).filter(({ kind }) => kind === 'oversold').length;

  it(`is never sold twice, in ${ROUNDS} rounds; what the shop sold meanwhile is told, and the sums add up`, async () => {
    const races: number[] = [];
    await fc.assert(
      fc.asyncProperty(round, async ({ stock, offers, sale }) => {
        await setStock(stock);
        // Until nothing of the round before counts any more.
        await sleep(2000);
        const before = acceptedUnits();
        await Promise.all([
          ...offers.map(async (one) => {
            await sleep(one.delay);
            world.offer(one.market, { quantity: one.units });
          }),
          sale === null ? null : sleep(sale.delay).then(() => sell(sale.units)),
        ]);
        await expect.poll(pending, PATIENCE).toBe(0);
        await expect.poll(() => [insertedUnits(), acceptedUnits()], PATIENCE).toSatisfy(([a, b]) => a === b);
        await expect.poll(() => world.openEffects(), PATIENCE).toEqual([]);
        const sold = sale?.units ?? 0;
        const accepted = acceptedUnits() - before;
        expect(available()).toBe(stock - accepted - sold);
        const excess = Math.max(0, accepted + sold - stock);
        races.push(excess);
        // The app alone never sells what is not there; the shop's own sale can come between.
        expect(accepted).toBeLessThanOrEqual(stock);
        expect(excess).toBeLessThanOrEqual(sold);
        await expect.poll(oversold, PATIENCE).toBe(excess > 0 && accepted > 0 ? 1 : 0);
      }),
      { numRuns: ROUNDS, endOnFailure: true },
    );
    expect(races).toHaveLength(ROUNDS);
  }, 300_000);

  async function sell(quantity: number): Promise<void> {
    const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'EUR' } });
    await merchant().createOrder(
      {
        sourceName: 'web',
        lineItems: [
          {
            variantId: `gid://shopify/ProductVariant/${VARIANT}`,
            quantity,
            requiresShipping: true,
            priceSet: money('100.00'),
          },
        ],
        transactions: [{ kind: 'SALE', status: 'SUCCESS', gateway: 'card', amountSet: money(`${100 * quantity}.00`) }],
      },
      'DECREMENT_IGNORING_POLICY',
    );
  }
});
