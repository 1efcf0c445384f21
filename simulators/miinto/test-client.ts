/** A plain client for the simulator's own tests: signs what it sends, byte for byte, and gives back what came. */
import { request as httpRequest } from 'node:http';
import { signatureSteps } from './api/signature.ts';
import { startMiintoSimulator, type MiintoSimulator, type MiintoSimulatorOptions } from './start.ts';

export const DK = '1-m!i!s-045-1234';
export const SE = '1-m!i!s-046-5678';
/** 2024-03-01T09:00:00Z */
export const START = 1709283600000;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Parsed on reading; tests take it apart as it comes. */
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a wrong shape fails the test anyway
}

export interface Asked {
  readonly method?: string;
  /** Path and query exactly as they are to be sent. */
  readonly target: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds the client's clock is wrong by. */
  readonly skew?: number;
  /** Signs for this host instead of the one asked. */
  readonly signFor?: string;
  /** Signs this body or target instead of what is sent. */
  readonly signed?: { readonly target?: string; readonly body?: string };
}

export interface Bench {
  readonly simulator: MiintoSimulator;
  readonly control: MiintoSimulator['control'];
  /** Moves the simulated clock. */
  wait(milliseconds: number): void;
  /** Sends what is given and nothing else. @throws when the connection breaks */
  send(asked: Asked, base?: string): Promise<Answer>;
  login(login?: string, password?: string): Promise<{ id: string; token: string }>;
  /** Signed with the channel of the last login; logs in first if need be. */
  ask(asked: Asked | string, base?: string): Promise<Answer>;
  patch(target: string, body: unknown, method?: string): Promise<Answer>;
  close(): Promise<void>;
}

/** A simulator with one account (`anna`, `secret`) for a Danish and a Swedish location, whose clock stands still. */
export async function startBench(options: MiintoSimulatorOptions = {}): Promise<Bench> {
  let now = START;
  const { switches, ...rest } = options;
  const simulator = await startMiintoSimulator({
    now: () => now,
    ...rest,
    switches: { rateLimit: null, orderLagMs: [0, 0], refundLagMs: [0, 0], timestamps: 'iso', ...switches },
  });
  simulator.control.addAccount({ login: 'anna', password: 'secret', locations: [{ id: DK }, { id: SE }] });
  let channel: { id: string; token: string } | null = null;
  let seed = 0;

  const bench: Bench = {
    simulator,
    control: simulator.control,
    wait: (milliseconds) => {
      now += milliseconds;
    },
    send: ({ method = 'GET', target, body, headers = {} }, base = simulator.url) =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(base);
        const request = httpRequest({ hostname, port, path: target, method, headers, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const answer = { status: response.statusCode ?? 0, headers: response.headers, text };
            resolve(Object.defineProperty(answer, 'json', { get: (): unknown => JSON.parse(text) }) as Answer);
          });
        });
        request.on('error', reject);
        request.end(body);
      }),
    login: async (login = 'anna', password = 'secret') => {
      const answer = await bench.send(
        {
          method: 'POST',
          target: '/channels',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ identifier: login, secret: password }),
        },
        simulator.urls.auth,
      );
      channel = (answer.json as { data: { id: string; token: string } }).data;
      return channel;
    },
    ask: async (given, base = simulator.url) => {
      const asked = typeof given === 'string' ? { target: given } : given;
      const { id, token } = channel ?? (await bench.login());
      seed += 1;
      const [path = '', ...query] = (asked.signed?.target ?? asked.target).split('?');
      const timestamp = String(Math.floor(now / 1000) + (asked.skew ?? 0));
      const { signature } = signatureSteps(
        {
          method: asked.method ?? 'GET',
          host: asked.signFor ?? new URL(base).hostname,
          path,
          query: query.join('?'),
          channelId: id,
          timestamp,
          seed: String(seed),
          body: Buffer.from(asked.signed?.body ?? asked.body ?? ''),
        },
        token,
      );
      const headers = {
        'content-type': 'application/json',
        'miinto-api-control-flavour': 'Miinto-Generic',
        'miinto-api-control-version': '2.6',
        'miinto-api-auth-id': id,
        'miinto-api-auth-timestamp': timestamp,
        'miinto-api-auth-seed': String(seed),
        'miinto-api-auth-type': 'MNT-HMAC-SHA256-1-0',
        'miinto-api-auth-signature': signature,
        ...asked.headers,
      };
      return bench.send({ ...asked, headers }, base);
    },
    patch: (target, body, method = 'PATCH') => bench.ask({ method, target, body: JSON.stringify(body) }),
    close: () => simulator.close(),
  };
  return bench;
}
