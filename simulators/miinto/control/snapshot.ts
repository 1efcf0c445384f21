/** The whole state for an independent judge: plain JSON, times ISO 8601 in UTC with milliseconds. */
import type { RequestCounts } from '../api/request-log.ts';
import type { Json, JsonObject } from '../json.ts';
import { addressOf, type MarketFile } from '../market/files.ts';
import { isReadable, orderStatus } from '../market/orders.ts';
import { rmaStatus } from '../market/rmas.ts';
import type {
  HistoryEntry,
  Location,
  Order,
  Party,
  PositionStatus,
  Rma,
  RmaRequest,
  StockItem,
  Transfer,
  TransferStatus,
} from '../market/state.ts';
import type { World } from '../market/world.ts';

type Time = string;

export interface HistoryState {
  readonly at: Time;
  readonly event: string;
  readonly by: Party | 'miinto';
  readonly detail: Json;
}

export interface TransferState {
  readonly locationId: string;
  readonly id: number;
  readonly parentOrderId: number;
  readonly currency: string;
  readonly status: TransferStatus;
  readonly createdAt: Time;
  /** When it was first offered. */
  readonly visibleAt: Time;
  readonly expiresAt: Time;
  readonly answeredAt: Time | null;
  readonly answeredBy: Party | null;
  readonly orderIds: readonly number[];
  /** Whatever its maker gave. */
  readonly tag: Json;
  readonly positions: readonly {
    readonly id: number;
    readonly quantity: number;
    readonly price: number;
    readonly item: JsonObject;
    readonly status: PositionStatus;
    readonly decidedAt: Time | null;
    readonly decidedBy: Party | null;
    readonly orderId: number | null;
  }[];
  readonly history: readonly HistoryState[];
}

export interface OrderState {
  readonly locationId: string;
  readonly id: number;
  readonly transferId: number;
  readonly parentOrderId: number;
  readonly currency: string;
  readonly status: 'accepted' | 'sent' | 'cancelled';
  readonly createdAt: Time;
  /** When it could first be read over the API. */
  readonly visibleAt: Time;
  readonly readable: boolean;
  readonly source: Party;
  readonly positions: readonly {
    readonly id: number;
    readonly quantity: number;
    readonly price: number;
    readonly item: JsonObject;
    readonly addedAt: Time;
    /** Not from the transfer. */
    readonly addedLater: boolean;
    readonly trackAndTrace: string;
    readonly shippingProviderId: string;
    readonly sentAt: Time | null;
    readonly cancelledAt: Time | null;
  }[];
  readonly history: readonly HistoryState[];
}

export interface RmaState extends Omit<
  Rma,
  'createdAt' | 'visibleAt' | 'decidedAt' | 'refundedAt' | 'history' | 'wire'
> {
  readonly status: ReturnType<typeof rmaStatus>;
  readonly createdAt: Time;
  readonly visibleAt: Time;
  readonly decidedAt: Time | null;
  readonly refundedAt: Time | null;
  readonly history: readonly HistoryState[];
}

export interface RmaRequestState extends Omit<RmaRequest, 'createdAt' | 'decidedAt'> {
  readonly createdAt: Time;
  readonly decidedAt: Time | null;
}

export interface MiintoState {
  readonly now: Time;
  readonly timeScale: number;
  readonly accounts: readonly {
    readonly login: string;
    readonly accessorId: number;
    readonly layout: string;
    readonly locationIds: readonly string[];
    readonly channels: readonly { readonly id: string; readonly createdAt: Time; readonly revokedAt: Time | null }[];
  }[];
  readonly locations: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly countryCode: string;
    readonly currency: string;
    readonly active: boolean;
    readonly productMapRows: number;
  }[];
  readonly transfers: readonly TransferState[];
  readonly orders: readonly OrderState[];
  readonly rmas: readonly RmaState[];
  readonly rmaRequests: readonly RmaRequestState[];
  readonly stock: readonly (Omit<StockItem, 'updatedAt'> & { readonly locationId: string; readonly updatedAt: Time })[];
  /** Files that orders link to, with how often each was asked for. */
  readonly files: readonly (Omit<MarketFile, 'token'> & { readonly url: string })[];
  readonly requests: RequestCounts;
}

