/** What a channel adapter must do with orders after their acceptance, with their files, and with stock. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChannelOrder, ShipmentReport, StockArticle } from '../core/channel-types.ts';
import type { AdapterErrorKind } from '../core/errors.ts';
import { absent, expectError, expectOk, sorted, WRITE_TROUBLES } from './channel-contract-harness.ts';
import type { ChannelHarness, ContractFacet, ContractFile, ContractOrder } from './channel-contract-harness.ts';

export function describeAfterwards(harness: () => ChannelHarness): void {
  const read = async (orderId: string): Promise<ChannelOrder> =>
    expectOk(await harness().channel.orders.get(harness().access, orderId));
  const needs = (facet: ContractFacet) =>
    beforeEach(({ skip }) => skip(!harness().facets.includes(facet), `this channel has no ${facet}`));

  describe('cancellations', () => {
    it('of single positions are named, and the order can still be read', async () => {
      const { orderId, positionIds } = await harness().placeOrder(3);
      expect((await read(orderId)).cancelledPositionIds).toEqual([]);
      await harness().cancel(orderId, positionIds.slice(1));
      expect(sorted((await read(orderId)).cancelledPositionIds)).toEqual(sorted(positionIds.slice(1)));
    });

    it('of a whole order name all of its positions', async () => {
      const { orderId, positionIds } = await harness().placeOrder(2);
      await harness().cancel(orderId);
      expect(sorted((await read(orderId)).cancelledPositionIds)).toEqual(sorted(positionIds));
    });
  });

  describe('shipments', () => {
    needs('shipments');
    const send = (parcel: ShipmentReport) => {
      const { orders } = harness().channel;
      if (!orders.reportShipment) return absent('orders.reportShipment');
      return orders.reportShipment(harness().access, parcel);
    };
    const report = async (order: ContractOrder, over: { positionIds?: readonly string[]; trackingNumber?: string }) => {
      const { access, channel } = harness();
      const [provider] = expectOk(await channel.orders.shippingProviders(access, order.orderId));
      return send({
        orderId: order.orderId,
        positionIds: order.positionIds,
        providerId: provider?.id ?? '',
        trackingNumber: 'T-1 ä',
        ...over,
      });
    };
    const told = async (orderId: string) =>
      (await read(orderId)).shipping.map(({ positionId, trackingNumber }) => [positionId, trackingNumber]);

    it('stand on the positions they name and on no other, for whoever reads the order', async () => {
      const order = await harness().placeOrder(2);
      const [first = '', second = ''] = order.positionIds;
      expectOk(await report(order, { positionIds: [second] }));
      expect(await told(order.orderId)).toEqual([[second, 'T-1 ä']]);
      expect((await harness().shipmentsThere(order.orderId)).map(({ positionId }) => positionId)).toEqual([second]);
      expectOk(await report(order, { positionIds: [first], trackingNumber: 'T-2' }));
      expect(sorted((await told(order.orderId)).map(String))).toEqual(sorted([`${second},T-1 ä`, `${first},T-2`]));
    });

    it('may be corrected: the last word stands', async () => {
      const order = await harness().placeOrder(1);
      expectOk(await report(order, {}));
      expectOk(await report(order, { trackingNumber: 'T-9' }));
      expect(await told(order.orderId)).toEqual([[order.positionIds[0], 'T-9']]);
    });

    it('of an unknown order or of nothing are refused', async () => {
      const order = await harness().placeOrder(1);
      const parcel = { positionIds: order.positionIds, providerId: 'x', trackingNumber: '' };
      expectError(await send({ ...parcel, orderId: '999999999' }), 'not-found', 'rejected');
      expectError(await report(order, { positionIds: [] }), 'rejected');
      expect(await harness().shipmentsThere(order.orderId)).toEqual([]);
    });

    it.each(WRITE_TROUBLES)('during trouble (%s) are told as what they are and not repeated', async (...row) => {
      const [kind, kinds, carriedOut] = row;
      const order = await harness().placeOrder(1);
      const [provider] = expectOk(await harness().channel.orders.shippingProviders(harness().access, order.orderId));
      await harness().trouble(kind);
      const parcel = { ...order, providerId: provider?.id ?? '', trackingNumber: 'T-1' };
      expectError(await send(parcel), ...kinds);
      await harness().heal();
      expect(await told(order.orderId)).toEqual(carriedOut ? [[order.positionIds[0], 'T-1']] : []);
    });
  });

  describe('files of an order', () => {
    needs('documents');
    const fetch = (url: string) => (harness().channel.documents ?? absent('documents')).fetch(harness().access, url);
    const linked = async (file: ContractFile) => {
      const { orderId } = await harness().placeOrder(1);
      const url = await harness().linkFile(orderId, file);
      return { orderId, url };
    };

    it('are found on it by what they are', async () => {
      const { orderId, url } = await linked('pdf');
      expect((await read(orderId)).documents).toEqual([{ kind: 'label', url }]);
    });

    it('come as they are, with what they are called', async () => {
      const file = expectOk(await fetch((await linked('pdf')).url));
      expect(file.contentType).toMatch(/^application\/pdf/);
      expect(Buffer.from(file.bytes.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
      expect(expectOk(await fetch((await linked('empty')).url)).bytes).toHaveLength(0);
      expect(expectOk(await fetch((await linked('page')).url)).contentType).toMatch(/^text\/html/);
    });

    it.each<[ContractFile, AdapterErrorKind]>([
      ['missing', 'not-found'],
      ['too-large', 'rejected'],
      ['endless', 'rejected'],
    ])('may be none (%s), which is told as %s', async (file, kind) => {
      expectError(await fetch((await linked(file)).url), kind);
    });

    it('cannot be fetched during an outage, and can afterwards', async () => {
      const { url } = await linked('pdf');
      await harness().trouble('outage');
      expectError(await fetch(url), 'temporary');
      await harness().heal();
      expectOk(await fetch(url));
    });

    it('are not looked for at addresses that are none', async () => {
      for (const url of ['', 'label.pdf', 'file:///etc/passwd', 'http://elsewhere.test/label.pdf']) {
        expectError(await fetch(url), 'rejected');
      }
    });
  });

  describe('stock', () => {
    needs('stock');
    const stock = () => harness().channel.stock ?? absent('stock');
    const push = (...levels: readonly { article: StockArticle; stock: number }[]) =>
      stock().push(harness().access, levels);
    const coat: StockArticle = { group: 'G-1', brand: 'Blå', color: 'Black / "night"', size: '8.5' };
    const scarf: StockArticle = { ...coat, group: 'G-2' };
    const there = async () =>
      (await harness().stockThere()).map(({ article, stock: units }) => `${article.group} ${article.size} ${units}`);

    it('stands as it was sent last, article by article', async () => {
      expect(expectOk(await push({ article: coat, stock: 3 }, { article: scarf, stock: 0 })).refused).toEqual([]);
      expectOk(await push({ article: coat, stock: 1 }));
      expect(sorted(await there())).toEqual(['G-1 8.5 1', 'G-2 8.5 0']);
      expect((await harness().stockThere()).map(({ article }) => article)).toEqual(
        expect.arrayContaining([coat, scarf]),
      );
    });

    it('goes in batches of a size that is told, and an empty one is no call', async () => {
      expect(stock().batchSize).toBeGreaterThan(0);
      const full = Array.from({ length: stock().batchSize }, (_, size) => ({
        article: { ...coat, size: String(size) },
        stock: 1,
      }));
      expectOk(await push(...full));
      expect(await there()).toHaveLength(stock().batchSize);
      await harness().trouble('outage');
      expect(expectOk(await push()).refused).toEqual([]);
    });

    it('names the articles that were not taken; the others stand', async () => {
      await harness().refuseGroup('G-2');
      const { refused } = expectOk(await push({ article: scarf, stock: 2 }, { article: coat, stock: 3 }));
      expect(refused).toEqual([{ index: 0, message: expect.stringMatching(/./) as string }]);
      expect(await there()).toEqual(['G-1 8.5 3']);
    });

    it.each(WRITE_TROUBLES)('during trouble (%s) is told as what it is and not repeated', async (...row) => {
      const [kind, kinds, carriedOut] = row;
      expectOk(await push({ article: coat, stock: 3 }));
      await harness().trouble(kind);
      expectError(await push({ article: coat, stock: 1 }), ...kinds);
      await harness().heal();
      expect(await there()).toEqual([carriedOut ? 'G-1 8.5 1' : 'G-1 8.5 3']);
    });
  });
}
