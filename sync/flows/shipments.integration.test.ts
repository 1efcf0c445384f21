/** Shipments told to the channel and entered from it, with channel and store in memory and a clock that moves when told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapterError } from '../core/errors.ts';
import type { ConnectionSettings } from '../core/settings.ts';
import type { StoreFulfilment } from '../core/store-types.ts';
import { enteredByHand, goAhead, reportAgain } from './shipment-clicks.ts';
import { markHandled } from './mark-handled.ts';
import { position } from '#tests/support/bogus-channel.ts';
import { addShipping, type BogusShipping } from '#tests/support/bogus-shipping.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';

const GLS: StoreFulfilment['trackings'] = [{ carrier: 'GLS', number: 'T1', url: 'https://gls.example/T1' }];
const tracked = (number: string | null, carrier: string | null = 'GLS'): StoreFulfilment['trackings'] => [
  { carrier, number, url: null },
];
const MINUTE = 60;
const HALF_HOUR = 31 * MINUTE;

let world: FlowWorld;
let shipping: BogusShipping;

async function start(settings: Partial<ConnectionSettings> = {}): Promise<void> {
  world = await createFlowWorld(settings);
  shipping = addShipping(world.channel);
  world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 100, price: 10_000 });
}
beforeEach(() => start());
afterEach(() => world.close());

const db = <T>(read: (tx: Parameters<Parameters<typeof world.database.withShop<T>>[1]>[0]) => Promise<T>): Promise<T> =>
  world.database.withShop(SHOP, read);
const shipments = () =>
  db((tx) => tx.db.shipment.findMany({ orderBy: [{ shippedAt: 'asc' }, { id: 'asc' }], include: { lines: true } }));
const states = async () => (await shipments()).map(({ state }) => state);
const theOrder = () => db((tx) => tx.db.order.findFirstOrThrow({ include: { lines: true } }));
const orderId = async () => (await theOrder()).id;
const attention = async () =>
  (await db((tx) => tx.db.attention.findMany({ where: { handledAt: null } }))).map(({ kind }) => kind).sort();
const store = () => world.store.afterwards;
const told = () =>
  shipping.reports.map(({ positionIds, providerId, trackingNumber }) => [
    positionIds.join(),
    providerId,
    trackingNumber,
  ]);
const effects = () =>
  db((tx) => tx.db.effect.findMany({ where: { kind: { in: ['report-shipment', 'fulfil-store-order'] } } }));

/** An order in the store with these positions; its ref there and at the channel. */
async function inserted(
  positions: Readonly<Record<string, number>> = { a: 1 },
): Promise<{ ref: string; channelId: string; lines: Record<string, string> }> {
  const before = world.store.orders.length;
  world.channel.offer(
    `t${before}`,
    Object.entries(positions).map(([id, quantity]) => position(id, { quantity })),
  );
  await world.pass(40);
  const made = world.store.orders[before];
  const channelId = [...world.channel.orders.keys()].at(-1);
  if (!made || !channelId) throw new Error('Nothing was inserted');
  const lines = Object.fromEntries(made.plan.lines.map((line) => [line.positionId, `line/${line.lineId}`]));
  return { ref: made.created.orderRef, channelId, lines };
}

/** As if the store's webhook came. */
async function news(): Promise<void> {
  await db((tx) => tx.db.order.updateMany({ data: { shipDueAt: world.clock.now() } }));
  await world.settle();
}
const allow = async () => {
  await goAhead(world.context, { shopId: SHOP, orderId: await orderId(), person: 'Ann' });
  await world.settle();
};
const first = async () => {
  const [row] = await shipments();
  if (!row) throw new Error('There is no shipment');
  return row;
};
const click = async (what: typeof reportAgain) => {
  const row = await first();
  const result = await what(world.context, { shopId: SHOP, orderId: row.orderId, shipmentId: row.id, person: 'Ann' });
  await world.settle();
  return result;
};

