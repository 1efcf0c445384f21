/**
 * What the web process needs from the composition root, in domain terms. `app/container.server.ts` implements it once per
 * process; routes get it from `getContainer()`. Everything a shop owns is asked for with that shop's id, taken from the
 * verified session, never from the request; an id of another shop behaves like one that does not exist.
 */
import type { ChannelEnvironment, ChannelKey, ShopId } from '#sync/core/ids.ts';
import type { ConnectionSettings } from '#sync/core/settings.ts';
import type { Clock } from '#sync/platform/clock.ts';
import type { Env } from '#sync/platform/env.ts';
import type { Logger } from '#sync/platform/logger.ts';
import type { ShopSessions } from './session-storage.server.ts';
import type { ChannelView } from './views/common.ts';
import type {
  ConnectionFormView,
  CopySource,
  FormErrors,
  LocationChoice,
  ShippingChoices,
  StoreChoices,
} from './views/connection-form.ts';
import type { ConnectionsView, RunView } from './views/connections.ts';
import type { DryRunView } from './views/dry-run.ts';
import type { HomeView } from './views/home.ts';
import type { OrderRequest, OrderView } from './views/order.ts';
import type { OrderSummaryView } from './views/order-summary.ts';
import type { OrdersQuery, OrdersView } from './views/orders.ts';
import type { ReturnCheckView } from './views/order-returns.ts';
import type { ReturnsQuery, ReturnsView } from './views/returns.ts';
import type { StockQuery, StockView } from './views/stock.ts';

export interface AppContainer {
  readonly env: Env;
  readonly clock: Clock;
  readonly log: Logger;
  /** Encrypted; made with createSessionStorage of app/session-storage.server.ts. */
  readonly sessions: ShopSessions;
  readonly inbox: Inbox;
  readonly shops: Shops;
  readonly connections: Connections;
  readonly documents: Documents;
  readonly shipments: Shipments;
  readonly returns: Returns;
  readonly dryRuns: DryRuns;
  readonly orders: Orders;
  readonly stock: Stock;
  readonly attention: AttentionItems;
  /** Reads for pages: createPageViews of app/presenters/page-views.server.ts. */
  readonly views: PageViews;
  /** The marketplaces the product knows, in the order they are offered. */
  readonly channels: readonly ChannelView[];

  /** Starts the due work of one cron task, or of all (`due`). Returns as soon as it is queued. Safe to repeat and to run twice at once. */
  runDue(task: string): Promise<RunDueResult>;
  /** Where background work stands over all shops: counts only, for an outside monitor. */
  workStatus(): Promise<WorkStatus>;
  /** One cheap round trip to the database, with a time limit of its own (2 s); never throws. */
  ping(): Promise<{ readonly database: 'up' | 'down' }>;
}

export interface WorkStatus {
  readonly effects: Readonly<Record<'planned' | 'sending' | 'unclear' | 'person' | 'done' | 'rejected', number>>;
  /** Open items for people. */
  readonly attention: number;
  /** The latest change to an order or effect (UTC, ISO); null while there is none. */
  readonly lastChangeAt: string | null;
}

export type RunDueResult =
  | { readonly kind: 'queued'; readonly jobs: number }
  /** Not one of `tasks`. */
  | { readonly kind: 'unknown-task'; readonly tasks: readonly string[] };

/** One verified webhook delivery. */
export interface Delivery {
  readonly source: 'shopify';
  readonly shopId: ShopId;
  /** Unique per delivery; decides duplicates. */
  readonly webhookId: string;
  /** As Shopify writes it in headers, e.g. `orders/updated`. */
  readonly topic: string;
  /** For correlation only. */
  readonly eventId: string | null;
  readonly triggeredAt: Date | null;
  /** The exact text received (JSON). Personal data: stored encrypted. */
  readonly body: string;
}

export interface Inbox {
  /** Inserts the delivery together with its job, in one transaction; the database's unique key decides `duplicate`. */
  receive(delivery: Delivery): Promise<'new' | 'duplicate'>;
}

/** What an installation brought along. */
export interface Installation {
  readonly scopes: readonly string[];
  /** When the access token runs out; null: never. */
  readonly expires: Date | null;
}

