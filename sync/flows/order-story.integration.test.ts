import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { item, position } from '#tests/support/bogus-channel.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { adapterError } from '../core/errors.ts';
import { money } from '../core/money.ts';

const lost = adapterError('unclear', 'The reply was lost.');

describe('a pending transfer', () => {
  let world: FlowWorld;
  beforeEach(async () => {
    world = await createFlowWorld();
    world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 5, price: 10_000 });
  });
  afterEach(() => world.close());

  const orders = () => world.database.withShop(SHOP, (tx) => tx.db.order.findMany({ include: { lines: true } }));
  const transfers = () => world.database.withShop(SHOP, (tx) => tx.db.transfer.findMany());
  const effects = () => world.database.withShop(SHOP, (tx) => tx.db.effect.findMany({ orderBy: { createdAt: 'asc' } }));
  const attention = () =>
    world.database.withShop(SHOP, (tx) => tx.db.attention.findMany({ where: { handledAt: null } }));
  const open = () =>
    world.database.withShop(SHOP, (tx) => tx.db.stockReservation.findMany({ where: { state: 'open' } }));

  it('that passes all rules is accepted and stands in the store exactly once', async () => {
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect(world.channel.answers).toEqual([{ transferId: '1', acceptedPositionIds: ['a'], declinedPositionIds: [] }]);
    expect(world.store.orders.map((order) => order.plan.lines.map((line) => line.positionId))).toEqual([['a']]);
    expect((await orders()).map((order) => order.storeState)).toEqual(['inserted']);
    expect(world.store.variants[0]?.stock).toBe(4);
    expect(await open()).toEqual([]);
    expect(await attention()).toEqual([]);
  });

  it('is not answered while one of its positions is held, and says so', async () => {
    world.channel.offer('1', [position('a'), position('b', { unitPrice: money(9_699, 'EUR') })]);
    await world.pass(60);
    expect(world.channel.answers).toEqual([]);
    const [order] = await orders();
    expect(order?.lines.map((line) => line.outcome).sort()).toEqual(['accept', 'hold']);
  });

  it('offered at exactly the threshold is accepted', async () => {
    world.channel.offer('1', [position('a', { unitPrice: money(9_700, 'EUR') })]);
    await world.pass(30);
    expect(world.channel.answers).toHaveLength(1);
  });

  it('wanting more than the last unit together with another one is accepted once, and never oversold', async () => {
    const [variant] = world.store.variants;
    if (variant) variant.stock = 1;
    world.channel.offer('1', [position('a')]);
    world.channel.offer('2', [position('b')]);
    await world.pass(200);
    expect(world.channel.answers).toHaveLength(1);
    expect(world.store.orders).toHaveLength(1);
    expect(variant?.stock).toBe(0);
  });

  it('whose answer got lost after it was executed is not answered twice, and its order is imported once', async () => {
    world.channel.failNextAnswer({ executed: true, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.pass(300);
    expect(world.channel.answers).toHaveLength(1);
    expect(world.store.orders).toHaveLength(1);
    expect((await effects()).map((effect) => [effect.kind, effect.state])).toEqual([
      ['answer-transfer', 'done'],
      ['create-order', 'done'],
    ]);
    expect(await attention()).toEqual([]);
  });

  it('whose answer got lost before it was executed is answered again after two look-ups', async () => {
    world.channel.failNextAnswer({ executed: false, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.pass(300);
    expect(world.channel.answers).toHaveLength(2);
    expect(world.store.orders).toHaveLength(1);
  });

  it('whose store order was created but the reply lost is found, not created again', async () => {
    world.store.failNextCommit({ executed: true, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.pass(300);
    expect(world.store.commits).toBe(1);
    expect(world.store.orders).toHaveLength(1);
    expect((await orders()).map((order) => order.storeState)).toEqual(['inserted']);
  });

  it('whose store order was not created and the reply lost is created after two look-ups a minute apart', async () => {
    world.store.failNextCommit({ executed: false, error: lost });
    world.channel.offer('1', [position('a')]);
    await world.pass(120);
    expect(world.store.commits).toBe(1);
    await world.pass(200);
    expect(world.store.commits).toBe(2);
    expect(world.store.orders).toHaveLength(1);
  });

  it('with an address the store refuses is created without it, and a person is told', async () => {
    world.store.refuse('shipping-address');
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect(world.store.orders.map((order) => order.plan.without)).toEqual([['shipping-address']]);
    expect((await attention()).map((item) => item.kind)).toEqual(['order-incomplete']);
  });

  it('accepted in the channel’s own panel is imported, and its transfer closed without an answer of ours', async () => {
    world.channel.offer('1', [position('a', { unitPrice: money(100, 'EUR') })]);
    await world.pass(30);
    world.channel.acceptInPanel('1', ['a']);
    await world.pass(120);
    expect(world.channel.answers).toEqual([]);
    expect((await transfers()).map((transfer) => transfer.state)).toEqual(['closed']);
    expect(await orders()).toHaveLength(1);
    expect(world.store.orders).toHaveLength(1);
  });

  it('answered in the panel between our verdict and our answer ends in one order, the channel’s', async () => {
    world.channel.offer('1', [position('a')]);
    world.channel.failNextAnswer({ executed: false, error: adapterError('conflict', 'It was answered already.') });
    await world.settle();
    world.channel.acceptInPanel('1', ['a']);
    await world.pass(200);
    expect(world.store.orders).toHaveLength(1);
    expect(await orders()).toHaveLength(1);
  });

  it('taken away is given up only after two listings a minute apart and an orders poll, and frees its stock', async () => {
    world.channel.offer('1', [position('a', { unitPrice: money(100, 'EUR') })]);
    await world.pass(30);
    world.channel.withdraw('1');
    await world.pass(40);
    expect((await transfers()).map((transfer) => transfer.state)).toEqual(['pending']);
    await world.pass(180);
    expect((await transfers()).map((transfer) => transfer.state)).toEqual(['gone']);
    expect(await open()).toEqual([]);
  });

  it('is held, never declined, while the store cannot be read', async () => {
    world.store.unreachable(adapterError('temporary', 'Down.'));
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    expect(world.channel.answers).toEqual([]);
    world.store.unreachable(null);
    await world.pass(60);
    expect(world.channel.answers).toHaveLength(1);
    expect(world.store.orders).toHaveLength(1);
  });

  it('whose order gets a position later brings it into the store too, without touching the first order', async () => {
    world.channel.offer('1', [position('a')]);
    await world.pass(60);
    const [order] = world.channel.orders.values();
    world.channel.addOrder({ ...(order as NonNullable<typeof order>), accepted: [position('a'), position('late')] });
    await world.pass(120);
    expect(world.store.orders.map((entry) => entry.plan.lines.map((line) => line.positionId))).toEqual([
      ['a'],
      ['late'],
    ]);
  });
});

describe('odd data', () => {
  let world: FlowWorld;
  beforeEach(async () => {
    world = await createFlowWorld();
    world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 50_000, price: 10_000 });
  });
  afterEach(() => world.close());

  it('with 10,000 positions in one transfer is decided and answered, and the transfer after it too', async () => {
    world.channel.offer(
      'big',
      Array.from({ length: 10_000 }, (_, index) => position(`p${index}`)),
    );
    world.channel.offer('small', [position('a')]);
    await world.pass(60);
    expect(
      world.channel.answers.map((answer) => [answer.transferId, answer.acceptedPositionIds.length]).sort(),
    ).toEqual([
      ['big', 10_000],
      ['small', 1],
    ]);
  }, 120_000);

  it('with NUL, half surrogates, emoji and right-to-left names goes the whole way', async () => {
    world.channel.offer('1', [
      position('a', { item: item({ name: 'A\u0000B \ud83d \u{1f9e3} שלום', brand: '\ud800' }) }),
    ]);
    await world.pass(60);
    expect(world.store.orders).toHaveLength(1);
  });

  it('of which one position cannot be read holds that transfer alone, with the reason', async () => {
    world.channel.offer('bad', [position('a')], {
      badPositions: [{ id: 'b', item: item(), problem: 'the price is below zero', path: 'pendingPositions.1.price' }],
    });
    world.channel.offer('good', [position('c')]);
    await world.pass(60);
    expect(world.channel.answers.map((answer) => answer.transferId)).toEqual(['good']);
    const lines = await world.database.withShop(SHOP, (tx) => tx.db.verdict.findMany({ where: { outcome: 'hold' } }));
    expect(lines.map((verdict) => verdict.reason)).toEqual(['unreadable-position']);
    expect(lines[0]?.sentence).toContain('the price is below zero');
    expect(JSON.stringify(lines[0]?.inputs)).toContain('pendingPositions.1.price');
  });
});
