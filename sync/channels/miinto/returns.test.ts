/** What only Miinto's assumed wire knows about returns: odd records, a yes without effect, and what is not sent at all. */
import { afterEach, describe, expect, it } from 'vitest';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { mapReturn, mapReturnRequest } from './returns-mapper.ts';
import { adapterAt, LOGIN, TEST_LOCATION } from './test-doubles.ts';

allowLoopback();

const line = { id: 1, orderPositionId: 9001, quantity: 1, price: 100, reason: 'too_small', comment: '' };
const record = (over: object = {}) => ({
  id: 3001,
  status: 'pending',
  currency: 'dkk',
  pendingPositions: [line],
  ...over,
});

describe('a return as Miinto sends it', () => {
  it.each<[string, object, string]>([
    ['a quantity of 0', { quantity: 0 }, 'The quantity 0 is less than 1.'],
    ['half a unit', { quantity: 0.5 }, 'The quantity 0.5 is not a whole number.'],
    ['a quantity as text', { quantity: '1' }, 'The quantity is missing or is not a number.'],
    ['no quantity', { quantity: null }, 'The quantity is missing or is not a number.'],
    ['a million units', { quantity: 1_000_000 }, 'The quantity 1000000 is too large to be true.'],
  ])('with %s in one line keeps the others', (_what, over, problem) => {
    const mapped = mapReturn(
      record({
        pendingPositions: [
          { ...line, ...over },
          { ...line, id: 2 },
        ],
      }),
    );
    expect(mapped).toMatchObject({
      kind: 'record',
      record: {
        lines: [{ id: '2' }],
        badLines: [{ id: '1', positionId: '9001', problem, path: 'pendingPositions.0.quantity' }],
      },
    });
  });

  it('trusts no line that is listed twice, in whichever lists', () => {
    const mapped = mapReturn(record({ acceptedPositions: [{ ...line }], declinedPositions: [{ ...line, id: 2 }] }));
    expect(mapped).toMatchObject({
      record: {
        lines: [{ id: '2', state: 'declined' }],
        badLines: [{ id: '1', problem: expect.stringMatching(/more than once/) }],
      },
    });
  });

  it('without an id, without lines, or with a line that has none is set aside with a sentence', () => {
    for (const raw of [
      null,
      7,
      'x',
      [],
      {},
      record({ id: '' }),
      record({ pendingPositions: [] }),
      record({ pendingPositions: [{}] }),
    ]) {
      const mapped = mapReturn(raw);
      expect(mapped).toMatchObject({ kind: 'bad', bad: { problem: expect.stringMatching(/^[A-Z].*\.$/) } });
    }
  });

  it('may miss its order, its time, its currency, its prices and its type', () => {
    const bare = { id: 'r-1', pendingPositions: [{ id: 'a', quantity: 2 }] };
    expect(mapReturn(bare)).toMatchObject({
      record: {
        id: 'r-1',
        orderId: null,
        createdAt: null,
        kind: 'return',
        currency: 'XXX',
        lines: [{ id: 'a', positionId: null, quantity: 2, unitPrice: null, buyerReason: '' }],
      },
    });
  });

  it('keeps the buyer’s words as they were, whatever they hold', () => {
    const reason = '=1+1 <script>alert(1)</script>\n\t ‮ 尺码';
    expect(mapReturn(record({ pendingPositions: [{ ...line, reason }] }))).toMatchObject({
      record: { lines: [{ buyerReason: reason }] },
    });
    const long = mapReturn(record({ pendingPositions: [{ ...line, reason: '👟'.repeat(9000) }] }));
    expect(long.kind === 'record' && long.record.lines[0]?.buyerReason.isWellFormed()).toBe(true);
  });

  it('is refunded where the whole case is', () => {
    expect(
      mapReturn(
        record({
          status: 'Refunded',
          pendingPositions: [],
          acceptedPositions: [line],
          declinedPositions: [{ ...line, id: 2 }],
        }),
      ),
    ).toMatchObject({
      record: { status: 'refunded', lines: [{ state: 'refunded' }, { state: 'declined' }] },
    });
  });

  it('with an unknown state of a line leaves that line to a person', () => {
    const lines = [{ id: 1, position: 9001, units: 1, amount: 100, state: 'on_its_way' }];
    expect(mapReturn({ id: 1, status: 'pending', lines })).toMatchObject({
      record: { lines: [], badLines: [{ id: '1', problem: expect.stringContaining('on_its_way') }] },
    });
  });
});

describe('a request as Miinto sends it', () => {
  it.each<[object, object]>([
    [
      { id: 1, status: 'whatever' },
      { state: 'pending', orderId: null, lines: [], returnId: null },
    ],
    [
      { id: 1, state: 'Approved', rmaId: 7, orderId: 5 },
      { state: 'accepted', returnId: '7', orderId: '5' },
    ],
    [
      { id: 1, status: 'rejected', reason: 'Zu spät' },
      { state: 'declined', reason: 'Zu spät' },
    ],
    [{ id: 1, status: 'pending', positions: [null, { id: 9 }, 'x'] }, { lines: [{ positionId: '9', quantity: null }] }],
  ])('%j is read as far as it goes', (raw, expected) => {
    expect(mapReturnRequest(raw)).toMatchObject({ kind: 'record', record: expected });
  });

  it('without an id is set aside', () => {
    expect(mapReturnRequest({ status: 'pending' })).toMatchObject({ kind: 'bad' });
  });
});

describe('a yes without effect', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

  it('is told as sent, and looking shows that nothing came of it', async () => {
    const clock = createFakeClock();
    const simulator = await startMiintoSimulator({
      now: () => clock.now().getTime(),
      switches: { orderLagMs: [0, 0], rateLimit: null, rma: 'no-effect', rmaRequest: 'no-effect' },
    });
    closing.push(() => simulator.close());
    const { control } = simulator;
    control.addAccount({ ...LOGIN, locations: [{ id: TEST_LOCATION }] });
    const { channel, access } = adapterAt(simulator.urls, clock);
    const order = control.addOrder({ locationId: TEST_LOCATION, positions: [{ price: 100, item: {} }] });
    control.shipInPanel({ locationId: TEST_LOCATION, orderId: order.orderId });
    const [position = 0] = order.positionIds;
    const rma = control.addRma({
      locationId: TEST_LOCATION,
      orderId: order.orderId,
      positions: [{ orderPositionId: position }],
    });
    const returnId = String(rma.id);
    const decided = await channel.returns?.decide(access, {
      returnId,
      lines: [{ id: String(rma.positionIds[0]), decision: 'accept', reason: 'Fine' }],
    });
    expect(decided).toEqual({ ok: true, value: { kind: 'sent' } });
    expect(await channel.returns?.get(access, returnId)).toMatchObject({ value: { lines: [{ state: 'pending' }] } });
    const made = await channel.returnRequests?.create(access, {
      orderId: String(order.orderId),
      lines: [{ positionId: String(position), quantity: 1, reason: 'Refunded' }],
    });
    expect(made).toMatchObject({ ok: true, value: { kind: 'sent', requestId: expect.stringMatching(/^\d+$/) } });
    const id = made?.ok && made.value.kind === 'sent' ? (made.value.requestId ?? '') : '';
    expect(await channel.returnRequests?.get(access, id)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });
});