export interface Shops {
  /** The app was opened with a new token: makes or revives the shop and queues its set-up. Runs twice at once on the first page. */
  installed(shopId: ShopId, installation: Installation): Promise<void>;
}

/** A connection as posted, every value checked by itself; what depends on the outside is checked by the container. */
export interface ConnectionInput {
  readonly channel: ChannelKey;
  readonly environment: ChannelEnvironment;
  readonly label: string;
  readonly login: string;
  /** Null: keep the stored one (only when editing, and only for the same login and environment). */
  readonly password: string | null;
  readonly locationId: string;
  readonly active: boolean;
  /** `rate.date` is today; the stored date is kept when the value has not changed. `syncFrom` null: the moment of activation. */
  readonly settings: ConnectionSettings;
}

export type SaveConnectionResult =
  | { readonly kind: 'saved'; readonly id: string }
  /** Nothing was saved: wrong login, unknown location, privilege missing, no rate or stock location while active, place taken … */
  | { readonly kind: 'invalid'; readonly errors: FormErrors }
  | { readonly kind: 'not-found' };

export type GetLocationsResult =
  | { readonly kind: 'found'; readonly locations: readonly LocationChoice[]; readonly notice: string | null }
  | { readonly kind: 'invalid'; readonly errors: FormErrors }
  | { readonly kind: 'not-found' };

/** What became of a click on one thing. */
export type ClickResult =
  | { readonly kind: 'done' }
  /** Nothing changed; the sentence says why and what can be done. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-found' };

/** Who clicked, for verdicts and logs: the session token's `sub`. */
export type Person = string;

export interface Connections {
  /** Reads the store's profile (an outside call, cached for a minute). Never fails: `problem` says what is wrong. */
  storeChoices(shopId: ShopId): Promise<StoreChoices>;
  /** What the form offers for shipping; waits a few seconds for the channel at most. Never fails: `notice` says what is missing. */
  shippingChoices(shopId: ShopId, connectionId: string): Promise<ShippingChoices>;
  /** Signs in and lists the locations the login opens; saves nothing. `connectionId` with `password` null uses the stored one. */
  getLocations(
    shopId: ShopId,
    request: {
      readonly channel: ChannelKey;
      readonly environment: ChannelEnvironment;
      readonly login: string;
      readonly password: string | null;
      readonly connectionId: string | null;
    },
  ): Promise<GetLocationsResult>;
  /** Signs in, checks everything, then saves all or nothing. */
  create(shopId: ShopId, input: ConnectionInput): Promise<SaveConnectionResult>;
  /** Location, channel and environment of an existing connection never change. */
  update(shopId: ShopId, id: string, input: ConnectionInput): Promise<SaveConnectionResult>;
  setActive(shopId: ShopId, id: string, active: boolean): Promise<ClickResult>;
  /** Orders and their history stay. */
  remove(shopId: ShopId, id: string): Promise<ClickResult>;
  /** Makes everything due now, as a Run whose progress can be read; null = all active connections. */
  synchronize(
    shopId: ShopId,
    request: { readonly connectionId: string | null; readonly person: Person },
  ): Promise<
    { readonly kind: 'started'; readonly runId: string } | { readonly kind: 'refused'; readonly message: string }
  >;
}

export interface DryRuns {
  /** Starts a dry run of settings that need not be saved; the same one asked for twice is started once. */
  start(
    shopId: ShopId,
    request: {
      readonly connectionId: string;
      readonly settings: ConnectionSettings;
      /** Whole days back, 1 to 90. */
      readonly days: number;
      readonly person: Person;
    },
  ): Promise<
    | { readonly kind: 'started'; readonly id: string }
    | { readonly kind: 'refused'; readonly message: string }
    | { readonly kind: 'not-found' }
  >;
}

/** How a click on many orders went, order by order. */
export interface DecideManyResult {
  /** Orders on which the verdict was recorded. */
  readonly done: number;
  /** Orders left as they are, with the reason; `number` is the one merchants see. */
  readonly skipped: readonly { readonly orderId: string; readonly number: string; readonly message: string }[];
}

