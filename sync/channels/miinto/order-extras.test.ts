import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOrder } from './mapper.ts';
import type { DocumentPath } from './order-extras.ts';

const position = (id: number, more: object = {}) => ({
  id,
  quantity: 1,
  price: 100,
  currency: 'DKK',
  item: {},
  ...more,
});
const order = (more: object) => ({ id: 777, status: 'accepted', currency: 'DKK', acceptedPositions: [], ...more });
const read = (raw: unknown, paths?: readonly DocumentPath[]) => {
  const mapped = mapOrder(raw, paths);
  if (mapped.kind !== 'record') throw new Error(`not a record: ${JSON.stringify(mapped)}`);
  return mapped.record;
};
const cancelled = (more: object) => read(order(more)).cancelledPositionIds.toSorted();

describe('positions that are cancelled', () => {
  const both = [position(1), position(2)];

  it.each([
    ['by the order’s status', { status: 'Cancelled', acceptedPositions: both }, ['1', '2']],
    ['by an American status', { status: 'canceled', acceptedPositions: both }, ['1', '2']],
    ['by a status with a reason', { status: 'cancelled_by_customer', acceptedPositions: both }, ['1', '2']],
    ['by their own status', { acceptedPositions: [position(1, { status: 'CANCELLED' }), position(2)] }, ['1']],
    ['by being listed as declined', { acceptedPositions: [position(2)], declinedPositions: [position(1)] }, ['1']],
    ['by a list of their own', { acceptedPositions: [position(2)], cancelledPositions: { 3: position(1) } }, ['1']],
    ['by an amount of nothing', { acceptedPositions: [position(1, { amount: 0 }), position(2, { amount: 1 })] }, ['1']],
    ['by a quantity of nothing', { acceptedPositions: [position(1, { quantity: 0 }), position(2)] }, ['1']],
    ['in two ways at once', { status: 'cancelled', acceptedPositions: both, declinedPositions: [both[0]] }, ['1', '2']],
  ])('are named: %s', (_, more, ids) => {
    expect(cancelled(more)).toEqual(ids);
  });

  it.each([
    ['a cancellation that is only asked for', { status: 'cancellation_requested', acceptedPositions: both }],
    ['an unknown status', { status: 'on_its_way', acceptedPositions: both }],
    ['a refund after sending', { status: 'sent', acceptedPositions: [position(1, { amount: 0 })] }],
    ['a refund of a sent position', { acceptedPositions: [position(1, { amount: 0, status: 'sent' })] }],
    ['lists that are none', { acceptedPositions: both, declinedPositions: 'none', cancelledPositions: 7 }],
  ])('are none after %s', (_, more) => {
    expect(cancelled(more)).toEqual([]);
  });
});

describe('an order that is over', () => {
  it('is read though its accepted positions are in another list', () => {
    const { accepted, shipping } = read({
      ...order({ status: 'sent', sentPositions: [position(1, { trackAndTrace: 'T', shippingProviderId: 'gls' })] }),
      acceptedPositions: undefined,
    });
    expect(accepted.map(({ id }) => id)).toEqual(['1']);
    expect(shipping).toEqual([{ positionId: '1', providerId: 'gls', trackingNumber: 'T' }]);
  });

  it('has each position once, and the rest of its positions too', () => {
    const { accepted, badPositions } = read(
      order({ acceptedPositions: [position(1), position(2)], sentPositions: [position(2), position(3)] }),
    );
    expect([accepted.map(({ id }) => id), badPositions]).toEqual([['1', '2', '3'], []]);
  });

  it.each(['sent', 'cancelled'])('is read without any list of accepted ones (%s)', (status) => {
    expect(read({ id: 777, status, cancelledPositions: [position(1)] })).toMatchObject({
      status,
      accepted: [],
      cancelledPositionIds: ['1'],
    });
  });

  it.each([undefined, 'accepted', 'pending'])('is no excuse for one that is not (%s)', (status) => {
    expect(mapOrder({ id: 777, status })).toMatchObject({ kind: 'bad', bad: { path: 'acceptedPositions' } });
  });
});

describe('links to files', () => {
  const url = 'https://files.test/1.pdf';
  const documents = (more: object) => read(order(more)).documents;

  it.each([
    [{ shippingLabel: url }, 'label'],
    [{ labelUrl: url }, 'label'],
    [{ shippingInformation: { returnLabel: { href: url } } }, 'return-label'],
    [{ acceptedPositions: [position(1, { packingSlip: url }), position(2, { packingSlip: url })] }, 'packing-slip'],
    [{ documents: [{ type: 'shipping_label', url }] }, 'label'],
    [{ documents: [{ type: 'RETURN_LABEL', link: url }] }, 'return-label'],
    [{ documents: [{ type: 'packing_slip', url }] }, 'packing-slip'],
    [{ documents: [{ type: 'customs form', url }] }, 'other'],
    [{ label: { url, type: 'return' } }, 'return-label'],
    [{ label: url, documents: [{ url }] }, 'label'],
  ])('are found once, with their kind: %j', (more, kind) => {
    expect(documents(more)).toEqual([{ kind, url }]);
  });

  it.each([
    { label: 'GLS' },
    { label: 'javascript:alert(1)' },
    { label: 'ftp://files.test/1.pdf' },
    { label: `https://files.test/${'x'.repeat(3000)}` },
    { label: { url: 7 } },
    { documents: [null, 7, [], { url: null }] },
    { acceptedPositions: [position(1, { label: {} })] },
  ])('are not made up: %j', (more) => {
    expect(documents(more)).toEqual([]);
  });

  it('are no more than an order can have', () => {
    expect(documents({ labels: Array.from({ length: 1000 }, (_, index) => `${url}?${index}`) })).toHaveLength(20);
  });

  it('are looked for where the settings say', () => {
    const paths = [{ path: 'parcels[].papers[].pdf', kind: 'label' }] as const;
    const raw = order({ label: url, parcels: [{ papers: [{ pdf: `${url}?1` }, { pdf: `${url}?2` }] }, {}] });
    expect(read(raw, paths).documents.map((found) => found.url)).toEqual([`${url}?1`, `${url}?2`]);
  });
});

it('whatever an order says besides its positions, it can be read', () => {
  const extras = fc.dictionary(
    fc.constantFrom(
      'label',
      'documents',
      'declinedPositions',
      'cancelledPositions',
      'sentPositions',
      'shippingInformation',
    ),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(extras, (more) => {
      const raw = { ...order({ acceptedPositions: [position(1)] }), ...more };
      // A position of a list of sent ones must have an id like any other; nothing else makes the order unreadable.
      expect(['record', 'bad']).toContain(mapOrder(raw).kind);
      if (!('sentPositions' in more)) expect(mapOrder(raw).kind).toBe('record');
    }),
  );
});
