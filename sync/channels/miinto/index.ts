import type { AdapterError } from '../../core/errors.ts';
import { adapterError } from '../../core/errors.ts';
import type { ChannelOrder } from '../../core/channel-types.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Channel, ChannelAccess, TransferAnswer } from '../channel.ts';
import { MiintoClient } from './client.ts';
import { readAnswer, readData, readPage } from './replies.ts';
import { unreadable } from './errors.ts';
import type { Action } from './errors.ts';
import { fetchDocument } from './documents.ts';
import { wireNumber } from './ids.ts';
import { mapOrder, mapProvider, mapTransfer } from './mapper.ts';
import type { Mapped } from './mapper.ts';
import { collect, collectUntil } from './pages.ts';
import type { FetchPage } from './pages.ts';
import { describeLocation, locationsFrom } from './privileges.ts';
import { deliverRows, readProductMap } from './product-map.ts';
import { createReturnFacets } from './returns.ts';
import type { MiintoDeps } from './settings.ts';
import { ASSUMED_SHIPMENT, readSent, refuseReport, unknownShipment } from './shipments.ts';
import { encodeStock, sortOut, stockReader } from './stock.ts';

export type { MiintoDeps } from './settings.ts';

const DEFAULT_PAGE_SIZE = 50;
const DEFAULT_STOCK_BATCH = 100;
const DEFAULT_PRODUCT_MAP_BYTES = 256 * 1024 * 1024;

/** Miinto. What is known and what is assumed about its API stands in this folder's README. */
export function createMiintoChannel(deps: MiintoDeps): Channel {
  const client = new MiintoClient(deps);
  const pageSize = deps.pageSize ?? DEFAULT_PAGE_SIZE;

  const shipment = deps.shipment ?? ASSUMED_SHIPMENT;
  const mapped = (raw: unknown) => mapOrder(raw, deps.documentPaths);

  const pages =
    (access: ChannelAccess, path: 'transfers' | 'orders', status: string, action: Action): FetchPage =>
    (offset) =>
      client.call(access, {
        service: 'order',
        path,
        query: [
          ['status[]', status],
          ['limit', pageSize],
          ['offset', offset],
          ['sort', '-createdAt'],
        ],
        action,
        read: readPage,
      });

  return {
    key: 'miinto',
    name: 'Miinto',
    apiLabel: 'miinto_orders_v21',

    async locations({ environment, credentials }) {
      const signedIn = await client.signIn(environment, credentials);
      if (!signedIn.ok) return signedIn;
      const { token, privileges } = signedIn.value;
      return ok({ ...locationsFrom(privileges), token });
    },

    describeLocation: (id) => describeLocation(id),

    catalog: {
      async productMap(access, onBatch) {
        const action = read('Read the product map', `the product map of shop ${access.locationId}`);
        const reply = await client.call(access, {
          service: 'product',
          path: 'productMap',
          action,
          maxBytes: deps.maxProductMapBytes ?? DEFAULT_PRODUCT_MAP_BYTES,
          read: readProductMap,
        });
        if (!reply.ok) return reply;
        const { rows, unreadable: skipped, end } = await deliverRows(reply.value, onBatch);
        return end === 'whole'
          ? ok({ rows, unreadable: skipped })
          : err(unreadable(action, `the list broke off after ${rows + skipped} rows`));
      },
    },

    transfers: {
      list(access) {
        const action = read('Read pending transfers', `the transfers of shop ${access.locationId}`);
        return collect(pages(access, 'transfers', 'pending', action), pageSize, mapTransfer);
      },
      async answer(access, answer) {
        const refusal = refuseAnswer(answer);
        if (refusal) return err(refusal);
        return client.call(access, {
          service: 'order',
          path: 'transfer',
          values: { transferId: answer.transferId },
          body: encodeAnswer(answer),
          action: {
            title: `Answer transfer ${answer.transferId}`,
            subject: `transfer ${answer.transferId}`,
            write: true,
          },
          read: readAnswer,
        });
      },
    },

    orders: {
      list(access, until) {
        const action = read('Read accepted orders', `the orders of shop ${access.locationId}`);
        return collectUntil(pages(access, 'orders', 'accepted', action), pageSize, mapped, until);
      },
      async get(access, orderId) {
        const action = read(`Read order ${orderId}`, `order ${orderId}`);
        const reply = await client.call(access, {
          service: 'order',
          path: 'order',
          values: { orderId },
          action,
          read: readData,
        });
        return reply.ok ? oneOrder(mapped(reply.value), orderId, action) : reply;
      },
      async shippingProviders(access, orderId) {
        const action = read(`Read shipping providers of order ${orderId}`, `order ${orderId}`);
        const reply = await client.call(access, {
          service: 'order',
          path: 'shippingProviders',
          values: { orderId },
          action,
          read: readPage,
        });
        if (!reply.ok) return reply;
        return ok(reply.value.entries.flatMap((entry) => mapProvider(entry) ?? []));
      },
      async reportShipment(access, report) {
        const { orderId } = report;
        const refusal = refuseReport(report);
        if (refusal) return err(refusal);
        const reply = await client.call(access, {
          service: 'order',
          path: 'shipment',
          values: { orderId },
          method: shipment.method,
          body: shipment.encode(report),
          action: {
            title: `Report a shipment of order ${orderId}`,
            subject: `the shipment of order ${orderId}`,
            write: true,
          },
          read: readSent,
        });
        const unknown = !reply.ok && reply.error.kind === 'not-found';
        return unknown ? err(unknownShipment(orderId, reply.error)) : reply;
      },
    },

    ...createReturnFacets(client, pageSize, deps.returns),

    documents: {
      fetch: (access, url) => fetchDocument(deps, client, access, url),
    },

    stock: {
      batchSize: deps.stockBatchSize ?? DEFAULT_STOCK_BATCH,
      async push(access, levels) {
        if (levels.length === 0) return ok({ refused: [] });
        // Not the articles' fault: nothing of this connection can be sent.
        if (!deps.hosts(access.environment).stock) return err(noStockService());
        const { sendable, refused } = sortOut(levels);
        if (sendable.length === 0) return ok({ refused });
        const reply = await client.call(access, {
          service: 'stock',
          path: 'stock',
          body: encodeStock(sendable),
          action: {
            title: `Send stock of ${sendable.length} article(s)`,
            subject: `the stock of shop ${access.locationId}`,
            write: true,
          },
          read: stockReader(sendable),
        });
        return reply.ok ? ok({ refused: [...refused, ...reply.value.refused] }) : reply;
      },
    },
  };
}

