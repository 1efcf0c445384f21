/** What a channel's contract is told about the adapter under test, and the words its parts share. */
import { expect } from 'vitest';
import type { PositionShipping, StockLevel } from '../core/channel-types.ts';
import type { AdapterErrorKind } from '../core/errors.ts';
import type { Channel, ChannelAccess, ChannelCredentials } from './channel.ts';

/** Trouble at the other side, for every request to the location until it is healed. */
export type ContractTrouble =
  /** Asks to slow down for a minute. */
  | 'rate-limited'
  /** 5xx, nothing executed. */
  | 'outage'
  /** Something that is not the API's format, nothing executed. */
  | 'gibberish'
  /** Writes are executed, then the connection ends without a reply. */
  | 'reply-lost';

/** Optional facets of the port; `shipments` is `orders.reportShipment`. */
export const CONTRACT_FACETS = [
  'catalog',
  'transfers',
  'shipments',
  'documents',
  'stock',
  'returns',
  'returnRequests',
] as const;
/** Troubles of a write, how they may be told, and whether it was carried out all the same. */
export const WRITE_TROUBLES: readonly (readonly [ContractTrouble, readonly AdapterErrorKind[], boolean])[] = [
  ['rate-limited', ['rate-limited'], false],
  ['outage', ['unclear', 'temporary'], false],
  ['gibberish', ['unexpected-reply', 'unclear'], false],
  ['reply-lost', ['unclear'], true],
];

export type ContractFacet = (typeof CONTRACT_FACETS)[number];

/** What a link of an order may lead to. */
export type ContractFile = 'pdf' | 'page' | 'empty' | 'missing' | 'too-large' | 'endless';

export interface ContractOrder {
  readonly orderId: string;
  readonly positionIds: readonly string[];
}

export interface ContractTransfer {
  readonly transferId: string;
  readonly positionIds: readonly string[];
}

export interface ContractReturn {
  readonly returnId: string;
  readonly lineIds: readonly string[];
}

/** A stand-in with one location that starts empty, and the adapter in front of it. Waiting costs no time in it. */
export interface ChannelHarness {
  readonly channel: Channel;
  readonly facets: readonly ContractFacet[];
  /** Entries the adapter asks for per page. */
  readonly pageSize: number;
  readonly access: ChannelAccess;
  readonly wrongCredentials: ChannelCredentials;
  /** How often the token in `access` was made anew. */
  renewals(): number;
  /** The other side forgets all tokens; the login stays good. */
  expireTokens(): Promise<void>;
  /** The other side no longer accepts the login either. */
  revokeLogin(): Promise<void>;
  /** Puts up pending transfers with this many positions each. Only with the facet `transfers`. */
  offer(request: { readonly transfers: number; readonly positions: number }): Promise<readonly ContractTransfer[]>;
  /** One pending transfer whose own id can be read but not its positions, beside the others. */
  offerUnreadable(): Promise<string>;
  /** One pending transfer of two positions, the first of which has a negative price. */
  offerBadPosition(): Promise<ContractTransfer>;
  /** Orders accepted at the marketplace itself, oldest first; answers their ids in that order. */
  placeOrders(count: number): Promise<readonly string[]>;
  /** One accepted order with values the adapter cannot know yet: a new status and a new kind of delivery. */
  placeOrderOfTheFuture(): Promise<string>;
  /** Rows of the product map. Only with the facet `catalog`. */
  fillCatalog(rows: number): Promise<void>;
  /** One order accepted at the marketplace itself, with this many positions. */
  placeOrder(positions: number): Promise<ContractOrder>;
  /** The marketplace cancels these positions; all of them unless some are named. */
  cancel(orderId: string, positionIds?: readonly string[]): Promise<void>;
  /** Links a shipping label to the order and answers its address. Only with the facet `documents`. */
  linkFile(orderId: string, file: ContractFile): Promise<string>;
  /** What the stand-in holds as sent of this order. Only with the facet `shipments`. */
  shipmentsThere(orderId: string): Promise<readonly PositionShipping[]>;
  /** The stand-in's numbers, in no order. Only with the facet `stock`. */
  stockThere(): Promise<readonly StockLevel[]>;
  /** From now on articles of this group are refused, one by one. Only with the facet `stock`. */
  refuseGroup(group: string): Promise<void>;
  /** Everything of the order is sent, so that it can come back. Only with the facets for returns. */
  send(orderId: string): Promise<void>;
  /** The buyer opens a return of so many units of each position. Only with the facet `returns`. */
  openReturn(request: {
    readonly orderId: string;
    readonly positionIds: readonly string[];
    readonly quantity?: number;
    readonly reason?: string;
    readonly kind?: string;
  }): Promise<ContractReturn>;
  /** Decided at the marketplace itself; lines that are not named are declined. Only with the facet `returns`. */
  decideReturn(returnId: string, acceptedLineIds: readonly string[], reason: string): Promise<void>;
  /** The marketplace gives the buyers of all accepted returns their money. Only with the facet `returns`. */
  refundReturns(): Promise<void>;
  /** The marketplace answers a request. Only with the facet `returnRequests`. */
  answerRequest(requestId: string, word: 'accept' | 'decline', reason: string): Promise<void>;
  /** Ids of the requests that exist there. Only with the facet `returnRequests`. */
  requestsThere(): Promise<readonly string[]>;
  /** From now on the calls of this facet are not known there. */
  forget(facet: 'returns' | 'returnRequests'): Promise<void>;
  /** Ids of the orders that exist there, as the stand-in itself knows them. */
  ordersThere(): Promise<readonly string[]>;
  trouble(kind: ContractTrouble): Promise<void>;
  heal(): Promise<void>;
  close(): Promise<void>;
}

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly kind: AdapterErrorKind; readonly message: string } };

export function expectOk<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

/** One of the kinds, with a sentence for the merchant. */
export function expectError<T>(result: Outcome<T>, ...kinds: readonly AdapterErrorKind[]): void {
  if (result.ok) throw new Error(`A failure was expected (${kinds.join(', ')})`);
  expect(kinds).toContain(result.error.kind);
  expect(result.error.message).toMatch(/^[A-Z“].*[.!]$/s);
}

export function absent(facet: string): never {
  throw new Error(`The facet ${facet} is declared but absent`);
}

export function sorted(ids: readonly string[]): string[] {
  return ids.toSorted();
}
