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
import type { ConnectionFormView, FormErrors, LocationChoice, StoreChoices } from './views/connection-form.ts';
import type { ConnectionsView, RunView } from './views/connections.ts';
import type { HomeView } from './views/home.ts';
import type { OrderView } from './views/order.ts';
import type { OrdersQuery, OrdersView } from './views/orders.ts';

export interface AppContainer {
  readonly env: Env;
  readonly clock: Clock;
  readonly log: Logger;
  /** Encrypted; made with createSessionStorage of app/session-storage.server.ts. */
  readonly sessions: ShopSessions;
  readonly inbox: Inbox;
  readonly shops: Shops;
  readonly connections: Connections;
  readonly orders: Orders;
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
  /** `rate.date` is today; keep the stored date when the value has not changed. `syncFrom` null: the moment of activation. */
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
}

/** Reads for pages. Null: nothing with this id in this shop. */
export interface PageViews {
  home(shopId: ShopId): Promise<HomeView>;
  connections(shopId: ShopId): Promise<ConnectionsView>;
  connectionForm(shopId: ShopId, id: string): Promise<ConnectionFormView | null>;
  run(shopId: ShopId, id: string): Promise<RunView | null>;
  orders(shopId: ShopId, query: OrdersQuery): Promise<OrdersView>;
  order(shopId: ShopId, id: string): Promise<OrderView | null>;
}
