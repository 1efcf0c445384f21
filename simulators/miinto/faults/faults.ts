/** Planned misbehaviour: which request meets it, and how often. */
import type { Random } from '../random.ts';

/**
 * - `reply-lost`: the connection is destroyed without an answer, after the work was done (`phase: 'before'`: instead)
 * - `error`: `status` (503) before the work is done, or after it
 * - `rate-limited`: 429 with `retryAfterSeconds` (1)
 * - `stall`: `delayMs` (60,000 / time scale) pass after the work was done, or before it
 * - `cut`: the work is done, half of the answer is sent
 * - `html`: a web page with `status` (502) instead of JSON, before or after the work
 * - `wrong-types`: the work is done, the answer's values have other types (see `mode`)
 * - `failure-200`: a failure envelope with status 200, before or after the work
 * - `channel-expired`: the channel that signed the request is revoked, 401
 * - `page-shrinking`: on a transfer list with an offset, `count` (1) entries of earlier pages have left it; `mode`: `hide` for
 *   this request only (default), or for good `withdraw`, `panel-accept`, `panel-decline`
 * - `taken-away`: the transfer is withdrawn just before it is answered
 */
export const FAULT_KINDS = [
  'reply-lost',
  'error',
  'rate-limited',
  'stall',
  'cut',
  'html',
  'wrong-types',
  'failure-200',
  'channel-expired',
  'page-shrinking',
  'taken-away',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultSpec {
  readonly kind: FaultKind;
  /** Route name such as `PATCH transfer`, with `*` for any text; by default every route. */
  readonly route?: string;
  readonly locationId?: string;
  readonly login?: string;
  /** Lets so many matching requests pass first. */
  readonly skip?: number;
  /** Meets so many requests and is then gone; 1 by default, without an end when `probability` is given alone. */
  readonly next?: number;
  /** 0 to 1, seeded. */
  readonly probability?: number;
  /** Whether the work is done (`after`) or not. Default: after for reply-lost and stall, before for the others. */
  readonly phase?: 'before' | 'after';
  readonly status?: number;
  readonly delayMs?: number;
  readonly retryAfterSeconds?: number;
  readonly count?: number;
  /**
   * For `page-shrinking` see there. For `wrong-types`: `data-text` (default), `data-null`, `data-object` (lists become
   * objects), `ids-text`, `prices-text`.
   */
  readonly mode?: string;
}

export interface Fault extends FaultSpec {
  readonly id: number;
  readonly hits: number;
  /** How many requests it will still meet; null without an end. */
  readonly left: number | null;
}

export interface Faults {
  add(spec: FaultSpec): Fault;
  remove(id: number): void;
  clear(): void;
  list(): Fault[];
  /** The first fault that is due for this request; counts as a hit. */
  meet(request: FaultyRequest): Fault | null;
}

export interface FaultyRequest {
  /** Route name. */
  readonly route: string;
  readonly locationId: string | null;
  readonly login: string | null;
  /** Of a list; 0 otherwise. */
  readonly offset: number;
}

/** Kinds that make sense on one kind of request only. */
const ONLY_ON: Readonly<Partial<Record<FaultKind, string>>> = {
  'page-shrinking': 'GET transfers',
  'taken-away': 'PATCH transfer',
};

export function createFaults(random: Random): Faults {
  let faults: (Fault & { skipped: number })[] = [];
  let lastId = 0;

  const shown = ({ skipped: _skipped, ...fault }: Fault & { skipped: number }): Fault => fault;

  return {
    add: (spec) => {
      if (!FAULT_KINDS.includes(spec.kind)) throw new Error(`Unknown kind of fault: ${String(spec.kind)}`);
      lastId += 1;
      const left = spec.next ?? (spec.probability === undefined ? 1 : null);
      const fault = { ...spec, id: lastId, hits: 0, left, skipped: 0 };
      faults.push(fault);
      return shown(fault);
    },
    remove: (id) => {
      faults = faults.filter((fault) => fault.id !== id);
    },
    clear: () => {
      faults = [];
    },
    list: () => faults.map(shown),
    meet: (request) => {
      for (const [index, fault] of faults.entries()) {
        if (fault.left === 0 || !matches(fault, request)) continue;
        if (fault.skipped < (fault.skip ?? 0)) {
          fault.skipped += 1;
          continue;
        }
        if (fault.probability !== undefined && random.next() >= fault.probability) continue;
        const met = { ...fault, hits: fault.hits + 1, left: fault.left === null ? null : fault.left - 1 };
        faults[index] = met;
        return shown(met);
      }
      return null;
    },
  };
}

function matches(fault: FaultSpec, request: FaultyRequest): boolean {
  if ((ONLY_ON[fault.kind] ?? request.route) !== request.route) return false;
  if (fault.kind === 'page-shrinking' && request.offset === 0) return false;
  // A login has no channel that could end.
  if (fault.kind === 'channel-expired' && request.login === null) return false;
  if (fault.locationId !== undefined && fault.locationId !== request.locationId) return false;
  if (fault.login !== undefined && fault.login !== request.login) return false;
  return fault.route === undefined || pattern(fault.route).test(request.route);
}

function pattern(route: string): RegExp {
  const parts = route.split('*').map((part) => part.replaceAll(/[^\w ]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
