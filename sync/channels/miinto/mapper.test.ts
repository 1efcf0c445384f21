import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOrder, mapProvider, mapTransfer, parseInstant } from './mapper.ts';

const item = {
  productId: 'c0ffee00-0000-4000-8000-000000000001',
  gtin: '5700000000012',
  name: 'Wool scarf',
  brand: 'Example',
};
const position = { id: 9001, quantity: 1, price: 129900, item };
const transfer = {
  id: 5551,
  status: 'pending',
  createdAt: '2024-03-01T09:15:00+00:00',
  currency: 'dkk',
  parentOrder: { id: 2617879 },
  pendingPositions: [position],
};

const read = (change: object) => {
  const mapped = mapTransfer({ ...transfer, ...change });
  if (mapped.kind !== 'record') throw new Error(`not a record: ${JSON.stringify(mapped)}`);
  return mapped.record;
};
const firstBad = (change: object) => {
  const { positions, badPositions } = read({
    pendingPositions: [
      { ...position, ...change },
      { ...position, id: 9002 },
    ],
  });
  expect(positions.map(({ id }) => id)).toEqual(['9002']);
  expect(badPositions).toHaveLength(1);
  return badPositions[0];
};

describe('a transfer', () => {
  it('is read with ids as text, the currency in upper case and the whole record kept', () => {
    const raw = { ...transfer, surprise: { deep: [1] } };
    expect(mapTransfer(raw)).toEqual({
      kind: 'record',
      record: {
        id: '5551',
        parentOrderId: '2617879',
        createdAt: new Date('2024-03-01T09:15:00Z'),
        currency: 'DKK',
        positions: [
          {
            id: '9001',
            quantity: 1,
            unitPrice: { minor: 129900, currency: 'DKK' },
            item: {
              channelItemId: 'c0ffee00-0000-4000-8000-000000000001',
              gtin: '5700000000012',
              name: 'Wool scarf',
              brand: 'Example',
              color: null,
              size: null,
              styleId: null,
            },
          },
        ],
        badPositions: [],
        raw,
      },
    });
  });

  it.each(['accepted', 'DECLINED', 'expired'])('that is %s no longer waits and is left out', (status) => {
    expect(mapTransfer({ ...transfer, status })).toEqual({ kind: 'skip' });
  });

  it.each([
    ['on_hold', /“on_hold”, which we do not know/],
    [7, /status is not a text/],
  ])('with the status %j is set aside with its record', (status, problem) => {
    const raw = { ...transfer, status };
    expect(mapTransfer(raw)).toEqual({
      kind: 'bad',
      bad: { id: '5551', path: 'status', raw, problem: expect.stringMatching(problem) },
    });
  });

  it('without a status or with unknown members is taken as pending', () => {
    expect(read({ status: undefined, parentOrder: [], createdAt: 12, x: 1 })).toMatchObject({
      id: '5551',
      parentOrderId: null,
      createdAt: null,
    });
  });

  it.each([
    [{ id: null }, 'id', null],
    [{ id: 2 ** 60 }, 'id', null],
    [{ pendingPositions: undefined }, 'pendingPositions', '5551'],
    [{ pendingPositions: 'none' }, 'pendingPositions', '5551'],
    [{ pendingPositions: [position, { ...position, id: '' }] }, 'pendingPositions.1.id', '5551'],
    [{ pendingPositions: [null] }, 'pendingPositions.0', '5551'],
  ])('with %j is set aside whole, with the place of the fault', (change, path, id) => {
    const mapped = mapTransfer({ ...transfer, ...change });
    expect(mapped).toMatchObject({ kind: 'bad', bad: { id, path, problem: expect.stringMatching(/\.$/) } });
  });

  it.each([null, 5, 'text', []])('that is %j instead of an object is set aside', (raw) => {
    expect(mapTransfer(raw)).toMatchObject({ kind: 'bad', bad: { id: null, raw } });
  });
});

