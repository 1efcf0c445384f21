/** One simulated marketplace: its state, clock, randomness, switches and faults. */
import { createClock, type SimulatorClock } from '../clock.ts';
import { createFaults, type Faults } from '../faults/faults.ts';
import { createRandom, type Random } from '../random.ts';
import { DEFAULT_SWITCHES, type Service, type Switches } from '../switches.ts';
import { createTimeline, type Timeline } from '../timeline.ts';
import { createRateLimiter, type RateLimiter } from '../api/rate-limit.ts';
import { createRequestLog, type RequestLog } from '../api/request-log.ts';
import { marketOf } from './markets.ts';
import type { MarketFile } from './files.ts';
import type { Account, Location } from './state.ts';

export interface World {
  readonly clock: SimulatorClock;
  readonly random: Random;
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly limiter: RateLimiter;
  switches: Switches;
  /** Hosts that a signature may name besides the one the request was sent to. */
  readonly signingHosts: Readonly<Partial<Record<Service, readonly string[]>>>;
  readonly accounts: Map<string, Account>;
  readonly locations: Map<string, Location>;
  /** Next parent order id per dialling code: consumers order in a market, not at a location. */
  readonly parentOrderIds: Map<string, number>;
  /** By the token in their address. */
  readonly files: Map<string, MarketFile>;
  /** Where the order service is reached, for links to files; set once it listens. */
  origin: string;
  /** channel id, timestamp and seed of accepted requests, while repeated seeds are refused. */
  readonly seeds: Set<string>;
}

export interface WorldOptions {
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly timeScale: number;
  readonly seed: number;
  readonly signingHosts: Readonly<Partial<Record<Service, readonly string[]>>>;
  readonly switches: Partial<Switches>;
}

export function createWorld(options: WorldOptions): World {
  return {
    clock: createClock(options.now, options.timeScale),
    random: createRandom(options.seed),
    timeline: createTimeline(),
    faults: createFaults(createRandom(options.seed ^ 0x5eed)),
    log: createRequestLog(),
    limiter: createRateLimiter(options.monotonic),
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    signingHosts: options.signingHosts,
    accounts: new Map(),
    locations: new Map(),
    parentOrderIds: new Map(),
    files: new Map(),
    origin: '',
    seeds: new Set(),
  };
}

/** A scaled random time within a switch's range. */
export function lag(world: World, [min, max]: readonly [number, number]): number {
  return world.clock.scaled(world.random.between(min, max));
}

export function nextParentOrderId(world: World, diallingCode: string): number {
  const id = world.parentOrderIds.get(diallingCode) ?? 2617001;
  world.parentOrderIds.set(diallingCode, id + 1);
  return id;
}

export interface LocationSpec {
  /** `1-m!i!s-<dialling code>-<number>` */
  readonly id: string;
  /** null leaves the name out of the shop's details. */
  readonly name?: string | null;
  /** By default that of the market. */
  readonly currency?: string;
  readonly active?: boolean;
}

/** Makes the location or, if it is there, changes what is given. */
export function putLocation(world: World, spec: LocationSpec): Location {
  const market = marketOf(spec.id);
  const known = world.locations.get(spec.id);
  if (known !== undefined) {
    if (spec.name !== undefined) known.name = spec.name;
    if (spec.currency !== undefined) known.currency = spec.currency;
    if (spec.active !== undefined) known.active = spec.active;
    return known;
  }
  const location: Location = {
    id: spec.id,
    name: spec.name === undefined ? `Boutique ${spec.id.split('-').at(-1) ?? ''} ${market.countryCode}` : spec.name,
    countryCode: market.countryCode,
    diallingCode: market.diallingCode,
    currency: spec.currency ?? market.currency,
    active: spec.active ?? true,
    counters: { transfer: 5001, position: 9001, order: 701, rma: 3001, rmaPosition: 4001, rmaRequest: 6001 },
    transfers: new Map(),
    open: new Set(),
    orders: new Map(),
    rmas: new Map(),
    rmaRequests: new Map(),
    productMap: [],
    stock: new Map(),
    shippingProviders: null,
  };
  world.locations.set(spec.id, location);
  return location;
}