describe('the first report of a shop', () => {
  it('waits for a person’s word, and nothing is sent before', async () => {
    const { ref } = await inserted();
    store().ship(ref, { trackings: GLS });
    await news();
    await world.pass(20 * MINUTE);
    expect([await states(), await attention(), told()]).toEqual([['waiting'], ['shipment-go-ahead'], []]);
    await allow();
    expect([await states(), told(), await attention()]).toEqual([['reported'], [['a', 'gls', 'T1']], []]);
  });

  it('is enough: once it was seen at the channel nobody is asked again', async () => {
    const one = await inserted();
    store().ship(one.ref, { trackings: GLS });
    await news();
    await allow();
    const two = await inserted({ b: 1 });
    store().ship(two.ref, { trackings: tracked('T2') });
    await news();
    expect(told()).toEqual([
      ['a', 'gls', 'T1'],
      ['b', 'gls', 'T2'],
    ]);
  });

  it('goes out alone: others wait until it was seen, then follow', async () => {
    shipping.failNext({ executed: false, error: adapterError('temporary', 'Not now.') });
    const refs = [(await inserted({ a: 1 })).ref, (await inserted({ b: 1 })).ref, (await inserted({ c: 1 })).ref];
    for (const ref of refs) store().ship(ref, { trackings: GLS });
    await news();
    await allow();
    expect(shipping.reports).toHaveLength(1);
    expect((await states()).toSorted()).toEqual(['planned', 'waiting', 'waiting']);
    await world.pass(MINUTE);
    expect(await states()).toEqual(['reported', 'reported', 'reported']);
    // Whichever went first was sent twice.
    const sent = told().map(([positions]) => positions);
    expect([sent.length, sent[0] === sent[1], [...new Set(sent)].sort()]).toEqual([4, true, ['a', 'b', 'c']]);
  });
});