describe('a position', () => {
  it.each([
    [{ price: -1 }, 'price', 'The price -1 is negative.'],
    [{ price: 1299.5 }, 'price', 'The price 1299.5 is not a whole number of the smallest currency unit.'],
    [{ price: 5e9 }, 'price', 'The price 5000000000 is too large to be true.'],
    [{ price: 1e300 }, 'price', /price/],
    [{ price: '129900' }, 'price', 'The price is missing or is not a number.'],
    [{ price: undefined }, 'price', 'The price is missing or is not a number.'],
    [{ quantity: 0 }, 'quantity', 'The quantity 0 is less than 1.'],
    [{ quantity: -2 }, 'quantity', 'The quantity -2 is less than 1.'],
    [{ quantity: 1.5 }, 'quantity', 'The quantity 1.5 is not a whole number.'],
    [{ quantity: null }, 'quantity', 'The quantity is missing or is not a number.'],
    [{ currency: 'FOO' }, 'currency', 'The currency FOO is unknown.'],
  ])('with %j is held alone, with a sentence and its place; its neighbours go on', (change, member, problem) => {
    expect(firstBad(change)).toMatchObject({
      id: '9001',
      path: `pendingPositions.0.${member}`,
      problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
      item: { gtin: '5700000000012' },
    });
  });

  it('listed twice is one bad position, never sold twice', () => {
    const { positions, badPositions } = read({ pendingPositions: [position, { ...position, id: 9002 }, position] });
    expect(positions.map(({ id }) => id)).toEqual(['9002']);
    expect(badPositions).toMatchObject([{ id: '9001', problem: 'Miinto lists this position 2 times.' }]);
  });

  it('listed as pending and as accepted is bad', () => {
    const { badPositions } = read({ acceptedPositions: [{ id: 9001 }] });
    expect(badPositions).toMatchObject([{ id: '9001', path: 'pendingPositions.0.id' }]);
  });

  it('needs no gtin, no names and may come three at once', () => {
    const { positions } = read({
      pendingPositions: [
        { id: 1, quantity: 3, price: 0, item: { gtin: null, productId: '' } },
        { id: 2, quantity: 1, price: 1 },
        { id: '3', quantity: 1, price: 1, item: [] },
        { id: 4, quantity: 1, price: 1, item: { gtin: 5700000000012, name: { da: 'Tørklæde' }, productId: ' ' } },
      ],
    });
    expect(
      positions.map(({ id, quantity, item: { gtin, channelItemId } }) => [id, quantity, gtin, channelItemId]),
    ).toEqual([
      ['1', 3, null, null],
      ['2', 1, null, null],
      ['3', 1, null, null],
      ['4', 1, '5700000000012', null],
    ]);
  });

  it('is in its own currency before that of the transfer, and without any it is held', () => {
    const own = read({ pendingPositions: [{ ...position, currency: 'sek' }] });
    expect(own.positions[0]?.unitPrice).toEqual({ minor: 129900, currency: 'SEK' });
    const none = read({ currency: null, parentOrder: {} });
    expect(none).toMatchObject({
      currency: 'XXX',
      positions: [],
      badPositions: [{ problem: 'Neither the position nor its order names a currency.' }],
    });
  });

  it('keeps emoji and right-to-left names, and cuts endless text without splitting a character', () => {
    const { positions } = read({
      pendingPositions: [
        {
          ...position,
          item: { ...item, name: 'وشاح صوف 🧣', brand: `x${'🧣'.repeat(1_000_000)}`, gtin: '9'.repeat(5_000) },
        },
      ],
    });
    expect(positions[0]?.item.name).toBe('وشاح صوف 🧣');
    expect(positions[0]?.item.brand).toMatch(/^x(🧣)+…$/u);
    expect(positions[0]?.item.brand?.length).toBeLessThanOrEqual(500);
    expect(positions[0]?.item.gtin).toBeNull();
  });

  it('is one of ten thousand without trouble', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...position, id: index + 1 }));
    expect(read({ pendingPositions: many }).positions).toHaveLength(10_000);
  });
});

