/** What is done with an order after its acceptance, and with stock: against the simulated marketplace in its variants. */
import { afterEach, describe, expect, it } from 'vitest';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import type { MiintoSimulatorOptions } from '#simulators/miinto/start.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import type { MiintoDeps } from './settings.ts';
import { adapterAt, ITEM, LOGIN, TEST_LOCATION } from './test-doubles.ts';

allowLoopback();

const locationId = TEST_LOCATION;
const running: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(running.splice(0).map((simulator) => simulator.close())));

async function start(switches: MiintoSimulatorOptions['switches'] = {}, deps: Partial<MiintoDeps> = {}) {
  const clock = createFakeClock();
  const simulator = await startMiintoSimulator({
    now: () => clock.now().getTime(),
    switches: { orderLagMs: [0, 0], rateLimit: null, ...switches },
  });
  running.push(simulator);
  const { control } = simulator;
  control.addAccount({ ...LOGIN, locations: [{ id: locationId }] });
  const order = control.addOrder({
    locationId,
    positions: [
      { price: 100, item: ITEM },
      { price: 200, item: ITEM },
    ],
  });
  return {
    control,
    order,
    orderId: String(order.orderId),
    urls: simulator.urls,
    ...adapterAt(simulator.urls, clock, deps),
  };
}
type World = Awaited<ReturnType<typeof start>>;

const report = ({ orderId, order }: World, over: object = {}) => ({
  orderId,
  positionIds: [String(order.positionIds[0])],
  providerId: 'gls',
  trackingNumber: '1Z999',
  ...over,
});
const shippingOf = async ({ channel, access, orderId }: World) => {
  const read = await channel.orders.get(access, orderId);
  return read.ok ? read.value.shipping : read.error.kind;
};

