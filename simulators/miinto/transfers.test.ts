import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DK, SE, START, startBench, type Bench } from './test-client.ts';

allowLoopback();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const item = { productId: 'c0ffee00-0000-4000-8000-000000000001', gtin: '5700000000012', name: 'Wool scarf' };
const one = { price: 129900, item };
const list = `/shops/${DK}/transfers?status%5B%5D=pending&limit=50&offset=0`;
const pendingIds = async (target = list): Promise<number[]> =>
  (await bench.ask(target)).json.data.map(({ id }: { id: number }) => id);
const add = (more: object = {}) => bench.control.addTransfer({ locationId: DK, positions: [one], ...more });
const answer = (id: number, body: unknown) => bench.patch(`/shops/${DK}/transfers/${id}`, body);
const accepted = (...ids: number[]) => ({ acceptedPositions: ids.map((id) => ({ id })) });

describe('the transfer list', () => {
  it('shows a pending transfer with integer ids and prices, and without the customer', async () => {
    const { id, parentOrderId, positionIds } = add();
    const { data, meta } = (await bench.ask(list)).json;
    expect(meta).toEqual({ status: 'success', version: '2.6', totalItemCount: 1 });
    expect(data).toEqual([
      {
        id,
        status: 'pending',
        createdAt: expect.stringMatching(/^2024-03-01T\d\d:00:00\+0[01]:00$/),
        currency: 'DKK',
        parentOrder: { id: parentOrderId, createdAt: expect.any(String) },
        pendingPositions: [{ id: positionIds[0], quantity: 1, price: 129900, item }],
        acceptedPositions: [],
        declinedPositions: [],
      },
    ]);
  });

  it('gives the same ids at different locations', () => {
    const here = add();
    const there = add({ locationId: SE });
    expect([here.id, here.positionIds]).toEqual([there.id, there.positionIds]);
  });

  it('pages newest first, counts all, gives an empty page beyond the end, and nothing but the count for limit 0', async () => {
    const ids = Array.from({ length: 5 }, (_, second) => add({ visibleAt: START - 10_000 + second * 1000 }).id);
    const page = (query: string): Promise<number[]> => pendingIds(`/shops/${DK}/transfers?status[]=pending&${query}`);
    expect(await page('limit=2&offset=0')).toEqual([ids[4], ids[3]]);
    expect(await page('limit=2&offset=4')).toEqual([ids[0]]);
    expect(await page('limit=2&offset=50')).toEqual([]);
    expect(await page('sort=createdAt')).toEqual(ids);
    expect(await page('sort=%2BcreatedAt')).toEqual(ids);
    expect((await bench.ask(`/shops/${DK}/transfers?limit=0`)).json).toMatchObject({
      meta: { totalItemCount: 5 },
      data: [],
    });
    bench.control.setSwitches({ countAsText: true });
    expect((await bench.ask(list)).json.meta.totalItemCount).toBe('5');
  });

  it('has a default of 100 and a maximum of 1000, and names what is wrong with a query', async () => {
    bench.control.addTransfers({
      transfers: Array.from({ length: 101 }, () => ({ locationId: DK, positions: [one] })),
    });
    expect(await pendingIds(`/shops/${DK}/transfers`)).toHaveLength(100);
    const code = async (query: string): Promise<unknown> => {
      const { status, json } = await bench.ask(`/shops/${DK}/transfers?${query}`);
      return [status, json.data.errors[0].code];
    };
    expect(await code('limit=1001')).toEqual([400, 3001]);
    expect(await code('offset=-1')).toEqual([400, 2001]);
    expect(await code('sort=price')).toEqual([400, 4001]);
    expect(await code('status=pending')).toEqual([400, 6001]);
  });

  it('shows a transfer from its time on and until its life ends, scaled or not', async () => {
    const { id } = add({ visibleAt: START + 5000 });
    expect(await pendingIds()).toEqual([]);
    expect((await answer(id, accepted(9001))).status).toBe(404);
    bench.wait(5000);
    expect(await pendingIds()).toEqual([id]);
    bench.wait(24 * 3_600_000 - 1);
    expect(await pendingIds()).toEqual([id]);
    bench.wait(1);
    expect(await pendingIds()).toEqual([]);
    expect((await answer(id, accepted(9001))).status).toBe(409);
    expect(bench.control.state().transfers[0]).toMatchObject({
      status: 'expired',
      expiresAt: '2024-03-02T09:00:05.000Z',
    });
  });

  it('writes what it is told to write instead, down to the very characters', async () => {
    add({ wire: { text: '{"id":1.50,"id":"two"' } });
    add({ wire: { merge: { status: 'new status', customer: null }, omit: ['parentOrder'] } });
    add({
      positions: [
        { ...one, wire: { merge: { price: -12.5 }, omit: ['item'] } },
        { ...one, wire: { replace: 7 } },
      ],
    });
    const { text } = await bench.ask(list);
    expect(text).toContain('{"id":1.50,"id":"two"');
    expect(text).toContain('"status":"new status"');
    expect(text).toMatch(/"pendingPositions":\[\{"id":\d+,"quantity":1,"price":-12.5\},7\]/);
  });

  it('writes times in both forms and with offsets', async () => {
    bench.control.setSwitches({ timestamps: 'core' });
    add({ id: 2, visibleAt: START });
    expect((await bench.ask(list)).json.data[0].createdAt).toBe('2024-03-01 10:00:00.000000+01');
    bench.control.setSwitches({ timestamps: 'iso' });
    expect((await bench.ask(list)).json.data[0].createdAt).toBe('2024-03-01T10:00:00+01:00');
  });

  it('does not list answered transfers unless that is switched on', async () => {
    const { id, positionIds } = add();
    await answer(id, accepted(...positionIds));
    const target = `/shops/${DK}/transfers?status[]=accepted`;
    expect(await pendingIds(target)).toEqual([]);
    bench.control.setSwitches({ listAnsweredTransfers: true });
    expect(await pendingIds(target)).toEqual([id]);
  });
});

