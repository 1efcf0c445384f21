/** Starts the simulator: its HTTP ports, and the same world as an object to steer it in-process. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { handle, type Handled, type Trail } from './api/handle.ts';
import { readRequest, type RawRequest } from './api/request.ts';
import { sendReply } from './api/send.ts';
import { failure } from './api/reply.ts';
import { createControl, type MiintoControl } from './control/control.ts';
import { answerControl } from './control/over-http.ts';
import { ApiError, CODE } from './errors.ts';
import { createWorld, type World } from './market/world.ts';
import { SERVICES, type Service, type Switches } from './switches.ts';

export interface MiintoSimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Own ports for some services, which then answer nothing else; 0 takes a free one. */
  readonly ports?: Readonly<Partial<Record<Service, number>>>;
  /** Address to listen on, 127.0.0.1 by default. */
  readonly host?: string;
  /** Milliseconds since 1970; the real clock by default. */
  readonly now?: () => number;
  /** Milliseconds for the rate limit, which counts in real seconds whatever `now` says. */
  readonly monotonic?: () => number;
  /** Divides lags, life times and stalls; 1 by default. */
  readonly timeScale?: number;
  readonly seed?: number;
  /** Hosts that requests may be signed for besides the one they are sent to, such as `api-order.miinto.net`. */
  readonly signingHosts?: Readonly<Partial<Record<Service, readonly string[]>>>;
  readonly switches?: Partial<Switches>;
}

export interface MiintoSimulator {
  /** Serves all services that have no port of their own, and the control API. */
  readonly url: string;
  /** Base URL per service; equal to `url` unless the service has its own port. */
  readonly urls: Readonly<Record<Service, string>>;
  readonly control: MiintoControl;
  /** Ends all connections, also stalled ones. */
  close(): Promise<void>;
}

export async function startMiintoSimulator(options: MiintoSimulatorOptions = {}): Promise<MiintoSimulator> {
  const world = createWorld({
    now: options.now ?? Date.now,
    monotonic: options.monotonic ?? (() => performance.now()),
    timeScale: options.timeScale ?? 1,
    seed: options.seed ?? 1,
    signingHosts: options.signingHosts ?? {},
    switches: options.switches ?? {},
  });
  const control = createControl(world);
  const closing = new AbortController();
  const host = options.host ?? '127.0.0.1';
  const servers: Server[] = [];

  async function listen(port: number, services: readonly Service[]): Promise<string> {
    const server = createServer((message, response) => {
      void serve({ world, control, services, closing: closing.signal }, message, response);
    });
    // A short idle time would make clients meet closed connections that no fault has planned.
    server.keepAliveTimeout = 65_000;
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  }

  const shared = SERVICES.filter((service) => options.ports?.[service] === undefined);
  const url = await listen(options.port ?? 0, shared);
  const urls = { auth: url, order: url, stock: url, product: url };
  for (const service of SERVICES) {
    const port = options.ports?.[service];
    if (port !== undefined) urls[service] = await listen(port, [service]);
  }

  world.origin = urls.order;

  async function close(): Promise<void> {
    closing.abort();
    await Promise.all(servers.map(closeServer));
  }
  return { url, urls, control, close };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

interface Serving {
  readonly world: World;
  readonly control: MiintoControl;
  readonly services: readonly Service[];
  readonly closing: AbortSignal;
}

async function serve(serving: Serving, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, closing } = serving;
  const service = serving.services.length === 1 ? (serving.services[0] ?? 'miinto') : 'miinto';
  const trail: Trail = { service, route: null, locationId: null, login: null, fault: null, version: '2.6' };
  try {
    const request = await readRequest(message);
    if (request.path.startsWith('/_control/')) {
      world.timeline.settle(world.clock.now());
      await sendReply(response, { reply: answerControl(serving.control, request), outcome: 'sent' }, world.clock.now());
      return;
    }
    const handled = await handleRequest(serving, request, trail);
    log(world, request, trail, handled);
    await sendReply(response, handled, world.clock.now());
  } catch (error) {
    if (closing.aborted || response.destroyed || message.socket.destroyed) {
      response.destroy();
      return;
    }
    const failed =
      error instanceof ApiError ? error : new ApiError(500, CODE.server, `The simulator broke: ${String(error)}`);
    if (failed !== error) console.error(error);
    await sendReply(
      response,
      { reply: failure(trail.version, failed, failed.status), outcome: 'sent' },
      world.clock.now(),
    );
  }
}

function handleRequest(serving: Serving, request: RawRequest, trail: Trail): Promise<Handled> {
  const wait = (milliseconds: number): Promise<void> => sleep(milliseconds, undefined, { signal: serving.closing });
  return handle(serving.world, request, serving.services, trail, wait);
}

const LOGGED_BODY = 4000;

function log(world: World, request: RawRequest, trail: Trail, { reply, outcome }: Handled): void {
  world.log.add({
    at: new Date(world.clock.now()).toISOString(),
    service: trail.service,
    method: request.method,
    target: request.target,
    route: trail.route,
    locationId: trail.locationId,
    login: trail.login,
    // A login's body holds a password.
    body: trail.route === 'POST channels' ? '' : request.body.toString('utf8', 0, LOGGED_BODY),
    status: reply.status,
    outcome,
    fault: trail.fault,
  });
}
