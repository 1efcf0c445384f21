/**
 * What every channel adapter must do, whatever its wire looks like. An adapter cannot pick tests: it hands in a harness
 * over a stand-in of its marketplace and names the facets it has; those it lacks must be truly absent.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdapterErrorKind } from '../core/errors.ts';
import { describeAfterwards } from './channel-contract-afterwards.ts';
import { describeReturns } from './channel-contract-returns.ts';
import { absent, CONTRACT_FACETS, expectError, expectOk, sorted } from './channel-contract-harness.ts';
import type { ChannelHarness, ContractFacet, ContractTransfer, ContractTrouble } from './channel-contract-harness.ts';

export function describeChannelContract(name: string, makeHarness: () => Promise<ChannelHarness>): void {
  describe(`${name} as a channel`, () => {
    let at: ChannelHarness;
    beforeEach(async () => {
      at = await makeHarness();
    });
    afterEach(() => at.close());

    const has = (facet: ContractFacet): boolean => at.facets.includes(facet);
    const transfers = () => at.channel.transfers ?? absent('transfers');
    const catalog = () => at.channel.catalog ?? absent('catalog');
    const accept = ({ transferId, positionIds }: ContractTransfer) =>
      transfers().answer(at.access, { transferId, acceptedPositionIds: positionIds, declinedPositionIds: [] });

    it('has the facets it declares and truly lacks the others', () => {
      const { catalog: map, transfers: offers, orders, documents, stock } = at.channel;
      const present: Readonly<Record<ContractFacet, boolean>> = {
        catalog: map !== undefined,
        transfers: offers !== undefined,
        shipments: orders.reportShipment !== undefined,
        documents: documents !== undefined,
        stock: stock !== undefined,
        returns: at.channel.returns !== undefined,
        returnRequests: at.channel.returnRequests !== undefined,
      };
      for (const facet of CONTRACT_FACETS) expect([facet, present[facet]]).toEqual([facet, has(facet)]);
      const { key, name: shownName, apiLabel } = at.channel;
      for (const text of [key, shownName, apiLabel]) expect(text).toMatch(/./);
    });

    describe('signing in', () => {
      it('names the locations of the login', async () => {
        const { environment, credentials, locationId } = at.access;
        const result = await at.channel.locations({ environment, credentials });
        const value = expectOk(result);
        expect(value.locations.map(({ id }) => id)).toContain(locationId);
        expect(value.locations.every(({ label }) => label !== '')).toBe(true);
        expect(value.token.id).toMatch(/./);
        expect(value.token.secret).toMatch(/./);
      });

      it('with a wrong login is an auth error with a sentence', async () => {
        const { environment } = at.access;
        expectError(await at.channel.locations({ environment, credentials: at.wrongCredentials }), 'auth');
      });

      it('happens by itself, once, when the token is no longer good', async () => {
        await at.placeOrders(1);
        expectOk(await at.channel.orders.list(at.access, async () => false));
        const before = at.renewals();
        await at.expireTokens();
        expect(expectOk(await at.channel.orders.list(at.access, async () => false)).records).toHaveLength(1);
        expect(at.renewals() - before).toBe(1);
      });

      it('that is refused in the middle of work is an auth error', async () => {
        expectOk(await at.channel.orders.list(at.access, async () => false));
        await at.revokeLogin();
        expectError(await at.channel.orders.list(at.access, async () => false), 'auth');
      });
    });

    describe('accepted orders', () => {
      it('come from all pages, each once, newest first', async () => {
        const ids = await at.placeOrders(2 * at.pageSize + 1);
        const listing = expectOk(await at.channel.orders.list(at.access, async () => false));
        expect(listing).toMatchObject({ complete: true, bad: [] });
        expect(listing.records.map(({ id }) => id)).toEqual(ids.toReversed());
      });

      it('are the same when listed again', async () => {
        await at.placeOrders(3);
        const first = expectOk(await at.channel.orders.list(at.access, async () => false));
        expect(expectOk(await at.channel.orders.list(at.access, async () => false))).toEqual(first);
      });

      it('stop coming after the page that brings nothing new', async () => {
        await at.placeOrders(2 * at.pageSize);
        const pages: number[] = [];
        const listing = expectOk(await at.channel.orders.list(at.access, async (page) => pages.push(page.length) > 0));
        expect([pages, listing.records.length]).toEqual([[at.pageSize], at.pageSize]);
      });

      it('can be none', async () => {
        const listing = expectOk(await at.channel.orders.list(at.access, async () => false));
        expect(listing).toEqual({ records: [], bad: [], complete: true });
      });

      it('are read one by one, and an unknown one is not found', async () => {
        const [id = ''] = await at.placeOrders(1);
        const order = expectOk(await at.channel.orders.get(at.access, id));
        expect(order.id).toBe(id);
        expect(order.currency).toMatch(/^[A-Z]{3}$/);
        expect(order.accepted.length).toBeGreaterThan(0);
        expect(order.raw).toBeTypeOf('object');
        expectError(await at.channel.orders.get(at.access, '999999999'), 'not-found');
      });

      it('keep values nobody knew when the adapter was written', async () => {
        const id = await at.placeOrderOfTheFuture();
        const order = expectOk(await at.channel.orders.get(at.access, id));
        expect(order.status).not.toBe('');
        expect(order.status).toBe(order.status.toLowerCase());
        expect(order.delivery?.type).toMatch(/./);
      });

      it('name the carriers they may ship with', async () => {
        const [id = ''] = await at.placeOrders(1);
        const providers = expectOk(await at.channel.orders.shippingProviders(at.access, id));
        expect(providers.length).toBeGreaterThan(0);
        expect(providers.every((provider) => provider.id !== '' && provider.name !== '')).toBe(true);
      });
    });

    describe('trouble at the other side', () => {
      it.each<[ContractTrouble, readonly AdapterErrorKind[]]>([
        ['rate-limited', ['rate-limited']],
        ['outage', ['temporary']],
        ['gibberish', ['unexpected-reply']],
      ])('while reading (%s) is told as what it is and over when it is over', async (kind, kinds) => {
        await at.placeOrders(1);
        await at.trouble(kind);
        const result = await at.channel.orders.list(at.access, async () => false);
        expectError(result, ...kinds);
        if (kind === 'rate-limited') expect(!result.ok && result.error.until).toBeInstanceOf(Date);
        await at.heal();
        expect(expectOk(await at.channel.orders.list(at.access, async () => false)).records).toHaveLength(1);
      });
    });

    describe('transfers', () => {
      beforeEach(({ skip }) => skip(!has('transfers'), 'this channel has no transfers'));

      it('come from all pages, each once', async () => {
        const offered = await at.offer({ transfers: 2 * at.pageSize + 1, positions: 1 });
        const listing = expectOk(await transfers().list(at.access));
        expect(listing).toMatchObject({ complete: true, bad: [] });
        expect(sorted(listing.records.map(({ id }) => id))).toEqual(
          sorted(offered.map(({ transferId }) => transferId)),
        );
        expect(expectOk(await transfers().list(at.access))).toEqual(listing);
      });

      it('that are bad do not spoil their neighbours', async () => {
        const [good] = await at.offer({ transfers: 1, positions: 1 });
        const bad = await at.offerUnreadable();
        const partly = await at.offerBadPosition();
        const listing = expectOk(await transfers().list(at.access));
        expect(sorted(listing.records.map(({ id }) => id))).toEqual(sorted([good!.transferId, partly.transferId]));
        expect(listing.bad.map(({ id }) => id)).toEqual([bad]);
        expect(listing.bad[0]?.problem).toMatch(/\.$/);
        expect(listing.bad[0]?.path).toMatch(/./);
        const [badId, goodId] = partly.positionIds;
        const read = listing.records.find(({ id }) => id === partly.transferId);
        expect(read).toMatchObject({ positions: [{ id: goodId }], badPositions: [{ id: badId }] });
      });

      it('answered in part leave the list and become an order of exactly what was accepted', async () => {
        const [offered] = await at.offer({ transfers: 1, positions: 3 });
        const { transferId, positionIds } = offered!;
        const [accepted = '', ...declined] = positionIds;
        const answer = { transferId, acceptedPositionIds: [accepted], declinedPositionIds: declined };
        const { orderId } = expectOk(await transfers().answer(at.access, answer));
        expect(expectOk(await transfers().list(at.access)).records).toEqual([]);
        const listing = expectOk(await at.channel.orders.list(at.access, async () => false));
        expect(listing.records.map(({ accepted: lines }) => lines.map(({ id }) => id))).toEqual([[accepted]]);
        if (orderId !== null) expect(listing.records.map(({ id }) => id)).toEqual([orderId]);
      });

      it('declined whole become no order', async () => {
        const [offered] = await at.offer({ transfers: 1, positions: 2 });
        const { transferId, positionIds } = offered!;
        const answer = { transferId, acceptedPositionIds: [], declinedPositionIds: positionIds };
        expect(expectOk(await transfers().answer(at.access, answer))).toEqual({ orderId: null });
        expect(await at.ordersThere()).toEqual([]);
      });

      it('answered a second time are refused, and there is one order', async () => {
        const [offered] = await at.offer({ transfers: 1, positions: 1 });
        expectOk(await accept(offered!));
        const again = await accept(offered!);
        expectError(again, 'conflict', 'rejected', 'not-found');
        expect(await at.ordersThere()).toHaveLength(1);
      });

      it('whose answer is executed but not confirmed are unclear, and there is one order', async () => {
        const [offered] = await at.offer({ transfers: 1, positions: 1 });
        await at.trouble('reply-lost');
        expectError(await accept(offered!), 'unclear');
        expect(await at.ordersThere()).toHaveLength(1);
        await at.heal();
        expect(expectOk(await transfers().list(at.access)).records).toEqual([]);
      });

      it.each<[ContractTrouble, readonly AdapterErrorKind[]]>([
        ['rate-limited', ['rate-limited']],
        ['outage', ['unclear', 'temporary']],
        ['gibberish', ['unexpected-reply', 'unclear']],
      ])('answered during trouble (%s) are not answered by the adapter itself later', async (kind, kinds) => {
        const [offered] = await at.offer({ transfers: 1, positions: 1 });
        await at.trouble(kind);
        expectError(await accept(offered!), ...kinds);
        await at.heal();
        expect(await at.ordersThere()).toEqual([]);
        expect(expectOk(await transfers().list(at.access)).records).toHaveLength(1);
      });

      it('keep their answer when the token has to be made anew on the way', async () => {
        const [offered] = await at.offer({ transfers: 1, positions: 1 });
        expectOk(await transfers().list(at.access));
        await at.expireTokens();
        expectOk(await accept(offered!));
        expect(await at.ordersThere()).toHaveLength(1);
      });

      it('are never answered with nothing', async () => {
        const [offered] = await at.offer({ transfers: 1, positions: 1 });
        const { transferId } = offered!;
        expectError(
          await transfers().answer(at.access, { transferId, acceptedPositionIds: [], declinedPositionIds: [] }),
          'rejected',
        );
        expect(expectOk(await transfers().list(at.access)).records).toHaveLength(1);
      });
    });

    describe('the catalog', () => {
      beforeEach(({ skip }) => skip(!has('catalog'), 'this channel has no catalog'));

      it('streams every row once, the same each time', async () => {
        await at.fillCatalog(2_345);
        const run = async () => {
          const ids: string[] = [];
          const result = await catalog().productMap(at.access, async (rows) => {
            ids.push(...rows.map(({ channelItemId }) => channelItemId));
          });
          expect(expectOk(result)).toEqual({ rows: 2_345, unreadable: 0 });
          return ids;
        };
        const first = await run();
        expect(new Set(first).size).toBe(2_345);
        expect(await run()).toEqual(first);
      });
    });

    describeAfterwards(() => at);
    describeReturns(() => at);
  });
}