describe('answering a transfer', () => {
  it('turns what is accepted into an order with the same position ids, and names it', async () => {
    const { id, parentOrderId, positionIds } = add({ positions: [one, { ...one, quantity: 3 }] });
    const [first = 0, second = 0] = positionIds;
    const reply = await answer(id, { acceptedPositions: [{ id: first }], declinedPositions: [{ id: second }] });
    expect(reply).toMatchObject({
      status: 200,
      json: { meta: { status: 'success' }, data: { newOrder: { id: 701 } } },
    });
    expect(await pendingIds()).toEqual([]);
    const order = (await bench.ask(`/shops/${DK}/orders/701`)).json.data;
    expect(order).toMatchObject({
      id: 701,
      status: 'accepted',
      parentOrder: { id: parentOrderId },
      acceptedPositions: [{ id: first, quantity: 1, price: 129900, item, trackAndTrace: '', shippingProviderId: '' }],
      pendingPositions: [],
      declinedPositions: [{ id: second, quantity: 3 }],
    });
  });

  it('makes no order when all is declined: the member is then null or absent', async () => {
    const replies = await Promise.all(
      [add(), add()].map(({ id, positionIds: [position = 0] }) =>
        answer(id, { declinedPositions: [{ id: position }] }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies.map(({ json }) => json.data.newOrder).toSorted()).toEqual([null, undefined]);
    expect(await pendingIds()).toEqual([]);
    expect(bench.control.state().orders).toEqual([]);
  });

  it('refuses what is badly formed with 400 and changes nothing', async () => {
    const {
      id,
      positionIds: [position = 0],
    } = add();
    const bodies = [
      {},
      [],
      { acceptedPositions: [position] },
      { acceptedPositions: position },
      { acceptedPositions: [{ id: String(position) }] },
      { acceptedPositions: [] },
      { acceptedPositions: [{ id: position }], declinedPositions: [] },
    ];
    for (const body of bodies) expect((await answer(id, body)).status, JSON.stringify(body)).toBe(400);
    expect(await pendingIds()).toEqual([id]);
    bench.control.setSwitches({ emptyLists: true });
    expect((await answer(id, bodies.at(-1))).status).toBe(200);
  });

  it('refuses unknown, repeated and left out positions with 422', async () => {
    const { id, positionIds } = add({ positions: [one, one] });
    const [first = 0, second = 0] = positionIds;
    expect((await answer(id, accepted(first, second, 1))).status).toBe(422);
    expect((await answer(id, accepted(first, first, second))).status).toBe(422);
    expect((await answer(id, { ...accepted(first), declinedPositions: [{ id: first }, { id: second }] })).status).toBe(
      422,
    );
    expect((await answer(id, accepted(first))).status).toBe(422);
    expect((await answer(99, accepted(first))).status).toBe(404);
    bench.control.setSwitches({ partialAnswers: true });
    expect((await answer(id, accepted(first))).json.data).toMatchObject({ status: 'pending', newOrder: { id: 701 } });
    expect((await answer(id, accepted(second))).json.data).toMatchObject({ status: 'accepted', newOrder: { id: 702 } });
  });

  it('can be done once: a second answer is a conflict, whoever gave the first', async () => {
    const { id, positionIds } = add();
    expect((await answer(id, accepted(...positionIds))).status).toBe(200);
    expect((await answer(id, accepted(...positionIds))).status).toBe(409);
    const inPanel = add();
    expect(bench.control.answerInPanel({ locationId: DK, transferId: inPanel.id, accept: 'all' })).toEqual({
      orderId: 702,
    });
    expect((await answer(inPanel.id, accepted(...inPanel.positionIds))).status).toBe(409);
    expect(bench.control.state().orders).toHaveLength(2);
  });

  it('comes too late when the transfer was taken away: 409, or 404 by switch', async () => {
    const { id, positionIds } = add({ withdrawAt: START + 1000 });
    const other = add();
    bench.control.withdraw({ locationId: DK, transferId: other.id });
    bench.wait(1000);
    expect(await pendingIds()).toEqual([]);
    expect((await answer(id, accepted(...positionIds))).status).toBe(409);
    bench.control.setSwitches({ goneTransferStatus: 404 });
    expect((await answer(id, accepted(...positionIds))).status).toBe(404);
    expect(bench.control.state().transfers.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('answers every line of a position that comes twice', async () => {
    const { id } = add({
      positions: [
        { ...one, id: 50 },
        { ...one, id: 50 },
      ],
    });
    expect((await answer(id, accepted(50))).status).toBe(200);
    expect(bench.control.state().orders[0]?.positions.map((position) => position.id)).toEqual([50, 50]);
  });
});

describe('the panel', () => {
  it('answers at a planned time, in part if so planned, and the judge sees who decided what and when', async () => {
    const { id, positionIds } = add({
      positions: [one, one],
      panel: { at: START + 2500, accept: [9001] },
      tag: { intent: 7 },
    });
    bench.wait(10_000);
    expect(await pendingIds()).toEqual([]);
    const [transfer] = bench.control.state().transfers;
    expect(transfer).toMatchObject({
      id,
      tag: { intent: 7 },
      visibleAt: '2024-03-01T09:00:00.000Z',
      answeredAt: '2024-03-01T09:00:02.500Z',
      answeredBy: 'panel',
      orderIds: [701],
      positions: [
        {
          id: positionIds[0],
          status: 'accepted',
          decidedBy: 'panel',
          decidedAt: '2024-03-01T09:00:02.500Z',
          orderId: 701,
        },
        { id: positionIds[1], status: 'declined', decidedBy: 'panel', orderId: null },
      ],
    });
    expect(transfer?.history.map(({ event }) => event)).toEqual(['offered', 'answered']);
  });

  it('does nothing when the API was quicker', async () => {
    const { id, positionIds } = add({ panel: { at: START + 1000, accept: 'all' } });
    await answer(id, accepted(...positionIds));
    bench.wait(2000);
    expect(bench.control.state().orders).toMatchObject([{ source: 'api' }]);
  });

  it('makes orders whose transfer nobody saw', async () => {
    const { orderId } = bench.control.addOrder({ locationId: DK, positions: [one] });
    expect(await pendingIds()).toEqual([]);
    expect((await bench.ask(`/shops/${DK}/orders/${orderId}`)).json.data.acceptedPositions).toHaveLength(1);
  });
});
