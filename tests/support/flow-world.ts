/**
 * Everything a flow needs, on a real database, with a clock that only moves when told and without a queue: due work is
 * taken from the tables, as the schedule does, and done one piece after the other.
 */
import type { ChannelAccess } from '#sync/channels/channel.ts';
import { ShopId } from '#sync/core/ids.ts';
import { defaultSettings, type ConnectionSettings } from '#sync/core/settings.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { createHandlers } from '#sync/flows/handlers.ts';
import { saveConnection } from '#sync/flows/save-connection.ts';
import type { JobHandlers } from '#sync/jobs/runner.ts';
import { openDatabase, type Database } from '#sync/persistence/database.ts';
import { findDueWork } from '#sync/persistence/due-work.ts';
import { installShop } from '#sync/persistence/shops.ts';
import { createEncryption } from '#sync/platform/encryption.ts';
import { silentLogger } from '#sync/platform/logger.ts';
import { createBogusChannel, type BogusChannel } from './bogus-channel.ts';
import { createBogusStore, WAREHOUSE, type BogusStore } from './bogus-store.ts';
import { createTestDatabase } from './database.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryDocuments, type MemoryDocuments } from './memory-documents.ts';

export const SHOP = ShopId.parse('boutique.myshopify.com');
const LOCATION = '1-m!i!s-049-1';

export interface FlowWorld {
  readonly database: Database;
  readonly context: FlowContext;
  readonly clock: ReturnType<typeof createFakeClock>;
  readonly channel: BogusChannel;
  readonly store: BogusStore;
  /** The files that are kept. */
  readonly documents: MemoryDocuments;
  readonly connectionId: string;
  readonly handlers: JobHandlers;
  /** Does everything that is due now, and what becomes due by that. */
  settle(): Promise<void>;
  /** Lets time pass in steps of some seconds, doing what falls due. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export async function createFlowWorld(settings: Partial<ConnectionSettings> = {}): Promise<FlowWorld> {
  const test = await createTestDatabase();
  // Jobs are only wake-ups: without a queue, everything must still be found in the tables.
  const database = openDatabase({ url: test.url, insertJobs: async () => undefined });
  const clock = createFakeClock(new Date('2026-11-01T10:00:00Z'));
  const channel = createBogusChannel(() => clock.now());
  const store = createBogusStore(() => clock.now());
  const documents = createMemoryDocuments();
  const context: FlowContext = {
    database,
    clock,
    sleep: clock.sleep,
    encryption: createEncryption([{ id: 'test', key: Buffer.alloc(32, 7) }]),
    documents,
    log: silentLogger,
    appUrl: 'https://app.example.test',
    owner: 'test',
    scale: (milliseconds) => milliseconds,
    channel: (key) => (key === 'miinto' ? channel.channel : null),
    channelAccess: async (connection): Promise<ChannelAccess> => ({
      environment: connection.place.environment,
      credentials: { login: 'boutique', password: 'secret' },
      tokens: { current: async () => null, renew: async (_stale, create) => create() },
      locationId: connection.place.locationId,
    }),
    store: async () => store.adapter,
  };
  const handlers = createHandlers(context);
  await installShop(database, SHOP, clock.now());
  const saved = await saveConnection(context, {
    shopId: SHOP,
    connectionId: null,
    channel: 'miinto',
    environment: 'production',
    login: 'boutique',
    password: 'secret',
    accountId: null,
    label: 'Miinto Orders (v21)',
    locationId: LOCATION,
    country: null,
    currency: null,
    active: true,
    settings: { ...defaultSettings, acceptAutomatically: true, stockLocationRefs: [WAREHOUSE], ...settings },
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));

  const settle = async (): Promise<void> => {
    for (let round = 0; round < 50; round += 1) {
      const due = await findDueWork(database, clock.now());
      if (due.length === 0) return;
      for (const job of due) {
        const handler = handlers[job.name as keyof JobHandlers] as (payload: unknown) => Promise<void>;
        await handler(job.data);
      }
    }
    throw new Error('Work stays due for ever');
  };

  return {
    database,
    context,
    clock,
    channel,
    store,
    documents,
    connectionId: saved.connectionId,
    handlers,
    settle,
    async pass(seconds) {
      for (let passed = 0; passed < seconds; passed += 5) {
        clock.advance(5000);
        await settle();
      }
    },
    async close() {
      await database.close();
      await test.drop();
    },
  };
}
