import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { adapterError } from '../core/errors.ts';

describe('a refusal of our answer', () => {
  let world: FlowWorld;
  beforeEach(async () => {
    world = await createFlowWorld();
    world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 5, price: 10_000 });
  });
  afterEach(() => world.close());

  const answer = () =>
    world.database.withShop(SHOP, (tx) => tx.db.effect.findFirstOrThrow({ where: { kind: 'answer-transfer' } }));
  const outcomes = async () => {
    const { id } = await answer();
    const attempts = await world.database.withShop(SHOP, (tx) =>
      tx.db.effectAttempt.findMany({ where: { effectId: id }, orderBy: { startedAt: 'asc' } }),
    );
    return attempts.map(({ step, outcome }) => [step, outcome]);
  };
  const transfer = () => world.database.withShop(SHOP, (tx) => tx.db.transfer.findFirstOrThrow());

  it.each(['conflict', 'not-found', 'rejected'] as const)(
    'with %s after an earlier attempt of our own is resolved by reading: that attempt may be what it met',
    async (kind) => {
      // The first attempt was said to have come to nothing, and had been executed all the same.
      world.channel.failNextAnswer({ executed: true, error: adapterError('temporary', 'Busy.') });
      world.channel.offer('1', [position('a')]);
      await world.settle();
      expect((await answer()).state).toBe('planned');
      world.channel.failNextAnswer({ executed: false, error: adapterError(kind, 'It was answered already.') });
      await world.pass(300);
      expect(await outcomes()).toEqual([
        ['send', 'again'],
        ['send', 'unclear'],
        ['resolve', 'done'],
      ]);
      expect([(await answer()).state, (await transfer()).state]).toEqual(['done', 'answered']);
      expect(world.store.orders).toHaveLength(1);
      expect(await world.database.withShop(SHOP, (tx) => tx.db.attention.count())).toBe(0);
    },
  );

  it('of a first attempt is taken as such', async () => {
    world.channel.failNextAnswer({ executed: false, error: adapterError('rejected', 'Not allowed.') });
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect([(await answer()).state, (await transfer()).state]).toEqual(['rejected', 'refused']);
  });
});