export interface Orders {
  /** A person's verdict on one line. Accepting a line whose stock does not suffice is refused unless `anyway`. */
  decide(
    shopId: ShopId,
    request: {
      readonly orderId: string;
      readonly lineId: string;
      readonly outcome: 'accept' | 'decline';
      readonly anyway: boolean;
      readonly person: Person;
    },
  ): Promise<ClickResult>;
  /** A person's same verdict on every line that is still open, and sends the answer. */
  answerAll(
    shopId: ShopId,
    request: { readonly orderId: string; readonly outcome: 'accept' | 'decline'; readonly person: Person },
  ): Promise<ClickResult>;
  /** Sends the one answer; refused while a line has no sendable verdict. A person's *Send* turns rule proposals into verdicts. */
  send(shopId: ShopId, request: { readonly orderId: string; readonly person: Person }): Promise<ClickResult>;
  /** Imports again after a failure, or inserts an order that was left out. */
  retry(shopId: ShopId, request: { readonly orderId: string; readonly person: Person }): Promise<ClickResult>;
  /** The same verdict on every open position of up to 250 orders. One that cannot be decided any more never stops the others. */
  decideMany(
    shopId: ShopId,
    request: { readonly orderIds: readonly string[]; readonly outcome: 'accept' | 'decline'; readonly person: Person },
  ): Promise<DecideManyResult>;
  /**
   * Links the product of one line to a variant of the store, for good: every held position of that product, over all
   * connections of the store and channel, is looked at again at once.
   */
  linkProduct(
    shopId: ShopId,
    request: {
      readonly orderId: string;
      readonly lineId: string;
      /** Store ref, as the resource picker gives it. */
      readonly variantRef: string;
      readonly person: Person;
    },
  ): Promise<ClickResult>;
  /** Forgets a person's link; lines that were linked by it keep theirs. */
  unlinkProduct(
    shopId: ShopId,
    request: { readonly orderId: string; readonly lineId: string; readonly person: Person },
  ): Promise<ClickResult>;
  /** A person has done by hand what the order needs: reservations end, imports and warnings stop. */
  markHandled(shopId: ShopId, request: { readonly orderId: string; readonly person: Person }): Promise<ClickResult>;
  /** Takes *Mark as handled* back; the order is taken up again where it stood. */
  unmarkHandled(shopId: ShopId, request: { readonly orderId: string; readonly person: Person }): Promise<ClickResult>;
}

/** What a person should look at. */
export interface AttentionItems {
  /** *Done*: it is off the list. Should the same trouble come up again, it is told again. */
  done(shopId: ShopId, request: { readonly id: string; readonly person: Person }): Promise<ClickResult>;
}

/** What a person does about the parcels of an order. */
export interface Shipments {
  /** Sends this one to the channel now, whatever it waits for. */
  reportAgain(
    shopId: ShopId,
    request: { readonly orderId: string; readonly shipmentId: string; readonly person: Person },
  ): Promise<ClickResult>;
  /** A person has told the channel in its own panel: nothing is sent for this one any more. */
  enteredByHand(
    shopId: ShopId,
    request: { readonly orderId: string; readonly shipmentId: string; readonly person: Person },
  ): Promise<ClickResult>;
  /** The first reports of this shop may be sent. */
  goAhead(shopId: ShopId, request: { readonly orderId: string; readonly person: Person }): Promise<ClickResult>;
}

/** A person's word about one line of a return. */
export interface ReturnLineDecision {
  readonly rmaLineId: string;
  readonly decision: 'accept' | 'decline';
  readonly reason: string;
  /** The merchant's own remark, e.g. where photos are; null: none. */
  readonly comment: string | null;
  /** What happens to the goods; null: as the settings say. */
  readonly restock: 'restock' | 'none' | 'ask' | null;
}