describe('a shipment', () => {
  it('is found without any news, and an order that is fully shipped says so', async () => {
    const { ref } = await inserted();
    await allow();
    store().ship(ref, { trackings: GLS });
    await world.pass(16 * MINUTE);
    expect(await states()).toEqual(['reported']);
    expect(await theOrder()).toMatchObject({ shippedState: 'all', shipBy: null, lines: [{ shippedQuantity: 1 }] });
  });

  it('is reported once, however often the store repeats its news', async () => {
    const { ref } = await inserted();
    await allow();
    store().ship(ref, { trackings: GLS });
    for (let times = 0; times < 3; times += 1) await news();
    await world.pass(20 * MINUTE);
    expect(told()).toEqual([['a', 'gls', 'T1']]);
  });

  it('in parts is reported part by part', async () => {
    const { ref, lines } = await inserted({ a: 1, b: 1 });
    await allow();
    store().ship(ref, { lines: [{ storeLineRef: lines['a']!, quantity: 1 }], trackings: GLS });
    await news();
    expect([told(), (await theOrder()).shippedState]).toEqual([[['a', 'gls', 'T1']], 'part']);
    store().ship(ref, { trackings: tracked('T2', 'DHL') });
    await news();
    expect([told(), (await theOrder()).shippedState]).toEqual([
      [
        ['a', 'gls', 'T1'],
        ['b', 'dhl', 'T2'],
      ],
      'all',
    ]);
  });

  it('that holds a part of a position waits for the rest, which is reported with the last tracking', async () => {
    const { ref, lines } = await inserted({ a: 2 });
    await allow();
    store().ship(ref, { lines: [{ storeLineRef: lines['a']!, quantity: 1 }], trackings: GLS });
    await news();
    expect([told(), await states()]).toEqual([[], ['waiting']]);
    expect((await first()).stateReason).toContain('1 of 2 units');
    world.clock.advance(1000);
    store().ship(ref, { trackings: tracked('T2') });
    await news();
    expect([told(), await states()]).toEqual([[['a', 'gls', 'T2']], ['not-needed', 'reported']]);
    expect((await shipments())[1]?.stateReason).toContain('several parcels');
  });

  it('is sent again exactly once when its tracking is corrected, also back and forth', async () => {
    const { ref } = await inserted();
    await allow();
    const fulfilment = store().ship(ref, { trackings: GLS });
    await news();
    for (const number of ['T2', 'T1', 'T2']) {
      store().setTracking(fulfilment, tracked(number));
      await news();
      await news();
    }
    expect(told().map(([, , number]) => number)).toEqual(['T1', 'T2', 'T1', 'T2']);
    expect(await states()).toEqual(['reported']);
  });

  it('with another carrier than before goes with that one’s provider', async () => {
    const { ref } = await inserted();
    await allow();
    const fulfilment = store().ship(ref, { trackings: GLS });
    await news();
    store().setTracking(fulfilment, tracked('T1', 'DHL'));
    await news();
    expect(told()).toEqual([
      ['a', 'gls', 'T1'],
      ['a', 'dhl', 'T1'],
    ]);
  });

  it('without a tracking number waits half an hour, and one that comes later is sent once more', async () => {
    const { ref } = await inserted();
    await allow();
    const fulfilment = store().ship(ref, { trackings: tracked(null) });
    await news();
    await world.pass(10 * MINUTE);
    expect([told(), await states()]).toEqual([[], ['waiting']]);
    await world.pass(21 * MINUTE);
    expect([told(), await states()]).toEqual([[['a', 'gls', '']], ['reported']]);
    store().setTracking(fulfilment, tracked('T1'));
    await news();
    expect(told()[1]).toEqual(['a', 'gls', 'T1']);
  });

  it('that is voided is called back as far as it goes, and shipping anew settles it', async () => {
    const { ref } = await inserted();
    await allow();
    const fulfilment = store().ship(ref, { trackings: GLS });
    await news();
    store().setFulfilmentStatus(fulfilment, 'cancelled');
    await news();
    expect([await states(), await attention()]).toEqual([['voided'], ['shipment-voided']]);
    expect(await theOrder()).toMatchObject({ shippedState: 'none', lines: [{ shippedQuantity: 0 }] });
    world.clock.advance(1000);
    store().ship(ref, { trackings: tracked('T2') });
    await news();
    expect([told()[1], await attention()]).toEqual([['a', 'gls', 'T2'], []]);
  });

  it('that is voided before it was reported is told to nobody', async () => {
    const { ref } = await inserted();
    const fulfilment = store().ship(ref, { trackings: tracked(null) });
    await news();
    store().setFulfilmentStatus(fulfilment, 'cancelled');
    await news();
    await world.pass(HALF_HOUR);
    expect([await states(), await attention(), told()]).toEqual([['voided'], [], []]);
  });

  it('of a line the channel does not know, or of more than was sold, lets the rest go on', async () => {
    const { ref, lines } = await inserted();
    await allow();
    store().ship(ref, {
      lines: [
        { storeLineRef: 'gift', quantity: 1 },
        { storeLineRef: lines['a']!, quantity: 3 },
      ],
      trackings: GLS,
    });
    await news();
    expect(told()).toEqual([['a', 'gls', 'T1']]);
    expect((await first()).stateReason).toContain('not from Miinto');
    expect((await first()).stateReason).toContain('2 more units');
  });

  it('of a cancelled position is not reported', async () => {
    const { ref } = await inserted({ a: 1, b: 1 });
    await allow();
    const order = await theOrder();
    await db((tx) =>
      tx.db.orderLine.updateMany({
        where: { orderId: order.id, channelPositionId: 'b' },
        data: { channelCancelled: 1 },
      }),
    );
    store().ship(ref, { trackings: GLS });
    await news();
    expect(told()).toEqual([['a', 'gls', 'T1']]);
    expect((await first()).stateReason).toContain('is cancelled');
  });

  it('carries no control characters to the channel', async () => {
    const { ref } = await inserted();
    await allow();
    store().ship(ref, { trackings: tracked(' T\u0000\u001b1\n', 'G\u0007LS') });
    await news();
    expect(told()).toEqual([['a', 'gls', 'T1']]);
    expect((await first()).stateReason).toContain('taken out of the tracking number');
  });

  it('of an order that is marked as handled is left alone', async () => {
    const { ref } = await inserted();
    await allow();
    await markHandled(world.context, { shopId: SHOP, orderId: await orderId(), person: 'Ann' });
    store().ship(ref, { trackings: GLS });
    await news();
    expect([told(), await states()]).toEqual([[], ['waiting']]);
  });
});

