import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { appStatus, underWay, type AppStatus } from './app-status.ts';
import { buildIfNeeded } from './build.ts';
import type { Narrator } from './console.ts';
import { freePort } from './free-port.ts';
import { makeDay, type Day } from './generator.ts';
import type { PositionIntent } from './intents.ts';
import { judge, type Judgement } from './judge.ts';
import { Merchant } from './merchant.ts';
import type { DemoOptions } from './options.ts';
import { ACCOUNTS, LOCATIONS } from './places.ts';
import { Processes, type Child } from './processes.ts';
import { createRandom } from './random.ts';
import { demoSecrets, type DemoSecrets } from './secrets.ts';
import {
  linesInStore,
  positionsAtMiinto,
  scheduleDay,
  SHOP,
  startMiinto,
  startShopify,
  type Miinto,
  type Shopify,
} from './world.ts';

const FOLDER = path.resolve('.data/demo');
/** Nothing is waited for longer than this after the last transfer became visible. */
const PATIENCE_MS = 420_000;
/** With a Miinto of one's own: quiet for so long means through. */
const QUIET_MS = 30_000;
const LOOK_MS = 500;

/** One run of the demo, from the first process to the last. */
export class DemoRun {
  readonly #options: DemoOptions;
  readonly #say: Narrator;
  readonly #processes = new Processes(FOLDER);
  readonly #secrets: DemoSecrets = demoSecrets(FOLDER);
  #shopify: Shopify | null = null;
  #miinto: Miinto | null = null;
  #worker: Child | null = null;
  #appUrl = '';
  #killsDone = 0;

  constructor(options: DemoOptions, narrator: Narrator) {
    this.#options = options;
    this.#say = narrator;
  }

