import { createTokenOffice, type TokenOffice } from './auth/tokens.ts';
import { createFaultBook, type FaultBook } from './faults/faults.ts';
import { fullBucket } from './graphql/bucket.ts';
import { resolveOptions, type Lag, type ResolvedOptions, type ShopifySimulatorOptions } from './options.ts';
import { createIds, createShop, type IdMaker, type Shop, type ShopSettings } from './state/shop.ts';
import { createClock, type SimulatorClock } from './time/clock.ts';
import { createRandom, type Random } from './time/random.ts';
import { createScheduler, type Scheduler } from './time/scheduler.ts';
import { createPostOffice, type PostOffice } from './webhooks/post-office.ts';

/** One request that reached the simulator, for whoever judges afterwards. */
export interface RequestRecord {
  readonly at: string;
  readonly shop: string;
  /** Operation name or root field of GraphQL; `access_token` for the token endpoint. */
  readonly operation: string;
  readonly variables: unknown;
  readonly cost: number | null;
  readonly fault: string | null;
  readonly executed: boolean;
}

/** Everything that lives as long as the simulator. */
export interface World {
  readonly options: ResolvedOptions;
  readonly clock: SimulatorClock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly newId: IdMaker;
  readonly faults: FaultBook;
  readonly tokens: TokenOffice;
  readonly post: PostOffice;
  readonly shops: Map<string, Shop>;
  readonly requests: RequestRecord[];
  /** A lag drawn by chance, in milliseconds, already divided by the time scale. */
  lagMs(lag: Lag): number;
  addShop(domain: string, settings: ShopSettings): Shop;
}

/** Old records are dropped, so that a long demo does not fill the memory. */
const RECORDS_KEPT = 5000;

export function createWorld(given: ShopifySimulatorOptions): World {
  const options = resolveOptions(given);
  const clock = createClock(given.now ?? (() => new Date()));
  const scheduler = createScheduler(clock);
  const random = createRandom(options.seed);
  const newId = createIds(clock.ms());
  const faults = createFaultBook(random);
  const shops = new Map<string, Shop>();
  const lagMs = ([low, high]: Lag) => ((low + random.next() * (high - low)) * 1000) / options.timeScale;
  return {
    options,
    clock,
    scheduler,
    random,
    newId,
    faults,
    tokens: createTokenOffice(options, clock),
    post: createPostOffice({ options, clock, scheduler, faults, lagMs }),
    shops,
    requests: [],
    lagMs,
    addShop: (domain, settings) => {
      const plan = settings.plan ?? 'basic';
      const shop = createShop(domain, settings, newId, fullBucket(plan, clock.ms()));
      shops.set(domain, shop);
      return shop;
    },
  };
}

export function recordRequest(world: World, record: Omit<RequestRecord, 'at'>): void {
  world.requests.push({ at: world.clock.now().toISOString(), ...record });
  if (world.requests.length > RECORDS_KEPT) world.requests.shift();
}
