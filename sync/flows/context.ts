import type { Channel, ChannelAccess } from '../channels/channel.ts';
import type { ChannelKey, ShopId } from '../core/ids.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { Database } from '../persistence/database.ts';
import type { Clock, Sleep } from '../platform/clock.ts';
import type { DocumentStore } from '../platform/document-store.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { Logger } from '../platform/logger.ts';
import type { StoreAdapter } from '../stores/store.ts';

/** What every flow is handed by the container. */
export interface FlowContext {
  readonly database: Database;
  /** Agrees with the database's clock. */
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly encryption: Encryption;
  /** Where labels and other files are kept. */
  readonly documents: DocumentStore;
  readonly log: Logger;
  /** Where the app itself is served, without a slash at the end; for links into it. */
  readonly appUrl: string;
  /** This process, for leases and attempts. */
  readonly owner: string;
  /** A duration of the design in milliseconds as it counts in this run (divided by TIME_SCALE). */
  scale(milliseconds: number): number;
  /** Null: no adapter for this channel yet. */
  channel(key: ChannelKey): Channel | null;
  /** Credentials, shared token and place for calls on behalf of a connection. */
  channelAccess(connection: ConnectionView): Promise<ChannelAccess>;
  /**
   * The adapter of one store of one shop. `background`: for work that nobody waits for; it leaves the store's rate to the
   * decisions and orders that a deadline stands behind.
   */
  store(shopId: ShopId, storeId: string, lane?: 'background'): Promise<StoreAdapter>;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** Durations of the design (sections 7 and 8), in milliseconds before scaling. */
export const TIMING = {
  pollTransfers: 20 * SECOND,
  /** After a listing that brought news: offers come in bursts (decision 007). */
  pollTransfersSoon: 8 * SECOND,
  pollOrders: MINUTE,
  scanOrders: 15 * MINUTE,
  scanWindow: 90 * 24 * 60 * MINUTE,
  /** Between two reads of a scan: a quarter of the two requests a second that one location is given. */
  scanPause: 2 * SECOND,
  /** An order that could not be read one by one is read again after this. */
  channelCheck: 5 * MINUTE,
  /** One that left the list without being cancelled may still be. */
  channelCheckAgain: 6 * 60 * MINUTE,
  /** Open orders are compared with the store this often, besides news, and spread by up to the second. */
  storeSweep: 30 * MINUTE,
  storeSweepSpread: 10 * MINUTE,
  /** A store order that could not be read is read again after this. */
  storeCheck: MINUTE,
  /** After a write to a store order: the store may carry it out a moment later. */
  storeCheckSoon: 3 * SECOND,
  /** A cancellation the store has taken is carried out within this, or a person is told. */
  storeCancels: 2 * MINUTE,
  /** Stores show an app orders of this age at most (reference shopify-admin 8.3: 60 days). */
  storeShows: 59 * 24 * 60 * MINUTE,
  pollReturns: MINUTE,
  /** A channel that does not know the calls of returns is asked again after this. */
  returnsUnknown: 60 * MINUTE,
  /** Open cases that are not among the newest are read one by one this often. */
  returnCheck: 15 * MINUTE,
  /** A request that was sent must be seen at the channel within this, or a person is told. */
  requestSeen: 30 * MINUTE,
  /** Refunds of an order are read again after trouble, and while money is still moving. */
  refundsRetry: MINUTE,
  /** While refunds of an order are to be read, its returns are compared again after this. */
  refundsFirst: 5 * SECOND,
  /** Orders that may still be refunded are read this often, in case the store told nothing. */
  refundsSweep: 12 * 60 * MINUTE,
  /** A worker has this long to read the refunds of the orders it took. */
  refundsClaim: 2 * MINUTE,
  productMap: 24 * 60 * MINUTE,
  /** A miss in the product map asks for a fresh one, at most this often. */
  productMapOnMiss: 10 * MINUTE,
  /** Slowest interval after errors. */
  slowestPoll: 10 * MINUTE,
  /** A stock reading is used for at most this long. */
  stockFreshness: 10 * SECOND,
  /** Consumed reservations still count for this long before the reading. */
  stockGrace: 30 * SECOND,
  /** A created order is given this long to stand at its stock locations. */
  placement: MINUTE,
  /** Held positions are looked at again this often, besides news. */
  redecide: 5 * MINUTE,
  /** Unsettled stock is read again after this. */
  unsettled: 2 * SECOND,
  /** Rule verdicts older than this are made anew before they are sent. */
  verdictFreshness: 5 * MINUTE,
  /** Two listings that miss a transfer must be this far apart. */
  goneApart: MINUTE,
  /** An accepted order that cannot be read becomes a matter for a person after this. */
  awaitOrder: 30 * MINUTE,
  /** Stock of one store is read for publishing at most this often; news in between is read together. */
  readStock: 5 * SECOND,
  /** For each item and stock location that was read, the next reading waits this long: orders need the store's rate more. */
  readStockEach: 100,
  /** A worker has this long to read the stock it took; then somebody else does. */
  stockClaim: 2 * MINUTE,
  /** One connection sends stock at most this often, since work on orders shares the channel's rate. */
  pushStock: 5 * SECOND,
  /** A push has ended after this: longer than a request and its place in the queue, and the time it may still land. */
  stockInFlight: 2 * MINUTE,
  /** After a push whose outcome is unclear; by then it has landed or never will. */
  stockUnclear: MINUTE,
  /** After trouble with stock: the next try, and the slowest. */
  stockRetry: 30 * SECOND,
  slowestStock: 60 * MINUTE,
  sweepStock: 24 * 60 * MINUTE,
  /** A sweep sends a number again that was last sent before this. */
  repeatStock: 20 * 60 * MINUTE,
  /** A worker has this long to read the shipments of the orders it took; then somebody else does. */
  shipmentsClaim: 2 * MINUTE,
  /** After trouble with reading shipments or what belongs to them. */
  shipmentsRetry: MINUTE,
  /** Shipments are looked at again this often without news, less often the older the order, at least this often. */
  readShipments: 15 * MINUTE,
  slowestShipments: 6 * 60 * MINUTE,
  /** A fully shipped order is looked at for corrected tracking this long. */
  correctionsAwaited: 7 * 24 * 60 * MINUTE,
  /** A parcel without a tracking number is given this long to get one before it is reported. */
  trackingAwaited: 30 * MINUTE,
  /** The order's list of shipping providers is asked for this long; then a parcel is reported without it. */
  providersAwaited: 20 * MINUTE,
  /** A worker has this long to fetch the file it took, longer than a request may take; then somebody else does. */
  documentClaim: 3 * MINUTE,
  /** A link to a file opens it for this long. */
  documentLink: 5 * MINUTE,
} as const;

export function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
