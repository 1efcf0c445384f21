/**
 * What the simulated marketplace knows. Ids are integers, unique per location only: the counters of different locations
 * start at the same numbers on purpose. Times are milliseconds since 1970.
 */
import type { Json, JsonObject, WireOverride } from '../json.ts';

/** Who did it: a client of the API, or the merchant in Miinto's own panel. */
export type Party = 'api' | 'panel';

export type PrivilegeLayout = 'A' | 'B' | 'both' | '[]' | '*';

export interface Channel {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  revokedAt: number | null;
}

export interface Account {
  readonly login: string;
  password: string;
  readonly accessorId: number;
  layout: PrivilegeLayout;
  /** Written into `privileges` as it is, instead of the layout. */
  rawPrivileges: Json | undefined;
  locationIds: string[];
  readonly channels: Channel[];
}

/** Something that happened, for the judge. */
export interface HistoryEntry {
  readonly at: number;
  readonly event: string;
  readonly by: Party | 'miinto';
  readonly detail?: Json;
}

export type PositionStatus = 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn';

export interface Position {
  readonly id: number;
  readonly quantity: number;
  /** Minor units, for one unit. */
  readonly price: number;
  readonly item: JsonObject;
  readonly wire: WireOverride | null;
  status: PositionStatus;
  decidedAt: number | null;
  decidedBy: Party | null;
  orderId: number | null;
}

export type TransferStatus = PositionStatus;

export interface Transfer {
  readonly locationId: string;
  readonly id: number;
  readonly parentOrderId: number;
  readonly parentCreatedAt: number;
  readonly currency: string;
  readonly createdAt: number;
  readonly visibleAt: number;
  readonly expiresAt: number;
  readonly positions: readonly Position[];
  readonly buyer: Buyer;
  readonly wire: WireOverride | null;
  /** Overrides for the orders that come of it. */
  readonly orderWire: WireOverride | null;
  /** Free note of whoever made it, handed back in the state. */
  readonly tag: Json;
  status: TransferStatus;
  answeredAt: number | null;
  answeredBy: Party | null;
  readonly orderIds: number[];
  readonly history: HistoryEntry[];
}

/** Written to the wire as they are; undefined members are left out there. */
export interface Buyer {
  readonly billing: JsonObject;
  readonly delivery: JsonObject;
  readonly deliveryOptions: JsonObject;
}

export interface OrderPosition {
  readonly id: number;
  readonly quantity: number;
  readonly price: number;
  readonly item: JsonObject;
  readonly wire: WireOverride | null;
  readonly addedAt: number;
  /** Added to the order after it was made, not by answering a transfer. */
  readonly addedLater: boolean;
  trackAndTrace: string;
  shippingProviderId: string;
  sentAt: number | null;
  cancelledAt: number | null;
}

export interface Order {
  readonly locationId: string;
  readonly id: number;
  readonly transferId: number;
  readonly parentOrderId: number;
  readonly parentCreatedAt: number;
  readonly currency: string;
  readonly createdAt: number;
  /** When the order can first be read. */
  readonly visibleAt: number;
  readonly source: Party;
  readonly positions: OrderPosition[];
  readonly declined: readonly Position[];
  readonly buyer: Buyer;
  wire: WireOverride | null;
  readonly history: HistoryEntry[];
}

export interface RmaPosition {
  readonly id: number;
  readonly orderPositionId: number;
  readonly quantity: number;
  readonly price: number;
  readonly reason: string;
  readonly comment: string;
  status: 'pending' | 'accepted' | 'declined';
  decisionReason: string | null;
}

export interface Rma {
  readonly locationId: string;
  readonly id: number;
  /** An order that does not exist is allowed. */
  readonly orderId: number;
  readonly parentOrderId: number;
  readonly currency: string;
  readonly type: string;
  readonly createdAt: number;
  readonly visibleAt: number;
  readonly requestId: number | null;
  readonly positions: readonly RmaPosition[];
  readonly wire: WireOverride | null;
  decidedAt: number | null;
  decidedBy: Party | null;
  refundedAt: number | null;
  readonly history: HistoryEntry[];
}

export interface RmaRequest {
  readonly locationId: string;
  readonly id: number;
  readonly orderId: number;
  readonly createdAt: number;
  readonly positions: readonly { readonly id: number; readonly quantity: number; readonly reason: string }[];
  status: 'pending' | 'accepted' | 'declined';
  rmaId: number | null;
  declineReason: string | null;
  decidedAt: number | null;
}

/** Style id (or item group id), feed id, gtin, Miinto item id. */
export type ProductMapRow = readonly [string, string, string, string];

export interface StockItem {
  readonly group: string;
  readonly brand: string;
  readonly color: string;
  readonly size: string;
  readonly stock: number;
  readonly updatedAt: number;
  /** How often this item was sent. */
  readonly pushes: number;
}

export interface ShippingProvider {
  readonly id: string;
  readonly name: string;
}

type CounterName = 'transfer' | 'position' | 'order' | 'rma' | 'rmaPosition' | 'rmaRequest';

export interface Location {
  readonly id: string;
  /** null: the shop's details come without a name. */
  name: string | null;
  readonly countryCode: string;
  readonly diallingCode: string;
  currency: string;
  active: boolean;
  readonly counters: Record<CounterName, number>;
  readonly transfers: Map<number, Transfer>;
  /** Those not answered, expired or withdrawn, also when not visible yet. */
  readonly open: Set<Transfer>;
  readonly orders: Map<number, Order>;
  readonly rmas: Map<number, Rma>;
  readonly rmaRequests: Map<number, RmaRequest>;
  productMap: readonly ProductMapRow[];
  readonly stock: Map<string, StockItem>;
  /** null: by delivery type. */
  shippingProviders: readonly ShippingProvider[] | null;
}

export function nextId(location: Location, counter: CounterName, wanted?: number): number {
  const id = wanted ?? location.counters[counter];
  if (!Number.isSafeInteger(id)) throw new Error(`Ids are integers, not ${id}.`);
  if (id >= location.counters[counter]) location.counters[counter] = id + 1;
  return id;
}