function read(title: string, subject: string): Action {
  return { title, subject, write: false };
}

function noStockService(): AdapterError {
  return adapterError(
    'not-found',
    'No address is known for Miinto’s stock service in test mode, so no stock is sent. Set MIINTO_SANDBOX_STOCK_URL to turn it on.',
  );
}

/** What must not be sent: nothing at all, or the same position accepted and declined (reference 4.3). */
function refuseAnswer({ acceptedPositionIds, declinedPositionIds }: TransferAnswer): AdapterError | null {
  if (acceptedPositionIds.length + declinedPositionIds.length === 0) {
    return adapterError('rejected', 'The answer names no position, so nothing was sent to Miinto.');
  }
  const all = [...acceptedPositionIds, ...declinedPositionIds];
  return new Set(all).size === all.length
    ? null
    : adapterError('rejected', 'The answer names a position twice, so nothing was sent to Miinto.');
}

/** `{"acceptedPositions":[{"id":9001}]}`: objects with ids, a list without entries left out (reference 4.3). */
function encodeAnswer({ acceptedPositionIds, declinedPositionIds }: TransferAnswer): string {
  const entries = (ids: readonly string[]) => ids.map((id) => ({ id: wireNumber(id) }));
  return JSON.stringify({
    ...(acceptedPositionIds.length > 0 && { acceptedPositions: entries(acceptedPositionIds) }),
    ...(declinedPositionIds.length > 0 && { declinedPositions: entries(declinedPositionIds) }),
  });
}

function oneOrder(mapped: Mapped<ChannelOrder>, orderId: string, action: Action): Result<ChannelOrder, AdapterError> {
  if (mapped.kind !== 'record') {
    const why = mapped.kind === 'bad' ? `${mapped.bad.problem} (${mapped.bad.path})` : 'nothing to read';
    return err(unreadable(action, why));
  }
  if (mapped.record.id !== orderId) return err(unreadable(action, `order ${mapped.record.id} instead`));
  return ok(mapped.record);
}
