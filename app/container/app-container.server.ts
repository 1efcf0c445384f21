import { setTimeout as wait } from 'node:timers/promises';
import { CHANNELS } from '#sync/channels/registry.ts';
import { CHANNEL_KEYS } from '#sync/core/ids.ts';
import { queueDueWork } from '#sync/jobs/schedule.ts';
import { receiveDelivery } from '#sync/persistence/inbox.ts';
import { installShop } from '#sync/persistence/shops.ts';
import { readWorkStatus } from '#sync/persistence/work-status.ts';
import type { AppContainer } from '../container-types.ts';
import { createPageViews } from '../presenters/page-views.server.ts';
import { createAttentionItems } from './attention.server.ts';
import { createConnections } from './connections.server.ts';
import { createDocuments } from './documents.server.ts';
import { createReturns } from './returns.server.ts';
import { createShipments } from './shipments.server.ts';
import { createDryRuns } from './dry-runs.server.ts';
import { createOrders } from './orders.server.ts';
import type { Services } from './services.server.ts';
import { createStock } from './stock.server.ts';

/** The tasks an outside scheduler may start; all of them queue whatever is due. */
const CRON_TASKS = ['due'];
const PING_LIMIT_MS = 2000;

/** What the web process hands to routes. */
export function createAppContainer(services: Services): AppContainer {
  const { env, clock, log, database, boss, context, stores } = services;
  return {
    env,
    clock,
    log,
    sessions: stores.sessions,
    inbox: { receive: (delivery) => receiveDelivery(database, context.encryption, delivery, clock.now()) },
    shops: {
      async installed(shopId) {
        await installShop(database, shopId, clock.now());
      },
    },
    connections: createConnections(context),
    documents: createDocuments(context),
    shipments: createShipments(context),
    returns: createReturns(context),
    dryRuns: createDryRuns(context),
    orders: createOrders(context),
    stock: createStock(context),
    attention: createAttentionItems(context),
    views: createPageViews({ context, channels: CHANNELS }),
    channels: CHANNEL_KEYS.map((key) => ({
      key,
      name: CHANNELS[key].name,
      api: context.channel(key)?.apiLabel ?? null,
    })),
    async runDue(task) {
      if (!CRON_TASKS.includes(task)) return { kind: 'unknown-task', tasks: CRON_TASKS };
      return { kind: 'queued', jobs: await queueDueWork(database, boss, clock) };
    },
    workStatus: () => readWorkStatus(database),
    async ping() {
      const answer = database.owner.$queryRaw`SELECT 1`.then(
        () => 'up' as const,
        () => 'down' as const,
      );
      const limit = wait(PING_LIMIT_MS, 'down' as const, { ref: false });
      return { database: await Promise.race([answer, limit]) };
    },
  };
}
