/**
 * A channel that lives in memory, for tests of flows: it keeps the rules that matter to them (one answer per transfer,
 * accepted positions become an order) and can lose a reply after executing it. The wire is tested with the simulator.
 */
import type { Channel, TransferAnswer } from '#sync/channels/channel.ts';
import type { ChannelItem, ChannelOrder, ChannelTransfer, Position } from '#sync/core/channel-types.ts';
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import { money } from '#sync/core/money.ts';
import { err, ok } from '#sync/core/result.ts';

export function item(over: Partial<ChannelItem> = {}): ChannelItem {
  return {
    channelItemId: null,
    gtin: '5700000000012',
    name: 'Wool scarf',
    brand: 'Example',
    color: 'Black',
    size: 'M',
    styleId: null,
    ...over,
  };
}

export function position(id: string, over: Partial<Position> = {}): Position {
  return { id, quantity: 1, unitPrice: money(10_000, 'EUR'), item: item(), ...over };
}

const party = {
  name: 'Jane Example',
  email: 'jane@example.test',
  phone: null,
  street: 'Street 1',
  postcode: '1000',
  city: 'Berlin',
  countryCode: 'DE',
};

/** What a bogus channel gives for a document's address. */
export type BogusFile = { readonly contentType: string | null; readonly bytes: Uint8Array<ArrayBuffer> };

export interface BogusChannel {
  readonly channel: Channel;
  /** By address; one that is not there is not found. */
  readonly files: Map<string, BogusFile | AdapterError>;
  /** The addresses fetched, in order. */
  readonly fetched: string[];
  readonly answers: TransferAnswer[];
  readonly orders: Map<string, ChannelOrder>;
  offer(id: string, positions: readonly Position[], over?: Partial<ChannelTransfer>): void;
  withdraw(id: string): void;
  /** The merchant answers in the channel's own panel. */
  acceptInPanel(id: string, positionIds: readonly string[]): ChannelOrder;
  addOrder(order: Partial<ChannelOrder> & { id: string; accepted: readonly Position[] }): ChannelOrder;
  /** The next answer fails like this; `executed`: after it was done. */
  failNextAnswer(how: { executed: boolean; error: AdapterError }): void;
  /** Orders are not readable one by one or in lists until told otherwise. */
  hideOrders(hidden: boolean): void;
  listingFails(error: AdapterError | null): void;
}

export function createBogusChannel(now: () => Date): BogusChannel {
  const pending = new Map<string, ChannelTransfer>();
  const orders = new Map<string, ChannelOrder>();
  const answers: TransferAnswer[] = [];
  const files = new Map<string, BogusFile | AdapterError>();
  const fetched: string[] = [];
  let nextOrder = 700;
  let failure: { executed: boolean; error: AdapterError } | null = null;
  let hidden = false;
  let listFailure: AdapterError | null = null;

  const addOrder: BogusChannel['addOrder'] = (over) => {
    const order: ChannelOrder = {
      parentOrderId: null,
      createdAt: now(),
      status: 'accepted',
      currency: 'EUR',
      badPositions: [],
      billing: party,
      delivery: { ...party, type: 'HomeDelivery' },
      shippingProviderId: 'gls',
      cancelledPositionIds: [],
      shipping: [],
      documents: [],
      raw: {},
      ...over,
    };
    orders.set(order.id, order);
    return order;
  };

  const execute = (transferId: string, acceptedIds: readonly string[]): string | null => {
    const transfer = pending.get(transferId);
    pending.delete(transferId);
    const accepted = transfer?.positions.filter((entry) => acceptedIds.includes(entry.id)) ?? [];
    if (!transfer || accepted.length === 0) return null;
    nextOrder += 1;
    return addOrder({
      id: String(nextOrder),
      parentOrderId: transfer.parentOrderId,
      accepted,
      currency: transfer.currency,
    }).id;
  };

  const channel: Channel = {
    key: 'miinto',
    name: 'Miinto',
    apiLabel: 'bogus',
    locations: async () =>
      ok({
        locations: [{ id: '1-m!i!s-049-1', label: '1 (DE)', country: 'DE', currency: 'EUR' }],
        token: { id: 'bogus', secret: 'bogus' },
        notice: null,
      }),
    describeLocation: (id) => ({ id, label: id, country: 'DE', currency: 'EUR' }),
    transfers: {
      list: async () =>
        listFailure ? err(listFailure) : ok({ records: [...pending.values()], bad: [], complete: true }),
      async answer(_access, answer) {
        answers.push(answer);
        const planned = failure;
        failure = null;
        if (planned && !planned.executed) return err(planned.error);
        if (!pending.has(answer.transferId)) return err(adapterError('conflict', 'It was answered already.'));
        const orderId = execute(answer.transferId, answer.acceptedPositionIds);
        return planned ? err(planned.error) : ok({ orderId });
      },
    },
    orders: {
      async list(_access, until) {
        const records = hidden ? [] : [...orders.values()].reverse();
        await until(records);
        return ok({ records, bad: [], complete: true });
      },
      async get(_access, orderId) {
        const order = orders.get(orderId);
        return order && !hidden ? ok(order) : err(adapterError('not-found', 'There is no such order.'));
      },
      shippingProviders: async () => ok([{ id: 'gls', name: 'GLS' }]),
    },
    documents: {
      async fetch(_access, url) {
        fetched.push(url);
        const file = files.get(url) ?? adapterError('not-found', 'There is no such file.');
        return 'bytes' in file ? ok(file) : err(file);
      },
    },
  };

  return {
    channel,
    files,
    fetched,
    answers,
    orders,
    offer(id, positions, over = {}) {
      pending.set(id, {
        id,
        parentOrderId: `p${id}`,
        createdAt: now(),
        currency: 'EUR',
        positions,
        badPositions: [],
        raw: {},
        ...over,
      });
    },
    withdraw: (id) => void pending.delete(id),
    acceptInPanel(id, positionIds) {
      const order = orders.get(execute(id, positionIds) ?? '');
      if (!order) throw new Error('Nothing was accepted');
      return order;
    },
    addOrder,
    failNextAnswer: (how) => void (failure = how),
    hideOrders: (value) => void (hidden = value),
    listingFails: (error) => void (listFailure = error),
  };
}