/** What a person does about returns, requests to the channel, and refunds that are theirs to write. */
export interface Returns {
  /** What accepting would refund in the store: an outside call that writes nothing. Null: not found. */
  check(shopId: ShopId, rmaId: string): Promise<ReturnCheckView | null>;
  /** Decides lines; one answer goes out when every line of the return has a word. */
  decide(
    shopId: ShopId,
    request: { readonly rmaId: string; readonly lines: readonly ReturnLineDecision[]; readonly person: Person },
  ): Promise<ClickResult>;
  /** The same decision about whole returns. What is refused for one leaves the others as they are. */
  decideMany(
    shopId: ShopId,
    request: {
      readonly rmaIds: readonly string[];
      readonly decision: 'accept' | 'decline';
      readonly reason: string;
      readonly person: Person;
    },
  ): Promise<{
    readonly done: number;
    readonly skipped: readonly { readonly rmaId: string; readonly message: string }[];
  }>;
  /** Sends a request that waits for a person's word, or one that was not taken once more. */
  sendRequest(
    shopId: ShopId,
    request: { readonly orderId: string; readonly requestId: string; readonly person: Person },
  ): Promise<ClickResult>;
  /** *Done*: a person entered the request at the channel, or wants nothing more from it. */
  requestDone(
    shopId: ShopId,
    request: { readonly orderId: string; readonly requestId: string; readonly person: Person },
  ): Promise<ClickResult>;
  /** *Done*: a person wrote the refund in the store. */
  refundDone(
    shopId: ShopId,
    request: { readonly orderId: string; readonly refundId: string; readonly person: Person },
  ): Promise<ClickResult>;
  /** Whether a return and a refund are about the same units. */
  sameUnits(
    shopId: ShopId,
    request: {
      readonly orderId: string;
      readonly lineId: string;
      readonly caseId: string;
      readonly refundLineId: string;
      readonly same: boolean;
      readonly person: Person;
    },
  ): Promise<ClickResult>;
  /** Asks the channel to take units back. */
  request(
    shopId: ShopId,
    request: {
      readonly orderId: string;
      readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly reason: string }[];
      readonly person: Person;
    },
  ): Promise<ClickResult>;
}

/** Labels and other files of orders, and what people say about an order. */
export interface Documents {
  /** A fresh link that opens the file for a few minutes. */
  mint(
    shopId: ShopId,
    request: { readonly documentId: string; readonly person: Person },
  ): Promise<
    | { readonly kind: 'minted'; readonly url: string }
    | { readonly kind: 'refused'; readonly message: string }
    | { readonly kind: 'not-found' }
  >;
  /** Outside the session: shop, link and key are what the address says. Null says nothing of why. */
  open(
    shopId: ShopId,
    request: { readonly linkId: string; readonly key: string },
  ): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string } | null>;
  /** Ends every link to the file that still opens it. */
  revoke(shopId: ShopId, request: { readonly documentId: string; readonly person: Person }): Promise<ClickResult>;
  /** Fetches a file that is not here once more. */
  retry(shopId: ShopId, request: { readonly documentId: string; readonly person: Person }): Promise<ClickResult>;
  /** Keeps a person's comment (plain text, at most 2,000 characters). */
  comment(
    shopId: ShopId,
    request: { readonly orderId: string; readonly text: string; readonly person: Person },
  ): Promise<ClickResult>;
}

export interface Stock {
  /** Reads and sends the numbers of a connection, or of one article of it (the view's row id), also unchanged ones. */
  sendNow(
    shopId: ShopId,
    request: { readonly connectionId: string; readonly articleId: string | null; readonly person: Person },
  ): Promise<ClickResult>;
}

/** Reads for pages. Null: nothing with this id in this shop. */
export interface PageViews {
  home(shopId: ShopId): Promise<HomeView>;
  connections(shopId: ShopId): Promise<ConnectionsView>;
  connectionForm(shopId: ShopId, id: string): Promise<ConnectionFormView | null>;
  /** The connections whose settings can be copied; `except` is the one they would be copied to. */
  copySources(shopId: ShopId, except: string | null): Promise<readonly CopySource[]>;
  dryRun(shopId: ShopId, request: { readonly connectionId: string; readonly id: string }): Promise<DryRunView | null>;
  run(shopId: ShopId, id: string): Promise<RunView | null>;
  orders(shopId: ShopId, query: OrdersQuery): Promise<OrdersView>;
  stock(shopId: ShopId, query: StockQuery): Promise<StockView>;
  returns(shopId: ShopId, query: ReturnsQuery): Promise<ReturnsView>;
  /** The filtered list as the texts of a CSV file, in parts that are read as they are taken. Pages do not count. */
  ordersCsv(shopId: ShopId, query: OrdersQuery): AsyncIterable<string>;
  /** The head of an order and one of its tabs. */
  order(shopId: ShopId, id: string, request?: OrderRequest): Promise<OrderView | null>;
  /** By the store's ref of the order. */
  orderSummary(shopId: ShopId, storeRef: string): Promise<OrderSummaryView | null>;
}