/** @param filter.locationId leaves out everything of other locations, except accounts */
export function snapshot(world: World, filter: { readonly locationId?: string } = {}): MiintoState {
  const now = world.clock.now();
  const locations = [...world.locations.values()].filter(
    ({ id }) => filter.locationId === undefined || id === filter.locationId,
  );
  const all = <T, S>(pick: (location: Location) => Iterable<T>, show: (entry: T) => S): S[] =>
    locations.flatMap((location) => Array.from(pick(location), show));
  return {
    now: time(now),
    timeScale: world.clock.timeScale,
    accounts: [...world.accounts.values()].map(({ login, accessorId, layout, locationIds, channels }) => ({
      login,
      accessorId,
      layout,
      locationIds: [...locationIds],
      channels: channels.map(({ id, createdAt, revokedAt }) => ({
        id,
        createdAt: time(createdAt),
        revokedAt: timeOrNull(revokedAt),
      })),
    })),
    locations: locations.map(({ id, name, countryCode, currency, active, productMap }) => ({
      id,
      name,
      countryCode,
      currency,
      active,
      productMapRows: productMap.length,
    })),
    transfers: all(({ transfers }) => transfers.values(), transferState),
    orders: all(
      ({ orders }) => orders.values(),
      (order) => orderState(world, order),
    ),
    rmas: all(
      ({ rmas }) => rmas.values(),
      (rma) => rmaState(rma, now),
    ),
    rmaRequests: all(({ rmaRequests }) => rmaRequests.values(), requestState),
    stock: locations.flatMap(({ id, stock }) =>
      Array.from(stock.values(), (item) => ({ ...item, locationId: id, updatedAt: time(item.updatedAt) })),
    ),
    files: [...world.files.values()]
      .filter(({ locationId }) => filter.locationId === undefined || locationId === filter.locationId)
      .map((file) => fileState(world, file)),
    requests: world.log.counts(),
  };
}

function time(at: number): Time {
  return new Date(at).toISOString();
}

function timeOrNull(at: number | null): Time | null {
  return at === null ? null : time(at);
}

function historyState({ at, event, by, detail }: HistoryEntry): HistoryState {
  return { at: time(at), event, by, detail: detail ?? null };
}

function transferState(transfer: Transfer): TransferState {
  const { locationId, id, parentOrderId, currency, status, answeredBy, orderIds, tag } = transfer;
  return {
    locationId,
    id,
    parentOrderId,
    currency,
    status,
    createdAt: time(transfer.createdAt),
    visibleAt: time(transfer.visibleAt),
    expiresAt: time(transfer.expiresAt),
    answeredAt: timeOrNull(transfer.answeredAt),
    answeredBy,
    orderIds: [...orderIds],
    tag,
    positions: transfer.positions.map(({ wire: _wire, ...position }) => ({
      ...position,
      decidedAt: timeOrNull(position.decidedAt),
    })),
    history: transfer.history.map(historyState),
  };
}

function orderState(world: World, order: Order): OrderState {
  const { locationId, id, transferId, parentOrderId, currency, source } = order;
  return {
    locationId,
    id,
    transferId,
    parentOrderId,
    currency,
    status: orderStatus(order),
    createdAt: time(order.createdAt),
    visibleAt: time(order.visibleAt),
    readable: isReadable(world, order),
    source,
    positions: order.positions.map(({ wire: _wire, ...position }) => ({
      ...position,
      addedAt: time(position.addedAt),
      sentAt: timeOrNull(position.sentAt),
      cancelledAt: timeOrNull(position.cancelledAt),
    })),
    history: order.history.map(historyState),
  };
}

function rmaState(rma: Rma, now: number): RmaState {
  const { wire: _wire, ...shown } = rma;
  return {
    ...shown,
    status: rmaStatus(rma, now),
    positions: rma.positions.map((position) => ({ ...position })),
    createdAt: time(rma.createdAt),
    visibleAt: time(rma.visibleAt),
    decidedAt: timeOrNull(rma.decidedAt),
    refundedAt: timeOrNull(rma.refundedAt),
    history: rma.history.map(historyState),
  };
}

function requestState(request: RmaRequest): RmaRequestState {
  return { ...request, createdAt: time(request.createdAt), decidedAt: timeOrNull(request.decidedAt) };
}

function fileState(world: World, file: MarketFile): MiintoState['files'][number] {
  const { token: _token, ...shown } = file;
  return { ...shown, url: addressOf(world, file) };
}
