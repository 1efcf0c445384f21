/** What a channel adapter must do with returns, and with the merchant's requests for them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChannelReturn, ChannelReturnRequest, ReturnDecision } from '../core/return-types.ts';
import { absent, expectError, expectOk, sorted, WRITE_TROUBLES } from './channel-contract-harness.ts';
import type { ChannelHarness, ContractFacet, ContractOrder, ContractReturn } from './channel-contract-harness.ts';

export function describeReturns(harness: () => ChannelHarness): void {
  const needs = (facet: ContractFacet) =>
    beforeEach(({ skip }) => skip(!harness().facets.includes(facet), `this channel has no ${facet}`));
  const whole = <T>(pages: T[]) => {
    return (page: readonly T[]): Promise<boolean> => {
      pages.push(...page);
      return Promise.resolve(false);
    };
  };
  /** An order of which everything was sent. */
  const sent = async (positions: number): Promise<ContractOrder> => {
    const order = await harness().placeOrder(positions);
    await harness().send(order.orderId);
    return order;
  };

  describe('returns', () => {
    needs('returns');
    const returns = () => harness().channel.returns ?? absent('returns');
    const get = async (returnId: string): Promise<ChannelReturn> =>
      expectOk(await returns().get(harness().access, returnId));
    const opened = async (positions = 1, more: { reason?: string; kind?: string } = {}): Promise<ContractReturn> => {
      const order = await sent(positions);
      return harness().openReturn({ ...order, ...more });
    };
    const decision = (
      { returnId, lineIds }: ContractReturn,
      word: 'accept' | 'decline' = 'accept',
    ): ReturnDecision => ({
      returnId,
      lines: lineIds.map((id) => ({ id, decision: word, reason: 'In good condition' })),
    });
    const decide = (one: ReturnDecision) => returns().decide(harness().access, one);
    const states = async (returnId: string) => (await get(returnId)).lines.map(({ state }) => state);

    it('come with order, positions, units and the buyer’s own words', async () => {
      const order = await sent(2);
      const reason = ' Zu <klein> & "eng" – ç 👟 ';
      const { returnId, lineIds } = await harness().openReturn({ ...order, reason });
      const found = await get(returnId);
      expect(found).toMatchObject({ id: returnId, orderId: order.orderId, kind: 'return', badLines: [] });
      expect(found.createdAt).toBeInstanceOf(Date);
      expect(found.lines.map(({ id, positionId, quantity, state }) => [id, positionId, quantity, state])).toEqual(
        lineIds.map((id, index) => [id, order.positionIds[index], 1, 'pending']),
      );
      expect(new Set(found.lines.map(({ buyerReason }) => buyerReason))).toEqual(new Set([reason]));
    });

    it('of another kind, also one nobody knows, are told as such', async () => {
      expect((await get((await opened(1, { kind: 'exchange' })).returnId)).kind).toBe('exchange');
      const { returnId } = await opened(1, { kind: 'Swap_For_Voucher' });
      expect(await get(returnId)).toMatchObject({ kind: 'unknown', channelKind: 'swap_for_voucher' });
    });

    it('are listed over all pages, each once, decided ones too', async () => {
      const ids: string[] = [];
      for (let made = 0; made <= harness().pageSize; made += 1) ids.push((await opened()).returnId);
      await harness().decideReturn(ids[0] ?? '', [], 'Worn');
      const found: ChannelReturn[] = [];
      const listing = expectOk(await returns().list(harness().access, whole(found)));
      expect(listing.complete).toBe(true);
      expect(sorted(listing.records.map(({ id }) => id))).toEqual(sorted(ids));
      expect(sorted(found.map(({ id }) => id))).toEqual(sorted(ids));
    });

    it('are decided line by line, with the reasons given, and no second time', async () => {
      const one = await opened(2);
      const [first = '', second = ''] = one.lineIds;
      expect(
        expectOk(
          await decide({
            returnId: one.returnId,
            lines: [
              { id: first, decision: 'accept', reason: 'Fine' },
              { id: second, decision: 'decline', reason: 'Getragen – ç' },
            ],
          }),
        ),
      ).toEqual({ kind: 'sent' });
      const found = await get(one.returnId);
      expect(new Map(found.lines.map(({ id, state }) => [id, state]))).toEqual(
        new Map([
          [first, 'accepted'],
          [second, 'declined'],
        ]),
      );
      // Not every channel gives the reason back.
      expect(['Getragen – ç', null]).toContain(found.lines.find(({ id }) => id === second)?.decisionReason);
      expectError(await decide(decision(one)), 'conflict');
    });

    it('that were decided at the marketplace, and paid, say so', async () => {
      const one = await opened(1);
      await harness().decideReturn(one.returnId, one.lineIds, 'Ok');
      expect(await states(one.returnId)).toEqual(['accepted']);
      expectError(await decide(decision(one, 'decline')), 'conflict');
      await harness().refundReturns();
      expect(await states(one.returnId)).toEqual(['refunded']);
    });

    it('without a reason, of nothing, or unknown ones are refused', async () => {
      const one = await opened();
      const [line = ''] = one.lineIds;
      expectError(
        await decide({ returnId: one.returnId, lines: [{ id: line, decision: 'accept', reason: ' ' }] }),
        'rejected',
      );
      expectError(await decide({ returnId: one.returnId, lines: [] }), 'rejected');
      expectError(await decide({ ...decision(one), returnId: '999999999' }), 'not-found');
      expectError(await returns().get(harness().access, '999999999'), 'not-found');
      expect(await states(one.returnId)).toEqual(['pending']);
    });

    it.each(WRITE_TROUBLES)(
      'decided during trouble (%s) are told as what they are and not repeated',
      async (...row) => {
        const [kind, kinds, carriedOut] = row;
        const one = await opened();
        await harness().trouble(kind);
        expectError(await decide(decision(one)), ...kinds);
        await harness().heal();
        expect(await states(one.returnId)).toEqual([carriedOut ? 'accepted' : 'pending']);
      },
    );

    it('whose calls the marketplace does not know are told as unsupported', async () => {
      const one = await opened();
      await harness().forget('returns');
      expect(expectOk(await decide(decision(one)))).toEqual({ kind: 'unsupported' });
      expectError(await returns().list(harness().access, whole<ChannelReturn>([])), 'not-found');
    });
  });

  describe('requests for returns', () => {
    needs('returnRequests');
    const requests = () => harness().channel.returnRequests ?? absent('returnRequests');
    const create = (order: ContractOrder, over: { quantity?: number; reason?: string } = {}) =>
      requests().create(harness().access, {
        orderId: order.orderId,
        lines: order.positionIds.map((positionId) => ({
          positionId,
          quantity: 1,
          reason: 'Refunded in the shop',
          ...over,
        })),
      });
    const made = async (order: ContractOrder): Promise<string> => {
      const receipt = expectOk(await create(order));
      if (receipt.kind !== 'sent' || receipt.requestId === null) throw new Error('No id');
      return receipt.requestId;
    };
    const get = async (requestId: string): Promise<ChannelReturnRequest> =>
      expectOk(await requests().get(harness().access, requestId));

    it('stand there with order and units until they are answered', async () => {
      const order = await sent(2);
      const requestId = await made(order);
      expect(await get(requestId)).toMatchObject({
        id: requestId,
        orderId: order.orderId,
        state: 'pending',
        returnId: null,
      });
      expect((await get(requestId)).lines.map(({ positionId, quantity }) => [positionId, quantity])).toEqual(
        order.positionIds.map((id) => [id, 1]),
      );
      const found: ChannelReturnRequest[] = [];
      expectOk(await requests().list(harness().access, whole(found)));
      expect(found.map(({ id }) => id)).toEqual([requestId]);
    });

    it('name the return that answers them, or why they were declined', async () => {
      const yes = await made(await sent(1));
      await harness().answerRequest(yes, 'accept', '');
      const accepted = await get(yes);
      expect(accepted.state).toBe('accepted');
      expect(accepted.returnId).not.toBeNull();
      const no = await made(await sent(1));
      await harness().answerRequest(no, 'decline', 'Zu spät');
      expect(await get(no)).toMatchObject({ state: 'declined', reason: 'Zu spät', returnId: null });
    });

    it('for units that are asked for already are a conflict', async () => {
      const order = await sent(1);
      await made(order);
      expectError(await create(order), 'conflict');
      expect(await harness().requestsThere()).toHaveLength(1);
    });

    it('without units, without a reason, or of goods that were never sent are refused', async () => {
      const order = await sent(1);
      expectError(await create(order, { quantity: 0 }), 'rejected');
      expectError(await create(order, { reason: '' }), 'rejected');
      expectError(await create({ ...order, positionIds: [] }), 'rejected');
      expectError(await create(await harness().placeOrder(1)), 'rejected');
      expectError(await create({ ...order, orderId: '999999999' }), 'not-found');
      expect(await harness().requestsThere()).toEqual([]);
    });

    it.each(WRITE_TROUBLES)('made during trouble (%s) are told as what they are and not repeated', async (...row) => {
      const [kind, kinds, carriedOut] = row;
      const order = await sent(1);
      await harness().trouble(kind);
      expectError(await create(order), ...kinds);
      await harness().heal();
      expect(await harness().requestsThere()).toHaveLength(carriedOut ? 1 : 0);
    });

    it('whose calls the marketplace does not know are told as unsupported', async () => {
      const order = await sent(1);
      await harness().forget('returnRequests');
      expect(expectOk(await create(order))).toEqual({ kind: 'unsupported' });
      expectError(await requests().list(harness().access, whole<ChannelReturnRequest>([])), 'not-found');
    });
  });
}