describe('the provider', () => {
  it('that cannot be found is asked for once, and a default sets everything going', async () => {
    shipping.providers = [{ id: 'ups', name: 'UPS' }];
    const { ref } = await inserted();
    await allow();
    store().ship(ref, { trackings: tracked('T1', 'Pigeon') });
    await news();
    expect([told(), await attention()]).toEqual([[], ['shipping-provider-missing']]);
    await db(async (tx) => {
      const settings = await tx.db.connectionSettings.findFirstOrThrow();
      const changed = { ...(settings.settings as object), defaultShippingProviderId: 'ups' };
      await tx.db.connectionSettings.updateMany({ data: { settings: changed } });
    });
    await world.pass(16 * MINUTE);
    expect([told(), await attention()]).toEqual([[['a', 'ups', 'T1']], []]);
    expect(await first()).toMatchObject({ providerId: 'ups', providerSource: 'default' });
  });

  it('is chosen without the order’s list when that cannot be read for a while', async () => {
    shipping.providers = adapterError('temporary', 'Not now.');
    const { ref } = await inserted();
    await allow();
    store().ship(ref, { trackings: GLS });
    await news();
    await world.pass(5 * MINUTE);
    expect(told()).toEqual([]);
    await world.pass(20 * MINUTE);
    expect([told(), (await first()).providerSource]).toEqual([[['a', 'gls', 'T1']], 'named']);
  });

  it('stays as it was sent when the settings change later', async () => {
    const { ref } = await inserted();
    await allow();
    store().ship(ref, { trackings: tracked('T1', 'Pigeon') });
    await news();
    await db(async (tx) => {
      const settings = await tx.db.connectionSettings.findFirstOrThrow();
      const changed = { ...(settings.settings as object), carrierMap: [{ carrier: 'Pigeon', providerId: 'dhl' }] };
      await tx.db.connectionSettings.updateMany({ data: { settings: changed } });
    });
    await news();
    await world.pass(HALF_HOUR);
    expect([told(), shipping.asked]).toEqual([[['a', 'gls', 'T1']], 1]);
  });
});

describe('a report', () => {
  const ship = async () => {
    const made = await inserted();
    await allow();
    store().ship(made.ref, { trackings: GLS });
    return made;
  };

  it('whose reply is lost is looked up and not sent twice', async () => {
    await ship();
    shipping.failNext({ executed: true, error: adapterError('unclear', 'No answer.') });
    await news();
    await world.pass(5 * MINUTE);
    expect([told(), await states()]).toEqual([[['a', 'gls', 'T1']], ['reported']]);
  });

  it('that was lost on the way is sent again', async () => {
    await ship();
    shipping.failNext({ executed: false, error: adapterError('unclear', 'No answer.') });
    await news();
    await world.pass(6 * MINUTE);
    expect([told().length, await states()]).toEqual([2, ['reported']]);
  });

  it('whose worker dies after sending ends reported', async () => {
    await ship();
    shipping.dieInNext();
    await expect(news()).rejects.toThrow('died');
    await world.pass(6 * MINUTE);
    expect([told().length, await states()]).toEqual([1, ['reported']]);
  });

  it('that is taken and does not show stays unconfirmed, is not repeated, and says what to enter by hand', async () => {
    shipping.mode = 'no-effect';
    const { channelId } = await ship();
    await news();
    await world.pass(HALF_HOUR);
    expect([told().length, await states(), await attention()]).toEqual([1, ['unconfirmed'], ['shipment-unconfirmed']]);
    const [item] = await db((tx) => tx.db.attention.findMany({ where: { handledAt: null } }));
    for (const fact of [channelId, 'gls', 'T1', 'Wool scarf']) expect(item?.message).toContain(fact);
    expect(await click(enteredByHand)).toEqual({ kind: 'done' });
    await world.pass(HALF_HOUR);
    expect([told().length, await states(), await attention()]).toEqual([1, ['reported'], []]);
    expect(await effects()).toMatchObject([{ state: 'done' }]);
  });

  it('of a corrected tracking is sent although the one before was entered by hand', async () => {
    shipping.mode = 'no-effect';
    await ship();
    await news();
    await world.pass(HALF_HOUR);
    await click(enteredByHand);
    shipping.mode = 'works';
    store().setTracking('fulfilment/1', tracked('T2'));
    await news();
    expect(told()[1]).toEqual(['a', 'gls', 'T2']);
  });

  it('the channel does not know stops all others with one message, until a person tries again', async () => {
    shipping.mode = 'unknown-call';
    await ship();
    await news();
    const two = await inserted({ b: 1 });
    store().ship(two.ref, { trackings: tracked('T2') });
    await news();
    await world.pass(HALF_HOUR);
    expect([told().length, await states(), await attention()]).toEqual([
      1,
      ['unsupported', 'unsupported'],
      ['shipment-unsupported'],
    ]);
    shipping.mode = 'works';
    await click(reportAgain);
    await world.settle();
    expect([await states(), await attention()]).toEqual([['reported', 'reported'], []]);
  });

  it('the channel refuses says so and is not repeated by itself', async () => {
    await ship();
    shipping.failNext({ executed: false, error: adapterError('rejected', 'No such provider.') });
    await news();
    await world.pass(HALF_HOUR);
    expect([told().length, await states(), await attention()]).toEqual([1, ['refused'], ['shipment-refused']]);
    expect(await click(reportAgain)).toEqual({ kind: 'done' });
    expect([told().length, await states(), await attention()]).toEqual([2, ['reported'], []]);
  });

  it('is not needed for what was entered in the channel’s own panel', async () => {
    const { ref, channelId } = await inserted();
    await allow();
    shipping.enter(channelId, ['a'], 'dhl', 'T1');
    store().ship(ref, { trackings: GLS });
    await news();
    expect([told(), await states()]).toEqual([[], ['reported']]);
  });

  it('does not replace another tracking that was entered there, unless a person says so', async () => {
    const { ref, channelId } = await inserted();
    await allow();
    shipping.enter(channelId, ['a'], 'gls', 'OTHER');
    store().ship(ref, { trackings: GLS });
    await news();
    await world.pass(HALF_HOUR);
    expect([told(), await states(), await attention()]).toEqual([[], ['not-needed'], ['shipment-differs']]);
    await click(reportAgain);
    expect([told(), await states(), await attention()]).toEqual([[['a', 'gls', 'T1']], ['reported'], []]);
  });
});

