import type { Random } from '../time/random.ts';

/**
 * What can be made to go wrong with a request.
 * - `lost-reply`: executed, then the connection is broken before the answer
 * - `cut-body`: executed, half of the answer is sent
 * - `stall`: not executed, no answer; `stall-after`: executed, no answer (until `milliseconds` have passed, then broken)
 * - `error-before`, `error-after`: 503 (or `status`), not executed or executed
 * - `too-many-requests`: 429 with Retry-After; `throttled`: the GraphQL error THROTTLED; neither is executed
 * - `unauthorized`: 401 for this one request; `internal-error`: the GraphQL error INTERNAL_SERVER_ERROR, not executed
 * - `slow`: executed after `milliseconds`, during which its idempotency key is in use
 */
export const REQUEST_FAULTS = [
  'lost-reply',
  'cut-body',
  'stall',
  'stall-after',
  'error-before',
  'error-after',
  'too-many-requests',
  'throttled',
  'unauthorized',
  'internal-error',
  'slow',
] as const;

/** Those that have nothing to do with GraphQL, for the token endpoint. */
export const HTTP_FAULTS: readonly FaultKind[] = REQUEST_FAULTS.filter(
  (kind) => kind !== 'throttled' && kind !== 'internal-error' && kind !== 'slow',
);

/**
 * What can be made to go wrong with a webhook: sent twice (same webhook id), swapped with the next one, late by
 * `milliseconds`, or never sent.
 */
export const WEBHOOK_FAULTS = ['webhook-duplicate', 'webhook-reorder', 'webhook-delay', 'webhook-drop'] as const;

export type FaultKind = (typeof REQUEST_FAULTS)[number] | (typeof WEBHOOK_FAULTS)[number];

export interface FaultSettings {
  readonly kind: FaultKind;
  /**
   * The operation it strikes: an operation name or root field of GraphQL, `access_token`, or a webhook topic. Absent:
   * every one.
   */
  readonly operation?: string;
  /** Shop domain; absent: every shop. */
  readonly shop?: string;
  /** How often it strikes; absent: until it is cleared. */
  readonly times?: number;
  /** Matching calls to let pass first. */
  readonly after?: number;
  /** Chance per matching call, 0 to 1. */
  readonly probability?: number;
  readonly milliseconds?: number;
  readonly status?: number;
}

export interface Fault extends FaultSettings {
  readonly id: number;
  struck: number;
  passed: number;
}

export interface FaultBook {
  add(settings: FaultSettings): Fault;
  clear(): void;
  list(): readonly Fault[];
  /** The first fault of these kinds that strikes a call known by these names; it counts as used. */
  strike(kinds: readonly FaultKind[], call: { readonly names: readonly string[]; readonly shop: string }): Fault | null;
}

export function createFaultBook(random: Random): FaultBook {
  let faults: Fault[] = [];
  let nextId = 1;
  return {
    add: (settings) => {
      const fault: Fault = { ...settings, id: nextId, struck: 0, passed: 0 };
      nextId += 1;
      faults.push(fault);
      return fault;
    },
    clear: () => {
      faults = [];
    },
    list: () => faults,
    strike: (kinds, call) => {
      const names = call.names.map((name) => name.toLowerCase());
      for (const fault of faults) {
        if (!kinds.includes(fault.kind)) continue;
        if (fault.shop !== undefined && fault.shop !== call.shop) continue;
        if (fault.operation !== undefined && !names.includes(fault.operation.toLowerCase())) continue;
        if (fault.times !== undefined && fault.struck >= fault.times) continue;
        if (fault.passed < (fault.after ?? 0)) {
          fault.passed += 1;
          continue;
        }
        if (fault.probability !== undefined && random.next() >= fault.probability) continue;
        fault.struck += 1;
        return fault;
      }
      return null;
    },
  };
}

/** Every kind, for whoever reads one from outside. */
export const FAULT_KINDS: ReadonlySet<string> = new Set([...REQUEST_FAULTS, ...WEBHOOK_FAULTS]);