describe('a shipment', () => {
  it('is reported for its positions alone and read back', async () => {
    const world = await start();
    const { channel, access } = world;
    const providers = await channel.orders.shippingProviders(access, world.orderId);
    const providerId = providers.ok ? (providers.value[0]?.id ?? '') : '';
    expect(await channel.orders.reportShipment?.(access, report(world, { providerId }))).toEqual({
      ok: true,
      value: { sent: true },
    });
    expect(await shippingOf(world)).toEqual([
      { positionId: String(world.order.positionIds[0]), providerId, trackingNumber: '1Z999' },
    ]);
  });

  it('is sent once more with another number, and the last word stands', async () => {
    const world = await start({ checkShippingProvider: false });
    const { channel, access } = world;
    await channel.orders.reportShipment?.(access, report(world));
    await channel.orders.reportShipment?.(access, report(world, { trackingNumber: '1Z1000' }));
    expect(await shippingOf(world)).toMatchObject([{ trackingNumber: '1Z1000' }]);
  });

  it('has an open outcome when the reply is lost, and is not repeated by itself', async () => {
    const world = await start({ checkShippingProvider: false });
    const { channel, access, control } = world;
    control.addFault({ kind: 'reply-lost', route: 'PATCH order', next: 1, phase: 'after' });
    expect(await channel.orders.reportShipment?.(access, report(world))).toMatchObject({ error: { kind: 'unclear' } });
    expect(control.requests({ route: 'PATCH order' }).entries).toHaveLength(1);
    expect(await shippingOf(world)).toMatchObject([{ trackingNumber: '1Z999' }]);
  });

  it.each(['not-found', 'other-path'] as const)('says that the call is not known (%s)', async (shipping) => {
    const world = await start({ shipping });
    expect(await world.channel.orders.reportShipment?.(world.access, report(world))).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  it('goes to another path under other names where the settings say so', async () => {
    const world = await start(
      { shipping: 'other-path' },
      {
        paths: { shipment: '/shops/{locationId}/orders/{orderId}/shipping' },
        shipment: {
          method: 'PUT',
          encode: ({ positionIds, providerId, trackingNumber }) =>
            JSON.stringify({ positions: positionIds.map((id) => ({ id: Number(id), providerId, trackingNumber })) }),
        },
      },
    );
    expect(await world.channel.orders.reportShipment?.(world.access, report(world))).toMatchObject({ ok: true });
    expect(await shippingOf(world)).toMatchObject([{ providerId: 'gls', trackingNumber: '1Z999' }]);
  });

  it('shows no effect where there was none', async () => {
    const world = await start({ shipping: 'no-effect' });
    expect(await world.channel.orders.reportShipment?.(world.access, report(world))).toMatchObject({ ok: true });
    expect(await shippingOf(world)).toEqual([]);
  });

  it.each([
    ['html', 'unclear'],
    ['failure-200', 'rejected'],
    ['rate-limited', 'rate-limited'],
  ] as const)('turns the reply %s into %s', async (kind, error) => {
    const world = await start();
    world.control.addFault({ kind, route: 'PATCH order', next: 1 });
    expect(await world.channel.orders.reportShipment?.(world.access, report(world))).toMatchObject({
      error: { kind: error },
    });
  });
});

const CANCELLED = ['status', 'positions-moved', 'position-status', 'cancelled-list', 'amount-zero'] as const;

describe('a cancelled position', () => {
  it.each(CANCELLED)('is named when the whole order is (%s)', async (cancelledOrders) => {
    const world = await start({ cancelledOrders });
    world.control.cancelOrder({ locationId, orderId: world.order.orderId });
    const read = await world.channel.orders.get(world.access, world.orderId);
    expect(read.ok && read.value.cancelledPositionIds.toSorted()).toEqual(world.order.positionIds.map(String));
  });

  it.each(CANCELLED)('is named alone when the rest is still sold (%s)', async (cancelledOrders) => {
    const world = await start({ cancelledOrders });
    const [first, second] = world.order.positionIds;
    world.control.cancelOrder({ locationId, orderId: world.order.orderId, positionIds: [Number(second)] });
    const read = await world.channel.orders.get(world.access, world.orderId);
    expect(read).toMatchObject({
      value: { status: 'accepted', cancelledPositionIds: [String(second)] },
    });
    const sold = read.ok ? read.value.accepted.map(({ id }) => id) : [];
    expect(sold.filter((id) => id !== String(second))).toEqual([String(first)]);
  });

  it('is not found with its whole order, where Miinto takes that away', async () => {
    const world = await start({ cancelledOrders: 'not-found' });
    world.control.cancelOrder({ locationId, orderId: world.order.orderId });
    expect(await world.channel.orders.get(world.access, world.orderId)).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('is told apart from one that was sent: the order left the list and can be read', async () => {
    const world = await start({ cancelledOrders: 'amount-zero' });
    world.control.shipInPanel({ locationId, orderId: world.order.orderId, trackAndTrace: 'P-1' });
    const { channel, access, orderId } = world;
    expect(await channel.orders.list(access, async () => false)).toMatchObject({ value: { records: [] } });
    expect(await channel.orders.get(access, orderId)).toMatchObject({
      value: {
        status: 'sent',
        cancelledPositionIds: [],
        shipping: [{ trackingNumber: 'P-1' }, { trackingNumber: 'P-1' }],
      },
    });
  });
});

describe('files of an order', () => {
  it.each([
    [{ label: 'https://files.example/l.pdf' }, [{ kind: 'label', url: 'https://files.example/l.pdf' }]],
    [
      {
        documents: [
          { url: 'https://f.example/r', type: 'Return label' },
          { link: 'https://f.example/s', name: 'slip' },
        ],
      },
      [
        { kind: 'return-label', url: 'https://f.example/r' },
        { kind: 'packing-slip', url: 'https://f.example/s' },
      ],
    ],
    [
      { shippingLabel: ['https://f.example/1', 'https://f.example/1'] },
      [{ kind: 'label', url: 'https://f.example/1' }],
    ],
    [{ label: 'javascript:alert(1)', returnLabel: 7, packingSlip: null, documents: 'none' }, []],
  ])('are found where they may stand: %j', async (merge, documents) => {
    const world = await start();
    world.control.setOrderWire({ locationId, orderId: world.order.orderId, wire: { merge } });
    const read = await world.channel.orders.get(world.access, world.orderId);
    expect(read.ok && read.value.documents).toEqual(documents);
  });

  it.each([
    'http://example.com/label.pdf',
    'https://127.0.0.1/label.pdf',
    'https://[::1]/label.pdf',
    'https://localhost/label.pdf',
    'https://vault.internal/label.pdf',
    'file:///etc/passwd',
    'nonsense',
  ])('are not asked for at %s', async (url) => {
    const { channel, access } = await start();
    expect(await channel.documents?.fetch(access, url)).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  });

  it.each(['fields', 'list', 'nested', 'positions'] as const)(
    'are found where the order links them: %s',
    async (links) => {
      const world = await start({ documentLinks: links });
      const { orderId } = world.order;
      const add = (kind: 'label' | 'return-label' | 'packing-slip') => ({
        kind,
        url: world.control.addFile({ locationId, orderId, kind }).url,
      });
      const added = [add('label'), add('return-label'), add('packing-slip')];
      const read = await world.channel.orders.get(world.access, world.orderId);
      expect(read.ok && read.value.documents).toEqual(added);
    },
  );

  it('that want a signature get one, also when the token ended meanwhile', async () => {
    const { channel, access, control, order, tokens } = await start();
    const { url } = control.addFile({ locationId, orderId: order.orderId, signed: true });
    expect(await channel.documents?.fetch(access, url)).toMatchObject({ ok: true });
    control.expireChannels();
    expect(await channel.documents?.fetch(access, url)).toMatchObject({ ok: true });
    expect(tokens.renewals).toBe(2);
    control.setPassword({ login: LOGIN.login, password: 'changed' });
    control.expireChannels();
    expect(await channel.documents?.fetch(access, url)).toMatchObject({ error: { kind: 'auth' } });
  });

  it.each([
    ['cut', 'temporary'],
    ['error', 'temporary'],
    ['redirect', null],
    ['octet-stream', null],
    ['wrong-type', null],
  ] as const)('of the kind %s end as %s', async (variant, kind) => {
    const { channel, access, control, order } = await start();
    const { url } = control.addFile({ locationId, orderId: order.orderId, variant });
    const result = await channel.documents?.fetch(access, url);
    expect(result).toMatchObject(kind === null ? { ok: true } : { ok: false, error: { kind } });
  });

  it('that take too long are left for later', async () => {
    const { channel, access, control, order } = await start({}, { timeoutMs: 50 });
    const { url } = control.addFile({ locationId, orderId: order.orderId });
    control.addFault({ kind: 'stall', route: 'GET file' });
    expect(await channel.documents?.fetch(access, url)).toMatchObject({ error: { kind: 'temporary' } });
  });

  it('are asked for with a signature on Miinto’s own hosts', async () => {
    const world = await start();
    const asked = await world.channel.documents?.fetch(
      world.access,
      `${world.urls.order}/shops/${locationId}/orders/${world.orderId}`,
    );
    expect(asked?.ok && asked.value.contentType).toContain('application/json');
    const gone = await world.channel.documents?.fetch(world.access, `${world.urls.order}/no/such/file.pdf`);
    expect(gone).toMatchObject({ ok: false });
  });
});

describe('stock', () => {
  const article = { group: 'ABC', brand: 'Blå', color: 'Black', size: '8.5' };

  it('stands at the channel with the very text of the article', async () => {
    const { channel, access, control } = await start();
    expect(await channel.stock?.push(access, [{ article, stock: 3 }])).toEqual({ ok: true, value: { refused: [] } });
    expect(control.state({ locationId }).stock).toMatchObject([{ ...article, stock: 3 }]);
  });

  it('names the articles that were not taken, and only those', async () => {
    const { channel, access, control } = await start({ stock: 'item-errors' });
    control.setProductMap({ locationId, rows: [['ABC', '1', '2', '3']] });
    const levels = [
      { article, stock: 3 },
      { article: { ...article, group: 'XYZ' }, stock: 4 },
    ];
    expect(await channel.stock?.push(access, levels)).toEqual({
      ok: true,
      value: { refused: [{ index: 1, message: 'Unknown item.' }] },
    });
  });

  it('is off where no stock service is known', async () => {
    const { channel, access } = await start(
      {},
      { hosts: () => ({ auth: 'https://a.example', order: 'https://b.example' }) },
    );
    expect(await channel.stock?.push(access, [{ article, stock: 3 }])).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('has an open outcome when the reply is lost, and is not repeated by itself', async () => {
    const { channel, access, control } = await start();
    control.addFault({ kind: 'reply-lost', route: 'PATCH items', next: 1, phase: 'after' });
    expect(await channel.stock?.push(access, [{ article, stock: 3 }])).toMatchObject({ error: { kind: 'unclear' } });
    expect(control.requests({ route: 'PATCH items' }).entries).toHaveLength(1);
  });
});