describe('a label of the channel', () => {
  const label = async () => {
    const made = await inserted();
    shipping.enter(made.channelId, ['a'], 'gls', 'LABEL1');
    return made;
  };

  it('ships the order in the store where the connection wants it, and is not echoed to the channel', async () => {
    await world.close();
    await start({ shipFromLabel: true });
    const { ref } = await label();
    await allow();
    await news();
    await world.pass(HALF_HOUR);
    expect(store().shipments).toMatchObject([{ orderRef: ref, carrier: 'GLS', trackingNumber: 'LABEL1' }]);
    expect([told(), await states(), (await theOrder()).shippedState]).toEqual([[], ['not-needed'], 'all']);
  });

  it('ships it once, also when the reply is lost or the worker reads in between', async () => {
    await world.close();
    await start({ shipFromLabel: true });
    await label();
    store().failNext('fulfil', { executed: true, error: adapterError('unclear', 'No answer.') });
    await news();
    await news();
    await world.pass(HALF_HOUR);
    expect([store().shipments.length, told(), await states()]).toEqual([1, [], ['not-needed']]);
    expect(await effects()).toMatchObject([{ kind: 'fulfil-store-order', state: 'done' }]);
  });

  it('leaves the store alone where the connection does not want it', async () => {
    await label();
    await news();
    await world.pass(HALF_HOUR);
    expect([store().shipments, await states()]).toEqual([[], []]);
  });

  it('that cannot be used tells a person what to ship, and trying again is a click', async () => {
    await world.close();
    await start({ shipFromLabel: true });
    await label();
    store().failNext('fulfil', { executed: false, error: adapterError('conflict', 'It is on hold.') });
    await news();
    await world.pass(HALF_HOUR);
    expect([store().shipments.length, await states(), await attention()]).toEqual([
      1,
      ['refused'],
      ['shipment-label-refused'],
    ]);
    await click(reportAgain);
    expect([store().shipments.length, await states(), await attention()]).toEqual([2, ['not-needed'], []]);
  });
});