describe('an order', () => {
  const address = { street: 'Street 1', postcode: 2300, city: 'Copenhagen', countryCode: 'uk' };
  const order = {
    id: 777,
    status: 'Accepted',
    currency: 'DKK',
    createdAt: '2024-03-01T09:20:00+02:00',
    parentOrder: { id: 2617879, createdAt: '2024-03-01T09:14:55+00:00' },
    billingInformation: { name: 'Jane Example', email: 'jane@example.test', phone: null, address },
    shippingInformation: {
      deliveryAddress: { type: 'HomeDelivery', name: 'Jane Example', address },
      deliveryOptions: { initial: { providerId: 'gls' }, override: { providerId: '' } },
    },
    acceptedPositions: [position, { ...position, id: 9002, quantity: 0 }],
  };
  const readOrder = (change: object) => {
    const mapped = mapOrder({ ...order, ...change });
    if (mapped.kind !== 'record') throw new Error(`not a record: ${JSON.stringify(mapped)}`);
    return mapped.record;
  };

  it('is read with both parties, and its bad line beside the good one', () => {
    const person = {
      name: 'Jane Example',
      phone: null,
      street: 'Street 1',
      postcode: '2300',
      city: 'Copenhagen',
      countryCode: 'GB',
    };
    expect(readOrder({})).toMatchObject({
      id: '777',
      parentOrderId: '2617879',
      status: 'accepted',
      createdAt: new Date('2024-03-01T07:20:00Z'),
      accepted: [{ id: '9001' }],
      badPositions: [{ id: '9002', path: 'acceptedPositions.1.quantity' }],
      billing: { ...person, email: 'jane@example.test' },
      delivery: { ...person, email: null, type: 'HomeDelivery' },
      shippingProviderId: 'gls',
    });
  });

  it('ships with the provider that overrides the one chosen at checkout', () => {
    const shippingInformation = {
      deliveryOptions: { initial: { providerId: 'gls' }, override: { providerId: 'dhl' } },
    };
    expect(readOrder({ shippingInformation }).shippingProviderId).toBe('dhl');
  });

  it.each([
    [{ billingInformation: null, shippingInformation: undefined, createdAt: null }],
    [{ billingInformation: [], shippingInformation: [], createdAt: undefined }],
    [
      {
        billingInformation: { address: [] },
        shippingInformation: { deliveryAddress: null, deliveryOptions: [] },
        createdAt: '',
      },
    ],
  ])('lacks parties rather than failing on %j, and is dated by its parent', (change) => {
    expect(readOrder(change)).toMatchObject({
      billing: null,
      delivery: null,
      shippingProviderId: null,
      createdAt: new Date('2024-03-01T09:14:55Z'),
    });
  });

  it('keeps an unknown status and delivery type as sent', () => {
    const shippingInformation = { deliveryAddress: { type: 'DroneDelivery' } };
    const { status, delivery } = readOrder({ status: 'In_Limbo', shippingInformation });
    expect([status, delivery?.type, delivery?.name]).toEqual(['in_limbo', 'DroneDelivery', null]);
  });

  it('without a list of accepted positions cannot be read', () => {
    expect(mapOrder({ ...order, acceptedPositions: undefined })).toMatchObject({
      kind: 'bad',
      bad: { id: '777', path: 'acceptedPositions' },
    });
  });
});

describe('reading anything', () => {
  it('never throws and never lets an unsound line through', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (price, quantity, anything) => {
        const raw = {
          ...transfer,
          parentOrder: anything,
          pendingPositions: [{ ...position, price, quantity, item: anything }],
        };
        const mapped = mapTransfer(raw);
        mapTransfer(anything);
        mapOrder(anything);
        mapOrder({ ...raw, acceptedPositions: anything, billingInformation: anything, shippingInformation: anything });
        if (mapped.kind !== 'record') return false;
        return mapped.record.positions.every(
          (line) => Number.isSafeInteger(line.unitPrice.minor) && line.unitPrice.minor >= 0 && line.quantity >= 1,
        );
      }),
    );
  });
});

describe('small readings', () => {
  it.each([
    ['2024-03-01T09:15:00+02:00', '2024-03-01T07:15:00.000Z'],
    ['2017-04-07 17:22:44.562101+02', '2017-04-07T15:22:44.562Z'],
    ['2024-03-01T09:15:00', '2024-03-01T09:15:00.000Z'],
  ])('reads the instant %s', (text, expected) => {
    expect(parseInstant(text)?.toISOString()).toBe(expected);
  });

  it.each(['yesterday', '0', '12', '17:22:44', '2024-13-40T00:00:00Z', '0001-01-01T00:00:00Z'])(
    'reads no instant from %s',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );

  it('names a provider by its id when it has no name', () => {
    expect([mapProvider({ id: 'gls' }), mapProvider({ id: 7, name: 'DHL' }), mapProvider({ name: 'x' })]).toEqual([
      { id: 'gls', name: 'gls' },
      { id: '7', name: 'DHL' },
      null,
    ]);
  });
});
