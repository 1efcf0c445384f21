import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DK, startBench, type Bench } from './test-client.ts';

allowLoopback();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ switches: { lowerCaseCurrencyShare: 0 } });
});
afterEach(() => bench.close());

const item = { gtin: '5700000000012', productId: 'p1' };
const add = (more: object = {}) =>
  bench.control.addOrder({
    locationId: DK,
    positions: [
      { price: 100, item },
      { price: 200, item },
    ],
    ...more,
  });
const orders = `/shops/${DK}/orders`;
const ids = async (query = 'status[]=accepted'): Promise<number[]> =>
  (await bench.ask(`${orders}?${query}`)).json.data.map(({ id }: { id: number }) => id);
const read = async (id: number): Promise<any> => (await bench.ask(`${orders}/${id}`)).json.data; // eslint-disable-line @typescript-eslint/no-explicit-any -- taken apart as it comes

describe('an order', () => {
  it('can be read a while after its acceptance, divided by the time scale', async () => {
    await bench.close();
    bench = await startBench({ timeScale: 10, switches: { orderLagMs: [2000, 2000] } });
    const { orderId } = add();
    expect((await bench.ask(`${orders}/${orderId}`)).status).toBe(404);
    expect((await bench.ask(`/shops/${DK}/shipping-providers/orders/${orderId}`)).status).toBe(404);
    expect(await ids()).toEqual([]);
    bench.wait(199);
    expect(await ids()).toEqual([]);
    bench.wait(1);
    expect(await ids()).toEqual([orderId]);
    expect((await read(orderId)).id).toBe(orderId);
  });

  it('carries buyer, delivery and delivery options, each as it was given', async () => {
    const customer = {
      name: 'Björk 🧣',
      phone: null,
      address: { street: 'S 1' },
      deliveryType: 'ParcelShopDelivery',
      deliveryName: 'Kiosk',
    };
    const { orderId } = add({ customer: { ...customer, email: 'b@example.test' } });
    expect(await read(orderId)).toMatchObject({
      billingInformation: { name: 'Björk 🧣', email: 'b@example.test', phone: null, address: { street: 'S 1' } },
      shippingInformation: {
        deliveryAddress: { type: 'ParcelShopDelivery', name: 'Kiosk', address: { street: 'S 1' } },
        deliveryOptions: { initial: { providerId: 'gls' }, override: { providerId: '' } },
      },
    });
  });

  it('may name its currency in lower case', async () => {
    bench.control.setSwitches({ lowerCaseCurrencyShare: 1 });
    expect((await read(add().orderId)).currency).toBe('dkk');
  });

  it('can get a further position later', async () => {
    const { orderId } = add();
    const { positionId } = bench.control.addPosition({ locationId: DK, orderId, position: { price: 5, item } });
    expect((await read(orderId)).acceptedPositions.map(({ id }: { id: number }) => id)).toContain(positionId);
    expect(bench.control.state().orders[0]?.positions.map(({ addedLater }) => addedLater)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is written as it is told, for labels and bad input', async () => {
    const { orderId } = add();
    bench.control.setOrderWire({
      locationId: DK,
      orderId,
      wire: { merge: { shippingLabel: 'https://l.example/1.pdf' } },
    });
    expect((await read(orderId)).shippingLabel).toBe('https://l.example/1.pdf');
  });
});

describe('a cancelled order', () => {
  it('leaves the accepted list and says so when read', async () => {
    const { orderId } = add();
    bench.control.cancelOrder({ locationId: DK, orderId });
    expect(await ids()).toEqual([]);
    expect(await read(orderId)).toMatchObject({ status: 'cancelled', acceptedPositions: [{}, {}] });
  });

  it('can show as gone, or as accepted with nothing accepted', async () => {
    const { orderId } = add();
    bench.control.cancelOrder({ locationId: DK, orderId });
    bench.control.setSwitches({ cancelledOrders: 'not-found' });
    expect((await bench.ask(`${orders}/${orderId}`)).status).toBe(404);
    bench.control.setSwitches({ cancelledOrders: 'positions-moved' });
    expect(await read(orderId)).toMatchObject({
      status: 'accepted',
      acceptedPositions: [],
      declinedPositions: [{}, {}],
    });
  });

  it('can show on its positions: by a status, in a list of their own, or by an amount of nothing', async () => {
    const { orderId, positionIds } = add();
    bench.control.cancelOrder({ locationId: DK, orderId, positionIds: positionIds.slice(0, 1) });
    bench.control.setSwitches({ cancelledOrders: 'position-status' });
    expect((await read(orderId)).acceptedPositions).toMatchObject([{ status: 'cancelled' }, { status: 'accepted' }]);
    bench.control.setSwitches({ cancelledOrders: 'amount-zero' });
    expect((await read(orderId)).acceptedPositions).toMatchObject([{ amount: 0 }, { amount: 1 }]);
    bench.control.setSwitches({ cancelledOrders: 'cancelled-list' });
    expect(await read(orderId)).toMatchObject({
      status: 'accepted',
      acceptedPositions: [{ id: positionIds[1] }],
      cancelledPositions: [{ id: positionIds[0] }],
      declinedPositions: [],
    });
    bench.control.cancelOrder({ locationId: DK, orderId });
    expect(await read(orderId)).toMatchObject({ status: 'cancelled', acceptedPositions: [] });
  });

  it('can be cancelled in part', async () => {
    const { orderId, positionIds } = add();
    bench.control.cancelOrder({ locationId: DK, orderId, positionIds: positionIds.slice(0, 1) });
    expect(await read(orderId)).toMatchObject({ status: 'accepted', acceptedPositions: [{ id: positionIds[1] }] });
  });
});

describe('the shipment update', () => {
  const parcel = (id: number | undefined, shippingProviderId = 'gls') => ({
    id,
    shippingProviderId,
    trackAndTrace: '1Z999',
  });

  it('as assumed marks positions as sent, and the order once all are', async () => {
    const {
      orderId,
      positionIds: [first, second],
    } = add();
    const providers = (await bench.ask(`/shops/${DK}/shipping-providers/orders/${orderId}`)).json.data;
    expect(providers).toContainEqual({ id: 'gls', name: 'GLS' });
    expect((await bench.patch(`${orders}/${orderId}`, { acceptedPositions: [parcel(first)] })).status).toBe(200);
    expect(await read(orderId)).toMatchObject({
      status: 'accepted',
      acceptedPositions: [{ trackAndTrace: '1Z999' }, { trackAndTrace: '' }],
    });
    await bench.patch(`${orders}/${orderId}`, { acceptedPositions: [parcel(second)] });
    expect((await read(orderId)).status).toBe('sent');
    expect(await ids()).toEqual([]);
    expect(await ids('status[]=accepted&status[]=sent')).toEqual([orderId]);
  });

  it('refuses unknown positions and providers, and cancelled positions', async () => {
    const {
      orderId,
      positionIds: [first],
    } = add();
    const send = async (entry: unknown): Promise<number> =>
      (await bench.patch(`${orders}/${orderId}`, { acceptedPositions: [entry] })).status;
    expect(await send(parcel(1))).toBe(422);
    expect(await send(parcel(first, 'pigeon'))).toBe(422);
    expect(await send(first)).toBe(400);
    bench.control.setSwitches({ checkShippingProvider: false });
    expect(await send(parcel(first, 'pigeon'))).toBe(200);
    bench.control.cancelOrder({ locationId: DK, orderId });
    expect(await send(parcel(first))).toBe(409);
  });

  it('has variants: other path and names, not there at all, success without effect', async () => {
    const {
      orderId,
      positionIds: [first],
    } = add();
    const assumed = () => bench.patch(`${orders}/${orderId}`, { acceptedPositions: [parcel(first)] });
    const other = () =>
      bench.patch(
        `${orders}/${orderId}/shipping`,
        { positions: [{ id: first, providerId: 'gls', trackingNumber: 'T' }] },
        'PUT',
      );

    bench.control.setSwitches({ shipping: 'no-effect' });
    expect((await assumed()).status).toBe(200);
    expect((await read(orderId)).acceptedPositions[0].trackAndTrace).toBe('');
    bench.control.setSwitches({ shipping: 'not-found' });
    expect([(await assumed()).status, (await other()).status]).toEqual([404, 404]);
    bench.control.setSwitches({ shipping: 'other-path' });
    expect([(await assumed()).status, (await other()).status]).toEqual([404, 200]);
    expect((await read(orderId)).acceptedPositions[0]).toMatchObject({ trackingNumber: 'T', providerId: 'gls' });
  });
});
