import { parseArgs } from 'node:util';

/** What the demo was asked for, checked. */
export interface DemoOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly dev: boolean;
  /** Transfers made visible over the first minute; 0 lets none flow. */
  readonly orders: number;
  readonly seed: number;
  /** How often the worker is killed on the way. */
  readonly workerKills: number;
  readonly catalogFile: string | null;
  readonly currency: string;
  /** Units of a market's currency for one of the shop's. */
  readonly rates: ReadonlyMap<string, string>;
  /** Miinto's addresses when it is not simulated. */
  readonly external: ExternalMiinto | null;
  readonly timeScale: number;
}

export interface ExternalMiinto {
  readonly login: string;
  readonly password: string;
  readonly urls: Readonly<
    Record<'MIINTO_AUTH_URL' | 'MIINTO_ORDER_URL' | 'MIINTO_STOCK_URL' | 'MIINTO_PRODUCT_URL', string>
  >;
}

/** Something about the command line that a person has to correct. */
export class UsageError extends Error {}

/** Rough rates of 2026 against the euro: demo connections need some rate, not today's. */
const EURO_RATES: Readonly<Record<string, string>> = {
  EUR: '1',
  DKK: '7.46',
  SEK: '11.2',
  NOK: '11.6',
  PLN: '4.28',
  CHF: '0.94',
  GBP: '0.86',
  CNY: '8.3',
  USD: '1.17',
};

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws UsageError with one sentence for the person */
export function readOptions(args: readonly string[], environment: Environment): DemoOptions {
  const { values } = parse(args);
  const currency = (values.currency ?? 'EUR').toUpperCase();
  if (EURO_RATES[currency] === undefined) {
    throw new UsageError(`--currency ${currency} is not one of ${Object.keys(EURO_RATES).join(', ')}.`);
  }
  const once = values.once ?? false;
  return {
    once,
    json: values.json ?? false,
    dev: values.dev ?? false,
    orders: whole('--orders', values.orders, values.dev ? 0 : once ? 200 : 120, 0, 5000),
    seed: whole('--seed', values.seed, 1, 0, 2 ** 31 - 1),
    workerKills: kills(values.kill),
    catalogFile: values.catalog ?? null,
    currency,
    rates: rates(values.rates, currency),
    external: external(values.miinto, environment),
    timeScale: scale(environment['TIME_SCALE']),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean' },
        json: { type: 'boolean' },
        dev: { type: 'boolean' },
        orders: { type: 'string' },
        seed: { type: 'string' },
        kill: { type: 'string' },
        catalog: { type: 'string' },
        currency: { type: 'string' },
        rates: { type: 'string' },
        miinto: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}, not “${text}”.`);
  return value;
}

function kills(text: string | undefined): number {
  if (text === undefined) return 0;
  const count = /^worker=(\d+)$/.exec(text)?.[1];
  if (count === undefined) throw new UsageError(`--kill takes worker=N, such as worker=2, not “${text}”.`);
  return whole('--kill worker', count, 0, 0, 20);
}

function scale(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  const value = Number(text);
  if (!(value > 0)) throw new UsageError(`TIME_SCALE takes a number above 0, not “${text}”.`);
  return value;
}

/** The built-in table for this currency, with what `--rates DKK=7.46,SEK=11.2` says in front of it. */
function rates(text: string | undefined, currency: string): ReadonlyMap<string, string> {
  const base = Number(EURO_RATES[currency]);
  const table = new Map(Object.entries(EURO_RATES).map(([code, rate]) => [code, trimmed(Number(rate) / base)]));
  for (const entry of (text ?? '').split(',').filter((part) => part !== '')) {
    const [, code, rate] = /^([A-Za-z]{3})=(\d+(?:\.\d{1,8})?)$/.exec(entry.trim()) ?? [];
    if (code === undefined || rate === undefined || Number(rate) === 0) {
      throw new UsageError(`--rates takes pairs such as DKK=7.46,SEK=11.2, not “${entry}”.`);
    }
    table.set(code.toUpperCase(), rate);
  }
  return table;
}

function trimmed(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}

/** `--miinto external`, also meant by a set MIINTO_AUTH_URL. */
function external(text: string | undefined, environment: Environment): ExternalMiinto | null {
  if (text !== undefined && text !== 'external' && text !== 'simulated') {
    throw new UsageError(`--miinto takes external or simulated, not “${text}”.`);
  }
  if (text === 'simulated' || (text === undefined && !environment['MIINTO_AUTH_URL'])) return null;
  const need = (name: string): string => {
    const value = environment[name];
    if (!value) throw new UsageError(`${name} is missing. A Miinto of your own needs it.`);
    return value;
  };
  return {
    login: need('DEMO_MIINTO_LOGIN'),
    password: need('DEMO_MIINTO_PASSWORD'),
    urls: {
      MIINTO_AUTH_URL: need('MIINTO_AUTH_URL'),
      MIINTO_ORDER_URL: need('MIINTO_ORDER_URL'),
      MIINTO_STOCK_URL: need('MIINTO_STOCK_URL'),
      MIINTO_PRODUCT_URL: need('MIINTO_PRODUCT_URL'),
    },
  };
}
