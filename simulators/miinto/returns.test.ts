import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DK, startBench, type Bench } from './test-client.ts';

allowLoopback();

let bench: Bench;
let orderId: number;
let positionId: number;
beforeEach(async () => {
  bench = await startBench();
  const added = bench.control.addOrder({ locationId: DK, positions: [{ price: 100, quantity: 2, item: {} }] });
  orderId = added.orderId;
  positionId = added.positionIds[0] ?? 0;
});
afterEach(() => bench.close());

const rmas = `/shops/${DK}/rmas`;
const requests = `/shops/${DK}/rma-requests`;
const open = (more: object = {}) =>
  bench.control.addRma({ locationId: DK, orderId, positions: [{ orderPositionId: positionId }], ...more });
const decide = (id: number, body: unknown) => bench.patch(`${rmas}/${id}`, body);
const ask = (quantity = 1, reason = 'Refunded in shop') =>
  bench.patch(requests, { orderId, positions: [{ id: positionId, quantity, reason }] }, 'POST');

describe('an RMA', () => {
  it('is listed with its order, and decided once, with reasons; the refund comes after the acceptance', async () => {
    bench.control.setSwitches({ refundLagMs: [1000, 1000] });
    const {
      id,
      positionIds: [line],
    } = open();
    expect((await bench.ask(`${rmas}?status[]=pending`)).json.data).toMatchObject([
      {
        id,
        status: 'pending',
        order: { id: orderId },
        type: 'return',
        pendingPositions: [{ id: line, orderPositionId: positionId, price: 100 }],
      },
    ]);
    expect((await decide(id, { acceptedPositions: [{ id: line }] })).status).toBe(422);
    expect((await decide(id, { acceptedPositions: [{ id: line, reason: 'Good' }] })).status).toBe(200);
    expect((await bench.ask(`${rmas}/${id}`)).json.data).toMatchObject({
      status: 'accepted',
      acceptedPositions: [{ decisionReason: 'Good' }],
    });
    expect((await decide(id, { declinedPositions: [{ id: line, reason: 'Worn' }] })).status).toBe(409);
    bench.wait(1000);
    expect((await bench.ask(`${rmas}/${id}`)).json.data.status).toBe('refunded');
    expect(bench.control.state().rmas).toMatchObject([{ decidedBy: 'api', refundedAt: '2024-03-01T09:00:01.000Z' }]);
  });

  it('can be decided in the panel, and can be about an order nobody knows', async () => {
    const {
      id,
      positionIds: [line],
    } = open({ orderId: 99999 });
    bench.control.decideRmaInPanel({ locationId: DK, rmaId: id, accept: [], reason: 'Worn' });
    expect((await bench.ask(`${rmas}/${id}`)).json.data).toMatchObject({
      status: 'declined',
      declinedPositions: [{ id: line }],
    });
    expect((await decide(id, { acceptedPositions: [{ id: line, reason: 'x' }] })).status).toBe(409);
  });

  it('has variants: other path and names, not there at all, success without effect', async () => {
    const {
      id,
      positionIds: [line],
    } = open();
    bench.control.setSwitches({ rma: 'no-effect' });
    expect((await decide(id, { acceptedPositions: [{ id: line, reason: 'x' }] })).status).toBe(200);
    expect((await bench.ask(`${rmas}/${id}`)).json.data.status).toBe('pending');
    bench.control.setSwitches({ rma: 'not-found' });
    expect([(await bench.ask(rmas)).status, (await bench.ask(`/shops/${DK}/returns`)).status]).toEqual([404, 404]);
    bench.control.setSwitches({ rma: 'other-path' });
    expect((await bench.ask(rmas)).status).toBe(404);
    expect((await bench.ask(`/shops/${DK}/returns`)).json.data).toMatchObject([
      { id, lines: [{ id: line, units: 1, amount: 100 }] },
    ]);
    const body = { lines: [{ id: line, decision: 'accept', note: 'ok' }] };
    expect((await bench.patch(`/shops/${DK}/returns/${id}/decision`, body, 'POST')).status).toBe(200);
    expect(bench.control.state().rmas).toMatchObject([{ status: 'refunded' }]);
  });
});

describe('an RMA request', () => {
  it('needs sent goods, a reason, and units that are neither returned nor in another case', async () => {
    expect((await ask()).status).toBe(422);
    bench.control.shipInPanel({ locationId: DK, orderId });
    expect((await ask(1, ' ')).status).toBe(422);
    expect((await ask(3)).status).toBe(422);
    expect((await ask(0)).status).toBe(422);
    open();
    expect((await ask(2)).status).toBe(409);
    expect((await ask(1)).json.data).toEqual({ id: 6001, status: 'pending' });
    expect((await ask(1)).status).toBe(409);
  });

  it('is accepted with an RMA, or declined with a reason and nothing else', async () => {
    bench.control.shipInPanel({ locationId: DK, orderId });
    const first = (await ask()).json.data.id as number;
    const second = (await ask()).json.data.id as number;
    const { rmaId } = bench.control.decideRmaRequest({ locationId: DK, requestId: first, decision: 'accept' });
    bench.control.decideRmaRequest({ locationId: DK, requestId: second, decision: 'decline', reason: 'Too late' });
    expect((await bench.ask(`${requests}/${first}`)).json.data).toMatchObject({
      status: 'accepted',
      rma: { id: rmaId },
    });
    expect((await bench.ask(`${requests}?status[]=declined`)).json.data).toMatchObject([
      { id: second, reason: 'Too late' },
    ]);
    expect(bench.control.state().rmas).toMatchObject([{ id: rmaId, requestId: first, status: 'refunded' }]);
  });

  it('can be answered by Miinto by itself', async () => {
    bench.control.setSwitches({ rmaRequestDecision: 'accept', rmaRequestLagMs: [1000, 1000] });
    bench.control.shipInPanel({ locationId: DK, orderId });
    const { id } = (await ask()).json.data as { id: number };
    expect((await bench.ask(`${requests}/${id}`)).json.data.status).toBe('pending');
    bench.wait(1000);
    expect((await bench.ask(`${requests}/${id}`)).json.data.status).toBe('accepted');
  });

  it('has variants: other path and names, not there at all, success without effect', async () => {
    bench.control.shipInPanel({ locationId: DK, orderId });
    bench.control.setSwitches({ rmaRequest: 'no-effect' });
    const { id } = (await ask()).json.data as { id: number };
    expect((await bench.ask(`${requests}/${id}`)).status).toBe(404);
    bench.control.setSwitches({ rmaRequest: 'not-found' });
    expect((await ask()).status).toBe(404);
    bench.control.setSwitches({ rmaRequest: 'other-path' });
    const body = { order: { id: orderId }, lines: [{ id: positionId, quantity: 1, note: 'Refunded' }] };
    expect((await ask()).status).toBe(404);
    expect((await bench.patch(`/shops/${DK}/return-requests`, body, 'POST')).status).toBe(200);
    expect((await bench.ask(`/shops/${DK}/return-requests`)).json.data).toMatchObject([{ state: 'pending' }]);
  });
});
