import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { PgBoss } from 'pg-boss';
import { CHANNELS } from '#sync/channels/registry.ts';
import type { Channel } from '#sync/channels/channel.ts';
import { CHANNEL_KEYS, type ChannelEnvironment, type ChannelKey } from '#sync/core/ids.ts';
import { createChannelTokens } from '#sync/flows/channel-tokens.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { insertJobsWith, openQueue } from '#sync/jobs/queue.ts';
import { loadAccount } from '#sync/persistence/accounts.ts';
import { createDatabaseClock } from '#sync/persistence/database-clock.ts';
import { openDatabase, type Database } from '#sync/persistence/database.ts';
import { migrate } from '#sync/persistence/migrate.ts';
import { createDatabaseLimiter } from '#sync/persistence/rate-limiter.ts';
import { sleep, systemClock, type Clock } from '#sync/platform/clock.ts';
import { openDocumentStore } from '#sync/platform/document-store.ts';
import { startEmbeddedPostgres } from '#sync/platform/embedded-postgres.ts';
import { createEncryption } from '#sync/platform/encryption.ts';
import { scaled, type Env } from '#sync/platform/env.ts';
import { createHttpClient } from '#sync/platform/http.ts';
import { createLogger, type Logger } from '#sync/platform/logger.ts';
import { createStoreFactory, type StoreFactory } from './stores.server.ts';

/** Jobs under way get this long (ms) when a process stops; what they leave behind is found again from the tables. */
const STOP_LIMIT = 3000;

/** What both processes, web and worker, are built on. */
export interface Services {
  readonly env: Env;
  readonly log: Logger;
  readonly clock: Clock & { resync(): Promise<void> };
  readonly database: Database;
  readonly boss: PgBoss;
  readonly context: FlowContext;
  readonly stores: StoreFactory;
  close(): Promise<void>;
}

/** Opens the database (the embedded one where none is set), brings it up to date, and puts the pieces together. */
export async function openServices(env: Env, role: 'web' | 'worker'): Promise<Services> {
  const log = createLogger({ level: env.LOG_LEVEL, name: role });
  const embedded =
    env.DATABASE_URL === undefined ? await startEmbeddedPostgres({ log: (text) => log.info(text) }) : null;
  const url = env.DATABASE_URL ?? embedded?.url ?? '';
  await migrate(url);
  const boss = await openQueue({
    url,
    onError: (error) => log.warn({ err: error }, 'The job queue has trouble with the database'),
  });
  const database = openDatabase({ url, poolSize: role === 'worker' ? 24 : 10, insertJobs: insertJobsWith(boss) });
  const clock = await createDatabaseClock(database, systemClock);
  const encryption = createEncryption(env.ENCRYPTION_KEYS);
  const limiter = createDatabaseLimiter({ database, clock, sleep });
  const owner = `${role}@${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  const scale = (milliseconds: number): number => scaled(env, milliseconds);

  const channels = createChannels(env, { clock, limiter });
  const shared = { database, encryption, clock, sleep, owner, scale };
  const stores = createStoreFactory({ env, ...shared, limiter, log });
  const context: FlowContext = {
    ...shared,
    documents: await openDocumentStore(env.DOCUMENT_STORE),
    appUrl: env.SHOPIFY_APP_URL.replace(/\/+$/, ''),
    log,
    channel: (key) => channels.get(key) ?? null,
    async channelAccess(connection) {
      const account = await database.withShop(connection.shopId, (tx) =>
        loadAccount(tx, encryption, connection.accountId),
      );
      if (!account) throw new Error(`Connection ${connection.id} has no channel account`);
      return {
        environment: connection.place.environment,
        credentials: account.credentials,
        tokens: createChannelTokens(shared, connection.shopId, connection.accountId),
        locationId: connection.place.locationId,
      };
    },
    store: stores.store,
  };

  return {
    env,
    log,
    clock,
    database,
    boss,
    context,
    stores,
    async close() {
      await boss.stop({ graceful: true, timeout: STOP_LIMIT });
      await database.close();
      await embedded?.stop();
    },
  };
}

function createChannels(
  env: Env,
  deps: { clock: Clock; limiter: ReturnType<typeof createDatabaseLimiter> },
): ReadonlyMap<ChannelKey, Channel> {
  const miinto = {
    ...deps,
    http: createHttpClient({ clock: deps.clock }),
    hosts: (environment: ChannelEnvironment) =>
      environment === 'production'
        ? {
            auth: env.MIINTO_AUTH_URL,
            order: env.MIINTO_ORDER_URL,
            stock: env.MIINTO_STOCK_URL,
            product: env.MIINTO_PRODUCT_URL,
          }
        : {
            auth: env.MIINTO_SANDBOX_AUTH_URL,
            order: env.MIINTO_SANDBOX_ORDER_URL,
            stock: env.MIINTO_SANDBOX_STOCK_URL,
            product: env.MIINTO_SANDBOX_PRODUCT_URL,
          },
    signingHosts: env.MIINTO_SIGNING_HOSTS,
    timeScale: env.TIME_SCALE,
    sleep,
  };
  return new Map(
    CHANNEL_KEYS.flatMap((key) => {
      const entry = CHANNELS[key];
      return entry.available ? [[key, entry.create({ miinto })] as const] : [];
    }),
  );
}
