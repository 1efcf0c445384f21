/** Every request and what became of it: the newest in full, and counts that are never dropped. */

/** `sent` in full, `lost` without a byte of answer, `cut` in the middle. */
export type Outcome = 'sent' | 'lost' | 'cut';

export interface LoggedRequest {
  readonly at: string;
  readonly service: string;
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** Name of the route, null if there is none. */
  readonly route: string | null;
  readonly locationId: string | null;
  readonly login: string | null;
  /** Up to 4,000 characters; empty for logins. */
  readonly body: string;
  /** The status the answer had or would have had. */
  readonly status: number;
  readonly outcome: Outcome;
  /** Kind of the fault that met it. */
  readonly fault: string | null;
}

export interface RequestCounts {
  readonly total: number;
  /** Per route name; requests without a route count as `none`. */
  readonly byRoute: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byLocation: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface RequestLog {
  add(entry: LoggedRequest): void;
  entries(filter: { readonly locationId?: string; readonly route?: string; readonly last?: number }): LoggedRequest[];
  counts(): RequestCounts;
  clear(): void;
}

const KEPT = 20_000;

export function createRequestLog(): RequestLog {
  let kept: LoggedRequest[] = [];
  let total = 0;
  let byRoute: Record<string, number> = {};
  let byStatus: Record<string, number> = {};
  let byLocation: Record<string, Record<string, number>> = {};
  const count = (into: Record<string, number>, key: string): void => {
    into[key] = (into[key] ?? 0) + 1;
  };
  return {
    add: (entry) => {
      kept.push(entry);
      if (kept.length > 2 * KEPT) kept = kept.slice(-KEPT);
      total += 1;
      count(byRoute, entry.route ?? 'none');
      count(byStatus, String(entry.status));
      if (entry.locationId !== null) count((byLocation[entry.locationId] ??= {}), entry.route ?? 'none');
    },
    entries: ({ locationId, route, last }) =>
      kept
        .filter((entry) => locationId === undefined || entry.locationId === locationId)
        .filter((entry) => route === undefined || entry.route === route)
        .slice(-(last ?? 1000)),
    counts: () => structuredClone({ total, byRoute, byStatus, byLocation }),
    clear: () => {
      kept = [];
      total = 0;
      byRoute = {};
      byStatus = {};
      byLocation = {};
    },
  };
}
