import type { Channel, ChannelAccess } from '../channels/channel.ts';
import type { ChannelKey, ShopId } from '../core/ids.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { Database } from '../persistence/database.ts';
import type { Clock, Sleep } from '../platform/clock.ts';
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
  readonly log: Logger;
  /** This process, for leases and attempts. */
  readonly owner: string;
  /** A duration of the design in milliseconds as it counts in this run (divided by TIME_SCALE). */
  scale(milliseconds: number): number;
  /** Null: no adapter for this channel yet. */
  channel(key: ChannelKey): Channel | null;
  /** Credentials, shared token and place for calls on behalf of a connection. */
  channelAccess(connection: ConnectionView): Promise<ChannelAccess>;
  /** The adapter of one store of one shop. */
  store(shopId: ShopId, storeId: string): Promise<StoreAdapter>;
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
} as const;

export function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