  /** Plays until it is over (`--once`) or for ever. @returns the exit code */
  async play(): Promise<number> {
    const { once, external, dev } = this.#options;
    await this.#processes.stopLeftovers();
    const day = makeDay(this.#options);
    const begun = Date.now();
    const merchant = await this.#startEverything(day);
    const startsAt = Date.now() + 1000;
    await this.#connectAll(merchant);
    const intents = this.#miinto
      ? scheduleDay(this.#miinto, day, Math.max(startsAt, Date.now()), this.#options.timeScale)
      : [];
    if (!once) this.#invite();
    if (dev && this.#options.orders === 0 && !once) return this.#runForEver();
    this.#planKills();
    if (external) return once ? this.#untilQuiet(begun) : this.#runForEver();
    return once ? this.#untilSettled(merchant, intents, begun) : this.#runForEver();
  }

  async stop(): Promise<void> {
    await this.#processes.stopAll(['database']);
    await this.#miinto?.close();
    await this.#shopify?.close();
  }

  async #startEverything(day: Day): Promise<Merchant> {
    const { external, timeScale, seed, currency, catalogFile, dev } = this.#options;
    const port = await freePort(3000);
    this.#appUrl = `http://127.0.0.1:${port}`;
    const scopes = scopesOfTheApp();
    const database = this.#startDatabase();
    if (!dev) buildIfNeeded((sentence) => this.#say.say(sentence));
    this.#shopify = await startShopify({
      apiKey: this.#secrets.SHOPIFY_API_KEY,
      apiSecret: this.#secrets.SHOPIFY_API_SECRET,
      appUrl: this.#appUrl,
      scopes,
      currency,
      timeScale,
      seed,
      products: catalogFile === null ? day.catalogue.products : readCatalogue(catalogFile),
    });
    if (!external) this.#miinto = await startMiinto({ timeScale, seed, day });
    const env = this.#environment({ databaseUrl: await database, port, scopes });
    const web: readonly [string, ...string[]] = dev
      ? ['remix', 'vite:dev', '--port', String(port), '--host', '127.0.0.1']
      : ['node', 'app/web.server.ts'];
    this.#processes.start('web', web, { env, onExit: (code) => this.#diedUnasked('web', code) });
    this.#startWorker(env);
    const merchant = new Merchant({ appUrl: this.#appUrl, adminUrl: this.#shopify.url, shop: SHOP });
    this.#say.say('Starting the app …');
    await merchant.waitForApp(() => this.#processes.stopping);
    await merchant.openApp();
    return merchant;
  }

  #environment(found: { databaseUrl: string; port: number; scopes: readonly string[] }): NodeJS.ProcessEnv {
    const { external, timeScale } = this.#options;
    const miinto = this.#miinto?.url ?? '';
    return {
      ...process.env,
      ...this.#secrets,
      APP_MODE: 'demo',
      NODE_ENV: this.#options.dev ? 'development' : 'production',
      SHOPIFY_APP_URL: this.#appUrl,
      SCOPES: found.scopes.join(','),
      DATABASE_URL: found.databaseUrl,
      SHOPIFY_SIMULATOR_URL: this.#shopify?.url ?? '',
      ...(external?.urls ?? {
        MIINTO_AUTH_URL: miinto,
        MIINTO_ORDER_URL: miinto,
        MIINTO_STOCK_URL: miinto,
        MIINTO_PRODUCT_URL: miinto,
      }),
      TIME_SCALE: String(timeScale),
      PORT: String(found.port),
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    };
  }

  /** The embedded PostgreSQL with an empty database, held by a process of its own. @returns its address */
  async #startDatabase(): Promise<string> {
    this.#say.say('Starting PostgreSQL …');
    const child = this.#processes.start('database', ['node', 'app/database.server.ts', '--fresh'], {
      env: process.env,
      output: 'pipe',
      onExit: (code) => this.#diedUnasked('database', code),
    });
    return new Promise((resolve, reject) => {
      let text = '';
      child.process.stdout?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('\n')) resolve((JSON.parse(text) as { url: string }).url);
      });
      child.process.once('exit', () => reject(new Error(`PostgreSQL did not start; see ${child.log}`)));
    });
  }

  #startWorker(env: NodeJS.ProcessEnv): void {
    this.#worker = this.#processes.start('worker', ['node', 'app/worker.server.ts'], {
      env,
      onExit: (code) => {
        if (code !== null) this.#diedUnasked('worker', code);
        this.#startWorker(env);
      },
    });
  }

  #diedUnasked(name: string, code: number | null): void {
    this.#say.say(
      `The ${name} process ended by itself (${code ?? 'killed'}); see ${path.join(FOLDER, 'logs', `${name}.log`)}`,
    );
  }

  async #connectAll(merchant: Merchant): Promise<void> {
    const { external, rates, currency } = this.#options;
    const stockLocation = this.#shopify?.control.state(SHOP).locations[0]?.id ?? '';
    const rateFor = (market: string | null): string | null =>
      market === null || market === currency ? null : (rates.get(market) ?? null);
    if (external) {
      const { login, password } = external;
      const found = await merchant.stores(login, password);
      this.#say.say(`Connecting ${found.length} location(s) …`);
      for (const { id, currency: market } of found) {
        await merchant.connect(
          { login, password, locationId: id, onFailure: 'hold', rate: rateFor(market) },
          stockLocation,
        );
      }
      return;
    }
    this.#say.say(`Connecting ${LOCATIONS.length} locations of ${ACCOUNTS.length} Miinto accounts …`);
    for (const location of LOCATIONS) {
      const account = ACCOUNTS.find((entry) => entry.login === location.account);
      if (!account) throw new Error(`Location ${location.id} has no account`);
      const { login, password } = account;
      await merchant.connect(
        { login, password, locationId: location.id, onFailure: location.onFailure, rate: rateFor(location.currency) },
        stockLocation,
      );
    }
  }

  #invite(): void {
    const address = `${this.#shopify?.url ?? ''}/admin?shop=${SHOP}`;
    this.#say.say(
      `\nThe simulated Shopify Admin, with the app inside:\n\n    ${address}\n\nCtrl-C stops everything.\n`,
    );
  }

  /** Kills the worker at seeded moments of the first minute; it is started again at once. */
  #planKills(): void {
    const random = createRandom(this.#options.seed ^ 0x5eed);
    for (let kill = 0; kill < this.#options.workerKills; kill += 1) {
      const seconds = random.between(12, 58) / this.#options.timeScale;
      setTimeout(() => {
        if (!this.#worker || this.#processes.stopping) return;
        this.#killsDone += 1;
        this.#say.say(`Killing the worker (${this.#killsDone} of ${this.#options.workerKills}) …`);
        this.#processes.kill(this.#worker);
      }, seconds * 1000).unref();
    }
  }

  async #runForEver(): Promise<number> {
    while (!this.#processes.stopping) {
      await wait(2000);
      const status = await appStatus(this.#appUrl, this.#secrets.CRON_SECRET);
      if (status) this.#say.status(this.#describe(status));
    }
    return 0;
  }

  #describe(status: AppStatus): string {
    const orders = this.#shopify?.control.state(SHOP).orders.length ?? 0;
    const waiting = this.#miinto
      ? `${positionsAtMiinto(this.#miinto).filter((entry) => entry.status === 'pending').length} positions open at Miinto, `
      : '';
    return `${waiting}${orders} orders in Shopify, ${underWay(status)} writes under way, ${status.attention} things to look at`;
  }

  /** Until every intent has come to its end, or nothing more can be expected; then the judge speaks. */
  async #untilSettled(merchant: Merchant, intents: readonly PositionIntent[], begun: number): Promise<number> {
    const lastVisible = Math.max(begun, ...intents.map((intent) => intent.visibleAt));
    while (Date.now() < lastVisible + PATIENCE_MS && !this.#processes.stopping) {
      await wait(LOOK_MS);
      const status = await appStatus(this.#appUrl, this.#secrets.CRON_SECRET);
      if (!status) continue;
      this.#say.status(this.#describe(status));
      if (
        Date.now() > lastVisible &&
        this.#killsDone >= this.#options.workerKills &&
        underWay(status) === 0 &&
        this.#isThrough(intents)
      )
        break;
    }
    const judgement = await this.#judgeWhenHoldsAreShown(merchant, intents, lastVisible + PATIENCE_MS);
    return this.#report(
      { ...judgement, seconds: seconds(begun), timeScale: this.#options.timeScale },
      judgement.wrong + judgement.duplicates + judgement.lost === 0,
    );
  }

  /** Everything meant to be answered is, and everything accepted stands in the store. */
  #isThrough(intents: readonly PositionIntent[]): boolean {
    const verdict = this.#judge(intents, []);
    const open = intents.filter((intent) => intent.outcome !== 'hold' && intent.contested === null).length;
    const groups = new Set(intents.flatMap((intent) => intent.contested ?? [])).size;
    return verdict.lost === 0 && verdict.accepted + verdict.declined >= open + groups;
  }

  /** A position is held in the app a moment before its page says so; the last ones are waited for. */
  async #judgeWhenHoldsAreShown(
    merchant: Merchant,
    intents: readonly PositionIntent[],
    until: number,
  ): Promise<Judgement> {
    for (;;) {
      const holds = await merchant.holds(
        (label) => LOCATIONS.find((entry) => label.startsWith(entry.id.split('-').at(-1) ?? ''))?.id ?? '',
      );
      const judgement = this.#judge(intents, holds);
      if (judgement.wrong === 0 || Date.now() > until || this.#processes.stopping) return judgement;
      // Wrong for another reason than a page not written yet will not mend itself: give it a little while only.
      until = Math.min(until, Date.now() + 25_000);
      await wait(LOOK_MS * 2);
    }
  }

  #judge(intents: readonly PositionIntent[], holds: Parameters<typeof judge>[0]['holds']): Judgement {
    if (!this.#miinto || !this.#shopify) throw new Error('Nothing to judge: a simulator is missing');
    return judge({ intents, miinto: positionsAtMiinto(this.#miinto), store: linesInStore(this.#shopify), holds });
  }

  /** With a Miinto of one's own nothing is known about what was meant: only what stands in the store is counted. */
  async #untilQuiet(begun: number): Promise<number> {
    let last = '';
    let changedAt = Date.now();
    let status: AppStatus | null = null;
    while (!this.#processes.stopping) {
      await wait(LOOK_MS);
      status = (await appStatus(this.#appUrl, this.#secrets.CRON_SECRET)) ?? status;
      if (!status) continue;
      this.#say.status(this.#describe(status));
      const now = JSON.stringify([status.effects, status.lastChangeAt, linesInStore(this.#shopify as Shopify).length]);
      if (now !== last) [last, changedAt] = [now, Date.now()];
      if (underWay(status) === 0 && Date.now() - changedAt >= QUIET_MS) break;
    }
    const counted = judge({ intents: [], miinto: [], store: linesInStore(this.#shopify as Shopify), holds: [] });
    const lines = linesInStore(this.#shopify as Shopify);
    return this.#report(
      {
        transfers: counted.ordersCreated,
        expected: null,
        accepted: lines.length,
        declined: 0,
        held: {},
        wrong: null,
        ordersCreated: counted.ordersCreated,
        duplicates: counted.duplicates,
        lost: null,
        seconds: seconds(begun),
        latency: null,
        timeScale: this.#options.timeScale,
      },
      status?.effects.person === 0,
    );
  }

  #report(result: object, good: boolean): number {
    if (this.#options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else this.#say.say(JSON.stringify(result, null, 2));
    if (!good) this.#say.say(`Something went wrong; the logs are in ${path.join(FOLDER, 'logs')}`);
    return good ? 0 : 1;
  }
}

function seconds(begun: number): number {
  return Math.round((Date.now() - begun) / 100) / 10;
}

/** What the app asks for in its own file; the simulated shop grants exactly that. */
function scopesOfTheApp(): readonly string[] {
  const text = readFileSync('shopify.app.toml', 'utf8');
  const scopes = /^\s*scopes\s*=\s*"([^"]*)"/m.exec(text)?.[1] ?? '';
  return scopes.split(',').map((scope) => scope.trim());
}

function readCatalogue(file: string): Parameters<typeof startShopify>[0]['products'] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof startShopify>[0]['products'];
  } catch (error) {
    throw new Error(
      `The catalogue ${file} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
