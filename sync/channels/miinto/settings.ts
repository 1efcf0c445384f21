import type { AdapterError } from '../../core/errors.ts';
import type { ChannelEnvironment } from '../../core/ids.ts';
import type { Limiter } from '../../core/limiter.ts';
import type { Clock, Sleep } from '../../platform/clock.ts';
import type { HttpClient } from '../../platform/http.ts';
import type { Exchange } from '../channel.ts';
import type { DocumentPath } from './order-extras.ts';
import type { MiintoPaths } from './paths.ts';
import type { ReturnsWire } from './returns-wire.ts';
import type { ShipmentWire } from './shipments.ts';

/** Miinto's services; each has its own base address and version. */
export type MiintoService = 'auth' | 'order' | 'stock' | 'product';

/** Base addresses, e.g. `https://api-order.miinto.net`. A service without one is off in that environment. */
export interface MiintoHosts {
  readonly auth: string;
  readonly order: string;
  readonly stock?: string | undefined;
  readonly product?: string | undefined;
}

/** What the container hands in. Only the first four are needed; the rest has defaults from the reference. */
export interface MiintoDeps {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly limiter: Limiter;
  readonly hosts: (environment: ChannelEnvironment) => MiintoHosts;
  /** Host names to sign instead of the address's own, for proxies and stand-ins. */
  readonly signingHosts?: Partial<Readonly<Record<MiintoService, string | undefined>>> | undefined;
  /** Divides time limits and back-off; for demo and tests. Default 1. */
  readonly timeScale?: number | undefined;
  /** For one request, until the last byte of its reply. Default 30 000, before `timeScale`. */
  readonly timeoutMs?: number | undefined;
  /** Requests a second per channel location, also the burst. Default 2 (reference section 8). */
  readonly requestsPerSecond?: number | undefined;
  /** Entries asked for per page. Default 50. */
  readonly pageSize?: number | undefined;
  /** Largest reply read, in bytes. Default 32 MiB; for the product map 256 MiB. */
  readonly maxReplyBytes?: number | undefined;
  readonly maxProductMapBytes?: number | undefined;
  /** How shipments are written. Default: the working assumption of shipments.ts. */
  readonly shipment?: ShipmentWire | undefined;
  /** How decisions on returns and requests are written. Default: the working assumption of returns-wire.ts. */
  readonly returns?: ReturnsWire | undefined;
  /** Stock levels per push. Default 100 (reference section 9 row 19). */
  readonly stockBatchSize?: number | undefined;
  /** Where an order may link to files. Default: the candidates of order-extras.ts. */
  readonly documentPaths?: readonly DocumentPath[] | undefined;
  /** Replacements for single path templates. */
  readonly paths?: Partial<MiintoPaths> | undefined;
  /** Control version header per service. Default `1.0` for auth and product, `2.6` for order and stock. */
  readonly versions?: Partial<Readonly<Record<MiintoService, string | undefined>>> | undefined;
  /** Told about every exchange; holds no secrets and no personal data. */
  readonly onExchange?: ((exchange: Exchange, where: ExchangePlace) => void) | undefined;
  /** From 0 up to 1; spreads the retries of reads. */
  readonly random?: (() => number) | undefined;
  readonly sleep?: Sleep | undefined;
}

export interface ExchangePlace {
  readonly environment: ChannelEnvironment;
  /** Null while signing in: that concerns the whole account. */
  readonly locationId: string | null;
  /** What came of it, if not a good reply. */
  readonly error: AdapterError | null;
}

export const DEFAULT_VERSIONS: Readonly<Record<MiintoService, string>> = {
  auth: '1.0',
  order: '2.6',
  stock: '2.6',
  product: '1.0',
};
